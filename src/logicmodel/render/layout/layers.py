"""The graph behind a picture: cards in ranks, and arrows cut into steps from each rank to the next."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, TypeAlias

from attrs import define, field, frozen

from logicmodel.render.layout.ranks import Ranks
from logicmodel.render.scene.scene import Arrow, Card, Scene

Kind = Literal["card", "pass", "landing", "boundary"]


@define(eq=False)
class Node:
    """
    Something that takes room in a rank.

    Args:
        kind: A card, the place where a long arrow passes, where arrows end at a stage, or the line between two lanes.
        rank: The rank that it stands in.
        lane: The row that it stands in; of a boundary, the row below it.
        card: The card.

    Attributes:
        size: How long it is across the flow.
        middle: Where it stands across the flow.
        arriving: The steps that come from the rank before.
        leaving: The steps that go to the rank behind.
        bowing: The ends of arrows that bow out from the rank and back.
    """

    kind: Kind
    rank: int
    lane: int
    card: Card | None = None
    size: float = 0.0
    middle: float = 0.0
    arriving: list[Step] = field(factory=list)
    leaving: list[Step] = field(factory=list)
    bowing: list[Port] = field(factory=list)

    @property
    def is_card(self) -> bool:
        """Whether it is a card."""
        return self.kind == "card"


@define(eq=False)
class Port:
    """
    Where an arrow meets a node.

    Args:
        node: The node.
        offset: How far from its middle, across the flow.
    """

    node: Node
    offset: float = 0.0

    @property
    def at(self) -> float:
        """Where it is across the flow."""
        return self.node.middle + self.offset


@define(eq=False)
class Step:
    """
    A piece of an arrow from one rank to the next.

    Args:
        start: Its end in the earlier rank.
        end: Its end in the later one.
        course: The number of its course, which tells parallel arrows apart.
    """

    start: Port
    end: Port
    course: int

    @property
    def rise(self) -> float:
        """How much further on it ends, across the flow."""
        return self.end.at - self.start.at


@frozen(eq=False)
class Course:
    """
    The way of an arrow through the ranks, from the earlier to the later.

    Args:
        arrow: The arrow.
        steps: Its steps.
        backward: Whether the arrow runs against the flow, from the last step to the first.
    """

    arrow: Arrow
    steps: tuple[Step, ...]
    backward: bool


@frozen(eq=False)
class Flat:
    """An arrow between two cards of one rank, or from a card to itself."""

    arrow: Arrow
    source: Port
    target: Port

    @property
    def is_loop(self) -> bool:
        """Whether it leads from a card to itself."""
        return self.source.node is self.target.node


@define(eq=False)
class Layers:
    """
    Ranks of nodes in order, and the arrows between them.

    Args:
        lanes: How many rows there are; at least one.
        stages: The ranks of each column.
        ranks: The nodes of each rank, in order.
        cards: The nodes of the cards, by their ids.
        courses: The arrows from rank to rank.
        flats: The arrows inside a rank.
        short: Those of them that join neighbours.
        bows: The others.
        stage_arrows: The arrows between whole stages.
        why_declared: Why the cards are in declared order although arrows cross in it; None if they are not, or were
            asked to be.
    """

    lanes: int
    stages: tuple[range, ...]
    ranks: list[list[Node]]
    cards: dict[str, Node] = field(factory=dict)
    courses: list[Course] = field(factory=list)
    flats: list[Flat] = field(factory=list)
    short: list[Flat] = field(factory=list)
    bows: list[Flat] = field(factory=list)
    stage_arrows: list[Arrow] = field(factory=list)
    why_declared: str | None = None

    def steps(self) -> Iterator[Step]:
        """Return all steps of all arrows."""
        return (step for course in self.courses for step in course.steps)

    def places(self) -> dict[Node, int]:
        """Return the place of each node in its rank."""
        return {node: place for rank in self.ranks for place, node in enumerate(rank)}


Ordered: TypeAlias = list[list[Node]]
"""The nodes of each rank, in order."""


def layered(scene: Scene, ranks: Ranks) -> Layers:
    """
    Return the graph behind a picture, in declared order.

    Args:
        scene: What is shown.
        ranks: Where its cards stand along the flow.
    """
    return _Builder(scene, ranks).build()


class _Builder:
    """A graph in the making."""

    def __init__(self, scene: Scene, ranks: Ranks) -> None:
        self.scene = scene
        self.layers = Layers(max(len(scene.rows), 1), ranks.stages, [[] for _ in range(ranks.count)])
        self.stages = dict(zip((column.id for column in scene.columns), ranks.stages, strict=True))
        self.landings: dict[tuple[int, str, bool], Node] = {}
        for card in scene.cards():
            self.layers.cards[card.id] = self.add(Node("card", ranks.of[card.id], card.row, card))

    def build(self) -> Layers:
        for arrow in self.scene.arrows:
            if self.is_of_stages(arrow):
                self.layers.stage_arrows.append(arrow)
            else:
                self.join(arrow)
        for rank in range(len(self.layers.ranks) if self.layers.lanes > 1 else 0):
            for lane in range(1, self.layers.lanes):
                self.add(Node("boundary", rank, lane))
        return self.layers

    def is_of_stages(self, arrow: Arrow) -> bool:
        """Return whether an arrow joins two stages, or a card with its own."""
        source, target = arrow.link.source, arrow.link.target
        if source in self.stages and target in self.stages:
            return True
        stage, card = (source, target) if source in self.stages else (target, source)
        return stage in self.stages and self.layers.cards[card].rank in self.stages[stage]

    def add(self, node: Node) -> Node:
        self.layers.ranks[node.rank].append(node)
        return node

    def join(self, arrow: Arrow) -> None:
        source, target = self.ends(arrow)
        if source.rank == target.rank:
            self.layers.flats.append(Flat(arrow, Port(source), Port(target)))
            return
        backward = source.rank > target.rank
        first, last = (target, source) if backward else (source, target)
        number = len(self.layers.courses)
        nodes = [first, *self.passes(first, last), last]
        steps = tuple(Step(Port(start), Port(end), number) for start, end in pairwise(nodes))
        for step in steps:
            step.start.node.leaving.append(step)
            step.end.node.arriving.append(step)
        self.layers.courses.append(Course(arrow, steps, backward))

    def passes(self, first: Node, last: Node) -> Iterator[Node]:
        between = range(first.rank + 1, last.rank)
        for rank in between:
            near = first if rank - first.rank <= last.rank - rank else last
            yield self.add(Node("pass", rank, near.lane))

    def ends(self, arrow: Arrow) -> tuple[Node, Node]:
        """Return where an arrow starts and ends: at cards, or at that side of a stage which is nearer to the other."""
        source, target = arrow.link.source, arrow.link.target
        if source in self.stages:
            card = self.layers.cards[target]
            return self.landing(source, card), card
        card = self.layers.cards[source]
        return card, self.layers.cards.get(target) or self.landing(target, card)

    def landing(self, stage: str, card: Node) -> Node:
        """Return the place where arrows from one side and one row end at a stage."""
        ranks = self.stages[stage]
        early = card.rank < ranks.start
        key = (card.lane, stage, early)
        if key not in self.landings:
            rank = ranks.start if early else ranks.stop - 1
            self.landings[key] = self.add(Node("landing", rank, card.lane))
        return self.landings[key]
