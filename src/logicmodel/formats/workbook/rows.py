"""Rows as they were read: what each cell says, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from attrs import define, field, frozen

from logicmodel.errors import Problem, did_you_mean, suggest
from logicmodel.formats.workbook.cells import CellValue, is_blank
from logicmodel.formats.workbook.model_tables import MODEL_HEADINGS
from logicmodel.formats.workbook.sheets import MODEL, SHEETS, Sheet
from logicmodel.places import CellPlace, Place
from logicmodel.reading.source import Source

#: What the name of a sheet or a heading starts with that is not for us to read.
COMMENT: Final = "#"
EXPLAINED: Final = "Columns"

_COLUMNS: Final = 2**14  # as many as a spreadsheet program has, and the same for rows
_ROWS: Final = 2**20
_FIRST_ROW: Final = 2

_BY_NAME: Final = {sheet.name.lower(): sheet for sheet in SHEETS}


@frozen
class RawSheet:
    """
    A sheet as it was found.

    Args:
        name: Its name.
        rows: All its rows, the headings first.
        file: The path of the workbook or the file.
        is_file: Whether the sheet is a file of its own, so that a place need not name the sheet.
        is_typed: Whether a text is told apart from a number.
    """

    name: str
    rows: list[list[CellValue]]
    file: str
    is_file: bool
    is_typed: bool


@frozen(eq=False)
class SheetSource(Source):
    """The sheets of a model as a source, in which `at` counts cells through all sheets."""

    sheets: list[RawSheet] = field(factory=list, kw_only=True)

    def at(self, sheet: int, row: int, column: int = 0) -> int:
        """Return the number of a cell; the column is counted from 1, and 0 is the whole row."""
        return (sheet * _ROWS + row) * _COLUMNS + column

    def place(self, at: int) -> Place:
        """Return the place of a cell."""
        rest, column = divmod(at, _COLUMNS)
        index, row = divmod(rest, _ROWS)
        if index >= len(self.sheets):
            return Place(self.name, 1)
        sheet = self.sheets[index]
        return CellPlace(sheet.file, max(row, 1), column or None, sheet=None if sheet.is_file else sheet.name)


class Said(NamedTuple):
    """What a cell says, where, and whether a text is told apart from a number there."""

    value: CellValue
    at: int
    is_typed: bool


@define
class Row:
    """One row: where it starts, and what its cells say, by heading; blank cells are left out unless they are asked."""

    at: int
    cells: dict[str, Said]


Rows = dict[str, list[Row]]


def rows_of(source: SheetSource, problems: list[Problem], *, with_blanks: bool = False) -> Rows:
    """
    Return the rows of all sheets, by the name of the sheet.

    Args:
        source: The sheets.
        problems: Where sheets and columns that nobody knows are noted.
        with_blanks: Whether blank cells below a heading are kept.
    """
    rows: Rows = {}
    for index, raw in enumerate(source.sheets):
        name = raw.name.strip().lower()
        if name.startswith(COMMENT) or name == EXPLAINED.lower():
            continue
        sheet = _BY_NAME.get(name.replace("_", " ").replace("-", " "))
        if sheet is None:
            hint = did_you_mean(suggest(name, _BY_NAME)) or f"start its name with '{COMMENT}' if it is a remark"
            problems.append(source.problem(source.at(index, 1), f"the sheet {raw.name!r} is not known", hint))
        else:
            found = _rows(source, index, sheet, problems, with_blanks=with_blanks)
            rows[sheet.name] = _upright(found) if sheet is MODEL else found
    return rows


def _rows(source: SheetSource, index: int, sheet: Sheet, problems: list[Problem], *, with_blanks: bool) -> list[Row]:
    raw = source.sheets[index]
    if not raw.rows:
        return []
    known = MODEL_HEADINGS if sheet is MODEL else tuple(sheet.by_heading)
    headings = _headings(source, index, known, problems)
    rows = []
    for number, values in enumerate(raw.rows[1:], _FIRST_ROW):
        if all(map(is_blank, values)):
            continue
        cells = {
            heading: Said(value, source.at(index, number, column), raw.is_typed)
            for column, (heading, value) in enumerate(zip(headings, values, strict=False), 1)
            if heading and (with_blanks or not is_blank(value))
        }
        rows.append(Row(source.at(index, number), cells))
    return rows


def _headings(source: SheetSource, index: int, known: Iterable[str], problems: list[Problem]) -> list[str]:
    """Return the headings of a sheet as we spell them, empty for those that are not for us."""
    raw = source.sheets[index]
    by_spelling = {_spelling(name): name for name in known}
    headings: list[str] = []
    for column, value in enumerate(raw.rows[0], 1):
        text = "" if is_blank(value) else str(value).strip()
        heading = by_spelling.get(_spelling(text), "")
        below = any(not is_blank(row[column - 1]) for row in raw.rows[1:] if len(row) >= column)
        if (heading and heading in headings) or (not heading and not text.startswith(COMMENT) and (text or below)):
            problems.append(_refused_heading(source, source.at(index, 1, column), text, heading, by_spelling.values()))
            heading = ""
        headings.append(heading)
    return headings


def _refused_heading(source: SheetSource, at: int, text: str, heading: str, known: Iterable[str]) -> Problem:
    if heading:
        return source.problem(at, f"the column {heading!r} is there twice", "keep one of the two")
    advice = did_you_mean(suggest(_spelling(text), known)) or f"start it with '{COMMENT}' if it is a remark"
    if not text:
        return source.problem(at, "a column with cells has no heading", f"write one; {advice}")
    return source.problem(at, f"the column {text!r} is not known", advice)


def _spelling(heading: str) -> str:
    """Return a heading in the one spelling in which headings are compared."""
    return heading.strip().lower().replace(" ", "_").replace("-", "_")


def _upright(rows: list[Row]) -> list[Row]:
    """Return the rows of the model, which have a field each, as the one row that other sheets would have."""
    if not rows:
        return []
    cells = {}
    for row in rows:
        name, value = row.cells.get("field"), row.cells.get("value")
        if name is not None and not is_blank(name.value):
            # What is not said has its place all the same, for what is missing is noted there.
            cells[_spelling(str(name.value))] = value or Said(None, name.at, name.is_typed)
    return [Row(rows[0].at, {name: said for name, said in cells.items() if not is_blank(said.value)})]
