"""How strong ways are: the best that can still come, and the strongest paths, found best first."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final, Literal, TypeAlias

from attrs import frozen

from logicmodel.questions.index import MEMBER, Index
from logicmodel.questions.region import Region
from logicmodel.questions.walks import START, Walk

Joining: TypeAlias = Literal["weakest-link", "product"]

_JOIN: Final[dict[Joining, Callable[[float, float], float]]] = {
    "weakest-link": min,
    "product": lambda one, other: one * other,
}


@frozen
class Strength:
    """
    How confidences along a path are joined.

    Args:
        by: ``weakest-link``: a path is as strong as its weakest link. ``product``: confidences are multiplied, which reads
            them as probabilities that are independent of each other.
        confidences: The confidence of each link by number, with what stands for those that have none.
    """

    by: Joining
    confidences: list[float]

    def join(self, strength: float, link: int) -> float:
        """Return the strength of a way that is longer by one arc."""
        return strength if link == MEMBER else _JOIN[self.by](strength, self.confidences[link])

    def of(self, links: Iterable[int]) -> float:
        """Return the strength of a path."""
        strength = 1.0
        for link in links:
            strength = self.join(strength, link)
        return strength


def best_to(
    index: Index, ends: Iterable[int], strength: Strength, within: AbstractSet[int], *, at_once: bool = True
) -> dict[int, float]:
    """
    Return for each node the strength of the strongest way from it to an end, as far as there is a way.

    Args:
        index: The index.
        ends: The elements at which ways end.
        strength: How confidences are joined.
        within: The nodes to keep to.
        at_once: Whether an end is reached from itself, over no link and so with strength 1.
    """
    best: dict[int, float] = {}
    waiting = [(-1.0, end) for end in sorted(ends)]
    opened = set() if at_once else {end for _, end in waiting}
    ...
