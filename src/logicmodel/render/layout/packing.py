"""Separate pieces of a stage, which stand beside each other where one above the other they would make it long."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from attrs import frozen

from logicmodel.render.scene.scene import Card

Edge = tuple[str, str]

# How many letters stand on a line of a card, and of its small print, and how many lines its padding and the gap take.
_LINE: Final = 26
_SMALL_LINE: Final = 32
_AROUND: Final = 2.0


class Cell(NamedTuple):
    """A rank in one row."""

    rank: int
    row: int


@frozen
class _Piece:
    """What links or groups hold together, each card with its rank from the first of the piece."""

    cards: Sequence[Card]
    inside: Mapping[str, int]
    length: int

    @classmethod
    def of(cls, cards: Sequence[Card], rank: Mapping[str, int]) -> _Piece:
        first = min(rank[card.id] for card in cards)
        inside = {card.id: rank[card.id] - first for card in cards}
        return cls(cards, inside, max(inside.values()) + 1)

    def cells(self, start: int) -> Iterator[tuple[Cell, float]]:
        """Return the rank and the row of each card where the piece starts at some rank, and how high the card is."""
        return ((Cell(start + self.inside[card.id], card.row), height_of(card)) for card in self.cards)


def height_of(card: Card) -> float:
    """
    Return about how high a card is, with the gap under it, in lines of its text.

    Args:
        card: The card.
    """
    small = sum(len(text) for text in card.small_print())
    return _AROUND + math.ceil(len(card.text) / _LINE) + math.ceil(small / _SMALL_LINE) + 2 * len(card.gauges)


def packed(
    cards: Sequence[Card], edges: Iterable[Edge], rank: Mapping[str, int], tied: Collection[str], count: int
) -> dict[str, int]:
    """
    Return the ranks of the cards of a stage, with separate pieces of it moved to where there is room.

    A piece that arrows tie to other stages stays where it is.

    Args:
        cards: The cards of the stage.
        edges: The links between them.
        rank: The rank of each inside the stage, from 0.
        tied: The cards that arrows tie to other stages.
        count: How many ranks there are to stand in; no less than they take.
    """
    free = []
    taken: dict[Cell, float] = defaultdict(float)
    even: dict[int, float] = defaultdict(float)
    for piece in _pieces(cards, edges):
        is_tied = any(card.id in tied for card in piece)
        for card in piece:
            even[card.row] += height_of(card) / count
            taken[Cell(rank[card.id], card.row)] += height_of(card) if is_tied else 0.0
        if not is_tied:
            free.append(_Piece.of(piece, rank))
    moved = dict(rank)
    for each in sorted(free, key=lambda piece: -piece.length):
        start = _start(each, count, taken, even)
        for cell, height in each.cells(start):
            taken[cell] += height
        moved.update((card, start + inside) for card, inside in each.inside.items())
    used = {old: new for new, old in enumerate(sorted(set(moved.values())))}
    return {card: used[old] for card, old in moved.items()}


def _start(piece: _Piece, count: int, taken: Mapping[Cell, float], even: Mapping[int, float]) -> int:
    """Return where a piece starts: one rank is filled after the other, so that what is declared together stays so."""
    starts = range(count - piece.length + 1)
    for start in starts:
        if all(taken[cell] + height / 2 <= even[cell.row] for cell, height in piece.cells(start)):
            return start
    return min(starts, key=lambda start: max(taken[cell] for cell, _ in piece.cells(start)))


def _pieces(cards: Sequence[Card], edges: Iterable[Edge]) -> list[list[Card]]:
    """Return what links and groups hold together, in declared order."""
    beside: dict[str, list[str]] = {}
    groups = ((card.id, group.id) for card in cards for group in card.groups)
    for one, other in chain(edges, groups):
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    number: dict[str, int] = {}
    found: dict[int, list[Card]] = {}
    for card in cards:
        _walk(card.id, beside, number)
        found.setdefault(number[card.id], []).append(card)
    return list(found.values())


def _walk(start: str, beside: Mapping[str, Sequence[str]], number: dict[str, int]) -> None:
    """Give all that is joined with something the same number, unless it has one."""
    if start in number:
        return
    new = len(number)
    stack = [start]
    while stack:
        each = stack.pop()
        if each not in number:
            number[each] = new
            stack.extend(beside.get(each, ()))
