"""What an element rests on, what it leads to, and what two elements share."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from attrs import field, frozen

from logicmodel.model.edits import subset
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.index import index_of, is_column_arrow, numbers
from logicmodel.questions.printing import as_table, named
from logicmodel.questions.reach import downstream, upstream
from logicmodel.questions.region import reach
from logicmodel.questions.selection import Selection, selected
from logicmodel.showing import Answer, View
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.links import Link


@frozen
class Grounds(Answer):
    """
    A part of a model, with what each of its links assumes and rests on.

    Args:
        about: The ids of the elements that were asked about.
        part: The part, as a model to draw or to ask further.
    """

    about: tuple[str, ...]
    part: LogicModel

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements of the part, and those of its links."""
        return (*(element.id for element in self.part.elements), *(link.id for link in self.part.links))

    def view(self) -> View:
        """Return the part, with what each link assumes and rests on."""
        return View(self.part, details=True)

    def __len__(self) -> int:
        """Return how many links there are in the part."""
        return len(self.part.links)

    def __iter__(self) -> Iterator[Link]:
        """Iterate over the links of the part."""
        return iter(self.part.links)

    @property
    def unsupported(self) -> tuple[Link, ...]:
        """The links for which there is no evidence that supports them."""
        return tuple(link for link in self.part.links if not _evidence(link, "supports"))

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each link; the indicators are those of the element at which it ends."""
        elements = {element.id for element in self.part.elements}
        return [
            {
                "link": link.id,
                "implied": is_column_arrow(link, elements),
                "confidence": link.confidence,
                "assumes": "; ".join(each.text for each in link.assumptions) or None,
                "supported by": _evidence(link, "supports"),
                "contradicted by": _evidence(link, "contradicts"),
                "indicators": _indicators(self.part, link),
            }
            for link in self.part.links
        ]

    def __str__(self) -> str:
        """Return the links as a table."""
        return as_table(self.to_records())


def rests_on(model: LogicModel, target: Selection, *, stated_only: bool = False, feedback: bool = False) -> Grounds:
    """
    Return what an element rests on: all that contributes to it, with what each link on the way assumes.

    Args:
        model: The model.
        target: An element, a stage or a group, as a value or an id, or a collection of these.
        stated_only: Whether to follow only links from element to element.
        feedback: Whether to follow links that are declared feedback.

    Returns:
        The links with their assumptions, evidence and indicators, and the part of the model that they make up.

    Raises:
        UnknownIdError: The model does not have one of the elements.

    Example:
        >>> from logicmodel import example, rests_on
        >>> grounds = rests_on(example("reading-together"), "books-home")
        >>> [link.id for link in grounds]
        ['staff->lend', 'books->lend', 'lend->books-home']
        >>> [link.id for link in grounds.unsupported]
        ['staff->lend', 'books->lend']
    """
    return Grounds(selected(model, target), upstream(model, target, stated_only=stated_only, feedback=feedback))


def leads_to(model: LogicModel, source: Selection, *, stated_only: bool = False, feedback: bool = False) -> Grounds:
    """
    Return what an element leads to: all to which it contributes, with what each link on the way assumes.

    Args:
        model: The model.
        source: An element, a stage or a group, as a value or an id, or a collection of these.
        stated_only: Whether to follow only links from element to element.
        feedback: Whether to follow links that are declared feedback.

    Returns:
        The links with their assumptions, evidence and indicators, and the part of the model that they make up.

    Raises:
        UnknownIdError: The model does not have one of the elements.

    Example:
        >>> from logicmodel import example, leads_to
        >>> [link.id for link in leads_to(example("reading-together"), "fluency")]
        ['fluency->understanding', 'understanding->opportunity']
    """
    return Grounds(selected(model, source), downstream(model, source, stated_only=stated_only, feedback=feedback))


@frozen
class Comparison(Answer):
    """
    What two elements, or sets of elements, contribute to: together, and one of them only.

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

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Iterate over the rows."""
        return iter(self.to_records())

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each element to which one of the two contributes."""
        reached = {
            **dict.fromkeys(self.only_first, "first"),
            **dict.fromkeys(self.only_second, "second"),
            **dict.fromkeys(self.shared, "both"),
        }
        return [
            {"element": element.id, "reached from": reached[element.id], "meeting": element.id in self.meeting}
            for element in self.model.elements
            if element.id in reached
        ]

    def __str__(self) -> str:
        """Return the answer as three sentences."""
        return "\n".join(
            f"{what}: {ids}."
            for what, ids in (
                ("Both contribute to", named(self.shared, most=9) or "nothing"),
                ("They come together at", named(self.meeting, most=9) or "no element"),
                ("Reached from the first only", named(self.only_first, most=9) or "nothing"),
                ("Reached from the second only", named(self.only_second, most=9) or "nothing"),
            )
        )


def compare(
    model: LogicModel, first: Selection, second: Selection, *, stated_only: bool = False, feedback: bool = False
) -> Comparison:
    """
    Return what two elements both contribute to, and what is reached from one of them only.

    Args:
        model: The model.
        first: An element, a stage or a group, as a value or an id, or a collection of these.
        second: The same, for the other side.
        stated_only: Whether to follow only links from element to element.
        feedback: Whether to follow links that are declared feedback.

    Returns:
        The elements that the two share, those that they do not, and those at which they come together.

    Raises:
        UnknownIdError: The model does not have one of the elements.

    Example:
        >>> from logicmodel import compare, example
        >>> print(compare(example("reading-together"), "read", "lend"))
        Both contribute to: enjoyment, fluency, habit, understanding, opportunity.
        They come together at: enjoyment, fluency, understanding.
        Reached from the first only: read, sessions-held, practice, missed-lessons.
        Reached from the second only: lend, books-home.
    """
    index = index_of(model, feedback=feedback, stated_only=stated_only)
    ways = [reach(index.succ, numbers(model, index, side)) for side in (first, second)]
    shared = ways[0] & ways[1]
    alone = (ways[0] | ways[1]) - shared
    meeting = {target for node in alone if index.is_element(node) for target, _ in index.steps(node)} & shared

    def ids(nodes: AbstractSet[int]) -> tuple[str, ...]:
        return tuple(index.elements[node].id for node in sorted(nodes) if index.is_element(node))

    return Comparison(model, ids(shared), ids(ways[0] - shared), ids(ways[1] - shared), ids(meeting))


def _evidence(link: Link, stance: str) -> str | None:
    return ", ".join(source.id for source in link.evidence if source.stance == stance) or None


def _indicators(model: LogicModel, link: Link) -> str | None:
    target = model[link.target]
    return ", ".join(each.id for each in target.indicators) or None if isinstance(target, Element) else None
