"""
Frames: which groups are drawn as a line around their members.

A group has a frame in each column in which its members stand next to each other, so that a frame holds them and nothing
else. Frames stand beside or inside each other. Where a group cannot have one, its members say in writing that they are
in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from logicmodel.render.scene.scene import Card, Column, Frame, Membership, Scene

# How many frames there is room for inside each other between cards and the edge of their column.
_DEEPEST: Final = 2


def framed(scene: Scene, ranks: Mapping[str, int]) -> Scene:
    """
    Return a scene in which groups have frames where their members stand together.

    Args:
        scene: What is shown, with its cards in their final order.
        ranks: Which rank of its column each card stands in, by its id; a frame holds cards of one rank.
    """
    return evolve(scene, columns=tuple(_framed_column(column, ranks) for column in scene.columns))


def _framed_column(column: Column, ranks: Mapping[str, int]) -> Column:
    frames: list[Frame] = []
    for frame in _possible(column.cards, ranks):
        fitting = _nested([*frames, frame])
        if fitting is not None:
            frames = fitting
    return evolve(column, cards=tuple(_seen(column.cards, frames)), frames=tuple(frames))


def _possible(cards: Sequence[Card], ranks: Mapping[str, int]) -> Iterator[Frame]:
    """Return a frame for each group whose cards stand together, those of each rank and row by themselves."""
    places: dict[tuple[Membership, int, int], list[int]] = {}
    for place, card in enumerate(cards):
        for group in card.groups:
            places.setdefault((group, ranks[card.id], card.row), []).append(place)
    own = {(card.id, ranks[card.id], card.row): place for place, card in enumerate(cards) if card.kind == "group"}
    heads = [
        (rank, row, set(members), own[group.id, rank, row])
        for (group, rank, row), members in places.items()
        if (group.id, rank, row) in own
    ]
    for (group, rank, row), members in places.items():
        # The cards of groups inside it stand above their own members.
        inner = [head for *cell, held, head in heads if cell == [rank, row] and held < set(members)]
        found = sorted((*members, *inner))
        # The card of the group itself stands above its first member.
        titled = own.get((group.id, rank, row)) != found[0] - 1
        if found[-1] - found[0] + 1 == len(found):
            yield Frame(group, found[0] - (not titled), found[-1], 1, titled)


def _nested(frames: Sequence[Frame]) -> list[Frame] | None:
    """Return frames with their depths, or None where some cut through each other or stand too deep in each other."""
    found: list[Frame] = []
    for frame in sorted(frames, key=lambda frame: frame.last - frame.first):
        inside = [other for other in found if frame.first <= other.first and other.last <= frame.last]
        if any(_overlap(frame, other) for other in found if other not in inside):
            return None
        depth = 1 + max((other.depth for other in inside), default=0)
        if depth > _DEEPEST:
            return None
        found.append(evolve(frame, depth=depth))
    return found


def _overlap(one: Frame, other: Frame) -> bool:
    return one.first <= other.last and other.first <= one.last


def _seen(cards: Iterable[Card], frames: Sequence[Frame]) -> Iterator[Card]:
    """Return cards that say in writing only in which groups they are not seen to be."""
    for place, card in enumerate(cards):
        around = {frame.group for frame in frames if frame.first <= place <= frame.last}
        heads = any(frame.first == place and not frame.titled and frame.group.id == card.id for frame in frames)
        written = tuple(group for group in card.groups if group not in around)
        seen = tuple(group for group in card.groups if group in around)
        yield evolve(card, groups=written, shown_in=(*card.shown_in, *seen), heads_frame=heads)
