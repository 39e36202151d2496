"""How arrows run: smooth curves between neighbouring columns, and through the gaps between cards past others."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from attrs import frozen

from logicmodel.render.layout.grid import Grid, Passing, PlacedCard, PlacedColumn
from logicmodel.render.layout.measure import GUTTER, LANE, Point
from logicmodel.render.scene.scene import Arrow

_HEAD: Final = 8.0
_BAR: Final = 3.0
_STAGE_HEAD: Final = 11.0
_SPREAD: Final = 11.0
_BESIDE: Final = 16.0


@frozen
class Route:
    """
    The way of an arrow.

    Args:
        arrow: The arrow.
        points: The control points of its cubic curves: a start, then three for each curve.
        tip: Where its head ends.
        runs_in: Whether the last curve is a straight line up to the head, behind the one that bends.
    """

    arrow: Arrow
    points: tuple[Point, ...]
    tip: Point
    runs_in: bool = False

    def at(self, share: float) -> Point:
        """Return a point of the last curve that bends: its start at a share of 0, its end at 1."""
        rest = 1 - share
        start, out, into, end = self.points[-7:-3] if self.runs_in else self.points[-4:]
        a, b, c, d = rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3
        return Point(a * start.x + b * out.x + c * into.x + d * end.x, a * start.y + b * out.y + c * into.y + d * end.y)


class _Side(NamedTuple):
    """One side of a card or a column, at which arrows start and end."""

    id: str
    right: bool


@frozen
class _Course:
    """Which sides an arrow joins, and the columns that it passes on its way."""

    arrow: Arrow
    start: _Side
    end: _Side
    passed: tuple[int, ...]

    @property
    def bows(self) -> bool:
        """Whether it stays in its column, and bows out to the right and back."""
        return self.start.right and self.end.right


_Rank = tuple[int, float]
_Gap = tuple[int, int]  # the number of a column, and that of a gap between its cards


def passing(grid: Grid) -> Passing:
    """
    Return how many arrows pass each column in each of the gaps between its cards.

    Args:
        grid: A first grid, from which the gaps nearest to the straight way are chosen.
    """
    return {place: len(arrows) for place, arrows in _Plan(grid).passing().items()}


def routes(grid: Grid) -> tuple[Route, ...]:
    """
    Return the ways of all arrows, as if the picture ran to the right.

    Args:
        grid: The grid, with gaps wide enough for the arrows that pass.
    """
    plan = _Plan(grid)
    ends, levels = plan.ends(), plan.levels()
    courses = {course.arrow.link.id: course for course in plan.courses}
    beside: dict[tuple[str, str], int] = defaultdict(int)
    found = []
    for arrow in grid.scene.arrows:
        link = arrow.link
        if link.id in courses:
            found.append(_route(courses[link.id], plan, ends, levels))
        else:
            found.append(_stage_route(arrow, plan, _BESIDE * beside[link.source, link.target]))
            beside[link.source, link.target] += 1
    return tuple(found)


class _Plan:
    """The courses of the arrows over a grid."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.columns = {column.column.id: column for column in grid.columns}
        self.number = {column.column.id: index for index, column in enumerate(grid.columns)}
        self.boxes = {identifier: column.box for identifier, column in self.columns.items()}
        self.cards = grid.cards()
        for identifier, placed in self.cards.items():
            self.boxes[identifier], self.number[identifier] = placed.box, placed.column
        self.courses = tuple(self._course(arrow) for arrow in grid.scene.arrows if not self.joins_stages(arrow))

    def joins_stages(self, arrow: Arrow) -> bool:
        return arrow.link.source in self.columns and arrow.link.target in self.columns

    def _course(self, arrow: Arrow) -> _Course:
        source, target = arrow.link.source, arrow.link.target
        here, there = self.number[source], self.number[target]
        step = 1 if there > here else -1
        passed = () if here == there else tuple(range(here + step, there, step))
        return _Course(arrow, _Side(source, right=there >= here), _Side(target, right=there <= here), passed)

    def passing(self) -> dict[_Gap, list[_Course]]:
        """Return which arrows pass each column in which gap: the one nearest to their straight way."""
        found: dict[_Gap, list[_Course]] = defaultdict(list)
        for course in self.courses:
            start, end = self.boxes[course.start.id].middle, self.boxes[course.end.id].middle
            for number, column in enumerate(course.passed, start=1):
                straight_way = start + (end - start) * number / (len(course.passed) + 1)
                found[column, _nearest(self._middles[column], straight_way)].append(course)
        return found

    @cached_property
    def _middles(self) -> list[tuple[float, ...]]:
        """The middles of the gaps of each column."""
        return [_gap_middles(column) for column in self.grid.columns]

    def levels(self) -> dict[tuple[str, int], float]:
        """Return at which height each arrow passes each column; those in one gap are spread over it."""
        found = {}
        for (column, gap), courses in self.passing().items():
            middle = _gap_middles(self.grid.columns[column], len(courses))[gap]
            for course, offset in zip(sorted(courses, key=self._height), _offsets(len(courses), LANE), strict=True):
                found[course.arrow.link.id, column] = middle + offset
        return found

    def _height(self, course: _Course) -> float:
        return self.boxes[course.start.id].middle + self.boxes[course.end.id].middle

    def _rank(self, course: _Course, other: _Side) -> _Rank:
        """
        Return where the end of an arrow stands among those on one side of a card, by where its other end is.

        Arrows inside a column bow out around each other: those that lead up stand above all others, the nearest first,
        and those that lead down below, the nearest last.
        """
        middle = self.boxes[other.id].middle
        if not course.bows:
            return 0, middle
        here = self.boxes[course.end.id if other is course.start else course.start.id].middle
        return (-1, -middle) if middle < here else (1, -middle)

    def ends(self) -> dict[tuple[str, bool], Point]:
        """Return where each arrow starts (False) and ends (True), spread over the sides of the cards."""
        sides: dict[_Side, list[tuple[_Rank, tuple[str, bool]]]] = defaultdict(list)
        for course in self.courses:
            sides[course.start].append((self._rank(course, course.end), (course.arrow.link.id, False)))
            sides[course.end].append((self._rank(course, course.start), (course.arrow.link.id, True)))
        found = {}
        for side, arrows in sides.items():
            box = self.boxes[side.id]
            pitch = min(_SPREAD, (box.height - 16) / max(len(arrows) - 1, 1))
            in_order = sorted(arrows, key=lambda arrow: arrow[0])
            for (_, key), offset in zip(in_order, _offsets(len(arrows), pitch), strict=True):
                found[key] = Point(box.right if side.right else box.left, box.middle + offset)
        return found


