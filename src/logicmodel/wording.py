"""Words that several layers need when they write for readers."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Iterator, Sequence
from typing import Final

# What a terminal obeys, what breaks a line in a log, and what turns the reading order of the text around it: control
# characters, separators of lines, bidirectional embeddings, overrides and isolates, and halves of surrogate pairs.
# Marks of direction (U+200E, U+200F, U+061C) order nothing but themselves and stay.
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_WORD: Final = re.compile(r"[^\W_]+")
_EXACT: Final = 2.0**53  # floats above are no longer apart by 1
_SEEN: Final = (
    "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u200c\u200d"
)
_LARGEST_SHOWN: Final = 256
_UNSEEN_IN_LINES: Final = re.compile(_UNSEEN.pattern.replace("\x00-\x1f", "\x00-\x08\x0b-\x1f"))


def counted(count: int, noun: str) -> str:
    """
    Return a number with its noun: ``1 link``, ``2 links``.

    Args:
        count: How many.
        noun: The noun in the singular, with a plural in -s.
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def listed(words: Sequence[str]) -> str:
    """
    Return words as a list in a sentence: ``a, b and c``.

    Args:
        words: The words.
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def one_line(text: str) -> str:
    """
    Return text on one line, with single spaces.

    Args:
        text: The text.
    """
    return " ".join(text.split())


def text_lines(text: str) -> Iterator[str]:
    """
    Return text in the lines that its author gave it, without those that are empty.

    Args:
        text: The text.
    """
    return filter(None, map(one_line, text.splitlines()))


def plain(text: str) -> str:
    """
    Return a text without case, punctuation and spare room, to compare it with others.

    Args:
        text: The text.
    """
    return " ".join(_WORD.findall(text.casefold()))


def written(value: float | str) -> str:
    """
    Return a value as people write it: a whole number without ``.0``, a text as it is.

    Args:
        value: The value.

    Example:
        >>> written(1.2e6), written(0.5), written("few")
        ('1200000', '0.5', 'few')
    """
    is_whole = isinstance(value, float) and value.is_integer() and abs(value) < _EXACT
    return str(int(value)) if is_whole else str(value)


def quoted(value: object) -> str:
    r"""
    Return a value in a message: a text in quotes, anything else as Python writes it, and nothing at great length.

    Args:
        value: The value.

    Example:
        >>> print(quoted("Who\tdecides?"), quoted(3), quoted("x" * 200))
        'Who\tdecides?' 3 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'
    """
    if isinstance(value, int) and value.bit_length() > _LARGEST_SHOWN:
        return f"a whole number of {value.bit_length():,} bits"  # Python refuses to write very long ones
    if not isinstance(value, str):
        return shortened(visible(reprlib.repr(value)))
    mark = '"' if "'" in value and '"' not in value else "'"
    # What cannot be seen is often what is wrong with a name; spaces and what joins letters are seen.
    shown = "".join(char if char.isprintable() or char in _SEEN else _escape(char) for char in shortened(value))
    return f"{mark}{shown.replace(mark, chr(92) + mark)}{mark}"


def shortened(text: str, most: int = 80) -> str:
    """
    Return text that is cut where it is long, with ``…`` at the cut.

    Args:
        text: The text.
        most: How many characters it may have.
    """
    return text if len(text) <= most else f"{text[: most - 1]}…"


def visible(text: str) -> str:
    r"""
    Return text for one line of a terminal or a log, with control characters written as escapes.

    Args:
        text: The text.

    Example:
        >>> print(visible("red: \x1b[31m"))
        red: \x1b[31m
    """
    return _UNSEEN.sub(_escaped, text)


def visible_lines(text: str) -> str:
    """
    Return text for a terminal or a log as `visible` does, with its line breaks and tabs.

    Args:
        text: The text.
    """
    return _UNSEEN_IN_LINES.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return _escape(match.group())


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
