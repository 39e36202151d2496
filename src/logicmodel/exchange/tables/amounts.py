"""Values as people write them: ``1,300``, ``54% (2024)``, and what is no number."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

Decimal = Literal[".", ","]

_NUMBER: Final[dict[Decimal, re.Pattern[str]]] = {
    ".": re.compile(r"[-+\u2212]?(?:\d{1,3}(?:[,\u00a0\u202f ']\d{3})+|\d+)(?:\.\d+)?"),
    ",": re.compile(r"[-+\u2212]?(?:\d{1,3}(?:[.\u00a0\u202f ']\d{3})+|\d+)(?:,\d+)?"),
}
_WITH_PERIOD: Final = re.compile(
    r"(.*?)\s*\(\s*(?:baseline|target|in|en|année|año|base)?\s*([^()]*)\)\s*", re.IGNORECASE
)


class Amount(NamedTuple):
    """
    What a cell with a value says.

    Args:
        value: A number, or the text where it is no number.
        is_percent: Whether a per cent sign follows.
        period: What stands in brackets after it, which may be its period.
    """

    value: float | str
    is_percent: bool = False
    period: str | None = None


def amount_of(text: str, decimal: Decimal) -> Amount:
    """Return what a cell with a value says; what is no number as a whole stays text."""
    whole = _number(text, decimal)
    if whole is not None:
        return whole
    if found := _WITH_PERIOD.fullmatch(text):
        before = _number(found.group(1), decimal)
        if before is not None:
            return before._replace(period=found.group(2))
    return Amount(text)


def _number(text: str, decimal: Decimal) -> Amount | None:
    digits = text.strip()
    is_percent = digits.endswith("%")
    digits = digits.removesuffix("%").strip()
    if not _NUMBER[decimal].fullmatch(digits):
        return None
    digits = re.sub(r"[\u00a0\u202f ']", "", digits).replace("\u2212", "-")
    digits = digits.replace(",", "") if decimal == "." else digits.replace(".", "").replace(",", ".")
    return Amount(float(digits) if "." in digits else int(digits), is_percent)
