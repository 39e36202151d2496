"""Tables in workbooks and in Word documents, as rows of texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx

from logicmodel.archives import refuse_unsafe_archive
from logicmodel.errors import FormatError, Problem
from logicmodel.formats.workbook.cells import as_text
from logicmodel.formats.workbook.xlsx import opened
from logicmodel.places import Place

Rows = list[list[str]]


def workbook_grids(path: Path, name: str, max_bytes: int) -> Iterator[tuple[str, Rows]]:
    """
    Return the sheets of a workbook that can be seen, each with its name.

    Raises:
        FormatError: It is no workbook, or too large.
    """
    with opened(path, name, max_bytes) as book:
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                yield sheet.title, [[_text(cell) for cell in row] for row in sheet.iter_rows()]


def _text(cell: Any) -> str:  # noqa: ANN401 -- a cell, or a part of a merged one
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        return f"{as_text(round(value * 100, 10))}%"
    return as_text(value)


def document_grids(path: Path, name: str) -> Iterator[tuple[str, Rows]]:
    """
    Return the tables of a Word document, each with its number.

    Raises:
        FormatError: It is no Word document.
    """
    refuse_unsafe_archive(path, name)
    try:
        document = docx.Document(str(path))
    except (KeyError, ValueError) as error:
        raise FormatError([Problem(f"this is not a Word document: {error}", (Place(name, 1),))]) from None
    for number, table in enumerate(document.tables, 1):
        seen: set[Any] = set()
        rows = []
        for row in table.rows:
            # A merged cell comes once for each cell that it covers, and only its XML says that it is the same.
            cells = [(cell._tc, cell.text) for cell in row.cells]  # noqa: SLF001
            texts = ["" if element in seen else text for element, text in cells]
            seen.update(element for element, _ in cells)
            rows.append(texts)
        yield f"table {number}", rows
