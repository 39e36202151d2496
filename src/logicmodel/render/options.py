"""What `draw` is told, held against what there is, before anything is drawn."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from numbers import Real
from typing import Final, get_args

from logicmodel.errors import UnknownIdError, one_of
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.layout.grid import Direction
from logicmodel.render.layout.ordering import Order
from logicmodel.render.layout.pages import PAGES
from logicmodel.render.scene.views import Rows
from logicmodel.render.themes import THEMES, Theme
from logicmodel.vocabulary.validation import optional_text_fault
from logicmodel.wording import quoted

# A day: what takes longer is not waited for, and the clocks of processes end soon above.
MAX_TIMEOUT: Final = 86_400.0

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


def refuse_unknown_choices(*, direction: str, order: str, rows: str | None, page: str | None) -> None:
    """
    Refuse what is not a choice.

    Args:
        direction: Which way the picture is to run.
        order: How cards are to be ordered.
        rows: What is to have rows, or None.
        page: The paper, or None.

    Raises:
        ValueError: One of them is not among its choices; the error lists these.
    """
    one_of("direction", direction, get_args(Direction))
    one_of("order", order, get_args(Order))
    if rows is not None:
        one_of("rows", rows, get_args(Rows))
    if page is not None:
        one_of("page", page, PAGES)


def refuse_bad_values(
    *, title: object, alt: str | None, prefix: str | None, heat: Mapping[str, float], timeout: float
) -> None:
    """
    Refuse what is of the wrong sort or size.

    Args:
        title: Whether the title is to be written, and not another title.
        alt: A text alternative, or None.
        prefix: What ids are to start with, or None; it has to be possible in an address and in a style sheet.
        heat: Amounts, finite and none below 0.
        timeout: A number of seconds above 0.

    Raises:
        ValueError: One of them is not what it should be.
    """
    if not isinstance(title, bool):
        msg = f"title must be True or False, for the model has a title of its own; it is {title!r}"
        raise ValueError(msg)  # noqa: TRY004 -- the same error as for the other options
    if fault := optional_text_fault("alt", alt):
        raise ValueError(fault.message)
    if prefix is not None and not (isinstance(prefix, str) and ID_START.fullmatch(prefix)):
        msg = f"prefix must be a letter, then letters, digits, '-' and '_' (as in 'reading-'), not {prefix!r}"
        raise ValueError(msg)
    for name, amount in heat.items():
        refuse_non_number(f"heat[{name!r}]", amount)
    refuse_non_number("timeout", timeout, above=0, most=MAX_TIMEOUT)


def refuse_non_number(
    name: str, value: object, *, above: float | None = None, most: float = sys.float_info.max
) -> None:
    """
    Refuse what is not a number of 0 or more.

    Args:
        name: What the number is, as an error names it.
        value: The number.
        above: What it must be above; 0 itself will do unless said.
        most: The largest number that will do.

    Raises:
        ValueError: It is no such number.
    """
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if is_number and 0 <= value <= most and (above is None or value > above):  # type: ignore[operator]
        return
    bounds = "of 0 or more" if above is None else f"above {above:g}"
    top = f" and at most {most:g}" if most < sys.float_info.max else ""
    msg = f"{name} must be a number {bounds}{top}, not {quoted(value)}"
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
