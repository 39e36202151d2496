"""Tables in HTML, whose cells are shaded and say in text what the shade shows."""

from __future__ import annotations

from html import escape
from typing import Final

from logicmodel.showing import ShadedCell, ShadedTable

# Text on the darkest shade has a contrast of more than 7 to 1, the highest level of WCAG.
_COLOUR: Final = "rgba(0, 90, 180, {:.2f})"
_DARKEST: Final = 0.35


def to_html_table(table: ShadedTable) -> str:
    """
    Return a table in HTML, with every heading of a row and a column marked as such.

    Args:
        table: The table.
    """
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in table.columns)
    rows = (
        f'<tr><th scope="row">{escape(heading)}</th>{"".join(map(_cell, cells))}</tr>'
        for heading, cells in table.rows.items()
    )
    return "\n".join(
        [
            "<table>",
            f"<caption>{escape(table.caption)}</caption>",
            f"<thead><tr><td></td>{head}</tr></thead>",
            "<tbody>",
            *rows,
            "</tbody>",
            "</table>",
        ]
    )


def _cell(cell: ShadedCell) -> str:
    styles = []
    if cell.shade:
        styles.append(f"background-color: {_COLOUR.format(cell.shade * _DARKEST)}")
    if cell.dashed:
        styles.append("border: 1px dashed")
    style = f' style="{"; ".join(styles)}"' if styles else ""
    return f"<td{style}>{escape(cell.text)}</td>"
