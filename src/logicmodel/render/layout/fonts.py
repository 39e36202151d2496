"""How wide text is: the advance widths of Arial, which the layout engine has built in as well."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

FAMILY: Final = "Arial"

# Thousandths of the font size for the characters from space to tilde: the widths of the Adobe core fonts Helvetica
# and Helvetica-Bold, to which Arial, Liberation Sans and Arimo were drawn.
_REGULAR: Final = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 "
    "278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 "
    "611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 "
    "556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD: Final = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 "
    "333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 "
    "611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 "
    "611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584"
)
# Of the same fonts, what stands in running text beside these.
_SIGNS: Final = "\u00a0\u00a3\u00b0\u00b7\u00d7\u00df\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac\u2212"
_REGULAR_SIGNS: Final = "278 556 400 278 584 611 556 1000 222 222 333 333 350 1000 556 584"
_BOLD_SIGNS: Final = "278 556 400 278 584 611 556 1000 278 278 500 500 350 1000 556 584"
_KNOWN: Final = [*map(chr, range(32, 127)), *_SIGNS]
_WIDTHS: Final[dict[bool, dict[str, int]]] = {
    False: dict(zip(_KNOWN, map(int, f"{_REGULAR} {_REGULAR_SIGNS}".split()), strict=True)),
    True: dict(zip(_KNOWN, map(int, f"{_BOLD} {_BOLD_SIGNS}".split()), strict=True)),
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
    if all(char in known or _letter(char) in known for char in text):
        return text_width(text, size, bold=bold)
    return None


@lru_cache(maxsize=4096)
def _advance(char: str, bold: bool) -> int:  # noqa: FBT001 -- a cache keys on positions
    """Return the width of one character in thousandths of the font size."""
    known = _WIDTHS[bold].get(_letter(char))
    if known is not None:
        return known
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return _WIDE if unicodedata.east_asian_width(char) in {"W", "F"} else _USUAL


def _letter(char: str) -> str:
    """Return a letter without its accents, which make it no wider."""
    return unicodedata.normalize("NFD", char)[0]
