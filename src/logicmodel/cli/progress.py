"""A progress bar for what takes longer than a second, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

import click

Item = TypeVar("Item")

_PATIENCE = 1.0


def progress(items: Sequence[Item]) -> Iterator[Item]:
    """Return some items one by one; from the second second on a bar on standard error shows how many are done."""
    if not sys.stderr.isatty():
        yield from items
        return
    start = time.monotonic()
    done = 0
    for item in items:
        if time.monotonic() - start > _PATIENCE:
            break
        yield item
        done += 1
    if done < len(items):
        with click.progressbar(length=len(items), file=sys.stderr) as bar:
            bar.update(done)
            for item in items[done:]:
                yield item
                bar.update(1)
