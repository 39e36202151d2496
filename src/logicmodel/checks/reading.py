"""How the rules read a model: the role of each element, the rank of each stage, and what leads to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Final, Literal, TypeAlias, cast

from attrs import frozen

from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.compiled import CompiledModel, compile_model
from logicmodel.questions.region import reach
from logicmodel.vocabulary.elements import KINDS, Element
from logicmodel.vocabulary.links import Link

Role: TypeAlias = Literal["input", "activity", "output", "outcome", "impact", "other"]

RESULTS: Final = ("output", "outcome", "impact")
CHANGES: Final = ("outcome", "impact")
# What logframes and results frameworks call the change that the whole contributes to.
GOALS: Final = frozenset(
    {"impact", "goal", "goals", "overall-goal", "overall-objective", "overall-objectives", "development-objective"}
)
_DELIVERY: Final = ("activities", "outputs")


@frozen(eq=False)
class Reading:
    """
    A model as the rules read it.

    A kind of an author's own counts as an impact if its kind or its stage is called a goal, and else as an outcome
    where it stands behind the activities and the outputs; elsewhere it counts as nothing that a rule knows of. Links
    that are declared feedback lead nowhere here.

    Attributes:
        model: The model.
        compiled: The compiled model, without feedback.
        roles: The role of each element, by number.
        rank: The position of each stage, by id.
    """

    model: LogicModel
    compiled: CompiledModel
    roles: tuple[Role, ...]
    rank: dict[str, int]

    def of(self, *roles: str) -> Iterator[tuple[int, Element]]:
        """Return the elements with one of these roles, each with its number."""
        wanted = frozenset(roles)
        return (
            (number, element) for number, element in enumerate(self.compiled.elements) if self.roles[number] in wanted
        )

    def numbers(self, *roles: str) -> tuple[int, ...]:
        """Return the numbers of the elements with one of these roles."""
        return tuple(number for number, _ in self.of(*roles))

    def leading_to(self, ends: Iterable[int]) -> AbstractSet[int]:
        """Return the nodes from which one of these elements is reached, these included."""
        return reach(self.compiled.pred, ends)

    def led_to_from(self, starts: Iterable[int]) -> AbstractSet[int]:
        """Return the nodes that are reached from one of these elements, these included."""
        return reach(self.compiled.succ, starts)

    @cached_property
    def used_ranks(self) -> tuple[int, ...]:
        """The positions of the stages in which elements stand, in order."""
        return tuple(sorted({self.rank[element.stage] for element in self.compiled.elements}))

    @cached_property
    def goals(self) -> tuple[int, ...]:
        """The elements to which the whole should lead: impacts, and what stands in the last stage in use."""
        last = self.used_ranks[-1] if self.used_ranks else None
        return tuple(
            number
            for number, element in enumerate(self.compiled.elements)
            if self.roles[number] == "impact" or self.rank[element.stage] == last
        )

    def has_cause(self, number: int) -> bool:
        """Return whether a link, or an arrow between columns, leads to an element from another one."""
        return any(
            before != number
            if self.compiled.is_element(before)
            else any(each != number for each in self._behind[before])
            for before in self.compiled.pred[number]
        )

    @cached_property
    def _behind(self) -> dict[int, tuple[int, ...]]:
        """For each side of a column, two of the elements from which a way leads there, or as many as there are."""
        found: dict[int, tuple[int, ...]] = {}
        for column in range(len(self.compiled.elements), len(self.compiled.pred)):  # exits come before entries
            sources: dict[int, None] = {}
            for before in self.compiled.pred[column]:
                sources |= dict.fromkeys(found.get(before, (before,)))
                if len(sources) > 1:
                    break
            found[column] = tuple(sources)
        return found

    def role_of_end(self, identifier: str) -> Role:
        """Return the role of what a link starts or ends at; that of a column is that of its first element."""
        number = self.compiled.number.get(identifier)
        if number is not None:
            return self.roles[number]
        members = self.model.members(identifier)
        return self.roles[self.compiled.number[members[0].id]] if members else "other"

    def rank_of_end(self, identifier: str) -> int | None:
        """Return the position of the stage of what a link starts or ends at, or None for a group."""
        number = self.compiled.number.get(identifier)
        return self.rank.get(identifier if number is None else self.compiled.elements[number].stage)

    def ranks_of_end(self, identifier: str) -> tuple[int, ...]:
        """Return the positions of the stages of what a link starts or ends at: several for a group."""
        rank = self.rank_of_end(identifier)
        if rank is not None:
            return (rank,)
        return tuple(self.rank[element.stage] for element in self.model.members(identifier))

    @cached_property
    def ways_through(self) -> frozenset[int]:
        """The positions of stages that a way of the model goes through: something leads in, and leads on from there."""
        entered, left = set(), set()
        for link in self.model.links:
            for start in self.ranks_of_end(link.source):
                for end in self.ranks_of_end(link.target):
                    if start < end:
                        left.add(start)
                        entered.add(end)
        return frozenset(entered & left)

    def is_stated(self, link: Link) -> bool:
        """Return whether a link joins two elements."""
        return link.source in self.compiled.number and link.target in self.compiled.number


def reading_of(model: LogicModel) -> Reading:
    """Return the reading of a model, which is made once and kept with the model."""
    reading: Reading | None = model.memo.get("reading")
    if reading is None:
        rank = {stage.id: position for position, stage in enumerate(model.stages)}
        border = max((rank[stage] for stage in _DELIVERY if stage in rank), default=None)
        roles: tuple[Role, ...] = tuple(_role(element, rank, border) for element in model.elements)
        reading = model.memo["reading"] = Reading(model, compile_model(model), roles, rank)
    return reading


def _role(element: Element, rank: dict[str, int], border: int | None) -> Role:
    if element.kind in KINDS:
        return cast(Role, element.kind)
    if not GOALS.isdisjoint((element.kind, element.stage)):
        return "impact"
    return "outcome" if border is not None and rank[element.stage] > border else "other"
