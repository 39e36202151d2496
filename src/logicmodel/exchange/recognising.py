"""Which format a file has, by what is in it: several share the ending of their names."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from logicmodel.errors import FormatError
from logicmodel.exchange.files import Content, content_of
from logicmodel.exchange.sheets import sheets_of

_DAGITTY: Final = re.compile(r"\s*(?:dag|pdag|mag)\s*\{")
_THEORYMAKER: Final = re.compile(r"^\s*[\w.-]+::\s", re.MULTILINE)
_START: Final = 100_000  # characters that a text is known by


def recognised(path: str) -> str | None:
    """
    Return the name of the format that a JSON, Excel, CSV or text file has, or None where it is not one of these.

    A model in JSON and a workbook of a model are None as well: `load` reads them.

    Args:
        path: The file.

    Raises:
        OSError: It cannot be read.
    """
    look = _LOOKS.get(Path(path).suffix.lower())
    if look is None:
        return None
    try:
        return look(content_of(path))
    except (FormatError, ImportError, ValueError, RecursionError, csv.Error):
        return None  # the reader of its ending says what is wrong with it


def _json(content: Content) -> str | None:
    data = json.loads(content.data)
    if isinstance(data, list):
        first = next((each for each in data if isinstance(each, dict)), {})
        return "cids" if "@type" in first or "@id" in first else "csl" if "type" in first else None
    if not isinstance(data, dict):
        return None
    return next((name for name, keys in _KEYS.items() if _has_lists(data, keys)), None)


_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "kumu": ("elements", "connections"),
    "prsm": ("nodes", "edges"),
    "toc-builder": ("sections",),
    "cids": ("@graph",),
}


def _has_lists(data: dict[str, Any], keys: tuple[str, ...]) -> bool:
    return all(isinstance(data.get(key), list) for key in keys)


def _workbook(content: Content) -> str | None:
    sheets = sheets_of(content)
    if {"factors", "links"} <= {sheet.name.casefold() for sheet in sheets}:
        return "causal-map"
    headings = [[str(cell or "").strip().casefold() for cell in sheet.rows[0]] for sheet in sheets if sheet.rows]
    is_map = [heading[:1] == ["label"] or heading[:2] == ["from", "to"] for heading in headings]
    return "kumu" if any(is_map) else None


def _table(content: Content) -> str | None:
    lines = content.text().text[:_START].split("\n")
    delimiter = max(",;\t", key=lines[0].count)
    rows = [row for row in csv.reader(lines, delimiter=delimiter) if any(row)]
    names = [cell.strip() for cell in rows[0][1:]] if rows else []
    firsts = [row[0].strip() for row in rows[1:]]
    is_square = bool(names) and not rows[0][0].strip() and names[: len(firsts)] == firsts[: len(names)]
    return "fcm" if is_square else None


def _text(content: Content) -> str | None:
    text = content.text().text[:_START]
    if _DAGITTY.match(text):
        return "dagitty"
    return "theorymaker" if _THEORYMAKER.search(text) else None


_LOOKS: Final = {".json": _json, ".xlsx": _workbook, ".csv": _table, ".tsv": _table, ".txt": _text}
