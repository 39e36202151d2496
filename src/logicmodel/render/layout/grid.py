"""
Where stages and cards stand, whichever way the picture runs.

Lengths along the flow, from one stage to the next, are *along*; those across it are *across*. A box of the grid has the
first as its left and width and the second as its top and height, which is the picture itself when it runs to the right.
When it runs down, `pages` turns the finished grid over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal

from attrs import evolve, frozen

from logicmodel.render.layout.aligning import Cell, align
from logicmodel.render.layout.cards import MeasuredCard, PlacedCard, measured
from logicmodel.render.layout.frames import MeasuredFrames, PlacedFrame, Room, placed_frames
from logicmodel.render.layout.gutters import Extent, Tracks, tracks
from logicmodel.render.layout.layers import Layers, Node
from logicmodel.render.layout.levelling import make_level
from logicmodel.render.layout.measure import (
    CARD_GAP,
    COLUMN_PADDING,
    HEADING_SIZE,
    NOTE_SIZE,
    ROW_GAP,
    TEXT_SIZE,
    Box,
    Point,
    line_height,
)
from logicmodel.render.layout.ports import room_for_ports, set_ports, tell_flats_apart
from logicmodel.render.layout.wrap import longest_word, wrap
from logicmodel.render.scene.scene import Column, Scene

Direction = Literal["right", "down"]

_PASS_GAP: Final = 8.0
_BESIDE_PASS: Final = 9.0
_SHORT_ARROW: Final = 22.0
_LANDING: Final = 12.0

_EMPTY_RANK: Final = 30.0
_HEADING_ROOM: Final = range(84, 131)
_ROW_LABEL: Final = range(60, 97)
_ROW_LABEL_DOWN: Final = 34.0
_AFTER_LABEL: Final = 14.0


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
    """
    The columns and rows of a picture, from its upper left corner.

    Args:
        columns: The columns.
        rows: The rows.
        tracks: Where ranks and stages stand along the flow.
    """

    columns: tuple[PlacedColumn, ...]
    rows: tuple[PlacedRow, ...]
    tracks: Tracks

    def cards(self) -> dict[str, PlacedCard]:
        """Return the cards by id."""
        return {placed.card.id: placed for column in self.columns for placed in column.cards}


def arrange(scene: Scene, layers: Layers, direction: Direction, card_width: float) -> Grid:
    """
    Return a place for every column and card.

    Args:
        scene: What is to be shown.
        layers: Its cards and arrows, in order; they learn their places across the flow.
        direction: Whether the picture runs to the ``right`` or ``down``.
        card_width: The width of a card, in points.
    """
    return _Arranging(scene, layers, direction, card_width).grid()


@frozen
class _Header:
    """The heading of a column with its notes, in lines."""

    heading: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def height(self) -> float:
        return line_height(self.heading, HEADING_SIZE) + line_height(self.notes, NOTE_SIZE)


class _Arranging:
    """A grid in the making."""

    def __init__(self, scene: Scene, layers: Layers, direction: Direction, card_width: float) -> None:
        self.scene = scene
        self.layers = layers
        self.down = direction == "down"
        self.card_width = card_width
        self.cards: dict[Node, MeasuredCard] = {}
        self.frames = self.measured_frames()
        self.room = self.rooms()
        self.short: set[frozenset[Node]] = set()

    def grid(self) -> Grid:
        tell_flats_apart(self.layers)
        self.short = {frozenset((flat.source.node, flat.target.node)) for flat in self.layers.short}
        self.measure()
        set_ports(self.layers)
        lanes = self.stand()
        if any(flat.is_loop for flat in self.layers.bows):
            set_ports(self.layers, settled=True)
            lanes = self.stand()
        placed = tracks(self.layers, self.extents(), self.least(), start=self.label(), down=self.down)
        headers = [self.header(column, *band) for column, band in zip(self.scene.columns, placed.bands, strict=True)]
        room = self.heading_room() if self.down else max((header.height for header in headers), default=0.0)
        top = room + 2 * COLUMN_PADDING
        for rank in self.layers.ranks:
            for node in rank:
                node.middle += top
        bottom = top + lanes[-1][0] + lanes[-1][1] + COLUMN_PADDING
        columns = tuple(
            self.column(number, header, placed, Box(start, 0, end - start, bottom), room)
            for number, (header, (start, end)) in enumerate(zip(headers, placed.bands, strict=True))
        )
        return Grid(columns, tuple(self.rows(lanes, top, placed.length)), placed)

    def measured_frames(self) -> dict[int, MeasuredFrames]:
        """Return the frames of each rank."""
        found = {}
        for column, stage in zip(self.scene.columns, self.layers.stages, strict=True):
            ranks = [self.layers.cards[card.id].rank for card in column.cards]
            for rank in stage:
                frames = [frame for frame in column.frames if ranks[frame.first] == rank]
                found[rank] = MeasuredFrames.of(frames, self.card_width, down=self.down)
        return found

    def rooms(self) -> dict[Node, Room]:
        """Return the room of frames around each card."""
        return {
            self.layers.cards[card.id]: self.frames[self.layers.cards[card.id].rank].room(place)
            for column in self.scene.columns
            for place, card in enumerate(column.cards)
        }

    def measure(self) -> None:
        """Give each node its size across the flow."""
        for column in self.scene.columns:
            for card in column.cards:
                node = self.layers.cards[card.id]
                self.cards[node] = measured(card, self.card_width)
                least = self.card_width if self.down else self.cards[node].height
                node.size = max(least, room_for_ports(node))
        for rank in self.layers.ranks:
            for node in rank:
                if node.kind == "landing":
                    node.size = max(_LANDING, room_for_ports(node))

    def stand(self) -> list[tuple[float, float]]:
        """Give each node its place across the flow; return where each lane starts, and how long it is."""
        packed = [[self.packed(nodes) for nodes in self.by_lane(rank)] for rank in self.layers.ranks]
        lanes: list[tuple[float, float]] = []
        start = 0.0
        for lane in range(self.layers.lanes):
            longest = max((rank[lane][1] for rank in packed), default=0.0)
            lanes.append((start, longest))
            start += longest + ROW_GAP
        cells = []
        # Without arrows there is nothing to be across from, and cards stand close together at the top.
        linked = bool(self.layers.courses or self.layers.flats)
        for rank in packed:
            for (start, room), (nodes, length, middles) in zip(lanes, rank, strict=True):
                spare = room - length if linked else 0.0
                cells.append(Cell(nodes, tuple(start + middle for middle in middles), spare))
        align(cells)
        make_level(self.layers, self.gap, lanes)
        return lanes

    def by_lane(self, rank: Sequence[Node]) -> list[tuple[Node, ...]]:
        lanes: list[list[Node]] = [[] for _ in range(self.layers.lanes)]
        for node in rank:
            if node.kind != "boundary":
                lanes[node.lane].append(node)
        return list(map(tuple, lanes))

    def packed(self, nodes: tuple[Node, ...]) -> tuple[tuple[Node, ...], float, list[float]]:
        """Return nodes with how long they are when they stand close together, and their middles then."""
        middles, end = [], 0.0
        for place, node in enumerate(nodes):
            end += self.gap(nodes[place - 1], node) if place else self.around(node).above
            middles.append(end + node.size / 2)
            end += node.size
        return nodes, end + (self.around(nodes[-1]).below if nodes else 0.0), middles

    def around(self, node: Node) -> Room:
        return self.room.get(node) or Room()

    def gap(self, one: Node, other: Node) -> float:
        """Return how far apart two neighbours have to be."""
        frames = self.around(one).below + self.around(other).above
        if one.is_card and other.is_card:
            return frames + (_SHORT_ARROW if frozenset((one, other)) in self.short else CARD_GAP)
        return frames + (_BESIDE_PASS if one.is_card or other.is_card else _PASS_GAP)

    def extents(self) -> list[Extent]:
        found = []
        for number, rank in enumerate(self.layers.ranks):
            highest = max((self.cards[node].height for node in rank if node.is_card), default=_EMPTY_RANK)
            frames = self.frames[number]
            found.append(Extent(frames.before, highest if self.down else self.card_width, frames.after))
        return found

    def least(self) -> list[float]:
        """Return the least length of each stage along the flow: that of its heading where the picture runs down."""
        if not self.down:
            return [self.card_width for _ in self.scene.columns]
        return [self.header(column, 0, 0).height for column in self.scene.columns]

    def heading_room(self) -> float:
        """Return the width of headings beside a picture that runs down, in which no word is broken if possible."""
        words = [longest_word(column.heading, HEADING_SIZE, bold=True) for column in self.scene.columns]
        return min(max(max(words, default=0.0), _HEADING_ROOM.start), _HEADING_ROOM[-1])

    def header(self, column: Column, start: float, end: float) -> _Header:
        room = self.heading_room() if self.down else end - start - 2 * COLUMN_PADDING
        heading = wrap(column.heading, room, HEADING_SIZE, bold=True)
        return _Header(heading, wrap(column.notes or "", room, NOTE_SIZE))

    def label(self) -> float:
        """Return the room of the labels of rows before the first stage."""
        if not self.scene.rows:
            return 0.0
        if self.down:
            return _ROW_LABEL_DOWN
        return self.label_width() + _AFTER_LABEL

    def label_width(self) -> float:
        words = [longest_word(text, TEXT_SIZE, bold=True) for text in self.scene.rows]
        return min(max(max(words, default=0.0), _ROW_LABEL.start), _ROW_LABEL[-1])

    def column(self, number: int, header: _Header, placed: Tracks, box: Box, room: float) -> PlacedColumn:
        column = self.scene.columns[number]
        head = Box(box.left + COLUMN_PADDING, COLUMN_PADDING, box.width - 2 * COLUMN_PADDING, room)
        cards = tuple(self.card(number, self.layers.cards[card.id], placed) for card in column.cards)
        boxes = [card.box for card in cards]
        frames = [
            frame
            for rank in self.layers.stages[number]
            for frame in placed_frames(
                self.frames[rank], boxes, Box(placed.starts[rank], 0, placed.extents[rank].cards, box.height)
            )
        ]
        widened = tuple(_as_wide_as_its_frame(card, frames) for card in cards)
        return PlacedColumn(column, header.heading, header.notes, box, head, widened, tuple(frames))

    def card(self, column: int, node: Node, placed: Tracks) -> PlacedCard:
        item = self.cards[node]
        along = placed.extents[node.rank].cards
        box = Box(placed.starts[node.rank], node.middle - node.size / 2, along, node.size)
        return PlacedCard(item, box, column, self.around(node))

    def rows(self, lanes: Iterable[tuple[float, float]], top: float, end: float) -> Iterator[PlacedRow]:
        label = self.label()
        for text, (start, length) in zip(self.scene.rows, lanes, strict=False):
            box = Box(0, top + start, label, length)
            lines = wrap(text, length if self.down else self.label_width(), TEXT_SIZE, bold=True)
            rule = (Point(0, box.top - ROW_GAP / 2), Point(end, box.top - ROW_GAP / 2))
            yield PlacedRow(lines, box, rule)


def _as_wide_as_its_frame(card: PlacedCard, frames: Iterable[PlacedFrame]) -> PlacedCard:
    """Return the card of a group so that arrows to it and from it end at its frame; another card as it is."""
    if not card.card.heads_frame:
        return card
    frame = next(each.box for each in frames if each.frame.group.id == card.card.id and not each.title)
    return evolve(card, box=Box(frame.left, card.box.top, frame.width, card.box.height))
