"""Data frames of any library, as rows of texts."""

from __future__ import annotations

import math
from typing import Any

from logicmodel.extras import extra
from logicmodel.formats.workbook.cells import as_text


def frame_rows(frame: Any) -> list[list[str]]:  # noqa: ANN401 -- a frame of any library
    """
    Return the rows of a frame of pandas, polars, pyarrow or any other library that narwhals knows, headings first.

    Raises:
        MissingExtraError: narwhals is not installed.
        TypeError: It is no frame.
    """
    with extra(None):
        import narwhals as nw  # noqa: PLC0415 -- many who read tables have no frames
    try:
        table = nw.from_native(frame, eager_only=True)
    except TypeError:
        msg = f"a table is a path or a data frame of pandas, polars or pyarrow, not {type(frame).__name__}"
        raise TypeError(msg) from None
    return [[str(name) for name in table.columns], *([_text(value) for value in row] for row in table.iter_rows())]


def _text(value: Any) -> str:  # noqa: ANN401 -- whatever a frame holds
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return as_text(value)
