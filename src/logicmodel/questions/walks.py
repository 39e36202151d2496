"""Walks through a region that visit no element twice, the shortest first, with nothing held but the present one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias

from attrs import define, field

from logicmodel.questions.region import Region, levels

Walk: TypeAlias = list[tuple[int, int]]
Promise: TypeAlias = Callable[[AbstractSet[int], int], bool]

START: Final = -1


def walks(
    region: Region, *, closing: bool = False, max_steps: int | None = None, promising: Promise | None = None
) -> Iterator[Walk]:
    """
    Return the walks from a start to an end of a region, of at least one link, the shortest first.

    The search deepens: all walks of one length, then those of the next length that there can be.

    Args:
        region: The region.
        closing: Whether a walk may come back to where it started; then the one start is the one end.
        max_steps: The greatest number of links.
        promising: Whether to go on from an element, after these were visited.

    Returns:
        Each walk as the elements with the links by which they were reached, the first with `START`. It is one list,
        which changes when the next walk is asked for.
    """
    starts = [start for start in region.starts if start in region.distance]
    limit = min((region.distance[start] for start in starts), default=None)
    while limit is not None and (max_steps is None or limit <= max_steps):
        search = _Pass(region, limit, closing, promising)
        for start in starts:
            yield from search.walks_from(start)
        limit = search.next_limit


@define
class _Pass:
    """One pass of the deepening: the walks of exactly `limit` links."""

    region: Region
    limit: int
    closing: bool
    promising: Promise | None
    next_limit: int | None = None
    trail: Walk = field(factory=list)
    visited: set[int] = field(factory=set)
    # A look ahead costs as much as the knot is large, so it is taken now and then: at once after one that paid, and
    # ever more rarely after others. So neither a long ring nor a dead end with many ways in it takes long.
    patience: int = 0
    steps_since_look: int = 0

    def walks_from(self, start: int) -> Iterator[Walk]:
        """Return the walks that start at one element."""
        steps = self.region.compiled.steps
        self.trail.append((start, START))
        self.visited.add(start)
        ahead = [steps(start)]
        while ahead:
            for target, link in ahead[-1]:
                if self._is_wanted_end(target):
                    if len(self.trail) == self.limit:
                        yield [*self.trail, (target, link)]
                    self._note_length(len(self.trail))
                if self._leads_on(target):
                    self.trail.append((target, link))
                    self.visited.add(target)
                    ahead.append(steps(target))
                    break
            else:
                ahead.pop()
                self.visited.discard(self.trail.pop()[0])

    def _is_wanted_end(self, target: int) -> bool:
        return target in self.region.ends and (self.closing or target not in self.visited)

    def _leads_on(self, target: int) -> bool:
        """Return whether the walk should go on from this element, as far as can be told."""
        if target in self.visited or target not in self.region.distance:
            return False
        if self.promising is not None and not self.promising(self.visited, target):
            return False
        least: int | None = self.region.distance[target]
        if target in self.region.knots and len(self.trail) + self.region.distance[target] <= self.limit:
            least = self._look_ahead(target)
        if least is None:
            return False
        self._note_length(len(self.trail) + least)
        return len(self.trail) + least <= self.limit

    def _look_ahead(self, target: int) -> int | None:
        """Return how many links it takes at least from here to an end, or None if there is no way any more."""
        if self.steps_since_look < self.patience:
            self.steps_since_look += 1
            return self.region.distance[target]
        self.steps_since_look = 0
        least = self._least_to_an_end(target)
        paid = least is None or len(self.trail) + least > self.limit
        self.patience = 0 if paid else 2 * self.patience + 1
        return least

    def _least_to_an_end(self, target: int) -> int | None:
        """Return the least number of links from an element in a knot to an end that avoids what was visited."""
        region, compiled = self.region, self.region.compiled
        knot = region.knots[target]
        blocked = self.visited | {target}
        best: int | None = None
        inside = levels(
            compiled.succ, [target], compiled.is_member_arc, lambda node: node in knot and node not in blocked
        )
        for links, level in enumerate(inside):
            if best is not None and best <= links:
                break
            for node in level:
                for after in compiled.succ[node]:
                    if self._is_wanted_end(after):
                        rest = 0
                    elif after in region.distance and after not in knot:
                        rest = region.distance[after]
                    else:
                        continue
                    length = links + rest + (not compiled.is_member_arc(node, after))
                    best = length if best is None else min(best, length)
        return best

    def _note_length(self, length: int) -> None:
        """Note for the next pass that there may be walks of a greater length."""
        if length > self.limit and (self.next_limit is None or length < self.next_limit):
            self.next_limit = length
