"""
In which worlds an element holds: a world says of each uncertain thing whether it works.

A set of worlds is one whole number with a bit for each world, so that all worlds are looked at by one operation.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from itertools import compress
from math import fsum, sqrt
from operator import and_, or_
from typing import Final

from attrs import frozen

# Up to so many uncertain things, each of the 65,536 worlds is looked at; above, worlds are drawn.
MOST_EXACT: Final = 16

# Chances are drawn as multiples of 1/65,536.
_DIGITS: Final = 16


@frozen(eq=False)
class Worlds:
    """
    Worlds, and in which of them each uncertain thing works.

    Attributes:
        every: The set of all worlds.
        works: For each uncertain thing the worlds in which it works.
        share: What gives the share of a set of worlds, from 0 to 1.
        draws: How many worlds were drawn; None where all that there can be are looked at.
    """

    every: int
    works: Mapping[str, int]
    share: Callable[[int], float]
    draws: int | None

    def error(self, share: float) -> float:
        """
        Return the standard error of a share; 0 if all worlds are looked at.

        Args:
            share: The share.
        """
        return 0.0 if self.draws is None else sqrt(share * (1 - share) / self.draws)

    def all(self, sets: Iterable[int]) -> int:
        """Return the worlds that are in all sets."""
        return reduce(and_, sets, self.every)

    def any(self, sets: Iterable[int]) -> int:
        """Return the worlds that are in some set."""
        return reduce(or_, sets, 0)


def worlds_of(chances: Mapping[str, float], *, draws: int, seed: int) -> Worlds:
    """
    Return all worlds that uncertain things make, or some that are drawn where these are too many.

    Args:
        chances: For each uncertain thing the chance that it works, whatever the others do.
        draws: How many worlds to draw.
        seed: What the draws start from; the same seed gives the same worlds.
    """
    uncertain = {name: chance for name, chance in chances.items() if 0 < chance < 1}
    if len(uncertain) <= MOST_EXACT:
        made = _all_worlds(uncertain)
    else:
        made = _drawn_worlds(uncertain, draws, random.Random(seed))  # noqa: S311 -- no secret
    certain = {name: made.every if chance else 0 for name, chance in chances.items() if name not in uncertain}
    return Worlds(made.every, {**made.works, **certain}, made.share, made.draws)


def _all_worlds(chances: Mapping[str, float]) -> Worlds:
    """Return one world for each combination of what works, each as likely as that is."""
    weights = [1.0]
    works = {}
    size = 1 << len(chances)
    for place, (name, chance) in enumerate(chances.items()):
        weights = [weight * (1 - chance) for weight in weights] + [weight * chance for weight in weights]
        block = 1 << place
        # In every second block of worlds it works.
        pattern = ((1 << block) - 1) << block
        works[name] = reduce(or_, (pattern << start for start in range(0, size, 2 * block)))

    def share(worlds: int) -> float:
        bits = map(int, reversed(f"{worlds:0{size}b}"))
        return fsum(compress(weights, bits))

    return Worlds((1 << size) - 1, works, share, None)


def _drawn_worlds(chances: Mapping[str, float], draws: int, source: random.Random) -> Worlds:
    works = {name: _biased(round(chance * (1 << _DIGITS)), draws, source) for name, chance in chances.items()}
    return Worlds((1 << draws) - 1, works, lambda worlds: worlds.bit_count() / draws, draws)


def _biased(weight: int, draws: int, source: random.Random) -> int:
    """Return bits that are 1 with a chance of so many 65,536ths: fair bits, joined by its binary digits."""
    if weight == 1 << _DIGITS:
        return (1 << draws) - 1
    bits = 0
    for place in range(_DIGITS):
        fair = source.getrandbits(draws)
        bits = bits | fair if weight >> place & 1 else bits & fair
    return bits
