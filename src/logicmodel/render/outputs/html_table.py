"""Tables of HTML that a screen reader can read cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from logicmodel.render.describe import marks_of, names_of, said_of
from logicmodel.render.outputs.table import lanes
from logicmodel.render.outputs.telling import text_lines
from logicmodel.render.scene import Arrow, Card, Column, Scene


def to_html_table(scene: Scene) -> str:
    """
    Return a scene as tables of HTML: its stages, then its links, then its external factors.

    Each table has a caption, and each heading says what it heads. A stage is a column with one list in it, so that
    nothing seems to be linked because it stands side by side; rows are those of the picture only. What is lost: colours
    and places, and all that the picture itself does not show.

    Args:
        scene: What the picture shows.

    Example:
        >>> from logicmodel import Activity, Input, LogicModel
        >>> from logicmodel.render.outputs.html_table import to_html_table
        >>> from logicmodel.render.scene import scene
        >>> print(to_html_table(scene(LogicModel("reading", parts=[Input("staff", "Staff")]))))
        <table class="logicmodel-stages">
          <caption>reading</caption>
          <thead>
            <tr><th scope="col">Inputs</th></tr>
          </thead>
          <tbody>
            <tr><td><ul><li>Staff</li></ul></td></tr>
          </tbody>
        </table>
        <BLANKLINE>
    """
    tables = [*_stages(scene), *_links(scene), *_factors(scene)]
    return "\n".join(tables) + "\n" if tables else ""


def _stages(scene: Scene) -> Iterator[str]:
    heads = [_column_head(_heading(column)) for column in scene.columns]
    if scene.rows:
        heads.insert(0, "<td></td>")
    rows = [
        [*([] if lane.label is None else [_row_head(_lines(lane.label))]), *map(_cell, lane.cells)]
        for lane in lanes(scene)
    ]
    if heads:
        yield _table("stages", _lines(scene.title), heads, rows)


def _links(scene: Scene) -> Iterator[str]:
    names = names_of(scene)
    heads = list(map(_column_head, ("From", "Contributes to", "What is said of the link")))
    if rows := [_link(arrow, names) for arrow in scene.arrows]:
        yield _table("links", f"Links of {_lines(scene.title)}", heads, rows)


def _link(arrow: Arrow, names: dict[str, str]) -> list[str]:
    said = "; ".join(said_of(arrow))
    return [
        _row_head(escape(names[arrow.link.source])),
        f"<td>{escape(names[arrow.link.target])}</td>",
        f"<td>{said}</td>",
    ]


def _factors(scene: Scene) -> Iterator[str]:
    cards = scene.factors.cards if scene.factors else ()
    heads = list(map(_column_head, ("External factor", "Effect")))
    if rows := [[_row_head(_linked(card)), f"<td>{escape('; '.join(marks_of(card)))}</td>"] for card in cards]:
        yield _table("external-factors", f"External factors of {_lines(scene.title)}", heads, rows)


def _table(kind: str, caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    return "\n".join(
        [
            f'<table class="logicmodel-{kind}">',
            f"  <caption>{caption}</caption>",
            "  <thead>",
            f"    <tr>{''.join(heads)}</tr>",
            "  </thead>",
            "  <tbody>",
            *(f"    <tr>{''.join(row)}</tr>" for row in rows),
            "  </tbody>",
            "</table>",
        ]
    )


def _column_head(content: str) -> str:
    return f'<th scope="col">{content}</th>'


def _row_head(content: str) -> str:
    return f'<th scope="row">{content}</th>'


def _heading(column: Column) -> str:
    notes = f"<br/><small>{_lines(column.notes)}</small>" if column.notes else ""
    return _lines(column.heading) + notes


def _cell(cards: Iterable[Card]) -> str:
    items = "".join(f"<li>{_card(card)}</li>" for card in cards)
    return f"<td><ul>{items}</ul></td>" if items else "<td></td>"


def _card(card: Card) -> str:
    marks = marks_of(card)
    return _linked(card) + (f"<br/><small>{escape(' · '.join(marks))}</small>" if marks else "")


def _linked(card: Card) -> str:
    text = _lines(card.text)
    return f'<a href="{escape(card.url)}">{text}</a>' if card.url else text


def _lines(text: str) -> str:
    """Return text of the author's, whose line breaks stay."""
    return "<br/>".join(map(escape, text_lines(text)))
