"""Tables of HTML that a screen reader can read cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from logicmodel.render.scene.scene import Scene
from logicmodel.render.telling.tables import Cell, Entry, Row, Table, scene_tables


def to_html_table(scene: Scene) -> str:
    """
    Return a scene as tables of HTML: its stages, then its links, then its external factors.

    What is lost is what `scene_tables` says.

    Args:
        scene: What the picture shows.

    Example:
        >>> from logicmodel import Activity, Input, LogicModel
        >>> from logicmodel.render.telling.html_tables import to_html_table
        >>> from logicmodel.render.scene.from_model import scene
        >>> print(to_html_table(scene(LogicModel("reading", parts=[Input("staff", "Staff")]))))
        <div class="logicmodel-stages"><table>
          <caption style="color:inherit">reading</caption>
          <thead>
            <tr><th scope="col">Inputs</th></tr>
          </thead>
          <tbody>
            <tr><td><ul><li>Staff</li></ul></td></tr>
          </tbody>
        </table></div>
        <BLANKLINE>
    """
    return "".join(f"{html_table(table)}\n" for table in scene_tables(scene))


def html_table(table: Table) -> str:
    """
    Return a table in HTML: it has a caption, and each heading says what it heads.

    The class is that of a box around it, because some hosts give a table with a class of its own no style at all.

    Args:
        table: The table.
    """
    return "\n".join(
        [
            f'<div class="logicmodel-{table.kind}"><table>',
            # Some style sheets of hosts grey captions so far that they can hardly be read.
            f'  <caption style="color:inherit">{_entry(table.caption)}</caption>',
            "  <thead>",
            f"    <tr>{''.join(map(_column_head, table.heads))}</tr>",
            "  </thead>",
            "  <tbody>",
            *(f"    <tr>{''.join(_row(row))}</tr>" for row in table.rows),
            "  </tbody>",
            "</table></div>",
        ]
    )


def _column_head(head: Entry | None) -> str:
    return "<td></td>" if head is None else f'<th scope="col">{_entry(head)}</th>'


def _row(row: Row) -> Iterator[str]:
    if row.head is not None:
        yield f'<th scope="row">{_entry(row.head)}</th>'
    for cell in row.cells:
        yield f"<td>{_cell(cell)}</td>"


def _cell(cell: Cell) -> str:
    if cell.is_list:
        return f"<ul>{''.join(f'<li>{_entry(entry)}</li>' for entry in cell.entries)}</ul>"
    return "<br/>".join(map(_entry, cell.entries))


def _entry(entry: Entry) -> str:
    text = _lines(entry.lines)
    linked = f'<a href="{escape(entry.url)}">{text}</a>' if entry.url else text
    return linked + (f"<br/><small>{_lines(entry.small)}</small>" if entry.small else "")


def _lines(lines: Iterable[str]) -> str:
    return "<br/>".join(map(escape, lines))
