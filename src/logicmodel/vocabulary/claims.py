"""Claims that one thing contributes to another over several links, and rival explanations of the change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, get_args

from attrs import Factory, evolve, field, frozen

from logicmodel.vocabulary.assumptions import LEVELS, Level
from logicmodel.vocabulary.described import WORK_OUT, Described
from logicmodel.vocabulary.evidence import EvidenceUse, as_uses, uses_fault
from logicmodel.vocabulary.scales import Rating
from logicmodel.vocabulary.sequences import as_tuple
from logicmodel.vocabulary.stages import as_id
from logicmodel.vocabulary.validation import (
    Fault,
    id_fault,
    item_fault,
    items_fault,
    optional_choice_fault,
    optional_text_fault,
    refuse,
    text_fault,
)

RivalSort = Literal["other-programme", "context", "selection", "measurement", "implementation"]
RivalStatus = Literal["untested", "being-tested", "dismissed", "plays-a-part", "explains-it"]

RIVAL_SORTS: Final = get_args(RivalSort)
RIVAL_STATUSES: Final = get_args(RivalStatus)


@frozen(repr=False)
class Rival(Described):
    """
    A rival explanation: what else may account for a change.

    Args:
        id: The author's id, unique among rivals.
        label: The explanation, as readers see it.
        sort: ``other-programme``, ``context``, ``selection``, ``measurement`` or ``implementation``; None if not
            stated.
        plausibility: How plausible it is: ``low``, ``medium``, ``high``, or None.
        status: ``untested``, ``being-tested``, ``dismissed``, ``plays-a-part``, ``explains-it``, or None.
        evidence: What supports or contradicts the rival explanation: sources or `EvidenceUse` values.
        description, notes, tags, url, suppress, data: See `~logicmodel.vocabulary.described.Described`.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel.vocabulary import Rival
        >>> Rival("phonics", "A new phonics scheme", sort="other-programme", plausibility="medium").status is None
        True
    """

    id: str
    label: str
    sort: RivalSort | None = field(default=None, kw_only=True)
    plausibility: Level | None = field(default=None, kw_only=True)
    status: RivalStatus | None = field(default=None, kw_only=True)
    evidence: tuple[EvidenceUse, ...] = field(default=(), kw_only=True, converter=as_uses)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        refuse(
            f"rival {self.id!r}",
            self.place,
            id_fault(self.id),
            text_fault("label", self.label),
            optional_choice_fault("sort", self.sort, RIVAL_SORTS),
            optional_choice_fault("plausibility", self.plausibility, LEVELS),
            optional_choice_fault("status", self.status, RIVAL_STATUSES),
            uses_fault(self.evidence),
            *self._described_faults(),
        )


def as_rivals(values: Iterable[Rival]) -> tuple[Rival, ...]:
    """Return a sequence of rivals as a tuple; a mistake stays as it is."""
    return as_tuple(values)


def _default_id(claim: Claim) -> str:
    return f"{claim.source}=>{claim.target}"


@frozen(repr=False)
class Claim(Described):
    """
    The claim that one thing contributes to another, over whatever links lead from the one to the other.

    A claim is no arrow: it is where evidence about a pair stands that no single link joins, such as a trial of an
    activity that measured a long-term outcome.

    Args:
        source: What contributes: an element, a stage or a group, as a value or an id.
        target: What it contributes to.
        id: The claim's own id; default: ``source=>target``, which follows the ends. A second claim about a pair needs
            one.
        text: The claim in words, as the authors put it.
        rationale: Why the source should contribute to the target.
        evidence: What supports or contradicts the claim: sources or `EvidenceUse` values.
        rivals: What else may account for the change in the target.
        rating: How strong all evidence on the claim is together, as the authors judge it; it is never worked out.
        description, notes, tags, url, suppress, data: See `~logicmodel.vocabulary.described.Described`.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel.vocabulary import Claim, Evidence
        >>> trial = Evidence("trial-2019", "Doe (2019), A trial of paired reading")
        >>> Claim("read", "understanding", evidence=[trial]).id
        'read=>understanding'
    """

    source: str = field(converter=as_id)
    target: str = field(converter=as_id)
    # Two fields, so that `attrs.evolve` with other ends passes on an id of the claim's own only.
    own_id: str | None = field(default=None, alias="id", kw_only=True, eq=False)
    id: str = field(
        init=False,
        default=Factory(lambda self: _default_id(self) if self.own_id is None else self.own_id, takes_self=True),
        metadata={WORK_OUT: _default_id},
    )
    text: str | None = field(default=None, kw_only=True)
    rationale: str | None = field(default=None, kw_only=True)
    evidence: tuple[EvidenceUse, ...] = field(default=(), kw_only=True, converter=as_uses)
    rivals: tuple[Rival, ...] = field(default=(), kw_only=True, converter=as_rivals)
    rating: Rating | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        if self.own_id == _default_id(self):
            # So that equal claims have equal ids after the same change of their ends.
            object.__setattr__(self, "own_id", None)
        refuse(
            f"claim {self.id!r}",
            self.place,
            id_fault(self.source, "source"),
            id_fault(self.target, "target"),
            self._ends_fault(),
            None if self.has_default_id else id_fault(self.id),
            optional_text_fault("text", self.text),
            optional_text_fault("rationale", self.rationale),
            uses_fault(self.evidence),
            items_fault("rivals", self.rivals, Rival),
            item_fault("rating", self.rating, Rating),
            *self._described_faults(),
        )

    def _ends_fault(self) -> Fault | None:
        if self.source != self.target:
            return None
        return Fault("target", f"source and target must differ, and both are {self.source!r}")

    @property
    def has_default_id(self) -> bool:
        """Whether the id is the one that source and target give."""
        return self.own_id is None

    def between(self, source: str, target: str) -> Claim:
        """
        Return this claim with other ends; a default id follows the ends, an id of its own stays.

        Args:
            source: The id of the new source.
            target: The id of the new target.
        """
        return evolve(self, source=source, target=target)
