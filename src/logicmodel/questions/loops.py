"""Loops: chains of links that come back to where they started."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any, Literal, TypeAlias

from attrs import field, frozen

from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.compiled import MEMBER, CompiledModel, compile_model
from logicmodel.questions.components import before_loops, parts_from_the_end
from logicmodel.questions.paths import ContributionPath, Step, path_of
from logicmodel.questions.printing import Printed, Worded, as_table, label_in, named, with_labels
from logicmodel.questions.progress import Progress, unwatched
from logicmodel.questions.region import region_between
from logicmodel.questions.walks import Walk, walks
from logicmodel.showing import Answer
from logicmodel.vocabulary.links import Link

LoopSign: TypeAlias = Literal["reinforcing", "balancing", "unknown"]


@frozen
class Loop(ContributionPath):
    """
    A path that comes back to where it started.

    Args:
        steps: The steps; the last one ends where the first one starts, which is at that element of the loop which
            stands first in the model.
        model: The model, for the picture in notebooks.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.questions import iter_loops
        >>> print(next(iter_loops(load_example("reading-together"))))
        enjoyment -> habit -> fluency -> enjoyment
    """

    @property
    def element_ids(self) -> tuple[str, ...]:
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


def iter_loops(model: LogicModel, *, stated_only: bool = False) -> Iterator[Loop]:
    """
    Return the loops of a model, in which no element is visited twice.

    Links that are declared feedback are in them. The loops are found while they are asked for: the first one comes at
    once, however many there are.

    Args:
        model: The model.
        stated_only: Whether to leave out arrows of stages and groups; default: no.

    Returns:
        A stream of loops, ordered by the element that stands first in the model; for each of these the shortest comes
        first.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.questions import iter_loops
        >>> [loop.sign for loop in iter_loops(load_example("reading-together"))]
        ['reinforcing']
    """
    return _loops_of(compile_model(model, feedback=True, stated_only=stated_only))


def _loops_of(compiled: CompiledModel) -> Iterator[Loop]:
    """Return the loops through the first element of each part, then those of what is left without it, and so on."""
    tangled = [sorted(part) for part in looped_parts(compiled, before_loops(compiled.succ, compiled.pred))]
    heapq.heapify(tangled)
    while tangled:
        first, *rest = heapq.heappop(tangled)
        part = {first, *rest}
        for walk in walks(region_between(compiled, [first], [first], part), closing=True):
            yield _loop_of(compiled, walk)
        for smaller in looped_parts(compiled, rest):
            heapq.heappush(tangled, sorted(smaller))


@frozen
class LoopedPart(Printed):
    """
    A strongly connected part of a model: elements each of which contributes to all the others.

    Args:
        element_ids: The ids of its elements, in the order of the model.
        feedback_links: The links inside it that are declared feedback.
        shortest: The shortest loop through each of these links; where none is declared, the shortest loop through the
            first element.
    """

    element_ids: tuple[str, ...]
    feedback_links: tuple[Link, ...]
    shortest: tuple[Loop, ...]

    def __str__(self) -> str:
        """Return what is tied together, and the shortest loops below."""
        return "\n".join([f"Loops tie {named(self.element_ids)} together:", *map(str, self.shortest)])


@frozen
class Loops(Worded, Answer):
    """
    The parts of a model that loops tie together.

    Args:
        parts: The strongly connected parts in which there are loops, in the order of the model.
        model: The model, for the picture in notebooks.
    """

    parts: tuple[LoopedPart, ...]
    model: LogicModel | None = field(default=None, kw_only=True, eq=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements that loops tie together, and those of the links of the shortest loops."""
        elements = (element for part in self.parts for element in part.element_ids)
        return (*elements, *(link.id for part in self.parts for loop in part.shortest for link in loop.links))

    def __len__(self) -> int:
        """Return the number of parts."""
        return len(self.parts)

    def __iter__(self) -> Iterator[LoopedPart]:
        """Iterate over the parts."""
        return iter(self.parts)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each of the shortest loops, with the elements that loops tie together around it."""
        return with_labels(
            self.model,
            [
                {
                    "part": number,
                    "elements": list(part.element_ids),
                    "feedback_links": [link.id for link in loop.feedback_links],
                    "sign": loop.sign,
                    "loop": list(loop.element_ids),
                }
                for number, part in enumerate(self.parts, start=1)
                for loop in part.shortest
            ],
        )

    def printed(self, *, labels: bool) -> str:
        """
        Return a table.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        return as_table(
            [
                {
                    "part": number,
                    "elements": len(part.element_ids),
                    "declared feedback": [self._name(link.id, labels=labels) for link in loop.feedback_links],
                    "sign": loop.sign,
                    "shortest loop": loop.in_words() if labels else str(loop),
                }
                for number, part in enumerate(self.parts, start=1)
                for loop in part.shortest
            ]
        )

    def _name(self, link: str, *, labels: bool) -> str | None:
        return label_in(self.model, link) if labels and self.model else link


