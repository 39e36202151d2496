"""Nodes across from what they are linked with, as far as their order and the room of their rank let them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from attrs import frozen

from logicmodel.render.layout.layers import Node, Port

# How often all nodes are moved towards what they are linked with; more moves nothing that a reader would see.
_SWEEPS: Final = 10
_MEANS: Final = 2

# How little a card without links holds on to its place, against one that has some.
_LOOSE: Final = 0.01

# A long arrow that steps is worse than a short one that bends; by how many ends of a step are cards.
_WEIGHTS: Final = {2: 1.0, 1: 2.0, 0: 8.0}

Wish: TypeAlias = tuple[float, float]  # a place, and how strongly it is wished


@frozen(eq=False)
class Cell:
    """
    The nodes of a rank in one row.

    Args:
        nodes: The nodes, in order.
        middles: The middle of each where they start as early as they can.
        spare: How much later the last of them may stand.
    """

    nodes: tuple[Node, ...]
    middles: tuple[float, ...]
    spare: float


def align(cells: Sequence[Cell]) -> None:
    """
    Move nodes across from what they are linked with, so that arrows run level.

    They keep their order and are never closer together than they were. The first sweeps go by means, which bring
    everything near; the others by medians, which make as many arrows level as can be.

    Args:
        cells: The cells, rank by rank.
    """
    for cell in cells:
        for node, middle in zip(cell.nodes, cell.middles, strict=True):
            node.middle = middle + cell.spare / 2
    order = [cell for cell in cells if cell.spare > 0]
    for sweep in range(_SWEEPS):
        level = _means if sweep < _MEANS else _medians
        for cell in order:
            _move(cell, level)
        order.reverse()


def _move(cell: Cell, level: Callable[[Iterable[list[Wish]]], list[float]]) -> None:
    wishes = [
        [(wish - middle, weight) for wish, weight in _wishes(node)]
        for node, middle in zip(cell.nodes, cell.middles, strict=True)
    ]
    for node, middle, shift in zip(cell.nodes, cell.middles, level(wishes), strict=True):
        node.middle = middle + min(max(shift, 0.0), cell.spare)


def _wishes(node: Node) -> list[Wish]:
    """Return where a node would stand so that each of its arrows were level."""
    found = [_wish(step.end, step.start) for step in node.arriving]
    found += [_wish(step.start, step.end) for step in node.leaving]
    return found or [(node.middle, _LOOSE)]


def _wish(own: Port, other: Port) -> Wish:
    return other.at - own.offset, _WEIGHTS[own.node.is_card + other.node.is_card]


def _means(wishes: Iterable[list[Wish]]) -> list[float]:
    """
    Return the numbers nearest to some wishes, by squares, of which none is less than the one before.

    References:
        Pooling adjacent violators: Ayer, Brunk, Ewing, Reid and Silverman (1955), "An empirical distribution function
        for sampling with incomplete information", The Annals of Mathematical Statistics 26 (4).
    """
    pools: list[tuple[float, float, int]] = []
    for each in wishes:
        weight = sum(strength for _, strength in each)
        pools.append((sum(wish * strength for wish, strength in each) / weight, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, one_weight, one_count), (other, other_weight, other_count) = pools[-2:]
            both = one_weight + other_weight
            pools[-2:] = [((one * one_weight + other * other_weight) / both, both, one_count + other_count)]
    return [value for value, _, count in pools for _ in range(count)]


def _medians(wishes: Iterable[list[Wish]]) -> list[float]:
    """Return the numbers nearest to some wishes, by distances, of which none is less than the one before."""
    pools: list[tuple[float, list[Wish], int]] = []
    for each in wishes:
        pools.append((_median(each), each, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (_, one, one_count), (_, other, other_count) = pools[-2:]
            pools[-2:] = [(_median(both := [*one, *other]), both, one_count + other_count)]
    return [value for value, _, count in pools for _ in range(count)]


def _median(wishes: Iterable[Wish]) -> float:
    """Return the weighted median of some wishes: half-way between the two middle ones where it lies between them."""
    in_order = sorted(wishes)
    half = sum(strength for _, strength in in_order) / 2
    reached = 0.0
    for (wish, strength), (following, _) in pairwise(in_order):
        reached += strength
        if reached > half + 1e-9:
            return wish
        if reached > half - 1e-9:
            return (wish + following) / 2
    return in_order[-1][0]
