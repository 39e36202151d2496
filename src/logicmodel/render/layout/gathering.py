"""The members of groups next to each other in their ranks."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from logicmodel.render.layout.layers import Node, Ordered

_SWEEPS: Final = 4


def _mean(places: Sequence[float]) -> float:
    return sum(places) / len(places)


def gathered(
    found: Ordered, groups: AbstractSet[str] | None = None, *, at: Callable[[Sequence[float]], float] = _mean
) -> Ordered:
    """
    Return nodes with the members of groups next to each other, as far as they stand in one rank and lane.

    Args:
        found: The nodes.
        groups: The ids of the groups; default: all.
        at: Where they stand, by the places of all of them.
    """
    return [_rank_gathered(rank, groups, at) for rank in found]


def _rank_gathered(
    rank: Sequence[Node], groups: AbstractSet[str] | None, at: Callable[[Sequence[float]], float]
) -> list[Node]:
    place = {node: float(number) for number, node in enumerate(rank)}
    members: dict[tuple[int, str], list[float]] = {}
    shared: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for node in rank:
        around = _groups(node)
        for group in around:
            if groups is None or group[1] in groups:
                members.setdefault(group, []).append(place[node])
                shared[group] = [each for each in shared.get(group, around) if each in around]
    middle = {group: at(places) for group, places in members.items()}

    def key(node: Node) -> tuple[object, ...]:
        if node.card is None:
            return (node.lane, node.kind != "boundary", (place[node], ""))
        own = (node.lane, node.card.id)
        heads = node.card.kind == "group" and own in middle
        # The largest group is the outermost, and the card of a group stands above its members, in what holds them all.
        around = shared[own] if heads else _groups(node)
        nest = sorted((group for group in around if group in members), key=lambda each: -len(members[each]))
        inside = [(middle[group], group[1]) for group in nest]
        return (node.lane, True, *inside, (-math.inf if heads else place[node], ""))

    return sorted(rank, key=key)


def _groups(node: Node) -> list[tuple[int, str]]:
    """Return the groups that a card is in, each with its lane."""
    return [(node.lane, group.id) for group in node.card.groups] if node.card else []


def together(ranks: Ordered, groups: AbstractSet[str]) -> dict[Node, Node]:
    """
    Return, for each node that stands together with others because of groups, the first of these.

    Args:
        ranks: The nodes of each rank.
        groups: The ids of the groups whose cards and members stand together.
    """
    first: dict[Node, Node] = {}
    for rank in ranks if groups else ():
        member: dict[tuple[int, str], Node] = {}
        for node in rank:
            for name in sorted(_names(node) & groups):
                start = _first(member.setdefault((node.lane, name), node), first)
                first[_first(node, first)] = start
    return {node: _first(node, first) for node in first}


def _names(node: Node) -> set[str]:
    """Return the ids of the groups that a card is in, and its own."""
    return {node.card.id, *(group.id for group in node.card.groups)} if node.card else set()


def _first(node: Node, first: Mapping[Node, Node]) -> Node:
    while first.get(node, node) is not node:
        node = first[node]
    return node


def settled_inside(found: Ordered, first: Mapping[Node, Node]) -> Ordered:
    """
    Return an order in which those that stand together are ordered by what their arrows lead to.

    Args:
        found: The nodes of each rank, in order; those that stand together are next to each other.
        first: For each node that stands together with others, the first of these.
    """
    for _ in range(_SWEEPS if first else 0):
        place = {node: number / len(rank) for rank in found for number, node in enumerate(rank)}
        start: dict[Node, float] = {}
        for node, number in place.items():
            head = first.get(node, node)
            start[head] = min(start.get(head, number), number)
        keys = {
            node: (start[first.get(node, node)], _wish(node, place) if node in first else 0.0, number)
            for node, number in place.items()
        }
        found = [sorted(rank, key=keys.__getitem__) for rank in found]
    return found


def _wish(node: Node, place: Mapping[Node, float]) -> float:
    """Return the mean place of what a node is joined with."""
    around = [place[step.start.node] for step in node.arriving] + [place[step.end.node] for step in node.leaving]
    return _mean(around) if around else place[node]
