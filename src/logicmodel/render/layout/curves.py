"""How arrows run: level past the cards of a rank, and in smooth curves through the gutters between ranks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from logicmodel.render.layout.gutters import Tracks, bow_depths
from logicmodel.render.layout.layers import Course, Flat, Layers, Node, Step
from logicmodel.render.layout.measure import Point
from logicmodel.render.layout.routes import Piece, Route, bend, head_of, joined, straight

# Steps that rise less than this do not turn, as far as others are concerned.
_LEVEL: Final = 6.0

# Where on its way through a gutter the first of several steps turns, and the last.
_FIRST_TURN: Final = 0.2
_LAST_TURN: Final = 0.8

_BOW: Final = 12.0
_BOW_TRACK: Final = 5.0
_LOOP: Final = 20.0
_SHORT_FROM_END: Final = 22.0


def card_routes(layers: Layers, tracks: Tracks) -> dict[str, Route]:
    """
    Return the ways of all arrows that start or end at a card, by the ids of their links.

    Args:
        layers: The ranks, with everything in its place across the flow.
        tracks: Where ranks stand along it.
    """
    turns = _turns(layers)
    depths = bow_depths(layers.bows)
    found = [_course_route(course, layers, tracks, turns) for course in layers.courses]
    found += [_short_route(flat, tracks) for flat in layers.short]
    found += [_bow_route(flat, tracks, depths[flat]) for flat in layers.bows]
    return {route.arrow.link.id: route for route in found}


def _course_route(course: Course, layers: Layers, tracks: Tracks, turns: Mapping[Step, float]) -> Route:
    pieces = list(_pieces(course, layers, tracks, turns))
    if not course.backward:
        end = pieces[-1][-1]
        return Route(course.arrow, joined(pieces), Point(end.x + head_of(course.arrow), end.y))
    start = pieces[0][0]
    turned = [(d, c, b, a) for a, b, c, d in reversed(pieces)]
    return Route(course.arrow, joined(turned), Point(start.x - head_of(course.arrow), start.y))


def _pieces(course: Course, layers: Layers, tracks: Tracks, turns: Mapping[Step, float]) -> Iterator[Piece]:
    """Return the pieces of a way, along the flow, without the head of the arrow."""
    head = head_of(course.arrow)
    first, last = course.steps[0].start.node, course.steps[-1].end.node
    x = _departure(first, layers, tracks) + (head if course.backward else 0.0)
    end = _arrival(last, layers, tracks) - (0.0 if course.backward else head)
    for step in course.steps:
        start, rank = step.start.node, step.start.node.rank
        # Frames end before arrows bend, which so cross no title.
        leave = max(tracks.exit(rank), x) if start.is_card else x if start is first else tracks.exit(rank)
        if leave > x:
            yield _level(x, leave, step.start.at)
        enter = min(tracks.entry(rank + 1), end) if step.end.node is last else tracks.entry(rank + 1)
        turn = _share((leave, enter), (tracks.exit(rank), tracks.entry(rank + 1)), turns.get(step, 0.5))
        yield bend(Point(leave, step.start.at), Point(enter, step.end.at), turn)
        x = enter
    if end > x:
        yield _level(x, end, course.steps[-1].end.at)


def _share(way: tuple[float, float], gutter: tuple[float, float], turn: float) -> float:
    """Return where on its way through a gutter, which the head of its arrow shortens, a step turns."""
    if way[1] <= way[0]:
        return turn
    place = gutter[0] + turn * (gutter[1] - gutter[0])
    return min(max((place - way[0]) / (way[1] - way[0]), _FIRST_TURN), _LAST_TURN)


def _departure(node: Node, layers: Layers, tracks: Tracks) -> float:
    """Return where arrows leave a card, or the stage in which they end."""
    return tracks.ends(node.rank) if node.is_card else _band(node, layers, tracks)[1]


def _arrival(node: Node, layers: Layers, tracks: Tracks) -> float:
    return tracks.starts[node.rank] if node.is_card else _band(node, layers, tracks)[0]


def _band(node: Node, layers: Layers, tracks: Tracks) -> tuple[float, float]:
    number = next(number for number, stage in enumerate(layers.stages) if node.rank in stage)
    return tracks.bands[number]


def _level(start: float, end: float, y: float) -> Piece:
    return (Point(start, y), *straight(Point(start, y), Point(end, y)))


def _turns(layers: Layers) -> dict[Step, float]:
    """
    Return where each step turns on its way through its gutter.

    Of steps that lie next to each other those turn first that lead furthest away, so that they do not cross.
    """
    found: dict[Step, float] = {}
    for rank in layers.ranks:
        steps = [step for node in rank for step in node.leaving]
        for sign in (1, -1):
            bending = [step for step in steps if step.rise * sign > _LEVEL]
            for bundle in _bundles(sorted(bending, key=lambda step: step.start.at * sign), sign):
                found.update(zip(bundle, _spread(len(bundle)), strict=True))
    return found


def _bundles(steps: Sequence[Step], sign: int) -> Iterator[list[Step]]:
    """Return steps, given in order, that lie next to each other across the flow."""
    bundle: list[Step] = []
    reached = 0.0
    for step in steps:
        low, high = sorted((step.start.at * sign, step.end.at * sign))
        if bundle and low > reached:
            yield bundle
            bundle = []
        reached = max(reached, high) if bundle else high
        bundle.append(step)
    if bundle:
        yield bundle


def _spread(count: int) -> list[float]:
    if count == 1:
        return [0.5]
    return [_LAST_TURN - (_LAST_TURN - _FIRST_TURN) * number / (count - 1) for number in range(count)]


def _short_route(flat: Flat, tracks: Tracks) -> Route:
    """Return the way of an arrow from a card to its neighbour in a rank."""
    source, target = flat.source.node, flat.target.node
    x = tracks.ends(source.rank) - min(_SHORT_FROM_END, tracks.extents[source.rank].cards / 2)
    sign = 1 if source.middle < target.middle else -1
    start = Point(x, source.middle + sign * source.size / 2)
    tip = Point(x, target.middle - sign * target.size / 2)
    end = Point(x, tip.y - sign * head_of(flat.arrow))
    return Route(flat.arrow, (start, *straight(start, end)), tip)


def _bow_route(flat: Flat, tracks: Tracks, depth: int) -> Route:
    """Return the way of an arrow out of its rank and back: the more it has inside it, the further out."""
    rank = flat.source.node.rank
    x = tracks.ends(rank)
    tip = Point(x, flat.target.at)
    end = Point(x + head_of(flat.arrow), tip.y)
    start = Point(x, flat.source.at)
    # The middle of a cubic curve is at three quarters of the way to its control points.
    reach = _LOOP if flat.is_loop else _BOW + _BOW_TRACK * depth
    out = tracks.extents[rank].after + min(reach, tracks.gutters[rank] - 2 * head_of(flat.arrow)) / 0.75
    return Route(flat.arrow, (start, Point(start.x + out, start.y), Point(end.x + out - (end.x - x), end.y), end), tip)
