"""The codes of IATI that a model has words for, and how values stand in attributes."""

from __future__ import annotations

import re
from typing import Final

from logicmodel.vocabulary.indicators import Measure

NAMESPACE: Final = "urn:logicmodel:iati:1"

#: The types of results, by the kinds of elements.
TYPES: Final = {"output": "1", "outcome": "2", "impact": "3"}
OTHER_TYPE: Final = "9"

#: The codes of measures.
MEASURES: Final[dict[Measure, str]] = {
    "unit": "1",
    "percentage": "2",
    "nominal": "3",
    "ordinal": "4",
    "qualitative": "5",
}
QUALITATIVE: Final = MEASURES["qualitative"]

#: The name of the dimension of a category where the indicator has no one disaggregation.
ANY_DIMENSION: Final = "category"
BETWEEN_CATEGORIES: Final = "; "

#: Vocabularies of references by their codes.
VOCABULARIES: Final = {"9": "SDG indicator", "99": "reporting organisation"}

#: What people write where they have no value.
NO_VALUE: Final = frozenset({"n/a", "na", "-", "\N{EN DASH}", "tbd", "tbc", "추후 확정", "none", "null"})

_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_GROUPED: Final = re.compile(r"[+-]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?")


def number_in(text: str) -> float | None:
    """
    Return the number that a text is, or None where it is none.

    Args:
        text: The text; a number in it with words around it is none.

    Example:
        >>> from logicmodel.exchange.iati.codes import number_in
        >>> number_in("60"), number_in("7.0"), number_in("60 readers")
        (60, 7.0, None)
    """
    if _NUMBER.fullmatch(text) is None:
        return None
    if text.lstrip("+-").isdigit():
        return int(text)
    number = float(text)
    return number if abs(number) != float("inf") else None


def grouped_number_in(text: str) -> float | None:
    """
    Return the number that a text with separators of thousands is, or None.

    Args:
        text: The text, such as ``1,300.00``.
    """
    return number_in(re.sub(r"[, ]", "", text)) if _GROUPED.fullmatch(text) else None
