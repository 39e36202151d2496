"""How often arrows cross, counted from the order in which things stand in their ranks."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Sequence
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
        inversions(
            end for _, end in sorted((place[node], place[step.end.node]) for node in rank for step in node.leaving)
        )
        for rank in ranks
    )
    inside: dict[int, list[tuple[int, int]]] = {}
    for flat in flats:
        low, high = sorted((place[flat.source.node], place[flat.target.node]))
        if high - low > 1:
            inside.setdefault(flat.source.node.rank, []).append((low, high))
    return between + sum(_bow_crossings(ranks[rank], spans) for rank, spans in inside.items())


def inversions(numbers: Iterable[int]) -> int:
    """
    Return how many pairs of numbers are not in order.

    Args:
        numbers: The numbers.
    """
    found = 0
    seen: list[int] = []
    for number in numbers:
        found += len(seen) - bisect_right(seen, number)
        insort(seen, number)
    return found


def _bow_crossings(rank: Sequence[Node], spans: Sequence[tuple[int, int]]) -> int:
    """Return how often arrows that bow out from a rank cross those that leave it, and each other."""
    leaving = [0, *accumulate(len(node.leaving) for node in rank)]
    found = sum(leaving[high] - leaving[low + 1] for low, high in spans)
    if len(spans) > _MOST_PAIRED:
        return found
    return found + sum(a < c < b < d for (a, b), (c, d) in combinations(sorted(spans), 2))
