"""Arrows that are nearly level are made level, by moving their ends, or a node that has room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from logicmodel.render.layout.layers import Layers, Node, Port, Step

# A step of less than this looks like a mistake.
_NEARLY: Final = 9.0
_LEVEL: Final = 0.01

# How close two ends on one side of a card may come.
_CLOSEST: Final = 6.5
_CORNER: Final = 6.0

Gap = Callable[[Node, Node], float]


def make_level(layers: Layers, gap: Gap) -> None:
    """
    Make arrows level that are nearly so.

    Args:
        layers: The ranks, with everything in its place.
        gap: How far apart two neighbours have to be.
    """
    levelling = _Levelling(layers, gap)
    for _ in range(2):
        for step in layers.steps():
            if _LEVEL < abs(step.rise) <= _NEARLY:
                levelling.level(step)


class _Levelling:
    """What may move, and how far."""

    def __init__(self, layers: Layers, gap: Gap) -> None:
        self.layers = layers
        self.gap = gap
        self.place = layers.places()

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
        rank = self.layers.ranks[node.rank]
        place = self.place[node]
        before = rank[place - 1] if by < 0 and place else None
        behind = rank[place + 1] if by > 0 and place + 1 < len(rank) else None
        # The edge of the picture and of a lane are as hard as a neighbour.
        if (by < 0 and before is None) or (by > 0 and behind is None):
            return False
        neighbour = before or behind
        if neighbour is None or neighbour.kind == "boundary":
            return False
        first, second = (neighbour, node) if before else (node, neighbour)
        apart = abs(node.middle + by - neighbour.middle) - (node.size + neighbour.size) / 2
        return apart >= self.gap(first, second) - _LEVEL

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
