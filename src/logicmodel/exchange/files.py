"""What readers of other formats are given, as bytes, text or JSON, within the limits."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from attrs import frozen

from logicmodel.errors import FormatError, Problem
from logicmodel.places import Place
from logicmodel.reading.limits import MAX_BYTES
from logicmodel.reading.source import Source, source_of
from logicmodel.writing import replace_file

#: What a reader takes: the path of a file, or the content of one as bytes.
Readable: TypeAlias = str | os.PathLike[str] | bytes

_MAX_JSON_DEPTH = 64


@frozen
class Content:
    """
    A file that was read.

    Args:
        name: Its path, or ``<bytes>``.
        data: Its bytes.
    """

    name: str
    data: bytes

    @property
    def stem(self) -> str | None:
        """The name of the file without folder and ending, or None if there is no file."""
        return None if self.name.startswith("<") else Path(self.name).stem.partition(".")[0]

    def text(self) -> Source:
        """Return the file as text in UTF-8."""
        return source_of(self.name, self.data)

    def json(self) -> Any:  # noqa: ANN401 -- JSON can be anything
        """Return the data in a JSON file."""
        return json_of(self.text())

    def refuse(self, message: str, hint: str | None = None) -> NoReturn:
        """
        Raise the error for a file that is not what it should be.

        Raises:
            FormatError: Always.
        """
        raise FormatError([Problem(message, (Place(self.name, 1),), hint)])


def content_of(source: Readable) -> Content:
    """
    Return the content of a file, which may be given as bytes.

    Args:
        source: Its path, or its bytes.

    Raises:
        FormatError: It is too large.
        OSError: It cannot be read.
        TypeError: It is neither a path nor bytes.
    """
    if isinstance(source, bytes):
        content = Content("<bytes>", source)
    else:
        path = os.fspath(source)
        with Path(path).open("rb") as file:
            content = Content(path, file.read(MAX_BYTES + 1))
    if len(content.data) > MAX_BYTES:
        content.refuse(f"the file is larger than {MAX_BYTES:,} bytes", "is it the file that was meant?")
    return content


def json_of(source: Source) -> Any:  # noqa: ANN401 -- JSON can be anything
    """
    Return the data in a JSON text.

    Args:
        source: The text.

    Raises:
        FormatError: It is not JSON, or is nested too deep.
    """

    def refuse_number(word: str) -> NoReturn:
        at = max(source.text.find(word), 0)
        raise source.unreadable(at, f"{word} is not a number that JSON knows", "leave it out")

    try:
        data = json.loads(source.text, parse_constant=refuse_number)
    except json.JSONDecodeError as error:
        hint = "is the file complete?"
        raise source.unreadable(error.pos, f"this is not JSON: {error.msg.removesuffix(' at')}", hint) from None
    except (RecursionError, ValueError) as error:
        if isinstance(error, FormatError):
            raise
        raise source.unreadable(0, "this JSON is nested too deep, or has a number too long", None) from None
    if _deeper_than(data, _MAX_JSON_DEPTH):
        raise source.unreadable(0, f"this JSON is nested more than {_MAX_JSON_DEPTH} deep", None)
    return data


def _deeper_than(data: object, depth: int) -> bool:
    level: list[object] = [data]
    for _ in range(depth):
        level = [part for each in level for part in _parts(each)]
    return bool(level)


def _parts(data: object) -> list[object]:
    if isinstance(data, dict):
        return list(data.values())
    return list(data) if isinstance(data, list) else []


def write_text(text: str, path: str | os.PathLike[str]) -> None:
    """
    Write a text to a file in UTF-8, whole or not at all.

    Args:
        text: The text.
        path: The file.

    Raises:
        OSError: The file cannot be written.
    """
    replace_file(Path(os.fspath(path)).resolve(), text.encode())


def json_text(data: object) -> str:
    """
    Return data as JSON for a file, the same for equal data.

    Args:
        data: The data.
    """
    return json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
