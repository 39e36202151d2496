"""How robustly some elements contribute to others: how many links would have to fail, and which."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import product
from typing import Any, Final, Literal, TypeAlias, get_args

from attrs import field, frozen

from logicmodel.errors import one_of
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.compiled import CompiledModel, compile_model, numbers
from logicmodel.questions.flow import CapacityOf, largest_flow, smallest_element_cut
from logicmodel.questions.printing import Printed, Worded, as_table, as_text, heads_in, label_in, with_labels
from logicmodel.questions.progress import Progress, unwatched
from logicmodel.questions.region import Region, region_between
from logicmodel.questions.selection import Selection, refuse_common
from logicmodel.questions.standing import Per, names_per
from logicmodel.questions.strength import UNRATED, confidences
from logicmodel.showing import Answer
from logicmodel.vocabulary.links import Link

#: What one unit of a flow stands for, one of ``links``, ``evidence`` and ``confidence``.
Capacity: TypeAlias = Literal["links", "evidence", "confidence"]
Side: TypeAlias = dict[str | None, tuple[int, ...]]
Flow: TypeAlias = tuple[float | None, tuple[int, ...]]
# The capacity of a link, by its number, in small units; and how many of these make 1.
Capacities: TypeAlias = tuple[CapacityOf, int]

# Links that are looked at, a million in about a second.
_BUDGET: Final = 100_000_000
_FIRST_CELLS: Final = 100


@frozen
class Cuts(Worded, Answer):
    """
    The smallest sets of elements, and of links, whose failure ends every path from source to target.

    Args:
        element_ids: The ids of such elements between the two; None if a link leads straight from one to the other, so
            that no set of elements between them would do.
        links: Such links. There may be other sets as small.
        model: The model, for the picture in notebooks.
    """

    element_ids: tuple[str, ...] | None
    links: tuple[Link, ...]
    model: LogicModel | None = field(default=None, kw_only=True, eq=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements, and those of the links."""
        return (*(self.element_ids or ()), *(link.id for link in self.links))

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each element and each link."""
        return with_labels(
            self.model,
            [
                *({"sort": "element", "id": identifier} for identifier in self.element_ids or ()),
                *({"sort": "link", "id": link.id} for link in self.links),
            ],
        )

    def printed(self, *, labels: bool) -> str:
        """
        Return the answer as two sentences.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        model = self.model if labels else None
        if not self.links:
            return "No path leads from the one to the other."
        links = f"All paths would end if {_count(len(self.links), 'link')} failed: {_named(self.links, model)}."
        if self.element_ids is None:
            return f"{links}\nA link leads straight there, so that no elements between the two can end them all."
        elements = ", ".join(heads_in(model, self.element_ids, labels=labels).values())
        return f"{links}\nSo they would without {_count(len(self.element_ids), 'element')}: {elements}."


def cuts(
    model: LogicModel, source: Selection, target: Selection, *, stated_only: bool = False, feedback: bool = False
) -> Cuts:
    """
    Return the smallest sets of elements, and of links, whose failure ends every path from source to target.

    An arrow between columns counts as one link.

    Args:
        model: The model.
        source: An element, a stage or a group, as a value or an id, or a collection of these.
        target: Where paths end, in the same forms.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no.

    Returns:
        One smallest set of each sort.

    Raises:
        UnknownIdError: The model does not have one of the elements.
        ValueError: An element is on both sides.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.questions import cuts
        >>> print(cuts(load_example("reading-together"), "inputs", "fluency"))
        All paths would end if 2 links failed: sessions-held->practice, enjoyment->habit.
        So they would without 2 elements: lend, sessions-held.
    """
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    starts, ends = numbers(model, compiled, source), numbers(model, compiled, target)
    refuse_common(model, starts, ends)
    region = region_between(compiled, starts, ends)
    _, links = largest_flow(region, lambda _: 1)
    elements = smallest_element_cut(region)
    return Cuts(
        None if elements is None else tuple(model.elements[node].id for node in elements),
        tuple(model.links[link] for link in links),
        model=model,
    )


