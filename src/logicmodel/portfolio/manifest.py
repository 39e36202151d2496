"""What is in a folder of tables: digests, parts and errors, by source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from attrs import evolve, field, frozen

from logicmodel.errors import FormatError, Problem
from logicmodel.portfolio.columns import COLUMNS, ROWS_VERSION
from logicmodel.portfolio.spilling import Spill
from logicmodel.portfolio.stores import STORES, Store, TableFormat
from logicmodel.portfolio.surveying import Surveyed
from logicmodel.writing import replace_file

NAME: Final = "manifest.json"


@frozen
class Manifest:
    """
    What is in a folder of tables.

    Args:
        folder: The folder.
        format: The format of its files.
        parts: How many parts were ever written.
        sources: For each source its digest and the number of the part that has its rows.
        errors: For each source that failed its problems as text.
        stale: The parts that have rows of sources that are no longer theirs.
    """

    folder: Path
    format: TableFormat
    parts: int = 0
    sources: dict[str, dict[str, Any]] = field(factory=dict)
    errors: dict[str, list[str]] = field(factory=dict)
    stale: frozenset[int] = frozenset()

    @classmethod
    def of(cls, folder: Path, format: TableFormat) -> Manifest:
        """
        Return the manifest of a folder, an empty one if the folder has none.

        Raises:
            FormatError: The tables of the folder have another format, or another version.
        """
        found = _read(folder)
        if found is None:
            return cls(folder, format)
        if found["format"] != format:
            problem = Problem(f"{folder}: its tables are {found['format']}, not {format}", hint="use another folder")
            raise FormatError([problem])
        return cls(folder, format, found["parts"], found["sources"], found["errors"], frozenset(found["stale"]))

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """
        Return the manifest that a folder has.

        Raises:
            FileNotFoundError: It has none.
            FormatError: Its rows have another version.
        """
        found = _read(folder)
        if found is None:
            msg = f"{folder} has no {NAME}; write_tables(survey(…), {str(folder)!r}) makes it"
            raise FileNotFoundError(msg)
        return cls.of(folder, found["format"])

    @staticmethod
    def digests(folder: Path) -> dict[str, str]:
        """Return the digest of each source whose rows a folder has."""
        found = _read(folder) or {"sources": {}}
        return {name: entry["digest"] for name, entry in found["sources"].items()}

    def with_part(self, spill: Spill) -> Manifest:
        """Write the rows of some models as the next part."""
        if not spill.digests:
            return self
        for table, columns in COLUMNS.items():
            self._store.write(self._file(table, self.parts), spill.lines(table), with_origin(columns))
        entries = {name: {"digest": digest, "part": self.parts} for name, digest in spill.digests.items()}
        moved = self._without(entries)
        return evolve(moved, parts=self.parts + 1, sources={**moved.sources, **entries})

    def with_errors(self, failed: list[Surveyed]) -> Manifest:
        """Note the sources that failed; their earlier rows go."""
        errors = {each.name: [str(problem) for problem in each.problems] for each in failed}
        cleared = self._without(errors)
        return evolve(cleared, errors={**cleared.errors, **errors})

    def _without(self, names: dict[str, Any]) -> Manifest:
        stale = {entry["part"] for name, entry in self.sources.items() if name in names}
        return evolve(
            self,
            sources={name: entry for name, entry in self.sources.items() if name not in names},
            errors={name: found for name, found in self.errors.items() if name not in names},
            stale=self.stale | stale,
        )

    def without_stale_rows(self) -> Manifest:
        """Write the stale parts anew, each with the rows that are still its own."""
        for number in self.stale:
            current = {name for name, entry in self.sources.items() if entry["part"] == number}
            for table, columns in COLUMNS.items():
                self._store.keep(self._file(table, number), current, with_origin(columns))
        return evolve(self, stale=frozenset())

    def save(self) -> None:
        """Write the manifest to its folder."""
        content = {
            "rows_version": ROWS_VERSION,
            "format": self.format,
            "parts": self.parts,
            "sources": self.sources,
            "errors": self.errors,
            "stale": sorted(self.stale),
        }
        self.folder.mkdir(parents=True, exist_ok=True)
        replace_file(self.folder / NAME, (json.dumps(content, indent=1) + "\n").encode())

    @property
    def _store(self) -> Store:
        return STORES[self.format]()

    def _file(self, table: str, number: int) -> Path:
        folder = self.folder / table
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"part-{number}.{self.format}"


def with_origin(columns: dict[str, str]) -> dict[str, str]:
    """Return the columns of a table as they are in files: the name of the source first."""
    return {"origin": "VARCHAR", **columns}


def _read(folder: Path) -> dict[str, Any] | None:
    path = folder / NAME
    if not path.exists():
        return None
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if found.get("rows_version") != ROWS_VERSION:
        fault = f"{path}: its rows have version {found.get('rows_version')}, not {ROWS_VERSION}"
        raise FormatError([Problem(fault, hint="survey into a new folder")])
    return found
