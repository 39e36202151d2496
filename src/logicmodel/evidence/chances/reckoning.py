"""Chances of what a target rests on: the lowest, the highest, and those of independent links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum

from attrs import frozen

from logicmodel.evidence.chances.network import Joins, Network
from logicmodel.evidence.chances.worlds import Worlds, worlds_of
from logicmodel.evidence.weighing import Bounds
from logicmodel.vocabulary.links import Link


class _Lowest:
    """The lowest chance, however things depend on each other, by the inequalities of Fréchet."""

    def all(self, chances: Iterable[float]) -> float:
        short = fsum(1 - chance for chance in chances)
        return max(0.0, 1 - short)

    def any(self, chances: Iterable[float]) -> float:
        return max(chances, default=0.0)


class _Highest:
    """The highest chance, however things depend on each other."""

    def all(self, chances: Iterable[float]) -> float:
        return min(chances, default=1.0)

    def any(self, chances: Iterable[float]) -> float:
        return min(1.0, fsum(chances))


@frozen(eq=False)
class Reckoning:
    """
    What a target rests on and with which chances, ready to be reckoned in several ways.

    Attributes:
        network: What the target rests on.
        target: The number of the target.
        joins: How links that arrive at an element are joined.
        unrated: The confidence of links without one; None if it is not known.
        assumptions: The chances that assumptions hold.
        draws: How many worlds to draw where there are too many.
        seed: What the draws start from.
    """

    network: Network
    target: int
    joins: Joins
    unrated: float | None
    assumptions: Mapping[str, float]
    draws: int
    seed: int

    def links(self) -> list[Link]:
        """Return the links on the way to the target, each once."""
        reached = self.network.on_the_way
        arrivals = (each for arriving in self.network.arriving.values() for each in arriving if each.source in reached)
        return list({each.link.id: each.link for each in arrivals if each.link is not None}.values())

    def unrated_links(self) -> list[Link]:
        """Return the links without a confidence, if none is assumed for them."""
        return [link for link in self.links() if link.confidence is None and self.unrated is None]

    def uncertain_links(self) -> list[Link]:
        """Return the links that may work or fail."""
        return [
            link
            for link in self.links()
            if (link.confidence is None and self.unrated is None) or 0 < self.confidence(link, self.unrated or 0) < 1
        ]

    def confidence(self, link: Link, unrated: float) -> float:
        """Return the confidence in a link."""
        return unrated if link.confidence is None else link.confidence

    def named_assumptions(self, link: Link) -> list[str]:
        """Return the ids of the assumptions of a link of which the chance is known."""
        return [each.id for each in link.assumptions if each.id is not None and each.id in self.assumptions]

    def bounds(self) -> dict[int, Bounds]:
        """Return the lowest and the highest chance of each node."""
        low = self._reckoned(_Lowest(), 0.0 if self.unrated is None else self.unrated)
        high = self._reckoned(_Highest(), 1.0 if self.unrated is None else self.unrated)
        return {node: Bounds(low[node], high[node]) for node in low}

    def _reckoned(self, reckon: _Lowest | _Highest, unrated: float) -> dict[int, float]:
        def works(link: Link) -> float:
            assumed = (self.assumptions[each] for each in self.named_assumptions(link))
            return reckon.all((self.confidence(link, unrated), *assumed))

        return self.network.holding(reckon, works, self.joins)

    def holding(self, unrated: float, fixed: Mapping[str, float] | None = None) -> tuple[Worlds, dict[int, int]]:
        """Return worlds, and in which of them each node holds."""
        links = {link.id: self.confidence(link, unrated) for link in self.links()} | dict(fixed or {})
        # A link and an assumption may have one id; a hyphen and a space keep them apart, for no id has a space.
        worlds = worlds_of(
            {**links, **{_assumed(name): chance for name, chance in self.assumptions.items()}},
            draws=self.draws,
            seed=self.seed,
        )

        def works(link: Link) -> int:
            assumed = (worlds.works[_assumed(each)] for each in self.named_assumptions(link))
            # A link whose source never holds is not among the uncertain ones.
            return worlds.all((worlds.works.get(link.id, worlds.every), *assumed))

        return worlds, self.network.holding(worlds, works, self.joins)

    def weight(self, link: Link) -> float:
        """Return how much more likely the target is if a link is sure to work than if it is sure to fail."""
        unrated = 1.0 if self.unrated is None else self.unrated
        sure = [self.holding(unrated, {link.id: works}) for works in (1, 0)]
        with_it, without_it = (worlds.share(found[self.target]) for worlds, found in sure)
        return with_it - without_it


def _assumed(identifier: str) -> str:
    return f"- {identifier}"
