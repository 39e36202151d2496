"""Long text, broken into lines that fit a width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from logicmodel.render.layout.fonts import text_width


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """
    Return text as lines, none of them wider than the width.

    Lines break at spaces, after hyphens and slashes, and around wide characters (Chinese, Japanese, Korean). A word
    that is longer than a line is broken where the line is full. Line breaks of the author's are kept.

    Args:
        text: The text.
        width: The width of a line, in points.
        size: The size of the font, in points.
        bold: Whether it is set in bold.
    """
    return tuple(line for paragraph in text.splitlines() for line in _lines(paragraph, width, size, bold=bold))


def _lines(paragraph: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    line, used = "", 0.0
    for piece in _pieces(paragraph):
        # Spaces at the end of a line take no room.
        room = used + text_width(piece.rstrip(), size, bold=bold)
        if room <= width:
            line, used = line + piece, used + text_width(piece, size, bold=bold)
            continue
        if line.strip():
            yield line.rstrip()
        line = piece.lstrip()
        while text_width(line.rstrip(), size, bold=bold) > width:
            fitting = _fitting(line, width, size, bold=bold)
            yield line[:fitting]
            line = line[fitting:]
        used = text_width(line, size, bold=bold)
    yield line.rstrip()


def _pieces(paragraph: str) -> Iterator[str]:
    """Return the text in pieces between which a line may break, each with the spaces behind it."""
    for word in re.findall(r"\S+\s*|\s+", paragraph):
        # Most words are plain letters, between which no line breaks.
        yield from _parts(word) if not word.isascii() or "-" in word or "/" in word else (word,)


def _parts(word: str) -> Iterator[str]:
    part = ""
    for char in word:
        if _is_wide(char) and part and not unicodedata.category(char).startswith("P"):
            yield part
            part = ""
        part += char
        if char in "-/\u2013\u2014" and len(part) > 1:
            yield part
            part = ""
    if part:
        yield part


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}


def _fitting(text: str, width: float, size: float, *, bold: bool) -> int:
    """Return how many characters fit, at least one, without a combining mark at the cut."""
    end = 1
    while end < len(text) and text_width(text[: end + 1], size, bold=bold) <= width:
        end += 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """
    Return the width of the longest piece of text in which no line breaks.

    Args:
        text: The text.
        size: The size of the font, in points.
        bold: Whether it is set in bold.
    """
    pieces = (piece for paragraph in text.splitlines() for piece in _pieces(paragraph))
    return max((text_width(piece.rstrip(), size, bold=bold) for piece in pieces), default=0.0)
