"""The small print on arrows: signs and numbers near their tips, assumptions and evidence on their middle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final

from attrs import frozen

from logicmodel.render.fonts import text_width
from logicmodel.render.measure import Box, Point
from logicmodel.render.routes import Route
from logicmodel.render.scene import Arrow

_BADGE_SIZE: Final = 9.0
_MARK_SIZE: Final = 8.0
_HEIGHT: Final = 12.0
_SQUARE: Final = 40.0
_SIGNS: Final = {"negative": "\u2212", "unknown": "?"}

# How far back from its head a badge stands on an arrow, and where else on its last curve if there is one already.
_BACK: Final = 9.0
_BADGE_SHARES: Final = (0.72, 0.6, 0.48, 0.36)
_MARK_SHARES: Final = (0.5, 0.36, 0.64, 0.25, 0.75)


@frozen
class Pill:
    """
    A short text in a rounded box on an arrow.

    Args:
        text: The text.
        size: The size of its type, in points.
        box: Where it stands.
    """

    text: str
    size: float
    box: Box


def badges(arrow: Arrow) -> Iterator[str]:
    """
    Return what stands near the tip of an arrow: its sign, and how many links it is.

    Args:
        arrow: The arrow.
    """
    if sign := _SIGNS.get(arrow.link.sign):
        yield sign
    if arrow.count > 1:
        yield str(arrow.count)


def pills(routes: Sequence[Route]) -> tuple[Pill, ...]:
    """
    Return the small print of arrows, none of it on other small print where there is room beside it.

    Args:
        routes: The ways of the arrows.
    """
    sheet = _Sheet()
    for route in routes:
        for text in badges(route.arrow):
            sheet.add(text, _BADGE_SIZE, (_behind_head(route), *map(route.at, _BADGE_SHARES)))
    for route in routes:
        if route.arrow.marks:
            sheet.add(" ".join(route.arrow.marks), _MARK_SIZE, map(route.at, _MARK_SHARES))
    return tuple(sheet.pills)


class _Sheet:
    """Small print in its places, in squares, so that only what is near is looked at."""

    def __init__(self) -> None:
        self.pills: list[Pill] = []
        self.squares: dict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, text: str, size: float, centres: Iterable[Point]) -> None:
        """Put text at the first place that is free, or at the first where none is."""
        boxes = [_box(text, size, centre) for centre in centres]
        box = next(filter(self._is_free, boxes), boxes[0])
        self.pills.append(Pill(text, size, box))
        for square in _squares(box):
            self.squares[square].append(box)

    def _is_free(self, box: Box) -> bool:
        return not any(box.overlaps(other) for square in _squares(box) for other in self.squares.get(square, ()))


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    """Return the squares that a box is in."""
    across, down = ((int(low // _SQUARE), int(high // _SQUARE)) for low, high in _sides(box))
    return product(range(across[0], across[1] + 1), range(down[0], down[1] + 1))


def _sides(box: Box) -> tuple[tuple[float, float], tuple[float, float]]:
    return (box.left, box.right), (box.top, box.bottom)


def _behind_head(route: Route) -> Point:
    before, tip = route.points[-1], route.tip
    length = max(abs(before.x - tip.x) + abs(before.y - tip.y), 1.0)
    return Point(before.x + (before.x - tip.x) / length * _BACK, before.y + (before.y - tip.y) / length * _BACK)


def _box(text: str, size: float, centre: Point) -> Box:
    width = max(text_width(text, size) + 7, _HEIGHT)
    return Box(centre.x - width / 2, centre.y - _HEIGHT / 2, width, _HEIGHT)
