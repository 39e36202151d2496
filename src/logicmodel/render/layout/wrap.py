"""Long text, broken into lines that fit a width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from logicmodel.render.layout.fonts import text_width
from logicmodel.render.layout.hyphens import part
from logicmodel.render.layout.scripts import SOFT_HYPHEN, ZERO_WIDTH_SPACE, clusters, is_ideographic

# Spaces that are made to keep words together (U+00A0, U+202F) are no places to break at.
_SPACES: Final = " \t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_WORDS: Final = re.compile(f"[^{_SPACES}]+[{_SPACES}]*|[{_SPACES}]+")
_BREAKS_AFTER: Final = frozenset("-/\u2013\u2014")
_OPENING: Final = frozenset("([{\u00ab\u2018\u201c\u3008\u300a\u300c\u300e\u3010\uff08")
_CLOSING: Final = frozenset(
    ")]}\u00bb\u2019\u201d\u3001\u3002\u3009\u300b\u300d\u300f\u3011\uff09\uff0c\uff01\uff1f\uff1a\uff1b.,:;!?%\u30fc"
)


@frozen
class _Piece:
    """A piece of text behind which a line may break, with what is written at the end of a line that does."""

    text: str
    sign: str = ""


def wrap(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """
    Return text as lines, none of them wider than the width.

    Lines break at spaces, after hyphens and slashes, at soft hyphens and spaces of no width, and around Chinese and
    Japanese characters. A word that is longer than a line is hyphenated. Characters that belong together, such as a
    letter and its accents or the parts of an emoji, stay together. Line breaks of the author's are kept.

    Args:
        text: The text.
        width: The width of a line, in points.
        size: The size of the font, in points.
        bold: Whether it is set in bold.
    """
    breaking = _Breaking(width, size, bold=bold)
    return tuple(line for paragraph in text.splitlines() for line in breaking.lines(paragraph))


def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """
    Return the width of the longest piece of text in which no line breaks.

    Args:
        text: The text.
        size: The size of the font, in points.
        bold: Whether it is set in bold.
    """
    pieces = (piece for paragraph in text.splitlines() for piece in _pieces(paragraph))
    return max((text_width(piece.text.rstrip() + piece.sign, size, bold=bold) for piece in pieces), default=0.0)


class _Breaking:
    """The breaking of text into lines of a width."""

    def __init__(self, width: float, size: float, *, bold: bool) -> None:
        self.width = width
        self.size = size
        self.bold = bold

    def wide(self, text: str) -> float:
        return text_width(text, self.size, bold=self.bold)

    def lines(self, paragraph: str) -> Iterator[str]:
        line, used, sign = "", 0.0, ""
        for piece in _pieces(paragraph):
            # Spaces at the end of a line take no room.
            if used + self.wide(piece.text.rstrip() + piece.sign) <= self.width:
                line, used, sign = line + piece.text, used + self.wide(piece.text), piece.sign
                continue
            if line.strip():
                yield line.rstrip() + sign
            line, sign = piece.text.lstrip(" "), piece.sign
            while self.wide(line.rstrip() + sign) > self.width:
                start, line = self.parted(line)
                yield start
            used = self.wide(line)
        yield line.rstrip()

    def parted(self, word: str) -> tuple[str, str]:
        """Return what of a long word fits a line, and the rest."""
        letters = clusters(word)
        if len(letters) == 1:
            return word, ""
        used, room = self.wide("-"), 0
        for letter in letters:
            used += self.wide(letter)
            if used > self.width:
                break
            room += 1
        return part(word, room)


def _pieces(paragraph: str) -> Iterator[_Piece]:
    """Return the text in pieces between which a line may break, each with the spaces behind it."""
    for word in _WORDS.findall(paragraph):
        # Most words are plain letters, between which no line breaks.
        if word.isascii() and "-" not in word and "/" not in word:
            yield _Piece(word)
        else:
            yield from _parts(word)


def _parts(word: str) -> Iterator[_Piece]:
    text = ""
    letters = clusters(word)
    for place, letter in enumerate(letters):
        if letter in {SOFT_HYPHEN, ZERO_WIDTH_SPACE}:
            if text:
                yield _Piece(text, "-" if letter == SOFT_HYPHEN else "")
            text = ""
            continue
        if text and _breaks_before(text, letter):
            yield _Piece(text)
            text = ""
        text += letter
        following = letters[place + 1] if place + 1 < len(letters) else " "
        if letter in _BREAKS_AFTER and len(text) > 1 and following != letter and not following.isspace():
            yield _Piece(text)
            text = ""
    if text:
        yield _Piece(text)


def _breaks_before(text: str, letter: str) -> bool:
    """Return whether a line may break between a text and the character behind it, one of which is ideographic."""
    around = is_ideographic(letter[0]) or is_ideographic(text[-1])
    return around and letter[0] not in _CLOSING and not letter[0].isspace() and text[-1] not in _OPENING
