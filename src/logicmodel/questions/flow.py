"""Flow through a region: how much passes from its starts to its ends, and what limits it."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from typing import Final, TypeAlias

from attrs import define, field

from logicmodel.questions.compiled import MEMBER
from logicmodel.questions.region import Region

CapacityOf: TypeAlias = Callable[[int], int]

SOURCE: Final = -1
SINK: Final = -2


@define
class Network:
    """
    Nodes joined by arcs of some capacity, for the search for a largest flow.

    Every second arc leads backwards: what flows is taken from the room of the one and given to the other.

    Attributes:
        arcs: For each node, the arcs that leave it.
        head: For each arc, the node to which it leads.
        room: For each arc, how much more can flow.
    """

    arcs: dict[int, list[int]] = field(factory=dict)
    head: list[int] = field(factory=list)
    room: list[float] = field(factory=list)

    def join(self, source: int, target: int, capacity: float) -> None:
        """Add an arc."""
        self.arcs.setdefault(source, []).append(len(self.head))
        self.arcs.setdefault(target, []).append(len(self.head) + 1)
        self.head += (target, source)
        self.room += (capacity, 0)

    def largest_flow(self) -> float:
        """
        Return the largest flow from the source to the sink; infinite where nothing limits it.

        Each round fills all shortest ways on which there is room. Where an arc takes one unit, the rounds grow with the
        square root of the nodes at most, and one round with the arcs.

        References:
            Yefim Dinitz, Algorithm for solution of a problem of maximum flow in a network with power estimation, Soviet
            Mathematics Doklady 11, 1970.
        """
        flow: float = 0
        while SINK in (level := self.levels()):
            untried = {node: self.arcs.get(node, [])[::-1] for node in level}
            while way := self._shortest_way(level, untried):
                sent = min(self.room[arc] for arc in way)
                flow += sent
                if sent == math.inf:
                    return flow
                for arc in way:
                    self.room[arc] -= sent
                    self.room[arc ^ 1] += sent
        return flow

    def _shortest_way(self, level: dict[int, int], untried: dict[int, list[int]]) -> list[int]:
        """Return the arcs of a shortest way with room; empty if there is none left. Spends arcs that lead nowhere."""
        way: list[int] = []
        node = SOURCE
        while node != SINK:
            arcs = untried[node]
            while arcs and not self._leads_on(arcs[-1], level):
                arcs.pop()
            if arcs:
                way.append(arcs[-1])
                node = self.head[arcs[-1]]
            elif way:
                node = self.head[way.pop() ^ 1]
                untried[node].pop()
            else:
                break
        return way

    def _leads_on(self, arc: int, level: dict[int, int]) -> bool:
        return self.room[arc] > 0 and level.get(self.head[arc], 0) == level[self.head[arc ^ 1]] + 1

    def levels(self) -> dict[int, int]:
        """Return the nodes to which more can flow, as far as the sink, with how many arcs lead there at least."""
        level = {SOURCE: 0}
        waiting = deque([SOURCE])
        while waiting and SINK not in level:
            node = waiting.popleft()
            for arc in self.arcs.get(node, ()):
                if self.room[arc] > 0 and self.head[arc] not in level:
                    level[self.head[arc]] = level[node] + 1
                    waiting.append(self.head[arc])
        return level


def largest_flow(region: Region, capacity: CapacityOf) -> tuple[float, tuple[int, ...]]:
    """
    Return the largest flow through a region, and the links of the cut that limits it.

    Args:
        region: The region; no element may be a start and an end of it.
        capacity: How much can flow through a link, as a whole number, so that sums are exact. A column arrow shares
            what it can among all that it implies.
    """
    compiled = region.compiled
    network = Network()
    for node in sorted(region.nodes):
        for after, link in zip(compiled.succ[node], compiled.via[node], strict=True):
            if after in region.nodes:
                network.join(node, after, math.inf if link == MEMBER else capacity(link))
    for start in region.starts:
        network.join(SOURCE, start, math.inf)
    for end in sorted(region.ends):
        network.join(end, SINK, math.inf)
    flow = network.largest_flow()
    behind = network.levels()
    cut = (
        link
        for node in region.nodes & behind.keys()
        for after, link in zip(compiled.succ[node], compiled.via[node], strict=True)
        if after in region.nodes and after not in behind
    )
    return flow, tuple(sorted(cut))


def smallest_element_cut(region: Region) -> tuple[int, ...] | None:
    """
    Return a smallest set of elements without which no way leads through a region, starts and ends left alone.

    None if a start leads to an end at once.
    """
    compiled = region.compiled
    spared = {*region.ends, *region.starts}
    network = Network()
    for node in sorted(region.nodes):
        # A node is two: one at which ways come in, and one at which they go out, with its own capacity between.
        limited = compiled.is_element(node) and node not in spared
        network.join(2 * node, 2 * node + 1, 1 if limited else math.inf)
        for after in compiled.succ[node]:
            if after in region.nodes:
                network.join(2 * node + 1, 2 * after, math.inf)
    for start in region.starts:
        network.join(SOURCE, 2 * start, math.inf)
    for end in sorted(region.ends):
        network.join(2 * end + 1, SINK, math.inf)
    if network.largest_flow() == math.inf:
        return None
    behind = network.levels()
    return tuple(node for node in sorted(region.nodes) if 2 * node in behind and 2 * node + 1 not in behind)
