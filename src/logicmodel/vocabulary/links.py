"""Links: the claims that one thing contributes to another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, cast, get_args

from attrs import Factory, evolve, field, fields, frozen

from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.described import WORK_OUT, Described
from logicmodel.vocabulary.evidence import EvidenceUse, as_uses, uses_fault
from logicmodel.vocabulary.scales import Rating
from logicmodel.vocabulary.sequences import is_sequence
from logicmodel.vocabulary.validation import (
    Fault,
    choice_fault,
    flag_fault,
    id_fault,
    item_fault,
    items_fault,
    number_fault,
    optional_choice_fault,
    optional_number_fault,
    optional_text_fault,
    refuse,
    text_fault,
)

Sign = Literal["positive", "negative", "unknown"]
Necessity = Literal["necessary", "sufficient", "necessary-and-sufficient", "contributory"]
LagUnit = Literal["days", "weeks", "months", "years"]

SIGNS: Final = get_args(Sign)

# What readers are told of each.
SIGN_WORDS: Final[dict[Sign, str]] = {
    "positive": "more leads to more",
    "negative": "more leads to less",
    "unknown": "direction of effect unknown",
}
NECESSITIES: Final = get_args(Necessity)
LAG_UNITS: Final = get_args(LagUnit)

_NOTHING: Final = (None, (), (), None, None, None)


@frozen
class Lag:
    """
    How long a link takes to show its effect.

    Args:
        earliest: The shortest time, at least 0.
        latest: The longest time, not before the earliest; None if unknown.
        unit: ``days``, ``weeks``, ``months`` or ``years``.

    Raises:
        ShapeError: A field has a wrong value, or the lag ends before it starts.

    Example:
        >>> from logicmodel import Lag
        >>> print(Lag(6, 18, "months"))
        6 to 18 months
    """

    earliest: float
    latest: float | None
    unit: LagUnit

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        refuse(
            "lag",
            None,
            number_fault("earliest", self.earliest, low=0),
            optional_number_fault("latest", self.latest, low=0) or self._order_fault(),
            choice_fault("unit", self.unit, LAG_UNITS),
        )

    def __str__(self) -> str:
        """Return the lag in words."""
        if self.latest is None:
            return f"{self.earliest:g} {self.unit} or more"
        return f"{self.earliest:g} to {self.latest:g} {self.unit}"

    def _order_fault(self) -> Fault | None:
        if self.latest is None or number_fault("earliest", self.earliest) or self.earliest <= self.latest:
            return None
        return Fault("latest", f"it ends ({self.latest:g}) before it starts ({self.earliest:g})")


def as_assumptions(values: Iterable[Assumption | str]) -> tuple[Assumption, ...]:
    """Return a sequence of assumptions as a tuple, each bare text in it as an assumption; a mistake stays as it is."""
    if isinstance(values, tuple) and not values:  # as most are
        return ()
    if not is_sequence(values):
        return cast("tuple[Assumption, ...]", values)
    return tuple(Assumption(value) if isinstance(value, str) else value for value in values)


def _default_id(link: Link) -> str:
    return f"{link.source}->{link.target}"


@frozen(repr=False)
class Link(Described):
    """
    One arrow: the claim that its source contributes to its target.

    Most links are written ``a >> b`` or ``link(a, b, …)``; this class is for those who have ids only, such as the
    rows of a table.

    Args:
        source: The id of the element, stage or group that contributes.
        target: The id of the element, stage or group that it contributes to.
        id: The link's own id; default: ``source->target``, which follows the ends. A second link of a pair needs one.
        rationale: Why the source should contribute to the target.
        assumptions: What must hold for the link to work; text is taken as an `Assumption`.
        evidence: What supports or contradicts the link: sources, or `EvidenceUse` values where the stance of a source
            is another one here.
        confidence: How confident the authors are in the link, from 0 to 1; None if not stated.
        sign: ``positive`` (more leads to more), ``negative`` (more leads to less) or ``unknown``.
        necessity: Whether the source is ``necessary``, ``sufficient``, ``necessary-and-sufficient`` or only
            ``contributory`` for the target; None if not stated.
        lag: How long the effect takes.
        feedback: True where the link is declared to lead back.
        rating: How strong all evidence on the link is together, as the authors judge it; it is never worked out.
        description, notes, tags, url, suppress, data: See `~logicmodel.vocabulary.described.Described`.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel import Link
        >>> Link("train", "ready").id
        'train->ready'
    """

    source: str
    target: str
    # Two fields, so that `attrs.evolve` with other ends passes on an id of the link's own only.
    own_id: str | None = field(default=None, alias="id", kw_only=True, eq=False)
    id: str = field(
        init=False,
        default=Factory(lambda self: _default_id(self) if self.own_id is None else self.own_id, takes_self=True),
        metadata={WORK_OUT: _default_id},
    )
    rationale: str | None = field(default=None, kw_only=True)
    assumptions: tuple[Assumption, ...] = field(default=(), kw_only=True, converter=as_assumptions)
    evidence: tuple[EvidenceUse, ...] = field(default=(), kw_only=True, converter=as_uses)
    confidence: float | None = field(default=None, kw_only=True)
    sign: Sign = field(default="positive", kw_only=True)
    necessity: Necessity | None = field(default=None, kw_only=True)
    lag: Lag | None = field(default=None, kw_only=True)
    feedback: bool = field(default=False, kw_only=True)
    rating: Rating | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        if self.own_id == _default_id(self):
            # So that equal links have equal ids after the same change of their ends.
            object.__setattr__(self, "own_id", None)
        if not self._is_plain():
            refuse(f"link {self.id!r}", self.place, *self._faults())

    def _is_plain(self) -> bool:
        """Return whether little but the ends and a confidence is said, and rightly; such a link needs no other look."""
        return (
            not (id_fault(self.source, "source") or id_fault(self.target, "target"))
            and self.own_id is None
            and (self.confidence is None or (type(self.confidence) is float and 0 <= self.confidence <= 1))
            and (self.rationale, self.assumptions, self.evidence, self.necessity, self.lag, self.rating) == _NOTHING
            and self.sign in SIGNS
            and type(self.feedback) is bool
            and self._is_undescribed()
        )

    def _faults(self) -> tuple[Fault | None, ...]:
        return (
            id_fault(self.source, "source"),
            id_fault(self.target, "target"),
            self._id_fault(),
            optional_text_fault("rationale", self.rationale),
            items_fault("assumptions", self.assumptions, Assumption),
            uses_fault(self.evidence),
            optional_number_fault("confidence", self.confidence, 0, 1),
            choice_fault("sign", self.sign, SIGNS),
            optional_choice_fault("necessity", self.necessity, NECESSITIES),
            item_fault("lag", self.lag, Lag),
            flag_fault("feedback", self.feedback),
            item_fault("rating", self.rating, Rating),
            *self._described_faults(),
        )

    def _id_fault(self) -> Fault | None:
        return None if self.has_default_id else (text_fault("id", self.id) or id_fault(self.id))

    @property
    def has_default_id(self) -> bool:
        """Whether the id is the one that source and target give."""
        return self.own_id is None

    @property
    def is_bare(self) -> bool:
        """Whether the link says nothing but its source and target."""
        return self.has_default_id and all(
            getattr(self, each.name) == each.default for each in fields(Link) if each.name not in _IDENTITY
        )

    def between(self, source: str, target: str) -> Link:
        """
        Return this link with other ends; a default id follows the ends, an id of its own stays.

        Args:
            source: The id of the new source.
            target: The id of the new target.
        """
        return evolve(self, source=source, target=target)


_IDENTITY: Final = frozenset({"id", "own_id", "source", "target", "place"})
