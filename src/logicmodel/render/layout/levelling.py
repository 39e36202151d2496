"""Arrows that are nearly level are made level, by moving their ends, or a node that has room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from logicmodel.render.layout.layers import Course, Layers, Node, Port, Step

# A step of less than this looks like a mistake.
_NEARLY: Final = 9.0
_LEVEL: Final = 0.01

# How close two ends on one side of a card may come.
_CLOSEST: Final = 6.5
_CORNER: Final = 6.0

# How many heights are tried for an arrow that is to be level.
_TRIES: Final = 10

# How much closer than usual arrows may pass each other where that makes one of them level.
_SQUEEZED: Final = 2.0

Gap = Callable[[Node, Node], float]


def make_level(layers: Layers, gap: Gap, lanes: Sequence[tuple[float, float]]) -> None:
    """
    Make arrows level that are nearly so, and long ones straight that have the room.

    Args:
        layers: The ranks, with everything in its place.
        gap: How far apart two neighbours have to be.
        lanes: Where each lane starts, and how long it is.
    """
    levelling = _Levelling(layers, gap, lanes)
    for _ in range(2):
        for course in layers.courses:
            levelling.straighten(course)
        for step in layers.steps():
            if _LEVEL < abs(step.rise) <= _NEARLY:
                levelling.level(step)
    for course in layers.courses:
        levelling.flatten(course)


class _Levelling:
    """What may move, and how far."""

    def __init__(self, layers: Layers, gap: Gap, lanes: Sequence[tuple[float, float]]) -> None:
        self.layers = layers
        self.gap = gap
        self.lanes = lanes
        self.place = layers.places()

    def straighten(self, course: Course) -> None:
        """Let a long arrow pass all ranks at one height where that bends it less often."""
        passes = [step.start.node for step in course.steps[1:]]
        if not passes:
            return
        ends = (course.steps[0].start.at, course.steps[-1].end.at)
        heights = [ends[0], *(node.middle for node in passes), ends[1]]
        bends = sum(abs(later - earlier) > _LEVEL for earlier, later in pairwise(heights))
        best = min(dict.fromkeys(heights), key=lambda height: sum(abs(height - end) > _LEVEL for end in ends))
        for height in (best, *dict.fromkeys(heights)):
            if sum(abs(height - end) > _LEVEL for end in ends) >= bends:
                continue
            if all(self.has_room(node, height - node.middle) for node in passes):
                for node in passes:
                    node.middle = height
                return

    def flatten(self, course: Course) -> None:
        """Make an arrow level that is nearly so over its whole way, by moving both its ends and where it passes."""
        start, end = course.steps[0].start, course.steps[-1].end
        passes = [step.start.node for step in course.steps[1:]]
        heights = [start.at, *(node.middle for node in passes), end.at]
        if not _LEVEL < max(heights) - min(heights) <= _NEARLY:
            return
        low, high = min(heights), max(heights)
        between = (low + (high - low) * share / _TRIES for share in range(_TRIES + 1))
        for height in (end.at, start.at, *between):
            ends = ((start, height - start.at), (end, height - end.at))
            if all(self.can_move(port, by) for port, by in ends) and all(
                self.has_room(node, height - node.middle, squeezed=True) for node in passes
            ):
                for port, by in ends:
                    port.offset += by
                for node in passes:
                    node.middle = height
                return

    def can_move(self, port: Port, by: float) -> bool:
        return abs(by) <= _LEVEL or (port.node.is_card and _fits(port, port.offset + by))

    def level(self, step: Step) -> bool:
        """Make a step level in the first way that does not bend another; return whether there was one."""
        start, end = step.start, step.end
        rise = step.rise
        return (
            self.move_pass(end.node, -rise)
            or self.move_port(end, -rise)
            or self.move_pass(start.node, rise)
            or self.move_port(start, rise)
            or self.move_both(start, end, rise)
            or self.move_card(end.node, -rise)
            or self.move_card(start.node, rise)
        )

    def move_pass(self, node: Node, by: float) -> bool:
        """Move a passing arrow whose other side is not level either."""
        if node.kind != "pass" or any(_is_level(step) for step in (*node.arriving, *node.leaving)):
            return False
        return self.move_node(node, by)

    def move_card(self, node: Node, by: float) -> bool:
        """Move a card none of whose arrows is level yet."""
        if any(_is_level(step) for step in (*node.arriving, *node.leaving)):
            return False
        return self.move_node(node, by)

    def move_node(self, node: Node, by: float) -> bool:
        if not self.has_room(node, by):
            return False
        node.middle += by
        return True

    def has_room(self, node: Node, by: float, *, squeezed: bool = False) -> bool:
        rank = self.layers.ranks[node.rank]
        place = self.place[node]
        start, length = self.lanes[node.lane]
        slack = _SQUEEZED if squeezed else _LEVEL
        if by < 0:
            return self.clear(rank[place - 1] if place else None, node, start, by, slack)
        return self.clear(rank[place + 1] if place + 1 < len(rank) else None, node, start + length, by, slack)

    def clear(self, neighbour: Node | None, node: Node, edge: float, by: float, slack: float) -> bool:
        """Return whether a node that moves stays clear of a neighbour, or of the edge of its lane."""
        if neighbour is None or neighbour.kind == "boundary":
            return abs(node.middle + by - edge) >= node.size / 2 if (edge - node.middle) * by > 0 else by == 0
        first, second = (neighbour, node) if by < 0 else (node, neighbour)
        apart = abs(node.middle - neighbour.middle) - (node.size + neighbour.size) / 2 - abs(by)
        return apart >= self.gap(first, second) - slack

    def move_port(self, port: Port, by: float) -> bool:
        if not port.node.is_card or not _fits(port, port.offset + by):
            return False
        port.offset += by
        return True

    def move_both(self, start: Port, end: Port, rise: float) -> bool:
        half = rise / 2
        if not (start.node.is_card and end.node.is_card):
            return False
        if not (_fits(start, start.offset + half) and _fits(end, end.offset - half)):
            return False
        start.offset += half
        end.offset -= half
        return True


def _is_level(step: Step) -> bool:
    return abs(step.rise) <= _LEVEL


def _fits(port: Port, offset: float) -> bool:
    """Return whether an end may stand at an offset: on its side, in its order, and apart from the others."""
    if abs(offset) > port.node.size / 2 - _CORNER:
        return False
    others = _others(port)
    above = max((each for each in others if each < port.offset), default=offset - _CLOSEST)
    below = min((each for each in others if each > port.offset), default=offset + _CLOSEST)
    return above + _CLOSEST <= offset <= below - _CLOSEST


def _others(port: Port) -> Sequence[float]:
    """Return the offsets of the other ends on the same side."""
    node = port.node
    arriving = [step.end for step in node.arriving]
    side = arriving if port in arriving else [*(step.start for step in node.leaving), *node.bowing]
    return [each.offset for each in side if each is not port]
