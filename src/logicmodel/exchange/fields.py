"""Fields of elements and links as plain data, for formats that have a place for properties of one's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.links import Link

ELEMENT: Final = ("kind", "stage", "term", "description", "notes", "tags", "url")
LINK: Final = ("rationale", "sign", "confidence", "necessity", "feedback", "description", "notes", "tags", "url")

_NUMBERS: Final = frozenset({"confidence"})
_FLAGS: Final = frozenset({"feedback"})
_BETWEEN: Final = "; "


def plain_fields(value: Element | Link, names: Iterable[str]) -> dict[str, Any]:
    """
    Return what is said in some fields of a value: texts, numbers, truth values and lists of texts.

    Args:
        value: The value.
        names: The fields.
    """
    stated = {name: getattr(value, name, None) for name in names}
    return {
        name: list(each) if isinstance(each, tuple) else each
        for name, each in stated.items()
        if each not in (None, (), "", False)
    }


def exact_fields(data: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """
    Return the fields that plain data give, as a value of the vocabulary takes them.

    Args:
        data: The data, in which numbers and truth values may be texts.
        names: The fields.
    """
    return {name: _exact(name, data[name]) for name in names if data.get(name) not in (None, "", [])}


def _exact(name: str, value: Any) -> Any:  # noqa: ANN401 -- plain data
    if name == "tags":
        return tuple(map(str, value)) if isinstance(value, list) else tuple(filter(None, str(value).split(_BETWEEN)))
    if name in _FLAGS:
        return value is True or str(value).casefold() in {"true", "yes", "1"}
    if name in _NUMBERS:
        return _number(value)
    return value if isinstance(value, str) else str(value)


def _number(value: Any) -> Any:  # noqa: ANN401 -- what is no number is left for the rules to refuse
    if isinstance(value, int | float):
        return value
    try:
        return float(value)
    except ValueError:
        return value