def _nearest(heights: Sequence[float], wanted: float) -> int:
    """Return the place of that one of some heights, from the top, which is nearest to one that is wanted."""
    after = bisect(heights, wanted)
    near = range(max(after - 1, 0), min(after + 1, len(heights)))
    return min(near, key=lambda place: abs(heights[place] - wanted))


def _offsets(count: int, pitch: float) -> Iterator[float]:
    """Return the distances from the middle of a row of things that are a pitch apart."""
    return ((place - (count - 1) / 2) * pitch for place in range(count))


def _gap_middles(column: PlacedColumn, arrows: int = 1) -> tuple[float, ...]:
    """Return the middle of each gap: above the first card, between cards, below the last, clear of the cards."""
    if not column.cards:
        return (column.box.middle,)
    # Frames end before arrows pass, which so cross no title.
    edges = [(each.box.top - each.room.above, each.box.bottom + each.room.below) for each in column.cards]
    between = ((upper + lower) / 2 for (_, upper), (lower, _) in pairwise(edges))
    clear = (arrows + 1) / 2 * LANE
    return (edges[0][0] - clear, *between, edges[-1][1] + clear)


def _route(
    course: _Course,
    plan: _Plan,
    ends: dict[tuple[str, bool], Point],
    levels: dict[tuple[str, int], float],
) -> Route:
    key = course.arrow.link.id
    start, tip = ends[key, False], ends[key, True]
    head = _head(course.arrow)
    end = Point(tip.x + (head if course.end.right else -head), tip.y)
    if course.bows:
        return Route(course.arrow, (start, *_bow(start, end)), tip)
    out, into = (_lead(plan.cards.get(side.id), side) for side in (course.start, course.end))
    points = [start]
    if out:
        points += straight(start, Point(start.x - out, start.y))
    for column in course.passed:
        box, level = plan.grid.columns[column].box, levels[key, column]
        left, right = Point(box.left, level), Point(box.right, level)
        entry, leave = (right, left) if course.end.right else (left, right)
        points += [*_bend(points[-1], entry), *straight(entry, leave)]
    points += _bend(points[-1], Point(end.x - into, end.y))
    if into:
        points += straight(points[-1], end)
    return Route(course.arrow, tuple(points), tip, runs_in=into > 0)


