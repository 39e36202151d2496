"""Evidence: sources that support or contradict links."""

from __future__ import annotations

from typing import Final, Literal, get_args

from attrs import field, frozen

from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.scales import Rating
from logicmodel.vocabulary.validation import (
    choice_fault,
    date_fault,
    id_fault,
    item_fault,
    optional_text_fault,
    refuse,
    text_fault,
)

Stance = Literal["supports", "contradicts"]

STANCES: Final = get_args(Stance)


@frozen(repr=False)
class Evidence(Described):
    """
    A source that supports or contradicts the links which carry it.

    Args:
        id: The author's id, unique among evidence.
        citation: The source as a reader would cite it.
        kind: What sort of source it is, in the author's words ("systematic review", "monitoring data").
        date: When it appeared: ``2019``, ``2019-05`` or ``2019-05-31``.
        rating: How strong it is, on a named scale.
        stance: ``supports`` or ``contradicts``. A source that does both is two pieces of evidence.
        description, notes, tags, url, suppress: See `~logicmodel.vocabulary.described.Described`.

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
            *self._described_faults(),
        )
