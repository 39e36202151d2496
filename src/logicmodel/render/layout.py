"""Where everything stands: columns side by side, headings in one row, cards in declared order from the top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from logicmodel.render.fonts import text_width
from logicmodel.render.legend import Entry, legend
from logicmodel.render.measure import (
    CARD_WIDTH,
    COLUMN_PADDING,
    GUTTER,
    HEADING_SIZE,
    LANE,
    MARGIN,
    NOTE_SIZE,
    TITLE_SIZE,
    Box,
    MeasuredCard,
    line_height,
    measured,
)
from logicmodel.render.scene import Card, Column, Scene
from logicmodel.render.wrap import wrap

CARD_GAP: Final = 10.0
WIDEST_GAP: Final = 54.0
SAMPLE: Final = 30.0

_COLUMN: Final = CARD_WIDTH + 2 * COLUMN_PADDING


@frozen
class PlacedCard:
    """A card with its lines and its place, and the number of the column that it is in."""

    card: Card
    lines: tuple[str, ...]
    marks: tuple[str, ...]
    box: Box
    column: int


@frozen
class PlacedColumn:
    """A column with its lines, its place, the place of its heading and notes, and its cards."""

    column: Column
    heading: tuple[str, ...]
    notes: tuple[str, ...]
    box: Box
    header: Box
    cards: tuple[PlacedCard, ...]


@frozen
class PlacedEntry:
    """An entry of the legend and its place; the sample is at its left."""

    entry: Entry
    box: Box


@frozen
class Layout:
    """A scene with a place for everything in it."""

    scene: Scene
    title: tuple[str, ...]
    title_box: Box
    columns: tuple[PlacedColumn, ...]
    factors: PlacedColumn | None
    legend: tuple[PlacedEntry, ...]
    width: float
    height: float

    def cards(self) -> dict[str, PlacedCard]:
        """Return the cards of the columns by id."""
        return {placed.card.id: placed for column in self.columns for placed in column.cards}


def lay_out(scene: Scene, lanes: dict[tuple[int, int], int] | None = None, arcs: float = 0) -> Layout:
    """
    Return a place for everything in a scene.

    Args:
        scene: What is to be shown.
        lanes: How many arrows pass a column in a gap between its cards, by the number of the column and of the gap
            (0 above the first card), so that the gap is wide enough.
        arcs: How much room the arrows need that run over the headings, in points.
    """
    entries = legend(scene)
    widest = max((_entry_width(entry) for entry in entries), default=0.0)
    width = max(len(scene.columns) * (_COLUMN + GUTTER) - GUTTER, _COLUMN, widest) + 2 * MARGIN
    title = wrap(scene.title, width - 2 * MARGIN, TITLE_SIZE, bold=True)
    title_box = Box(MARGIN, MARGIN, width - 2 * MARGIN, line_height(title, TITLE_SIZE))
    columns = _columns(scene, lanes or {}, title_box.bottom + 14 + arcs)
    bottom = max((column.box.bottom for column in columns), default=title_box.bottom)
    factors = _factors(scene, bottom + 16, width - 2 * MARGIN)
    bottom = factors.box.bottom if factors else bottom
    placed = _legend(entries, bottom + 14, width - MARGIN)
    bottom = placed[-1].box.bottom if placed else bottom
    return Layout(scene, title, title_box, columns, factors, placed, width, bottom + MARGIN)


def _columns(scene: Scene, lanes: dict[tuple[int, int], int], top: float) -> tuple[PlacedColumn, ...]:
    headings = [wrap(column.heading, CARD_WIDTH, HEADING_SIZE, bold=True) for column in scene.columns]
    notes = [wrap(column.notes or "", CARD_WIDTH, NOTE_SIZE) for column in scene.columns]
    headers = [_header_height(heading, note) for heading, note in zip(headings, notes, strict=True)]
    cards = [[measured(card) for card in column.cards] for column in scene.columns]
    gaps = [_gaps(index, len(column), lanes) for index, column in enumerate(cards)]
    tallest = max((_stack(stack, between) for stack, between in zip(cards, gaps, strict=True)), default=0)
    linked = any(not arrow.joins_columns for arrow in scene.arrows)
    body = top + COLUMN_PADDING + max(headers, default=0) + COLUMN_PADDING

    placed = []
    for index, column in enumerate(scene.columns):
        left = MARGIN + index * (_COLUMN + GUTTER)
        box = Box(left, top, _COLUMN, body + tallest + COLUMN_PADDING - top)
        header = Box(left + COLUMN_PADDING, top + COLUMN_PADDING, CARD_WIDTH, headers[index])
        start, between = body, gaps[index]
        if linked:
            start, between = _spread(body, tallest, cards[index], between)
        stack = _stacked(index, cards[index], between, left + COLUMN_PADDING, start)
        placed.append(PlacedColumn(column, headings[index], notes[index], box, header, stack))
    return tuple(placed)


def _header_height(heading: tuple[str, ...], notes: tuple[str, ...]) -> float:
    return line_height(heading, HEADING_SIZE) + line_height(notes, NOTE_SIZE)


def _gaps(column: int, count: int, lanes: dict[tuple[int, int], int]) -> list[float]:
    """Return the gaps of a column: none above the first card and below the last, unless arrows pass there."""
    usual = [0.0, *[CARD_GAP] * (count - 1), 0.0] if count else [0.0]
    return [
        max(gap, (lanes[column, place] + 1) * LANE) if (column, place) in lanes else gap
        for place, gap in enumerate(usual)
    ]


def _stack(cards: Sequence[MeasuredCard], gaps: Sequence[float]) -> float:
    return sum(card.height for card in cards) + sum(gaps)


def _spread(body: float, tallest: float, cards: Sequence[MeasuredCard], gaps: list[float]) -> tuple[float, list[float]]:
    """
    Return where a column starts and its gaps when it shares out the room it has, so that arrows run level.

    Cards are never so far apart that they cease to be one column; what is left goes above and below.
    """
    spare = tallest - _stack(cards, gaps)
    inner = len(cards) - 1
    wider = min(spare / (inner + 1), WIDEST_GAP - CARD_GAP) if inner > 0 else 0.0
    widened = [gap + wider if 0 < place < len(cards) else gap for place, gap in enumerate(gaps)]
    return body + (spare - wider * max(inner, 0)) / 2, widened


def _stacked(
    column: int, cards: Sequence[MeasuredCard], gaps: Sequence[float], left: float, top: float
) -> tuple[PlacedCard, ...]:
    placed = []
    for item, gap in zip(cards, gaps, strict=False):
        top += gap
        placed.append(PlacedCard(item.card, item.lines, item.marks, Box(left, top, CARD_WIDTH, item.height), column))
        top += item.height
    return tuple(placed)


def _factors(scene: Scene, top: float, width: float) -> PlacedColumn | None:
    """Return the strip of external factors under the columns, as many cards in a row as it holds."""
    if scene.factors is None:
        return None
    heading = wrap(scene.factors.heading, width, HEADING_SIZE, bold=True)
    header = Box(MARGIN + COLUMN_PADDING, top + COLUMN_PADDING, width, line_height(heading, HEADING_SIZE))
    pitch = CARD_WIDTH + CARD_GAP
    in_a_row = max(int((width - 2 * COLUMN_PADDING + CARD_GAP) // pitch), 1)
    cards = [measured(card) for card in scene.factors.cards]
    placed, y = [], header.bottom + 8
    for start in range(0, len(cards), in_a_row):
        row = cards[start : start + in_a_row]
        height = max(card.height for card in row)
        for place, card in enumerate(row):
            box = Box(header.left + place * pitch, y, CARD_WIDTH, height)
            placed.append(PlacedCard(card.card, card.lines, card.marks, box, -1))
        y += height + CARD_GAP
    strip = min(len(cards), in_a_row) * pitch - CARD_GAP + 2 * COLUMN_PADDING
    box = Box(MARGIN, top, strip, y - CARD_GAP + COLUMN_PADDING - top)
    return PlacedColumn(scene.factors, heading, (), box, header, tuple(placed))


def _entry_width(entry: Entry) -> float:
    return SAMPLE + 8 + text_width(entry.text, NOTE_SIZE) + 6


def _legend(entries: Sequence[Entry], top: float, right: float) -> tuple[PlacedEntry, ...]:
    """Return the entries of the legend in rows that fit the picture."""
    placed: list[PlacedEntry] = []
    left = MARGIN
    for entry in entries:
        width = _entry_width(entry)
        if left + width > right and left > MARGIN:
            left, top = MARGIN, top + 18
        placed.append(PlacedEntry(entry, Box(left, top, width, 14)))
        left += width + 16
    return tuple(placed)
