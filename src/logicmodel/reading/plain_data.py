"""Data that were parsed before, such as a web framework hands over, as a tree."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from collections.abc import Mapping as MappingOf
from typing import Any

from attrs import field, frozen

from logicmodel.places import DataPlace, Place
from logicmodel.reading.source import Source
from logicmodel.reading.tree import Mapping, Node, Scalar, Sequence, Tree, TreeBuilder, Unread
from logicmodel.wording import quoted


@frozen(eq=False)
class DataSource(Source):
    """Parsed data as a source, in which `at` counts values; each has a JSON Pointer in place of a line."""

    pointers: list[str] = field(factory=list, kw_only=True)

    def place(self, at: int) -> Place:
        """Return the place of a value."""
        return DataPlace(self.name, pointer=self.pointers[at])


def read_data(name: str, data: MappingOf[str, Any]) -> Tree:
    """
    Return parsed data as a tree.

    Args:
        name: What errors call the data.
        data: A mapping of texts, numbers, truth values, None, dates, lists and mappings.

    Raises:
        FormatError: It is nested far deeper than the format is.
    """
    source = DataSource(name, "")
    builder = TreeBuilder(source)
    _add(builder, source, "", data)
    return builder.tree()


def _add(builder: TreeBuilder, source: DataSource, pointer: str, value: object) -> None:
    source.pointers.append(pointer)
    at = len(source.pointers) - 1
    match value:
        case MappingOf():
            builder.start(Mapping(at))
            for key, each in value.items():
                _add_entry(builder, source, pointer, key, each)
            builder.end()
        case list() | tuple():
            builder.start(Sequence(at))
            for index, each in enumerate(value):
                _add(builder, source, f"{pointer}/{index}", each)
            builder.end()
        case _:
            _add_scalar(builder, at, value)


def _add_entry(builder: TreeBuilder, source: DataSource, pointer: str, key: object, value: object) -> None:
    below = f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"
    source.pointers.append(below)
    at = len(source.pointers) - 1
    if isinstance(key, str):
        builder.add(Scalar(at, key, quoted=True))
    else:
        builder.refuse(at, f"a key must be text, not {quoted(key)}", code="wrong-type")
        builder.add(Unread(at))
    _add(builder, source, below, value)


def _add_scalar(builder: TreeBuilder, at: int, value: object) -> None:
    match value:
        case str():
            builder.add(Scalar(at, value, quoted=True))
        case None:
            builder.add(Scalar(at, "null", quoted=False))
        case bool():
            builder.add(Scalar(at, str(value).lower(), quoted=False))
        case int() | float() if _is_finite(value):
            builder.add(Scalar(at, repr(value), quoted=False))
        case dt.date() if not isinstance(value, dt.datetime):  # as parsers of YAML make of 2027-03-31
            builder.add(Scalar(at, value.isoformat(), quoted=True))
        case _:
            hint = "it takes texts, finite numbers, truth values, dates, lists and mappings"
            builder.refuse(at, f"{quoted(value)} cannot stand in a model", hint, "wrong-type")
            builder.add(Unread(at))


def _is_finite(number: float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:  # a whole number that is larger than any float
        return False


def pointers_of(root: Mapping, wanted: Iterable[int]) -> dict[int, list[str]]:
    """
    Return JSON Pointers to what stands in a tree at some places, what holds others first.

    Args:
        root: The tree.
        wanted: Where the values start, or the keys that lead to them, or something inside a text.
    """
    found: dict[int, list[str]] = {at: [] for at in wanted}
    ordered = sorted(found)
    waiting: list[tuple[str, Any]] = [("", root)]
    for pointer, node in waiting:  # grows while it is walked, so that holders come before what they hold
        for at in _inside(node, ordered):
            found[at].append(pointer)
        if isinstance(node, Sequence):
            waiting += [(f"{pointer}/{index}", item) for index, item in enumerate(node.items)]
        elif isinstance(node, Mapping):
            for key, value in node.entries.items():
                below = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
                key_at = node.key_at.get(key, -1)
                if key_at in found:
                    found[key_at].append(below)
                waiting.append((below, value))
    return found


def _inside(node: Node, ordered: list[int]) -> list[int]:
    """Return which places, in order, are the start of a node or inside its text."""
    length = len(node.text) + 1 if isinstance(node, Scalar) else 0  # with the quote before it
    return ordered[bisect_left(ordered, node.at) : bisect_right(ordered, node.at + length)]
