"""Drawing again whenever a file changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from logicmodel.cli.exits import CommandError, ExitCode, command_error, tell
from logicmodel.cli.streams import STANDARD
from logicmodel.formats.includes import ENDINGS

if TYPE_CHECKING:
    from watchfiles import Change

_MISSING = "watching files needs another package: pip install 'logicmodel[watch]'"
# Editors write a file in several steps; milliseconds after which what came is one change.
_DEBOUNCE = 100


def changes_beside(file: str, output: str) -> Iterable[object]:
    """
    Return the changes of model files in the folder of a file, where all that it includes has to be.

    Args:
        file: The model.
        output: Where it is drawn to.
    """
    if STANDARD in {file, output}:
        msg = "--watch takes a FILE and '-o OUT', and not standard input or output"
        raise click.UsageError(msg)
    changes = changes_in([Path(file).resolve().parent])
    tell(f"Watching {file}; stop with Ctrl+C")
    return changes


def changes_in(folders: Iterable[Path]) -> Iterable[object]:
    """
    Return the changes of model files in some folders, as they come.

    Args:
        folders: The folders.
    """
    try:
        from watchfiles import watch  # noqa: PLC0415 -- an extra
    except ImportError:
        raise CommandError(_MISSING, ExitCode.USAGE) from None

    def is_model(_: Change, path: str) -> bool:
        return Path(path).suffix.lower() in ENDINGS

    return watch(*folders, watch_filter=is_model, debounce=_DEBOUNCE, raise_interrupt=False)


def redraw(draw: Callable[[], None], changes: Iterable[object]) -> None:
    """
    Draw at once and after each change; what is wrong is told, and mended by the next change.

    Args:
        draw: Draws.
        changes: The changes, as they come.
    """
    _draw_or_tell(draw)
    for _ in changes:
        _draw_or_tell(draw)


def _draw_or_tell(draw: Callable[[], None]) -> None:
    try:
        draw()
    except Exception as error:
        told = command_error(error)
        if told.code is ExitCode.FAULT:
            raise
        tell(f"Error: {told.message}")
