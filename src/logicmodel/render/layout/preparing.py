"""What a picture shows, ranked, in order and framed: all that can be known before anything has a size."""

from __future__ import annotations

from typing import Final

from attrs import evolve, frozen

from logicmodel.render.layout.layers import Layers, layered
from logicmodel.render.layout.ordering import Choice, put_in_order
from logicmodel.render.layout.packing import height_of
from logicmodel.render.layout.ranks import Ranks, ranked
from logicmodel.render.scene.framing import framed
from logicmodel.render.scene.scene import Scene

# With more cards and passing arrows, each stage is one rank: an order for more would take long to find.
_MOST_NODES: Final = 10_000


@frozen
class Prepared:
    """
    A scene with its cards in the order in which they stand, and the graph behind it.

    Args:
        scene: What is shown, with the cards rank by rank in order, and frames around them.
        told: The same with the cards in declared order, as texts tell them.
        layers: Its cards and arrows in ranks.
    """

    scene: Scene
    told: Scene
    layers: Layers

    @property
    def has_chains(self) -> bool:
        """Whether some stage has more than one rank."""
        return any(len(stage) > 1 for stage in self.layers.stages)

    @property
    def highest(self) -> float:
        """How many lines of text stand above each other in the rank that has most."""
        return max((sum(height_of(node.card) for node in rank if node.card) for rank in self.layers.ranks), default=0.0)


def prepare(scene: Scene, choice: Choice, *, chains: bool = True, most: float | None = None) -> Prepared:
    """
    Return a scene in order, with frames, and the graph behind it.

    Args:
        scene: What is to be shown.
        choice: How cards are to be ordered.
        chains: Whether links inside a stage run from rank to rank, in a picture that is not too large for that.
        most: How many lines of text may stand above each other where nothing ties cards to other stages; default: any
            number.

    Raises:
        DrawingError: The order asked for cannot be found.
    """
    ranks = ranked(scene, chains=chains, most=most)
    if chains and _nodes(scene, ranks) > _MOST_NODES:
        ranks = ranked(scene, chains=False)
    layers = layered(scene, ranks)
    put_in_order(layers, choice)
    standing = {card: node.rank for card, node in layers.cards.items()}
    placed = framed(_reordered(scene, layers), standing)
    cards = {card.id: card for card in placed.cards()}
    columns = [evolve(column, cards=tuple(cards[card.id] for card in column.cards)) for column in scene.columns]
    return Prepared(placed, evolve(scene, columns=tuple(columns)), layers)


def _nodes(scene: Scene, ranks: Ranks) -> int:
    """Return how many cards and passing arrows there would be."""
    ends = ((ranks.of.get(arrow.link.source), ranks.of.get(arrow.link.target)) for arrow in scene.arrows)
    return len(ranks.of) + sum(max(abs(a - b) - 1, 0) for a, b in ends if a is not None and b is not None)


def _reordered(scene: Scene, layers: Layers) -> Scene:
    """Return a scene with the cards of each column rank by rank, in order."""
    columns = [
        evolve(column, cards=tuple(node.card for rank in stage for node in layers.ranks[rank] if node.card))
        for column, stage in zip(scene.columns, layers.stages, strict=True)
    ]
    return evolve(scene, columns=tuple(columns))
