"""Workbooks: sheets in one ``.xlsx`` file, made to be edited in Excel and LibreOffice."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from logicmodel.archives import refuse_unsafe_archive, timeless
from logicmodel.errors import FormatError, Problem
from logicmodel.formats.sorts import Sort
from logicmodel.formats.workbook.cells import CellValue
from logicmodel.formats.workbook.model_tables import Row, Table
from logicmodel.formats.workbook.rows import EXPLAINED, RawSheet
from logicmodel.formats.workbook.sheets import MODEL, SHEETS, Column, Sheet
from logicmodel.places import CellPlace, Place

MAX_CELL: Final = 32_767  # characters; a spreadsheet program cuts off the rest

_TEXT: Final = "@"
_ANY_NUMBER: Final = "General"
_TEXT_STYLE: Final = "logicmodel text"
_NUMBER_STYLE: Final = "logicmodel number"
_NARROW, _WIDE = 12, 60
_LAST_ROW: Final = 1_000  # down to which drop-down lists are offered
_LONGEST_LIST: Final = 255  # characters of a drop-down list; Excel repairs a file with a longer one
_EXPLAINS: Final = ("sheet", "column", "meaning", "choices")
_RANGES: Final = {"stakeholders": "Stakeholders", "stages": "Stages", "scales": "Scales"}

# How the format writes characters that XML would change, and a text that looks like one of these.
_CODE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TO_CODE: Final = re.compile(r"\r|_(?=x[0-9A-Fa-f]{4}_)")


def workbook_bytes(tables: list[Table]) -> bytes:
    """
    Return tables as a workbook, the same bytes for equal tables.

    Raises:
        ValueError: A text is longer than a cell can hold.
    """
    book = Workbook()
    del book[book.sheetnames[0]]
    add_styles(book)
    for table in tables:
        _write(book.create_sheet(table.sheet.name), table)
    _explain(book.create_sheet(EXPLAINED))
    return saved(book)


def add_styles(book: Workbook) -> None:
    """Add the styles of cells; naming them takes a tenth of the time that giving each cell a style of its own does."""
    for name, number_format in ((_TEXT_STYLE, _TEXT), (_NUMBER_STYLE, _ANY_NUMBER)):
        style = NamedStyle(name, number_format=number_format, alignment=Alignment(wrap_text=True, vertical="top"))
        book.add_named_style(style)


def saved(book: Workbook) -> bytes:
    """Return a workbook as bytes without an author or a time."""
    stream = io.BytesIO()
    book.save(stream)
    return timeless(stream.getvalue(), {"docProps/core.xml": _CORE})


_CORE: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


def _write(sheet: Worksheet, table: Table) -> None:
    headed(sheet, table.headings)
    columns = list(table.sheet.columns)
    for number, row in enumerate(table.rows, 2):
        for column, value in enumerate(row, 1):
            fill(sheet, number, column, value)
    for index, heading in enumerate(table.headings, 1):
        texts = [heading, *(str(row[index - 1]) for row in table.rows if row[index - 1] is not None)]
        sheet.column_dimensions[get_column_letter(index)].width = _width(texts)
        _prepare(sheet, index, None if table.sheet is MODEL else columns[index - 1], len(table.rows))


def headed(sheet: Worksheet, headings: tuple[str, ...]) -> None:
    """Write the headings of a sheet, which stay in sight and are printed on each page."""
    for column, heading in enumerate(headings, 1):
        cell = sheet.cell(1, column, heading)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F4E5F")
        cell.alignment = Alignment(vertical="center")
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def fill(sheet: Worksheet, row: int, column: int, value: CellValue) -> None:
    """
    Write a cell: text stays text, whatever it starts with, and a number keeps all its digits.

    Raises:
        ValueError: A text is longer than a cell can hold.
    """
    if value is None:
        return
    cell: Any = sheet.cell(row, column)
    cell.style = _TEXT_STYLE if isinstance(value, str) else _NUMBER_STYLE
    if isinstance(value, bool):
        cell.value = value
    elif isinstance(value, str):
        if len(value) > MAX_CELL:
            msg = (
                f"{value[:30]!r}… has {len(value):,} characters, and a cell holds {MAX_CELL:,}; write a folder of CSV"
                " files, YAML or JSON"
            )
            raise ValueError(msg)
        cell.value = _TO_CODE.sub(lambda found: f"_x{ord(found.group()):04X}_", value)
        cell.data_type = "s"  # or openpyxl makes a formula of what starts with "="
    else:
        cell.value = repr(value)  # openpyxl would round a float to 16 digits
        cell.data_type = "n"


def _prepare(sheet: Worksheet, index: int, column: Column | None, rows: int) -> None:
    """Prepare a column for those who fill it in: its number format, and a drop-down list where there are choices."""
    letter = get_column_letter(index)
    is_number = column is not None and column.field.sort in {Sort.NUMBER, Sort.NUMBER_OR_TEXT}
    sheet.column_dimensions[letter].number_format = _ANY_NUMBER if is_number or column is None else _TEXT
    formula = column and _choices(column)
    if not formula:
        return
    validation = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)
    # Kinds and stages of one's own are allowed, so that a list is advice there.
    validation.errorStyle = "stop" if column and column.field.choices else "warning"
    validation.error = "This is not in the list."
    sheet.add_data_validation(validation)
    validation.add(f"{letter}2:{letter}{max(_LAST_ROW, rows + 1)}")


def _choices(column: Column) -> str | None:
    """Return what a drop-down list offers, as a spreadsheet program takes it."""
    choices = column.field.choices
    if column.field.sort is Sort.FLAG:
        choices = ("true", "false")
    elif column.heading == "kind" and column.field.sort is Sort.ID:
        choices = _KINDS
    if choices:
        listed = ",".join(choices)
        return f'"{listed}"' if len(listed) <= _LONGEST_LIST else None
    sheet = _RANGES.get(column.field.among) if column.field.sort is Sort.REFERENCE else None
    return f"{sheet}!$A$2:$A${_LAST_ROW}" if sheet else None


_KINDS: Final = ("input", "activity", "output", "outcome", "impact")


def _explain(sheet: Worksheet) -> None:
    """Write the sheet that says what the columns of all others mean."""
    headed(sheet, _EXPLAINS)
    for number, row in enumerate(explanations(), 2):
        for column, value in enumerate(row, 1):
            fill(sheet, number, column, value)
    for index, width in enumerate((20, 26, 90, 50), 1):
        sheet.column_dimensions[get_column_letter(index)].width = width


def explanations() -> Iterator[Row]:
    """Return a row for each sheet, and one for each of its columns: the sheet, the column, its meaning, its choices."""
    for sheet in SHEETS:
        yield [sheet.name, None, sheet.says, None]
        for column in sheet.columns:
            yield [sheet.name, column.heading, _meaning(sheet, column), ", ".join(column.field.choices) or None]


def _meaning(sheet: Sheet, column: Column) -> str:
    required = " It must be there." if column.field.required and column.heading != "stage" else ""
    several = ""
    if column.is_json:
        several = " As JSON."
    elif column.field.sort in {Sort.TEXTS, Sort.NAMES, Sort.REFERENCES}:
        several = " Several have ';' between them."
    nested = "" if len(column.path) == 1 else f" ({column.path[0]} of the {sheet.name.lower()})"
    return f"{column.field.says}{nested}{several}{required}"


def _width(texts: list[str]) -> float:
    longest = max(max(map(len, text.splitlines() or [""])) for text in texts)
    return min(max(longest + 2, _NARROW), _WIDE)


def workbook_sheets(path: Path, name: str, max_bytes: int) -> list[RawSheet]:
    """
    Return the sheets of a workbook.

    Args:
        path: Where it is.
        name: What an error calls it.
        max_bytes: How large it may be.

    Raises:
        FormatError: It is no workbook, too large, or has a formula without its result.
        OSError: It cannot be read.
    """
    with opened(path, name, max_bytes) as book:
        return [
            RawSheet(
                sheet.title,
                [[_read(value) for value in row] for row in sheet.values],
                name,
                is_file=False,
                is_typed=True,
            )
            for sheet in book.worksheets
        ]


@contextmanager
def opened(path: Path, name: str, max_bytes: int) -> Iterator[Workbook]:
    """
    Open a workbook whose formulas show their results; the arguments and errors are those of `workbook_sheets`.

    Raises:
        FormatError: See `workbook_sheets`.
        OSError: It cannot be read.
    """
    refuse_large(path, name, max_bytes)
    refuse_unsafe_archive(path, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that hold no cells, such as styles
        try:
            # Reading row by row takes half of the time.
            book = load_workbook(path, data_only=True, read_only=True)
        except (KeyError, ValueError, TypeError, AttributeError, SyntaxError) as error:
            problem = Problem(f"this is not a workbook: {error}", (Place(name, 1),), "save it as .xlsx")
            raise FormatError([problem]) from None
        with closing(book):
            if _has_formulas(path):
                _refuse_without_result(load_workbook(path, data_only=True), load_workbook(path), name)
            yield book


def refuse_large(path: Path, name: str, max_bytes: int) -> None:
    """
    Refuse a file that is larger than what may be read.

    Raises:
        FormatError: It is.
        OSError: There is no such file.
    """
    if path.stat().st_size > max_bytes:
        hint = "if you trust the file, load it with a larger max_bytes"
        message = f"the file is larger than {max_bytes:,} bytes, the limit of what is read"
        raise FormatError([Problem(message, (Place(name, 1),), hint)])


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        sheets = [member for member in archive.namelist() if member.startswith("xl/worksheets/")]
        return any(re.search(rb"<f[ >/]", archive.read(member)) for member in sheets)


def _refuse_without_result(results: Workbook, formulas: Workbook, name: str) -> None:
    """Refuse formulas of which only the program that wrote the file would know the result."""
    hint = "open the file in a spreadsheet program and save it, so that it contains the result"
    problems = []
    for sheet in formulas.worksheets:
        found = zip(sheet.iter_rows(), results[sheet.title].iter_rows(), strict=True)
        cells = (pair for row, result in found for pair in zip(row, result, strict=True))
        problems += [
            Problem("a formula has no result", (CellPlace(name, cell.row or 1, cell.column, sheet=sheet.title),), hint)
            for cell, result in cells
            if cell.data_type == "f" and result.value is None
        ]
    if problems:
        raise FormatError(problems)


def _read(value: Any) -> CellValue:  # noqa: ANN401 -- whatever a cell holds
    if isinstance(value, str):
        return _CODE.sub(lambda found: chr(int(found.group(1), 16)), value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)
