"""What a block shows of a model: a picture, tables, or nested items."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from logicmodel.checks.checking import check
from logicmodel.errors import Problem, UnknownIdError
from logicmodel.ext.block_options import Asked, Ends, Ids
from logicmodel.ext.listing import findings_items, outline_items
from logicmodel.ext.problems import BlockError, told_at
from logicmodel.model.logic_model import LogicModel
from logicmodel.places import Place
from logicmodel.questions.reach import narrowed
from logicmodel.questions.selection import selected
from logicmodel.render.draw import draw
from logicmodel.render.drawing import Drawing
from logicmodel.render.options import refuse_unknown_ids
from logicmodel.render.telling.items import Item
from logicmodel.render.telling.tables import Table, indicator_table, scene_tables

NOTHING: Final = "There is nothing to show here yet."


def part_of(model: LogicModel, asked: Asked, place: Place) -> LogicModel:
    """
    Return the part of a model that a block is about.

    Args:
        model: The model.
        asked: The options of the block.
        place: Where the block stands.

    Raises:
        BlockError: The model does not have what the block names, all of it at once, or no path leads where it says.
    """
    _refuse_unknown(model, asked, place)
    with told_at(place):
        part = narrowed(model, upstream_of=asked.upstream, downstream_of=asked.downstream)
        if asked.between:
            _refuse_outside(part, _flat(asked.between), place)
            part = _on_paths(part, asked.between)
    _refuse_outside(part, (*_flat(asked.path), *_lit_ids(asked)), place)
    return part


def drawing_of(part: LogicModel, asked: Asked, place: Place, id_prefix: str | None = None) -> Drawing:
    """
    Return the picture that a block asks for.

    Args:
        part: The part of the model that the block is about.
        asked: The options of the block.
        place: Where the block stands.
        id_prefix: What the ids in the picture start with; default: made from the content.

    Raises:
        BlockError: It cannot be drawn.
    """
    lit = (*_lit_ids(asked), *((_on_paths(part, asked.path),) if asked.path else ()))
    with told_at(place):
        heat = check(part).per_subject if asked.heat else None
        return draw(part, **{**asked.look, "highlight": lit, "heat": heat, "id_prefix": id_prefix})


def _lit_ids(asked: Asked) -> Ids:
    return tuple(asked.look.get("highlight", ()))


def tables_of(part: LogicModel, asked: Asked, place: Place) -> tuple[Table, ...]:
    """
    Return the tables that a block asks for, without those that have no rows.

    Args:
        part: The part of the model that the block is about.
        asked: The options of the block.
        place: Where the block stands.

    Raises:
        BlockError: Something that is named cannot be shown.
    """
    if asked.kind == "indicators":
        tables: tuple[Table, ...] = (indicator_table(part),)
    else:
        tables = scene_tables(drawing_of(part, asked, place).layout.scene)
    return tuple(table for table in tables if table.rows)


def items_of(part: LogicModel, asked: Asked) -> tuple[Item, ...]:
    """
    Return the outline or the findings that a block asks for.

    Args:
        part: The part of the model that the block is about.
        asked: The options of the block.
    """
    return findings_items(check(part, asked.profile)) if asked.kind == "findings" else outline_items(part)


def _refuse_unknown(model: LogicModel, asked: Asked, place: Place) -> None:
    """Refuse all ids that the model does not have, and not the first of them only."""
    problems = [Problem(str(error), (place,)) for error in _unknown(model, asked)]
    if problems:
        raise BlockError(problems)


def _flat(ends: Ends | None) -> Ids:
    """Return the ids of both ends."""
    return tuple(identifier for end in ends or () for identifier in end)


def _refuse_outside(part: LogicModel, ids: Ids, place: Place) -> None:
    """Refuse ids that the model has, and the part that is to be shown has not."""
    links = {link.id for link in part.links}
    outside = [each for each in dict.fromkeys(ids) if each not in part and each not in links]
    if outside:
        said = "is not in the part of the model that upstream, downstream or between leaves"
        raise BlockError(Problem(f"{each!r} {said}", (place,)) for each in outside)


def _unknown(model: LogicModel, asked: Asked) -> Iterator[UnknownIdError]:
    for identifier in (*asked.upstream, *asked.downstream, *_flat(asked.between), *_flat(asked.path)):
        yield from _raised(selected, model, identifier)
    for identifier in _lit_ids(asked):
        yield from _raised(refuse_unknown_ids, model, (identifier,))


def _raised(look_up: Callable[..., object], *arguments: object) -> Iterator[UnknownIdError]:
    try:
        look_up(*arguments)
    except UnknownIdError as error:
        yield error


def _on_paths(model: LogicModel, ends: Ends) -> LogicModel:
    start, end = ends
    return narrowed(model, upstream_of=end, downstream_of=start)
