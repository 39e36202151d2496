"""What elements stand under in a table: themselves, their stage, their groups, or who delivers or changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from logicmodel.model.logic_model import LogicModel

#: What rows and columns of a table stand for, one of ``element``, ``stage``, ``group`` and ``stakeholder``.
Per: TypeAlias = Literal["element", "stage", "group", "stakeholder"]


def names_per(model: LogicModel, per: Per, numbers: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return for some elements, by number, the ids of what each stands under."""
    elements = {number: model.elements[number] for number in numbers}
    if per == "group":
        groups = [(group.id, frozenset(group.members)) for group in model.groups]
        return {
            number: tuple(name for name, members in groups if element.id in members)
            for number, element in elements.items()
        }
    if per == "stakeholder":
        return {number: () if each.who is None else (each.who.id,) for number, each in elements.items()}
    return {number: (each.id if per == "element" else each.stage,) for number, each in elements.items()}
