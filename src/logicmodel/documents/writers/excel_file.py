"""Documents as Excel workbooks: a sheet for each table, and one for the text if there is any."""

from __future__ import annotations

from math import ceil
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from logicmodel.documents.reports.description import Bullets, Cell, Document, Heading, Paragraph, Table
from logicmodel.formats.workbook.xlsx import add_styles, fill, headed, saved

_LONGEST_NAME: Final = 31  # characters of the name of a sheet
_NOT_IN_NAMES: Final = str.maketrans(dict.fromkeys(r"[]:*?/\ ", " "))
_SHADE: Final = PatternFill("solid", fgColor="DDE7EA")
_WIDTH: Final = 1.3  # characters for each unit of the width of a column
_LINE: Final = 15.0  # points
_THIN: Final = Side(style="thin", color="808080")


def excel_bytes(document: Document) -> bytes:
    """Return a document as a workbook, the same bytes for equal documents."""
    book = Workbook()
    del book[book.sheetnames[0]]
    add_styles(book)
    for table in document.tables:
        kind = table.title.partition(":")[0]
        _write(book.create_sheet(kind.translate(_NOT_IN_NAMES)[:_LONGEST_NAME]), table)
    texts = list(_texts(document))
    if texts or not document.tables:
        sheet = book.create_sheet("Text")
        for row, text in enumerate([document.title, *texts], 1):
            fill(sheet, row, 1, text)
        sheet.column_dimensions["A"].width = 100
    return saved(book)


def _texts(document: Document) -> list[str]:
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph):
            texts.append(block.text)
        elif isinstance(block, Bullets):
            texts += (f"{'  ' * depth}• {text}" for depth, text in block.items)
    return texts


def _write(sheet: Worksheet, table: Table) -> None:
    first = 1
    if table.headings:
        headed(sheet, table.headings)
        first = 2
    else:
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    for row, line in enumerate(table.places(), first):
        for column, cell in line:
            _write_cell(sheet, row, column + 1, cell)
    for index, width in enumerate(table.widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width * _WIDTH
    _set_heights(sheet, table, first)
    for line_of_cells in sheet.iter_rows(max_row=first + len(table.rows) - 1, max_col=len(table.widths)):
        for at in line_of_cells:
            at.border = Border(_THIN, _THIN, _THIN, _THIN)


def _set_heights(sheet: Worksheet, table: Table, first: int) -> None:
    """Make rows as high as their cells need, for spreadsheet programs do not do so for cells that cover several."""
    heights = [1.0] * len(table.rows)
    for row, line in enumerate(table.places()):
        for column, cell in line:
            width = sum(table.widths[column : column + cell.across]) * _WIDTH
            needed = sum(ceil(max(1, len(text)) / width) for text in cell.lines or ("",)) / cell.down
            for each in range(row, row + cell.down):
                heights[each] = max(heights[each], needed)
    for row, height in enumerate(heights, first):
        sheet.row_dimensions[row].height = height * _LINE


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    fill(sheet, row, column, cell.text or None)
    at = sheet.cell(row, column)
    if cell.is_heading:
        at.font, at.fill = Font(bold=True), _SHADE
        at.alignment = Alignment(wrap_text=True, vertical="top")
    if cell.down > 1 or cell.across > 1:
        sheet.merge_cells(
            start_row=row, end_row=row + cell.down - 1, start_column=column, end_column=column + cell.across - 1
        )
