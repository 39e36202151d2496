"""Loops: chains of links that come back to where they started."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Literal, TypeAlias

from attrs import frozen

from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.components import strong_parts
from logicmodel.questions.index import Index, index_of
from logicmodel.questions.paths import Path, path_of
from logicmodel.questions.region import region_between
from logicmodel.questions.walks import walks
from logicmodel.vocabulary.links import Link

LoopSign: TypeAlias = Literal["reinforcing", "balancing", "unknown"]


@frozen
class Loop(Path):
    """
    A path that comes back to where it started.

    Args:
        steps: The steps; the last one ends where the first one starts, which is at that element of the loop which
            stands first in the model.

    Example:
        >>> from logicmodel import cycles, example
        >>> print(next(cycles(example("reading-together"))))
        enjoyment -> habit -> fluency -> enjoyment
    """

    @property
    def elements(self) -> tuple[str, ...]:
        """The ids of the elements on the loop, each once."""
        return tuple(step.source for step in self.steps)

    @property
    def sign(self) -> LoopSign:
        """``reinforcing``, ``balancing``, or ``unknown`` where the sign of a link in it is unknown."""
        signs = [link.sign for link in self.links]
        if "unknown" in signs:
            return "unknown"
        return "balancing" if signs.count("negative") % 2 else "reinforcing"

    @property
    def feedback_links(self) -> tuple[Link, ...]:
        """The links in it that are declared feedback."""
        return tuple(link for link in self.links if link.feedback)

    @property
    def declared(self) -> bool:
        """Whether a link in it is declared feedback, so that the authors know of the loop."""
        return any(link.feedback for link in self.links)


def cycles(model: LogicModel, *, stated_only: bool = False) -> Iterator[Loop]:
    """
    Return the loops of a model, in which no element is visited twice.

    Links that are declared feedback are in them. The loops are found while they are asked for: the first one comes at
    once, however many there are.

    Args:
        model: The model.
        stated_only: Whether to keep to links from element to element.

    Returns:
        A stream of loops: by the element that stands first in the model, and for each of these the shortest first.

    Example:
        >>> from logicmodel import cycles, example
        >>> [loop.sign for loop in cycles(example("reading-together"))]
        ['reinforcing']
    """
    index = index_of(model, feedback=True, stated_only=stated_only)
    tangled = [sorted(part) for part in looped_parts(index, range(len(index.succ)))]
    heapq.heapify(tangled)
    while tangled:
        first, *rest = heapq.heappop(tangled)
        part = {first, *rest}
        for walk in walks(region_between(index, [first], [first], part), closing=True):
            yield Loop(path_of(index, walk).steps)
        for smaller in looped_parts(index, rest):
            heapq.heappush(tangled, sorted(smaller))


def looped_parts(index: Index, nodes: Iterable[int]) -> Iterator[AbstractSet[int]]:
    """Return the strongly connected parts of some nodes in which an element can come back to itself."""
    for part in strong_parts(list(nodes), index.succ):
        elements = [node for node in part if index.is_element(node)]
        if len(elements) > 1 or any(element in index.succ[element] for element in elements):
            yield part
