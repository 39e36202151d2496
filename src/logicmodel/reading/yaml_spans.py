"""YAML as nodes that know where they start and end, for those who change a file and keep the rest of its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import yaml
from attrs import frozen

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@frozen(eq=False)
class Span:
    """
    A node of a YAML text.

    Args:
        start: Where it starts, in characters.
        end: Where its last character that says something ends.
        text: What a scalar says; empty for others.
        entries: The keys and values of a mapping, or None.
        items: The items of a list, or None.
        in_flow: Whether it is written in brackets.
    """

    start: int
    end: int
    text: str = ""
    entries: tuple[tuple[Span, Span], ...] | None = None
    items: tuple[Span, ...] | None = None
    in_flow: bool = False

    def entry(self, name: str) -> tuple[Span, Span] | None:
        """Return the key and the value of this name, or None if there is none."""
        return next((pair for pair in self.entries or () if pair[0].text == name), None)

    def value(self, name: str) -> Span | None:
        """Return the value of this name, or None if there is none."""
        pair = self.entry(name)
        return pair[1] if pair else None

    def mappings(self) -> Iterator[Span]:
        """Return all mappings in it, at any depth, itself included."""
        if self.entries is not None:
            yield self
        for each in (*(value for _, value in self.entries or ()), *(self.items or ())):
            yield from each.mappings()


def spans_of(text: str) -> Span:
    """
    Return a YAML text, which can be read, as nodes with their places.

    Args:
        text: The text.
    """
    return _span(yaml.compose(text, Loader=_LOADER), text)


def _span(node: Any, text: str) -> Span:  # noqa: ANN401 -- a node of PyYAML
    start = node.start_mark.index
    in_flow = bool(getattr(node, "flow_style", False))
    if isinstance(node, yaml.MappingNode):
        entries = tuple((_span(key, text), _span(value, text)) for key, value in node.value)
        last = entries[-1][1] if entries else None
        return Span(start, _end(node, last, text), entries=entries, in_flow=in_flow)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_span(item, text) for item in node.value)
        return Span(start, _end(node, items[-1] if items else None, text), items=items, in_flow=in_flow)
    return Span(start, _end(node, None, text), text=node.value)


def _end(node: Any, last: Span | None, text: str) -> int:  # noqa: ANN401 -- a node of PyYAML
    """Return where a node ends; blocks end with what they last say, not at the comments that follow."""
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    if last is not None and not node.flow_style:
        return max(last.end, start)
    return max(len(text[:end].rstrip()), start)