@frozen
class Robustness(Worded, Printed):
    """
    The largest flow from each source to each target, and from all to all.

    Args:
        sources: The ids of the elements, stages, groups or stakeholders from which contributions flow.
        targets: The ids of those to which they flow.
        capacity: What a link counts for.
        flows: For each source and each target the largest flow; None if an element is on both sides. A source or a
            target of None stands for all.
        stated_flows: The same over links between elements only. Where nothing flows there, what flows is only implied.
        cut: The links that limit the flow from all to all: those to test first.
        model: The model.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    capacity: Capacity
    flows: dict[tuple[str | None, str | None], float | None] = field(hash=False)
    stated_flows: dict[tuple[str | None, str | None], float | None] = field(hash=False)
    cut: tuple[Link, ...]
    model: LogicModel | None = field(default=None, kw_only=True, eq=False, repr=False)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each source and target; ``all`` is all of them together."""
        return with_labels(
            self.model,
            [
                {
                    "source": source or "all",
                    "target": target or "all",
                    "robustness": flow,
                    "stated": self.stated_flows[source, target],
                }
                for (source, target), flow in self.flows.items()
            ],
        )

    def printed(self, *, labels: bool) -> str:
        """
        Return a table, in which ``~`` marks what is only implied, and the links to test first.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        model = self.model if labels else None
        heads = heads_in(model, (*self.sources, *self.targets), labels=labels)
        rows = [
            {"": heads.get(source or "", "all")}
            | {heads.get(target or "", "all"): self._cell(source, target) for target in (*self.targets, None)}
            for source in (*self.sources, None)
        ]
        return f"{as_table(rows)}\ntest first: {_named(self.cut, model) or '-'}"

    def _cell(self, source: str | None, target: str | None) -> str:
        flow = self.flows[source, target]
        return f"{'~' if flow and not self.stated_flows[source, target] else ''}{as_text(flow)}"


def robustness(  # noqa: PLR0913 -- the ends, and what counts
    model: LogicModel,
    source: Selection,
    target: Selection,
    *,
    capacity: Capacity = "links",
    per: Per = "element",
    unrated: float = UNRATED,
    stated_only: bool = False,
    feedback: bool = False,
    budget: int = _BUDGET,
    progress: Progress = unwatched,
) -> Robustness:
    """
    Return how robustly the sources contribute to the targets: the largest flow between them.

    By links, it is the number of links that would have to fail before every path is gone; links that run side by side
    add up. An arrow between columns counts as one link.

    Each cell is a flow of its own, which is looked for among all links between its ends. Of hundreds of elements that
    are all tied together that would take minutes, and after the first hundred cells it is refused.

    Args:
        model: The model.
        source: Where contributions come from, for instance ``"activities"``.
        target: Where they go to, for instance ``"long-term-outcomes"``.
        capacity: What a link counts for: 1 (``links``), the number of pieces of evidence that support it
            (``evidence``), or its confidence (``confidence``).
        per: What rows and columns stand for: each ``element`` by itself, or all elements of a ``stage``, a ``group`` or
            a ``stakeholder`` together.
        unrated: The confidence to assume for links without one, from 0 to 1; default: 0. It matters to ``confidence``.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no.
        budget: How many links may be looked at for all cells together; default: 100,000,000, which take about a
            minute and a half.
        progress: Shows how many cells are done, such as ``tqdm``; it takes a sequence and yields its items.

    Returns:
        A table from each source to each target with a row and a column for all, and the links that limit the whole.

    Raises:
        UnknownIdError: The model does not have one of the elements.
        ValueError: ``capacity`` or ``per`` is not one of these choices, ``unrated`` is not from 0 to 1, or there are
            more links to look at than the budget allows.

    References:
        Steve Powell, James Copestake and Fiona Remnant, Causal mapping for evaluators, Evaluation 30 (1), 2024.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.questions import robustness
        >>> print(robustness(load_example("reading-together"), "activities", ["fluency", "habit"]))
               fluency  habit  all
        train  1        1      1
        read   1        1      1
        lend   1        1      1
        all    2        1      2
        test first: sessions-held->practice, enjoyment->habit
    """
    one_of("capacity", capacity, get_args(Capacity))
    one_of("per", per, get_args(Per))
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    starts, ends = numbers(model, compiled, source), numbers(model, compiled, target)
    names = names_per(model, per, (*starts, *ends))
    rows, columns = _each_and_all(names, starts), _each_and_all(names, ends)
    capacities = _whole_capacities(compiled.links, capacity, confidences(compiled.links, unrated))
    flows = _flows(compiled, rows, columns, capacities, budget, progress)
    stated_compiled = compile_model(model, feedback=feedback, stated_only=True)
    stated = (
        flows if stated_compiled is compiled else _flows(stated_compiled, rows, columns, capacities, budget, progress)
    )
    _, cut = flows[None, None]
    return Robustness(
        sources=tuple(filter(None, rows)),
        targets=tuple(filter(None, columns)),
        capacity=capacity,
        flows={ends: flow for ends, (flow, _) in flows.items()},
        stated_flows={ends: flow for ends, (flow, _) in stated.items()},
        cut=tuple(model.links[link] for link in cut),
        model=model,
    )


def _each_and_all(names: dict[int, tuple[str, ...]], elements: tuple[int, ...]) -> Side:
    """Return the elements that stand under each name, and all of them under None."""
    each: dict[str, list[int]] = {}
    for element in elements:
        for name in names[element]:
            each.setdefault(name, []).append(element)
    return {name: tuple(found) for name, found in each.items()} | {None: elements}


def _flows(  # noqa: PLR0913, PLR0917 -- all that the question above has worked out
    compiled: CompiledModel, rows: Side, columns: Side, capacities: Capacities, budget: int, progress: Progress
) -> dict[tuple[str | None, str | None], Flow]:
    """Return the flow of each row and column; there is none where an element is on both sides."""
    pairs = list(dict.fromkeys(product(rows.values(), columns.values())))  # all of one is that one
    flows: dict[tuple[tuple[int, ...], tuple[int, ...]], Flow] = {}
    looked_at = 0
    for done, (starts, ends) in enumerate(progress(pairs), 1):
        if set(starts).intersection(ends):
            flows[starts, ends] = None, ()
            continue
        region = region_between(compiled, starts, ends)
        flows[starts, ends] = _flow(region, capacities)
        looked_at += sum(len(compiled.succ[node]) for node in region.nodes)
        if done >= _FIRST_CELLS:
            _refuse_minutes(looked_at * len(pairs) // done, len(pairs), budget)
    return {(row, column): flows[rows[row], columns[column]] for row in rows for column in columns}


def _refuse_minutes(links: int, cells: int, budget: int) -> None:
    if links > budget:
        msg = (
            f"{cells:,} cells would take minutes, for about {links:,} links have to be looked at; ask for fewer"
            f" elements, or for whole stages or groups (per), or allow more than {budget:,} (budget)"
        )
        raise ValueError(msg)


def _flow(region: Region, capacities: Capacities) -> Flow:
    """Return the largest flow and the links that limit it."""
    capacity_of, units = capacities
    flow, cut = largest_flow(region, capacity_of)
    return (flow if units == 1 else flow / units), cut


def _whole_capacities(links: Sequence[Link], capacity: Capacity, confidence: Callable[[int], float]) -> Capacities:
    """
    Return the capacity of a link as a number of small units, by its number, and how many units make 1.

    Sums of whole numbers are exact; of floats, 0.1 and 0.2 would limit a flow less than 0.3 does.
    """
    if capacity == "links":
        return lambda _: 1, 1
    if capacity == "evidence":
        return lambda link: sum(each.stance == "supports" for each in links[link].evidence), 1
    exact = {each: Fraction(str(each)) for each in map(confidence, range(len(links)))}
    units = math.lcm(*(each.denominator for each in exact.values()))
    return lambda link: int(exact[confidence(link)] * units), units


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _named(links: Iterable[Link], model: LogicModel | None) -> str:
    return ", ".join(label_in(model, link.id) or link.id if model else link.id for link in links)
