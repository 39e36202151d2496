"""Where arrows meet the sides of cards: in the order of what they lead to, never on one spot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from logicmodel.render.layout.layers import Flat, Layers, Node, Port

_PITCH: Final = 11.0
_CLOSEST: Final = 7.0

# How much of a side stays free at each corner, which is round.
_CORNER: Final = 6.0

_Key: TypeAlias = tuple[int, float, int]
_ABOVE: Final = -1
_AMONG: Final = 0
_BELOW: Final = 1


def tell_flats_apart(layers: Layers) -> None:
    """
    Let arrows inside a rank that join neighbours be short, one for each pair; all others bow out.

    Args:
        layers: The ranks in order.
    """
    place = layers.places()
    joined: set[frozenset[Node]] = set()
    for node in layers.cards.values():
        node.bowing = []
    layers.short, layers.bows = [], []
    for flat in layers.flats:
        ends = (flat.source.node, flat.target.node)
        if abs(place[ends[0]] - place[ends[1]]) == 1 and frozenset(ends) not in joined:
            joined.add(frozenset(ends))
            layers.short.append(flat)
        else:
            layers.bows.append(flat)
            flat.source.node.bowing.append(flat.source)
            flat.target.node.bowing.append(flat.target)


def room_for_ports(node: Node) -> float:
    """
    Return how long a side must be for the arrows that meet a node.

    Args:
        node: The node.
    """
    ends = max(len(node.arriving), len(node.leaving) + len(node.bowing))
    return 2 * _CORNER + _CLOSEST * max(ends - 1, 0)


def set_ports(layers: Layers, *, settled: bool = False) -> None:
    """
    Give each end of an arrow its place on the side of its card.

    Args:
        layers: The ranks in order, with the sizes of their nodes.
        settled: Whether nodes have their places, so that it is known which arrows rise.
    """
    place = layers.places()
    bows = _bows(layers.bows, place, _under_rising(layers, place) if settled else {})
    for rank in layers.ranks:
        for node in rank:
            _spread(node, [((_AMONG, place[step.start.node], step.course), step.end) for step in node.arriving])
            leaving = [((_AMONG, place[step.end.node], step.course), step.start) for step in node.leaving]
            _spread(node, [*leaving, *bows.get(node, ())])


def _under_rising(layers: Layers, place: Mapping[Node, int]) -> dict[Node, float]:
    """Return for each card with an arrow to itself and others that rise from it where it is under all of these."""
    found = {}
    for node in {flat.source.node for flat in layers.bows if flat.is_loop}:
        rising = [place[step.end.node] for step in node.leaving if step.end.node.middle < node.middle]
        if rising:
            found[node] = max(rising) + 0.5
    return found


def _bows(
    flats: Iterable[Flat], place: Mapping[Node, int], under: Mapping[Node, float]
) -> dict[Node, list[tuple[_Key, Port]]]:
    """
    Return the ends of arrows that bow out from their rank and back, with where they stand among the others.

    Those that lead up stand above all others, the nearest first, and those that lead down below, the nearest last, so
    that they bow out around each other. An arrow from a card to itself stands above all of these, or under the arrows
    that rise from the card, which it would cross.

    Args:
        flats: The arrows.
        place: The place of each node in its rank.
        under: Where arrows of a card to itself stand that has others which rise.
    """
    found: dict[Node, list[tuple[_Key, Port]]] = {}
    for number, flat in enumerate(flats):
        for turn, (port, other) in enumerate(((flat.source, flat.target), (flat.target, flat.source))):
            apart = place[other.node] - place[port.node]
            if flat.is_loop and port.node in under:
                key: _Key = (_AMONG, under[port.node], 2 * number + turn)
            elif flat.is_loop:
                key = (_ABOVE, -len(place) - number, turn)
            else:
                key = (_ABOVE, -apart, -number) if apart < 0 else (_BELOW, -apart, number)
            found.setdefault(port.node, []).append((key, port))
    return found


def _spread(node: Node, ends: list[tuple[_Key, Port]]) -> None:
    """Spread ends over one side of a node; at a stage all arrows from one side end together."""
    if len(ends) == 1 or node.kind == "landing":
        for _, port in ends:
            port.offset = 0.0
        return
    room = max(node.size - 2 * _CORNER, 0.0)
    pitch = min(_PITCH, room / max(len(ends) - 1, 1))
    middle = (len(ends) - 1) / 2
    for number, (_, port) in enumerate(sorted(ends, key=lambda end: end[0])):
        port.offset = (number - middle) * pitch
