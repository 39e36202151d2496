"""The logframe: results by level, each with its indicators, their values and sources, and what is assumed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, Literal

from attrs import define, field

from logicmodel.documents.reports.description import Bullets, Cell, Document, Heading, Table
from logicmodel.documents.reports.phrases import (
    indicator_text,
    named,
    value_text,
    values_text,
)
from logicmodel.languages import ENGLISH, Words, marked, words_in
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.scene.from_model import heading_of
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.elements import KINDS, Element
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.stages import Stage

LogframeStyle = Literal["eu", "koica", "fcdo"]

_EU_HEADINGS: Final = (
    marked("Level"),
    marked("Results chain"),
    marked("Indicator"),
    marked("Baseline (value and reference year)"),
    marked("Target (value and reference year)"),
    marked("Current value (reference year)"),
    marked("Source and means of verification"),
    marked("Assumptions"),
)
_EU_WIDTHS: Final = (15, 22, 23, 14, 14, 14, 18, 20)
_EU_LEVELS: Final = {
    "impact": marked("Impact (Overall objective)"),
    "outcomes": marked("Outcomes (Specific objectives)"),
    "outputs": marked("Outputs"),
    "activities": marked("Activities"),
    "inputs": marked("Inputs"),
}
_KOICA_HEADINGS: Final = (
    "Narrative Summary 요약",
    "Objectively Verifiable Indicators 객관적 검증지표",
    "Means of Verification 검증수단",
    "Important Assumptions 중요가정",
)
_KOICA_WIDTHS: Final = (30, 30, 20, 25)
_KOICA_LEVELS: Final = {
    "impact": "Impacts (영향)",
    "outcomes": "Outcomes (성과)",
    "outputs": "Outputs (산출물)",
    "activities": "Activities (활동)",
}
_FCDO_LEVELS: Final = {
    "input": marked("Input"),
    "activity": marked("Activity"),
    "output": marked("Output"),
    "outcome": marked("Outcome"),
    "impact": marked("Impact"),
}
_ROWS_OF_INDICATOR: Final = 3  # its values, the word "Source", and the source
_INPUTS: Final = "Inputs (투입물)"
_PRECONDITIONS: Final = "Pre-conditions (선행조건)"


def logframe_of(model: LogicModel, style: LogframeStyle = "eu", language: str = "en") -> Document:
    """
    Return a logframe as a document.

    Args:
        model: The model.
        style: The template: ``eu``, ``koica`` or ``fcdo``.
        language: The language of the texts of the model.
    """
    rows = _Rows(model, words_in(language), is_downward=style == "koica")
    table = {"eu": _eu, "koica": _koica, "fcdo": _fcdo}[style](rows)
    blocks = [table, *_below(rows, with_preconditions=style != "koica")]
    return Document(model.title, tuple(blocks), language)


@define
class _Rows:
    """
    The rows of a logframe: the stages from the last to the first, and what is assumed at each element.

    Args:
        model: The model.
        say: The words of the library in the language of the reader.
        is_downward: Whether the assumptions of a row speak of the links into it, as in forms of KOICA.
    """

    model: LogicModel
    say: Words
    is_downward: bool = field(kw_only=True)
    _assumed: dict[str, dict[Assumption, None]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Place each assumption of a link once: at the first element of the end that its row is about."""
        placed: set[Assumption] = set()
        for link in self.model.links:
            members = self._elements_at(link)
            if members:
                new = [each for each in link.assumptions if each not in placed]
                placed.update(new)
                self._assumed.setdefault(members[0].id, {}).update(dict.fromkeys(new))

    def _elements_at(self, link: Link) -> tuple[Element, ...]:
        end = link.target if self.is_downward else link.source
        node = self.model[end]
        return (node,) if isinstance(node, Element) else self.model.members(end)

    def levels(self) -> Iterator[tuple[Stage, tuple[Element, ...]]]:
        """Return the stages that have elements, the last first."""
        for stage in reversed(self.model.stages):
            if members := self.model.members(stage.id):
                yield stage, members

    def assumptions(self, element: Element) -> tuple[str, ...]:
        """Return what is assumed in the row of an element."""
        return tuple(each.text for each in self._assumed.get(element.id, ()))

    def unplaced(self) -> list[Assumption]:
        """Return the assumptions that stand in no row, such as those of the whole model."""
        placed = {each for assumed in self._assumed.values() for each in assumed}
        return [each for each in self.model.assumptions if each not in placed]


def _level_name(stage: Stage, names: dict[str, str], say: Words) -> str:
    """Return what a level is called: as in the template, where the model has not renamed it."""
    is_standard = stage.id in names and stage.label == Stage(stage.id).label
    return say(names[stage.id]) if is_standard else heading_of(stage, say)


def _eu(rows: _Rows) -> Table:
    lines: list[tuple[Cell, ...]] = []
    for stage, members in rows.levels():
        height = sum(max(1, len(element.indicators)) for element in members)
        level = Cell([_level_name(stage, _EU_LEVELS, rows.say)], down=height, is_heading=True)
        for element in members:
            lines += _eu_rows(rows, element, (level,) if element is members[0] else ())
    title = rows.say("Logical framework: {title}", title=rows.model.title)
    return Table(title, tuple(map(rows.say, _EU_HEADINGS)), _EU_WIDTHS, tuple(lines))


