"""What the page shows of a model: problems, or a picture with findings and the answer to a question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, TypeAlias

from attrs import evolve

from logicmodel.checks.checking import check
from logicmodel.checks.findings import Finding
from logicmodel.checks.profiles import PROFILES
from logicmodel.errors import DrawingError, LogicModelError, Problem, ShapeError
from logicmodel.model.logic_model import LogicModel
from logicmodel.places import Place
from logicmodel.render.draw import draw
from logicmodel.render.drawing import Drawing
from logicmodel.render.options import Option, options_for
from logicmodel.wording import counted, one_line
from logicmodel.workbench.page_questions import PAGE_QUESTIONS, Told

Json: TypeAlias = dict[str, Any]
Wanted: TypeAlias = Mapping[str, str]

#: The options of a picture that the page offers.
CONTROLS: Final = tuple(option for option in options_for("picture") if option.sort in {"choice", "switch"})


def answer(read: Callable[[], LogicModel], wanted: Wanted) -> Json:
    """
    Return what the page shows, as JSON.

    Args:
        read: Returns the model, or raises what is wrong with it.
        wanted: What the reader chose: options of the picture by name, ``profile``, and a question as ``ask``, ``from``
            and ``to``. A choice that there is not counts as none.

    Returns:
        ``problems`` if there is no model. Otherwise ``summary``, ``elements``, ``findings``, ``picture`` (a page to
        explore it in) and ``told``; ``failure`` says why there is no picture.
    """
    try:
        model = read()
    except ShapeError as error:
        return {"problems": [_problem(problem) for problem in error.problems]}
    except OSError as error:
        return {"problems": [_problem(Problem(f"{error.filename}: {error.strerror}"))]}
    findings = check(model, _chosen(wanted, "profile", PROFILES) or "default")
    told = _told(model, wanted)
    return {
        "problems": [],
        "title": one_line(model.title),
        "summary": f"{counted(len(model.elements), 'element')}, {counted(len(model.links), 'link')}; {findings.counts}",
        "elements": [[element.id, one_line(element.label)] for element in model.elements],
        "findings": [_finding(finding) for finding in findings],
        "told": told.text,
        **_picture(model, wanted, told),
    }


def picture_of(model: LogicModel, wanted: Wanted) -> Drawing:
    """
    Return the picture of a model as the reader chose it, with the answer to the question lit.

    Args:
        model: The model.
        wanted: What the reader chose, as for `answer`.

    Raises:
        DrawingError: The picture could not be made.
    """
    return _drawn(model, wanted, _told(model, wanted))


def _drawn(model: LogicModel, wanted: Wanted, told: Told) -> Drawing:
    options = {option.name: _value(option, wanted[option.name]) for option in CONTROLS if option.name in wanted}
    chosen = {name: each for name, each in options.items() if each is not None}
    return draw(model, highlight=told.highlight, heat=told.heat or None, **chosen)


def _value(option: Option, text: str) -> Any:  # noqa: ANN401 -- options have values of several types
    if option.sort == "switch":
        return {"true": True, "false": False}.get(text)
    return text if text in option.choices else None


def _picture(model: LogicModel, wanted: Wanted, told: Told) -> Json:
    try:
        # The page knows its window before it asks, and needs no second picture to choose from.
        return {"picture": evolve(_drawn(model, wanted, told), turn=None).rendered(".html").decode()}
    except (DrawingError, ValueError) as error:
        return {"picture": None, "failure": str(error)}


def _told(model: LogicModel, wanted: Wanted) -> Told:
    question = PAGE_QUESTIONS.get(wanted.get("ask", ""))
    if question is None:
        return Told("")
    ends = {end: wanted.get(end, "") for end in ("from", "to")}
    if missing := [end for end in question.needs if ends[end] not in model]:
        return Told(f"Choose {' and '.join(repr(end) for end in missing)}.")
    try:
        return question.ask(model, ends["from"], ends["to"])
    except (LogicModelError, ValueError) as error:
        return Told(str(error))


def _chosen(wanted: Wanted, name: str, choices: Collection[str]) -> str | None:
    return wanted[name] if wanted.get(name, "") in choices else None


def _finding(finding: Finding) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "why": finding.why,
        "repair": finding.repair,
        "source": finding.source,
        "place": _place(finding.place),
    }


def _problem(problem: Problem) -> Json:
    return {
        "message": problem.message,
        "hint": problem.hint,
        "place": _place(problem.places[0] if problem.places else None),
        "also": [_place(place) for place in problem.places[1:]],
    }


def _place(place: Place | None) -> Json | None:
    return None if place is None else {"file": place.file, "line": place.line, "column": place.column or 1}
