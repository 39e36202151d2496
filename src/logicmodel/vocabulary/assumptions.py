"""Assumptions: what must hold."""

from __future__ import annotations

from typing import Final, Literal, get_args

from attrs import field, frozen

from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.validation import id_fault, optional_choice_fault, refuse, text_fault

Level = Literal["low", "medium", "high"]
AssumptionStatus = Literal["untested", "being-tested", "holds", "does-not-hold"]

LEVELS: Final = get_args(Level)
ASSUMPTION_STATUSES: Final = get_args(AssumptionStatus)


@frozen(repr=False)
class Assumption(Described):
    """
    What must hold for a link, or for the whole model, to work.

    Args:
        text: The assumption, as a state that has been reached ("Children attend.").
        id: An id, unique among assumptions; one that several links share has to have it.
        likelihood: How likely it is to hold: ``low``, ``medium``, ``high``, or None if not stated.
        importance: How much depends on it: ``low``, ``medium``, ``high``, or None.
        status: ``untested``, ``being-tested``, ``holds``, ``does-not-hold``, or None.
        description, notes, tags, url, suppress, data: See `~logicmodel.vocabulary.described.Described`.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel import Assumption
        >>> Assumption("Children attend.", likelihood="medium", importance="high").importance
        'high'
    """

    text: str
    id: str | None = field(default=None, kw_only=True)
    likelihood: Level | None = field(default=None, kw_only=True)
    importance: Level | None = field(default=None, kw_only=True)
    status: AssumptionStatus | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        refuse(
            f"assumption {self.id or self.text!r}",
            self.place,
            text_fault("text", self.text),
            None if self.id is None else id_fault(self.id),
            optional_choice_fault("likelihood", self.likelihood, LEVELS),
            optional_choice_fault("importance", self.importance, LEVELS),
            optional_choice_fault("status", self.status, ASSUMPTION_STATUSES),
            *self._described_faults(),
        )
