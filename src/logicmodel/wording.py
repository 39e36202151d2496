"""Words that several layers need when they write for readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


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
