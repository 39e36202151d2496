"""Which letters the engine from the wheel can draw in a PNG; a browser that shows an SVG has fonts of its own."""

from __future__ import annotations

from typing import Final

# Seen in pictures drawn by graphviz-pure 0.2.2, whose Arimo covers Latin, Greek, Cyrillic and Hebrew and the signs of
# the character set WGL4. No Arabic, Indic or East Asian letters, and no emoji. Accents that stand by themselves are
# left out: it gives each the room of a letter, and puts the line beside its card.
_RANGES: Final = (
    (0x0009, 0x000D),
    (0x0020, 0x02FF),
    (0x0370, 0x0482),
    (0x048A, 0x0527),
    (0x05BE, 0x05BE),
    (0x05D0, 0x05F4),
    (0x1E00, 0x1FFE),
    (0x2000, 0x2064),
    (0x20A0, 0x20BD),
    (0x2150, 0x215E),
    (0x2190, 0x2195),
)
_SIGNS: Final = frozenset(
    "\u2070\u2074\u207f\u2105\u2113\u2116\u2117\u2122\u2126\u212e\u2202\u2206\u220f\u2211\u2212\u2215\u2219\u221a\u221e"
    "\u221f\u2229\u222b\u2248\u2260\u2261\u2264\u2265\u25a0\u25a1\u25aa\u25ab\u25ac\u25b2\u25ba\u25bc\u25c4\u25ca\u25cb"
    "\u25cf\u25d8\u25d9\u25e6\u263a\u263b\u263c\u2640\u2642\u2660\u2663\u2665\u2666\u266a\u266b"
)


def missing_glyphs(text: str) -> str:
    """
    Return the characters that would be boxes in a PNG, each once, in the order in which they come.

    Args:
        text: All text of a picture.
    """
    return "".join(char for char in dict.fromkeys(text) if not _has_glyph(char))


def _has_glyph(char: str) -> bool:
    return char in _SIGNS or any(low <= ord(char) <= high for low, high in _RANGES)
