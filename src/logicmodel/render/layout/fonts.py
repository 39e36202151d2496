"""How wide text is: the advance widths of Arial, which the layout engine has built in as well."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from logicmodel.render.layout.letter_widths import BOLD, REGULAR

FAMILY: Final = "Arial"

_WIDTHS: Final[dict[bool, dict[str, int]]] = {
    bold: {
        chr(first + number): int(width) for first, widths in runs.items() for number, width in enumerate(widths.split())
    }
    for bold, runs in ((False, REGULAR), (True, BOLD))
}
_WIDE: Final = 1000
_USUAL: Final = 640


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """
    Return the width of a line of text, in points.

    Args:
        text: The text.
        size: The size of the font, in points.
        bold: Whether it is set in bold.
    """
    known = _WIDTHS[bold]
    return sum(known.get(char) or _advance(char, bold) for char in text) * size / 1000


def exact_width(text: str, size: float, *, bold: bool = False) -> float | None:
    """
    Return the width of a line of text where the widths of all its characters are known; None where some are guessed.

    Args:
        text: The text.
        size: The size of the font, in points.
        bold: Whether it is set in bold.
    """
    known = _WIDTHS[bold]
    if all(char in known or _letter(char) in known or _takes_no_room(char) for char in text):
        return text_width(text, size, bold=bold)
    return None


@lru_cache(maxsize=4096)
def _advance(char: str, bold: bool) -> int:  # noqa: FBT001 -- a cache keys on positions
    """Return the width of one character in thousandths of the font size."""
    known = _WIDTHS[bold].get(_letter(char))
    if known is not None:
        return known
    if _takes_no_room(char):
        return 0
    return _WIDE if unicodedata.east_asian_width(char) in {"W", "F"} else _USUAL


def _takes_no_room(char: str) -> bool:
    return bool(unicodedata.combining(char)) or unicodedata.category(char) in {"Mn", "Me", "Cf"}


def _letter(char: str) -> str:
    """Return a letter without its accents, which make it no wider."""
    return unicodedata.normalize("NFD", char)[0]
