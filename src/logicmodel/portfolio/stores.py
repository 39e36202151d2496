"""How the rows of one table and part are kept in a file: as Parquet, or as lines of JSON."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Literal, Protocol, TypeAlias

from logicmodel.portfolio.database import connection, json_lines, parquet, quoted
from logicmodel.writing import replace_file

TableFormat: TypeAlias = Literal["parquet", "ndjson"]
Columns: TypeAlias = Mapping[str, str]


class Store(Protocol):
    """What keeps rows in files."""

    def write(self, path: Path, rows: Iterable[Mapping[str, Any]], columns: Columns) -> None:
        """Write rows to a file."""

    def keep(self, path: Path, sources: Collection[str], columns: Columns) -> None:
        """Write a file anew with only the rows of some sources."""


class JsonLines:
    """Rows as lines of JSON."""

    def write(self, path: Path, rows: Iterable[Mapping[str, Any]], columns: Columns) -> None:  # noqa: ARG002 -- as the protocol says
        """Write rows to a file."""
        replace_file(path, b"".join(map(_line, rows)))

    def keep(self, path: Path, sources: Collection[str], columns: Columns) -> None:
        """Write a file anew with only the rows of some sources."""
        with path.open(encoding="utf-8") as file:
            self.write(path, [row for row in map(json.loads, file) if row["origin"] in sources], columns)


class Parquet:
    """Rows as Parquet, written by DuckDB."""

    def write(self, path: Path, rows: Iterable[Mapping[str, Any]], columns: Columns) -> None:
        """Write rows to a file."""
        with tempfile.TemporaryDirectory() as folder:
            lines = Path(folder) / "rows.ndjson"
            with lines.open("wb") as file:
                file.writelines(map(_line, rows))
            self._copy(json_lines(lines, columns), path)

    def keep(self, path: Path, sources: Collection[str], columns: Columns) -> None:  # noqa: ARG002 -- as the protocol says
        """Write a file anew with only the rows of some sources."""
        listed = ", ".join(map(quoted, sources)) or "NULL"
        self._copy(f"(SELECT * FROM {parquet(path)} WHERE origin IN ({listed}))", path)  # noqa: S608 -- quoted}) WHERE source IN ({listed}))", path)

    def _copy(self, relation: str, path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "made.parquet"
            with connection() as database:
                database.execute(f"COPY {relation} TO {quoted(made)} (FORMAT parquet, COMPRESSION zstd)")
            replace_file(path, made.read_bytes())


STORES: Final[dict[TableFormat, Callable[[], Store]]] = {"parquet": Parquet, "ndjson": JsonLines}


def _line(row: Mapping[str, Any]) -> bytes:
    # A lone surrogate, which a label can hold, has no form in UTF-8; as an escape it has one in JSON.
    return json.dumps(row, ensure_ascii=True, allow_nan=False).encode() + b"\n"
