"""Pictures that run from right to left, for models whose texts do."""

from __future__ import annotations

from typing import TypeVar

from attrs import evolve

from logicmodel.render.layout.around import PlacedBand, PlacedNote, PlacedText
from logicmodel.render.layout.cards import PlacedCard
from logicmodel.render.layout.frames import PlacedFrame
from logicmodel.render.layout.grid import PlacedColumn, PlacedRow
from logicmodel.render.layout.measure import Box, Point
from logicmodel.render.layout.pages import Layout, PlacedEntry
from logicmodel.render.layout.routes import Route

_Boxed = TypeVar("_Boxed", PlacedCard, PlacedText)


def mirrored(layout: Layout) -> Layout:
    """
    Return a layout with left and right exchanged.

    Args:
        layout: What stands where.
    """
    return _Mirror(layout.paper).layout(layout)


class _Mirror:
    """A mirror in the middle of a sheet."""

    def __init__(self, paper: Box) -> None:
        self.edges = paper.left + paper.right

    def box(self, box: Box) -> Box:
        return evolve(box, left=self.edges - box.right)

    def point(self, point: Point) -> Point:
        return Point(self.edges - point.x, point.y)

    def boxed(self, placed: _Boxed) -> _Boxed:
        return evolve(placed, box=self.box(placed.box))

    def layout(self, layout: Layout) -> Layout:
        return evolve(
            layout,
            right_to_left=True,
            title_box=self.box(layout.title_box),
            columns=tuple(map(self.column, layout.columns)),
            rows=tuple(map(self.row, layout.rows)),
            routes=tuple(map(self.route, layout.routes)),
            factors=layout.factors and self.column(layout.factors),
            legend=tuple(map(self.entry, layout.legend)),
            pills=tuple(evolve(pill, box=self.box(pill.box)) for pill in layout.pills),
            bands=tuple(map(self.band, layout.bands)),
            notes=tuple(map(self.note, layout.notes)),
        )

    def column(self, column: PlacedColumn) -> PlacedColumn:
        return evolve(
            column,
            box=self.box(column.box),
            header=self.box(column.header),
            cards=tuple(map(self.boxed, column.cards)),
            frames=tuple(map(self.frame, column.frames)),
        )

    def frame(self, frame: PlacedFrame) -> PlacedFrame:
        return evolve(frame, box=self.box(frame.box), title_box=self.box(frame.title_box))

    def row(self, row: PlacedRow) -> PlacedRow:
        start, end = map(self.point, row.rule)
        return evolve(row, header=self.box(row.header), rule=(start, end))

    def route(self, route: Route) -> Route:
        return evolve(route, points=tuple(map(self.point, route.points)), tip=self.point(route.tip))

    def entry(self, entry: PlacedEntry) -> PlacedEntry:
        return evolve(entry, text=self.box(entry.text), sample=entry.sample and self.route(entry.sample))

    def band(self, band: PlacedBand) -> PlacedBand:
        return evolve(band, box=self.box(band.box), text=self.boxed(band.text))

    def note(self, note: PlacedNote) -> PlacedNote:
        entries = tuple(map(self.boxed, note.entries))
        return evolve(note, box=self.box(note.box), heading=self.boxed(note.heading), entries=entries)
