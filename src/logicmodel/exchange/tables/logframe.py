"""Logframes and indicator tables: a row for each result or indicator, or a cell for each level."""

from __future__ import annotations

from typing import Final

from attrs import define, field

from logicmodel.exchange.tables.columns import Columns
from logicmodel.exchange.tables.drafts import Draft, DraftAssumption, DraftElement, DraftIndicator
from logicmodel.exchange.tables.headings import Level, is_placeholder, is_precondition, is_project_period, level_of
from logicmodel.exchange.tables.lines import Line, things_in, things_of, without_number
from logicmodel.exchange.tables.shares import check_share

_INPUT: Final = Level("input")
_NO_PLACE: Final = ("criterion", "question", "judgement", "method")


@define
class LogframeReader:
    """
    Reads the rows below the headings.

    Args:
        draft: What is read is added to it.
        columns: The headings.
        levels: Words for levels of the user's own.
    """

    draft: Draft
    columns: Columns
    levels: dict[str, Level]
    _level: Level | None = field(init=False, default=None)
    _level_text: str = field(init=False, default="")
    _elements: list[DraftElement] = field(init=False, factory=list)
    _narrative: str = field(init=False, default="")
    _indicator: DraftIndicator | None = field(init=False, default=None)
    # Below the heading of activities, a form has inputs in the place of indicators, and preconditions in the last.
    _has_inputs: bool = field(init=False, default=False)

    def read(self) -> None:
        """Read all rows."""
        grid = self.draft.grid
        for row in range(self.columns.row + 1, len(grid.rows)):
            if any(grid.rows[row]) and grid.rows[row] != grid.rows[self.columns.row]:
                self._row(row)

    def _row(self, row: int) -> None:
        self._read_level(row)
        lines = self._lines(row)
        self._read_inner_headings(row)
        new = self._read_elements(row, lines)
        if self._has_inputs:
            self._read_inputs(row)
        else:
            self._read_indicators(row, new)
        self._read_assumptions(row, new)
        self.draft.drop_rest(row, self.columns.all_of(*_NO_PLACE), "a model has no place for it")
        known = self.columns.roles
        unknown = [column for column in range(len(self.draft.grid.rows[row])) if column not in known]
        self.draft.drop_rest(row, unknown, "its column is not known; name it with columns={…}")

    def _read_level(self, row: int) -> None:
        column = self.columns.of("level")
        text = self.draft.grid.rows[row][column] if column is not None else ""
        if text:
            self._set_level(row, column, text)

    def _set_level(self, row: int, column: int | None, text: str) -> None:
        level = level_of(text, self.levels)
        if text != self._level_text:
            self._elements, self._narrative, self._has_inputs = [], "", False
        if level is None and text != self._level_text and column is not None:
            self.draft.lose("guessed", "level", (row, column), "the level is not known; name it with levels={…}")
        self._level, self._level_text = level, text

    def _lines(self, row: int) -> list[str]:
        """Return the lines of the narrative, without a first one that is the name of a level."""
        column = self.columns.of("narrative")
        text = self.draft.text(row, column)
        if text is None:
            return []
        first, *rest = text.splitlines()
        if self.columns.of("level") is None and level_of(first, self.levels) is not None:
            self._set_level(row, column, first)
            return rest
        return [text]

    def _read_inner_headings(self, row: int) -> None:
        """Note that below a heading of activities other columns hold other things, as in forms of KOICA."""
        column = self.columns.of("indicator")
        text = self.draft.grid.rows[row][column] if column is not None else ""
        if text and level_of(text.splitlines()[0], self.levels) == _INPUT:
            self._has_inputs = True

    def _read_elements(self, row: int, lines: list[str]) -> bool:
        """Read the elements of a row, and return whether there are any that the row above did not have."""
        text = "\n".join(lines)
        if not text or text == self._narrative:
            return False
        self._narrative = text
        column = self.columns.of("narrative")
        place = self.draft.grid.place(row, column)
        things = things_in(lines) if len(lines) > 1 else things_of(text)
        self._elements = [
            DraftElement(
                each.text,
                self._level,
                place,
                each.number or self.draft.text(row, self.columns.of("number")),
                id=self.draft.text(row, self.columns.of("id")),
                who=self.draft.text(row, self.columns.of("who")),
                description="\n".join(each.below) or None,
            )
            for each in things
        ]
        self.draft.elements += self._elements
        return True

    def _read_inputs(self, row: int) -> None:
        """Read inputs from the column of indicators; a line that only names who gives the next ones is their note."""
        column = self.columns.of("indicator")
        text = self.draft.text(row, column)
        if text is None or column is None:
            return
        lines = text.splitlines()
        if level_of(lines[0], self.levels) == _INPUT:
            lines = lines[1:]
        giver = None
        for index, line in enumerate(lines):
            if ":" not in line and ":" in "".join(lines[index + 1 : index + 2]):
                giver = line.strip()
            elif is_project_period(line):
                self.draft.lose("dropped", "cell", (row, column), "a model has no place for the time of a project")
            else:
                thing = without_number(line)
                place = self.draft.grid.place(row, column)
                self.draft.elements.append(DraftElement(thing.text, _INPUT, place, description=giver))

    def _read_indicators(self, row: int, new: bool) -> None:  # noqa: FBT001 -- whether the row has elements of its own
        column = self.columns.of("indicator")
        if column is None:
            return
        text = self.draft.text(row, column)
        if text is not None:
            things = things_of(text, is_dotted=False)
            means = self._parallel(row, len(things))
            read = [self._made(row, column, *each) for each in zip(things, means, strict=True)]
            self._attach(row, column, read, things)
            self._indicator = read[-1] if len(read) == 1 else None
        elif new or self._starts_anew(row):
            self._indicator = None
        self._read_values(row, column)

    def _starts_anew(self, row: int) -> bool:
        """Return whether a row without an indicator is about something else than the row above it."""
        columns = self.columns.all_of("number", "criterion", "question")
        return any(self.draft.grid.rows[row][column] for column in columns)

    def _made(self, row: int, column: int, thing: Line, means: str | None) -> DraftIndicator:
        return DraftIndicator(
            thing.text,
            self.draft.grid.place(row, column),
            number=thing.number or self.draft.text(row, self.columns.of("number")),
            unit=self.draft.text(row, self.columns.of("unit")),
            means=means,
            responsible=self.draft.text(row, self.columns.of("responsible")),
            frequency=self.draft.text(row, self.columns.of("frequency")),
        )

    def _parallel(self, row: int, wanted: int) -> list[str | None]:
        """Return the means of verification of each of several lines: lines of the same number, or one text for all."""
        column = self.columns.of("means")
        text = self.draft.text(row, column)
        if text is None:
            return [None] * wanted
        things = things_of(text, is_dotted=False)
        if wanted > 1 and len(things) == wanted:
            return ["\n".join((each.text, *each.below)) for each in things]
        if wanted > 1 and column is not None:
            reason = f"its lines do not match {wanted} indicators; each has all"
            self.draft.lose("guessed", "cell", (row, column), reason)
        return [text] * wanted

    def _attach(self, row: int, column: int, read: list[DraftIndicator], things: list[Line]) -> None:
        """Give indicators to the elements that they measure."""
        elements = self._elements
        if not elements and self.columns.of("narrative") is None and self._level is not None:
            self._measure_by_itself(row, column, read)
        elif len(elements) == 1:
            elements[0].indicators += read
        elif elements and [each.number for each in things] == [each.number for each in elements]:
            for element, indicator in zip(elements, read, strict=True):
                element.indicators.append(indicator)
        else:
            self.draft.indicators += read
            if elements:
                reason = "which of the results it measures is not said"
                self.draft.lose("narrowed", "indicator", (row, column), reason)

    def _measure_by_itself(self, row: int, column: int, read: list[DraftIndicator]) -> None:
        """Make an element of each indicator, in a table that names levels but no results."""
        for indicator in read:
            element = DraftElement(indicator.label, self._level, indicator.place, indicator.number)
            element.indicators.append(indicator)
            self.draft.elements.append(element)
        self.draft.lose("guessed", "element", (row, column), "the result has no name, and is called as its indicator")

    def _read_values(self, row: int, column: int) -> None:
        columns = self.columns.all_of("baseline", "target", "actual")
        indicator = self._indicator
        if indicator is None:
            if not self.draft.grid.rows[row][column]:
                columns += self.columns.all_of("means", "unit", "responsible", "frequency", "category")
            self.draft.drop_rest(row, columns, "it is not said of which indicator it is")
            return
        place = self.columns.of("category")
        category = self.draft.text(row, place)
        for each in columns:
            self.draft.measure(
                indicator,
                self.columns.roles[each],
                (row, each),
                period=self.columns.periods.get(each),
                note=self.columns.notes.get(each),
                category=None if category is None or category.lower() in _ALL else category,
            )
        if not self.draft.grid.rows[row][column] and (means := self.draft.text(row, self.columns.of("means"))):
            indicator.means = means if indicator.means is None else f"{indicator.means}\n{means}"
        self._check_shares(row)

    def _check_shares(self, row: int) -> None:
        """Report a share of a target that is not what the target and the actual beside it give."""
        for column in self.columns.all_of("achieved"):
            beside = {self.columns.roles.get(column - 2): column - 2, self.columns.roles.get(column - 1): column - 1}
            if {"target", "actual"} <= beside.keys():
                check_share(self.draft, (row, column), (row, beside["target"]), (row, beside["actual"]))
            elif self.draft.grid.rows[row][column]:
                self.draft.lose("dropped", "cell", (row, column), "it is worked out from other cells")

    def _read_assumptions(self, row: int, new: bool) -> None:  # noqa: FBT001 -- the same
        column = self.columns.of("assumptions")
        text = self.draft.text(row, column)
        if text is None:
            return
        lines = text.splitlines()
        if is_precondition(lines[0]):
            self._has_inputs, lines = True, lines[1:]
        elements = self._elements if new or self._narrative else []
        # Beside the heading of activities stand preconditions, which are of the whole programme.
        element = elements[0] if len(elements) == 1 and not self._has_inputs else None
        level = None if self._has_inputs else self._level
        for thing in things_of("\n".join(lines)) if lines else ():
            if not is_placeholder(thing.text):
                place = self.draft.grid.place(row, column)
                self.draft.assumptions.append(DraftAssumption(thing.text, place, element, level))


# What people call the part of a population that is all of it.
_ALL: Final = frozenset({"total", "all", "overall", "tous", "todos", "전체", "합계", "계"})
