"""Bottlenecks: what every path to an element passes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import field, frozen

from logicmodel.errors import UnknownIdError
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.compiled import CompiledModel, compile_model, numbers
from logicmodel.questions.dominators import ROOT, DominatorTree, Passed, passed_by_all
from logicmodel.questions.printing import Printed, Worded, as_table, with_labels
from logicmodel.questions.progress import Progress, unwatched
from logicmodel.questions.region import Region, reach, region_between
from logicmodel.questions.selection import Selection
from logicmodel.showing import Answer, View
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.links import Link

NOT_REACHED: Final[Passed] = ([], [])

_REACHED: Final = "element that is reached"


@frozen
class Bottleneck(Printed):
    """
    What every path to one element passes.

    Args:
        target: The id of the element at which the paths end.
        reached: Whether there is a path at all.
        element_ids: The ids of the elements that are on every path, in order, without the target and without the source
            where there is one source only.
        links: The links that are on every path, in order. An arrow between columns counts as one link.
    """

    target: str
    reached: bool
    element_ids: tuple[str, ...]
    links: tuple[Link, ...]

    def __str__(self) -> str:
        """Return the answer for this target as a sentence."""
        if not self.reached:
            return f"No path leads to {self.target}."
        passed = [*self.element_ids, *(link.id for link in self.links)]
        return f"Every path to {self.target} passes {', '.join(passed) or 'nothing that all have in common'}."


@frozen
class Bottlenecks(Worded, Answer):
    """
    What every path from the sources to each target passes.

    Args:
        rows: One row for each target.
        model: The model, for the picture in notebooks.
    """

    rows: tuple[Bottleneck, ...]
    model: LogicModel | None = field(default=None, kw_only=True, eq=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of what is passed by every path, and of the targets that are reached, each once."""
        reached = [row for row in self.rows if row.reached]
        elements = [element for row in reached for element in (*row.element_ids, row.target)]
        return tuple(dict.fromkeys([*elements, *(link.id for row in reached for link in row.links)]))

    def __len__(self) -> int:
        """Return how many targets there are."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Bottleneck]:
        """Iterate over the targets."""
        return iter(self.rows)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each target."""
        return with_labels(
            self.model,
            [
                {
                    "target": row.target,
                    "reached": row.reached,
                    "elements": list(row.element_ids),
                    "links": [link.id for link in row.links],
                }
                for row in self.rows
            ],
        )

    def printed(self, *, labels: bool) -> str:
        """
        Return a table.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        return as_table(self.to_records(), labels=labels)


def bottlenecks(  # noqa: PLR0913 -- the ends, and which paths count
    model: LogicModel,
    source: Selection,
    target: Selection,
    *,
    stated_only: bool = False,
    feedback: bool = False,
    progress: Progress = unwatched,
) -> Bottlenecks:
    """
    Return the elements and links that are on every path from the sources to each target.

    All targets are worked out in one sweep. The answer is as large as all its rows: of a chain of 10,000 elements to
    all of them it has 50 million ids; `dominators` says the same by one id for each.

    Args:
        model: The model.
        source: Where the paths start, for instance ``"inputs"``.
        target: Where they end, for instance ``"impact"``; each element is a row.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no.
        progress: Shows how many targets are done, such as ``tqdm``; it takes a sequence and yields its items.

    Returns:
        One row for each target.

    Raises:
        UnknownIdError: The model does not have one of the elements.

    Example:
        >>> from logicmodel import bottlenecks, load_example
        >>> for row in bottlenecks(load_example("reading-together"), "train", ["fluency", "opportunity"]):
        ...     print(row.target, row.element_ids)
        fluency ('volunteers-ready', 'sessions-held')
        opportunity ('volunteers-ready', 'sessions-held', 'understanding')
    """
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    starts, ends = numbers(model, compiled, source), numbers(model, compiled, target)
    sources = frozenset(starts)
    apart = [end for end in ends if end not in sources]
    passed = _passed_to_each(compiled, starts, apart) if len(apart) > 1 else {}

    def row(end: int) -> Bottleneck:
        others = tuple(start for start in starts if start != end) if end in sources else starts
        return _bottleneck(compiled, others, end, passed[end] if end in passed else _passed_to(compiled, others, end))

    return Bottlenecks(tuple(map(row, progress(ends))), model=model)


def _passed_to(compiled: CompiledModel, starts: tuple[int, ...], end: int) -> Passed:
    """Return what every way to an end passes."""
    region = region_between(compiled, starts, [end])
    return passed_by_all(region) if region.starts else NOT_REACHED


def _passed_to_each(compiled: CompiledModel, starts: tuple[int, ...], ends: list[int]) -> dict[int, Passed]:
    """Return what every way to each of some ends passes, worked out for all of them at once."""
    region = region_between(compiled, starts, ends)
    tree = DominatorTree.of(region)
    return {end: tree.passed_before(end) if end in region.ends else NOT_REACHED for end in ends}


def _bottleneck(compiled: CompiledModel, starts: tuple[int, ...], end: int, passed: Passed) -> Bottleneck:
    elements, links = passed
    return Bottleneck(
        target=compiled.elements[end].id,
        reached=bool(elements),
        element_ids=tuple(compiled.elements[each].id for each in elements[:-1] if (each,) != starts),
        links=tuple(compiled.links[link] for link in links),
    )


@frozen
class Dominators(Worded, Answer):
    """
    The tree of dominators: for each element, the last one that every path to it passes.

    Args:
        passes: For each element that is reached, in the order of the model, the id of the last element that every path
            to it passes before, or None if there is none.
        model: The model, for the picture in notebooks.
    """

    passes: dict[str, str | None] = field(hash=False)
    model: LogicModel | None = field(default=None, kw_only=True, eq=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements without which others are not reached."""
        return tuple(element for element, count in self.holds_up().items() if count)

    def view(self) -> View:
        """Return the model, shaded by how many others each element holds up."""
        return View(self.model, heat=self.holds_up())

    def chain(self, element: str | Element) -> tuple[str, ...]:
        """
        Return the ids of all elements that every path to an element passes before it, in order.

        Args:
            element: An element that is reached, or its id.

        Raises:
            UnknownIdError: It is not reached, or there is none; the message suggests close matches.
        """
        identifier = element.id if isinstance(element, Element) else element
        if identifier not in self.passes:
            raise UnknownIdError(_REACHED, identifier, self.passes, owner="the answer")
        passed = []
        before = self.passes[identifier]
        while before is not None:
            passed.append(before)
            before = self.passes[before]
        return tuple(reversed(passed))

    def holds_up(self) -> dict[str, int]:
        """Return for each element how many others are not reached any more without it."""
        below: dict[str | None, list[str]] = {}
        for element, before in self.passes.items():
            below.setdefault(before, []).append(element)
        from_the_top = below.get(None, [])[:]
        for element in from_the_top:  # which grows meanwhile
            from_the_top += below.get(element, ())
        count = dict.fromkeys(self.passes, 0)
        for element in reversed(from_the_top):
            before = self.passes[element]
            if before is not None:
                count[before] += count[element] + 1
        return count

    def __len__(self) -> int:
        """Return how many elements are reached."""
        return len(self.passes)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids of the elements that are reached."""
        return iter(self.passes)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each element that is reached."""
        holds = self.holds_up()
        return with_labels(
            self.model,
            [
                {"element": element, "passes": before, "holds_up": holds[element]}
                for element, before in self.passes.items()
            ],
        )

    def printed(self, *, labels: bool) -> str:
        """
        Return a table.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        return as_table(self.to_records(), labels=labels)


def dominators(
    model: LogicModel, source: Selection, *, stated_only: bool = False, feedback: bool = False
) -> Dominators:
    """
    Return for each element that the sources reach the last element that every path to it passes.

    From this follows what breaks without any one element: all that it holds up.

    Args:
        model: The model.
        source: Where the paths start, for instance ``"inputs"``.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no.

    Returns:
        The tree of what passes what.

    Raises:
        UnknownIdError: The model does not have one of the elements.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.questions import dominators
        >>> holds_up = dominators(load_example("reading-together"), "inputs").holds_up()
        >>> max(holds_up, key=holds_up.get), max(holds_up.values())
        ('sessions-held', 2)
    """
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    starts = numbers(model, compiled, source)
    reached = reach(compiled.succ, starts)
    above = DominatorTree.of(Region(compiled, starts, reached, reached)).above
    passes: dict[str, str | None] = {}
    for node in sorted(each for each in reached if compiled.is_element(each)):
        before = above[node]
        while before != ROOT and not compiled.is_element(before):  # all pass the same column arrow: go on to an element
            before = above[before]
        passes[compiled.elements[node].id] = None if before == ROOT else compiled.elements[before].id
    return Dominators(passes, model=model)
