"""Arrows that are nearly level are made level, by moving their ends, or a node that has room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from logicmodel.render.layout.layers import Course, Layers, Node, Port, Step

# A step of less than this looks like a mistake.
_NEARLY: Final = 9.0
_LEVEL: Final = 0.01

# How close two ends on one side of a card may come.
_CLOSEST: Final = 6.5
_CORNER: Final = 6.0

# How much closer than usual arrows may pass each other where that makes one of them level.
_SQUEEZED: Final = 2.0

Gap = Callable[[Node, Node], float]
Span: TypeAlias = tuple[float, float]


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
        spans = [_span(start), _span(end), *(self.room(node, squeezed=_SQUEEZED) for node in passes)]
        low, high = max(low for low, _ in spans), min(high for _, high in spans)
        if low > high:
            return
        height = min(max(end.at, low), high)
        for port in (start, end):
            port.offset += height - port.at
        for node in passes:
            node.middle = height

    def room(self, node: Node, *, squeezed: float) -> Span:
        """Return from where to where a node may stand between its neighbours, or a little closer to them than usual."""
        rank, place = self.layers.ranks[node.rank], self.place[node]
        start, length = self.lanes[node.lane]
        low, high = start + node.size / 2, start + length - node.size / 2
        before = rank[place - 1] if place else None
        after = rank[place + 1] if place + 1 < len(rank) else None
        if before and before.kind != "boundary":
            low = before.middle + (before.size + node.size) / 2 + self.gap(before, node) - squeezed
        if after and after.kind != "boundary":
            high = after.middle - (after.size + node.size) / 2 - self.gap(node, after) + squeezed
        return min(low, node.middle), max(high, node.middle)

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

    def has_room(self, node: Node, by: float) -> bool:
        low, high = self.room(node, squeezed=_LEVEL)
        return low <= node.middle + by <= high

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
    low, high = _span(port)
    return low <= port.node.middle + offset <= high


def _span(port: Port) -> Span:
    """Return from where to where an end may stand."""
    if not port.node.is_card:
        return port.at, port.at
    others, room = _others(port), port.node.size / 2 - _CORNER
    above = max((each + _CLOSEST for each in others if each < port.offset), default=-room)
    below = min((each - _CLOSEST for each in others if each > port.offset), default=room)
    middle = port.node.middle
    return middle + min(max(above, -room), port.offset), middle + max(min(below, room), port.offset)


def _others(port: Port) -> Sequence[float]:
    """Return the offsets of the other ends on the same side."""
    node = port.node
    arriving = [step.end for step in node.arriving]
    side = arriving if port in arriving else [*(step.start for step in node.leaving), *node.bowing]
    return [each.offset for each in side if each is not port]
