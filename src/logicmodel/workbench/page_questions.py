"""The questions that the page asks: each takes a model and up to two of its parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, Final, TypeAlias

from attrs import frozen

from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.bottlenecks import bottlenecks
from logicmodel.questions.paths import paths
from logicmodel.questions.reach import downstream, upstream
from logicmodel.wording import counted

Highlight: TypeAlias = tuple[Any, ...]

_MOST_PATHS: Final = 20


@frozen
class Told:
    """
    What a question answers.

    Args:
        text: The answer in words.
        highlight: What to light in the picture.
    """

    text: str
    highlight: Highlight = ()


@frozen
class PageQuestion:
    """
    A question of the page.

    Args:
        label: What readers choose.
        needs: Which of the two ends it needs: ``from``, ``to`` or both.
        ask: Asks it of a model and the two ends.
    """

    label: str
    needs: tuple[str, ...]
    ask: Callable[[LogicModel, str, str], Told]


def _upstream(model: LogicModel, _: str, target: str) -> Told:
    return _part(upstream(model, target))


def _downstream(model: LogicModel, source: str, _: str) -> Told:
    return _part(downstream(model, source))


def _part(part: LogicModel) -> Told:
    text = f"{counted(len(part.elements), 'element')}, {counted(len(part.links), 'link')}"
    return Told(text, (part,) if part.elements else ())


def _paths(model: LogicModel, source: str, target: str) -> Told:
    found = list(islice(paths(model, source, target), _MOST_PATHS + 1))
    lines = [str(path) for path in found[:_MOST_PATHS]]
    if len(found) > _MOST_PATHS:
        lines.append(f"… and more; these are the first {_MOST_PATHS}.")
    return Told("\n".join(lines) or "There is no path.", tuple(found[:_MOST_PATHS]))


def _bottlenecks(model: LogicModel, source: str, target: str) -> Told:
    found = bottlenecks(model, source, target)
    return Told(str(found), (found,))


PAGE_QUESTIONS: Final[Mapping[str, PageQuestion]] = {
    "upstream": PageQuestion("What contributes to …", ("to",), _upstream),
    "downstream": PageQuestion("What follows from …", ("from",), _downstream),
    "paths": PageQuestion("Paths from … to …", ("from", "to"), _paths),
    "bottlenecks": PageQuestion("Bottlenecks from … to …", ("from", "to"), _bottlenecks),
}
