"""The region between two ends: all that lies on a way from one to the other, which is all that a question looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from attrs import frozen

from logicmodel.questions.compiled import CompiledModel
from logicmodel.questions.components import peeled, strong_parts


@frozen(eq=False)
class Region:
    """
    The part of a compiled model that lies between some elements and others.

    Attributes:
        compiled: The compiled model.
        starts: The elements at which ways start, as far as they lie in the region.
        ends: The elements at which ways end.
        nodes: All nodes on a way from a start to an end, both included.
    """

    compiled: CompiledModel
    starts: tuple[int, ...]
    ends: AbstractSet[int]
    nodes: AbstractSet[int]

    @cached_property
    def distance(self) -> dict[int, int]:
        """
        How many links, at least one, lead from a node to the nearest end, for the nodes from which one is reached.

        From the entry of a column it is counted behind the link that led there.
        """

        def free(node: int, before: int) -> bool:
            return self.compiled.is_member_arc(before, node)

        around = levels(self.compiled.pred, sorted(self.ends), free, self.nodes.__contains__)
        distance: dict[int, int] = {}
        for links, level in enumerate(around):
            distance |= {node: links for node in level if links or node not in self.ends}
        return distance

    @cached_property
    def peeled(self) -> list[int]:
        """The nodes that have no loop behind them, each after all those to which it leads; all, where there is none."""
        return peeled(self.nodes, self.compiled.succ, self.compiled.pred)

    @cached_property
    def tangled_parts(self) -> list[frozenset[int]]:
        """The strongly connected parts of what is left, each after all those to which it leads."""
        if len(self.peeled) == len(self.nodes):
            return []
        return list(strong_parts(self.nodes - set(self.peeled), self.compiled.succ))

    @cached_property
    def parts(self) -> list[frozenset[int]]:
        """The strongly connected parts, each after all those to which it leads; most are of one node."""
        return [*(frozenset((node,)) for node in self.peeled), *self.tangled_parts]

    @cached_property
    def knots(self) -> dict[int, AbstractSet[int]]:
        """For each node that is tied up in loops, the strongly connected part in which it is."""
        return {node: part for part in self.tangled_parts if len(part) > 1 for node in part}

    @cached_property
    def arriving(self) -> dict[int, list[tuple[int, int]]]:
        """For each node of a knot, the arcs that lead to it inside the knot: where each starts, and its link."""
        arcs: dict[int, list[tuple[int, int]]] = {node: [] for node in self.knots}
        for node, knot in self.knots.items():
            for after, link in zip(self.compiled.succ[node], self.compiled.via[node], strict=True):
                if after in knot:
                    arcs[after].append((node, link))
        return arcs


def region_between(
    compiled: CompiledModel, starts: Iterable[int], ends: Iterable[int], within: AbstractSet[int] | None = None
) -> Region:
    """
    Return the region between two sets of elements.

    Args:
        compiled: The compiled model.
        starts: Numbers of elements.
        ends: Numbers of elements.
        within: The nodes to keep to; all where None.
    """
    forward = reach(compiled.succ, starts, within)
    goals = frozenset(ends) & forward
    nodes = reach(compiled.pred, goals, forward)
    return Region(compiled, tuple(start for start in starts if start in nodes), goals, nodes)


def reach(
    arcs: Sequence[Sequence[int]] | Mapping[int, Sequence[int]],
    starts: Iterable[int],
    within: AbstractSet[int] | None = None,
) -> set[int]:
    """Return the nodes that are reached along arcs (`succ` forwards, `pred` backwards), the starts included."""
    waiting = [start for start in starts if within is None or start in within]
    seen = set(waiting)
    while waiting:
        for node in arcs[waiting.pop()]:
            if node not in seen and (within is None or node in within):
                seen.add(node)
                waiting.append(node)
    return seen


def levels(
    arcs: list[list[int]],
    starts: Iterable[int],
    free: Callable[[int, int], bool],
    allowed: Callable[[int], bool],
) -> Iterator[list[int]]:
    """
    Return the nodes that are reached over 0, 1, 2 … links, each once, and a start once more where it is reached again.

    Args:
        arcs: The nodes next to each node, forwards or backwards.
        starts: The nodes to start from.
        free: Whether the arc from one node to the next is no link, and so costs none.
        allowed: Whether a node may be entered.
    """
    seen: set[int] = set()
    level = list(starts)
    while level:
        farther: list[int] = []
        for node in level:  # grows while it is walked, by the nodes that cost no link
            for after in arcs[node]:
                if after in seen or not allowed(after):
                    continue
                if free(node, after):
                    seen.add(after)
                    level.append(after)
                else:
                    farther.append(after)
        yield level
        level = [node for node in dict.fromkeys(farther) if node not in seen]
        seen.update(level)
