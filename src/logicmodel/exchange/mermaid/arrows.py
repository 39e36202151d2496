"""The arrows of a flowchart."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from logicmodel.exchange.draft.values import Heads
from logicmodel.exchange.mermaid.nodes import plain

_ID: Final = re.compile(r"\s*[\w-]+@(?=[-=<xo~])")
_WHOLE: Final = re.compile(r"(?:\s*(<)?|[ \t]+([xo]))(?:(--+)([-xo>])|(==+)([=xo>])|(-\.+-)([xo>])?|(~~~+))")
_START: Final = re.compile(r"(?:\s*(<)?|[ \t]+([xo]))(--|==|-\.)(?=[^-=.>])")
_ENDS: Final = {
    "--": re.compile(r"--+([-xo>])"),
    "==": re.compile(r"==+([=xo>])"),
    "-.": re.compile(r"\.+-([xo>])?"),
}
_BARS: Final = re.compile(r"\s*\|\s*(?:\"([^\"]*)\"|([^|\n]*))\s*\|")


@frozen
class ReadArrow:
    """
    An arrow between two sets of boxes.

    Args:
        label: Its text, or None.
        heads: At which ends it has a head.
        is_crossed: Whether its head is a cross.
        is_dotted: Whether it is dotted.
        is_hidden: Whether it only keeps boxes in their places.
        end: Where in the text it ends.
    """

    label: str | None
    heads: Heads
    is_crossed: bool
    is_dotted: bool
    is_hidden: bool
    end: int


def arrow_at(text: str, at: int) -> ReadArrow | None:
    """
    Return the arrow that starts at a place in a text, or None if none does.

    Args:
        text: The text.
        at: The place.
    """
    if named := _ID.match(text, at):
        at = named.end()
    if whole := _WHOLE.match(text, at):
        angle, other, _, plain_head, _, thick_head, dotted, dotted_head, hidden = whole.groups()
        bars = _BARS.match(text, whole.end())
        label = plain(next(filter(None, bars.groups()), "")) if bars else None
        head = plain_head or thick_head or dotted_head or ""
        return _arrow(
            label, angle or other, head, (bars or whole).end(), is_dotted=bool(dotted), is_hidden=bool(hidden)
        )
    if start := _START.match(text, at):
        close = _ENDS[start.group(3)].search(text, start.end())
        if close and "\n" not in text[start.end() : close.start()]:
            label = plain(text[start.end() : close.start()].strip().strip('"'))
            return _arrow(
                label,
                start.group(1) or start.group(2),
                close.group(1) or "",
                close.end(),
                is_dotted=start.group(3) == "-.",
            )
    return None


def _arrow(  # noqa: PLR0913 -- an arrow has this many sides
    label: str | None, tail: str | None, head: str, end: int, *, is_dotted: bool, is_hidden: bool = False
) -> ReadArrow:
    is_headless = head not in {"x", "o", ">"}
    heads: Heads = "both" if tail and not is_headless else "none" if is_headless and not tail else "target"
    return ReadArrow(label or None, heads, head == "x", is_dotted, is_hidden, end)
