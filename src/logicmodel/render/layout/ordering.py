"""In which order cards and passing arrows stand: as declared, or as arrows cross less."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final, Literal

from attrs import frozen

from logicmodel.engine import TIMEOUT, VIEWS, find_engine
from logicmodel.errors import EngineNotFoundError, PictureTooLargeError
from logicmodel.render.layout.crossings import crossings, inversions
from logicmodel.render.layout.dot_order import answer, question
from logicmodel.render.layout.gathering import gathered, settled_inside, together
from logicmodel.render.layout.layers import Layers, Node, Ordered

Order = Literal["declared", "fewest-crossings"]

# dot took 8 s for 10,000 steps, and more than 100 s for 24,000.
_MOST_STEPS: Final = 15_000
_SWEEPS: Final = 4

# How many pairs of cards in declared order one arrow is worth that runs down inside a rank.
_RUNNING_UP: Final = 5


@frozen
class Choice:
    """
    How cards are to be ordered.

    Args:
        order: ``declared``, ``fewest-crossings``, or None for the one of the two in which arrows cross less, where a
            layout engine is there and does not need minutes.
        timeout: How long the layout engine may take, in seconds.
    """

    order: Order | None = None
    timeout: float = TIMEOUT


def put_in_order(layers: Layers, choice: Choice) -> None:
    """
    Order the nodes of each rank.

    Args:
        layers: The ranks and what is in them.
        choice: How they are to be ordered. Of orders in which arrows cross equally often, the declared one is taken, or
            the one that brings the members of groups together where the order is free. The members of a group that is
            an end of an arrow stand together in any order, for its frame is that end.

    Raises:
        PictureTooLargeError: It was asked for explicitly, and would take minutes that it was not given.
        DrawingError: The layout engine was asked for explicitly and not found, or it failed or took too long.
    """
    ends = {node.card.id for node in layers.cards.values() if node.card and node.card.kind == "group"}
    layers.ranks = gathered(layers.ranks, ends, at=min)
    layers.ranks = gathered(declared(layers), ends)
    if choice.order == "declared":
        return
    candidates = [layers.ranks]
    if choice.order or ends:
        candidates.insert(0, gathered(layers.ranks))
    if _fewest(candidates, layers):
        try:
            for found in _by_engine(layers, choice, ends):
                candidates += [gathered(found), found]
        except (EngineNotFoundError, PictureTooLargeError) as error:
            # A picture that nobody asked to be reordered is drawn all the same, as in a browser.
            if choice.order:
                raise
            layers.why_declared = str(error)
    layers.ranks = min(candidates, key=lambda ranks: crossings(ranks, layers.flats))
    _settle_lanes(layers.ranks)


def _fewest(candidates: Iterable[Ordered], layers: Layers) -> int:
    return min(crossings(ranks, layers.flats) for ranks in candidates)


def _by_engine(layers: Layers, choice: Choice, ends: AbstractSet[str]) -> list[Ordered]:
    """Return the orders that the engine finds, with the members of groups together that are ends of arrows."""
    _refuse_minutes(layers, choice)
    # Inside a group it is free in the second one only, and around groups it is better in the first.
    return [_asked(layers, choice, ends, first) for first in ([together(layers.ranks, ends), {}] if ends else [{}])]


def _asked(layers: Layers, choice: Choice, ends: AbstractSet[str], first: Mapping[Node, Node]) -> Ordered:
    found = answer(layers, find_engine().order(question(layers, first), timeout=choice.timeout), first)
    return gathered(_upright(layers, settled_inside(_in_lanes(layers, found), first)), ends)


def _refuse_minutes(layers: Layers, choice: Choice) -> None:
    """Refuse to ask the engine for what takes it minutes, unless it is given them."""
    steps = sum(1 for _ in layers.steps())
    if steps > _MOST_STEPS and choice.timeout <= TIMEOUT:
        msg = (
            f"finding an order with few crossings would take minutes, because arrows make {steps:,} steps from column"
            f" to column; draw {VIEWS}, or give it more than {TIMEOUT:g} s (timeout)"
        )
        raise PictureTooLargeError(msg)


def _upright(layers: Layers, found: Ordered) -> Ordered:
    """Return an order from the bottom to the top where that is nearer to the declared one; arrows cross as often."""
    if layers.lanes > 1:
        return found
    turned = [rank[::-1] for rank in found]
    return min(found, turned, key=lambda ranks: _strangeness(layers, ranks))


def _strangeness(layers: Layers, ranks: Ordered) -> int:
    """Return how many cards stand above cards declared before them, and how many arrows run up inside a rank."""
    declared_at = {node: number for number, node in enumerate(layers.cards.values())}
    place = {node: number for rank in ranks for number, node in enumerate(rank)}
    up = sum(place[flat.source.node] > place[flat.target.node] for flat in layers.flats)
    return _RUNNING_UP * up + sum(inversions([declared_at[node] for node in rank if node.is_card]) for rank in ranks)


def declared(layers: Layers) -> Ordered:
    """
    Return nodes with the cards in declared order, and passing arrows where they cross least.

    Args:
        layers: The ranks and what is in them.
    """
    height = _straight_ways(layers)
    best = _by_height(layers, height)
    fewest = crossings(best)
    for sweep in range(_SWEEPS):
        _towards_neighbours(layers, height, forward=sweep % 2 == 0)
        tried = _by_height(layers, height)
        found = crossings(tried)
        if found < fewest:
            best, fewest = tried, found
    return best


def _straight_ways(layers: Layers) -> dict[Node, float]:
    """Return heights: cards at equal distances in declared order, and passing arrows on their straight ways."""
    height: dict[Node, float] = {}
    for rank in layers.ranks:
        cards = sorted((node for node in rank if node.is_card), key=lambda node: node.lane)
        height.update({node: (place + 1) / (len(cards) + 1) for place, node in enumerate(cards)})
        # Where an arrow ends at a whole stage no card says where; the top is next to the heading.
        height.update({node: 0.0 for node in rank if node.kind == "landing"})
    for course in layers.courses:
        first, last = course.steps[0].start.node, course.steps[-1].end.node
        for number, step in enumerate(course.steps[1:], start=1):
            share = number / len(course.steps)
            height[step.start.node] = height[first] + (height[last] - height[first]) * share
    return height


def _towards_neighbours(layers: Layers, height: dict[Node, float], *, forward: bool) -> None:
    """Move passing arrows to where they come from, or to where they go."""
    for rank in layers.ranks if forward else reversed(layers.ranks):
        for node in rank:
            if node.kind == "pass":
                height[node] = height[node.arriving[0].start.node if forward else node.leaving[0].end.node]


def _by_height(layers: Layers, height: dict[Node, float]) -> Ordered:
    def key(node: Node) -> tuple[int, int, float]:
        return (node.lane, node.kind != "boundary", height.get(node, 0.0))

    return [sorted(rank, key=key) for rank in layers.ranks]


def _in_lanes(layers: Layers, found: Ordered) -> Ordered:
    """
    Return nodes with each in its lane.

    dot breaks the order of lanes now and then. Passing arrows take the lane in which dot put them, as long as it is one
    between those of their ends.
    """
    if layers.lanes == 1:
        return found
    _settle_lanes(found)
    for course in layers.courses:
        low, high = sorted((course.steps[0].start.node.lane, course.steps[-1].end.node.lane))
        for step in course.steps[1:]:
            step.start.node.lane = min(max(step.start.node.lane, low), high)
    return [sorted(rank, key=lambda node: (node.lane, node.kind != "boundary")) for rank in found]


def _settle_lanes(ranks: Ordered) -> None:
    """Let each passing arrow be in the lane in which it stands."""
    for rank in ranks:
        lane = 0
        for node in rank:
            if node.kind == "boundary":
                lane = node.lane
            elif node.kind == "pass":
                node.lane = lane
