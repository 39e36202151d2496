"""How many contribution paths there are."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.budget import BUDGET, Budget, BudgetSpentError
from logicmodel.questions.compiled import compile_model, numbers
from logicmodel.questions.counting import count_condensed, count_simple
from logicmodel.questions.printing import Printed, named
from logicmodel.questions.progress import Progress, unwatched
from logicmodel.questions.region import Region, region_between
from logicmodel.questions.selection import Selection, selected


@frozen
class PathCount(Printed):
    """
    How many paths lead from one element to another.

    Args:
        source: The ids of the elements at which the paths start.
        target: The ids of the elements at which they end.
        paths: How many paths there are, or None if loops hold more than could be counted.
        stated: How many of them are stated throughout, or None likewise.
        condensed: How many there are when all elements that loops tie together count as one element; the same as
            `paths` where there are no loops.
        looped: The ids of the elements between the two that loops tie together.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    paths: int | None
    stated: int | None
    condensed: int
    looped: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """Whether all paths were counted."""
        return self.paths is not None

    @property
    def implied(self) -> int | None:
        """How many paths have a step that is only implied, or None if that could not be counted."""
        return None if self.paths is None or self.stated is None else self.paths - self.stated

    def __int__(self) -> int:
        """
        Return the number of paths.

        Raises:
            ValueError: They could not all be counted.
        """
        if self.paths is None:
            raise ValueError(str(self))
        return self.paths

    def to_records(self) -> list[dict[str, Any]]:
        """Return the answer as one row."""
        names = ("paths", "stated", "implied", "condensed")
        ends = {"source": list(self.source), "target": list(self.target)}
        return [ends | {name: getattr(self, name) for name in names} | {"looped": list(self.looped)}]

    def __str__(self) -> str:
        """Return the answer as a sentence."""
        ends = f"from {named(self.source)} to {named(self.target)}"
        if self.paths is None:
            return (
                f"more paths than could be counted {ends}, because loops tie {len(self.looped)} elements together "
                f"({named(self.looped)}); with these as one element there are {self.condensed}"
            )
        return f"{self.paths} path{'' if self.paths == 1 else 's'} {ends}, {self.stated} of them stated throughout"


def count_paths(  # noqa: PLR0913 -- the ends, and how to count
    model: LogicModel,
    source: Selection,
    target: Selection,
    *,
    stated_only: bool = False,
    feedback: bool = False,
    budget: int = BUDGET,
    progress: Progress = unwatched,
) -> PathCount:
    """
    Return how many contribution paths lead from one element to another.

    They are counted and not walked, so that 10⁴⁰ of them take no longer than ten. Where loops lie between the two, the
    paths inside the loops have to be walked; where that takes more than the budget, the answer says so and gives the
    number of paths with the loops condensed.

    Args:
        model: The model.
        source: An element, a stage or a group, as a value or an id, or a collection of these.
        target: Where paths end, in the same forms.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no.
        budget: How many steps along links a search through loops may take; default: 100,000, which take about a tenth
            of a second.
        progress: Shows how much of the budget is spent, such as ``tqdm``; it takes a sequence and yields its items.

    Returns:
        The number of paths that `paths` would give, and how many of them are stated throughout.

    Raises:
        UnknownIdError: The model does not have one of the elements.

    Example:
        >>> from logicmodel import count_paths, load_example
        >>> print(count_paths(load_example("reading-together"), "staff", "opportunity"))
        7 paths from staff to opportunity, 7 of them stated throughout
        >>> print(count_paths(load_example("trauma-informed"), "finance", "health"))
        252 paths from finance to health, 0 of them stated throughout
    """
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    region = region_between(compiled, numbers(model, compiled, source), numbers(model, compiled, target))
    paths = stated = _within_budget(region, budget, progress)
    stated_compiled = compile_model(model, feedback=feedback, stated_only=True)
    if stated_compiled is not compiled:
        stated = _within_budget(region_between(stated_compiled, region.starts, region.ends), budget, progress)
    return PathCount(
        source=selected(model, source),
        target=selected(model, target),
        paths=paths,
        stated=stated,
        condensed=count_condensed(region) if paths is None or region.knots else paths,
        looped=tuple(model.elements[node].id for node in sorted(region.knots) if region.compiled.is_element(node)),
    )


def _within_budget(region: Region, budget: int, progress: Progress) -> int | None:
    try:
        return count_simple(region, Budget.of(budget, progress))
    except BudgetSpentError:
        return None
