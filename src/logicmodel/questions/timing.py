"""Time: how early and how late an effect shows along the paths to it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

from attrs import frozen

from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.budget import BUDGET, Budget, BudgetSpentError
from logicmodel.questions.compiled import MEMBER, compile_model, numbers
from logicmodel.questions.printing import Printed, as_text, named
from logicmodel.questions.progress import Progress, unwatched
from logicmodel.questions.region import Region, region_between
from logicmodel.questions.selection import Selection, selected
from logicmodel.questions.walks import walks
from logicmodel.vocabulary.links import Link

Span: TypeAlias = tuple[float, float]

DAYS: Final = {"days": 1.0, "weeks": 7.0, "months": 365.25 / 12, "years": 365.25}
AT_ONCE: Final[Span] = (0.0, 0.0)


@frozen
class Timing(Printed):
    """
    How early and how late an effect shows, in days.

    Args:
        source: The ids of the elements at which the paths start.
        target: The ids of the elements at which they end.
        earliest: The shortest time along a path of which all lags are known; None if there is no such path.
        latest: The longest time along one; None if there is none, or where a lag on one is open-ended.
        open_ended: Whether a lag on one of these paths is open-ended ("a year or more").
        unknown: Whether there are paths with a lag that is not stated, so that it may be earlier or later.
        complete: Whether all paths were looked at; where loops hold too many, only the shorter ones were.
        stated: Whether a path between the two is stated throughout; otherwise the times are those of paths that are
            only implied.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    earliest: float | None
    latest: float | None
    open_ended: bool
    unknown: bool
    complete: bool
    stated: bool

    def to_records(self) -> list[dict[str, Any]]:
        """Return the answer as one row."""
        names = ("earliest", "latest", "open_ended", "unknown", "complete", "stated")
        ends = {"source": list(self.source), "target": list(self.target)}
        return [ends | {name: getattr(self, name) for name in names}]

    def __str__(self) -> str:
        """Return the answer as a sentence."""
        ends = f"from {named(self.source)} to {named(self.target)}"
        if self.earliest is None:
            why = "no path has a lag on each of its links" if self.unknown else "there is no path"
            return f"unknown {ends}: {why}"
        late = "or more" if self.latest is None else f"to {as_text(round(self.latest, 1))}"
        doubt = "; paths with unknown lags may be earlier or later" if self.unknown else ""
        rest = "" if self.complete else "; loops hold more paths than were looked at"
        sort = "" if self.stated else "; all paths are only implied"
        return f"{as_text(round(self.earliest, 1))} {late} days {ends}{doubt}{rest}{sort}"


def timing(  # noqa: PLR0913 -- the ends, and which paths count
    model: LogicModel,
    source: Selection,
    target: Selection,
    *,
    stated_only: bool = False,
    feedback: bool = False,
    budget: int = BUDGET,
    progress: Progress = unwatched,
) -> Timing:
    """
    Return how early and how late an effect shows along the paths from one element to another.

    The lags along a path add up. A month is a twelfth of a year, and a year 365.25 days.

    Args:
        model: The model.
        source: An element, a stage or a group, as a value or an id, or a collection of these.
        target: Where paths end, in the same forms.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no.
        budget: How many steps along links a search through loops may take; default: 100,000.
        progress: Shows how much of the budget is spent, such as ``tqdm``; it takes a sequence and yields its items.

    Returns:
        The earliest and the latest time over all paths of which the lags are known, and whether there are others.

    Raises:
        UnknownIdError: The model does not have one of the elements.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.questions import timing
        >>> print(timing(load_example("reading-together"), "practice", "opportunity"))
        2374.1 to 5296.1 days from practice to opportunity
        >>> print(timing(load_example("reading-together"), "train", "fluency"))
        unknown from train to fluency: no path has a lag on each of its links
    """
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    region = region_between(compiled, numbers(model, compiled, source), numbers(model, compiled, target))
    if region.knots:
        spans, complete = _spans_of_walks(region, Budget.of(budget, progress))
    else:
        spans, complete = list(_spans_by_sums(region)), True
    stated_compiled = compile_model(model, feedback=feedback, stated_only=True)
    stated_region = (
        region if stated_compiled is compiled else region_between(stated_compiled, region.starts, region.ends)
    )
    known = [span for span in spans if span is not None]
    latest = max((late for _, late in known), default=math.inf)
    return Timing(
        source=selected(model, source),
        target=selected(model, target),
        earliest=min((early for early, _ in known), default=None),
        latest=None if latest == math.inf else latest,
        open_ended=bool(known) and latest == math.inf,
        unknown=None in spans,
        complete=complete,
        stated=next(walks(stated_region), None) is not None,
    )


def _span_of(links: Iterable[Link]) -> Span | None:
    """Return the time along some links, or None if the lag of one is unknown."""
    early = late = 0.0
    for link in links:
        if link.lag is None:
            return None
        days = DAYS[link.lag.unit]
        early += link.lag.earliest * days
        late += math.inf if link.lag.latest is None else link.lag.latest * days
    return early, late


def _spans_of_walks(region: Region, budget: Budget) -> tuple[list[Span | None], bool]:
    """Return the time along each path of a region, the shortest path first, and whether the budget was enough."""
    spans: list[Span | None] = []
    try:
        for walk in walks(region):
            budget.spend(len(walk) - 1)
            spans.append(_span_of(region.compiled.links[link] for _, link in walk[1:]))
    except BudgetSpentError:
        return spans, False
    return spans, True


def _spans_by_sums(region: Region) -> Iterator[Span | None]:
    """
    Return a few spans that say the same as those of all paths of a region without loops.

    The earliest and the latest of each start are summed up from the ends. None stands for all paths with a lag that is
    unknown.
    """
    compiled = region.compiled
    onwards: dict[int, Span] = {}
    for (node,) in region.parts:
        steps = [
            (_span_of(() if link == MEMBER else (compiled.links[link],)), rest)
            for after, link in _onward_arcs(region, node)
            for rest in _continuations(region, onwards, after)
        ]
        known = [(lag[0] + rest[0], lag[1] + rest[1]) for lag, rest in steps if lag is not None]
        if known:
            onwards[node] = min(early for early, _ in known), max(late for _, late in known)
    yield from (onwards[start] for start in region.starts if start in onwards)
    arcs = (link for node in region.nodes for _, link in _onward_arcs(region, node))
    if any(link != MEMBER and compiled.links[link].lag is None for link in arcs):
        yield None


def _onward_arcs(region: Region, node: int) -> Iterator[tuple[int, int]]:
    """Return the arcs by which a path can go on; none goes on by a link from an element to itself."""
    for after, link in zip(region.compiled.succ[node], region.compiled.via[node], strict=True):
        if after in region.nodes and after != node:
            yield after, link


def _continuations(region: Region, onwards: dict[int, Span], node: int) -> Iterator[Span]:
    """Return what can follow a step to a node: the end of the path, a longer one, or both."""
    if node in region.ends:
        yield AT_ONCE
    if node in onwards:
        yield onwards[node]
