"""Stakeholders: who delivers, and who changes."""

from __future__ import annotations

from attrs import frozen

from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.validation import id_fault, refuse, text_fault


@frozen(repr=False)
class Stakeholder(Described):
    """
    Who delivers an activity, or who changes in an outcome.

    Args:
        id: The author's id, unique among stakeholders.
        label: The name that readers see.
        description, notes, tags, url, suppress, data: See `~logicmodel.vocabulary.described.Described`.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel import Stakeholder
        >>> Stakeholder("school", "Partner primary schools").label
        'Partner primary schools'
    """

    id: str
    label: str

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        what = f"stakeholder {self.id!r}"
        refuse(what, self.place, id_fault(self.id), text_fault("label", self.label), *self._described_faults())
