"""Workbooks and folders of CSV files, by their names: the model that they hold, or one to be written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from logicmodel.errors import FormatError, Problem
from logicmodel.extras import extra
from logicmodel.formats.includes import Document, Documents
from logicmodel.formats.workbook.csv_folder import csv_sheets, write_csv_folder
from logicmodel.formats.workbook.model_tables import tables_of
from logicmodel.formats.workbook.rows import RawSheet, Rows, SheetSource, rows_of
from logicmodel.formats.workbook.tree import tree_of
from logicmodel.model.logic_model import LogicModel
from logicmodel.places import Place
from logicmodel.writing import replace_file

WORKBOOK: Final = ".xlsx"


def is_tables(name: str) -> bool:
    """Return whether a name is that of a workbook or a folder."""
    is_folder = name.endswith(("/", os.sep)) or Path(name).is_dir()
    return is_folder or Path(name).suffix.lower() == WORKBOOK


def write_tables(model: LogicModel, name: str) -> None:
    """
    Write a model as a workbook or as a folder of CSV files.

    Raises:
        MissingExtraError: A workbook needs openpyxl.
        OSError: A file cannot be written.
        ValueError: A text is longer than a cell can hold.
    """
    tables = tables_of(model)
    path = Path(name).resolve()
    if path.suffix.lower() != WORKBOOK or path.is_dir():
        write_csv_folder(tables, path)
        return
    with extra("office"):
        from logicmodel.formats.workbook.xlsx import workbook_bytes  # noqa: PLC0415 -- an extra
    replace_file(path, workbook_bytes(tables))


def read_tables(name: str, max_bytes: int) -> Documents:
    """
    Return the document that a workbook or a folder of CSV files is.

    Raises:
        FormatError: It cannot be read as one.
        MissingExtraError: A workbook needs openpyxl.
        OSError: A file cannot be read.
    """
    source = SheetSource(name, "", sheets=sheets_in(name, max_bytes))
    problems: list[Problem] = []
    return document_of_rows(rows_of(source, problems), source, problems, max_bytes)


def document_of_rows(rows: Rows, source: SheetSource, problems: list[Problem], max_bytes: int) -> Documents:
    """
    Return rows as the document of one file.

    Raises:
        FormatError: There is no sheet of a model.
    """
    if not rows:
        hint = "dump(model, 'model.xlsx') writes one to start from; for other tables there is read_table"
        raise FormatError([*problems, Problem("there is no sheet of a model in it", (Place(source.name, 1),), hint)])
    documents = Documents(max_bytes)
    documents.found.append(Document(source, tree_of(rows, source, problems)))
    documents.problems.extend(problems)
    return documents


def sheets_in(name: str, max_bytes: int) -> list[RawSheet]:
    """
    Return the sheets of a workbook or of a folder of CSV files.

    Raises:
        FormatError: It cannot be read as one.
        MissingExtraError: A workbook needs openpyxl.
        OSError: A file cannot be read.
    """
    path = Path(name).resolve()
    if path.is_dir() or path.suffix.lower() != WORKBOOK:
        return csv_sheets(path, name, max_bytes)
    with extra("office"):
        from logicmodel.formats.workbook.xlsx import workbook_sheets  # noqa: PLC0415 -- an extra
    return workbook_sheets(path, name, max_bytes)
