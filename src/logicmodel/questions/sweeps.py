"""Sweeps: what holds for each of many starts and each of many ends, worked out for all of them in one go."""

from __future__ import annotations

from collections.abc import Iterator

from logicmodel.questions.counting import Budget, BudgetSpentError, count_simple
from logicmodel.questions.region import Region, region_between
from logicmodel.questions.strength import Strength, best_onwards

Pair = tuple[int, int]


def reaching_pairs(region: Region) -> Iterator[Pair]:
    """
    Return each start with each end that it reaches, other than itself.

    One sweep from the ends: what a node reaches is kept as the bits of one integer, and joined for all at once.
    """
    ends = sorted(region.ends)
    bit = {end: 1 << position for position, end in enumerate(ends)}
    reached: dict[int, int] = {}
    for part in region.parts:
        bits = 0
        for node in part:
            bits |= bit.get(node, 0)
            for after in region.index.succ[node]:
                bits |= reached.get(after, 0)
        reached |= dict.fromkeys(part, bits)
    for start in region.starts:
        digits = bin(reached[start])[:1:-1]
        yield from ((start, end) for end, digit in zip(ends, digits, strict=False) if digit == "1" and end != start)


def path_counts(region: Region, budget: int) -> Iterator[tuple[Pair, int | None]]:
    """Return the number of paths from each start to each end that it reaches; None where the budget is too small."""
    if region.knots:
        return ((pair, _count_of_pair(region, pair, budget)) for pair in reaching_pairs(region))
    return _counts_without_loops(region)


def _count_of_pair(region: Region, pair: Pair, budget: int) -> int | None:
    start, end = pair
    try:
        return count_simple(region_between(region.index, [start], [end], region.nodes), Budget(budget))
    except BudgetSpentError:
        return None


def _counts_without_loops(region: Region) -> Iterator[tuple[Pair, int]]:
    """Count in one sweep from the ends: a node has the sum of the ways of those that follow, for each end by itself."""
    ways: dict[int, dict[int, int]] = {}
    for (node,) in region.parts:
        onwards = {node: 1} if node in region.ends else {}
        for after in region.index.succ[node]:
            for end, paths in ways.get(after, {}).items():
                onwards[end] = onwards.get(end, 0) + paths
        ways[node] = onwards
    for start in region.starts:
        yield from (((start, end), paths) for end, paths in sorted(ways[start].items()) if end != start)


def fewest_links(region: Region) -> Iterator[tuple[Pair, int]]:
    """Return the least number of links from each start to each end that it reaches."""
    for end in sorted(region.ends):
        distance = region_between(region.index, region.starts, [end], region.nodes).distance
        yield from (((start, end), distance[start]) for start in region.starts if start != end and start in distance)


def best_strengths(region: Region, strength: Strength) -> Iterator[tuple[Pair, float]]:
    """Return the strength of the strongest path from each start to each end that it reaches."""
    for end in sorted(region.ends):
        best = best_onwards(region_between(region.index, region.starts, [end], region.nodes), strength)
        yield from (((start, end), best[start]) for start in region.starts if start != end and start in best)