def _lead(placed: PlacedCard | None, side: _Side) -> float:
    """Return how far an arrow runs straight before a card, so that it does not sweep over the titles of frames."""
    return 0.0 if placed is None or side.right else placed.room.before


def _bend(start: Point, end: Point) -> tuple[Point, Point, Point]:
    """Return an S-curve that leaves and arrives level."""
    half = (start.x + end.x) / 2
    return Point(half, start.y), Point(half, end.y), end


def straight(start: Point, end: Point) -> tuple[Point, Point, Point]:
    """
    Return a straight line as the last three points of a curve.

    Args:
        start: Where it starts.
        end: Where it ends.
    """
    third = Point((end.x - start.x) / 3, (end.y - start.y) / 3)
    return Point(start.x + third.x, start.y + third.y), Point(end.x - third.x, end.y - third.y), end


def line(arrow: Arrow, start: Point, tip: Point) -> Route:
    """
    Return the way of an arrow that runs straight to the right.

    Args:
        arrow: The arrow.
        start: Where it starts.
        tip: Where its head ends.
    """
    return Route(arrow, (start, *straight(start, Point(tip.x - _head(arrow), tip.y))), tip)


def _head(arrow: Arrow) -> float:
    """Return the length of an arrow's head; that of a negative link is a bar across its end."""
    return _BAR if arrow.link.sign == "negative" else _HEAD


def _stage_head(arrow: Arrow) -> float:
    return _BAR if arrow.link.sign == "negative" else _STAGE_HEAD


def _bow(start: Point, end: Point) -> tuple[Point, Point, Point]:
    """Return a curve out to the right and back, for arrows inside a column."""
    reach = min(26 + abs(end.y - start.y) * 0.12, GUTTER + 8)
    return Point(start.x + reach, start.y), Point(end.x + reach, end.y), end


def _arc_height(span: int) -> float:
    return 16.0 + 9.0 * min(span, 5)


def _stage_route(arrow: Arrow, plan: _Plan, offset: float) -> Route:
    """
    Return the way of an arrow between columns: level to the next one, in an arc over the headings to others.

    The offset keeps it apart from others between the same two.
    """
    source, target = plan.columns[arrow.link.source], plan.columns[arrow.link.target]
    span = plan.number[target.column.id] - plan.number[source.column.id]
    if span == 1:
        y = offset + (source.header.top + 8 if plan.courses else source.box.middle)
        start, tip = Point(source.box.right + 4, y), Point(target.box.left - 4, y)
        end = Point(tip.x - _stage_head(arrow), y)
        return Route(arrow, (start, *straight(start, end)), tip)
    start = Point(source.box.centre + 12 + offset, source.box.top - 2)
    tip = Point(target.box.centre - 12 - offset, target.box.top - 2)
    head = _stage_head(arrow)
    end = Point(tip.x, tip.y - head)
    # The top of a cubic curve is at three quarters of the way to its control points.
    height = _arc_height(abs(span)) / 0.75
    return Route(arrow, (start, Point(start.x, start.y - height), Point(end.x, end.y - height + head), end), tip)
