"""What a reader of tables has understood, before it becomes a model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from attrs import define, field

from logicmodel.exchange.losses import Loss, LossKind
from logicmodel.exchange.tables.amounts import Decimal, amount_of
from logicmodel.exchange.tables.cell_grid import Grid
from logicmodel.exchange.tables.headings import Level, is_placeholder
from logicmodel.exchange.tables.periods import Calendar
from logicmodel.places import CellPlace
from logicmodel.vocabulary.indicators import Measurement

At: TypeAlias = tuple[int, int]
"""The row and the column of a cell, counted from 0."""


@define
class DraftIndicator:
    """An indicator as it was read."""

    label: str
    place: CellPlace
    number: str | None = None
    unit: str | None = None
    means: str | None = None
    responsible: str | None = None
    frequency: str | None = None
    baselines: list[Measurement] = field(factory=list)
    targets: list[Measurement] = field(factory=list)
    actuals: list[Measurement] = field(factory=list)
    percents: list[bool] = field(factory=list)


@define
class DraftElement:
    """An element as it was read."""

    label: str
    level: Level | None
    place: CellPlace
    number: str | None = None
    id: str | None = None
    who: str | None = None
    description: str | None = None
    indicators: list[DraftIndicator] = field(factory=list)


@define
class DraftAssumption:
    """An assumption as it was read, with the element or else the level beside which it stands."""

    text: str
    place: CellPlace
    element: DraftElement | None = None
    level: Level | None = None


@define
class Draft:
    """
    A model as it is being read from a table.

    Args:
        grid: The table.
        calendar: How periods are to be understood.
        decimal: What stands before the decimals of a number.
        direction: Of which links the assumptions in a row speak, if the template says so.
    """

    grid: Grid
    calendar: Calendar
    decimal: Decimal
    direction: str = "upward"
    title: str | None = None
    elements: list[DraftElement] = field(factory=list)
    indicators: list[DraftIndicator] = field(factory=list)
    assumptions: list[DraftAssumption] = field(factory=list)
    losses: list[Loss] = field(factory=list)

    def lose(self, kind: LossKind, subject: str, at: At, reason: str, *, is_shown: bool = True) -> None:
        """
        Note that a cell was not carried over as it was.

        Args:
            kind: What was done.
            subject: What it is about.
            at: The cell.
            reason: Why.
            is_shown: Whether the text of the cell is shown.
        """
        row, column = at
        text = self.grid.rows[row][column] if is_shown else None
        self.losses.append(Loss(kind, subject, None, None, text, self.grid.place(row, column), reason))

    def drop_rest(self, row: int, columns: Iterable[int], reason: str = "there is no place for it") -> None:
        """Note that the texts in some cells of a row were left out."""
        for column in columns:
            if self.grid.rows[row][column]:
                self.lose("dropped", "cell", (row, column), reason)

    def text(self, row: int, column: int | None) -> str | None:
        """Return the text of a cell, or None if there is none; that it says nothing in words is noted."""
        if column is None or not (text := self.grid.rows[row][column]):
            return None
        if is_placeholder(text):
            self.lose("dropped", "cell", (row, column), "it says that there is nothing to say")
            return None
        return text

    def measure(  # noqa: PLR0913 -- where it stands, what it is, and what it speaks of
        self,
        indicator: DraftIndicator,
        role: str,
        at: At,
        *,
        period: str | None = None,
        note: str | None = None,
        category: str | None = None,
    ) -> None:
        """
        Add a value to an indicator.

        Args:
            indicator: The indicator.
            role: ``baseline``, ``target`` or ``actual``.
            at: The cell.
            period: The period that the heading gives.
            note: What to keep of the heading where it gives no period.
            category: The part of the population.
        """
        row, column = at
        text = self.text(row, column)
        if text is None:
            return
        amount = amount_of(text, self.decimal)
        if amount.period is not None:
            said = self.calendar.period(amount.period)
            if said is None:
                amount = amount._replace(value=text, is_percent=False)
            else:
                period, note = said, None
        if isinstance(amount.value, str):
            self.lose("narrowed", "value", (row, column), "it is not a number, and is kept as text")
        indicator.percents.append(amount.is_percent)
        made = Measurement(amount.value, period, category=category, notes=note)
        values = {"baseline": indicator.baselines, "target": indicator.targets, "actual": indicator.actuals}[role]
        values.append(made)
