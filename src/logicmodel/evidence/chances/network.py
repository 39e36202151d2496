"""What holds because of what: the elements behind a target, and how the links that arrive at each are joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Literal, Protocol, TypeAlias, TypeVar

from attrs import frozen

from logicmodel.questions.compiled import MEMBER, CompiledModel
from logicmodel.questions.components import parts_from_the_end
from logicmodel.questions.region import reach
from logicmodel.vocabulary.links import Link

#: How the links that arrive at an element are joined: as their necessity says, or so that any or all have to work.
Joins: TypeAlias = Literal["stated", "any", "all"]

Value = TypeVar("Value")


class Arithmetic(Protocol[Value]):
    """How what holds is reckoned: as worlds, or as the lowest or the highest chance."""

    def all(self, values: Iterable[Value], /) -> Value:
        """Return what holds where all of these hold."""
        ...

    def any(self, values: Iterable[Value], /) -> Value:
        """Return what holds where any of these holds."""
        ...


@frozen
class Arrival:
    """
    A link that arrives at an element, or the part that a member plays in its column.

    Args:
        source: The node from which it comes.
        link: The link; None for a member of a column.
    """

    source: int
    link: Link | None


@frozen(eq=False)
class Network:
    """
    The nodes behind a target, and what arrives at each.

    Attributes:
        starts: The elements that hold from the start.
        parts: All nodes in the parts that loops tie together, each after those on which it rests.
        arriving: What arrives at each node, of links of which more leads to more.
    """

    starts: frozenset[int]
    parts: tuple[frozenset[int], ...]
    arriving: Mapping[int, Sequence[Arrival]]

    @cached_property
    def on_the_way(self) -> frozenset[int]:
        """The nodes that the starts reach."""
        leaving: dict[int, list[int]] = {node: [] for node in self.arriving}
        for node, arrivals in self.arriving.items():
            for each in arrivals:
                leaving[each.source].append(node)
        return frozenset(reach(leaving, self.starts))

    def holding(self, reckon: Arithmetic[Value], works: Callable[[Link], Value], joins: Joins) -> dict[int, Value]:
        """
        Return for each node where it holds.

        In a loop nothing holds itself up: all of it starts from nothing, and grows until it stays as it is. A bound
        that still creeps upwards after a round for each node of the loop becomes the highest that there is.

        Args:
            reckon: How what holds is reckoned.
            works: What gives where a link works, once its source holds.
            joins: How links that arrive at an element are joined.
        """
        found = dict.fromkeys(self.arriving, reckon.any(()))
        found |= dict.fromkeys(self.starts, reckon.all(()))
        for part in self.parts:
            free = sorted(part - self.starts)
            for _ in range(len(part) + 1):
                before = [found[node] for node in free]
                for node in free:
                    found[node] = self._joined(node, found, reckon, works, joins)
                if len(part) == 1 or before == [found[node] for node in free]:
                    break
            else:
                found |= dict.fromkeys(free, reckon.all(()))
        return found

    def _joined(
        self,
        node: int,
        found: Mapping[int, Value],
        reckon: Arithmetic[Value],
        works: Callable[[Link], Value],
        joins: Joins,
    ) -> Value:
        """Return where a node holds, by where what arrives at it does."""
        values, necessary, sufficient = [], [], []
        for source, link in ((each.source, each.link) for each in self.arriving[node]):
            value = found[source] if link is None else reckon.all((found[source], works(link)))
            values.append(value)
            if link is not None and "necessary" in (link.necessity or ""):
                necessary.append(value)
            if link is not None and "sufficient" in (link.necessity or ""):
                sufficient.append(value)
        if joins == "stated" and necessary:
            return reckon.any((*sufficient, reckon.all(necessary)))
        is_column = any(each.link is None for each in self.arriving[node])
        return reckon.all(values) if joins == "all" and values and not is_column else reckon.any(values)


def network_behind(compiled: CompiledModel, starts: Iterable[int], target: int) -> Network:
    """
    Return what a target rests on.

    A column holds where one of its members does. An arrow to a column arrives at each of its members.

    Args:
        compiled: The compiled model.
        starts: The elements that hold from the start.
        target: The element.
    """
    held = frozenset(starts)
    # What holds from the start rests on nothing.
    behind = reach(compiled.pred, [target])
    arriving = {node: [] if node in held else each for node, each in _arriving(compiled, behind).items()}
    nodes = reach({node: [each.source for each in arrivals] for node, arrivals in arriving.items()}, [target])
    parts = reversed(list(parts_from_the_end(nodes, compiled.succ, compiled.pred)))
    return Network(held & nodes, tuple(parts), {node: each for node, each in arriving.items() if node in nodes})


def _arriving(compiled: CompiledModel, nodes: AbstractSet[int]) -> dict[int, list[Arrival]]:
    """Return what arrives at each of some nodes."""
    arriving: dict[int, list[Arrival]] = {node: [] for node in sorted(nodes)}
    for source in arriving:
        for node, number in zip(compiled.succ[source], compiled.via[source], strict=True):
            if number == MEMBER:
                ends, link = [node] if compiled.is_element(source) else [], None
            else:
                ends, link = [node] if compiled.is_element(node) else compiled.succ[node], compiled.links[number]
            if link is None or link.sign == "positive":
                for end in (end for end in ends if end in nodes):
                    arriving[end].append(Arrival(source, link))
    return arriving
