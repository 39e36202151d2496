"""The rows of a part while it fills: on disk, so that memory does not grow with them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, BinaryIO, Self

from attrs import define, field

from logicmodel.portfolio.columns import COLUMNS
from logicmodel.portfolio.surveying import Surveyed


def json_line(row: Mapping[str, Any]) -> bytes:
    """
    Return a row as a line of JSON.

    Args:
        row: The row.
    """
    # A lone surrogate, which a label can hold, has no form in UTF-8; as an escape it has one in JSON.
    return json.dumps(row, ensure_ascii=True, allow_nan=False).encode() + b"\n"


@define
class Spill:
    """
    Files of JSON lines, one for each table, which are gone at the end of a ``with`` block.

    Attributes:
        digests: The digest of each model whose rows are here, by the name of its source.
    """

    digests: dict[str, str | None] = field(factory=dict)
    folder: Path = field(init=False)
    files: dict[str, BinaryIO] = field(init=False)
    _opened: ExitStack = field(factory=ExitStack)

    def __enter__(self) -> Self:
        """Open the files."""
        self.folder = Path(self._opened.enter_context(TemporaryDirectory()))
        self.files = {table: self._opened.enter_context(self._path(table).open("wb")) for table in COLUMNS}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the files."""
        self._opened.close()

    def add(self, answered: Surveyed) -> None:
        """Take the rows of a model."""
        for table, file in self.files.items():
            file.writelines(json_line({"origin": answered.name, **row}) for row in answered.answer[table])
        self.digests[answered.name] = answered.digest

    def lines(self, table: str) -> Path:
        """Return the file of a table, with all rows so far."""
        self.files[table].flush()
        return self._path(table)

    def _path(self, table: str) -> Path:
        return self.folder / f"{table}.ndjson"
