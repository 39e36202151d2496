"""What a page may say of a block: each option, how its value is written, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Literal, NoReturn, TypeAlias, get_args

from attrs import frozen

from logicmodel.checks.profiles import PROFILES
from logicmodel.errors import Problem, did_you_mean, one_of, suggest
from logicmodel.ext.problems import BlockError
from logicmodel.places import Place
from logicmodel.render.figures import Align
from logicmodel.render.layout.fitting import Page
from logicmodel.render.layout.grid import Direction
from logicmodel.render.layout.ordering import Order
from logicmodel.render.options import ID_START
from logicmodel.render.scene.views import Rows
from logicmodel.render.themes import ThemeName

Kind = Literal["picture", "table", "outline", "indicators", "findings"]
Heat = Literal["findings"]

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

Ids: TypeAlias = tuple[str, ...]
Ends: TypeAlias = tuple[Ids, Ids]
Reader: TypeAlias = Callable[[str, str], Any]

_WIDTH: Final = re.compile(r"(\d+(?:\.\d+)?)(px|em|rem|%|cm|mm|in|pt)?")
_ANSWERS: Final = {"": True, "yes": True, "true": True, "no": False, "false": False}


@frozen
class Asked:
    """
    What a page asks of a block.

    Args:
        kind: What is to be shown of the model.
        upstream, downstream, between: Which part of the model is to be shown.
        rows, collapse, highlight, path, heat, arrows, details: See `logicmodel.draw`.
        theme, direction, order, page, title: See `logicmodel.draw`.
        caption, name, alt, width, align, classes: How the page shows it.
        description: Whether the text description stands below the picture.
        index: Whether text can refer to what is drawn.
        profile: By what a check judges.
    """

    kind: Kind = "picture"
    upstream: Ids = ()
    downstream: Ids = ()
    between: Ends | None = None
    rows: Rows | None = None
    collapse: Ids = ()
    highlight: Ids = ()
    path: Ends | None = None
    heat: Heat | None = None
    arrows: bool = True
    details: bool = False
    theme: ThemeName = "default"
    direction: Direction | None = None
    order: Order | None = None
    page: Page | None = None
    title: bool = True
    caption: str | None = None
    name: str | None = None
    alt: str | None = None
    width: str | None = None
    align: Align | None = None
    classes: Ids = ()
    description: bool = True
    index: bool = True
    profile: str = "default"


def asked(kind: Kind, given: Mapping[str, str], place: Place, beside: Iterable[str] = ()) -> Asked:
    """
    Return what a page asks of a block.

    Args:
        kind: What is to be shown of the model.
        given: The values of the options, by name.
        place: Where the block stands.
        beside: Other options that the host reads itself, which may have been meant.

    Raises:
        BlockError: An option is unknown, or its value is not one; all of these at once.
    """
    known = {option.name: option for option in options_of(kind)}
    values: dict[str, Any] = {}
    problems = []
    for name, text in given.items():
        try:
            option = known[name] if name in known else _refused(name, kind, (*beside, *known))
            values[option.field] = option.value(text.strip())
        except ValueError as error:
            problems.append(Problem(str(error), (place,)))
    if problems:
        raise BlockError(problems)
    return Asked(kind, **values)


def _refused(name: str, kind: Kind, known: Iterable[str]) -> NoReturn:
    advice = did_you_mean(suggest(name, known)) or f"there are {', '.join(known)}"
    msg = f"there is no option {name!r} for showing the {kind}; {advice}"
    raise ValueError(msg)


def _text(name: str, text: str) -> str:
    if not text:
        msg = f"{name} takes a text, and has none"
        raise ValueError(msg)
    return text


def _name(name: str, text: str) -> str:
    if not ID_START.fullmatch(text):
        msg = f"{name} must be a letter, then letters, digits, '-' and '_', not {text!r}"
        raise ValueError(msg)
    return text


def _ids(name: str, text: str) -> Ids:
    ids = tuple(filter(None, re.split(r"[\s,+]+", text)))
    if not ids:
        msg = f"{name} takes ids with spaces between them, and has none"
        raise ValueError(msg)
    return ids


def _ends(name: str, text: str) -> Ends:
    ends = text.split("->")
    if len(ends) != 2 or not all(map(str.strip, ends)):  # noqa: PLR2004 -- a start and an end
        msg = f"{name} takes a start and an end, as in 'train -> fluency', not {text!r}"
        raise ValueError(msg)
    return _ids(name, ends[0]), _ids(name, ends[1])


def _answer(name: str, text: str) -> bool:
    if text.lower() not in _ANSWERS:
        msg = f"{name} must be yes or no, not {text!r}"
        raise ValueError(msg)
    return _ANSWERS[text.lower()]


def _width(name: str, text: str) -> str:
    found = _WIDTH.fullmatch(text)
    if found is None:
        msg = f"{name} must be a length or a share, as in '600px' or '80%', not {text!r}"
        raise ValueError(msg)
    number, unit = found.groups()
    return f"{number}{unit or 'px'}"


# How the values are written that these read.
_TAKES: Final[dict[Reader, str]] = {
    _text: "text",
    _name: "a name",
    _ids: "ids",
    _ends: "`id -> id`",
    _answer: "`yes`, `no`",
    _width: "`600px`, `80%`",
}


@frozen
class Option:
    """
    An option of a block.

    Args:
        name: Its name, one word, so that every host can read it.
        says: What it does.
        kinds: The kinds of blocks that have it.
        read: Reads its name and its value; raises ValueError where the value is not one.
        choices: The values that there are, where these are few.
        field: The field of `Asked` that it fills, where that has another name.
    """

    name: str
    says: str
    kinds: tuple[Kind, ...]
    read: Reader = _text
    choices: tuple[str, ...] = ()
    other_field: str | None = None

    @property
    def field(self) -> str:
        """The field of `Asked` that it fills."""
        return self.other_field or self.name

    @property
    def takes(self) -> str:
        """How its value is written."""
        return ", ".join(f"`{each}`" for each in self.choices) or _TAKES[self.read]

    def value(self, text: str) -> Any:  # noqa: ANN401 -- what the field takes
        """
        Return the value that a text says.

        Raises:
            ValueError: It says none.
        """
        return one_of(self.name, text, self.choices) if self.choices else self.read(self.name, text)


def options_of(kind: Kind) -> tuple[Option, ...]:
    """Return the options that a kind of block has."""
    return tuple(option for option in OPTIONS if kind in option.kinds)


_PICTURE: Final[tuple[Kind, ...]] = ("picture",)
_DRAWN: Final[tuple[Kind, ...]] = ("picture", "table")
_MODEL: Final[tuple[Kind, ...]] = ("picture", "table", "outline", "indicators")

OPTIONS: Final = (
    Option("upstream", "Only what contributes to these, and they themselves.", _MODEL, _ids),
    Option("downstream", "Only what these contribute to, and they themselves.", _MODEL, _ids),
    Option("between", "Only what lies on a path from one to the other.", _MODEL, _ends),
    Option("path", "Light what lies on a path from one to the other, and fade the rest.", _DRAWN, _ends),
    Option("highlight", "Light these, and fade the rest.", _DRAWN, _ids),
    Option("collapse", "Show each of these stages, groups and stakeholders as one card.", _DRAWN, _ids),
    Option("rows", "Put the cards in rows, one for each of these.", _DRAWN, choices=get_args(Rows)),
    Option("arrows", "Whether links are shown.", _DRAWN, _answer),
    Option("details", "Whether links say what they assume and on what evidence they rest.", _DRAWN, _answer),
    Option("heat", "Shade cards by how many findings they have.", _PICTURE, choices=get_args(Heat)),
    Option("theme", "The colours.", _PICTURE, choices=get_args(ThemeName)),
    Option("direction", "Where the stages run.", _PICTURE, choices=get_args(Direction)),
    Option("order", "How the cards of a stage are ordered.", _PICTURE, choices=get_args(Order)),
    Option("page", "The shape of the paper.", _PICTURE, choices=get_args(Page)),
    Option("title", "Whether the title is written over the picture.", _PICTURE, _answer),
    Option("caption", "What stands below the picture.", _PICTURE),
    Option("alt", "The short text alternative; one is made unless said.", _PICTURE),
    Option("description", "Whether readers can open a text description below the picture.", _PICTURE, _answer),
    Option("width", "How wide the picture is shown.", _PICTURE, _width),
    Option("align", "Where the picture stands.", _PICTURE, choices=get_args(Align)),
    Option("index", "Whether text can refer to what is drawn.", _PICTURE, _answer),
    Option("profile", "By what to judge.", ("findings",), choices=PROFILES),
    Option("name", "What it can be referred to by.", KINDS, _name),
    Option("class", "Classes of its own, for style sheets.", KINDS, _ids, other_field="classes"),
)
