"""Support: what the origins of a model still reach when something fails."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from attrs import define, frozen

from logicmodel.questions.compiled import CompiledModel
from logicmodel.questions.components import parts_from_the_end
from logicmodel.questions.region import reach


@frozen(eq=False)
class Support:
    """
    What holds up what, while nothing has failed.

    Attributes:
        compiled: The compiled model.
        origins: The elements at which no arrow arrives, so that contributions start there.
        held: The nodes that they reach.
        looped: The nodes that loops tie together, and which so could seem to hold each other up.
    """

    compiled: CompiledModel
    origins: AbstractSet[int]
    held: AbstractSet[int]
    looped: AbstractSet[int]


def support_of(compiled: CompiledModel) -> Support:
    """Return what holds up what."""
    origins = {node for node in range(len(compiled.elements)) if not compiled.pred[node]}
    held = reach(compiled.succ, origins)
    parts = parts_from_the_end(held, compiled.succ, compiled.pred)
    looped = {node for part in parts for node in part if len(part) > 1 or node in compiled.succ[node]}
    return Support(compiled, origins, held, looped)


def fallen(support: Support, failed: Iterable[int], cut: AbstractSet[int]) -> set[int]:
    """
    Return the nodes that no origin reaches any more, those that failed included.

    Args:
        support: What holds up what.
        failed: Elements that fail.
        cut: Links that fail.
    """
    collapse = _Collapse(support, cut, lost=set(), arrows_left={})
    collapse.spread(failed)
    shaken = collapse.arrows_left.keys() - collapse.lost
    if shaken & support.looped:
        collapse.lost |= collapse.held_only_by_loops(shaken)
    return collapse.lost


@define
class _Collapse:
    """A failure that spreads: what has no arrow left by which support arrives falls, and its own arrows with it."""

    support: Support
    cut: AbstractSet[int]
    lost: set[int]
    arrows_left: dict[int, int]

    def spread(self, failed: Iterable[int]) -> None:
        """Let elements fail, and all that this brings down."""
        compiled, held = self.support.compiled, self.support.held
        falling = [node for node in failed if node not in self.lost]
        self.lost.update(falling)
        for link in sorted(self.cut):
            source, target = compiled.arc(link)
            if source in held:
                self._lose_arrow(target, falling)
        for node in falling:  # grows while it is walked
            if node in held:
                for after, link in zip(compiled.succ[node], compiled.via[node], strict=True):
                    if link not in self.cut:
                        self._lose_arrow(after, falling)

    def _lose_arrow(self, node: int, falling: list[int]) -> None:
        if node in self.lost:
            return
        held = self.support.held
        if node not in self.arrows_left:
            self.arrows_left[node] = sum(before in held for before in self.support.compiled.pred[node])
        self.arrows_left[node] -= 1
        if not self.arrows_left[node]:
            self.lost.add(node)
            falling.append(node)

    def held_only_by_loops(self, shaken: AbstractSet[int]) -> set[int]:
        """Return the nodes that still have arrows, but none by which support arrives from outside a loop."""
        compiled = self.support.compiled
        doubtful = reach(compiled.succ, sorted(shaken), self.support.held - self.lost)
        firm = [node for node in sorted(self.support.held - doubtful - self.lost) if self._leads_into(node, doubtful)]
        saved: set[int] = set()
        waiting = [*firm, *sorted(self.support.origins & doubtful)]
        while waiting:
            node = waiting.pop()
            saved.add(node)
            for after, link in zip(compiled.succ[node], compiled.via[node], strict=True):
                if after in doubtful and after not in saved and link not in self.cut:
                    waiting.append(after)
        return doubtful - saved

    def _leads_into(self, node: int, doubtful: AbstractSet[int]) -> bool:
        return any(after in doubtful for after in self.support.compiled.succ[node])
