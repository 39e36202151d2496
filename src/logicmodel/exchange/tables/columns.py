"""Which row has the headings, and what each column holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import define, field

from logicmodel.errors import UnknownIdError
from logicmodel.exchange.tables.cell_grid import Grid
from logicmodel.exchange.tables.headings import ROLES, Level, level_of, plain, role_of
from logicmodel.exchange.tables.periods import Calendar

_MOST_ROWS: Final = 20  # of a title and other things above the headings
_VALUES: Final = frozenset({"baseline", "target", "actual", "achieved", "year"})


@define
class Columns:
    """
    The headings of a table.

    Args:
        row: The row that they stand in, counted from 0.
        roles: What each column holds, by its number.
        periods: The period that the heading of a column gives, by its number.
        notes: What to keep of a heading of values that gives no period.
        above: The columns above which a heading in the row above the headings gave a period.
    """

    row: int
    roles: dict[int, str]
    periods: dict[int, str | None] = field(factory=dict)
    notes: dict[int, str] = field(factory=dict)
    above: set[int] = field(factory=set)

    def of(self, role: str) -> int | None:
        """Return the first column with a role."""
        return next((column for column, each in self.roles.items() if each == role), None)

    def all_of(self, *roles: str) -> list[int]:
        """Return the columns with one of some roles."""
        return [column for column, each in self.roles.items() if each in roles]


def columns_of(grid: Grid, own: Mapping[str, str], levels: dict[str, Level], calendar: Calendar) -> Columns | None:
    """
    Return the headings of a table, or None if no row looks like headings.

    Args:
        grid: The table.
        own: What columns hold, by their headings, where the user says so.
        levels: Words for levels of the user's own.
        calendar: How periods are to be understood.
    """
    found = ((row, _roles(grid.rows[row], own)) for row in range(min(_MOST_ROWS, len(grid.rows))))
    row, roles = next(((row, roles) for row, roles in found if len(roles) > 1), (None, {}))
    if row is None:
        return None
    if "level" not in roles.values() and (column := _level_column(grid, row, roles, levels)) is not None:
        roles = {column: "level", **roles}
    columns = Columns(row, dict(sorted(roles.items())))
    above = _filled_right(grid.rows[row - 1]) if row else []
    title = " ".join(cell for line in grid.rows[:row] for cell in line if cell)
    for column, role in columns.roles.items():
        if role in _VALUES:
            _date(columns, column, (grid.rows[row][column], above[column] if above else ""), title, calendar)
    return columns


def _roles(headings: list[str], own: Mapping[str, str]) -> dict[int, str]:
    """Return what the columns below some cells hold, as far as that is known; each thing but values once."""
    by_user = {plain(heading): role for heading, role in own.items()}
    roles: dict[int, str] = {}
    for column, heading in enumerate(headings):
        role = by_user.get(plain(heading)) or (role_of(heading) if heading else None)
        if role is not None and role != "ignore" and (role in _VALUES or role not in roles.values()):
            roles[column] = role
    return roles


def refuse_unknown_roles(own: Mapping[str, str]) -> None:
    """
    Refuse a word that is no role of a column.

    Raises:
        UnknownIdError: There is one.
    """
    for role in own.values():
        if role not in ROLES:
            what, owner = "role of a column", "read_table"
            raise UnknownIdError(what, role, ROLES, owner)


def _level_column(grid: Grid, row: int, roles: dict[int, str], levels: dict[str, Level]) -> int | None:
    """Return the column without a known heading in which most texts are names of levels."""
    for column in range(len(grid.rows[row])):
        texts = [each[column] for each in grid.rows[row + 1 :] if each[column]]
        named = sum(level_of(text, levels) is not None for text in texts)
        if column not in roles and named and named * 2 >= len(texts):
            return column
    return None


def _filled_right(cells: list[str]) -> list[str]:
    """Return cells with the text to their left where they are blank; a heading over several stands over the first."""
    filled: list[str] = []
    for cell in cells:
        filled.append(cell or (filled[-1] if filled else ""))
    return filled


def _date(columns: Columns, column: int, headings: tuple[str, str], title: str, calendar: Calendar) -> None:
    """Note the period of a column of values: that of its heading, or of the one above."""
    heading, above = headings
    for text in headings:
        if text and (period := calendar.period(text, f"{text} {title}")):
            columns.periods[column] = period
            if text is above:
                columns.above.add(column)
            return
    if any(character.isdigit() for character in heading):  # "Milestone 1", "Year 2"
        columns.notes[column] = heading


def stages_in(headings: list[str], levels: dict[str, Level]) -> list[Level] | None:
    """Return the levels that headings name, if each of at least three names one: then the columns are stages."""
    named = [level_of(heading, levels) for heading in headings if heading]
    found = [level for level in named if level is not None]
    return found if len(found) == len(named) and len(found) > len(("a cell", "another")) else None
