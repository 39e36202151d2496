"""How a question names what it is about: by id, by value, by stage or group, or by several of these."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from logicmodel.model.edits.restricting import Selection, refuse_non_collection
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.flows import Node
from logicmodel.wording import quoted

__all__ = ["Selection", "selected"]


def selected(model: LogicModel, selection: Selection) -> tuple[str, ...]:
    """
    Return the ids of the elements that a selection names, each once.

    Args:
        model: The model.
        selection: An element, a stage or a group, as a value or an id, or a collection of these. A stage and a group
            stand for their elements.

    Raises:
        TypeError: It is not one of these.
        UnknownIdError: The model does not have one of them.
    """
    named = (selection,) if isinstance(selection, str | Node) else selection
    refuse_non_collection(named)
    found: dict[str, None] = {}
    for each in named:
        node = model[each.id if isinstance(each, Node) else each]
        members = (node,) if isinstance(node, Element) else model.members(node.id)
        found.update((member.id, None) for member in members)
    return tuple(found)


def refuse_negative(name: str, value: object) -> None:
    """
    Refuse what is not a whole number of 0 or more.

    Args:
        name: The argument.
        value: Its value.

    Raises:
        ValueError: It is something else.
    """
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= sys.maxsize:
        msg = f"{name} must be a whole number of 0 or more, not {quoted(value)}"
        raise ValueError(msg)


def refuse_common(model: LogicModel, starts: Iterable[int], ends: Iterable[int]) -> None:
    """
    Raise the error for an element that is on both sides.

    Args:
        model: The model.
        starts: The numbers of the elements of the source.
        ends: Those of the target.

    Raises:
        ValueError: There is such an element.
    """
    if common := set(starts).intersection(ends):
        msg = f"{model.elements[min(common)].id!r} is on both sides; source and target must differ"
        raise ValueError(msg)
