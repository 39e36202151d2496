"""How paths are counted without being walked: the numbers behind `count_paths`."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from attrs import define, frozen

from logicmodel.questions.budget import Budget
from logicmodel.questions.region import Region


def count_simple(region: Region, budget: Budget) -> int:
    """
    Return how many paths of at least one link lead through a region without visiting an element twice.

    From the end to the start, the ways on from a node are the sum of those of the nodes that follow. Only inside a
    strongly connected part must paths be walked, and only as far as they stay inside it.

    Raises:
        BudgetSpentError: The loops of the region hold too many paths.
    """
    succ = region.compiled.succ
    ways: dict[int, int] = {}
    for node in region.peeled:
        ways[node] = (node in region.ends) + _onwards(ways, succ[node])
    for part in region.tangled_parts:
        if len(part) == 1:
            (node,) = part
            ways[node] = (node in region.ends) + _onwards(ways, succ[node])
        else:
            knot = _Knot.of(region, part, ways)
            ways |= {node: knot.ways_from(node, budget) for node in _entries(region, part)}
    return sum(ways[start] - (start in region.ends) for start in region.starts)


def _onwards(ways: dict[int, int], following: list[int]) -> int:
    """Return the sum of the ways of the nodes that follow one."""
    total = 0
    for after in following:
        if after in ways:
            total += ways[after]
    return total


def _entries(region: Region, part: AbstractSet[int]) -> list[int]:
    """Return the nodes at which a path can come into a part."""
    starts = set(region.starts)
    return [
        node
        for node in part
        if node in starts or any(before in region.nodes and before not in part for before in region.compiled.pred[node])
    ]


@frozen
class _Knot:
    """
    A strongly connected part with loops in it.

    Attributes:
        region: The region in which it lies.
        inside: For each of its nodes, those that follow inside it.
        leaving: For each of its nodes, how many ways lead out of it at once.
    """

    region: Region
    inside: dict[int, list[int]]
    leaving: dict[int, int]

    @classmethod
    def of(cls, region: Region, part: AbstractSet[int], ways: dict[int, int]) -> _Knot:
        """Return a part of a region as a knot, where the ways from the nodes behind it are known."""
        succ = region.compiled.succ
        return cls(
            region,
            {node: [after for after in succ[node] if after in part] for node in part},
            {
                node: (node in region.ends) + sum(ways.get(after, 0) for after in succ[node] if after not in part)
                for node in part
            },
        )

    def ways_from(self, entry: int, budget: Budget) -> int:
        """Return how many ways lead from one of its nodes to an end of the region, walking those inside it."""
        is_element = self.region.compiled.is_element
        visited = {entry} if is_element(entry) else set()
        trail = [(entry, iter(self.inside[entry]))]
        found = self.leaving[entry]
        while trail:
            for after in trail[-1][1]:
                if after in visited:
                    continue
                budget.spend()
                if is_element(after):
                    visited.add(after)
                found += self.leaving[after]
                trail.append((after, iter(self.inside[after])))
                break
            else:
                visited.discard(trail.pop()[0])
        return found


def count_condensed(region: Region) -> int:
    """
    Return how many paths lead through a region when all elements that loops tie together count as one.

    The links between elements of one such knot are left out; all others are told apart by the elements that they join.
    Within a knot that holds both a start and an end there is one way.
    """
    onwards = _Condensed(region, {}, {})
    total = 0
    for part in region.parts:
        onwards.add(part)
        starts, ends = part.intersection(region.starts), part & region.ends
        if starts:
            (some_start, *_) = starts
            apart = any(start != end for start in starts for end in ends)
            total += onwards.ways[some_start] - bool(ends) + apart
    return total


@define
class _Condensed:
    """
    The ways on, from part to part.

    Attributes:
        region: The region.
        ways: The ways on from a node, as one sees it from outside its part.
        leaving: For the nodes of a knot, the ways that lead out of the knot with the next step.
    """

    region: Region
    ways: dict[int, int]
    leaving: dict[int, int]

    def add(self, part: frozenset[int]) -> None:
        """Add a part of which all followers have been added."""
        compiled, succ = self.region.compiled, self.region.compiled.succ
        elements = [node for node in part if compiled.is_element(node)]
        columns = sorted((node for node in part if not compiled.is_element(node)), reverse=True)  # entries before exits
        for column in columns:
            self.leaving[column] = self._sum(column, part, self.leaving)
        inner = sum(self._sum(element, part, self.leaving) for element in elements)
        here = bool(part & self.region.ends) + inner
        self.ways |= dict.fromkeys(elements, here)
        for column in columns:
            self.ways[column] = sum(self.ways.get(after, 0) for after in succ[column])

    def _sum(self, node: int, part: frozenset[int], inside: dict[int, int]) -> int:
        return sum(
            inside.get(after, 0) if after in part else self.ways.get(after, 0)
            for after in self.region.compiled.succ[node]
        )
