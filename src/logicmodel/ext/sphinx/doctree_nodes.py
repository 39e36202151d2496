"""Nodes of docutils for what a block shows, so that every builder can write it."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from logicmodel.ext.listing import table_item
from logicmodel.ext.problems import BlockError
from logicmodel.render.telling.items import Item
from logicmodel.render.telling.tables import Cell, Entry, Row, Table


class Picture(nodes.General, nodes.Element):
    """
    The place of a picture, which is drawn when it is known for which builder.

    Its attributes are ``drawing``, which is the picture, and ``asked``, which says how the page shows it.
    """


class Description(nodes.General, nodes.Element):
    """The place of a picture's text description, in its attribute ``items``; its ``language`` is that of readers."""


def table_node(table: Table) -> nodes.Element:
    """
    Return a table, which also says how it reads as a list, for builders whose pages are too narrow for columns.

    Args:
        table: The table.
    """
    has_heads = any(row.head is not None for row in table.rows)
    columns = [nodes.colspec(colwidth=1, stub=int(has_heads and not place)) for place in range(len(table.heads))]
    head = nodes.row("", *(nodes.entry("", *(_entry(each) if each else ())) for each in table.heads))
    body = nodes.tbody("", *map(_row, table.rows))
    group = nodes.tgroup("", *columns, nodes.thead("", head), body, cols=len(columns))
    caption = nodes.title("", "", *_inline(table.caption.lines))
    items = (table_item(table),)
    return nodes.table("", caption, group, classes=[f"logicmodel-{table.kind}"], logicmodel_items=items)


def list_node(items: Iterable[Item]) -> nodes.bullet_list:
    """
    Return items as a nested list.

    Args:
        items: The items.
    """
    return nodes.bullet_list("", *map(_item, items))


def section_nodes(items: Iterable[Item]) -> list[nodes.Element]:
    """
    Return items as headings in bold with a list below each, which take no part in the structure of the page.

    Args:
        items: The items.
    """
    found: list[nodes.Element] = []
    for item in items:
        found.append(nodes.paragraph("", "", nodes.strong("", item.text)))
        if item.items:
            found.append(list_node(item.items))
    return found


def error_node(error: BlockError) -> nodes.Element:
    """
    Return what a page shows in the place of a block that cannot be shown.

    Args:
        error: What is wrong with it.
    """
    said = nodes.literal_block(str(error), str(error), language="text")
    return nodes.error("", nodes.paragraph("", "This logic model cannot be shown:"), said)


def _item(item: Item) -> nodes.list_item:
    inner = [list_node(item.items)] if item.items else []
    return nodes.list_item("", nodes.paragraph("", item.text), *inner)


def _row(row: Row) -> nodes.row:
    head = [] if row.head is None else [nodes.entry("", *_entry(row.head))]
    return nodes.row("", *head, *(nodes.entry("", *_cell(cell)) for cell in row.cells))


def _cell(cell: Cell) -> list[nodes.Element]:
    if cell.is_list:
        return [nodes.bullet_list("", *(nodes.list_item("", *_entry(entry)) for entry in cell.entries))]
    return [node for entry in cell.entries for node in _entry(entry)]


def _entry(entry: Entry) -> list[nodes.Element]:
    text = _inline(entry.lines)
    linked = [nodes.reference("", "", *text, refuri=entry.url)] if entry.url else text
    small = [nodes.paragraph("", "", nodes.emphasis("", "", *_inline(entry.small)))] if entry.small else []
    return [nodes.paragraph("", "", *linked), *small]


def _inline(lines: Iterable[str]) -> list[nodes.Node]:
    """Return lines as text; in a table a line break of the author's is a space."""
    return [nodes.Text(" ".join(lines))]
