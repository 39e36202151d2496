"""The way of an arrow as a value: smooth curves and straight lines, up to the tip of its head."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from logicmodel.render.layout.measure import BAR, HEAD, STAGE_HEAD, Point
from logicmodel.render.scene.scene import Arrow

Piece = tuple[Point, Point, Point, Point]


@frozen
class Route:
    """
    The way of an arrow.

    Args:
        arrow: The arrow.
        points: The control points of its cubic curves: a start, then three for each curve.
        tip: Where its head ends.
    """

    arrow: Arrow
    points: tuple[Point, ...]
    tip: Point

    def at(self, share: float) -> Point:
        """Return a point of its longest piece: the start of that at a share of 0, its end at 1."""
        pieces = [self.points[start : start + 4] for start in range(0, len(self.points) - 1, 3)]
        start, out, into, end = max(pieces, key=_reach)
        rest = 1 - share
        a, b, c, d = rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3
        return Point(a * start.x + b * out.x + c * into.x + d * end.x, a * start.y + b * out.y + c * into.y + d * end.y)


def _reach(piece: tuple[Point, ...]) -> float:
    return abs(piece[-1].x - piece[0].x) + abs(piece[-1].y - piece[0].y)


def head_of(arrow: Arrow) -> float:
    """
    Return the length of an arrow's head.

    Args:
        arrow: The arrow.
    """
    return BAR if arrow.link.sign == "negative" else HEAD


def stage_head_of(arrow: Arrow) -> float:
    """
    Return the length of the head of an arrow that joins stages.

    Args:
        arrow: The arrow.
    """
    return BAR if arrow.link.sign == "negative" else STAGE_HEAD


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
    return Route(arrow, (start, *straight(start, Point(tip.x - head_of(arrow), tip.y))), tip)


def bend(start: Point, end: Point, turn: float = 0.5) -> Piece:
    """
    Return an S-curve that leaves and arrives level, as the points of a curve.

    Args:
        start: Where it starts.
        end: Where it ends.
        turn: Where on its way it turns: near the start at a share of 0, near the end at 1.
    """
    x = start.x + (end.x - start.x) * turn
    return start, Point(x, start.y), Point(x, end.y), end


def joined(pieces: Iterable[Piece]) -> tuple[Point, ...]:
    """
    Return pieces that follow each other as the points of one way; level ones that meet become one.

    Args:
        pieces: The pieces.
    """
    points: list[Point] = []
    for start, *rest in pieces:
        is_level = all(abs(point.y - start.y) < 0.01 for point in rest)  # noqa: PLR2004 -- less than can be seen
        if is_level and len(points) > 1 and all(abs(point.y - start.y) < 0.01 for point in points[-4:]):  # noqa: PLR2004 -- as above
            points[-3:] = straight(points[-4], rest[-1])
        elif is_level:
            points = [*(points or [start]), *straight(start, rest[-1])]
        else:
            points = [*(points or [start]), *rest]
    return tuple(points)
