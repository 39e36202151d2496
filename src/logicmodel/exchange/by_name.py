"""The readers and writers by the names of their formats, for what is told the format while it runs."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from logicmodel.exchange.losses import Imported, Losses
from logicmodel.formats.catalogue import FORMATS

_PACKAGE: Final = "logicmodel.exchange"

#: The names of the formats that a reader of exchange reads, and those that a writer of exchange writes.
READ: Final = tuple(each.name for each in FORMATS if each.reader and each.reader.startswith("read_"))
WRITTEN: Final = tuple(each.name for each in FORMATS if each.writer and each.writer.startswith("write_"))


def reader_of(name: str) -> Callable[..., Imported]:
    """
    Return the function that reads a format.

    Args:
        name: The name of the format, one of ``READ``.
    """
    reader: Callable[..., Imported] = _function(next(str(each.reader) for each in FORMATS if each.name == name))
    return reader


def writer_of(name: str) -> Callable[..., Losses]:
    """
    Return the function that writes a format.

    Args:
        name: The name of the format, one of ``WRITTEN``.
    """
    writer: Callable[..., Losses] = _function(next(str(each.writer) for each in FORMATS if each.name == name))
    return writer


def _function(name: str) -> Any:  # noqa: ANN401 -- a reader or a writer
    return getattr(import_module(_PACKAGE), name)
