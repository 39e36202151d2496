"""The answer to a question about many models: a small table that prints, shades itself and gives rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeGuard

from attrs import field, frozen

from logicmodel.questions.printing import as_table, as_text
from logicmodel.showing import ShadedCell, ShadedTable, Tabular


def _as_names(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(names)


def _as_rows(rows: Sequence[Sequence[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(map(tuple, rows))


@frozen
class PortfolioTable(Tabular):
    """
    The answer to a question about many models.

    Args:
        caption: What the table shows, as a sentence.
        columns: The names of the columns; the first names what a row is about.
        rows: The values of each row.

    Example:
        >>> from logicmodel.portfolio import PortfolioTable
        >>> print(PortfolioTable("Models by stage.", ["stage", "models"], [["inputs", 2]]))
        stage   models
        inputs  2
    """

    caption: str
    columns: tuple[str, ...] = field(converter=_as_names)
    rows: tuple[tuple[Any, ...], ...] = field(converter=_as_rows)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """Iterate over the rows."""
        return iter(self.rows)

    def to_records(self) -> list[dict[str, Any]]:
        """Return the rows by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def shaded_table(self) -> ShadedTable:
        """Return the table with its counts shaded, each column by its largest."""
        most = [max((value for value in column if _is_number(value)), default=0) for column in self._by_column()]
        rows = {
            as_text(row[0]): [_cell(value, top) for value, top in zip(row[1:], most[1:], strict=True)]
            for row in self.rows
        }
        return ShadedTable(self.caption, self.columns[1:], rows)

    def _by_column(self) -> Iterator[list[Any]]:
        return ([row[place] for row in self.rows] for place in range(len(self.columns)))

    def __str__(self) -> str:
        """Return the rows as a table of text."""
        return as_table(self.to_records())


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _cell(value: Any, most: float) -> ShadedCell:  # noqa: ANN401 -- a value of a database
    text = ", ".join(map(str, value)) if isinstance(value, list) else as_text(value)
    return ShadedCell(text, value / most if _is_number(value) and most > 0 else 0.0)
