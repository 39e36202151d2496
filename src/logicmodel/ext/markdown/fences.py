"""Fenced blocks in Markdown: where they are, and what stands behind the opening fence."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen

from logicmodel.formats.includes import ENDINGS

_OPENING: Final = re.compile(r"(?P<margin>[\s>]*)(?P<fence>`{3,}|~{3,})(?P<header>.*)")
_OURS: Final = re.compile(r"(?P<brace>\{?)\s*\.?logicmodel(?P<options>(?:[\s}].*)?)$")


@frozen
class Fence:
    """
    A fenced block.

    Args:
        start: The number of its first line, counted from 0.
        end: The number of the line after its last one.
        margin: What stands before the fence: space, or the marks of a quotation.
        header: What stands behind the opening fence, without spaces around it.
        text: What stands between the fences, without the margin.
        is_closed: Whether there is a closing fence; if not, the block is its first line only.
    """

    start: int
    end: int
    margin: str
    header: str
    text: str
    is_closed: bool = True

    @property
    def is_ours(self) -> bool:
        """Whether it is a block ``logicmodel``."""
        return _OURS.match(self.header) is not None

    def options(self) -> dict[str, str]:
        """
        Return the options behind the opening fence: ``key="value"``, ``key``, ``#name`` or ``.class``.

        Raises:
            ValueError: A quotation mark is missing, or something is no option.
        """
        if not self.is_closed:
            msg = "the fence is never closed; close it with as many of the same marks as opened it"
            raise ValueError(msg)
        if ">" in self.margin:
            msg = "a block cannot stand in a quotation; take it out of it"
            raise ValueError(msg)
        words = self._words()
        options: dict[str, str] = {}
        for name, value in map(_option, words):
            if name in options and name != "class":
                msg = f"{name} stands twice in {self.header!r}"
                raise ValueError(msg)
            options[name] = f"{options.get(name, '')} {value}".strip()
        return options

    def _words(self) -> list[str]:
        """Return what stands behind the name of the block, word by word."""
        ours = _OURS.fullmatch(self.header)
        if ours is None or bool(ours["brace"]) != self.header.endswith("}"):
            msg = f"write 'logicmodel file=\"model.yaml\"', with all in braces or nothing, instead of {self.header!r}"
            raise ValueError(msg)
        try:
            words = shlex.split(ours["options"].removesuffix("}"))
        except ValueError as error:
            msg = f"a quotation mark is missing in {self.header!r}"
            raise ValueError(msg) from error
        for word in words:
            if word.lower().endswith(tuple(ENDINGS)) and "=" not in word:
                msg = f'write file="{word}" instead of {word}'
                raise ValueError(msg)
        return words


def _option(word: str) -> tuple[str, str]:
    if word.startswith("#"):
        return "name", word[1:]
    if word.startswith("."):
        return "class", word[1:]
    name, _, value = word.partition("=")
    return name, value


def fences(lines: Sequence[str]) -> Iterator[Fence]:
    """
    Return the fenced blocks of a page, those inside others left out.

    Args:
        lines: The lines of the page.
    """
    number = 0
    while number < len(lines):
        fence = _fence_at(lines, number)
        if fence is not None:
            yield fence
        number = fence.end if fence else number + 1


def _fence_at(lines: Sequence[str], start: int) -> Fence | None:
    opening = _OPENING.fullmatch(lines[start])
    if opening is None:
        return None
    margin = opening["margin"]
    closing = margin + opening["fence"]
    end = next((number for number in range(start + 1, len(lines)) if lines[number].rstrip() == closing), None)
    if end is None:
        return Fence(start, start + 1, margin, opening["header"].strip(), "", is_closed=False)
    text = "\n".join(line.removeprefix(margin) for line in lines[start + 1 : end])
    return Fence(start, end + 1, margin, opening["header"].strip(), text)
