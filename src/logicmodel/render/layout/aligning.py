"""Cards across from what they are linked with, as far as their order and the room of their column let them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import frozen

# How often all cards are moved towards what they are linked with; more moves nothing that a reader would see.
_SWEEPS: Final = 6

# How little a card without links holds on to its place, against one that has some.
_LOOSE: Final = 0.01


@frozen
class Cell:
    """
    The cards of a column in one row.

    Args:
        ids: The ids of the cards, in order.
        middles: The middle of each where they start as early as they can.
        spare: How much later the last of them may stand.
    """

    ids: tuple[str, ...]
    middles: tuple[float, ...]
    spare: float


def aligned(cells: Sequence[Cell], linked: Mapping[str, Sequence[str]]) -> list[tuple[float, ...]]:
    """
    Return the middles of the cards of each cell: across from what they are linked with, so that arrows run level.

    Cards keep their order and are never closer together than they were.

    Args:
        cells: The cells.
        linked: The ids of the cards with which each card is linked.
    """
    found = [tuple(middle + cell.spare / 2 for middle in cell.middles) for cell in cells]
    at = {
        card: middle
        for cell, middles in zip(cells, found, strict=True)
        for card, middle in zip(cell.ids, middles, strict=True)
    }
    order = list(range(len(cells)))
    for _ in range(_SWEEPS):
        for number in order:
            if cells[number].spare > 0:
                found[number] = _moved(cells[number], at, linked)
                at.update(zip(cells[number].ids, found[number], strict=True))
        order.reverse()
    return found


def _moved(cell: Cell, at: Mapping[str, float], linked: Mapping[str, Sequence[str]]) -> tuple[float, ...]:
    """Return the middles of the cards of a cell as near as can be to those with which they are linked."""
    wishes = []
    for card, middle in zip(cell.ids, cell.middles, strict=True):
        others = [at[each] for each in linked.get(card, ())]
        wishes.append((sum(others) / len(others) - middle, 1.0) if others else (at[card] - middle, _LOOSE))
    shifts = (min(max(shift, 0.0), cell.spare) for shift in _never_falling(wishes))
    return tuple(middle + shift for middle, shift in zip(cell.middles, shifts, strict=True))


def _never_falling(wishes: Iterable[tuple[float, float]]) -> list[float]:
    """
    Return the numbers nearest to some wishes, given with their weights, of which none is less than the one before.

    References:
        Pooling adjacent violators: Ayer, Brunk, Ewing, Reid and Silverman (1955), "An empirical distribution function
        for sampling with incomplete information", The Annals of Mathematical Statistics 26 (4).
    """
    pools: list[tuple[float, float, int]] = []
    for wish, weight in wishes:
        pools.append((wish, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, one_weight, one_count), (other, other_weight, other_count) = pools[-2:]
            both = one_weight + other_weight
            pools[-2:] = [((one * one_weight + other * other_weight) / both, both, one_count + other_count)]
    return [value for value, _, count in pools for _ in range(count)]
