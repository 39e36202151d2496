"""What elements stand under in a table: themselves, their stage, their groups, or who delivers or changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from logicmodel.model.logic_model import LogicModel

Per: TypeAlias = Literal["element", "stage", "group", "stakeholder"]


def names_per(model: LogicModel, per: Per) -> list[tuple[str, ...]]:
    """Return for each element the ids of what it stands under."""
    if per == "group":
        groups = [(group.id, frozenset(group.members)) for group in model.groups]
        return [tuple(name for name, members in groups if element.id in members) for element in model.elements]
    if per == "stakeholder":
        return [() if element.who is None else (element.who.id,) for element in model.elements]
    return [(element.id if per == "element" else element.stage,) for element in model.elements]


def refuse_other(name: str, value: str, choices: Iterable[str]) -> None:
    """Refuse an argument that is none of its choices."""
    choices = tuple(choices)
    if value not in choices:
        msg = f"{name} must be one of {', '.join(choices)}, not {value!r}"
        raise ValueError(msg)
