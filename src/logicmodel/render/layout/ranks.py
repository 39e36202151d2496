"""Ranks: each stage is one column of cards, or several where its own links make chains."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from logicmodel.render.layout.packing import height_of, packed
from logicmodel.render.scene.scene import Arrow, Column, Scene

_SWEEPS: Final = 4

# Separate pieces make a picture about as wide as high with so many cards above each other for each rank.
_ABOVE: Final = 3

Edge = tuple[str, str]


@frozen
class Ranks:
    """
    Where cards stand along the flow.

    Args:
        of: The rank of each card, by its id.
        stages: The ranks of each column; at least one.
    """

    of: Mapping[str, int]
    stages: tuple[range, ...]

    @property
    def count(self) -> int:
        """How many ranks there are."""
        return self.stages[-1].stop if self.stages else 0


def ranked(scene: Scene, *, chains: bool, most: float | None = None) -> Ranks:
    """
    Return the ranks of the cards of a scene.

    Args:
        scene: What is shown.
        chains: Whether links inside a stage run from rank to rank; otherwise each stage is one rank.
        most: How many lines of text may stand above each other before cards that nothing ties to other stages stand in
            ranks beside each other; default: any number, but for a picture of one stage, which is not to be a long
            strip.
    """
    number = {card.id: place for place, column in enumerate(scene.columns) for card in column.cards}
    arrows = [arrow for arrow in scene.arrows if arrow.link.source in number and arrow.link.target in number]
    pull = _pulls(arrows, number)
    inside = _inside(arrows, number) if chains else {}
    tied = _tied(scene, number)
    of: dict[str, int] = {}
    stages = []
    first = 0
    for place, column in enumerate(scene.columns):
        edges = inside.get(place, [])
        found = _ranks_inside(column, edges, pull)
        if chains:
            found = packed(column.cards, edges, found, tied, _count(scene, column, found, most))
        of.update({card: first + rank for card, rank in found.items()})
        stages.append(range(first, first + max(found.values(), default=0) + 1))
        first = stages[-1].stop
    return Ranks(of, tuple(stages))


def _count(scene: Scene, column: Column, found: Mapping[str, int], most: float | None) -> int:
    """Return in how many ranks the pieces of a stage may stand."""
    count = max(found.values(), default=0) + 1
    if most:
        return max(count, math.ceil(sum(map(height_of, column.cards)) / most))
    if count > 1 and len(scene.columns) == 1:
        return max(count, math.ceil(math.sqrt(len(found) / _ABOVE)))
    return count


def _tied(scene: Scene, number: Mapping[str, int]) -> set[str]:
    """Return the cards that arrows join with something outside their stage."""
    ends = ((arrow.link.source, arrow.link.target) for arrow in scene.arrows)
    return {card for pair in ends if number.get(pair[0]) != number.get(pair[1]) for card in pair}


def _inside(arrows: Iterable[Arrow], number: Mapping[str, int]) -> dict[int, list[Edge]]:
    """Return the links inside each stage that ask for ranks; feedback runs back, and does not."""
    found: dict[int, list[Edge]] = defaultdict(list)
    for arrow in arrows:
        source, target = arrow.link.source, arrow.link.target
        if number[source] == number[target] and not arrow.link.feedback:
            found[number[source]].append((source, target))
    return found


def _pulls(arrows: Iterable[Arrow], number: Mapping[str, int]) -> Counter[str]:
    """Return how much more each card is linked with later stages than with earlier ones."""
    pull: Counter[str] = Counter()
    for arrow in arrows:
        ends = sorted((arrow.link.source, arrow.link.target), key=number.__getitem__)
        if number[ends[0]] != number[ends[1]]:
            pull[ends[0]] += 1
            pull[ends[1]] -= 1
    return pull


def _ranks_inside(column: Column, edges: Collection[Edge], pull: Mapping[str, int]) -> dict[str, int]:
    unit = _units(column, edges)
    ids = list(dict.fromkeys(unit.values()))
    between = dict.fromkeys((unit[a], unit[b]) for a, b in edges if unit[a] != unit[b])
    pulls: Counter[str] = Counter()
    for card, one in unit.items():
        pulls[one] += pull.get(card, 0)
    ranks = _Chains(ids, between).ranks(pulls)
    return {card: ranks[one] for card, one in unit.items()}


def _units(column: Column, edges: Collection[Edge]) -> dict[str, str]:
    """
    Return what stands in one rank with what, each by the id of its first card.

    The card of a group stands above its members: all of them that the column has where no links make chains of them,
    otherwise the first.
    """
    unit = {card.id: card.id for card in column.cards}
    for group in column.cards:
        members = [card.id for card in column.cards if any(each.id == group.id for each in card.groups)]
        inside = {group.id, *members}
        if group.kind == "group" and members:
            chained = any(source in inside and target in inside for source, target in edges)
            for member in members[:1] if chained else members:
                old, new = unit[member], unit[group.id]
                unit.update({each: new for each, one in unit.items() if one == old})
    return unit


class _Chains:
    """The links inside a stage without those that close loops."""

    def __init__(self, ids: Sequence[str], edges: Iterable[Edge]) -> None:
        self.ids = ids
        self.before: dict[str, list[str]] = {card: [] for card in ids}
        self.after: dict[str, list[str]] = {card: [] for card in ids}
        edges = list(edges)
        self.order = list(_depth_first(ids, edges))
        place = {card: number for number, card in enumerate(self.order)}
        for source, target in edges:
            # An edge that runs against the order closes a loop.
            if place[source] < place[target]:
                self.after[source].append(target)
                self.before[target].append(source)

    def ranks(self, pull: Mapping[str, int]) -> dict[str, int]:
        """
        Return ranks along the longest chains; a card with room to move stands on the side where it has more links.

        Args:
            pull: How much more each card is linked with later stages than with earlier ones.
        """
        rank: dict[str, int] = {}
        for card in self.order:
            rank[card] = self._earliest(card, rank)
        deepest = max(rank.values(), default=0)
        cards = Counter(rank.values())
        for sweep in range(_SWEEPS if deepest else 0):
            for card in reversed(self.order) if sweep % 2 == 0 else self.order:
                room = range(self._earliest(card, rank), self._latest(card, rank, deepest) + 1)
                cards[rank[card]] -= 1
                rank[card] = self._wanted(card, room, cards, pull)
                cards[rank[card]] += 1
        return rank

    def _earliest(self, card: str, rank: Mapping[str, int]) -> int:
        return max((rank[each] + 1 for each in self.before[card]), default=0)

    def _latest(self, card: str, rank: Mapping[str, int], deepest: int) -> int:
        return min((rank[each] - 1 for each in self.after[card]), default=deepest)

    def _wanted(self, card: str, room: range, cards: Mapping[int, int], pull: Mapping[str, int]) -> int:
        links = len(self.before[card]) + len(self.after[card])
        if not links and not pull[card]:
            return room[0]
        balance = len(self.after[card]) - len(self.before[card]) + pull[card]
        if balance:
            return room[-1] if balance > 0 else room[0]
        return min(room, key=lambda rank: (cards[rank], rank))


def _depth_first(ids: Sequence[str], edges: Iterable[Edge]) -> Iterator[str]:
    """Return ids so that most edges run forward: all of them where there are no loops."""
    after: dict[str, list[str]] = {card: [] for card in ids}
    arriving: Counter[str] = Counter()
    for source, target in edges:
        after[source].append(target)
        arriving[target] += 1
    finished: list[str] = []
    seen: set[str] = set()
    for root in sorted(ids, key=lambda card: arriving[card] > 0):
        if root in seen:
            continue
        seen.add(root)
        stack = [(root, iter(after[root]))]
        while stack:
            card, targets = stack[-1]
            unseen = next((each for each in targets if each not in seen), None)
            if unseen is None:
                finished.append(card)
                stack.pop()
            else:
                seen.add(unseen)
                stack.append((unseen, iter(after[unseen])))
    return reversed(finished)
