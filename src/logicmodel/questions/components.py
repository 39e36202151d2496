"""The order of a graph: what comes after what, and which parts are tied up in loops."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple


class Run(NamedTuple):
    """Nodes in a row, each after all those to which it leads; or, tied together by loops, all nodes of one knot."""

    nodes: list[int]
    is_knot: bool


def runs_from_the_end(nodes: Collection[int], succ: list[list[int]], pred: list[list[int]]) -> Iterator[Run]:
    """Return some nodes from the end: each knot as a run, and what stands between two knots as another."""
    free: list[int] = []
    for part in parts_from_the_end(nodes, succ, pred):
        if len(part) == 1:
            free += part
            continue
        yield Run(free, is_knot=False)
        yield Run(sorted(part), is_knot=True)
        free = []
    yield Run(free, is_knot=False)


def parts_from_the_end(
    nodes: Collection[int], succ: list[list[int]], pred: list[list[int]]
) -> Iterator[frozenset[int]]:
    """
    Return the strongly connected parts of some nodes, each after all those to which it leads.

    What has no loop behind it is peeled off layer by layer, which is several times as fast as Tarjan's search; that
    search then settles what is left.
    """
    inside = nodes if isinstance(nodes, set | frozenset) else frozenset(nodes)
    free = peeled(inside, succ, pred)
    yield from (frozenset((node,)) for node in free)
    if len(free) < len(inside):
        yield from strong_parts(inside.difference(free), succ)


def before_loops(succ: list[list[int]], pred: list[list[int]]) -> list[int]:
    """
    Return the nodes of a whole graph that are in a loop or lead to one.

    It peels like `peeled`, on lists in place of sets, so that a large model without loops is done with at once.
    """
    waiting_for = list(map(len, succ))
    free = [node for node, count in enumerate(waiting_for) if not count]
    for node in free:  # grows while it is walked
        for before in pred[node]:
            waiting_for[before] -= 1
            if not waiting_for[before]:
                free.append(before)
    return [node for node, count in enumerate(waiting_for) if count] if len(free) < len(succ) else []


def peeled(inside: AbstractSet[int], succ: list[list[int]], pred: list[list[int]]) -> list[int]:
    """Return those of some nodes that have no loop behind them, each after all those to which it leads."""
    waiting_for = {node: sum(map(inside.__contains__, succ[node])) for node in inside}
    free = [node for node, count in waiting_for.items() if not count]
    for node in free:  # grows while it is walked
        for before in pred[node]:
            if before in waiting_for:
                waiting_for[before] -= 1
                if not waiting_for[before]:
                    free.append(before)
    return free


def strong_parts(nodes: Collection[int], succ: list[list[int]]) -> Iterator[frozenset[int]]:
    """
    Return the strongly connected parts of some nodes, each after all those to which it leads.

    Args:
        nodes: The nodes to keep to.
        succ: The nodes that follow each node.

    References:
        Robert Tarjan, Depth-first search and linear graph algorithms, SIAM Journal on Computing 1 (2), 1972.
    """
    inside = frozenset(nodes)
    low: dict[int, int] = {}
    settled: set[int] = set()
    open_nodes: list[int] = []
    for root in nodes:
        if root in low:
            continue
        low[root] = len(low)
        open_nodes.append(root)
        trail = [(root, low[root], iter(succ[root]))]
        while trail:
            node, position, following = trail[-1]
            for after in following:
                if after not in inside or after in settled:
                    continue
                if after in low:
                    low[node] = min(low[node], low[after])
                    continue
                low[after] = len(low)
                open_nodes.append(after)
                trail.append((after, low[after], iter(succ[after])))
                break
            else:
                trail.pop()
                if trail:
                    low[trail[-1][0]] = min(low[trail[-1][0]], low[node])
                if low[node] == position:
                    part = _cut_off(open_nodes, node)
                    settled.update(part)
                    yield part


def _cut_off(open_nodes: list[int], root: int) -> frozenset[int]:
    """Take the nodes from a root on off the list."""
    start = len(open_nodes) - 1
    while open_nodes[start] != root:
        start -= 1
    part = frozenset(open_nodes[start:])
    del open_nodes[start:]
    return part
