"""Tables in HTML, whose cells are shaded and say in text what the shade shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

from attrs import frozen

# Text on the darkest shade has a contrast of more than 7 to 1, the highest level that WCAG names.
_COLOUR: Final = "rgba(0, 90, 180, {:.2f})"
_DARKEST: Final = 0.35


@frozen
class HtmlCell:
    """
    One cell of a table.

    Args:
        text: What is written in it.
        shade: How dark it is, from 0 to 1.
        dashed: Whether its frame is dashed.
    """

    text: str
    shade: float
    dashed: bool = False

    def __str__(self) -> str:
        """Return the cell in HTML."""
        styles = []
        if self.shade:
            styles.append(f"background-color: {_COLOUR.format(self.shade * _DARKEST)}")
        if self.dashed:
            styles.append("border: 1px dashed")
        style = f' style="{"; ".join(styles)}"' if styles else ""
        return f"<td{style}>{escape(self.text)}</td>"


def as_html_table(caption: str, columns: Iterable[str], body: Mapping[str, Iterable[HtmlCell]]) -> str:
    """
    Return a table in which the heading of every row and column is marked as such.

    Args:
        caption: What the table shows.
        columns: The headings of the columns.
        body: The cells of each row, by its heading.
    """
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in columns)
    rows = (f'<tr><th scope="row">{escape(row)}</th>{"".join(map(str, cells))}</tr>' for row, cells in body.items())
    return "\n".join(
        [
            "<table>",
            f"<caption>{escape(caption)}</caption>",
            f"<thead><tr><td></td>{head}</tr></thead>",
            "<tbody>",
            *rows,
            "</tbody>",
            "</table>",
        ]
    )
