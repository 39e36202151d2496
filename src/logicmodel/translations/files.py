"""Texts in files for translators: PO, which translation tools read, and CSV, which spreadsheets do."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from logicmodel.errors import FormatError, Problem
from logicmodel.places import Place
from logicmodel.reading.limits import MAX_BYTES
from logicmodel.wording import quoted
from logicmodel.writing import replace_file

_COLUMNS: Final = ("key", "text", "translation")
_LINE: Final = re.compile(r'(?:(msgctxt|msgid|msgstr)\s+)?"((?:[^"\\]|\\.)*)"\s*')
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_UNESCAPED: Final = {"n": "\n", "t": "\t", "r": "\r"}


def write_texts(
    texts: Mapping[str, str],
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    translated: Mapping[str, str] | None = None,
) -> None:
    """
    Write texts to a file for a translator.

    Args:
        texts: The texts by key, as `texts` returns them.
        path: The file; its name ends in ``.po`` or ``.csv``.
        language: The language into which they are to be translated.
        translated: Texts that are translated already, by key.

    Raises:
        OSError: The file cannot be written.
        TypeError: The first argument is no mapping of texts.
        ValueError: The name has another ending.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.translations import read_texts, texts, write_texts
        >>> write_texts(texts(load_example("reading-together")), "es.po", language="es")
        >>> read_texts("es.po")
        {}
    """
    _refuse_non_texts(texts)
    done = translated or {}
    write = _po if _ending(path) == ".po" else _csv
    replace_file(Path(path), write(texts, done, language).encode())


def _refuse_non_texts(texts: object) -> None:
    if not isinstance(texts, Mapping):
        msg = f"write_texts takes what texts(model) returns, not {quoted(texts)}"
        raise TypeError(msg)


def _ending(path: str | os.PathLike[str]) -> str:
    ending = Path(path).suffix.lower()
    if ending not in {".po", ".csv"}:
        msg = f"unknown ending {ending!r}; use .po or .csv"
        raise ValueError(msg)
    return ending


def _po(texts: Mapping[str, str], done: Mapping[str, str], language: str | None) -> str:
    """Return texts in the format of gettext, each with its key as context."""
    header = f"Content-Type: text/plain; charset=UTF-8\nLanguage: {language or ''}\n"
    blocks = [f'msgid ""\nmsgstr {_quoted(header)}\n']
    for key, text in texts.items():
        blocks.append(f"msgctxt {_quoted(key)}\nmsgid {_quoted(text)}\nmsgstr {_quoted(done.get(key, ''))}\n")
    return "\n".join(blocks)


def _quoted(text: str) -> str:
    """Return a text in quotes, on lines of its own if it has several."""
    escaped = ["".join(_ESCAPES.get(char, char) for char in line) for line in text.splitlines(keepends=True)]
    if len(escaped) < len("ab"):
        return f'"{"".join(escaped)}"'
    return "\n".join(['""', *(f'"{line}"' for line in escaped)])


def _csv(texts: Mapping[str, str], done: Mapping[str, str], _language: str | None) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows((key, text, done.get(key, "")) for key, text in texts.items())
    return f"\ufeff{file.getvalue()}"  # by the mark spreadsheets know UTF-8


def read_texts(path: str | os.PathLike[str]) -> dict[str, str]:
    """
    Return the translated texts in a file that `write_texts` wrote and a translator filled in.

    Args:
        path: The file; its name ends in ``.po`` or ``.csv``.

    Returns:
        The translations by key, without those that are still empty.

    Raises:
        FormatError: The file is not what its name says; with line.
        OSError: The file cannot be read.
        ValueError: The name has another ending.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.translations import read_texts, texts, write_texts
        >>> words = {"elements/train/label": "Formar a voluntarios"}
        >>> write_texts(texts(load_example("reading-together")), "es.csv", translated=words)
        >>> read_texts("es.csv") == words
        True
    """
    read = _read_po if _ending(path) == ".po" else _read_csv
    name = os.fspath(path)
    with Path(path).open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise FormatError([Problem(f"the file is larger than {MAX_BYTES:,} bytes, the limit", (Place(name, 1),))])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FormatError([Problem("the file is not in UTF-8", (Place(name, 1),), "save it as UTF-8")]) from None
    return {key: translation for key, translation in read(text, name) if translation}


def _read_csv(text: str, name: str) -> Iterator[tuple[str, str]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    head = next(rows, [])
    if not {"key", "translation"} <= {*head}:
        hint = f"keep the first line: {','.join(_COLUMNS)}"
        raise FormatError([Problem("the columns 'key' and 'translation' are missing", (Place(name, 1),), hint)])
    key, translation = head.index("key"), head.index("translation")
    for row in rows:
        if len(row) > max(key, translation):
            yield row[key], row[translation]


def _delimiter(text: str) -> str:
    """Return what parts columns; spreadsheets of many countries write semicolons."""
    head = text.partition("\n")[0]
    return max((",", ";", "\t"), key=head.count)


def _read_po(text: str, name: str) -> Iterator[tuple[str, str]]:
    entry: dict[str, str] = {}
    current = ""
    for number, line in enumerate([*text.splitlines(), ""], start=1):
        stripped = line.strip()
        if not stripped and entry:
            if "msgctxt" in entry:
                yield entry["msgctxt"], entry.get("msgstr", "")
            entry = {}
        if not stripped or stripped.startswith("#"):
            continue
        match = _LINE.fullmatch(stripped)
        if match is None or not (match.group(1) or entry):
            hint = 'write msgctxt, msgid or msgstr, then a text in quotes ("…")'
            raise FormatError([Problem("this line is not PO", (Place(name, number, 1, line),), hint)])
        if match.group(1) == "msgctxt" and entry:
            yield entry.get("msgctxt", ""), entry.get("msgstr", "")
            entry = {}
        current = match.group(1) or current
        entry[current] = entry.get(current, "") + re.sub(
            r"\\(.)", lambda found: _UNESCAPED.get(found.group(1), found.group(1)), match.group(2)
        )
