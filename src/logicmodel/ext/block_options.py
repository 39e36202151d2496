"""The options of blocks in pages: how each is written, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Literal, NoReturn, TypeAlias, get_args

from attrs import field, frozen

from logicmodel.checks.profiles import PROFILES
from logicmodel.errors import Problem, did_you_mean, one_of, suggest
from logicmodel.ext.problems import BlockError
from logicmodel.places import Place
from logicmodel.render import options
from logicmodel.render.figures import Align

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
        path: The two ends of the paths that are lit.
        heat: What cards are shaded by.
        look: Options of `logicmodel.draw`, by name.
        caption, name, width, align, classes: How the page shows it.
        description: Whether the text description stands below the picture.
        index: Whether text can refer to what is drawn.
        profile: The profile of a check.
    """

    kind: Kind = "picture"
    upstream: Ids = ()
    downstream: Ids = ()
    between: Ends | None = None
    path: Ends | None = None
    heat: Heat | None = None
    look: Mapping[str, Any] = field(factory=dict)
    caption: str | None = None
    name: str | None = None
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
        BlockError: An option is unknown, or its value is wrong; all of these at once.
    """
    known = {option.name: option for option in options_of(kind)}
    values: dict[str, Any] = {}
    look: dict[str, Any] = {}
    problems = []
    for name, text in given.items():
        try:
            option = known[name] if name in known else _refused(name, kind, (*beside, *known))
            (look if option.is_of_draw else values)[option.field] = option.value(text.strip())
        except ValueError as error:
            problems.append(Problem(str(error), (place,)))
    if problems:
        raise BlockError(problems)
    return Asked(kind, look=look, **values)


def _refused(name: str, kind: Kind, known: Iterable[str]) -> NoReturn:
    advice = did_you_mean(suggest(name, known)) or f"there are {', '.join(known)}"
    msg = f"there is no option {name!r} for showing the {kind}; {advice}"
    raise ValueError(msg)


def _text(name: str, text: str) -> str:
    if not text:
        msg = f"{name} is empty; write a text"
        raise ValueError(msg)
    return text


def _name(name: str, text: str) -> str:
    if not options.ID_START.fullmatch(text):
        msg = f"{name} must be a letter, then letters, digits, '-' and '_', not {text!r}"
        raise ValueError(msg)
    return text


def _ids(name: str, text: str) -> Ids:
    ids = tuple(filter(None, re.split(r"[\s,+]+", text)))
    if not ids:
        msg = f"{name} is empty; write ids with spaces between them"
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


def _spans(_: str, text: str) -> dict[str, tuple[str, ...]]:
    return options.spans_of(text)


# How the values are written that these read.
_TAKES: Final[dict[Reader, str]] = {
    _text: "text",
    _name: "a name",
    _ids: "ids",
    _ends: "`id -> id`",
    _answer: "`yes`, `no`",
    _width: "`600px`, `80%`",
    _spans: "`Heading: ids; Heading: ids`",
}


@frozen
class Option:
    """
    An option of a block.

    Args:
        name: Its name, one word, so that every host can read it.
        says: What it does.
        kinds: The kinds of blocks that have it.
        read: Reads its name and its value; raises ValueError if the value is wrong.
        choices: Its possible values, if it is a choice.
        other_field: The field of `Asked` that it fills, or the option of `logicmodel.draw`; default: its name.
        is_of_draw: Whether it is an option of `logicmodel.draw`.
    """

    name: str
    says: str
    kinds: tuple[Kind, ...]
    read: Reader = _text
    choices: tuple[str, ...] = ()
    other_field: str | None = None
    is_of_draw: bool = False

    @property
    def field(self) -> str:
        """The field of `Asked` that it fills, or the option of `logicmodel.draw`."""
        return self.other_field or self.name

    @property
    def takes(self) -> str:
        """How its value is written."""
        return ", ".join(f"`{each}`" for each in self.choices) or _TAKES[self.read]

    def value(self, text: str) -> Any:  # noqa: ANN401 -- what the field takes
        """
        Return the value that a text stands for.

        Raises:
            ValueError: The text is wrong.
        """
        return one_of(self.name, text, self.choices) if self.choices else self.read(self.name, text)


def options_of(kind: Kind) -> tuple[Option, ...]:
    """Return the options that a kind of block has."""
    return tuple(option for option in OPTIONS if kind in option.kinds)


_READERS: Final[dict[options.Sort, Reader]] = {
    "switch": _answer,
    "ids": _ids,
    "text": _text,
    "choice": _text,
    "spans": _spans,
}


def _of_draw(option: options.Option) -> Option:
    return Option(
        option.door_name,
        option.says,
        tuple(kind for kind in _DRAWN if kind in option.doors),
        _READERS[option.sort],
        option.choices,
        option.name,
        is_of_draw=True,
    )


_PICTURE: Final[tuple[Kind, ...]] = ("picture",)
_DRAWN: Final[tuple[Kind, ...]] = ("picture", "table")
_MODEL: Final[tuple[Kind, ...]] = ("picture", "table", "outline", "indicators")

OPTIONS: Final = (
    Option("upstream", "Only what contributes to these, and they themselves.", _MODEL, _ids),
    Option("downstream", "Only what these contribute to, and they themselves.", _MODEL, _ids),
    Option("between", "Only what lies on a path from one to the other.", _MODEL, _ends),
    Option("path", "Light what lies on a path from one to the other, and fade the rest.", _DRAWN, _ends),
    *(_of_draw(option) for option in options.DRAW_OPTIONS if "picture" in option.doors),
    Option("heat", "Shade cards by how many findings they have.", _PICTURE, choices=get_args(Heat)),
    Option("caption", "What stands below the picture.", _PICTURE),
    Option("description", "Whether readers can open a text description below the picture.", _PICTURE, _answer),
    Option("width", "How wide the picture is shown.", _PICTURE, _width),
    Option("align", "Where the picture stands.", _PICTURE, choices=get_args(Align)),
    Option("index", "Whether text can refer to what is drawn.", _PICTURE, _answer),
    Option("profile", "The profile of the check.", ("findings",), choices=PROFILES),
    Option("name", "The name by which text refers to it.", KINDS, _name),
    Option("class", "Classes of its own, for style sheets.", KINDS, _ids, other_field="classes"),
)
