"""
Where columns and cards stand, whichever way the picture runs.

Lengths along the flow, from one stage to the next, are *along*; those across it are *across*. A box of the grid has the
first as its left and width and the second as its top and height, which is the picture itself when it runs to the right.
When it runs down, `layout` turns the finished grid over.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from attrs import evolve, field, frozen

from logicmodel.render.layout.aligning import Cell, aligned
from logicmodel.render.layout.frames import MeasuredFrames, PlacedFrame, Room, placed_frames
from logicmodel.render.layout.measure import (
    CARD_GAP,
    COLUMN_PADDING,
    GUTTER,
    HEADING_SIZE,
    LANE,
    NOTE_SIZE,
    ROW_LABEL,
    TEXT_SIZE,
    WIDE_GUTTER,
    Box,
    MeasuredCard,
    Point,
    line_height,
    measured,
)
from logicmodel.render.layout.wrap import wrap
from logicmodel.render.scene.scene import Card, Column, Scene

Direction = Literal["right", "down"]

_WIDEST_GAP: Final = 54.0
_HEADING_WIDTH: Final = 130.0
_ROW_GAP: Final = 22.0
_ROW_LABEL_DOWN: Final = 34.0

# How many arrows pass a column (by its number) in a gap between its cards (0 is above the first).
Passing = dict[tuple[int, int], int]


@frozen
class PlacedCard:
    """A card with its lines and its place, the number of its column, and the room of the frames around it."""

    card: Card
    lines: tuple[str, ...]
    marks: tuple[str, ...]
    box: Box
    column: int
    room: Room = field(factory=Room)


@frozen
class PlacedColumn:
    """A column with its lines, its place, the place of its heading and notes, its cards and the frames around them."""

    column: Column
    heading: tuple[str, ...]
    notes: tuple[str, ...]
    box: Box
    header: Box
    cards: tuple[PlacedCard, ...]
    frames: tuple[PlacedFrame, ...] = ()


@frozen
class PlacedRow:
    """A row that runs across all columns, with its label, the place of that, and the line between it and the last."""

    label: tuple[str, ...]
    header: Box
    rule: tuple[Point, Point]


@frozen
class Grid:
    """The columns and rows of a picture, from its upper left corner."""

    scene: Scene
    columns: tuple[PlacedColumn, ...]
    rows: tuple[PlacedRow, ...]

    def cards(self) -> dict[str, PlacedCard]:
        """Return the cards by id."""
        return {placed.card.id: placed for column in self.columns for placed in column.cards}


def measure(scene: Scene, direction: Direction, card_width: float) -> tuple[MeasuredColumn, ...]:
    """
    Return the columns of a scene with the lengths of what is in them.

    Args:
        scene: What is to be shown.
        direction: Whether the picture runs to the ``right`` or ``down``.
        card_width: The width of a card, in points.
    """
    return tuple(MeasuredColumn.of(column, card_width, down=direction == "down") for column in scene.columns)


def arrange(scene: Scene, parts: Sequence[MeasuredColumn], direction: Direction, passing: Passing) -> Grid:
    """
    Return a place for every column and card.

    Args:
        scene: What is to be shown.
        parts: Its columns, measured.
        direction: Whether the picture runs to the ``right`` or ``down``.
        passing: How many arrows pass in which gap, so that it is wide enough.
    """
    down = direction == "down"
    header = max((part.header for part in parts), default=0.0)
    stacks = _stacks(scene, parts, passing)
    label = _ROW_LABEL_DOWN if down else ROW_LABEL
    rows, end = _rows(scene, stacks, label, COLUMN_PADDING + header + COLUMN_PADDING)
    middles = _middles(scene, stacks, rows)
    start = label if scene.rows else 0.0
    # Small print on arrows needs room between the columns.
    gutter = WIDE_GUTTER if any(arrow.marks for arrow in scene.arrows) else GUTTER
    placed = []
    for index, (column, part) in enumerate(zip(scene.columns, parts, strict=True)):
        box = Box(start, 0, part.along + 2 * COLUMN_PADDING, end)
        head = Box(start + COLUMN_PADDING, COLUMN_PADDING, part.along, part.header)
        cards = [
            card
            for row, stack in enumerate(stacks[index])
            for card in _stacked(index, stack, head.left, middles[index, row])
        ]
        inside = Box(head.left + part.frames.before, 0, part.inner, end)
        frames = placed_frames(part.frames, [card.box for card in cards], inside)
        placed.append(PlacedColumn(column, part.heading, part.notes, box, head, tuple(cards), frames))
        start = box.right + gutter
    labels = [
        PlacedRow(wrap(text, row.height if down else label - 16, TEXT_SIZE, bold=True), row, _rule(row, start - gutter))
        for text, row in zip(scene.rows, rows, strict=False)
    ]
    return Grid(scene, tuple(placed), tuple(labels))


def _rule(row: Box, end: float) -> tuple[Point, Point]:
    return Point(0, row.top - _ROW_GAP / 2), Point(end, row.top - _ROW_GAP / 2)


@frozen
class MeasuredColumn:
    """A column with the lengths of what is in it, along the flow and across it."""

    heading: tuple[str, ...]
    notes: tuple[str, ...]
    header: float
    along: float
    cards: tuple[MeasuredCard, ...]
    frames: MeasuredFrames
    down: bool

    @property
    def inner(self) -> float:
        """What frames leave of the length along the flow."""
        return self.along - self.frames.before - self.frames.after

    @classmethod
    def of(cls, column: Column, card_width: float, *, down: bool) -> MeasuredColumn:
        """Return a column measured."""
        room = _HEADING_WIDTH if down else card_width
        heading = wrap(column.heading, room, HEADING_SIZE, bold=True)
        notes = wrap(column.notes or "", room, NOTE_SIZE)
        height = line_height(heading, HEADING_SIZE) + line_height(notes, NOTE_SIZE)
        cards = tuple(measured(card, card_width) for card in column.cards)
        frames = MeasuredFrames.of(column.frames, card_width, down=down)
        if not down:
            return cls(heading, notes, height, card_width, cards, frames, down)
        highest = max((card.height for card in cards), default=0.0) + frames.before + frames.after
        return cls(heading, notes, room, max(height, highest), cards, frames, down)


@frozen
class _Stack:
    """The cards of a column in one row: with the gap before each, and one after the last, and the room of frames."""

    cards: tuple[MeasuredCard, ...]
    gaps: tuple[float, ...]
    rooms: tuple[Room, ...]
    part: MeasuredColumn

    def across(self, card: MeasuredCard) -> float:
        return card.width if self.part.down else card.height

    @property
    def length(self) -> float:
        framed = sum(room.above + room.below for room in self.rooms)
        return sum(map(self.across, self.cards)) + sum(self.gaps) + framed

    def apart(self, spare: float) -> float:
        """Return how much wider gaps are where there is room to share out; never so wide that it is no column more."""
        return min(spare / len(self.cards), _WIDEST_GAP - CARD_GAP) if len(self.cards) > 1 else 0.0

    def cell(self, start: float, room: float) -> Cell:
        """Return where the cards are, and how far they may be shifted, where the row starts and as long as it is."""
        spare = room - self.length
        wider = self.apart(spare)
        left = spare - wider * max(len(self.cards) - 1, 0)
        middles = []
        for place, (item, gap, around) in enumerate(zip(self.cards, self.gaps, self.rooms, strict=False)):
            start += gap + around.above + (wider if place else 0.0)
            middles.append(start + self.across(item) / 2)
            start += self.across(item) + around.below
        return Cell(tuple(item.card.id for item in self.cards), tuple(middles), left)


def _stacks(scene: Scene, parts: Sequence[MeasuredColumn], passing: Passing) -> list[list[_Stack]]:
    """Return the cards of each column by row."""
    found = []
    for number, part in enumerate(parts):
        stacks, first = [], 0
        for row in range(max(len(scene.rows), 1)):
            cards = tuple(card for card in part.cards if card.card.row == row)
            places = range(first, first + len(cards) + 1)
            gaps = tuple(_gap(place - first, len(cards), passing.get((number, place), 0)) for place in places)
            stacks.append(_Stack(cards, gaps, tuple(map(part.frames.room, places[:-1])), part))
            first += len(cards)
        found.append(stacks)
    return found


def _gap(place: int, count: int, passing: int) -> float:
    """Return the length of a gap: none above the first card and below the last, unless arrows pass there."""
    usual = CARD_GAP if 0 < place < count else 0.0
    return max(usual, (passing + 1) * LANE) if passing else usual


def _rows(scene: Scene, stacks: Sequence[Sequence[_Stack]], label: float, start: float) -> tuple[list[Box], float]:
    """Return the place of each row, as long as its longest stack, and where the columns end."""
    rows = []
    for row in range(max(len(scene.rows), 1)):
        longest = max((column[row].length for column in stacks), default=0.0)
        rows.append(Box(0, start, label, longest))
        start += longest + _ROW_GAP
    return rows, start - _ROW_GAP + COLUMN_PADDING


def _middles(
    scene: Scene, stacks: Sequence[Sequence[_Stack]], rows: Sequence[Box]
) -> dict[tuple[int, int], tuple[float, ...]]:
    """Return the middles of the cards of each stack, across the flow, by the numbers of its column and its row."""
    links = _linked(scene)
    places = [(column, row) for column, found in enumerate(stacks) for row in range(len(found))]
    # Without arrows there is nothing to be across from, and cards stand close together at the top.
    cells = [
        stack.cell(rows[row].top, rows[row].height if links else stack.length)
        for column, row in places
        for stack in [stacks[column][row]]
    ]
    return dict(zip(places, aligned(cells, links), strict=True))


def _linked(scene: Scene) -> dict[str, list[str]]:
    """Return with which cards of other columns each card is linked; feedback runs back, and does not count."""
    number = {card.id: place for place, column in enumerate(scene.columns) for card in column.cards}
    found: dict[str, list[str]] = {}
    for arrow in scene.arrows:
        source, target = arrow.link.source, arrow.link.target
        if arrow.joins_columns:
            continue
        for card, other in ((source, target), (target, source)):
            others = found.setdefault(card, [])
            if not arrow.link.feedback and number[card] != number[other]:
                others.append(other)
    return found


def _stacked(column: int, stack: _Stack, along: float, middles: Sequence[float]) -> list[PlacedCard]:
    """Return the cards of a stack in their places."""
    part, placed = stack.part, []
    for item, middle, around in zip(stack.cards, middles, stack.rooms, strict=True):
        across = stack.across(item)
        width, height = (item.height, across) if part.down else (item.width, across)
        lower = (part.inner - width) / 2
        box = Box(along + part.frames.before + lower, middle - across / 2, width, height)
        framed = evolve(around, before=around.before + lower) if around.before else around
        placed.append(PlacedCard(item.card, item.lines, item.marks, box, column, framed))
    return placed
