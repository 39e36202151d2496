"""What every way passes: the nodes without which others are not reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from logicmodel.questions.compiled import MEMBER, CompiledModel
from logicmodel.questions.region import Region

ROOT: Final = -1

Successors: TypeAlias = dict[int, Sequence[int]]
Passed: TypeAlias = tuple[list[int], list[int]]


def immediate_dominators(succ: Successors) -> dict[int, int]:
    """
    Return for each node that `ROOT` reaches the last other node that every way from the root to it passes.

    Args:
        succ: The nodes that follow each node.

    References:
        Keith Cooper, Timothy Harvey and Ken Kennedy, A simple, fast dominance algorithm, Rice University, 2001.
    """
    order = _postorder(succ)
    rank = {node: position for position, node in enumerate(order)}
    before: dict[int, list[int]] = {node: [] for node in order}
    for node in order:
        for after in succ.get(node, ()):
            before[after].append(node)
    found = {ROOT: ROOT}
    settled = False
    while not settled:
        settled = True
        for node in reversed(order[:-1]):
            known = [each for each in before[node] if each in found]
            common = known[0]
            for each in known[1:]:
                common = _meet(common, each, found, rank)
            if found.get(node) != common:
                found[node] = common
                settled = False
    return found


def _meet(one: int, other: int, found: dict[int, int], rank: dict[int, int]) -> int:
    """Return the last node at which the ways to two nodes have to come together."""
    while one != other:
        while rank[one] < rank[other]:
            one = found[one]
        while rank[other] < rank[one]:
            other = found[other]
    return one


def _postorder(succ: Successors) -> list[int]:
    """Return the nodes that the root reaches, each after what was first reached through it; the root comes last."""
    order: list[int] = []
    seen = {ROOT}
    trail = [(ROOT, iter(succ[ROOT]))]
    while trail:
        for after in trail[-1][1]:
            if after not in seen:
                seen.add(after)
                trail.append((after, iter(succ.get(after, ()))))
                break
        else:
            order.append(trail.pop()[0])
    return order


def passed_by_all(region: Region) -> Passed:
    """
    Return the elements, the one end included, and the links that every way through a region passes, in their order.

    Args:
        region: A region with one end.
    """
    if not region.tangled_parts:
        return _passed_in_order(region)
    (end,) = region.ends
    return passed_before(end, dominators_and_links(region), region.compiled)


def _passed_in_order(region: Region) -> Passed:
    """
    Return the same where there are no loops, in one sweep from the starts.

    There every way goes through the nodes in one order, so that all ways pass a node that no arc leads past, and a link
    beside which no other arc leads on.
    """
    compiled = region.compiled
    elements, links = [], []
    arriving = dict.fromkeys(region.nodes, 0) | dict.fromkeys(region.starts, 1)
    open_arcs = len(region.starts)
    for node in reversed(region.peeled):
        open_arcs -= arriving[node]
        passed, last = not open_arcs, MEMBER
        for after, link in zip(compiled.succ[node], compiled.via[node], strict=True):
            if after in arriving:
                arriving[after] += 1
                open_arcs += 1
                last = link
        if passed and compiled.is_element(node):
            elements.append(node)
        if passed and open_arcs == 1 and last != MEMBER:
            links.append(last)
    return elements, links


def dominators_and_links(region: Region) -> dict[int, int]:
    """Return the immediate dominators of a region, in which each link is a node of its own, so that all can pass it."""
    compiled = region.compiled
    succ: Successors = {ROOT: region.starts}
    for node in region.nodes:
        following = []
        for after, link in zip(compiled.succ[node], compiled.via[node], strict=True):
            if after in region.nodes:
                following.append(after if link == MEMBER else _as_node(link))
                if link != MEMBER:
                    succ[_as_node(link)] = (after,)
        succ[node] = following
    return immediate_dominators(succ)


def passed_before(node: int, dominators: dict[int, int], compiled: CompiledModel) -> Passed:
    """Return the elements, the node included, and the links that every way to a node passes, in their order."""
    passed = list(chain(dominators, node))
    elements = [each for each in passed if each >= 0 and compiled.is_element(each)]
    return elements, [_as_node(each) for each in passed if each < ROOT]


def chain(dominators: dict[int, int], node: int) -> Iterable[int]:
    """Return the nodes that every way from the root to a node passes, the node included, the first one first."""
    passed = []
    while node != ROOT:
        passed.append(node)
        node = dominators[node]
    return reversed(passed)


def _as_node(link: int) -> int:
    return -2 - link
