"""
A layout as SVG: each part named, and with ids that clash with no other's on a page.

The layout engine could draw it from the DOT text. Written here it takes a tenth of the time and starts no process; a
test holds that the engine draws the same.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from typing import Final

from logicmodel.render.layout.around import PlacedBand, PlacedNote
from logicmodel.render.layout.cards import PlacedCard
from logicmodel.render.layout.gauges import Piece, PlacedGauge, placed_gauges
from logicmodel.render.layout.grid import PlacedColumn
from logicmodel.render.layout.measure import (
    HEADING_SIZE,
    MARK_SIZE,
    NOTE_SIZE,
    TEXT_SIZE,
    TITLE_SIZE,
    Box,
    Point,
    line_height,
)
from logicmodel.render.layout.pages import Layout, tinted
from logicmodel.render.layout.pills import Pill
from logicmodel.render.layout.routes import Route
from logicmodel.render.outputs.looks import BoxLook, Dash, Head, band_look, card_look, frame_look, line_look, pill_look
from logicmodel.render.outputs.svg_text import Writing, fitted
from logicmodel.render.scene.anchors import anchors_of, card_anchor, group_anchor, link_anchor, stage_anchor
from logicmodel.render.themes import Theme, Tint

_FONTS: Final = "Arial, Helvetica, 'Liberation Sans', 'Noto Sans', sans-serif"
_PIXELS: Final = 4 / 3  # for each point
_PANEL_RADIUS: Final = 12.0
_CARD_RADIUS: Final = 10.0
_PILL_RADIUS: Final = 4.0

_DASHES: Final[dict[Dash, str]] = {
    "solid": "",
    "dashed": ' stroke-dasharray="5,3"',
    "dotted": ' stroke-dasharray="0,4.5" stroke-linecap="round"',
}


def to_svg(  # noqa: PLR0913 -- each is a part of the picture, by name
    layout: Layout,
    theme: Theme,
    *,
    title: str,
    description: str,
    style: Callable[[str], str],
    prefix: str | None = None,
    width: float | None = None,
) -> str:
    """
    Return a layout as SVG that can stand in a page beside others.

    Args:
        layout: What stands where.
        theme: The colours.
        title: The short text alternative.
        description: The long one.
        style: Gives the style sheet, for the id of the root.
        prefix: What all ids start with; default: made from the content.
        width: The width in pixels; default: that of the layout.
    """
    body = "\n".join(_parts(layout, theme))
    prefix = prefix or f"lm-{hashlib.sha256((title + body).encode()).hexdigest()[:8]}-"
    # Quotes in texts are written as entities, so nothing else looks like the start of an id.
    body = body.replace('<g id="', f'<g id="{prefix}')
    paper = layout.paper
    width = width or paper.width * _PIXELS
    sheet = style(f"{prefix}svg")
    links = any(placed.card.url for column, _ in tinted(layout, theme) for placed in column.cards)
    # role="img" hides what is inside from assistive technology, and links must not be hidden.
    role = "graphics-document document" if links else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{prefix}svg" class="logicmodel"{_language(layout)}'
        f' width="{width:.0f}" height="{width / paper.width * paper.height:.0f}"'
        f' viewBox="{_n(paper.left)} {_n(paper.top)} {_n(paper.width)} {_n(paper.height)}"'
        f' font-family="{_FONTS}" role="{role}" aria-labelledby="{prefix}t {prefix}d"'
        ' style="max-width:100%;height:auto">'
        f'<title id="{prefix}t">{escape(title)}</title><desc id="{prefix}d">{escape(description)}</desc>'
        f"<style>{sheet}</style>\n{body}\n</svg>\n"
    )


def _language(layout: Layout) -> str:
    language = layout.scene.language
    return f' lang="{escape(language)}"' if language else ""


def _parts(layout: Layout, theme: Theme) -> Iterator[str]:
    """Return what is drawn, the ground first."""
    columns = tinted(layout, theme)
    frames: Counter[str] = Counter()
    write = Writing(layout.right_to_left)
    yield _rectangle(layout.paper, theme.paper)
    yield write.middle(layout.title, layout.title_box, TITLE_SIZE, theme.ink, bold=True)
    for band in layout.bands:
        yield _band(band, theme, write)
    for column, tint in columns:
        panel = _rectangle(column.box, tint.panel, radius=_PANEL_RADIUS)
        yield _group(stage_anchor(column.column.id), "stage", None, panel, *_frames(column, theme, tint, frames, write))
    for row in layout.rows[1:]:
        start, end = row.rule
        yield (
            f'<path fill="none" stroke="{escape(theme.faded)}" stroke-width="0.7"{_DASHES["dashed"]}'
            f' d="M{_at(start)}L{_at(end)}"/>'
        )
    yield from _arrows(layout, theme)
    for column, tint in columns:
        yield _heading(column, theme, tint, write)
        for placed in column.cards:
            yield _card(placed, theme, tint, write)
    for number, row in enumerate(layout.rows):
        yield _group(f"row-{number}", "row", None, write.middle(row.label, row.header, TEXT_SIZE, theme.ink, bold=True))
    for number, note in enumerate(layout.notes):
        yield _note(number, note, theme, write)
    for number, entry in enumerate(layout.legend):
        sample = _curve(entry.sample, theme) if entry.sample else ""
        text = write.middle((entry.entry.text,), entry.text, NOTE_SIZE, theme.muted)
        yield _group(f"legend-{number}", "legend", None, sample, text)
    for pill in layout.pills:
        yield _pill(pill, theme)


def _band(placed: PlacedBand, theme: Theme, write: Writing) -> str:
    look = band_look(placed.band, theme)
    kind = "goal" if placed.band.is_goal else "band"
    ground = _outlined(placed.box, look, _CARD_RADIUS)
    text = write.centred(placed.text.lines, placed.text.box, HEADING_SIZE, look.text)
    return _group(f"{kind}-{placed.band.first}", kind, None, ground, text)


def _note(number: int, placed: PlacedNote, theme: Theme, write: Writing) -> str:
    ground = _rectangle(placed.box, theme.outside.panel, radius=_PANEL_RADIUS)
    heading = write.middle(placed.heading.lines, placed.heading.box, HEADING_SIZE, theme.outside.text, bold=True)
    entries = (write.middle(entry.lines, entry.box, NOTE_SIZE, theme.ink) for entry in placed.entries)
    return _group(f"note-{number}", "note", None, ground, heading, *entries)


def _frames(column: PlacedColumn, theme: Theme, tint: Tint, drawn: Counter[str], write: Writing) -> Iterator[str]:
    for placed in column.frames:
        group = placed.frame.group
        drawn[group.id] += 1
        look = frame_look(column.column, placed.frame, theme, tint)
        line = _outlined(placed.box, look, _CARD_RADIUS)
        title = write.middle(placed.title, placed.title_box, MARK_SIZE, look.text, bold=True)
        yield _group(group_anchor(group.id, drawn[group.id]), "frame", group.label, line, title)


def _arrows(layout: Layout, theme: Theme) -> Iterator[str]:
    anchors = anchors_of(layout.scene, layout.framed_groups())
    for route in layout.routes:
        anchor = link_anchor(route.arrow.link.id)
        _, name = anchors[anchor]
        kind = "link feedback" if route.arrow.link.feedback else "link"
        yield _group(anchor, kind, name, _curve(route, theme))


def _curve(route: Route, theme: Theme) -> str:
    look = line_look(route.arrow, theme)
    start, *rest = map(_at, route.points)
    stroke = f'stroke="{escape(look.colour)}" stroke-width="{look.width:g}"{_DASHES[look.dash]}'
    fill = theme.paper if look.head == "hollow" else look.colour
    head = _head(route, look.head, look.width, fill, look.colour)
    return f'<path fill="none" {stroke} d="M{start}C{" ".join(rest)}"/>{head}'


def _head(route: Route, shape: Head, width: float, fill: str, stroke: str) -> str:
    """Return the head of an arrow: a triangle, or a bar, from the end of the line to the tip."""
    base, tip = route.points[-1], route.tip
    length = abs(tip.x - base.x) + abs(tip.y - base.y)
    half = 5.0 if shape == "bar" else 2.0 + 0.8 * width
    across, down = (tip.y - base.y) / length * half, (tip.x - base.x) / length * half
    low, high = Point(base.x - across, base.y + down), Point(base.x + across, base.y - down)
    ends = (Point(tip.x + across, tip.y - down), Point(tip.x - across, tip.y + down)) if shape == "bar" else (tip,)
    outline = f' stroke="{escape(stroke)}"' if shape == "hollow" else ""
    return f'<polygon fill="{escape(fill)}"{outline} points="{" ".join(map(_at, (low, high, *ends)))}"/>'


def _heading(column: PlacedColumn, theme: Theme, tint: Tint, write: Writing) -> str:
    box = column.header
    heading = line_height(column.heading, HEADING_SIZE)
    top = box.middle - (heading + line_height(column.notes, NOTE_SIZE)) / 2
    return _group(
        f"heading-{column.column.id}",
        "heading",
        None,
        write.down(column.heading, Box(box.left, top, box.width, heading), HEADING_SIZE, tint.text, bold=True),
        write.down(column.notes, Box(box.left, top + heading, box.width, 0), NOTE_SIZE, theme.muted),
    )


def _card(placed: PlacedCard, theme: Theme, tint: Tint, write: Writing) -> str:
    card, measured = placed.card, placed.measured
    look = card_look(card, theme, tint)
    text, marks, gauges = placed.inside
    drawn = _group(
        card_anchor(card),
        f"card {card.kind}",
        card.text,
        _outlined(placed.box, look, _CARD_RADIUS),
        write.down(measured.lines, text, TEXT_SIZE, look.text, struck=look.is_struck),
        write.down(measured.marks, marks, MARK_SIZE, look.small_text, bold=True),
        *(
            _gauge(gauge, look, write)
            for gauge in placed_gauges(measured.gauges, gauges, right_to_left=write.right_to_left)
        ),
    )
    return f'<a href="{escape(card.url)}" target="_top">{drawn}</a>' if card.url else drawn


def _gauge(gauge: PlacedGauge, look: BoxLook, write: Writing) -> str:
    label = write.down(gauge.label, gauge.label_box, MARK_SIZE, look.small_text, bold=True)
    words = write.down(gauge.words, gauge.words_box, MARK_SIZE, look.text)
    pieces = "".join(_piece(piece, look.small_text) for piece in gauge.pieces)
    return f'<g class="gauge">{label}{pieces}{words}</g>'


def _piece(piece: Piece, colour: str) -> str:
    box, ink = piece.box, escape(colour)
    if piece.form == "full":
        return _rectangle(box, colour)
    if piece.form == "point":
        return f'<circle cx="{_n(box.centre)}" cy="{_n(box.middle)}" r="{_n(box.width / 2)}" fill="{ink}"/>'
    if piece.form in {"empty", "dashed"}:
        dash = ' stroke-dasharray="2,2"' if piece.form == "dashed" else ""
        return _rectangle(box, "none", more=f' stroke="{ink}" stroke-width="0.8"{dash}')
    base, tip = (box.left, box.right) if piece.form == "tip-right" else (box.right, box.left)
    corners = (Point(base, box.top), Point(base, box.bottom), Point(tip, box.middle))
    return f'<polygon fill="{ink}" points="{" ".join(map(_at, corners))}"/>'


def _pill(pill: Pill, theme: Theme) -> str:
    box, look = pill.box, pill_look(pill, theme)
    ground = _outlined(box, look, _PILL_RADIUS)
    at = f'x="{_n(box.centre)}" y="{_n(box.middle + 0.35 * pill.size)}"'
    return (
        f'<g class="pill">{ground}<text text-anchor="middle" {at} font-size="{pill.size:g}"'
        f' fill="{escape(look.text)}"{fitted(pill.text, pill.size)}>{escape(pill.text)}</text></g>'
    )


def _rectangle(box: Box, fill: str, *, radius: float = 0, more: str = "") -> str:
    corners = f' rx="{radius:g}"' if radius else ""
    sides = f'x="{_n(box.left)}" y="{_n(box.top)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    return f'<rect {sides}{corners} fill="{escape(fill)}"{more}/>'


def _outlined(box: Box, look: BoxLook, radius: float) -> str:
    border = f' stroke="{escape(look.edge or "none")}" stroke-width="{look.width:g}"{_DASHES[look.dash]}'
    return _rectangle(box, look.fill or "none", radius=radius, more=border)


def _group(identifier: str, kind: str, name: str | None, *content: str) -> str:
    """Return a part of the picture with its id, and with its name, which readers see on hovering."""
    title = f"<title>{escape(name)}</title>" if name else ""
    return f'<g id="{escape(identifier)}" class="{escape(kind)}">{title}{"".join(content)}</g>'


def _at(point: Point) -> str:
    return f"{point.x:.6g},{point.y:.6g}"


def _n(length: float) -> str:
    return f"{length:.6g}"
