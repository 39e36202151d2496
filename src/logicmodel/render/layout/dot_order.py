"""What Graphviz's dot is asked, and what it answers: in which order nodes stand so that arrows cross least."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from logicmodel.render.layout.layers import Layers, Node, Ordered, Step

# After its second phase dot knows the order. Positions, which it would work out next, are ours.
_HEAD: Final = 'digraph{graph[phase=2];node[shape=box,fixedsize=true,label="",width=.1,height=.1];'

# Long arrows that wind are worse than short ones that cross: Gansner, Koutsofios, North and Vo (1993), "A technique
# for drawing directed graphs", IEEE Transactions on Software Engineering 19 (3), give these weights by the number of
# ends that are cards.
_WEIGHTS: Final = {2: 1, 1: 2, 0: 8}
_LANE_WEIGHT: Final = 50

_ORDER: Final = re.compile(r"\bn(\d+)\s*\[[^\]]*?\border=(\d+)")


def question(layers: Layers, first: Mapping[Node, Node]) -> str:
    """
    Return layers as DOT text: a rank for each of ours, and edges for steps.

    Args:
        layers: What is to be ordered.
        first: For each node that stands together with others, the first of these; dot knows them as one.
    """
    return "".join([_HEAD, *_Question(layers, first).lines(), "}"])


def answer(layers: Layers, text: str, first: Mapping[Node, Node]) -> Ordered:
    """
    Return the nodes of each rank in the order that dot found.

    Args:
        layers: What was asked about.
        text: What dot answered, as DOT text.
        first: For each node that stands together with others, the first of these, as in the question.
    """
    order = {int(name): int(place) for name, place in _ORDER.findall(text)}
    numbers = _numbers(layers, first)
    return [sorted(rank, key=lambda node: order[numbers[node]]) for rank in layers.ranks]


def _numbers(layers: Layers, first: Mapping[Node, Node]) -> dict[Node, int]:
    """Return a number for each node, and the same for those that stand together."""
    own = {node: number for number, node in enumerate(node for rank in layers.ranks for node in rank)}
    return {node: own[first.get(node, node)] for node in own}


class _Question:
    """The lines of a question."""

    def __init__(self, layers: Layers, first: Mapping[Node, Node]) -> None:
        self.layers = layers
        self.number = _numbers(layers, first)

    def lines(self) -> Iterator[str]:
        for rank, nodes in enumerate(self.layers.ranks):
            names = list(dict.fromkeys(map(self.name, nodes))) or [f"e{rank}"]
            yield f"{{rank=same;{';'.join(names)}}}"
        yield from map(self.step, self.layers.steps())
        yield from self.flats()
        yield from self.chain()
        if self.layers.lanes > 1:
            yield from self.lanes()

    def name(self, node: Node) -> str:
        return f"n{self.number[node]}"

    def step(self, step: Step) -> str:
        start, end = step.start.node, step.end.node
        weight = _WEIGHTS[start.is_card + end.is_card]
        return f"{self.name(start)}->{self.name(end)}[weight={weight}];"

    def flats(self) -> Iterator[str]:
        for flat in self.layers.flats:
            ends = [self.name(flat.source.node), self.name(flat.target.node)]
            if flat.arrow.link.feedback:
                ends.reverse()
            if ends[0] != ends[1]:
                yield f"{ends[0]}->{ends[1]};"

    def chain(self) -> Iterator[str]:
        """Join ranks that no step joins, so that they follow each other."""
        for rank, nodes in enumerate(self.layers.ranks[:-1]):
            if not any(node.leaving for node in nodes):
                ends = [self.name(each[0]) if each else f"e{number}" for number, each in self.pair(rank)]
                yield f"{ends[0]}->{ends[1]}[style=invis,weight=0];"

    def pair(self, rank: int) -> Iterator[tuple[int, list[Node]]]:
        return ((number, self.layers.ranks[number]) for number in (rank, rank + 1))

    def lanes(self) -> Iterator[str]:
        """Keep lanes apart: by a boundary in each rank, straight through the ranks, with cards on their sides of it."""
        boundary = {(n.rank, n.lane): self.name(n) for rank in self.layers.ranks for n in rank if n.kind == "boundary"}
        for (rank, lane), name in boundary.items():
            if behind := boundary.get((rank + 1, lane)):
                yield f"{name}->{behind}[weight={_LANE_WEIGHT},style=invis];"
            if below := boundary.get((rank, lane + 1)):
                yield f"{name}->{below}[style=invis];"
        for node in self.layers.cards.values():
            if above := boundary.get((node.rank, node.lane)):
                yield f"{above}->{self.name(node)}[style=invis];"
            if below := boundary.get((node.rank, node.lane + 1)):
                yield f"{self.name(node)}->{below}[style=invis];"
