"""The questions that the page asks: each takes a model and up to two of its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, Final, TypeAlias

from attrs import frozen

from logicmodel.checks.checking import check
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.bottlenecks import bottlenecks, dominators
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
        heat: A number for each part that has one, by its id, which is written on it.
    """

    text: str
    highlight: Highlight = ()
    heat: Mapping[str, int] = {}


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
    lines = [path.in_words() for path in found[:_MOST_PATHS]]
    if len(found) > _MOST_PATHS:
        lines.append(f"… and more; these are the first {_MOST_PATHS}.")
    return Told("\n".join(lines) or "There is no path.", tuple(found[:_MOST_PATHS]))


def _bottlenecks(model: LogicModel, source: str, target: str) -> Told:
    found = bottlenecks(model, source, target)
    return Told(found.in_words(), (found,))


def _findings(model: LogicModel, _source: str, _target: str) -> Told:
    known = {element.id for element in model} | {link.id for link in model.links}
    subjects = Counter(subject.id for finding in check(model) for subject in finding.subjects if subject.id in known)
    return Told(f"{counted(len(subjects), 'part')} with findings", heat=subjects)


def _sources(model: LogicModel, _source: str, _target: str) -> Told:
    sources = {link.id: len(link.evidence) for link in model.links if link.evidence}
    return Told(f"{len(sources)} of {counted(len(model.links), 'link')} with evidence", heat=sources)


def _rests(model: LogicModel, _source: str, _target: str) -> Told:
    targets = {link.target for link in model.links if not link.feedback}
    starts = [element.id for element in model if element.id not in targets]
    held = dominators(model, starts).holds_up() if starts else {}
    resting = {identifier: others for identifier, others in held.items() if others}
    return Told("On each: how many other elements nothing reaches any more without it", heat=resting)


PAGE_QUESTIONS: Final[Mapping[str, PageQuestion]] = {
    "upstream": PageQuestion("What contributes to …", ("to",), _upstream),
    "downstream": PageQuestion("What follows from …", ("from",), _downstream),
    "paths": PageQuestion("Paths from … to …", ("from", "to"), _paths),
    "bottlenecks": PageQuestion("Bottlenecks from … to …", ("from", "to"), _bottlenecks),
    "rests": PageQuestion("How much rests on each element", (), _rests),
    "sources": PageQuestion("How many sources each link has", (), _sources),
    "findings": PageQuestion("How many findings each part has", (), _findings),
}
