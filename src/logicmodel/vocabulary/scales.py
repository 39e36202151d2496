"""Named scales on which evidence is rated."""

from __future__ import annotations

from typing import Final, Literal, get_args

from attrs import field, frozen

from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.sequences import as_texts
from logicmodel.vocabulary.validation import (
    Fault,
    choice_fault,
    id_fault,
    item_fault,
    optional_choice_fault,
    refuse,
    text_fault,
    texts_fault,
)

Rates = Literal["study", "body"]

RATES: Final = get_args(Rates)


@frozen(repr=False)
class Scale(Described):
    """
    A named scale with its levels, the weakest first.

    Args:
        id: The author's id, unique among scales.
        label: The name that readers see.
        levels: The levels, weakest first; at least two, none twice.
        rates: What it rates: one ``study`` or a whole ``body`` of evidence; None if not stated.
        description, notes, tags, url, suppress, data: See `~logicmodel.vocabulary.described.Described`.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel.vocabulary import Scale
        >>> house = Scale("house", "Our own scale", levels=["anecdote", "survey", "trial"])
        >>> house.levels[-1]
        'trial'
    """

    id: str
    label: str
    levels: tuple[str, ...] = field(converter=as_texts, kw_only=True)
    rates: Rates | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        refuse(
            f"scale {self.id!r}",
            self.place,
            id_fault(self.id),
            text_fault("label", self.label),
            texts_fault("levels", self.levels) or self._levels_fault(),
            optional_choice_fault("rates", self.rates, RATES),
            *self._described_faults(),
        )

    def _levels_fault(self) -> Fault | None:
        if len(self.levels) >= 2 and len(set(self.levels)) == len(self.levels):  # noqa: PLR2004 -- one level rates nothing
            return None
        return Fault("levels", f"levels must be at least two different ones, not {self.levels!r}")


@frozen
class Rating:
    """
    A level on a scale.

    Args:
        scale: The scale.
        level: One of its levels.

    Raises:
        ShapeError: The scale has no such level.

    Example:
        >>> from logicmodel.vocabulary import GRADE, Rating
        >>> Rating(GRADE, "moderate").rank
        3
    """

    scale: Scale
    level: str

    def __attrs_post_init__(self) -> None:
        """Refuse a level that the scale does not have."""
        if fault := item_fault("scale", self.scale, Scale):
            refuse("rating", None, fault)
        refuse(f"rating on {self.scale.label}", None, choice_fault("level", self.level, self.scale.levels))

    @property
    def rank(self) -> int:
        """The position of the level on its scale, from 1, the weakest."""
        return self.scale.levels.index(self.level) + 1


#: Strength of evidence in three levels, ``low``, ``medium`` and ``high``.
HIGH_MEDIUM_LOW: Final = Scale("high-medium-low", "Strength of evidence", levels=("low", "medium", "high"), place=None)

#: The GRADE certainty of evidence in four levels, from ``very low`` to ``high``.
GRADE: Final = Scale(
    "grade",
    "GRADE certainty of evidence",
    levels=("very low", "low", "moderate", "high"),
    rates="body",
    url="https://doi.org/10.1136/bmj.39489.470347.AD",
    place=None,
)

#: The Maryland Scientific Methods Scale, from ``1`` to ``5``.
MARYLAND: Final = Scale(
    "maryland",
    "Maryland Scientific Methods Scale",
    levels=("1", "2", "3", "4", "5"),
    rates="study",
    description="From a correlation at one point in time (1) to random assignment (5).",
    place=None,
)

#: The Nesta Standards of Evidence, from ``1`` to ``5``.
NESTA: Final = Scale(
    "nesta",
    "Nesta Standards of Evidence",
    levels=("1", "2", "3", "4", "5"),
    rates="study",
    description="From an account of what should happen and why (1) to evidence that it works wherever it is run (5).",
    place=None,
)

#: GRADE-CERQual: confidence in one finding of qualitative studies, from ``very low`` to ``high``.
CERQUAL: Final = Scale(
    "cerqual",
    "GRADE-CERQual confidence",
    levels=("very low", "low", "moderate", "high"),
    rates="body",
    url="https://www.cerqual.org",
    place=None,
)

#: Concerns about one of the four components of GRADE-CERQual, the greatest first.
CONCERNS: Final = Scale(
    "cerqual-concerns",
    "Concerns (GRADE-CERQual)",
    levels=("serious", "moderate", "minor", "none or very minor"),
    rates="body",
    place=None,
)

#: Strength of a body of evidence, as in the guide of the UK Department for International Development.
DFID: Final = Scale(
    "dfid",
    "Strength of a body of evidence",
    levels=("no evidence", "limited", "medium", "strong", "very strong"),
    rates="body",
    place=None,
)

#: How a result stands in a person's judgement, as in Miradi.
STATUSES: Final = Scale(
    "statuses",
    "Status of a result",
    levels=(
        "not known",
        "not yet",
        "not achieved",
        "partially achieved",
        "on track",
        "achieved",
        "no longer relevant",
    ),
    description="Words for a judgement; their order is that of Miradi and ranks nothing.",
    place=None,
)

STANDARD_SCALES: Final = {
    scale.id: scale for scale in (HIGH_MEDIUM_LOW, GRADE, MARYLAND, NESTA, CERQUAL, CONCERNS, DFID, STATUSES)
}
