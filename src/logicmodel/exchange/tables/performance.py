"""Performance sheets, as those of KOICA: four rows for each indicator, and years across."""

from __future__ import annotations

from typing import Final

from attrs import define, field

from logicmodel.exchange.tables.above import read_above
from logicmodel.exchange.tables.columns import Columns
from logicmodel.exchange.tables.drafts import Draft, DraftElement, DraftIndicator
from logicmodel.exchange.tables.headings import Level, level_of, plain
from logicmodel.exchange.tables.lines import without_number
from logicmodel.exchange.tables.shares import check_share

_ACTUAL: Final = ("데이터/실적", "실적", "data", "actual")
_TARGET: Final = ("연간 목표치", "목표치", "target", "annual target")
_YEARLY_SHARE: Final = ("연간 달성율", "연간 달성률", "annual achievement")


@define
class PerformanceReader:
    """
    Reads the data with the baseline, the targets of each year, and checks the shares of the two.

    Args:
        draft: What is read is added to it.
        columns: The headings.
        levels: Words for levels of the user's own.
    """

    draft: Draft
    columns: Columns
    levels: dict[str, Level]
    _level: Level | None = field(init=False, default=None)
    _element: DraftElement | None = field(init=False, default=None)
    _indicator: DraftIndicator | None = field(init=False, default=None)
    _data_row: int = field(init=False, default=0)
    _target_row: int = field(init=False, default=0)

    def read(self) -> None:
        """Read all rows."""
        read_above(self.draft, self.columns.row, self.columns.above)
        for row in range(self.columns.row + 1, len(self.draft.grid.rows)):
            self._read_names(row)
            if self._indicator is None:
                self.draft.drop_rest(row, range(len(self.draft.grid.rows[row])), "no indicator stands above it")
            else:
                self._read_values(row, self._indicator)

    def _read_names(self, row: int) -> None:
        draft, columns = self.draft, self.columns
        if text := draft.text(row, columns.of("level")):
            self._level = level_of(text, self.levels)
        narrative, indicator = columns.of("narrative"), columns.of("indicator")
        if text := draft.text(row, narrative):
            thing = without_number(text)
            self._element = DraftElement(thing.text, self._level, draft.grid.place(row, narrative), thing.number)
            draft.elements.append(self._element)
        if text := draft.text(row, indicator):
            self._indicator = DraftIndicator(text, draft.grid.place(row, indicator))
            (draft.indicators if self._element is None else self._element.indicators).append(self._indicator)

    def _read_values(self, row: int, indicator: DraftIndicator) -> None:
        what = plain(self.draft.grid.rows[row][self.columns.of("row") or 0])
        final = self.columns.of("target")
        if what in _ACTUAL:
            self._data_row = row
            for column in self.columns.all_of("baseline", "target"):
                self.draft.measure(indicator, self.columns.roles[column], (row, column))
            self._read_years(indicator, "actual", row)
        elif what in _TARGET:
            self._target_row = row
            self._read_years(indicator, "target", row)
        elif what in _YEARLY_SHARE:
            for column in self.columns.all_of("year"):
                check_share(self.draft, (row, column), (self._target_row, column), (self._data_row, column))
        elif final is not None:
            for column in self.columns.all_of("year"):
                check_share(self.draft, (row, column), (self._data_row, final), (self._data_row, column))

    def _read_years(self, indicator: DraftIndicator, role: str, row: int) -> None:
        for column in self.columns.all_of("year"):
            period, heading = self.columns.periods.get(column), self.draft.grid.rows[self.columns.row][column]
            self.draft.measure(indicator, role, (row, column), period=period, note=None if period else heading)
