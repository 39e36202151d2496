"""How the rows of one table and part are kept in a file: as Parquet, or as lines of JSON."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Final, Literal, Protocol, TypeAlias

from logicmodel.portfolio.database import connection, json_lines, parquet, quoted
from logicmodel.writing import replace_file

TableFormat: TypeAlias = Literal["parquet", "ndjson"]
Columns: TypeAlias = Mapping[str, str]


class Store(Protocol):
    """What keeps rows in files."""

    def write(self, path: Path, lines: Path, columns: Columns) -> None:
        """Write rows, which are lines of JSON in another file, to a file."""

    def keep(self, path: Path, sources: Collection[str], columns: Columns) -> None:
        """Write a file anew with only the rows of some sources."""


class JsonLines:
    """Rows as lines of JSON."""

    def write(self, path: Path, lines: Path, columns: Columns) -> None:  # noqa: ARG002 -- as the protocol says
        """Write rows to a file."""
        replace_file(path, lines.read_bytes())

    def keep(self, path: Path, sources: Collection[str], columns: Columns) -> None:  # noqa: ARG002 -- as the protocol says
        """Write a file anew with only the rows of some sources."""
        with path.open("rb") as file:
            kept = b"".join(line for line in file if json.loads(line)["origin"] in sources)
        replace_file(path, kept)


class Parquet:
    """Rows as Parquet, written by DuckDB."""

    def write(self, path: Path, lines: Path, columns: Columns) -> None:
        """Write rows to a file."""
        self._copy(json_lines(lines, columns), path)

    def keep(self, path: Path, sources: Collection[str], columns: Columns) -> None:  # noqa: ARG002 -- as the protocol says
        """Write a file anew with only the rows of some sources."""
        listed = ", ".join(map(quoted, sources)) or "NULL"
        self._copy(f"(SELECT * FROM {parquet(path)} WHERE origin IN ({listed}))", path)  # noqa: S608 -- quoted

    def _copy(self, relation: str, path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "made.parquet"
            with connection() as database:
                database.execute(f"COPY {relation} TO {quoted(made)} (FORMAT parquet, COMPRESSION zstd)")
            replace_file(path, made.read_bytes())


STORES: Final[dict[TableFormat, Callable[[], Store]]] = {"parquet": Parquet, "ndjson": JsonLines}
