"""What every way passes: the nodes without which others are not reached."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import reduce
from typing import Final, TypeAlias

from attrs import field, frozen

from logicmodel.questions.compiled import MEMBER
from logicmodel.questions.region import Region

ROOT: Final = -1

Passed: TypeAlias = tuple[list[int], list[int]]


@frozen(eq=False)
class DominatorTree:
    """
    For each node of a region, the last other node that every way from a start to it passes: its immediate dominator.

    Attributes:
        region: The region.
        starts: The starts of the region, as a set: there may be thousands.
        above: The immediate dominator of each node; `ROOT` if there is none.
        depth: How many nodes every way to a node passes, that node included.
        links_into: The link by which every way comes to a node, or `MEMBER`, of the nodes that were asked about.
        links_from: The links that leave a node, by where they lead, of the nodes that were asked about.
    """

    region: Region
    starts: AbstractSet[int]
    above: dict[int, int] = field(factory=lambda: {ROOT: ROOT})
    depth: dict[int, int] = field(factory=lambda: {ROOT: 0})
    links_into: dict[int, int] = field(factory=dict)
    links_from: dict[int, dict[int, int]] = field(factory=dict)

    @classmethod
    def of(cls, region: Region) -> DominatorTree:
        """
        Return the tree of a region.

        Outside loops a node comes after all those that lead to it, so that one sweep from the starts settles it. Only
        the knots that loops tie need the search of networkx, which goes round until nothing changes.
        """
        tree = cls(region, frozenset(region.starts))
        for part in reversed(region.tangled_parts):
            if len(part) == 1:
                (node,) = part
                tree._hang(node, tree._above_all(part))
            else:
                tree._hang_knot(part)
        for node in reversed(region.peeled):
            tree._hang(node, tree._above_all((node,)))
        return tree

    def _hang(self, node: int, above: int) -> None:
        self.above[node] = above
        self.depth[node] = self.depth[above] + 1

    def _above_all(self, nodes: Iterable[int]) -> int:
        """Return the last node that every way to these nodes passes before any of them."""
        pred, above = self.region.compiled.pred, self.above
        common: int | None = None
        for node in nodes:
            if node in self.starts:
                return ROOT
            for before in pred[node]:
                if before in above and before != common:
                    common = before if common is None else self._meet(common, before)
        return ROOT if common is None else common

    def _meet(self, one: int, other: int) -> int:
        """Return the last node at which the ways to two nodes have to come together."""
        above, depth = self.above, self.depth
        while one != other:
            if depth[one] < depth[other]:
                other = above[other]
            else:
                one = above[one]
        return one

    def _hang_knot(self, knot: AbstractSet[int]) -> None:
        """
        Hang the nodes of a knot.

        Each can be reached from every way into the knot. So those that have no dominator inside it share one outside.
        """
        import networkx as nx  # noqa: PLC0415 -- models without loops do without it

        compiled = self.region.compiled
        outside = self._above_all(knot)
        graph: nx.DiGraph[int] = nx.DiGraph()
        for node in sorted(knot):
            if node in self.starts or any(before in self.above for before in compiled.pred[node]):
                graph.add_edge(ROOT, node)
            graph.add_edges_from((node, after) for after in compiled.succ[node] if after in knot)
        # To networkx 3.5 the root has itself as its dominator; from 3.6 it has none.
        inside = {**nx.immediate_dominators(graph, ROOT), ROOT: ROOT}
        below: dict[int, list[int]] = {}
        for node, above in inside.items():
            below.setdefault(above, []).append(node)
        waiting = [(node, outside) for node in below[ROOT] if node != ROOT]
        while waiting:
            node, above = waiting.pop()
            self._hang(node, above)
            waiting.extend((each, node) for each in below.get(node, ()))

    def chain(self, node: int) -> list[int]:
        """Return the nodes that every way to a node passes, the node included, in their order."""
        passed = []
        while node != ROOT:
            passed.append(node)
            node = self.above[node]
        passed.reverse()
        return passed

    def passed_before(self, node: int) -> Passed:
        """Return the elements, the node included, and the links that every way to a node passes, in their order."""
        passed = self.chain(node)
        elements = [each for each in passed if self.region.compiled.is_element(each)]
        links = self.links_into
        for each in passed:
            if each not in links:
                links[each] = self._only_link_into(each)
        return elements, [links[each] for each in passed if links[each] != MEMBER]

    def passed_by_all(self) -> Passed:
        """Return the elements and the links that every way to any of the ends passes, in their order."""
        return self.passed_before(reduce(self._meet, self.region.ends)) if self.region.ends else ([], [])

    def _only_link_into(self, node: int) -> int:
        """
        Return the link by which every way comes to a node, or `MEMBER` if there is no such link.

        That is the only arc that comes from a node which can be reached without this one.
        """
        if node in self.starts:
            return MEMBER
        compiled = self.region.compiled
        before = [each for each in compiled.pred[node] if each in self.above and not self._dominates(node, each)]
        if len(before) != 1:
            return MEMBER
        (source,) = before
        if source not in self.links_from:
            self.links_from[source] = dict(zip(compiled.succ[source], compiled.via[source], strict=True))
        return self.links_from[source][node]

    def _dominates(self, node: int, other: int) -> bool:
        """Return whether every way to another node passes a node."""
        while self.depth[other] > self.depth[node]:
            other = self.above[other]
        return other == node


def passed_by_all(region: Region) -> Passed:
    """Return the elements, an only end included, and the links that every way through a region passes, in order."""
    return DominatorTree.of(region).passed_by_all() if region.tangled_parts else _passed_in_order(region)


def _passed_in_order(region: Region) -> Passed:
    """
    Return the same where there are no loops, in one sweep from the starts.

    There every way goes through the nodes in one order, so that all ways pass a node that no arc leads past, and a link
    beside which no other arc leads on.
    """
    compiled = region.compiled
    elements, links = [], []
    arriving = dict.fromkeys(region.nodes, 0) | dict.fromkeys(region.starts, 1)
    open_arcs = len(region.starts)
    for node in reversed(region.peeled):
        open_arcs -= arriving[node]
        passed, last = not open_arcs, MEMBER
        for after, link in zip(compiled.succ[node], compiled.via[node], strict=True):
            if after in arriving:
                arriving[after] += 1
                open_arcs += 1
                last = link
        if node in region.ends:
            open_arcs += 1
        if passed and compiled.is_element(node):
            elements.append(node)
        if passed and open_arcs == 1 and last != MEMBER:
            links.append(last)
    return elements, links
