"""Rows of many models in a folder: a file for each table and part, and a manifest."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Final

from attrs import define, evolve, field, frozen

from logicmodel.errors import one_of
from logicmodel.portfolio.manifest import Manifest
from logicmodel.portfolio.spilling import Spill
from logicmodel.portfolio.stores import STORES, TableFormat
from logicmodel.portfolio.surveying import Surveyed
from logicmodel.wording import counted

_PART: Final = 10_000  # models


@frozen
class Written:
    """
    What `write_tables` wrote and what it skipped.

    Args:
        models: How many models were written.
        skipped: How many were left as they are, because their digest was known.
        errors: How many could not be read.
        folder: The folder.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.portfolio import survey, write_tables
        >>> print(write_tables(survey([load_example("reading-together")]), "portfolio", format="ndjson"))
        1 model written, 0 unchanged, 0 failed: portfolio
    """

    models: int
    skipped: int
    errors: int
    folder: str

    def __str__(self) -> str:
        """Return the counts as a line."""
        written = counted(self.models, "model")
        return f"{written} written, {self.skipped:,} unchanged, {self.errors:,} failed: {self.folder}"


def write_tables(
    surveyed: Iterable[Surveyed],
    folder: str | os.PathLike[str],
    *,
    format: TableFormat = "parquet",
    part: int = _PART,
) -> Written:
    """
    Write what a survey found to a folder, a file for each table and part.

    The folder has ``<table>/part-<n>.parquet`` and ``manifest.json``, which says the version of the rows, the digest
    and the part of each source, and the problems of each that failed. The manifest is written after each part, and when
    a survey is interrupted or raises: what was answered by then is kept, and `known_digests` lets a second survey go
    on. A source that is written again replaces its earlier rows.

    Args:
        surveyed: The results of `survey` with the question `rows_of`; they are taken as they come.
        folder: The folder, which is made if it is not there.
        format: ``parquet``, which needs the extra ``logicmodel[portfolio]``, or ``ndjson``, which needs nothing.
        part: How many models a part has. Rows wait on disk until it is full, so that memory does not grow with it.

    Returns:
        How many models were written, unchanged and failed.

    Raises:
        FormatError: The manifest of the folder is of another version, or of another format.
        ModuleNotFoundError: ``format`` is ``parquet`` and the extra is not installed.
        OSError: A file cannot be written.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.portfolio import survey, write_tables
        >>> print(write_tables(survey([load_example("trauma-informed")]), "models", format="ndjson"))
        1 model written, 0 unchanged, 0 failed: models
    """
    one_of("format", format, STORES)
    written = Written(0, 0, 0, os.fspath(folder))
    manifest = Manifest.of(Path(folder), format)
    results = iter(surveyed)
    while True:
        with Spill() as spill:
            block = _Block(spill)
            try:
                for each in islice(results, part):
                    block.take(each)
            finally:
                if block.size:
                    manifest = manifest.with_part(spill).with_errors(block.failed)
                    manifest.save()
        if not block.size:
            break
        written = evolve(
            written,
            models=written.models + len(spill.digests),
            skipped=written.skipped + block.skipped,
            errors=written.errors + len(block.failed),
        )
    manifest.without_stale_rows().save()
    return written


@define
class _Block:
    """What a survey said of the models of one part."""

    spill: Spill
    failed: list[Surveyed] = field(factory=list)
    skipped: int = 0
    size: int = 0

    def take(self, each: Surveyed) -> None:
        """Keep the rows of a model, or why there are none."""
        self.size += 1
        self.skipped += each.skipped
        if each.problems:
            self.failed.append(each)
        elif each.answer is not None:
            self.spill.add(each)


def known_digests(folder: str | os.PathLike[str]) -> dict[str, str]:
    """
    Return the digests of what a folder of tables holds, for ``survey(…, known=…)``.

    Args:
        folder: The folder of an earlier `write_tables`, or one that is not there yet.

    Returns:
        The digest of each source that was read, by its name.

    Example:
        >>> from logicmodel.portfolio import known_digests
        >>> known_digests("nothing-yet")
        {}
    """
    return Manifest.digests(Path(folder))
