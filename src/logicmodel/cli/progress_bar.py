"""A progress bar or a count for what takes longer than a second, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeVar

import click

Item = TypeVar("Item")

_PATIENCE: Final = 1.0
_PARTS: Final = 100  # a look at the clock for each of a million items would take as long as the items


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()  # None where whoever started us closed it


def progress(items: Sequence[Item]) -> Iterator[Item]:
    """Return some items one by one; from the second second on a bar on standard error shows how many are done."""
    if not _is_watched():
        yield from items
        return
    size = -(-len(items) // _PARTS) or 1
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    start = time.monotonic()
    done = 0
    for part in parts:
        if time.monotonic() - start > _PATIENCE:
            break
        yield from part
        done += 1
    if done < len(parts):
        with click.progressbar(length=len(items), file=sys.stderr) as bar:
            bar.update(done * size)
            for part in parts[done:]:
                yield from part
                bar.update(len(part))


def counting(items: Iterable[Item], what: str) -> Iterator[Item]:
    """Return some items one by one, when nobody knows how many there are; a line says how many are done so far."""
    if not _is_watched():
        yield from items
        return
    shown = time.monotonic()
    number = 0
    for number, item in enumerate(items, 1):
        if time.monotonic() - shown > _PATIENCE:
            click.echo(f"\r{number:,} {what} …", nl=False, err=True)
            shown = time.monotonic()
        yield item
    click.echo("\r" + " " * len(f"{number:,} {what} …") + "\r", nl=False, err=True)
