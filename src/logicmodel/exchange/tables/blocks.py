"""Results frameworks in blocks, as those of DFID and FCDO: each level and each indicator has headings of its own."""

from __future__ import annotations

from typing import Final

from attrs import define, field

from logicmodel.exchange.tables.above import read_above
from logicmodel.exchange.tables.drafts import Draft, DraftAssumption, DraftElement, DraftIndicator
from logicmodel.exchange.tables.headings import Level, level_of, number_in, role_of
from logicmodel.exchange.tables.lines import things_of, without_number

_NO_PLACE: Final = "a model has no place for it"
_VALUES: Final = ("baseline", "target", "actual")


def is_blocks(draft: Draft) -> bool:
    """Return whether headings come again for each level."""
    return sum(map(_is_heading, draft.grid.rows)) > 1


def _is_heading(row: list[str]) -> bool:
    return {"indicator", "baseline"} <= {role_of(cell) for cell in row if cell}


@define
class BlockReader:
    """
    Reads blocks: below each row of headings an element, an indicator and its values, and then its sources.

    Args:
        draft: What is read is added to it.
        levels: Words for levels of the user's own.
    """

    draft: Draft
    levels: dict[str, Level]
    _roles: dict[int, str] = field(init=False, factory=dict)
    _headings: list[str] = field(init=False, factory=list)
    _level: Level | None = field(init=False, default=None)
    _number: str | None = field(init=False, default=None)
    _element: DraftElement | None = field(init=False, default=None)
    _indicator: DraftIndicator | None = field(init=False, default=None)
    _has_values_below: bool = field(init=False, default=False)
    _has_source_below: bool = field(init=False, default=False)

    def read(self) -> None:
        """Read all rows."""
        rows = self.draft.grid.rows
        first = next(index for index, row in enumerate(rows) if _is_heading(row))
        read_above(self.draft, first)
        for index in range(first, len(rows)):
            if _is_heading(rows[index]):
                self._read_headings(index)
            elif rows[index][self._column] or (self._has_values_below and rows[index][0]):
                self._read_result(index)
            elif self._has_source_below and self._indicator is not None and any(rows[index][self._column + 1 :]):
                self._read_source(index, self._indicator)
            else:
                self._read_label(index)

    @property
    def _column(self) -> int:
        """The column of indicators."""
        return next(column for column, role in self._roles.items() if role == "indicator")

    def _read_headings(self, index: int) -> None:
        row = self.draft.grid.rows[index]
        self._headings = row
        self._roles = {column: role for column, cell in enumerate(row) if (role := role_of(cell))}
        self._has_values_below, self._has_source_below = True, False
        named = level_of(row[0], self.levels)
        if named is None:  # a further indicator of the same element, with another heading in its first cell
            self.draft.drop_rest(index, [0], _NO_PLACE)
        else:
            self._level, self._number, self._element = named, number_in(row[0]), None

    def _read_result(self, index: int) -> None:
        draft, row = self.draft, self.draft.grid.rows[index]
        if self._element is None and row[0]:
            self._element = DraftElement(row[0], self._level, draft.grid.place(index, 0), self._number)
            draft.elements.append(self._element)
        else:
            draft.drop_rest(index, [0], _NO_PLACE)
        if row[self._column]:
            self._read_indicator(index)
        self._read_assumptions(index)
        self._has_values_below = False

    def _read_indicator(self, index: int) -> None:
        draft, column = self.draft, self._column
        label = without_number(draft.grid.rows[index][column], is_dotted=False).text
        self._indicator = DraftIndicator(label, draft.grid.place(index, column), number_in(self._headings[column]))
        (draft.indicators if self._element is None else self._element.indicators).append(self._indicator)
        for each, role in self._roles.items():
            if role in _VALUES:
                self._read_value(self._indicator, role, index, each)

    def _read_assumptions(self, index: int) -> None:
        column = next((column for column, role in self._roles.items() if role == "assumptions"), None)
        text = self.draft.text(index, column)
        for thing in things_of(text) if text else ():
            place = self.draft.grid.place(index, column)
            self.draft.assumptions.append(DraftAssumption(thing.text, place, self._element, self._level))

    def _read_value(self, indicator: DraftIndicator, role: str, index: int, column: int) -> None:
        heading = self._headings[column]
        period = self.draft.calendar.period(heading, heading)
        note = heading if period is None and number_in(heading) else None
        self.draft.measure(indicator, role, (index, column), period=period, note=note)

    def _read_source(self, index: int, indicator: DraftIndicator) -> None:
        row = self.draft.grid.rows[index]
        at = next(column for column in range(self._column + 1, len(row)) if row[column])
        indicator.means = row[at]
        self._has_source_below = False
        self.draft.drop_rest(index, [column for column in range(len(row)) if column != at], _NO_PLACE)

    def _read_label(self, index: int) -> None:
        row = self.draft.grid.rows[index]
        labels = [column for column, cell in enumerate(row) if role_of(cell) == "means"]
        self._has_source_below = bool(labels)
        self.draft.drop_rest(index, [column for column in range(len(row)) if column not in labels], _NO_PLACE)