def _eu_rows(rows: _Rows, element: Element, before: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    height = max(1, len(element.indicators))
    result = Cell([named(element)], down=height)
    assumed = Cell(rows.assumptions(element), down=height)
    if not element.indicators:
        yield (*before, result, *[Cell()] * 5, assumed)
    for index, indicator in enumerate(element.indicators):
        cells = (
            Cell([indicator_text(indicator)]),
            Cell(values_text(indicator.baselines, indicator, rows.say)),
            Cell(values_text(indicator.targets, indicator, rows.say)),
            Cell(values_text(indicator.actuals, indicator, rows.say)),
            Cell((indicator.means_of_verification or "").splitlines()),
        )
        yield cells if index else (*before, result, *cells, assumed)


def _koica(rows: _Rows) -> Table:
    lines: list[tuple[Cell, ...]] = []
    inputs: list[str] = []
    whole = [each.text for each in rows.unplaced()]
    for stage, members in rows.levels():
        if stage.id == "inputs":
            inputs += (named(element) for element in members)
            continue
        indicators = [each for element in members for each in element.indicators]
        narrative = _numbered([_level_name(stage, _KOICA_LEVELS, ENGLISH)], [element.label for element in members])
        assumed = [text for element in members for text in rows.assumptions(element)]
        lines.append(
            (
                Cell(narrative),
                Cell(_numbered([], [each.label for each in indicators])),
                Cell(_numbered([], [each.means_of_verification or "-" for each in indicators])),
                Cell(f"- {text}" for text in assumed),
            )
        )
    last = (Cell([_INPUTS, *inputs], across=2), Cell([_PRECONDITIONS, *(f"- {text}" for text in whole)]))
    activities = lines.pop() if lines and lines[-1][0].lines[0] == _KOICA_LEVELS["activities"] else (Cell(),)
    lines.append((activities[0], *last))
    title = rows.say("Project design matrix: {title}", title=rows.model.title)
    return Table(title, _KOICA_HEADINGS, _KOICA_WIDTHS, tuple(lines))


def _numbered(before: list[str], texts: list[str]) -> tuple[str, ...]:
    """Return texts with numbers, for lines of cells in one row belong together by these."""
    return (*before, *(f"{number}. {' '.join(text.split())}" for number, text in enumerate(texts, 1)))


def _fcdo(rows: _Rows) -> Table:
    milestones = max((len(each.targets) for each in rows.model.indicators), default=1) - 1
    say = rows.say
    names = [say("Milestone {number}", number=number) for number in range(1, milestones + 1)]
    across = milestones + 3
    lines: list[tuple[Cell, ...]] = []
    counts: Counter[str] = Counter()
    for stage, members in rows.levels():
        for element in members:
            level = heading_of(stage, say) if element.kind not in KINDS else say(_FCDO_LEVELS[element.kind])
            counts[level] += 1
            height = max(1, _ROWS_OF_INDICATOR * len(element.indicators))
            head = [say("{level} indicator", level=level), say("Baseline"), *names, say("Target")]
            first = (_title(f"{level.upper()} {counts[level]}"), *map(_title, head), _title(say("Assumptions")))
            lines.append(first)
            lines += _fcdo_rows(rows, element, height, across, milestones)
    widths = (22, 24, *[12] * (milestones + 2), 22)
    return Table(say("Results framework: {title}", title=rows.model.title), (), widths, tuple(lines))


def _title(text: str) -> Cell:
    return Cell([text], is_heading=True)


def _fcdo_rows(rows: _Rows, element: Element, height: int, across: int, milestones: int) -> Iterator[tuple[Cell, ...]]:
    result, assumed = Cell([named(element)], down=height), Cell(rows.assumptions(element), down=height)
    if not element.indicators:
        yield (result, *[Cell()] * across, assumed)
    for index, indicator in enumerate(element.indicators):
        *steps, last = [value_text(each, indicator, rows.say) for each in indicator.targets] or [""]
        steps += [""] * (milestones - len(steps))
        baselines = values_text(indicator.baselines, indicator, rows.say)
        cells = (
            Cell([indicator_text(indicator)], down=_ROWS_OF_INDICATOR),
            Cell(baselines),
            *(Cell([step] if step else ()) for step in steps),
            Cell([last] if last else ()),
        )
        yield cells if index else (result, *cells, assumed)
        yield (Cell([rows.say("Source")], across=across - 1, is_heading=True),)
        yield (Cell((indicator.means_of_verification or "").splitlines(), across=across - 1),)


def _below(rows: _Rows, *, with_preconditions: bool) -> Iterator[Heading | Bullets]:
    """Return what a logframe has no row for: assumptions of the whole model, and external factors."""
    whole = rows.unplaced()
    if whole and with_preconditions:
        yield Heading(rows.say("Assumptions of the whole programme"))
        yield Bullets(tuple((0, each.text) for each in whole))
    if rows.model.external_factors:
        yield Heading(rows.say("External factors"))
        yield Bullets(tuple((0, each.label) for each in rows.model.external_factors))