def loops(model: LogicModel, *, stated_only: bool = False, progress: Progress = unwatched) -> Loops:
    """
    Return the parts of a model that loops tie together, and in each the shortest loop for each declared feedback link.

    However many loops there are, only these are looked for; `iter_loops` streams all of them.

    Args:
        model: The model.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        progress: Shows how many parts are done, such as ``tqdm``; it takes a sequence and yields its items.

    Returns:
        The strongly connected parts in which there are loops.

    Example:
        >>> from logicmodel import load_example, loops
        >>> print(loops(load_example("reading-together")))
        part  elements  declared feedback   sign         shortest loop
        1     3         fluency->enjoyment  reinforcing  enjoyment -> habit -> fluency -> enjoyment
    """
    compiled = compile_model(model, feedback=True, stated_only=stated_only)
    parts = sorted(looped_parts(compiled, before_loops(compiled.succ, compiled.pred)), key=min)
    return Loops(tuple(_looped_part(compiled, part) for part in progress(parts)), model=model)


def _looped_part(compiled: CompiledModel, part: AbstractSet[int]) -> LoopedPart:
    inside = {
        link
        for node in part
        for after, link in zip(compiled.succ[node], compiled.via[node], strict=True)
        if after in part
    }
    declared = sorted(link for link in inside if link != MEMBER and compiled.links[link].feedback)
    found = (_shortest_through(compiled, part, link) for link in declared)
    shortest = dict.fromkeys(loop for loop in found if loop is not None)
    if not declared:
        first = min(part)
        walk = next(walks(region_between(compiled, [first], [first], part), closing=True))
        shortest = {_loop_of(compiled, walk): None}
    return LoopedPart(
        element_ids=tuple(compiled.elements[node].id for node in sorted(part) if compiled.is_element(node)),
        feedback_links=tuple(compiled.links[link] for link in declared),
        shortest=tuple(shortest),
    )


def _shortest_through(compiled: CompiledModel, part: AbstractSet[int], link: int) -> Loop | None:
    """Return the shortest loop with a link in it: the shortest way back from where it ends to where it starts."""
    source, target = compiled.arc(link)
    if source == target:
        here = compiled.elements[source].id
        return Loop((Step(here, here, compiled.links[link]),), model=compiled.model)
    starts = [target] if compiled.is_element(target) else compiled.succ[target]
    ends = [source] if compiled.is_element(source) else compiled.pred[source]
    walk = next(walks(region_between(compiled, starts, ends, part)), None)
    if walk is None:
        return None
    return _from_the_first(compiled, [*walk, (walk[0][0], link)])


def _from_the_first(compiled: CompiledModel, walk: Walk) -> Loop:
    """Return a walk that comes back to its start as a loop that starts at the element which stands first."""
    place = min(range(len(walk) - 1), key=lambda position: walk[position][0])
    turned = [walk[place], *walk[place + 1 :], *walk[1 : place + 1]]
    return _loop_of(compiled, turned)


def _loop_of(compiled: CompiledModel, walk: Walk) -> Loop:
    return Loop(path_of(compiled, walk).steps, model=compiled.model)


def looped_parts(compiled: CompiledModel, nodes: Iterable[int]) -> Iterator[AbstractSet[int]]:
    """Return the strongly connected parts of some nodes in which an element can come back to itself."""
    for part in parts_from_the_end(frozenset(nodes), compiled.succ, compiled.pred):
        elements = [node for node in part if compiled.is_element(node)]
        if len(elements) > 1 or any(element in compiled.succ[element] for element in elements):
            yield part
