"""External factors: what the programme does not control."""

from __future__ import annotations

from attrs import field, frozen

from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.links import SIGNS, Sign
from logicmodel.vocabulary.stages import as_ids
from logicmodel.vocabulary.validation import choice_fault, id_fault, refuse, text_fault, texts_fault


@frozen(repr=False)
class ExternalFactor(Described):
    """
    What the programme does not control and what may help or hinder it.

    Args:
        id: The author's id, unique among external factors.
        label: The text that readers see.
        acts_on: What it acts on: elements, stages or groups, as values or ids, or ids of links.
        sign: ``positive`` (it helps), ``negative`` (it hinders) or ``unknown``.
        description, notes, tags, url, suppress, data: See `~logicmodel.vocabulary.described.Described`.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel import ExternalFactor, Outcome
        >>> fluency = Outcome("fluency", "Reading fluency improves")
        >>> ExternalFactor("closures", "Libraries close", acts_on=[fluency], sign="negative").acts_on
        ('fluency',)
    """

    id: str
    label: str
    acts_on: tuple[str, ...] = field(default=(), kw_only=True, converter=as_ids)
    sign: Sign = field(default="unknown", kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        refuse(
            f"external factor {self.id!r}",
            self.place,
            id_fault(self.id),
            text_fault("label", self.label),
            texts_fault("acts_on", self.acts_on),
            choice_fault("sign", self.sign, SIGNS),
            *self._described_faults(),
        )
