"""
The compact compiled of a model, on which every question is answered.

Elements are numbered from 0 in the order of the model. An arrow from or to a whole stage or group is one arc, and not
one for each pair of elements: a column that arrows leave has an *exit* node, a column that they enter has an *entry*
node, and membership arcs join these with the elements::

    element ──member──▶ exit of its stage ──link──▶ entry of the next ──member──▶ element

So a step from element to element, stated or implied, crosses exactly one arc that is a link.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cached_property
from typing import Final

from attrs import frozen

from logicmodel.model.collecting import collector_waiting
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.questions.components import Run, runs_from_the_end
from logicmodel.questions.selection import Selection, selected
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.links import Link

MEMBER: Final = -1


@frozen(eq=False)
class CompiledModel:
    """
    A model as lists of small numbers.

    Attributes:
        model: The model.
        elements: The elements; the place of one is its number.
        links: All links of the model; the place of one is its number.
        number: The number of each element, by id.
        exits: The exit of each column that arrows leave, by id; numbered behind the elements.
        entries: The entry of each column that arrows enter, by id; numbered behind the exits.
        first_entry: The number of the first entry.
        succ: For each node, the nodes to which its arcs lead.
        via: For each of these arcs the number of its link, or `MEMBER`.
        pred: For each node, the nodes from which arcs come.
    """

    model: LogicModel
    elements: tuple[Element, ...]
    links: tuple[Link, ...]
    number: dict[str, int]
    exits: dict[str, int]
    entries: dict[str, int]
    first_entry: int
    succ: list[list[int]]
    via: list[list[int]]
    pred: list[list[int]]

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """All nodes from the end, for sweeps over the whole model; worked out once."""
        return tuple(runs_from_the_end(range(len(self.succ)), self.succ, self.pred))

    def is_element(self, node: int) -> bool:
        """Return whether a node is an element, and not the exit or the entry of a column."""
        return node < len(self.elements)

    def is_member_arc(self, source: int, target: int) -> bool:
        """Return whether an arc joins an element with a column, and is no link."""
        return source >= self.first_entry or len(self.elements) <= target < self.first_entry

    def has_link(self, link: int) -> bool:
        """Return whether a link is compiled; feedback and column arrows may be left out."""
        source, target = self.links[link].source, self.links[link].target
        if not (source in self.number or source in self.exits) or not (target in self.number or target in self.entries):
            return False
        node, _ = self.arc(link)
        return link in self.via[node]

    def arc(self, link: int) -> tuple[int, int]:
        """Return the nodes that a link joins."""
        source, target = self.links[link].source, self.links[link].target
        return (
            self.number[source] if source in self.number else self.exits[source],
            self.number[target] if target in self.number else self.entries[target],
        )

    def ends_of(self, link: int) -> list[int]:
        """Return the elements at which a link arrives: all of a column, or none where it is left out."""
        if not self.has_link(link):
            return []
        _, end = self.arc(link)
        return [end] if self.is_element(end) else self.succ[end]

    def steps(self, element: int) -> Iterator[tuple[int, int]]:
        """Return the steps that leave an element: stated ones, then implied ones, as target and link."""
        size = len(self.elements)
        for node, link in zip(self.succ[element], self.via[element], strict=True):
            if node < size:
                yield node, link
            elif link == MEMBER:
                for end, arrow in zip(self.succ[node], self.via[node], strict=True):
                    yield from self._arrivals(element, end, arrow)
            else:
                yield from self._arrivals(element, node, link)

    def _arrivals(self, element: int, end: int, link: int) -> Iterator[tuple[int, int]]:
        """
        Return the steps by one arrow to an element or to a column.

        What a column arrow says, it says of different elements: none is implied to contribute to itself.
        """
        if end < len(self.elements):
            if end != element:
                yield end, link
            return
        for member in self.succ[end]:
            if member != element:
                yield member, link


def compile_model(model: LogicModel, *, feedback: bool = False, stated_only: bool = False) -> CompiledModel:
    """
    Return the compiled form of a model, which is made once and kept with the model.

    Args:
        model: The model.
        feedback: Whether links that are declared feedback are in it.
        stated_only: Whether only links from element to element are in it.
    """
    refuse_non_model(model)
    ends = _ends_of(model)
    # Where there is nothing to leave out, two questions share one compiled model.
    feedback, stated_only = feedback or not ends.some_feedback, stated_only and ends.some_columns
    key = f"compiled feedback={feedback} stated_only={stated_only}"
    compiled: CompiledModel | None = model.memo.get(key)
    if compiled is None:
        with collector_waiting():
            compiled = model.memo[key] = _compile(model, ends, feedback=feedback, stated_only=stated_only)
    return compiled


@frozen(eq=False)
class _Ends:
    """
    What all compiled forms of a model share: the numbers of its elements, and which of them the links join.

    Attributes:
        number: The number of each element, by id.
        sources: For each link the number of the element at which it starts, or None if that is a column.
        targets: The same for where it ends.
        some_columns: Whether a link starts or ends at a column.
        some_feedback: Whether a link is declared feedback.
    """

    number: dict[str, int]
    sources: list[int | None]
    targets: list[int | None]
    some_columns: bool
    some_feedback: bool


def _ends_of(model: LogicModel) -> _Ends:
    """Return the ends of the links of a model, which are looked up once and kept with it."""
    key = "ends of links"
    ends: _Ends | None = model.memo.get(key)
    if ends is None:
        number = {element.id: position for position, element in enumerate(model.elements)}
        sources = [number.get(link.source) for link in model.links]
        targets = [number.get(link.target) for link in model.links]
        feedback = any(link.feedback for link in model.links)
        ends = model.memo[key] = _Ends(number, sources, targets, None in sources or None in targets, feedback)
    return ends


def numbers(model: LogicModel, compiled: CompiledModel, selection: Selection) -> tuple[int, ...]:
    """Return the numbers of the elements that a selection names."""
    return tuple(compiled.number[identifier] for identifier in selected(model, selection))


def _compile(model: LogicModel, ends: _Ends, *, feedback: bool, stated_only: bool) -> CompiledModel:
    number, links = ends.number, model.links
    arrows = [
        (position, source, target)
        for position, (source, target) in enumerate(zip(ends.sources, ends.targets, strict=True))
        if (feedback or not links[position].feedback) and not (stated_only and (source is None or target is None))
    ]
    exits = _numbered((links[position].source for position, source, _ in arrows if source is None), len(number))
    first_entry = len(number) + len(exits)
    entries = _numbered((links[position].target for position, _, target in arrows if target is None), first_entry)
    count = first_entry + len(entries)
    succ: list[list[int]] = [[] for _ in range(count)]
    via: list[list[int]] = [[] for _ in range(count)]
    pred: list[list[int]] = [[] for _ in range(count)]

    def join(source: int, target: int, link: int) -> None:
        succ[source].append(target)
        via[source].append(link)
        pred[target].append(source)

    for position, source, target in arrows:
        leaving = exits[links[position].source] if source is None else source
        arriving = entries[links[position].target] if target is None else target
        join(leaving, arriving, position)
    for column, node in exits.items():
        for member in model.members(column):
            join(number[member.id], node, MEMBER)
    for column, node in entries.items():
        for member in model.members(column):
            join(node, number[member.id], MEMBER)
    return CompiledModel(model, model.elements, model.links, number, exits, entries, first_entry, succ, via, pred)


def is_column_arrow(link: Link, elements: Container[str]) -> bool:
    """Return whether a link starts or ends at a stage or a group."""
    return link.source not in elements or link.target not in elements


def _numbered(columns: Iterator[str], start: int) -> dict[str, int]:
    return {column: start + position for position, column in enumerate(dict.fromkeys(columns))}
