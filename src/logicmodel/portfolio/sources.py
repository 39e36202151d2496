"""What a survey reads: files, lines of a file, texts and models, one by one."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import Final, TypeAlias

from attrs import frozen

from logicmodel.formats.files import dumps, load, loads
from logicmodel.formats.includes import Format
from logicmodel.model.logic_model import LogicModel
from logicmodel.reading.limits import MAX_BYTES

Source: TypeAlias = "str | os.PathLike[str] | tuple[str, str] | LogicModel"

_LINES: Final = (".ndjson", ".jsonl")


@frozen
class FileItem:
    """One model in a file of its own, read where the question is asked."""

    name: str
    path: str

    def digest(self) -> str:
        """Return the digest of the bytes of the file; a file that it includes does not count."""
        with open(self.path, "rb") as file:  # noqa: PTH123 -- hashlib takes what open() returns
            return hashlib.file_digest(file, "sha256").hexdigest()

    def model(self) -> LogicModel:
        """Return the model."""
        return load(self.path)


@frozen
class TextItem:
    """One model in a text, which travels to where the question is asked."""

    name: str
    text: str
    format: Format

    def digest(self) -> str:
        """Return the digest of the text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def model(self) -> LogicModel:
        """Return the model."""
        return loads(self.text, self.format, self.name)


Item: TypeAlias = FileItem | TextItem


def items_of(sources: Iterable[Source] | Source) -> Iterator[Item]:
    """
    Yield what is to be asked, one model each, in the order of the sources.

    Nothing is read ahead: a folder of a million files costs the names of one pattern.

    Args:
        sources: Paths, patterns, (name, text) pairs and models.

    Raises:
        TypeError: A source is something else.
        FileNotFoundError: No file matches a path or a pattern.
    """
    several = [sources] if isinstance(sources, str | os.PathLike | LogicModel) else sources
    for source in several:
        yield from _items(source)


def _items(source: object) -> Iterator[Item]:
    match source:
        case LogicModel():
            yield TextItem(source.id, dumps(source, "json"), "json")
        case (str() as name, str() as text):
            yield TextItem(name, text, "json" if text.lstrip().startswith("{") else "yaml")
        case str() | os.PathLike():
            for path in _paths(os.fspath(source)):
                yield from _in_file(path)
        case _:
            msg = f"a source is a path, a pattern, a (name, text) pair or a LogicModel, not {type(source).__name__}"
            raise TypeError(msg)


def _paths(pattern: str) -> list[str]:
    if not has_magic(pattern) or Path(pattern).exists():
        return [pattern]
    paths = sorted(glob(pattern, recursive=True))  # noqa: PTH207 -- the pattern may be absolute
    if not paths:
        msg = f"no file matches {pattern!r}"
        raise FileNotFoundError(msg)
    return paths


def _in_file(path: str) -> Iterator[Item]:
    if Path(path).suffix.lower() not in _LINES:
        yield FileItem(path, path)
        return
    with Path(path).open("rb") as file:
        number = 0
        while line := file.readline(MAX_BYTES + 1):
            number += 1
            if line.strip():
                yield TextItem(f"{path}:{number}", line.decode("utf-8", "surrogateescape"), "json")
