"""Strongly connected parts: what is tied up in loops."""

from __future__ import annotations

from collections.abc import Collection, Iterator


def strong_parts(nodes: Collection[int], succ: list[list[int]]) -> Iterator[frozenset[int]]:
    """
    Return the strongly connected parts of some nodes, those that are reached before those that reach them.

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
        trail = [(root, low[root], iter(succ[root]))]
        open_nodes.append(root)
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
