"""A model with its parts in another order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from logicmodel.model.edits.carrying import by_themselves, key_of
from logicmodel.model.edits.finding import declared_in_order, part_of, rebuilt, section_of
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.model.union import Piece, name_of
from logicmodel.vocabulary.elements import Element


def move_part(
    model: LogicModel,
    part: str | Piece,
    *,
    before: str | Piece | None = None,
    after: str | Piece | None = None,
) -> LogicModel:
    """
    Return a model in which a part comes before or after another part of its sort.

    An element moves within its stage; `with_fields` with another ``stage`` moves it to that stage.

    Args:
        model: The model.
        part: The id of a stage, an element, a group, a link or an external factor, or the part itself.
        before: The part in front of which it goes; either this or ``after``.
        after: The part behind which it goes.

    Returns:
        The new model.

    Raises:
        UnknownIdError: The model does not have one of the parts.
        ValueError: The two are not of one sort, or stand in different stages; or not exactly one of ``before`` and
            ``after`` is given.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.model import move_part
        >>> model = move_part(load_example("reading-together"), "books", before="staff")
        >>> [element.id for element in model.members("inputs")]
        ['books', 'staff']
    """
    refuse_non_model(model)
    beside = before if after is None else after
    if beside is None or (before is not None and after is not None):
        msg = "say either before= or after= which part it goes"
        raise ValueError(msg)
    moved, anchor = part_of(model, part), part_of(model, beside)
    if key_of(moved) == key_of(anchor):
        msg = f"{name_of(moved)} cannot stand beside itself; name another part"
        raise ValueError(msg)
    section, values = _movable(model, [moved, anchor])
    rest = [value for value in values if key_of(value) != key_of(moved)]
    position = next(index for index, value in enumerate(rest) if key_of(value) == key_of(anchor)) + (after is not None)
    return _in_order(model, section, [*rest[:position], moved, *rest[position:]])


def reorder_parts(model: LogicModel, parts: Iterable[str | Piece]) -> LogicModel:
    """
    Return a model with some parts of one sort in a given order; all other parts keep their places.

    Args:
        model: The model.
        parts: The parts, in the new order: all stages, elements of one stage, groups, links, or external factors.

    Returns:
        The new model.

    Raises:
        UnknownIdError: The model does not have one of the parts.
        ValueError: They are not of one sort, stand in different stages, or one is named twice.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.model import reorder_parts
        >>> model = reorder_parts(load_example("reading-together"), ["books", "staff"])
        >>> [element.id for element in model.members("inputs")]
        ['books', 'staff']
    """
    refuse_non_model(model)
    wanted = [part_of(model, part) for part in parts]
    keys = [key_of(part) for part in wanted]
    if len(set(keys)) < len(keys):
        twice = next(part for part, key in zip(wanted, keys, strict=True) if keys.count(key) > 1)
        msg = f"{name_of(twice)} is named twice; name each part once"
        raise ValueError(msg)
    if not wanted:
        return model
    section, values = _movable(model, wanted)
    following = iter(wanted)
    return _in_order(model, section, [next(following) if key_of(value) in keys else value for value in values])


def _movable(model: LogicModel, parts: Sequence[Piece]) -> tuple[str, Sequence[Piece]]:
    """Return the section in which some parts stand, with all that stand in it."""
    sections = {section_of(model, part) for part in parts}
    if len(sections) > 1:
        msg = f"{name_of(parts[0])} and {name_of(parts[1])} are of different sorts; move each among its own"
        raise ValueError(msg)
    section = sections.pop()
    stages = {part.stage: part for part in parts if isinstance(part, Element)}
    if len(stages) > 1:
        one, other, *_ = stages.values()
        msg = (
            f"{name_of(one)} and {name_of(other)} stand in different stages; "
            f"the stage of {one.id!r} has to be {other.stage!r} before it can stand there"
        )
        raise ValueError(msg)
    if section in {"stakeholders", "indicators", "evidence", "assumptions", "rivals"}:
        loose = list(by_themselves(model))
        for part in parts:
            if part not in loose:
                msg = f"{name_of(part)} has its place from the elements or links that carry it; move those"
                raise ValueError(msg)
        return "loose", loose
    return section, getattr(model, section)


def _in_order(model: LogicModel, section: str, values: Sequence[Any]) -> LogicModel:
    if section == "stages":
        return rebuilt(model, stages=declared_in_order(model, values))
    return rebuilt(model, **{section: values})
