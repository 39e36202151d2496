"""
The options of a picture, each described once.

`logicmodel.draw` validates by these descriptions. The command line, the blocks of documentation pages and the reference
are made from them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from numbers import Real
from typing import Any, Final, Literal, get_args

from attrs import frozen

from logicmodel.engine import TIMEOUT
from logicmodel.errors import UnknownIdError, one_of
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.layout.grid import Direction
from logicmodel.render.layout.ordering import Order
from logicmodel.render.layout.papers import Page
from logicmodel.render.scene.forms import Form
from logicmodel.render.scene.views import Rows
from logicmodel.render.themes import THEMES, Theme, ThemeName
from logicmodel.vocabulary.validation import text_fault
from logicmodel.wording import quoted

Sort = Literal["choice", "switch", "ids", "amounts", "text", "spans", "id-start", "seconds", "model"]
Door = Literal["command", "picture", "table"]

# A day. What takes longer is not waited for, and clocks of processes overflow not far above.
MAX_TIMEOUT: Final = 86_400.0

# What can start an id of HTML, and needs no escaping in an address or a style sheet.
ID_START: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")

_EVERYWHERE: Final[tuple[Door, ...]] = ("command", "picture", "table")
_PICTURES: Final[tuple[Door, ...]] = ("command", "picture")


@frozen
class Option:
    """
    An option of a picture.

    Args:
        name: Its name in `logicmodel.draw`.
        sort: What values it takes.
        says: What it does, in a sentence.
        default: Its value if none is given.
        choices: Its possible values, if it is a choice.
        doors: Where else it is offered: by the command line, by blocks that show a picture, by blocks that show tables.
        short_name: Its name there; default: the name.
    """

    name: str
    sort: Sort
    says: str
    default: object = None
    choices: tuple[str, ...] = ()
    doors: tuple[Door, ...] = ()
    short_name: str | None = None

    @property
    def door_name(self) -> str:
        """The name on the command line and in blocks."""
        return self.short_name or self.name


def _choice(name: str, says: str, literal: object, doors: tuple[Door, ...], default: str | None = None) -> Option:
    return Option(name, "choice", says, default, get_args(literal), doors)


DRAW_OPTIONS: Final = (
    _choice("theme", "The colours.", ThemeName, _PICTURES, "default"),
    _choice("direction", "Where the stages run; default: right, or what fits the page.", Direction, _PICTURES),
    _choice("order", "How cards are ordered; default: as arrows cross less.", Order, _PICTURES),
    Option("highlight", "ids", "Light these, and fade the rest.", default=(), doors=_EVERYWHERE),
    Option("heat", "amounts", "Write an amount on each of these, and shade cards by it."),
    _choice("rows", "Put the cards in rows, one for each stakeholder or group.", Rows, _EVERYWHERE),
    Option(
        "collapse",
        "ids",
        "Show each of these stages, groups and stakeholders as one card.",
        default=(),
        doors=_EVERYWHERE,
    ),
    Option("arrows", "switch", "Show links.", default=True, doors=_EVERYWHERE),
    Option(
        "bundle",
        "switch",
        "Draw links between the same two ends as one arrow, with how many links and sources it has.",
        default=False,
        doors=_EVERYWHERE,
    ),
    Option("details", "switch", "Count assumptions and evidence on links.", default=False, doors=_EVERYWHERE),
    Option("assumptions", "switch", "Number and list assumptions of links.", default=False, doors=_EVERYWHERE),
    Option("evidence", "switch", "Show on links how strong their evidence is.", default=False, doors=_EVERYWHERE),
    Option("indicators", "switch", "Show on cards how indicators stand.", default=False, doors=_EVERYWHERE),
    Option("attainment", "switch", "Show on cards how far indicators got.", default=False, doors=_EVERYWHERE),
    Option("situation", "text", "The situation or problem that the programme answers to.", doors=_PICTURES),
    Option("goal", "text", "The goal, in a bar over all stages.", doors=_PICTURES),
    Option("headings", "spans", "Headings over several stages that stand side by side.", doors=_PICTURES),
    Option("since", "model", "An older version: what is new, gone or changed since then is marked."),
    _choice("form", "A published form of logic models.", Form, _EVERYWHERE),
    _choice("page", "The paper that the picture is to fill.", Page, _PICTURES),
    Option(
        "show_title",
        "switch",
        "Write the title over the picture.",
        default=True,
        doors=_PICTURES,
        short_name="title",
    ),
    Option("alt", "text", "The short text alternative; default: made from the model.", doors=("picture",)),
    Option("id_prefix", "id-start", "What the ids in the SVG start with; default: made from the content."),
    Option("timeout", "seconds", "How long the layout engine may take.", default=TIMEOUT, doors=("command",)),
)


def options_for(door: Door) -> tuple[Option, ...]:
    """
    Return the options that are offered somewhere.

    Args:
        door: Where.
    """
    return tuple(option for option in DRAW_OPTIONS if door in option.doors)


def refuse_bad_options(**given: Any) -> None:  # noqa: ANN401 -- what is wrong with them is said here
    """
    Validate options of `logicmodel.draw`.

    Args:
        **given: The values, by the names of the options.

    Raises:
        ValueError: Some have a wrong value; the message lists all of them.
    """
    faults = [fault for option in DRAW_OPTIONS if option.name in given for fault in _faults(option, given[option.name])]
    if faults:
        raise ValueError("\n".join(faults))


def _faults(option: Option, value: Any) -> Iterator[str]:  # noqa: ANN401 -- the same
    if value is None and option.default is None:
        return
    try:
        _CHECKS[option.sort](option, value)
    except ValueError as error:
        yield str(error)


def _check_choice(option: Option, value: Any) -> None:  # noqa: ANN401 -- the same
    one_of(option.name, value, option.choices)


def _check_switch(option: Option, value: object) -> None:
    if not isinstance(value, bool):
        msg = f"{option.name} must be True or False, not {value!r}"
        raise ValueError(msg)  # noqa: TRY004 -- the same error as for the other options


def _check_text(option: Option, value: object) -> None:
    if fault := text_fault(option.name, value):
        raise ValueError(fault.message)


def _check_model(option: Option, value: object) -> None:
    if not isinstance(value, LogicModel):
        msg = f"{option.name} must be a LogicModel, not {value!r}"
        raise ValueError(msg)  # noqa: TRY004 -- the same error as for the other options


def _check_spans(option: Option, value: Mapping[str, Iterable[str]]) -> None:
    if not isinstance(value, Mapping) or any(isinstance(ids, str) for ids in value.values()):
        msg = f"{option.name} must map each heading to the ids of its stages, not {value!r}"
        raise ValueError(msg)


def spans_of(text: str) -> dict[str, tuple[str, ...]]:
    """
    Return headings with the ids of their stages.

    Args:
        text: Each heading, a colon and the ids; with semicolons between them.

    Raises:
        ValueError: It is not written so.

    Example:
        >>> spans_of("Planned work: inputs activities; Results: outputs, impact")
        {'Planned work': ('inputs', 'activities'), 'Results': ('outputs', 'impact')}
    """
    found: dict[str, tuple[str, ...]] = {}
    for part in filter(str.strip, text.split(";")):
        heading, colon, ids = part.rpartition(":")
        named = tuple(filter(None, re.split(r"[\s,+]+", ids)))
        if not (colon and heading.strip() and named):
            msg = f"headings are written as 'Planned work: inputs activities; Results: impact', not {quoted(text)}"
            raise ValueError(msg)
        found[heading.strip()] = named
    return found


def _check_id_start(option: Option, value: object) -> None:
    if not isinstance(value, str) or not ID_START.fullmatch(value):
        msg = f"{option.name} must be a letter, then letters, digits, '-' and '_' (as in 'reading-'), not {value!r}"
        raise ValueError(msg)


def _check_amounts(option: Option, value: object) -> None:
    if not isinstance(value, Mapping):
        msg = f"{option.name} must be a mapping of ids to numbers, not {quoted(value)}"
        raise ValueError(msg)  # noqa: TRY004 -- the same error as for the other options
    for key, amount in value.items():
        refuse_non_number(f"{option.name}[{quoted(key)}]", amount)


def _check_seconds(option: Option, value: object) -> None:
    refuse_non_number(option.name, value, above=0, most=MAX_TIMEOUT)


def _anything(option: Option, value: object) -> None:
    """Leave ids to the model, which knows them."""


_CHECKS: Final[dict[Sort, Callable[[Option, Any], None]]] = {
    "choice": _check_choice,
    "switch": _check_switch,
    "ids": _anything,
    "amounts": _check_amounts,
    "text": _check_text,
    "spans": _check_spans,
    "id-start": _check_id_start,
    "seconds": _check_seconds,
    "model": _check_model,
}


def refuse_non_number(
    name: str, value: object, *, above: float | None = None, most: float = sys.float_info.max
) -> None:
    """
    Refuse what is not a number of 0 or more.

    Args:
        name: The name of the option.
        value: Its value.
        above: What it must be above; default: 0 will do.
        most: The largest number that will do.

    Raises:
        ValueError: It is no such number.
    """
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if is_number and 0 <= value <= most and (above is None or value > above):  # type: ignore[operator]
        return
    bounds = "of 0 or more" if above is None else f"above {above:g}"
    top = f" and at most {most:,.0f}" if most < sys.float_info.max else ""
    msg = f"{name} must be a number {bounds}{top}, not {quoted(value)}"
    raise ValueError(msg)


def theme_of(theme: Theme | str) -> Theme:
    """
    Return a theme, by its name or as it is.

    Args:
        theme: The theme or its name.

    Raises:
        UnknownIdError: No such theme; the message suggests close matches.
    """
    if isinstance(theme, Theme):
        return theme
    if theme not in THEMES:
        raise UnknownIdError(what="theme", identifier=theme, known=THEMES, owner="logicmodel")
    return THEMES[theme]


def refuse_unknown_ids(model: LogicModel, ids: Iterable[str]) -> None:
    """
    Refuse ids that the model does not have, which would mark nothing in the picture.

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
