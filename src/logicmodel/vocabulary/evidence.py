"""Evidence: sources, and how each of them bears on what rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, cast, get_args

from attrs import Factory, field, frozen

from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.scales import Rating
from logicmodel.vocabulary.sequences import as_tuple, is_sequence
from logicmodel.vocabulary.validation import (
    Fault,
    choice_fault,
    date_fault,
    id_fault,
    item_fault,
    items_fault,
    optional_text_fault,
    refuse,
    text_fault,
)

Stance = Literal["supports", "contradicts", "mixed", "inconclusive"]

STANCES: Final = get_args(Stance)


def as_ratings(values: Iterable[Rating]) -> tuple[Rating, ...]:
    """Return a sequence of ratings as a tuple; a mistake stays as it is."""
    return as_tuple(values)


@frozen(repr=False)
class Evidence(Described):
    """
    A source on which links and claims rest.

    Args:
        id: The author's id, unique among evidence.
        citation: The source as a reader would cite it.
        kind: What sort of source it is, in the author's words ("systematic review", "monitoring data").
        date: When it appeared: ``2019``, ``2019-05`` or ``2019-05-31``.
        rating: How strong it is, on a named scale.
        stance: What it says of what it is used for, where a use does not say otherwise: ``supports``,
            ``contradicts``, ``mixed`` or ``inconclusive``.
        study: The study that it comes from. Pieces of one study count once.
        ratings: Ratings by domain, beside ``rating``, the overall one.
        description, notes, tags, url, suppress, data: See `~logicmodel.vocabulary.described.Described`.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel import Evidence
        >>> from logicmodel.vocabulary import MARYLAND, Rating
        >>> trial = Evidence("trial-2019", "Doe (2019), A trial of paired reading", rating=Rating(MARYLAND, "5"))
        >>> trial.stance
        'supports'
    """

    id: str
    citation: str
    kind: str | None = field(default=None, kw_only=True)
    date: str | None = field(default=None, kw_only=True)
    rating: Rating | None = field(default=None, kw_only=True)
    stance: Stance = field(default="supports", kw_only=True)
    study: str | None = field(default=None, kw_only=True)
    ratings: tuple[Rating, ...] = field(default=(), kw_only=True, converter=as_ratings)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        refuse(
            f"evidence {self.id!r}",
            self.place,
            id_fault(self.id),
            text_fault("citation", self.citation),
            optional_text_fault("kind", self.kind),
            date_fault("date", self.date),
            item_fault("rating", self.rating, Rating),
            choice_fault("stance", self.stance, STANCES),
            optional_text_fault("study", self.study),
            items_fault("ratings", self.ratings, Rating),
            *self._described_faults(),
        )


@frozen
class EvidenceUse:
    """
    How a source bears on the link or the claim that names it.

    One source can support one link and contradict another. Links and claims take bare `Evidence` where its own stance
    holds.

    Args:
        source: The source.
        stance: ``supports``, ``contradicts``, ``mixed`` or ``inconclusive``; default: that of the source, which it
            then follows.
        notes: What the source says here, or where it says it ("table 4").

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel.vocabulary import Evidence, EvidenceUse, Link
        >>> diaries = Evidence("diaries", "Reading diaries 2025")
        >>> habit = Link("enjoyment", "habit", evidence=[EvidenceUse(diaries, "contradicts")])
        >>> [(use.id, use.stance) for use in habit.evidence]
        [('diaries', 'contradicts')]
    """

    source: Evidence
    # Two fields, so that `attrs.evolve` with another source passes on a stance of the use's own only.
    own_stance: Stance | None = field(default=None, alias="stance", eq=False, repr=False)
    stance: Stance = field(
        init=False,
        default=Factory(lambda self: self.own_stance or getattr(self.source, "stance", "supports"), takes_self=True),
    )
    notes: str | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        if self.own_stance == getattr(self.source, "stance", None):
            # So that equal uses have equal stances after the same change of their sources.
            object.__setattr__(self, "own_stance", None)
        refuse(
            "use of evidence",
            None,
            item_fault("source", self.source or "", Evidence),
            choice_fault("stance", self.stance, STANCES),
            optional_text_fault("notes", self.notes),
        )

    @property
    def id(self) -> str:
        """The id of the source."""
        return self.source.id


def as_uses(values: Iterable[Evidence | EvidenceUse]) -> tuple[EvidenceUse, ...]:
    """Return a sequence of sources and uses as uses; a mistake stays as it is."""
    if isinstance(values, tuple) and not values:  # as most are
        return ()
    if not is_sequence(values):
        return cast("tuple[EvidenceUse, ...]", values)
    return tuple(EvidenceUse(value) if isinstance(value, Evidence) else value for value in values)


def uses_fault(values: object) -> Fault | None:
    """Refuse what is not a sequence of sources and uses."""
    fault = items_fault("evidence", values, EvidenceUse)
    return fault and fault._replace(message=fault.message.replace("EvidenceUse", "Evidence"))
