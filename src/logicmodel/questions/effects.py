"""What two elements, or sets of elements, both contribute to, and what only one of them does."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

from attrs import field, frozen

from logicmodel.model.edits import subset
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.compiled import compile_model, numbers
from logicmodel.questions.printing import Worded, heads_in, named, with_labels
from logicmodel.questions.region import reach
from logicmodel.questions.selection import Selection
from logicmodel.showing import Answer, View


@frozen
class EffectComparison(Worded, Answer):
    """
    What two elements, or two sets of elements, both contribute to, and what only one of them does.

    Args:
        model: The model.
        shared: The ids of the elements to which both contribute.
        only_first: The ids of those to which only the first contributes, itself included.
        only_second: The ids of those to which only the second contributes, itself included.
        meeting: The ids of those among the shared at which the two come together: a link leads there from what is not
            shared.
    """

    model: LogicModel = field(repr=False)
    shared: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    meeting: tuple[str, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements to which one of the two contributes, or both."""
        return (*self.only_first, *self.only_second, *self.shared)

    def view(self) -> View:
        """Return the part to which one of the two contributes, with what they share lit."""
        return View(self.part(), highlight=self.shared)

    def part(self) -> LogicModel:
        """Return all to which one of the two contributes, as a model."""
        return subset(self.model, [*self.only_first, *self.only_second, *self.shared])

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each element to which one of the two contributes."""
        reached = {
            **dict.fromkeys(self.only_first, "first"),
            **dict.fromkeys(self.only_second, "second"),
            **dict.fromkeys(self.shared, "both"),
        }
        return with_labels(
            self.model,
            [
                {"element": element.id, "reached from": reached[element.id], "meeting": element.id in self.meeting}
                for element in self.model.elements
                if element.id in reached
            ],
        )

    def printed(self, *, labels: bool) -> str:
        """
        Return the answer as three sentences.

        Args:
            labels: Whether labels stand in the place of ids.
        """

        def listed(ids: tuple[str, ...]) -> str:
            return named(heads_in(self.model, ids, labels=labels).values(), most=9)

        return "\n".join(
            f"{what}: {ids}."
            for what, ids in (
                ("Both contribute to", listed(self.shared) or "nothing"),
                ("They come together at", listed(self.meeting) or "no element"),
                ("Reached from the first only", listed(self.only_first) or "nothing"),
                ("Reached from the second only", listed(self.only_second) or "nothing"),
            )
        )


def compare_effects(
    model: LogicModel, first: Selection, second: Selection, *, stated_only: bool = False, feedback: bool = False
) -> EffectComparison:
    """
    Return what two elements both contribute to, and what is reached from one of them only.

    Args:
        model: The model.
        first: An element, a stage or a group, as a value or an id, or a collection of these.
        second: What to compare it with, in the same forms.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no.

    Returns:
        The elements that the two share, those that they do not, and those at which they come together.

    Raises:
        UnknownIdError: The model does not have one of the elements.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.questions import compare_effects
        >>> print(compare_effects(load_example("reading-together"), "read", "lend"))
        Both contribute to: enjoyment, fluency, habit, understanding, opportunity.
        They come together at: enjoyment, fluency, understanding.
        Reached from the first only: read, sessions-held, practice, missed-lessons.
        Reached from the second only: lend, books-home.
    """
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    ways = [reach(compiled.succ, numbers(model, compiled, side)) for side in (first, second)]
    shared = ways[0] & ways[1]
    alone = (ways[0] | ways[1]) - shared
    meeting = {target for node in alone if compiled.is_element(node) for target, _ in compiled.steps(node)} & shared

    def ids(nodes: AbstractSet[int]) -> tuple[str, ...]:
        return tuple(compiled.elements[node].id for node in sorted(nodes) if compiled.is_element(node))

    return EffectComparison(model, ids(shared), ids(ways[0] - shared), ids(ways[1] - shared), ids(meeting))
