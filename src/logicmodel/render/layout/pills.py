"""The small print on arrows: signs and numbers near their tips, assumptions and evidence on their middle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final, TypeAlias

from attrs import frozen

from logicmodel.render.layout.fonts import text_width
from logicmodel.render.layout.measure import Box, Point
from logicmodel.render.layout.routes import Route
from logicmodel.render.scene.scene import Arrow

_BADGE_SIZE: Final = 9.0
_MARK_SIZE: Final = 8.0
_HEIGHT: Final = 12.0
_SQUARE: Final = 6.0
_SIGNS: Final = {"negative": "\u2212", "unknown": "?"}

# How far back from its head a badge stands on an arrow, and where else on its last curve if there is one already.
_BACK: Final = 9.0
_BADGE_SHARES: Final = (0.72, 0.6, 0.48, 0.36)
_MARK_SHARES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75)

# The places on an arrow at which it is looked for.
_STEPS: Final = tuple(step / 24 for step in range(25))

_Square: TypeAlias = tuple[int, int]


@frozen
class Pill:
    """
    A short text in a rounded box on an arrow.

    Args:
        text: The text.
        size: The size of its type, in points.
        box: Where it stands.
        faded: Whether its arrow is faded because something else is lit.
    """

    text: str
    size: float
    box: Box
    faded: bool = False


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
    Return the small print of arrows: where there is room, on no other small print and on no other arrow.

    Args:
        routes: The ways of the arrows.
    """
    if not any(route.arrow.marks or any(badges(route.arrow)) for route in routes):
        return ()
    sheet = _Sheet(routes)
    for number, route in enumerate(routes):
        for text in badges(route.arrow):
            sheet.add(number, text, _BADGE_SIZE, (_behind_head(route), *map(route.at, _BADGE_SHARES)))
    for number, route in enumerate(routes):
        if route.arrow.marks:
            sheet.add(
                number, " ".join(mark.text for mark in route.arrow.marks), _MARK_SIZE, map(route.at, _MARK_SHARES)
            )
    return tuple(sheet.pills)


class _Sheet:
    """The picture in small squares, with what each of them holds: small print, and arrows by their numbers."""

    def __init__(self, routes: Sequence[Route]) -> None:
        self.pills: list[Pill] = []
        self.taken: set[_Square] = set()
        self.arrows: dict[_Square, set[int]] = defaultdict(set)
        self.faded = [route.arrow.light == "faded" for route in routes]
        for number, route in enumerate(routes):
            for point in map(route.at, _STEPS):
                self.arrows[int(point.x // _SQUARE), int(point.y // _SQUARE)].add(number)

    def add(self, own: int, text: str, size: float, centres: Iterable[Point]) -> None:
        """
        Put text on an arrow at the first place on nothing, or else at the first on no other small print.

        Where there is no such place, it goes where it hides least.
        """
        boxes = [_box(text, size, centre) for centre in centres]
        free = [box for box in boxes if self.taken.isdisjoint(_squares(box))]
        clear = [box for box in free if not self._is_crossed(box, own)]
        box = (clear or free or [min(boxes, key=self._hidden)])[0]
        self.pills.append(Pill(text, size, box, self.faded[own]))
        self.taken.update(_squares(box))

    def _hidden(self, box: Box) -> int:
        """Return how much small print a box would stand on, in squares."""
        return sum(square in self.taken for square in _squares(box))

    def _is_crossed(self, box: Box, own: int) -> bool:
        return any(self.arrows.get(square, set()) - {own} for square in _squares(box))


def _squares(box: Box) -> Iterator[_Square]:
    """Return the squares that a box is in."""
    across = range(int(box.left // _SQUARE), int(box.right // _SQUARE) + 1)
    return product(across, range(int(box.top // _SQUARE), int(box.bottom // _SQUARE) + 1))


def _behind_head(route: Route) -> Point:
    before, tip = route.points[-1], route.tip
    length = max(abs(before.x - tip.x) + abs(before.y - tip.y), 1.0)
    return Point(before.x + (before.x - tip.x) / length * _BACK, before.y + (before.y - tip.y) / length * _BACK)


def _box(text: str, size: float, centre: Point) -> Box:
    width = max(text_width(text, size) + 7, _HEIGHT)
    return Box(centre.x - width / 2, centre.y - _HEIGHT / 2, width, _HEIGHT)
