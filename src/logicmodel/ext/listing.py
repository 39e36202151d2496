"""Outlines, findings and tables as nested items, which every host can write as a list."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from logicmodel.checks.findings import Finding, Findings
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.telling.items import Item
from logicmodel.render.telling.outline import about, sections
from logicmodel.render.telling.tables import Entry, Row, Table


def outline_items(model: LogicModel) -> tuple[Item, ...]:
    """
    Return a model as an outline.

    Args:
        model: The model.
    """
    return Item(model.title, about(model)), *sections(model)


def findings_items(findings: Findings) -> tuple[Item, ...]:
    """
    Return what a check found, then what was answered; what the findings of a rule share is said once.

    Args:
        findings: What was found.
    """
    rules = (tuple(found) for _, found in groupby(findings, key=attrgetter("code")))
    answered = (
        Item(f"suppressed {each.finding.code}: {each.finding.message}", (Item(f"reason: {each.reason}"),))
        for each in findings.suppressed
    )
    return (Item(f"{findings.counts} (profile {findings.profile})"), *map(_rule, rules), *answered)


def table_item(table: Table) -> Item:
    """
    Return a table as an item: its caption, below it the rows by their heads, below these the columns with their cells.

    Args:
        table: The table.
    """
    return Item(_words(table.caption), tuple(item for row in table.rows for item in _row_items(row, table)))


def _row_items(row: Row, table: Table) -> Iterator[Item]:
    names = table.heads if row.head is None else table.heads[1:]
    told = tuple(
        Item(_words(name), tuple(Item(_words(entry)) for entry in cell.entries))
        for name, cell in zip(names, row.cells, strict=True)
        if name is not None and cell.entries
    )
    if row.head is None:
        yield from told
    else:
        yield Item(_words(row.head), told)


def _words(entry: Entry) -> str:
    text, small = " ".join(entry.lines), " ".join(entry.small)
    return f"{text} ({small})" if small else text


def _rule(found: tuple[Finding, ...]) -> Item:
    first = found[0]
    messages = (each.message for each in found)
    grounds = (f"why: {first.why}", f"repair: {first.repair}", f"source: {first.source}")
    return Item(f"{first.severity} {first.code}: {first.title}", tuple(map(Item, (*messages, *grounds))))
