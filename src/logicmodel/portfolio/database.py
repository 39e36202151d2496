"""The door to DuckDB."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


@contextmanager
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """
    Open a database in memory, which reads files of this machine only.

    Raises:
        ModuleNotFoundError: The extra ``logicmodel[portfolio]`` is not installed.
    """
    try:
        import duckdb  # noqa: PLC0415 -- an extra
    except ModuleNotFoundError as error:
        msg = 'tables as Parquet and questions over them need DuckDB; pip install "logicmodel[portfolio]"'
        raise ModuleNotFoundError(msg, name="duckdb") from error
    # Extensions would be fetched from the network.
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    with duckdb.connect(":memory:", config=settings) as opened:
        yield opened


def quoted(text: str | os.PathLike[str]) -> str:
    """Return a text as a literal of SQL."""
    return "'" + os.fspath(text).replace("'", "''") + "'"


def json_lines(path: Path, columns: Mapping[str, str]) -> str:
    """Return lines of JSON with known columns as a relation of SQL."""
    typed = ", ".join(f"{quoted(name)}: {quoted(kind)}" for name, kind in columns.items())
    return f"(SELECT * FROM read_json({quoted(path)}, format = 'newline_delimited', columns = {{{typed}}}))"  # noqa: S608 -- quoted


def parquet(path: str | os.PathLike[str]) -> str:
    """Return Parquet files, by path or pattern, as a relation of SQL."""
    return f"read_parquet({quoted(path)})"
