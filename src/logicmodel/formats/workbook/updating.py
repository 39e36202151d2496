"""Updating a model from sheets: what they say replaces what the model says, and what they do not say stays."""

from __future__ import annotations

import os
from collections.abc import Sequence

from logicmodel.errors import Problem
from logicmodel.formats.reader import read_model
from logicmodel.formats.workbook.cells import as_text, is_blank
from logicmodel.formats.workbook.files import document_of_rows, sheets_in
from logicmodel.formats.workbook.model_tables import tables_of
from logicmodel.formats.workbook.rows import RawSheet, Row, Rows, Said, SheetSource, rows_of
from logicmodel.formats.workbook.sheets import MODEL, SHEETS, Sheet
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.reading.limits import MAX_BYTES

_MODEL_FILE = "<the model>"


def update_from_tables(
    model: LogicModel, path: str | os.PathLike[str], *, erase: bool = False, max_bytes: int = MAX_BYTES
) -> LogicModel:
    r"""
    Return a model updated from a workbook or a folder of CSV files.

    Rows are matched by their ids, values also by period and category. A row that the model has is updated, another
    one is added, and nothing is removed. A column or a sheet that is not there says nothing.

    Args:
        model: The model.
        path: The workbook or the folder, with the sheets and columns that `dump` writes; some of them are enough.
        erase: Whether a blank cell erases what the model says there; default: it says nothing.
        max_bytes: How large the file or the files may be.

    Returns:
        The updated model.

    Raises:
        FormatError: The result is not a model; all that is wrong, each with its cell.
        MissingExtraError: A workbook needs ``logicmodel[office]``, which is not installed.
        OSError: The file cannot be read.

    Example:
        >>> from pathlib import Path
        >>> from logicmodel import Activity, LogicModel
        >>> from logicmodel.exchange import update_from_tables
        >>> Path("new").mkdir()
        >>> _ = Path("new/elements.csv").write_text("id,label,notes\ntrain,Train 60 volunteers,")
        >>> model = LogicModel("reading", parts=[Activity("train", "Train volunteers", notes="Twice a year.")])
        >>> updated = update_from_tables(model, "new")
        >>> updated.element("train").label, updated.element("train").notes
        ('Train 60 volunteers', 'Twice a year.')
    """
    refuse_non_model(model)
    name = os.fspath(path)
    before = [
        RawSheet(table.sheet.name, [[*table.headings], *table.rows], _MODEL_FILE, is_file=False, is_typed=True)
        for table in tables_of(model)
    ]
    problems: list[Problem] = []
    source = SheetSource(name, "", sheets=[*before, *sheets_in(name, max_bytes)])
    old = rows_of(SheetSource(name, "", sheets=before), problems)
    new = _new_rows(source, len(before), problems)
    merged = {sheet.name: _merged(sheet, old, new, erase=erase) for sheet in SHEETS}
    return read_model(document_of_rows(merged, source, problems, max_bytes))


def _new_rows(source: SheetSource, first: int, problems: list[Problem]) -> Rows:
    """Return the rows of the sheets from the first new one on; places count through all sheets."""
    blank = RawSheet("#", [], _MODEL_FILE, is_file=False, is_typed=True)
    sheets = [blank] * first + source.sheets[first:]
    return rows_of(SheetSource(source.name, "", sheets=sheets), problems, with_blanks=True)


def _merged(sheet: Sheet, old: Rows, new: Rows, *, erase: bool) -> list[Row]:
    rows = {_key(sheet, row): row for row in old.get(sheet.name, ())}
    for row in new.get(sheet.name, ()):
        key = _key(sheet, row)
        before = rows.get(key)
        said = {heading: each for heading, each in row.cells.items() if erase or not is_blank(each.value)}
        rows[key] = Row(row.at, (before.cells if before else {}) | said)
    return list(rows.values())


def _key(sheet: Sheet, row: Row) -> Sequence[str]:
    """Return what tells a row apart: an id, or for a row without one what it speaks of."""
    if sheet is MODEL:
        return ()
    if sheet.section == "links" and _blank(row.cells.get("id")):
        return (f"{_text(row, 'source')}->{_text(row, 'target')}",)
    if sheet.section == "assumptions":
        return (_text(row, "id") or f" {_text(row, 'text')}", _text(row, "link"))
    return tuple(_text(row, name) for name in sheet.key)


def _text(row: Row, heading: str) -> str:
    said = row.cells.get(heading)
    return "" if said is None or is_blank(said.value) else as_text(said.value).strip()


def _blank(said: Said | None) -> bool:
    return said is None or is_blank(said.value)
