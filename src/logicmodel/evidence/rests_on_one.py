"""Which outcomes rest on one activity only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from attrs import field, frozen

from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.questions.printing import Worded, as_table, with_labels
from logicmodel.questions.reach import downstream
from logicmodel.showing import Answer


@frozen
class RestsOnOne(Worded, Answer):
    """
    Outcomes and impacts to which one activity only leads.

    Args:
        pairs: The ids of each outcome and of its one activity, in the order of the model.
        model: The model.
    """

    pairs: tuple[tuple[str, str], ...]
    model: LogicModel | None = field(default=None, kw_only=True, eq=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the outcomes and of their activities, each once."""
        return tuple(dict.fromkeys(identifier for pair in self.pairs for identifier in pair))

    def __len__(self) -> int:
        """Return the number of outcomes."""
        return len(self.pairs)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Iterate over the pairs."""
        return iter(self.pairs)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each outcome."""
        return with_labels(self.model, [{"outcome": outcome, "activity": activity} for outcome, activity in self.pairs])

    def printed(self, *, labels: bool) -> str:
        """
        Return a table.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        return as_table(self.to_records(), labels=labels)


def rests_on_one(model: LogicModel) -> RestsOnOne:
    """
    Return the outcomes and impacts to which one activity only leads.

    Args:
        model: The model.

    Returns:
        Each such outcome with its activity.

    Example:
        >>> from logicmodel import load_example, subset
        >>> from logicmodel.evidence import rests_on_one
        >>> print(rests_on_one(subset(load_example("reading-together"), ["read", "lend", "books-home", "enjoyment"])))
        outcome    activity
        enjoyment  lend
    """
    refuse_non_model(model)
    activities: dict[str, list[str]] = defaultdict(list)
    for activity in model.elements:
        if activity.kind == "activity":
            for reached in downstream(model, activity.id).elements:
                activities[reached.id].append(activity.id)
    pairs = (
        (element.id, activities[element.id][0])
        for element in model.elements
        if element.kind in {"outcome", "impact"} and len(activities[element.id]) == 1
    )
    return RestsOnOne(tuple(pairs), model=model)
