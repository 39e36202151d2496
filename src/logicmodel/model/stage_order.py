"""In which order the stages of a model stand."""

from __future__ import annotations

from collections.abc import Iterable

from logicmodel.vocabulary.stages import STANDARD_STAGES, Stage


def stage_order(declared: Iterable[Stage], used: Iterable[str]) -> tuple[Stage, ...]:
    """
    Return the stages of a model in order.

    Declared stages keep the order in which they were declared. A standard stage that is used and not declared goes
    right behind the nearest standard stage before it, or in front of the nearest one after it; where no standard stage
    is declared, in front of all that are.

    Args:
        declared: The stages that the author declared.
        used: Ids of stages that something stands in or links to.
    """
    order = {stage.id: stage for stage in declared}
    wanted = set(used) - order.keys()
    ids = list(order)
    for identifier in STANDARD_STAGES:
        if identifier in wanted:
            ids.insert(_position(identifier, ids), identifier)
    return tuple(order.get(identifier) or Stage(identifier, place=None) for identifier in ids)


def _position(identifier: str, ids: list[str]) -> int:
    """Return where a standard stage goes among those that are already placed."""
    standard = list(STANDARD_STAGES)
    own = standard.index(identifier)
    for before in reversed(standard[:own]):
        if before in ids:
            return ids.index(before) + 1
    for after in standard[own + 1 :]:
        if after in ids:
            return ids.index(after)
    return 0
