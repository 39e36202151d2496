"""Reading models from files and writing them to files."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from logicmodel.formats.catalogue import advice_for
from logicmodel.formats.document import date_in_json, document_of
from logicmodel.formats.emitter import emit
from logicmodel.formats.fields import SECTIONS
from logicmodel.formats.includes import ENDINGS, FORMATS, Documents, Format
from logicmodel.formats.reader import read_model
from logicmodel.formats.workbook.files import WORKBOOK, is_tables, read_tables, write_tables
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.reading.limits import MAX_BYTES
from logicmodel.writing import replace_file


def load(path: str | os.PathLike[str], *, max_bytes: int = MAX_BYTES) -> LogicModel:
    """
    Return the model in a file, and in the files that it includes.

    Args:
        path: The file; its name ends in ``.yaml``, ``.yml``, ``.json`` or ``.xlsx``. Or a folder of CSV files.
        max_bytes: How large the file and those that it includes may be together. Reading takes about a second for
            each megabyte or two.

    Returns:
        The model, whose values know where in the file they were written.

    Raises:
        FormatError: The file is not a model; all that is wrong, each with its line and column.
        MissingExtraError: A workbook needs ``logicmodel[office]``, which is not installed.
        OSError: The file cannot be read.
        ValueError: The name has another ending.

    Example:
        >>> from logicmodel import dump, load, load_example
        >>> dump(load_example("reading-together"), "model.yaml")
        >>> load("model.yaml") == load_example("reading-together")
        True
    """
    return read_model(documents_of(path, max_bytes=max_bytes))


def documents_of(path: str | os.PathLike[str], *, max_bytes: int = MAX_BYTES) -> Documents:
    """
    Return the file of a model and those that it includes, read but not yet made a model of.

    Args:
        path: The file.
        max_bytes: How large the files may be together.

    Raises:
        OSError: The file cannot be read.
        ValueError: Its name has another ending.
    """
    name = os.fspath(path)
    if is_tables(name):
        return read_tables(name, max_bytes)
    format_of(name)
    file = Path(name).resolve()
    documents = Documents(max_bytes, file.parent)
    documents.add_file(file, name)
    return documents


def loads(
    text: str | bytes | Mapping[str, Any],
    format: Format = "yaml",
    name: str = "<string>",
    *,
    max_bytes: int = MAX_BYTES,
) -> LogicModel:
    """
    Return the model in a text, or in data that is already parsed.

    Args:
        text: The text, or its bytes in UTF-8; or a mapping that was parsed from one, as a web framework hands it over:
            then errors have JSON Pointers in place of lines. It cannot include files.
        format: ``yaml`` or ``json``; of no meaning for a mapping.
        name: What an error calls it.
        max_bytes: How long it may be.

    Returns:
        The model.

    Raises:
        FormatError: The text is not a model; all that is wrong, each with its line and column.
        TypeError: It is neither text nor a mapping.
        ValueError: There is no such format.

    Example:
        >>> from logicmodel import loads
        >>> model = loads('''
        ... logicmodel: 1
        ... id: reading
        ... inputs:
        ...   staff: Coordinators
        ... activities:
        ...   train: Train volunteers
        ... links:
        ...   - staff -> train
        ... ''')
        >>> model
        <LogicModel 'reading': 2 elements, 1 link>
    """
    _refuse_unknown(format)
    documents = Documents(max_bytes)
    if isinstance(text, Mapping):
        documents.add_data(text, name)
    else:
        _refuse_non_text(text)
        documents.add_text(text, format, name)
    return read_model(documents)


def dump(model: LogicModel, path: str | os.PathLike[str], *, max_bytes: int = MAX_BYTES) -> None:
    """
    Write a model to a file, from which `load` returns an equal one.

    The file is replaced as a whole once the new one is written.

    Args:
        model: The model.
        path: The file; its name ends in ``.yaml``, ``.yml``, ``.json`` or ``.xlsx``. A folder, or a name that ends in
            ``/``, gets a CSV file for each sheet.
        max_bytes: How large a text file may be; `load` with the same limit reads it.

    Raises:
        MissingExtraError: A workbook needs ``logicmodel[office]``, which is not installed.
        OSError: The file cannot be written.
        ValueError: The name has another ending, or the file would be larger than it may be.

    Example:
        >>> from logicmodel import dump, load_example
        >>> dump(load_example("reading-together"), "model.json")
    """
    refuse_non_model(model)
    name = os.fspath(path)
    if is_tables(name):
        write_tables(model, name)
        return
    text = dumps(model, format_of(name), max_bytes=max_bytes)
    replace_file(name, text.encode())


def dumps(model: LogicModel, format: Format = "yaml", *, max_bytes: int = MAX_BYTES) -> str:
    """
    Return a model as text, from which `loads` returns an equal one.

    Args:
        model: The model.
        format: ``yaml``, made to be read and to differ line by line, or ``json``, the same in full.
        max_bytes: How large the text may be in UTF-8; `loads` with the same limit reads it.

    Returns:
        The text, the same for equal models.

    Raises:
        ValueError: There is no such format, or the text would be larger than it may be.

    Example:
        >>> from logicmodel import Activity, Input, LogicModel, dumps
        >>> staff, train = Input("staff", "Coordinators"), Activity("train", "Train volunteers")
        >>> print(dumps(LogicModel("reading", parts=[staff >> train])))
        logicmodel: 1
        id: reading
        <BLANKLINE>
        inputs:
          staff: Coordinators
        <BLANKLINE>
        activities:
          train: Train volunteers
        <BLANKLINE>
        links:
          - staff -> train
        <BLANKLINE>
    """
    refuse_non_model(model)
    _refuse_unknown(format)
    if format == "json":
        document = document_of(model, in_full=True)
        text = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False, default=date_in_json) + "\n"
    else:
        text = emit(document_of(model), apart=SECTIONS)
    size = len(text.encode())
    if size > max_bytes:
        msg = (
            f"the file would have {size:,} bytes, and files of more than {max_bytes:,} are not read;"
            " give dump and load a larger max_bytes"
        )
        raise ValueError(msg)
    return text


def _refuse_non_text(text: object) -> None:
    if not isinstance(text, str | bytes):
        msg = f"loads() takes text, bytes or a mapping, not {type(text).__name__}; load() reads a file"
        raise TypeError(msg)


def _refuse_unknown(format: str) -> None:
    if format not in FORMATS:
        msg = f"format must be one of {', '.join(FORMATS)}, not {format!r}"
        raise ValueError(msg)


def format_of(name: str) -> Format:
    """Return the format that the name of a file says."""
    ending = Path(name).suffix.lower()
    if ending not in ENDINGS:
        known = ", ".join((*ENDINGS, WORKBOOK))
        advice = advice_for(name)
        also = f"; {advice}" if advice else ""
        msg = f"unknown ending of {name!r}; use {known}{also}"
        raise ValueError(msg)
    return ENDINGS[ending]
