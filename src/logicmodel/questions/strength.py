"""How strong ways are: what is the best that can still come, and which walks are best, found best first."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, Literal, NamedTuple, TypeAlias

from attrs import define, field, frozen

from logicmodel.questions.budget import Budget
from logicmodel.questions.compiled import MEMBER, CompiledModel
from logicmodel.questions.region import Region
from logicmodel.questions.walks import START, Walk
from logicmodel.vocabulary.links import Link

#: How the confidences of links make the strength of a path, one of ``weakest-link`` and ``product``.
Combine: TypeAlias = Literal["weakest-link", "product"]

# Nobody vouches for a link without a confidence, so it must not make a path look strong.
UNRATED: Final = 0.0

NO_WAY: Final = -1.0


def confidences(links: Sequence[Link], unrated: float) -> Callable[[int], float]:
    """
    Return what gives the confidence of a link by its number.

    Raises:
        ValueError: ``unrated`` is not from 0 to 1.
    """
    if not 0 <= unrated <= 1:
        msg = f"unrated must be from 0 to 1, not {unrated!r}"
        raise ValueError(msg)

    def confidence(link: int) -> float:
        rated = links[link].confidence
        return unrated if rated is None else rated

    return confidence


@frozen
class Strength:
    """
    How strong a way is, by the confidences of its links.

    Args:
        combine: ``weakest-link`` or ``product``.
        confidence: What gives the confidence of a link by its number.
    """

    combine: Combine
    confidence: Callable[[int], float]

    def join(self, one: float, other: float) -> float:
        """Return the strength of two ways one behind the other."""
        return min(one, other) if self.combine == "weakest-link" else one * other

    def by_link(self, link: int, onward: float) -> float:
        """Return the strength of a link with a way behind it; `NO_WAY` if there is no way."""
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
        if len(part) > 1:
            best |= dict(_strongest_first(region, strength, part, best))
            continue
        (node,) = part
        if (onward := _best_at_once(region, strength, node, best)) != NO_WAY:
            best[node] = onward
    return best


def _best_at_once(
    region: Region, strength: Strength, node: int, best: dict[int, float], blocked: AbstractSet[int] = frozenset()
) -> float:
    """Return the strength of the strongest way from a node, of those that go on by nodes of which it is known."""
    return max(
        (
            strength.by_link(link, 1.0 if after in region.ends else best.get(after, NO_WAY))
            for after, link in zip(region.compiled.succ[node], region.compiled.via[node], strict=True)
            if after not in blocked
        ),
        default=NO_WAY,
    )


def _strongest_first(
    region: Region,
    strength: Strength,
    part: AbstractSet[int],
    best: dict[int, float],
    visited: AbstractSet[int] = frozenset(),
) -> Iterator[tuple[int, float]]:
    """
    Return nodes of a knot with the strength of the strongest way from each, the node with the strongest one first.

    No link makes a way stronger, so that a node whose turn has come is settled, as in the search for shortest ways.

    Args:
        region: The region.
        strength: How strong ways are.
        part: The nodes of the knot.
        best: How strong the strongest way is from each node behind the knot; of its own nodes it is not asked.
        visited: The nodes to which no way may come any more.

    References:
        Edsger Dijkstra, A note on two problems in connexion with graphs, Numerische Mathematik 1, 1959.
    """
    blocked = (part - region.ends) | visited
    at_once = ((_best_at_once(region, strength, node, best, blocked), node) for node in part)
    waiting = [(-onward, node) for onward, node in at_once if onward != NO_WAY]
    heapq.heapify(waiting)
    settled: set[int] = set()
    while waiting:
        rank, node = heapq.heappop(waiting)
        if node in settled:
            continue
        settled.add(node)
        yield node, -rank
        for before, link in region.arriving[node]:
            if before in part and before not in settled:
                heapq.heappush(waiting, (-strength.by_link(link, -rank), before))


def best_arriving(compiled: CompiledModel, starts: Iterable[int], strength: Strength) -> dict[int, float]:
    """
    Return for each node that is reached the strength of the strongest way to it from any of some starts.

    No link makes a way stronger, so that one search settles all nodes; the time grows with the arcs.
    """
    best: dict[int, float] = {}
    waiting = [(-1.0, start) for start in starts]
    heapq.heapify(waiting)
    while waiting:
        rank, node = heapq.heappop(waiting)
        if node in best:
            continue
        best[node] = -rank
        for after, link in zip(compiled.succ[node], compiled.via[node], strict=True):
            if after not in best:
                heapq.heappush(waiting, (-strength.by_link(link, -rank), after))
    return best


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


def strongest_walks(region: Region, strength: Strength, budget: Budget) -> Iterator[Walk]:
    """
    Return the walks of a region that visit no element twice, the strongest first.

    Raises:
        BudgetSpentError: The loops of the region hold too many ways to find the next walk; those before it stand.
    """
    return _Search(region, strength, budget, best_onwards(region, strength)).run()


@define
class _Search:
    """
    A search that always follows the way that can become the strongest.

    How strong a way can become is known beforehand. Only inside knots, where the strongest rest may visit an element a
    second time, it is worked out anew when the turn of a way comes, and the way put back where it has lost by that.
    """

    region: Region
    strength: Strength
    budget: Budget
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
        """Open the ways that are one step longer; the one that comes nearest to an end is opened last."""
        steps = [
            (target, link)
            for target, link in self.region.compiled.steps(way.element)
            if target in self.region.nodes and target not in visited
        ]
        for target, link in sorted(steps, key=lambda step: self._links_left(step[0]))[::-1]:
            longer = _Way(target, link, self.strength.join(way.strength, self.strength.confidence(link)), way)
            self._open(longer, self.best.get(target, NO_WAY))
            if target in self.region.ends:
                self._open(longer, 1.0, finished=True)

    def _best_avoiding(self, visited: AbstractSet[int], element: int) -> float:
        """Return how strong the rest of a way can be that comes to none of some elements a second time."""
        if element not in self.region.knots or self._leads_on_clear(visited, element):
            return self.best[element]
        left = (self.region.knots[element] - visited) | {element}
        self.budget.spend(sum(len(self.region.arriving[node]) for node in left))
        found = _strongest_first(self.region, self.strength, left, self.best, visited)
        return next((onward for node, onward in found if node == element), NO_WAY)

    def _leads_on_clear(self, visited: AbstractSet[int], element: int) -> bool:
        """
        Return whether a strongest way on is found at once that comes to none of some elements a second time.

        Of the steps behind which it can stay as strong, it follows the one that comes nearest to an end; most often
        that saves working the knot out anew.
        """
        compiled, ends, strength = self.region.compiled, self.region.ends, self.strength
        passed = {element, *visited}
        node = element
        while node in self.region.knots:
            self.budget.spend(len(compiled.succ[node]))
            onwards = [
                after
                for after, link in zip(compiled.succ[node], compiled.via[node], strict=True)
                if after not in passed
                and strength.by_link(link, 1.0 if after in ends else self.best.get(after, NO_WAY)) == self.best[node]
            ]
            if not onwards:
                return False
            node = min(onwards, key=self._links_left)
            if node in ends:
                return True
            passed.add(node)
        return True

    def _links_left(self, node: int) -> int:
        """Return over how many links a node is from the nearest end, itself included."""
        return 0 if node in self.region.ends else self.region.distance[node]
