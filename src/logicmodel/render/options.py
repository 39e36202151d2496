"""What `draw` is told, held against what there is, before anything is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, get_args

from logicmodel.errors import UnknownIdError, one_of
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.layout.fitting import PAGES
from logicmodel.render.layout.grid import Direction
from logicmodel.render.layout.ordering import Order
from logicmodel.render.scene.views import Rows
from logicmodel.render.themes import THEMES, Theme

# What can start an id of HTML and stand in an address and in a style sheet as it is.
ID_START: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def theme_of(theme: Theme | str) -> Theme:
    """
    Return a theme, by its name or as it is.

    Args:
        theme: The theme or its name.

    Raises:
        ValueError: There is no theme of that name.
    """
    return theme if isinstance(theme, Theme) else THEMES[one_of("theme", theme, THEMES)]


def refuse_unknown_choices(*, direction: str | None, order: str | None, rows: str | None, page: str | None) -> None:
    """
    Refuse what is not a choice.

    Args:
        direction: Which way the picture is to run, or None.
        order: How cards are to be ordered, or None.
        rows: What is to have rows, or None.
        page: The paper, or None.

    Raises:
        ValueError: One of them is not among its choices; the error lists these.
    """
    if direction is not None:
        one_of("direction", direction, get_args(Direction))
    if order is not None:
        one_of("order", order, get_args(Order))
    if rows is not None:
        one_of("rows", rows, get_args(Rows))
    if page is not None:
        one_of("page", page, PAGES)


def refuse_bad_values(*, title: object, prefix: str | None, heat: Mapping[str, float], timeout: float) -> None:
    """
    Refuse what is of the wrong sort or size.

    Args:
        title: Whether the title is to be written, and not another title.
        prefix: What ids are to start with, or None; it has to be possible in an address and in a style sheet.
        heat: Amounts, none below 0.
        timeout: A number of seconds above 0.

    Raises:
        ValueError: One of them is not what it should be.
    """
    if not isinstance(title, bool):
        msg = f"title must be True or False, for the model has a title of its own; it is {title!r}"
        raise ValueError(msg)  # noqa: TRY004 -- the same error as for the other options
    if prefix is not None and not ID_START.fullmatch(prefix):
        msg = f"prefix must be a letter, then letters, digits, '-' and '_' (as in 'reading-'), not {prefix!r}"
        raise ValueError(msg)
    below = next((f"{name!r} {amount:g}" for name, amount in heat.items() if not amount >= 0), None)
    if below:
        msg = f"heat takes numbers of 0 or more, and has for {below}"
        raise ValueError(msg)
    if not timeout > 0:
        msg = f"timeout must be a number of seconds above 0, not {timeout!r}"
        raise ValueError(msg)


def refuse_unknown_ids(model: LogicModel, ids: Iterable[str]) -> None:
    """
    Refuse ids that the model does not have, which would light or shade nothing without a word.

    Args:
        model: The model.
        ids: Ids of elements, stages, groups and links.

    Raises:
        UnknownIdError: The model has none of these with one of the ids.
    """
    links = {link.id for link in model.links}
    for identifier in ids:
        if identifier not in model and identifier not in links:
            what = "element, stage, group or link"
            nodes = (node.id for node in (*model.elements, *model.stages, *model.groups))
            raise UnknownIdError(what, identifier, (*nodes, *links))
