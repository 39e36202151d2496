"""How often arrows cross, counted from the order in which things stand in their ranks."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from itertools import accumulate, combinations
from typing import Final

from logicmodel.render.layout.layers import Flat, Node

# Pairs of more arrows inside one rank are not looked at one by one; it would take seconds.
_MOST_PAIRED: Final = 400


def crossings(ranks: Sequence[Sequence[Node]], flats: Sequence[Flat] = ()) -> int:
    """
    Return how often arrows cross.

    Args:
        ranks: The nodes of each rank, in order.
        flats: The arrows inside a rank.
    """
    place = {node: number for rank in ranks for number, node in enumerate(rank)}
    between = sum(
        _inversions(sorted((place[node], place[step.end.node]) for node in rank for step in node.leaving))
        for rank in ranks
    )
    inside: dict[int, list[tuple[int, int]]] = {}
    for flat in flats:
        low, high = sorted((place[flat.source.node], place[flat.target.node]))
        if high - low > 1:
            inside.setdefault(flat.source.node.rank, []).append((low, high))
    return between + sum(_bow_crossings(ranks[rank], spans) for rank, spans in inside.items())


def _inversions(pairs: Sequence[tuple[int, int]]) -> int:
    """Return how many pairs of lines cross, given by their ends and sorted by the first of these."""
    found = 0
    seen: list[int] = []
    for _, end in pairs:
        found += len(seen) - bisect_right(seen, end)
        insort(seen, end)
    return found


def _bow_crossings(rank: Sequence[Node], spans: Sequence[tuple[int, int]]) -> int:
    """Return how often arrows that bow out from a rank cross those that leave it, and each other."""
    leaving = [0, *accumulate(len(node.leaving) for node in rank)]
    found = sum(leaving[high] - leaving[low + 1] for low, high in spans)
    if len(spans) > _MOST_PAIRED:
        return found
    return found + sum(a < c < b < d for (a, b), (c, d) in combinations(sorted(spans), 2))
