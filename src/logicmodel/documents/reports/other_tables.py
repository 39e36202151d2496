"""The table of indicators, the evaluation matrix and the register of assumptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from logicmodel.documents.reports.description import Cell, Document, Table
from logicmodel.documents.reports.phrases import indicator_text, name_in, named, value_text
from logicmodel.languages import Words, marked, words_in
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.indicators import Indicator, Measurement

_INDICATOR_HEADINGS: Final = (
    marked("Level"),
    marked("Result"),
    marked("Indicator"),
    marked("Category"),
    marked("Baseline"),
    marked("Milestones"),
    marked("Target"),
    marked("Actual"),
    marked("Means of verification"),
    marked("Responsible"),
    marked("Frequency"),
)
_INDICATOR_WIDTHS: Final = (13, 16, 19, 12, 13, 14, 13, 13, 17, 15, 14)

#: The criteria for evaluations of the OECD's Development Assistance Committee.
CRITERIA: Final = (
    marked("Relevance"),
    marked("Coherence"),
    marked("Effectiveness"),
    marked("Efficiency"),
    marked("Impact"),
    marked("Sustainability"),
)
_CRITERION_OF_KIND: Final = {"output": "Effectiveness", "outcome": "Effectiveness", "impact": "Impact"}
_MATRIX_HEADINGS: Final = (
    marked("Criterion"),
    marked("Evaluation question"),
    marked("Judgement criteria"),
    marked("Indicators"),
    marked("Data sources"),
    marked("Methods"),
)
_MATRIX_WIDTHS: Final = (18, 24, 22, 26, 22, 18)
_REGISTER_HEADINGS: Final = (
    marked("Assumption"),
    marked("What it is about"),
    marked("Likelihood"),
    marked("Importance"),
    marked("Status"),
    marked("Notes"),
)
_REGISTER_WIDTHS: Final = (32, 34, 13, 14, 14, 22)


def indicator_table_of(model: LogicModel, language: str = "en") -> Document:
    """Return the indicators of a model with all their values, a row for each part of the population."""
    say = words_in(language)
    rows: list[tuple[Cell, ...]] = []
    for element in model.elements:
        lines = [line for indicator in element.indicators for line in _indicator_rows(indicator, say)]
        if lines:
            stage = Cell([name_in(model, element.stage, say)], down=len(lines), is_heading=True)
            lines[0] = (stage, Cell([named(element)], down=len(lines)), *lines[0])
        rows += lines
    carried = {indicator.id for element in model.elements for indicator in element.indicators}
    loose = [each for each in model.indicators if each.id not in carried]
    for indicator in loose:
        first, *others = _indicator_rows(indicator, say)
        rows += [(Cell(down=len(others) + 1), Cell(down=len(others) + 1), *first), *others]
    table = Table(
        say("Indicators: {title}", title=model.title),
        tuple(map(say, _INDICATOR_HEADINGS)),
        _INDICATOR_WIDTHS,
        tuple(rows),
    )
    return Document(model.title, (table,), language)


def _indicator_rows(indicator: Indicator, say: Words) -> list[tuple[Cell, ...]]:
    """Return the rows of an indicator: one for the whole, and one for each category that has values."""
    values = (*indicator.baselines, *indicator.targets, *indicator.actuals)
    categories = dict.fromkeys([None, *(each.category for each in values)])
    height = len(categories)
    rows = []
    for category in categories:
        targets = list(_of(indicator.targets, category))
        cells = (
            Cell([category] if category else indicator.disaggregations),
            Cell(_texts(_of(indicator.baselines, category), indicator, say)),
            Cell(_texts(targets[:-1], indicator, say)),
            Cell(_texts(targets[-1:], indicator, say)),
            Cell(_texts(_of(indicator.actuals, category), indicator, say)),
        )
        if category is None:
            before = (Cell([indicator_text(indicator)], down=height),)
            after = (
                indicator.means_of_verification,
                indicator.responsible,
                indicator.frequency,
            )
            rows.append((*before, *cells, *(Cell(_line(text), down=height) for text in after)))
        else:
            rows.append(cells)
    return rows


def _of(values: Iterable[Measurement], category: str | None) -> Iterator[Measurement]:
    return (each for each in values if each.category == category)


def _texts(values: Iterable[Measurement], indicator: Indicator, say: Words) -> Iterator[str]:
    """Return values without the category, which has a column."""
    return (value_text(evolve(each, category=None), indicator, say) for each in values)


def _line(text: str | None) -> tuple[str, ...]:
    return tuple(text.splitlines()) if text else ()


def evaluation_matrix_of(
    model: LogicModel, questions: Mapping[str, Sequence[str]] | None = None, language: str = "en"
) -> Document:
    """
    Return an evaluation matrix: criteria and questions, with the results, indicators and sources of the model.

    Args:
        model: The model.
        questions: Evaluation questions by criterion; a criterion of another name is added at the end.
        language: The language of the texts of the model.
    """
    asked, say = questions or {}, words_in(language)
    measured: dict[str, list[Element]] = {}
    for element in model.elements:
        criterion = _CRITERION_OF_KIND.get(element.kind)
        if element.indicators and criterion:
            measured.setdefault(criterion, []).append(element)
    rows = [
        row
        for criterion in dict.fromkeys((*CRITERIA, *asked))
        for row in _criterion_rows(_criterion(criterion, say), asked.get(criterion, ()), measured.get(criterion, []))
    ]
    table = Table(
        say("Evaluation matrix: {title}", title=model.title),
        tuple(map(say, _MATRIX_HEADINGS)),
        _MATRIX_WIDTHS,
        tuple(rows),
    )
    return Document(model.title, (table,), language)


def _criterion(name: str, say: Words) -> str:
    """Return the name of a criterion: the author's, or a standard one in the reader's language."""
    return say(name) if name in CRITERIA else name


def _criterion_rows(criterion: str, questions: Sequence[str], elements: list[Element]) -> list[tuple[Cell, ...]]:
    height = max(1, len(elements))
    first = (Cell([criterion], down=height, is_heading=True), Cell(questions, down=height))
    if not elements:
        return [(*first, *[Cell()] * 4)]
    rows: list[tuple[Cell, ...]] = []
    for element in elements:
        sources = dict.fromkeys(
            line for each in element.indicators for line in (each.means_of_verification or "").splitlines()
        )
        cells = (Cell([named(element)]), Cell(each.label for each in element.indicators), Cell(sources), Cell())
        rows.append(cells if rows else (*first, *cells))
    return rows


def assumption_register_of(model: LogicModel, language: str = "en") -> Document:
    """Return the assumptions of a model, each with what it is about and what is known of it."""
    say, rows = words_in(language), []
    for assumption in model.assumptions:
        links = [link for link in model.links if assumption in link.assumptions]
        about = [f"{name_in(model, link.source, say)} → {name_in(model, link.target, say)}" for link in links]
        cells = (assumption.likelihood, assumption.importance, assumption.status)
        notes = "\n".join(filter(None, (assumption.description, assumption.notes)))
        rows.append(
            (
                Cell(assumption.text.splitlines()),
                Cell(about or [say("The whole programme")]),
                *(Cell([say(text)] if text else ()) for text in cells),
                Cell(notes.splitlines()),
            )
        )
    table = Table(
        say("Assumptions: {title}", title=model.title),
        tuple(map(say, _REGISTER_HEADINGS)),
        _REGISTER_WIDTHS,
        tuple(rows),
    )
    return Document(model.title, (table,), language)
