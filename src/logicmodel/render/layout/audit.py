"""How well a picture is laid out, in figures: what its readers would stumble over, counted from its geometry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from typing import Final

from attrs import frozen

from logicmodel.render.layout.fonts import text_width
from logicmodel.render.layout.gauges import PlacedGauge, placed_gauges
from logicmodel.render.layout.measure import CARD_PADDING, MARK_SIZE, TEXT_SIZE, Box, Point
from logicmodel.render.layout.pages import Layout
from logicmodel.render.layout.routes import Route

Line = Sequence[Point]
Cell = tuple[int, int]

_SAMPLES: Final = 16

# Lines that are closer than this for longer than that look like one. Where they end, they may meet.
_MERGED: Final = 2.0
_MERGED_LENGTH: Final = 12.0
_NEAR_END: Final = 14.0

# An arrow that starts so close to where another ends looks like its continuation.
_MIXED: Final = 6.0

# An arrow that rises between these all the way looks as if it should be level.
_LEVEL: Final = 0.5
_NEARLY: Final = 6.0

_INSIDE: Final = 1.0

# The plane is looked at square by square, so that only what is near is compared.
_CELL: Final = 24.0


@frozen
class Audit:
    """
    What readers of a picture would stumble over.

    Args:
        crossings: How often arrows cross.
        through: How often an arrow passes through a card that is not one of its ends.
        merged: How many pairs of arrows lie on each other for a while.
        mixed: How often an arrow ends where another starts.
        nearly_level: How many arrows are nearly level and not quite.
        text_outside: How many lines of text stand outside their card.
    """

    crossings: int
    through: int
    merged: int
    mixed: int
    nearly_level: int
    text_outside: int


def audit(layout: Layout) -> Audit:
    """
    Return how well a picture is laid out.

    Args:
        layout: What stands where.
    """
    lines = [points_of(route) for route in layout.routes]
    down = layout.direction == "down"
    return Audit(
        crossings=count_crossings(lines),
        through=sum(_passes(line, layout, route) for line, route in zip(lines, layout.routes, strict=True)),
        merged=_merged(lines),
        mixed=_mixed(layout.routes),
        nearly_level=sum(_nearly_level(line, down=down) for line in lines),
        text_outside=_text_outside(layout),
    )


def points_of(route: Route) -> list[Point]:
    """
    Return points along an arrow, up to its tip.

    Args:
        route: The way of the arrow.
    """
    found = [route.points[0]]
    for start in range(0, len(route.points) - 1, 3):
        a, b, c, d = route.points[start : start + 4]
        for step in range(1, _SAMPLES + 1):
            t = step / _SAMPLES
            u = 1 - t
            shares = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            x = sum(share * point.x for share, point in zip(shares, (a, b, c, d), strict=True))
            y = sum(share * point.y for share, point in zip(shares, (a, b, c, d), strict=True))
            found.append(Point(x, y))
    return [*found, route.tip]


def count_crossings(lines: Sequence[Line]) -> int:
    """
    Return how often lines cross each other.

    Args:
        lines: Points along each line.
    """
    cells: dict[Cell, list[tuple[int, int]]] = defaultdict(list)
    for line, points in enumerate(lines):
        for piece, ends in enumerate(pairwise(points)):
            for cell in _cells_of(*ends):
                cells[cell].append((line, piece))
    found = {
        (one, other)
        for pieces in cells.values()
        for one, other in combinations(pieces, 2)
        if one[0] != other[0] and _cross(*_piece(lines, one), *_piece(lines, other))
    }
    return len(found)


def _cells_of(start: Point, end: Point) -> Iterator[Cell]:
    """Return the squares of the plane through which a piece of a line may run."""
    across = sorted((int(start.x // _CELL), int(end.x // _CELL)))
    down = sorted((int(start.y // _CELL), int(end.y // _CELL)))
    return product(range(across[0], across[1] + 1), range(down[0], down[1] + 1))


def _piece(lines: Sequence[Line], piece: tuple[int, int]) -> tuple[Point, Point]:
    line, number = piece
    return lines[line][number], lines[line][number + 1]


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)


def _passes(line: Line, layout: Layout, route: Route) -> int:
    """Return through how many cards an arrow passes that are none of its ends."""
    ends = {route.arrow.link.source, route.arrow.link.target}
    boxes = [placed.box for card, placed in layout.cards().items() if card not in ends]
    return sum(any(_is_inside(point, box) for point in line) for box in boxes)


def _is_inside(point: Point, box: Box) -> bool:
    inside_along = box.left + _INSIDE < point.x < box.right - _INSIDE
    return inside_along and box.top + _INSIDE < point.y < box.bottom - _INSIDE


def _merged(lines: Sequence[Line]) -> int:
    """Return how many pairs of lines lie on each other for a while, apart from where they end."""
    cells: dict[Cell, list[tuple[int, Point]]] = defaultdict(list)
    for line, points in enumerate(lines):
        for point in points:
            if _is_away_from_ends(point, points):
                cells[int(point.x // _MERGED), int(point.y // _MERGED)].append((line, point))
    lengths: dict[frozenset[int], float] = defaultdict(float)
    for line, points in enumerate(lines):
        before: dict[int, Point] = {}
        for point in points:
            near = _lines_near(point, cells) - {line} if _is_away_from_ends(point, points) else set()
            for other in near & before.keys():
                lengths[frozenset((line, other))] += _apart(before[other], point)
            before = dict.fromkeys(near, point)
    # Each pair is found from both its lines.
    return sum(length / 2 > _MERGED_LENGTH for length in lengths.values())


def _lines_near(point: Point, cells: Mapping[Cell, Sequence[tuple[int, Point]]]) -> set[int]:
    x, y = int(point.x // _MERGED), int(point.y // _MERGED)
    around = product((x - 1, x, x + 1), (y - 1, y, y + 1))
    return {line for cell in around for line, other in cells.get(cell, ()) if _apart(point, other) < _MERGED}


def _is_away_from_ends(point: Point, line: Line) -> bool:
    return min(_apart(point, line[0]), _apart(point, line[-1])) > _NEAR_END


def _apart(one: Point, other: Point) -> float:
    return float(((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5)


def _mixed(routes: Iterable[Route]) -> int:
    routes = list(routes)
    return sum(
        _apart(one.points[0], other.tip) < _MIXED
        for one in routes
        for other in routes
        if one is not other and abs(one.points[0].x - other.tip.x) < _MIXED
    )


def _nearly_level(line: Line, *, down: bool) -> bool:
    across = [point.x if down else point.y for point in line]
    return _LEVEL < abs(across[0] - across[-1]) <= _NEARLY and max(across) - min(across) <= _NEARLY


def _text_outside(layout: Layout) -> int:
    found = 0
    for placed in layout.cards().values():
        room = placed.box.width - 2 * CARD_PADDING + _INSIDE
        found += sum(text_width(line, TEXT_SIZE) > room for line in placed.measured.lines)
        found += sum(text_width(line, MARK_SIZE, bold=True) > room for line in placed.measured.marks)
        found += sum(_gauge_texts_outside(gauge) for gauge in placed_gauges(placed.measured.gauges, placed.inside[2]))
    return found


def _gauge_texts_outside(gauge: PlacedGauge) -> int:
    labels = sum(text_width(line, MARK_SIZE, bold=True) > gauge.label_box.width + _INSIDE for line in gauge.label)
    return labels + sum(text_width(line, MARK_SIZE) > gauge.words_box.width + _INSIDE for line in gauge.words)
