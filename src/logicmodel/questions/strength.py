"""How strong ways are: what is the best that can still come, and which walks are best, found best first."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final, Literal, NamedTuple, TypeAlias

from attrs import define, field, frozen

from logicmodel.questions.index import MEMBER
from logicmodel.questions.region import Region
from logicmodel.questions.walks import START, Walk

Joining: TypeAlias = Literal["weakest-link", "product"]

NO_WAY: Final = -1.0


@frozen
class Strength:
    """
    How strong a way is, by the confidences of its links.

    Args:
        by: ``weakest-link`` or ``product``.
        confidence: What gives the confidence of a link by its number.
    """

    by: Joining
    confidence: Callable[[int], float]

    def join(self, one: float, other: float) -> float:
        """Return the strength of two ways one behind the other."""
        return min(one, other) if self.by == "weakest-link" else one * other

    def by_link(self, link: int, onward: float) -> float:
        """Return the strength of a link with a way behind it; where there is no way, there is none before it."""
        return onward if link == MEMBER or onward == NO_WAY else self.join(self.confidence(link), onward)

    def of(self, links: Iterable[int]) -> float:
        """Return the strength of a way by its links."""
        strength = 1.0
        for link in links:
            strength = self.join(strength, self.confidence(link))
        return strength


def best_onwards(region: Region, strength: Strength) -> dict[int, float]:
    """Return for each node of a region the strength of the strongest way of at least one link from it to an end."""
    best: dict[int, float] = {}
    for part in region.parts:
        _settle(region, strength, part, best)
    return best


def _settle(
    region: Region,
    strength: Strength,
    part: AbstractSet[int],
    best: dict[int, float],
    visited: AbstractSet[int] = frozenset(),
) -> None:
    """Work out the strongest ways from the nodes of one part; in a knot until nothing gets any stronger."""
    index = region.index
    settled = False
    while not settled:
        settled = True
        for node in part:
            onward = max(
                (
                    strength.by_link(link, 1.0 if after in region.ends else best.get(after, NO_WAY))
                    for after, link in zip(index.succ[node], index.via[node], strict=True)
                    if after not in visited
                ),
                default=NO_WAY,
            )
            if onward > best.get(node, NO_WAY):
                best[node] = onward
                settled = len(part) == 1


class _Way(NamedTuple):
    """A way from a start on, as far as it has been followed; kept as its last step and the way before that."""

    element: int
    link: int
    strength: float
    before: _Way | None

    def walk(self) -> Walk:
        """Return the steps from the start on."""
        steps: Walk = []
        way: _Way | None = self
        while way is not None:
            steps.append((way.element, way.link))
            way = way.before
        return steps[::-1]


def strongest_walks(region: Region, strength: Strength) -> Iterator[Walk]:
    """Return the walks of a region that visit no element twice, the strongest first."""
    return _Search(region, strength, best_onwards(region, strength)).run()


@define
class _Search:
    """
    A search that always follows the way that can become the strongest.

    How strong a way can become is known beforehand. Only inside knots, where the strongest rest may visit an element a
    second time, it is worked out anew when the turn of a way comes, and the way put back where it has lost by that.
    """

    region: Region
    strength: Strength
    best: dict[int, float]
    opened: list[tuple[float, int, bool, _Way]] = field(factory=list)
    count: int = 0

    def run(self) -> Iterator[Walk]:
        """Return the walks."""
        for start in reversed(self.region.starts):
            self._open(_Way(start, START, 1.0, None), self.best.get(start, NO_WAY))
        while self.opened:
            rank, _, finished, way = heapq.heappop(self.opened)
            if finished:
                yield way.walk()
                continue
            visited = {element for element, _ in way.walk()}
            onward = self._best_avoiding(visited, way.element)
            if self.strength.join(way.strength, onward) < -rank:
                self._open(way, onward)
            else:
                self._follow(way, visited)

    def _open(self, way: _Way, onward: float, *, finished: bool = False) -> None:
        """Put a way where its turn comes; of ways as strong, the one opened last is followed first, up to its end."""
        if onward != NO_WAY:
            self.count += 1
            rank = -self.strength.join(way.strength, onward)
            heapq.heappush(self.opened, (rank, -self.count, finished, way))

    def _follow(self, way: _Way, visited: AbstractSet[int]) -> None:
        """Open the ways that are one step longer."""
        for target, link in reversed(list(self.region.index.steps(way.element))):
            if target in visited or target not in self.region.nodes:
                continue
            longer = _Way(target, link, self.strength.join(way.strength, self.strength.confidence(link)), way)
            self._open(longer, self.best.get(target, NO_WAY))
            if target in self.region.ends:
                self._open(longer, 1.0, finished=True)

    def _best_avoiding(self, visited: AbstractSet[int], element: int) -> float:
        """Return how strong the rest of a way can be that comes to none of some elements a second time."""
        if element not in self.region.knots or self._leads_on_clear(visited, element):
            return self.best[element]
        knot = self.region.knots[element]
        beyond = {node: onward for node, onward in self.best.items() if node not in knot}
        _settle(self.region, self.strength, (knot - visited) | {element}, beyond, visited)
        return beyond.get(element, NO_WAY)

    def _leads_on_clear(self, visited: AbstractSet[int], element: int) -> bool:
        """
        Return whether a strongest way on is found at once that comes to none of some elements a second time.

        It follows any step behind which it can stay as strong; most often that saves working the knot out anew.
        """
        index, ends, strength = self.region.index, self.region.ends, self.strength
        passed = {element, *visited}
        node = element
        while node in self.region.knots:
            for after, link in zip(index.succ[node], index.via[node], strict=True):
                onward = 1.0 if after in ends else self.best.get(after, NO_WAY)
                if after not in passed and strength.by_link(link, onward) == self.best[node]:
                    break
            else:
                return False
            if after in ends:
                return True
            passed.add(after)
            node = after
        return True
