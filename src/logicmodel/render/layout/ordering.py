"""Cards in an order in which arrows cross less; Graphviz's dot is asked, which is good at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

import graphviz
from attrs import evolve

from logicmodel.engine import TIMEOUT, VIEWS, find_engine
from logicmodel.errors import PictureTooLargeError
from logicmodel.render.scene.framing import gathered
from logicmodel.render.scene.scene import Column, Scene

# dot took 8 s for 10,000 steps, and more than 100 s for 24,000.
_MOST_STEPS: Final = 15_000

Order = Literal["declared", "fewest-crossings"]


def uncrossed(scene: Scene, timeout: float) -> Scene:
    """
    Return a scene in which the cards of each column, within each row, are ordered so that arrows cross less.

    Args:
        scene: What is shown.
        timeout: How long the layout engine may take, in seconds.

    Raises:
        PictureTooLargeError: It would take minutes, and nobody has given it these.
        DrawingError: The layout engine was not found, failed, or took too long.
    """
    height = _heights(scene, timeout)

    def ordered(column: Column) -> Column:
        return evolve(column, cards=tuple(gathered(column.cards, height)))

    return evolve(scene, columns=tuple(map(ordered, scene.columns)))


def _heights(scene: Scene, timeout: float) -> dict[str, float]:
    """Return how far from the top dot puts each card when it has the columns as its ranks."""
    number = {card.id: index for index, column in enumerate(scene.columns) for card in column.cards}
    lines = list(_lines(scene, number))
    if timeout <= TIMEOUT:
        _refuse_too_many(sum(number[target] - number[source] for source, target in lines))
    graph = graphviz.Digraph("order", graph_attr={"rankdir": "LR", "newrank": "true"}, node_attr={"shape": "point"})
    names = {card.id: f"n{number}" for number, card in enumerate(scene.cards())}
    for index, column in enumerate(scene.columns):
        rank = graphviz.Digraph(graph_attr={"rank": "same"})
        rank.node(f"s{index}")
        for card in column.cards:
            rank.node(names[card.id])
        graph.subgraph(rank)
        if index:
            graph.edge(f"s{index - 1}", f"s{index}", style="invis")
    for source, target in lines:
        graph.edge(names[source], names[target])
    plain = find_engine().place(str(graph.source), timeout=timeout)
    top = {line.split()[1]: -float(line.split()[3]) for line in plain.splitlines() if line.startswith("node ")}
    return {identifier: top[name] for identifier, name in names.items()}


def _lines(scene: Scene, number: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Return which cards arrows join, by the numbers of their columns the lower first."""
    for arrow in scene.arrows:
        ends = (arrow.link.source, arrow.link.target)
        # Links inside a column and from whole columns say nothing about which card should stand above which.
        if all(end in number for end in ends) and number[ends[0]] != number[ends[1]]:
            first, last = sorted(ends, key=lambda end: number[end])
            yield first, last


def _refuse_too_many(steps: int) -> None:
    if steps > _MOST_STEPS:
        msg = (
            f"finding an order with few crossings would take minutes, for arrows make {steps:,} steps from column to"
            f" column; draw the cards in declared order, draw {VIEWS}, or give it more than {TIMEOUT:g} s (timeout)"
        )
        raise PictureTooLargeError(msg)
