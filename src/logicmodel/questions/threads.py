"""Threads: which sources tell of a whole way from one element to another, each by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from collections.abc import Set as AbstractSet
from typing import Any

from attrs import field, frozen

from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.compiled import MEMBER, CompiledModel, compile_model, numbers
from logicmodel.questions.printing import named
from logicmodel.questions.selection import Selection, refuse_common
from logicmodel.showing import Answer
from logicmodel.vocabulary.evidence import Evidence


@frozen
class Threads(Answer):
    """
    The sources that tell of a whole way from one element to another.

    In a picture it lights the links of these sources.

    Args:
        sources: The sources each of which supports every link of at least one path.
        mentioned: How many sources support at least one link of the model.
        model: The model.
    """

    sources: tuple[Evidence, ...]
    mentioned: int
    model: LogicModel | None = field(default=None, kw_only=True, eq=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the links that these sources support."""
        told = {source.id for source in self.sources}
        return tuple(
            link.id
            for link in (self.model.links if self.model else ())
            if any(use.id in told and use.stance == "supports" for use in link.evidence)
        )

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each source that tells of a whole way."""
        return [{"source": source.id, "citation": source.citation} for source in self.sources]

    def __str__(self) -> str:
        """Return the answer as a sentence."""
        listed = named((source.id for source in self.sources), most=9)
        told = f"{len(self.sources)} of {self.mentioned} sources tell of a whole way"
        return f"{told}: {listed}." if listed else f"{told}."


def threads(
    model: LogicModel, source: Selection, target: Selection, *, stated_only: bool = False, feedback: bool = False
) -> Threads:
    """
    Return the sources each of which tells of a whole way from one element to another.

    Where each source is a person who was asked, as in causal maps, two links of a path may come from people of whom
    none sees the whole way. A path that nobody tells as a whole deserves less trust than its links. Time grows with the
    number of links that have evidence.

    Args:
        model: The model.
        source: An element, a stage or a group, as a value or an id, or a collection of these.
        target: Where the ways end, in the same forms.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no.

    Returns:
        These sources, and how many sources support any link at all.

    Raises:
        UnknownIdError: The model does not have one of the elements.
        ValueError: An element is on both sides.

    References:
        Steve Powell, James Copestake and Fiona Remnant, Causal mapping for evaluators, Evaluation 30 (1), 2024.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.questions import threads
        >>> print(threads(load_example("reading-together"), "train", "fluency"))
        0 of 3 sources tell of a whole way.
        >>> print(threads(load_example("reading-together"), "sessions-held", "practice"))
        2 of 3 sources tell of a whole way: register-2025, pilot-2024.
    """
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    starts, ends = numbers(model, compiled, source), numbers(model, compiled, target)
    refuse_common(model, starts, ends)
    links_of: dict[str, set[int]] = defaultdict(set)
    for number, link in enumerate(model.links):
        for use in link.evidence:
            if use.stance == "supports":
                links_of[use.id].add(number)
    told = {name for name, links in links_of.items() if _leads(compiled, starts, frozenset(ends), links)}
    return Threads(tuple(each for each in model.evidence if each.id in told), len(links_of), model=model)


def _leads(compiled: CompiledModel, starts: Collection[int], ends: AbstractSet[int], links: AbstractSet[int]) -> bool:
    """Return whether some links lead from one of the starts to one of the ends."""
    waiting, seen = list(starts), set(starts)
    while waiting:
        node = waiting.pop()
        for after, link in zip(compiled.succ[node], compiled.via[node], strict=True):
            if link != MEMBER and link not in links:
                continue
            if after in ends:
                return True
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return False
