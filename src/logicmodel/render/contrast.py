"""Colours that can be read: how they are written, and the contrast that WCAG 2.2 asks of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

#: What WCAG 2.2 (AA) asks of text, and of lines that carry meaning.
TEXT_CONTRAST: Final = 4.5
LINE_CONTRAST: Final = 3.0

# Below this share of a channel the curve of sRGB is a straight line.
_NEARLY_BLACK: Final = 0.04045

_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")


class Pair(NamedTuple):
    """
    A colour that is seen on another.

    Args:
        name: What the colour is for, such as ``ink``.
        colour: The colour.
        ground_name: What it is seen on, such as ``paper``.
        ground: The colour of that.
        least: The contrast that it needs.
    """

    name: str
    colour: str
    ground_name: str
    ground: str
    least: float

    def fault(self) -> str | None:
        """Return what is wrong with the pair, or None."""
        ratio = contrast(self.colour, self.ground)
        if ratio >= self.least:
            return None
        seen = f"{self.name} {self.colour} on {self.ground_name} {self.ground}"
        # Rounded down, so that 4.496 does not read as the 4.5 that is needed.
        return f"{seen} has a contrast of {int(ratio * 100) / 100:g}:1, and needs {self.least:g}:1"


def contrast(one: str, other: str) -> float:
    """
    Return the contrast of two colours, from 1 to 21.

    Args:
        one: A colour as ``#rrggbb``.
        other: Another.

    References:
        W3C (2024). Web Content Accessibility Guidelines (WCAG) 2.2, "contrast ratio".
        https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= _NEARLY_BLACK else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def refuse_colours(what: str, colours: dict[str, object]) -> None:
    """
    Refuse what is not a colour.

    Args:
        what: What has the colours, as an error names it.
        colours: The colours by name.

    Raises:
        ValueError: One of them is not written ``#rrggbb``; the error lists all.
    """
    wrong = [
        f"{name} must be a colour written #rrggbb, not {colour!r}"
        for name, colour in colours.items()
        if not (isinstance(colour, str) and _COLOUR.fullmatch(colour))
    ]
    _raise(what, iter(wrong))


def refuse_pairs(what: str, pairs: Iterator[Pair]) -> None:
    """
    Refuse colours that cannot be told from what they stand on.

    Args:
        what: What has the colours, as an error names it.
        pairs: What is seen on what.

    Raises:
        ValueError: The contrast of a pair is too low; the error lists all.
    """
    _raise(what, (fault for pair in pairs if (fault := pair.fault())))


def _raise(what: str, faults: Iterator[str]) -> None:
    if listed := "; ".join(dict.fromkeys(faults)):
        msg = f"{what}: {listed}"
        raise ValueError(msg)
