"""A folder of CSV files, one for each sheet."""

from __future__ import annotations

import csv
import errno
import io
import os
from pathlib import Path
from typing import Final

from logicmodel.errors import FormatError, Problem
from logicmodel.formats.sorts import Sort
from logicmodel.formats.workbook.cells import CellValue, as_text, untyped
from logicmodel.formats.workbook.model_tables import Table
from logicmodel.formats.workbook.rows import RawSheet
from logicmodel.formats.workbook.sheets import MODEL
from logicmodel.places import CellPlace, Place
from logicmodel.reading.source import source_of
from logicmodel.writing import replace_file

MAX_CELL: Final = 131_072  # characters; the longest that the csv module reads

_DELIMITERS: Final = ",;\t"


def write_csv_folder(tables: list[Table], folder: Path) -> None:
    """
    Write a file for each table, those without rows among them, so that nothing of an older model stays.

    Raises:
        OSError: A file cannot be written.
        ValueError: A text is longer than what can be read back.
    """
    contents = {table.sheet.file_name: csv_text(table) for table in tables}
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in contents.items():
        # With the mark, spreadsheet programs know that it is UTF-8.
        replace_file(folder / name, text.encode("utf-8-sig"))


def csv_text(table: Table) -> str:
    """
    Return a table as CSV.

    Raises:
        ValueError: A text is longer than what can be read back.
    """
    sorts = [column.field.sort for column in table.sheet.columns]
    numbers = {index for index, sort in enumerate(sorts) if sort is Sort.NUMBER_OR_TEXT and table.sheet is not MODEL}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.headings)
    for row in table.rows:
        cells = [untyped(value) if index in numbers else _plain(value) for index, value in enumerate(row)]
        if long := next((cell for cell in cells if len(cell) > MAX_CELL), None):
            msg = f"{long[:30]!r}… is longer than {MAX_CELL:,} characters, the limit of a CSV cell"
            raise ValueError(msg)
        writer.writerow(cells)
    return stream.getvalue()


def _plain(value: CellValue) -> str:
    if value is None:
        return ""
    return repr(value) if isinstance(value, float) else as_text(value)


def csv_sheets(folder: Path, name: str, max_bytes: int) -> list[RawSheet]:
    """
    Return the sheets in a folder of CSV files.

    Args:
        folder: Where it is.
        name: What an error calls it.
        max_bytes: How large the files may be together.

    Raises:
        FormatError: A file cannot be read as CSV, or they are too large.
        OSError: A file cannot be read, or there is none.
    """
    files = sorted(folder.glob("*.csv"))
    if not files:
        raise _without_tables(folder, name)
    if sum(file.stat().st_size for file in files) > max_bytes:
        hint = "if you trust the file, load it with a larger max_bytes"
        message = f"the files are larger than {max_bytes:,} bytes, the limit of what is read"
        raise FormatError([Problem(message, (Place(name, 1),), hint)])
    names = {file: str(Path(name) / file.name) for file in files}
    return [
        RawSheet(file.stem, [*csv_rows(file.read_bytes(), names[file])], names[file], is_file=True, is_typed=False)
        for file in files
    ]


def _without_tables(folder: Path, name: str) -> OSError:
    """Return the error that says why there are no CSV files in a folder."""
    if not folder.exists():
        return FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
    if not folder.is_dir():
        return NotADirectoryError(errno.ENOTDIR, "Neither a workbook (.xlsx) nor a folder of CSV files", name)
    message = "Is a directory without CSV files of a model (dump(model, 'folder/') writes them)"
    return IsADirectoryError(errno.EISDIR, message, name)


def csv_rows(content: bytes, name: str) -> list[list[CellValue]]:
    """
    Return the rows of a CSV file in UTF-8, with commas, semicolons or tabs between its cells.

    Args:
        content: Its bytes.
        name: What an error calls it.

    Raises:
        FormatError: It cannot be read as CSV.
    """
    text = source_of(name, content).text
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [list(row) for row in reader]
    except csv.Error as error:
        problem = Problem(f"this is not CSV: {error}", (CellPlace(name, reader.line_num),), "save it as CSV in UTF-8")
        raise FormatError([problem]) from None
