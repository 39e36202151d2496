"""Several things in one cell: numbered lines, bullets, and lines that go on."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

# A number by itself needs a dot or a bracket after it, for "60 volunteers" is not the thing with the number 60.
_NUMBERED: Final = re.compile(r"\s*\(?([0-9]+(?:\.[0-9]+)*)[.)]\s+(.+)")
_DOTTED: Final = re.compile(r"\s*([0-9]+(?:\.[0-9]+)+)\s+(.+)")
_BULLET: Final = re.compile(r"(\s*)[-•*\u2013·▪○●]\s+(.+)")


class Line(NamedTuple):
    """One thing in a cell: its text, the number before it, and the lines below it that belong to it."""

    text: str
    number: str | None = None
    below: tuple[str, ...] = ()


def without_number(text: str, *, is_dotted: bool = True) -> Line:
    """
    Return a text without the number or the bullet before it.

    Args:
        text: The text.
        is_dotted: Whether ``1.1`` is a number of that sort; before an indicator it may be the first word.
    """
    found = _NUMBERED.fullmatch(text) or (_DOTTED.fullmatch(text) if is_dotted else None)
    if found:
        return Line(found.group(2).strip(), found.group(1))
    if found := _BULLET.fullmatch(text):
        return Line(found.group(2).strip())
    return Line(text.strip())


def things_in(lines: list[str], *, is_dotted: bool = True) -> list[Line]:
    """
    Return the things that some lines list.

    Where lines are numbered, one without a number belongs to the one above it. Where none is, each bullet is a thing
    of its own, and other lines are one each.
    """
    lines = [line for line in lines if line.strip()]
    found_lines = [without_number(line, is_dotted=is_dotted) for line in lines]
    if not any(line.number for line in found_lines):
        return found_lines
    things: list[Line] = []
    for found in found_lines:
        if found.number is None and things:
            things[-1] = things[-1]._replace(below=(*things[-1].below, found.text))
        else:
            things.append(found)
    return things


def things_of(text: str, *, is_dotted: bool = True) -> list[Line]:
    """Return the things in a cell: several only where its lines are numbered or have bullets."""
    lines = text.splitlines()
    listed = sum(bool(_NUMBERED.fullmatch(line) or _BULLET.fullmatch(line)) for line in lines)
    if listed > 1 or len(lines) == 1:
        return things_in(lines, is_dotted=is_dotted)
    return [without_number(" ".join(text.split()), is_dotted=is_dotted)]
