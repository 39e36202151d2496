"""Sweeps: what holds for each of many starts and each of many ends, worked out for all of them in one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from logicmodel.questions.budget import Budget, BudgetSpentError
from logicmodel.questions.compiled import CompiledModel
from logicmodel.questions.counting import count_simple
from logicmodel.questions.progress import Progress
from logicmodel.questions.region import Region, region_between
from logicmodel.questions.strength import Strength, best_onwards

Pair = tuple[int, int]


def reached_ends(compiled: CompiledModel, starts: Iterable[int], ends: Sequence[int]) -> list[int]:
    """
    Return for each start which ends other than itself it reaches: the bits of one integer, the first end the lowest.

    One sweep from the end of the whole model joins them for all nodes at once.
    """
    succ = compiled.succ
    own = {end: 1 << position for position, end in enumerate(ends)}
    reached = [0] * len(succ)
    for end, bit in own.items():
        reached[end] = bit
    for nodes, is_knot in compiled.runs:
        for node in nodes:
            bits = reached[node]
            for after in succ[node]:
                bits |= reached[after]
            reached[node] = bits
        if is_knot:
            shared = reduce(or_, (reached[node] for node in nodes))
            for node in nodes:
                reached[node] = shared
    return [reached[start] & ~own.get(start, 0) for start in starts]


def positions(bits: int) -> list[int]:
    """Return the places at which an integer has a 1, the lowest first."""
    return [place for place, digit in enumerate(bin(bits)[:1:-1]) if digit == "1"]


def reaching_pairs(compiled: CompiledModel, starts: Sequence[int], ends: Sequence[int]) -> Iterator[Pair]:
    """Return each start with each end that it reaches, other than itself."""
    for start, bits in zip(starts, reached_ends(compiled, starts, ends), strict=True):
        yield from ((start, ends[place]) for place in positions(bits))


def path_counts(region: Region, budget: int, progress: Progress) -> Iterator[tuple[Pair, int | None]]:
    """Return the number of paths from each start to each end that it reaches; None if the budget is too small."""
    return _counts_with_loops(region, budget, progress) if region.knots else _counts_without_loops(region)


def _counts_with_loops(region: Region, budget: int, progress: Progress) -> Iterator[tuple[Pair, int | None]]:
    """Count pair by pair; each may take its share of what the pairs before it have left of the budget."""
    pairs = list(reaching_pairs(region.compiled, region.starts, sorted(region.ends)))
    size = sum(len(region.compiled.succ[node]) for node in region.nodes)
    for done, pair in enumerate(progress(pairs)):
        share = Budget.of(budget // (len(pairs) - done))
        count = _count_of_pair(region, pair, share, size)
        budget -= share.spent
        yield pair, count


def _count_of_pair(region: Region, pair: Pair, budget: Budget, size: int) -> int | None:
    start, end = pair
    try:
        budget.spend(size)  # what it takes to find the ways between the two
        return count_simple(region_between(region.compiled, [start], [end], region.nodes), budget)
    except BudgetSpentError:
        return None


def _counts_without_loops(region: Region) -> Iterator[tuple[Pair, int]]:
    """Count in one sweep from the ends: a node has the sum of the ways of those that follow, for each end by itself."""
    ways: dict[int, dict[int, int]] = {}
    for (node,) in region.parts:
        onwards = {node: 1} if node in region.ends else {}
        for after in region.compiled.succ[node]:
            for end, paths in ways.get(after, {}).items():
                onwards[end] = onwards.get(end, 0) + paths
        ways[node] = onwards
    for start in region.starts:
        yield from (((start, end), paths) for end, paths in sorted(ways[start].items()) if end != start)


def fewest_links(region: Region, progress: Progress) -> Iterator[tuple[Pair, int]]:
    """Return the least number of links from each start to each end that it reaches."""
    for end in progress(sorted(region.ends)):
        distance = region_between(region.compiled, region.starts, [end], region.nodes).distance
        yield from (((start, end), distance[start]) for start in region.starts if start != end and start in distance)


def best_strengths(region: Region, strength: Strength, progress: Progress) -> Iterator[tuple[Pair, float]]:
    """Return the strength of the strongest path from each start to each end that it reaches."""
    for end in progress(sorted(region.ends)):
        best = best_onwards(region_between(region.compiled, region.starts, [end], region.nodes), strength)
        yield from (((start, end), best[start]) for start in region.starts if start != end and start in best)
