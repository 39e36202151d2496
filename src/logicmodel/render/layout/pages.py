"""The finished picture: the grid turned the way it runs, with title, external factors and legend around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle
from typing import Final

from attrs import evolve, frozen

from logicmodel.render.layout.around import (
    PlacedBand,
    PlacedNote,
    band_at,
    place_bands,
    place_factors,
    place_notes,
    room_of,
)
from logicmodel.render.layout.cards import PlacedCard
from logicmodel.render.layout.curves import card_routes
from logicmodel.render.layout.fonts import text_width
from logicmodel.render.layout.frames import PlacedFrame
from logicmodel.render.layout.grid import Direction, Grid, PlacedColumn, PlacedRow, arrange
from logicmodel.render.layout.measure import (
    CARD_WIDTH,
    MARGIN,
    NOTE_SIZE,
    TITLE_SIZE,
    Box,
    Point,
    line_height,
)
from logicmodel.render.layout.papers import Paper
from logicmodel.render.layout.pills import Pill, pills
from logicmodel.render.layout.preparing import Prepared
from logicmodel.render.layout.routes import Route, line
from logicmodel.render.layout.stage_arrows import PlacedStage, stage_routes
from logicmodel.render.layout.wrap import wrap
from logicmodel.render.scene.legend import Entry, legend
from logicmodel.render.scene.scene import Membership, Scene
from logicmodel.render.themes import Theme, Tint

_SAMPLE: Final = 30.0
_SAMPLE_GAP: Final = 8.0

_ENTRY_HEIGHT: Final = 14.0

_UNDER_TITLE: Final = 12.0
_NARROWEST: Final = 190.0


@frozen
class PlacedEntry:
    """An entry of the legend, the place of its text, and at the left of that its sample, if it has one."""

    entry: Entry
    text: Box
    sample: Route | None


@frozen
class Layout:
    """
    A scene with a place for everything in it, in points from the top left corner of the paper.

    Args:
        scene: What is shown, with the cards in declared order.
        direction: Which way the picture runs.
        title: The title, in lines.
        title_box: The place of that.
        columns: The columns, with the cards in the order in which they stand.
        rows: The rows.
        routes: The ways of the arrows, in the order of the scene.
        factors: The external factors.
        legend: The entries of the legend.
        pills: The small print on arrows.
        paper: The part of the plane that is drawn.
        sheet: The sheet or slide that it fills; None if it has a size of its own.
        bands: The headings over several columns.
        notes: The lists under the picture.
        right_to_left: Whether it is mirrored, with all text at the right.
        why_declared: Why the cards are in declared order, where another one was looked for and not found.
    """

    scene: Scene
    direction: Direction
    title: tuple[str, ...]
    title_box: Box
    columns: tuple[PlacedColumn, ...]
    rows: tuple[PlacedRow, ...]
    routes: tuple[Route, ...]
    factors: PlacedColumn | None
    legend: tuple[PlacedEntry, ...]
    pills: tuple[Pill, ...]
    paper: Box
    sheet: Paper | None = None
    bands: tuple[PlacedBand, ...] = ()
    notes: tuple[PlacedNote, ...] = ()
    right_to_left: bool = False
    why_declared: str | None = None

    @property
    def width(self) -> float:
        """The width of the paper."""
        return self.paper.width

    @property
    def height(self) -> float:
        """The height of the paper."""
        return self.paper.height

    def cards(self) -> dict[str, PlacedCard]:
        """Return the cards of the columns by id."""
        return {placed.card.id: placed for column in self.columns for placed in column.cards}

    def framed_groups(self) -> Iterator[Membership]:
        """Return the groups that have frames, once for each."""
        return (placed.frame.group for column in self.columns for placed in column.frames)


def tinted(layout: Layout, theme: Theme) -> list[tuple[PlacedColumn, Tint]]:
    """
    Return the columns of a layout with their colours, the external factors last.

    Args:
        layout: What stands where.
        theme: The colours.
    """
    tints = cycle(theme.tints)
    columns = [(placed, next(tints) if placed.column.is_stage else theme.outside) for placed in layout.columns]
    return [*columns, (layout.factors, theme.outside)] if layout.factors else columns


def lay_out(prepared: Prepared, direction: Direction = "right", card_width: float = CARD_WIDTH) -> Layout:
    """
    Return a place for everything in a scene.

    Args:
        prepared: What is to be shown, in order.
        direction: Whether the picture runs to the ``right`` or ``down``.
        card_width: The width of a card, in points.
    """
    scene = prepared.scene
    grid = arrange(scene, prepared.layers, direction, card_width)
    drawn = _routes(prepared, grid)
    room, beyond = _room_around(grid, drawn)

    entries = legend(scene)
    size = _size(grid, direction, beyond)
    down = direction == "down"
    bands = place_bands(scene.bands, [column.box for column in grid.columns], down=down)
    beside, over = (room_of(bands), 0.0) if down else (0.0, room_of(bands))
    wider = room + beside if down else 0.0
    widest = max((_entry_width(entry) for entry in entries), default=0.0)
    width = max(size.width + wider, widest, _NARROWEST) + 2 * MARGIN
    title = wrap(scene.title if scene.titled else "", width - 2 * MARGIN, TITLE_SIZE, bold=True)
    title_box = Box(MARGIN, MARGIN, width - 2 * MARGIN, line_height(title, TITLE_SIZE))
    below_title = title_box.bottom + (_UNDER_TITLE if title else 0)
    origin = Point(MARGIN + wider, below_title + over + (0.0 if down else room))

    bottom = origin.y + size.height
    factors = place_factors(scene.factors, bottom + 16, width - 2 * MARGIN, card_width)
    bottom = factors.box.bottom if factors else bottom
    notes = place_notes(scene.notes, bottom + 16, width - 2 * MARGIN)
    bottom = notes[-1].box.bottom if notes else bottom
    placed = _legend(entries, bottom + 14, width - MARGIN)
    bottom = placed[-1].text.bottom if placed else bottom
    arrows = tuple(_route_at(route, direction, origin) for route in drawn)
    return Layout(
        prepared.told,
        direction,
        title,
        title_box,
        tuple(_column_at(column, direction, origin) for column in grid.columns),
        tuple(_row_at(row, direction, origin) for row in grid.rows),
        arrows,
        factors,
        placed,
        pills([*arrows, *(entry.sample for entry in placed if entry.sample)]),
        Box(0, 0, width, bottom + MARGIN),
        bands=tuple(
            band_at(band, *(MARGIN, origin.y) if down else (origin.x, below_title), down=down) for band in bands
        ),
        notes=notes,
        why_declared=prepared.layers.why_declared,
    )


def _routes(prepared: Prepared, grid: Grid) -> list[Route]:
    """Return the ways of all arrows, in their order."""
    layers = prepared.layers
    stages = {
        column.column.id: PlacedStage(number, column.box, column.header) for number, column in enumerate(grid.columns)
    }
    cards = {card: placed.box for card, placed in grid.cards().items()}
    alone = not (layers.courses or layers.flats)
    found = card_routes(layers, grid.tracks) | stage_routes(layers.stage_arrows, stages, cards, alone=alone)
    frames = {card: placed.box for card, placed in grid.cards().items() if placed.card.heads_frame}
    return [_to_frames(found[arrow.link.id], frames) for arrow in prepared.scene.arrows]


def _to_frames(route: Route, frames: Mapping[str, Box]) -> Route:
    """Return an arrow that ends at the frame of a group, and not at the cards inside it."""
    link, (start, *between, end), tip = route.arrow.link, route.points, route.tip
    if start.x == end.x == tip.x:  # it joins neighbours, and meets no side
        return route
    if link.source in frames:
        start = _at_side(start, frames[link.source])
    if link.target in frames:
        moved = _at_side(tip, frames[link.target])
        end, tip = Point(end.x + moved.x - tip.x, end.y), moved
    return evolve(route, points=(start, *between, end), tip=tip)


def _at_side(point: Point, box: Box) -> Point:
    """Return a point at that side of a box to which it is nearer, along the flow."""
    nearer = box.left if point.x < box.left + box.width / 2 else box.right
    return Point(nearer, point.y)


def _room_around(grid: Grid, drawn: Sequence[Route]) -> tuple[float, float]:
    """Return the room that arcs need over the headings, and arrows inside the last column beside it."""
    points = [point for route in drawn for point in route.points]
    over = max((-point.y for point in points), default=0.0)
    beyond = max((point.x for point in points), default=0.0) - _end(grid)
    # The control points of a curve stand further out than the curve itself.
    return max(over * 0.75, 0.0), max(beyond * 0.75, 0.0)


def _end(grid: Grid) -> float:
    return max((column.box.right for column in grid.columns), default=0.0)


def _size(grid: Grid, direction: Direction, beyond: float) -> Box:
    size = Box(0, 0, _end(grid) + beyond, max((column.box.bottom for column in grid.columns), default=0.0))
    return size.turned() if direction == "down" else size


def _box_at(box: Box, direction: Direction, origin: Point) -> Box:
    return (box.turned() if direction == "down" else box).moved(origin.x, origin.y)


def _column_at(column: PlacedColumn, direction: Direction, origin: Point) -> PlacedColumn:
    return evolve(
        column,
        box=_box_at(column.box, direction, origin),
        header=_box_at(column.header, direction, origin),
        cards=tuple(evolve(card, box=_box_at(card.box, direction, origin)) for card in column.cards),
        frames=tuple(_frame_at(frame, direction, origin) for frame in column.frames),
    )


def _frame_at(frame: PlacedFrame, direction: Direction, origin: Point) -> PlacedFrame:
    box, title_box = (_box_at(box, direction, origin) for box in (frame.box, frame.title_box))
    return evolve(frame, box=box, title_box=title_box)


def _row_at(row: PlacedRow, direction: Direction, origin: Point) -> PlacedRow:
    start, end = (_point_at(point, direction, origin) for point in row.rule)
    return evolve(row, header=_box_at(row.header, direction, origin), rule=(start, end))


def _route_at(route: Route, direction: Direction, origin: Point) -> Route:
    points = tuple(_point_at(point, direction, origin) for point in route.points)
    return evolve(route, points=points, tip=_point_at(route.tip, direction, origin))


def _point_at(point: Point, direction: Direction, origin: Point) -> Point:
    x, y = (point.y, point.x) if direction == "down" else point
    return Point(x + origin.x, y + origin.y)


def _entry_width(entry: Entry) -> float:
    return (_SAMPLE + _SAMPLE_GAP if entry.sample else 0) + text_width(entry.text, NOTE_SIZE) + 6


def _legend(entries: Sequence[Entry], top: float, right: float) -> tuple[PlacedEntry, ...]:
    """Return the entries of the legend in rows that fit the picture."""
    placed: list[PlacedEntry] = []
    left = MARGIN
    for entry in entries:
        width = _entry_width(entry)
        if left + width > right and left > MARGIN:
            left, top = MARGIN, top + 18
        placed.append(_placed(entry, Box(left, top, width, _ENTRY_HEIGHT)))
        left += width + 16
    return tuple(placed)


def _placed(entry: Entry, box: Box) -> PlacedEntry:
    if entry.sample is None:
        return PlacedEntry(entry, box, None)
    start, tip = Point(box.left, box.middle), Point(box.left + _SAMPLE, box.middle)
    room = _SAMPLE + _SAMPLE_GAP
    text = Box(box.left + room, box.top, box.width - room, box.height)
    return PlacedEntry(entry, text, line(entry.sample, start, tip))
