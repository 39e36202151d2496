"""What a survey reads: files, lines and activities of a file, texts and models, one by one."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import Final, TypeAlias

from attrs import evolve, frozen

from logicmodel.errors import FormatError, Problem
from logicmodel.exchange.iati.reading import read_iati
from logicmodel.exchange.iati.splitting import each_activity
from logicmodel.formats.files import dumps, load, loads
from logicmodel.formats.includes import Format
from logicmodel.model.logic_model import LogicModel
from logicmodel.portfolio.quick_json import quickly_loaded
from logicmodel.reading.limits import MAX_BYTES

Source: TypeAlias = "str | os.PathLike[str] | tuple[str, str] | LogicModel"

_LINES: Final = (".ndjson", ".jsonl")
_ACTIVITIES: Final = ".xml"


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
        return load(self.path)  # what it includes is looked for beside it


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
        quick = quickly_loaded(self.text) if self.format == "json" else None
        return loads(self.text, self.format, self.name) if quick is None else quick


@frozen
class ActivityItem:
    """One activity of an IATI file, which travels to where the question is asked."""

    name: str
    content: bytes

    def digest(self) -> str:
        """Return the digest of the activity."""
        return hashlib.sha256(self.content).hexdigest()

    def model(self) -> LogicModel:
        """Return the results of the activity as a model."""
        return read_iati(self.content).model


@frozen
class FailedItem:
    """A part of a file that cannot be read, with what is wrong."""

    name: str
    problems: tuple[Problem, ...]

    def digest(self) -> None:
        """Return None: there is nothing to digest."""

    def model(self) -> LogicModel:
        """Raise what is wrong."""
        raise FormatError(self.problems)


Item: TypeAlias = FileItem | TextItem | ActivityItem | FailedItem


def items_of(sources: Iterable[Source] | Source) -> Iterator[Item]:
    """
    Yield what is to be asked, one model each, in the order of the sources.

    Nothing is read ahead: a folder of a million files costs the names of one pattern. Every item has a name of its own:
    the second ``grants.yaml`` is ``grants.yaml (2)``.

    Args:
        sources: Paths, patterns, (name, text) pairs and models.

    Raises:
        TypeError: A source is something else.
        FileNotFoundError: No file matches a path or a pattern.
    """
    several = [sources] if isinstance(sources, str | os.PathLike | LogicModel) else sources
    times: Counter[str] = Counter()
    for source in several:
        for item in _items(source):
            times[item.name] += 1
            yield item if times[item.name] == 1 else evolve(item, name=f"{item.name} ({times[item.name]})")


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
    ending = Path(path).suffix.lower()
    if ending in _LINES:
        yield from _lines(path)
    elif ending == _ACTIVITIES:
        yield from _activities(path)
    else:
        yield FileItem(path, path)


def _activities(path: str) -> Iterator[Item]:
    try:
        with Path(path).open("rb") as file:
            for activity in each_activity(path, file):
                yield ActivityItem(f"{path}#{activity.identifier}", activity.content)
    except FormatError as error:
        yield FailedItem(path, error.problems)
    except OSError as error:
        yield FailedItem(path, (Problem(f"{path}: {error.strerror or error}"),))


def _lines(path: str) -> Iterator[Item]:
    with Path(path).open("rb") as file:
        number = 0
        while line := file.readline(MAX_BYTES + 1):
            number += 1
            if line.strip():
                yield TextItem(f"{path}:{number}", line.decode("utf-8", "surrogateescape"), "json")
