"""How arrows between whole stages run: level to the next stage, in an arc over the headings to others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from logicmodel.render.layout.measure import COLUMN_PADDING, Box, Point
from logicmodel.render.layout.routes import Route, head_of, stage_head_of, straight
from logicmodel.render.scene.scene import Arrow

_BESIDE: Final = 16.0
_CLEAR: Final = 4.0
_UNDER_TOP: Final = 8.0
_HOOK: Final = 10.0


@frozen
class PlacedStage:
    """
    A stage, as arrows between stages see it.

    Args:
        number: Its place among the stages.
        box: Its place.
        header: The place of its heading.
    """

    number: int
    box: Box
    header: Box


def stage_routes(
    arrows: Iterable[Arrow], stages: Mapping[str, PlacedStage], cards: Mapping[str, Box], *, alone: bool
) -> dict[str, Route]:
    """
    Return the ways of arrows that join whole stages, by the ids of their links.

    Args:
        arrows: The arrows.
        stages: The stages by id.
        cards: The places of the cards by id, for arrows from a card to its own stage.
        alone: Whether no other arrows are drawn, so that these may run in the middle.
    """
    beside: dict[tuple[str, str], int] = defaultdict(int)
    found = {}
    for arrow in arrows:
        source, target = arrow.link.source, arrow.link.target
        offset = _BESIDE * beside[source, target]
        beside[source, target] += 1
        if source in stages and target in stages:
            found[arrow.link.id] = _between(arrow, stages[source], stages[target], offset, alone=alone)
        else:
            found[arrow.link.id] = _at_home(arrow, stages, cards, offset)
    return found


def _between(arrow: Arrow, source: PlacedStage, target: PlacedStage, offset: float, *, alone: bool) -> Route:
    span = target.number - source.number
    if span == 1:
        y = offset + (source.box.middle if alone else source.header.top + _UNDER_TOP)
        start, tip = Point(source.box.right + _CLEAR, y), Point(target.box.left - _CLEAR, y)
        end = Point(tip.x - stage_head_of(arrow), y)
        return Route(arrow, (start, *straight(start, end)), tip)
    start = Point(source.box.centre + 12 + offset, source.box.top - 2)
    tip = Point(target.box.centre - 12 - offset, target.box.top - 2)
    head = stage_head_of(arrow)
    end = Point(tip.x, tip.y - head)
    # The top of a cubic curve is at three quarters of the way to its control points.
    height = (16.0 + 9.0 * min(abs(span), 5)) / 0.75
    return Route(arrow, (start, Point(start.x, start.y - height), Point(end.x, end.y - height + head), end), tip)


def _at_home(arrow: Arrow, stages: Mapping[str, PlacedStage], cards: Mapping[str, Box], offset: float) -> Route:
    """Return the way of an arrow between a card and its own stage: out of the stage and back to its edge."""
    leaves = arrow.link.source in cards
    card = cards[arrow.link.source if leaves else arrow.link.target]
    stage = stages[arrow.link.target if leaves else arrow.link.source]
    if stage.box.right - card.right > COLUMN_PADDING + _CLEAR:
        return _to_heading(arrow, card, stage, offset, leaves=leaves)
    y = max(card.bottom - _UNDER_TOP - offset, card.top + 1)
    inner, outer = Point(card.right, y), Point(stage.box.right, y + _HOOK)
    start, tip = (inner, outer) if leaves else (outer, inner)
    end = Point(tip.x + head_of(arrow), tip.y)
    out = stage.box.right + head_of(arrow) + _HOOK
    return Route(arrow, (start, Point(out, start.y), Point(out, end.y), end), tip)


def _to_heading(arrow: Arrow, card: Box, stage: PlacedStage, offset: float, *, leaves: bool) -> Route:
    """Return the way of an arrow between the heading of a stage and a card that has others behind it in the stage."""
    y = min(card.top + _UNDER_TOP + offset, card.bottom - 1)
    x = card.right + _UNDER_TOP
    at_card, at_heading = Point(card.right, y), Point(x, stage.header.bottom)
    if leaves:
        end = Point(x, at_heading.y + head_of(arrow))
        return Route(arrow, (at_card, Point(x, y), Point(x, y), end), at_heading)
    end = Point(card.right + head_of(arrow), y)
    return Route(arrow, (at_heading, Point(x, y), Point(x, y), end), at_card)
