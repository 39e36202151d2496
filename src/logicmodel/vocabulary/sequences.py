"""Several things as one value: what counts as a list, and as one by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, cast

from attrs import has

from logicmodel.wording import quoted

Item = TypeVar("Item")


def as_tuple(values: Iterable[Item]) -> tuple[Item, ...]:
    """Return a sequence as a tuple; a mistake stays as it is, for the rules to refuse."""
    if isinstance(values, tuple):  # as most are; the test below takes ten times as long
        return values
    return tuple(values) if is_sequence(values) else cast("tuple[Item, ...]", values)


def is_sequence(values: object) -> bool:
    """Return whether a value can stand for a list; a bare string cannot, nor a set, which has no order."""
    if isinstance(values, tuple):  # as most are; the test below takes ten times as long
        return True
    return isinstance(values, Iterable) and not isinstance(values, str | bytes | set | frozenset | dict)


def as_texts(values: Iterable[str]) -> tuple[str, ...]:
    """Return a sequence of texts as a tuple; a mistake stays as it is."""
    return as_tuple(values)


def several(name: str, given: object, what: str) -> tuple[Any, ...]:
    """
    Return what is given of something as a tuple; one by itself counts as one.

    Args:
        name: The name of the argument.
        given: Its value.
        what: What is expected, as the message says it.

    Raises:
        TypeError: It is nothing of which there can be several.
    """
    if isinstance(given, str) or has(type(given)):
        return (given,)
    if not isinstance(given, Iterable):
        msg = f"{name} must be {what}, not {quoted(given)}"
        raise TypeError(msg)
    return tuple(given)
