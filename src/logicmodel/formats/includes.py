"""The files of a model: the top one, and those that it includes, all inside the folder of the top one."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as MappingOf
from pathlib import Path, PureWindowsPath
from typing import Any, Final, Literal, TypeAlias

from attrs import Factory, define, field

from logicmodel.errors import FormatError, Problem
from logicmodel.formats.entries import EntryReader, described, is_null
from logicmodel.formats.names import Names
from logicmodel.places import Place
from logicmodel.reading.json_text import read_json
from logicmodel.reading.limits import FORMAT_VERSION, MAX_FILES
from logicmodel.reading.plain_data import read_data
from logicmodel.reading.source import Source, source_of
from logicmodel.reading.tree import Mapping, Node, Scalar, Tree, Unread
from logicmodel.reading.yaml_text import read_yaml
from logicmodel.wording import quoted

Format: TypeAlias = Literal["yaml", "json"]

FORMATS: Final[dict[Format, Callable[[Source], Tree]]] = {"yaml": read_yaml, "json": read_json}
ENDINGS: Final[dict[str, Format]] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}


@define
class Document:
    """One file that is read: its source and the mapping at its top."""

    source: Source
    root: Mapping


@define
class Documents:
    """
    The files of a model, as they are found: the top one first, each followed by those that it includes.

    Args:
        max_bytes: How many bytes may be read.
        folder: The folder that holds all of them, or None for a text that is no file.
    """

    max_bytes: int
    folder: Path | None = None
    found: list[Document] = field(factory=list)
    problems: list[Problem] = field(factory=list)
    # Whether there is a file that could not be read at all, so that nobody knows what it defines.
    is_incomplete: bool = False
    _budget: int = field(init=False, default=Factory(lambda self: self.max_bytes, takes_self=True))
    _included: set[Path] = field(init=False, factory=set)

    @property
    def included(self) -> tuple[Path, ...]:
        """The files that were included, with symbolic links followed."""
        return tuple(self._included)

    def add_file(self, path: Path, name: str, above: tuple[Path, ...] = ()) -> None:
        """
        Add a file and those that it includes.

        Args:
            path: Where it is.
            name: Its path as an error shows it.
            above: The files that led to it.

        Raises:
            OSError: It cannot be read.
        """
        if path.exists() and not path.is_file() and not path.is_dir():
            # Opening a pipe would wait for somebody who writes to it; that a folder is none, the system says itself.
            raise OSError(errno.EINVAL, "not a regular file", name)
        with path.open("rb") as file:
            content = file.read(self._budget + 1)
        self.add_text(content, ENDINGS[Path(name).suffix.lower()], name, (*above, path))

    def add_text(self, content: str | bytes, format: Format, name: str, above: tuple[Path, ...] = ()) -> None:
        """Add a text that was read, and the files that it includes."""
        self._budget -= len(content)
        if self._budget < 0:
            self._give_up([self._too_large(name)])
            return
        self._add(lambda: FORMATS[format](source_of(name, content)), above)

    def add_data(self, data: MappingOf[str, Any], name: str) -> None:
        """Add data that were parsed before."""
        self._add(lambda: read_data(name, data), ())

    def _add(self, read: Callable[[], Tree], above: tuple[Path, ...]) -> None:
        try:
            tree = read()
            document = Document(tree.source, _root(tree))
        except FormatError as error:
            self._give_up(error.problems)
            return
        self.problems.extend(tree.problems)
        self.found.append(document)
        for item in self._included_by(document):
            self._include(document.source, item, above)

    def _give_up(self, problems: Iterable[Problem]) -> None:
        self.problems.extend(problems)
        self.is_incomplete = True

    def _too_large(self, name: str) -> Problem:
        what = "the file" if not self.found else "with this file the model"
        message = f"{what} is larger than {self.max_bytes:,} bytes, the limit of what is read"
        hint = "if you trust the file, load it with a larger max_bytes (--max-bytes)"
        return Problem(message, (Place(name, 1),), hint, code="too-large")

    def _included_by(self, document: Document) -> Iterator[Scalar]:
        """Return the items of a document's ``include``."""
        reader = EntryReader(document.source, Names(), self.problems)
        include = document.root.entries.get("include")
        for item in reader.items("include", include, "the file") if include else ():
            if isinstance(item, Scalar):
                yield item
            elif not isinstance(item, Unread):
                reader.refuse(item.at, "include takes paths of files", field="include")

    def _include(self, source: Source, item: Scalar, above: tuple[Path, ...]) -> None:
        """Add the file that an item of ``include`` names, or note why not."""
        try:
            path = self._resolved(item.text, above)
            if path not in self._included:
                self._refuse_more_files()
                self._included.add(path)
                self.add_file(path, str(Path(source.name).parent / item.text), above)
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or error
            self._give_up(
                [source.problem(item.at, f"{quoted(item.text)} cannot be included: {reason}", code="include")]
            )

    def _refuse_more_files(self) -> None:
        if len(self._included) + 1 >= MAX_FILES:  # the top file is one of them
            msg = f"a model has at most {MAX_FILES} files"
            raise ValueError(msg)

    def _resolved(self, text: str, above: tuple[Path, ...]) -> Path:
        """
        Return the file that is meant, with symbolic links and ``..`` followed.

        Raises:
            ValueError: It may not be included.
        """
        if self.folder is None:
            msg = "this text is no file, so there is no folder to look in; load the model by its path"
            raise ValueError(msg)
        if Path(text).is_absolute() or PureWindowsPath(text).anchor:
            msg = "write a path that is relative to this file"
            raise ValueError(msg)
        path = (above[-1].parent / text).resolve()
        if not path.is_relative_to(self.folder):
            msg = "it is not in the folder of the top file"
            raise ValueError(msg)
        if path in above:
            msg = "it is this file or includes it; this would create an include loop"
            raise ValueError(msg)
        if Path(text).suffix.lower() not in ENDINGS:
            msg = f"its name does not end in {', '.join(ENDINGS)}"
            raise ValueError(msg)
        return path


def _root(tree: Tree) -> Mapping:
    """
    Return the mapping at the top of a file in a version of the format that can be read.

    Raises:
        FormatError: It is something else.
    """
    source, root = tree.source, tree.root
    start = f"start it with 'logicmodel: {FORMAT_VERSION}'"
    if root is None or is_null(root):
        raise source.unreadable(0, "the file is empty", start, "missing-field")
    if not isinstance(root, Mapping):
        raise source.unreadable(root.at, "a model file is a mapping of sections at its top", start, "wrong-type")
    version = root.entries.get("logicmodel")
    # Where nothing is said, the reader misses it together with all else that is missing.
    if version is not None and not is_null(version) and not _is_current(version):
        said = repr(version.text) if isinstance(version, Scalar) else described(version)
        message = f"this release reads version {FORMAT_VERSION} of the format, and not {said}"
        hint = f"write 'logicmodel: {FORMAT_VERSION}', or upgrade logicmodel"
        raise source.unreadable(version.at, message, hint, "version")
    return root


def _is_current(version: Node) -> bool:
    return isinstance(version, Scalar) and version.text == str(FORMAT_VERSION)
