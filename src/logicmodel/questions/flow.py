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

        Each round sends as much as it can along one shortest way on which there is room.

        References:
            Jack Edmonds and Richard Karp, Theoretical improvements in algorithmic efficiency for network flow problems,
            Journal of the ACM 19 (2), 1972.
        """
        flow: float = 0
        while way := self._way_with_room():
            sent = min(self.room[arc] for arc in way)
            flow += sent
            if sent == math.inf:
                break
            for arc in way:
                self.room[arc] -= sent
                self.room[arc ^ 1] += sent
        return flow

    def _way_with_room(self) -> list[int]:
        came_by = self.reached()
        way: list[int] = []
        node = SINK
        while node != SOURCE and node in came_by:
            way.append(came_by[node])
            node = self.head[came_by[node] ^ 1]
        return way

    def reached(self) -> dict[int, int]:
        """Return the nodes to which more can flow, with the arc by which, as far as the sink."""
        came_by = {SOURCE: -1}
        waiting = deque([SOURCE])
        while waiting and SINK not in came_by:
            for arc in self.arcs.get(waiting.popleft(), ()):
                if self.room[arc] > 0 and self.head[arc] not in came_by:
                    came_by[self.head[arc]] = arc
                    waiting.append(self.head[arc])
        return came_by


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
    behind = network.reached()
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
    behind = network.reached()
    return tuple(node for node in sorted(region.nodes) if 2 * node in behind and 2 * node + 1 not in behind)
