"""A grid: the cells of a table, whatever file or frame it comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from attrs import define, field

from logicmodel.errors import FormatError, Problem, UnknownIdError
from logicmodel.exchange.tables.data_frames import frame_rows
from logicmodel.extras import extra
from logicmodel.formats.workbook.cells import as_text
from logicmodel.formats.workbook.csv_folder import csv_rows
from logicmodel.places import CellPlace, Place

ENDINGS: Final = (".csv", ".tsv", ".xlsx", ".docx")


@define
class Grid:
    """
    The cells of one table, as texts without spaces around them; a merged cell has its text once, top left.

    Args:
        file: What a place calls the file or the frame.
        sheet: The sheet or the table in it, if there are several.
        rows: The texts, all rows of one length.
    """

    file: str
    sheet: str | None
    rows: list[list[str]] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        """Make all rows as long as the longest."""
        width = max(map(len, self.rows), default=0)
        self.rows = [[*map(str.strip, row), *[""] * (width - len(row))] for row in self.rows]

    def place(self, row: int, column: int | None = None) -> CellPlace:
        """Return the place of a cell, both counted from 0, or of a whole row."""
        return CellPlace(self.file, row + 1, None if column is None else column + 1, sheet=self.sheet)


def grids_of(source: Any, max_bytes: int) -> list[Grid]:  # noqa: ANN401 -- a path, or a frame of any library
    """
    Return the tables in a file, or the one that a frame is.

    Raises:
        FormatError: The file cannot be read.
        MissingExtraError: A library is not installed.
        OSError: The file cannot be read.
        ValueError: The name has another ending.
    """
    if not isinstance(source, str | os.PathLike):
        return [Grid("<frame>", None, frame_rows(source))]
    name = os.fspath(source)
    path = Path(name)
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        msg = f"a table is read from {', '.join(ENDINGS)} or a data frame; this is {name!r}"
        raise ValueError(msg)
    if path.stat().st_size > max_bytes:
        problem = Problem(f"the file is larger than {max_bytes:,} bytes", (Place(name, 1),), "give a larger max_bytes")
        raise FormatError([problem])
    if ending == ".xlsx":
        with extra("office"):
            from logicmodel.exchange.tables.office import workbook_grids  # noqa: PLC0415 -- an extra
        return [Grid(name, title, rows) for title, rows in workbook_grids(path, name, max_bytes)]
    if ending == ".docx":
        with extra("office"):
            from logicmodel.exchange.tables.office import document_grids  # noqa: PLC0415 -- an extra
        return [Grid(name, title, rows) for title, rows in document_grids(path, name)]
    return [Grid(name, None, [[as_text(cell or "") for cell in row] for row in csv_rows(path.read_bytes(), name)])]


def chosen(grids: list[Grid], sheet: str | None) -> Iterator[Grid]:
    """
    Return the grid that is asked for, or all.

    Raises:
        UnknownIdError: There is no such sheet.
    """
    names = [grid.sheet or "" for grid in grids]
    if sheet is not None and sheet not in names:
        what = "sheet"
        raise UnknownIdError(what, sheet, names, "the file")
    yield from (grid for grid in grids if sheet in {None, grid.sheet})
