"""
How far indicators got, on cards: a bar with its points at one side, and what they say in text beside it.

The bar runs from the baseline to the target. A sign, a frame or a point of its own tells each state apart, so that
colour is never needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from attrs import frozen

from logicmodel.render.layout.measure import MARK_SIZE, Box, line_height
from logicmodel.render.layout.wrap import longest_word, wrap
from logicmodel.render.scene.scene import Gauge

_LINE: Final = line_height(("",), MARK_SIZE)
_ABOVE: Final = 6.0
_UNDER_LABEL: Final = 1.0
_BESIDE: Final = 6.0

# Behind the target the bar has room for more than was wanted, and before the baseline for what is worse, where it is.
_BEFORE: Final = 4.0
_TRACK: Final = 32.0
_AFTER: Final = 8.0
_WIDTH: Final = _BEFORE + _TRACK + _AFTER  # 44, so that words beside it have room
_BAR: Final = 6.0
_TICK: Final = 10.0
_TICK_WIDTH: Final = 1.4
_TIP: Final = 4.0
_POINTS: Final = 12.0
_POINTS_ABOVE: Final = 2.0
_POINT: Final = 3.2

Form = Literal["full", "empty", "dashed", "point", "tip-left", "tip-right"]


@frozen
class MeasuredGauge:
    """
    A gauge in lines that fit, with the room that it needs.

    Args:
        gauge: The gauge.
        label: Its label.
        words: What it says.
        is_beside: Whether the words stand beside the bar; on a narrow card they stand below it.
        drawn: The height of the bar and the points.
        height: The height of all, with the room above.
    """

    gauge: Gauge
    label: tuple[str, ...]
    words: tuple[str, ...]
    is_beside: bool
    drawn: float
    height: float


@frozen
class Piece:
    """
    A piece of the drawing of a gauge.

    Args:
        form: A ``full`` rectangle, an ``empty`` or a ``dashed`` frame, a round ``point``, or the ``tip`` of an arrow.
        box: Where it is.
    """

    form: Form
    box: Box


@frozen
class PlacedGauge:
    """A gauge with its lines, the boxes in which they stand, and the pieces of its drawing."""

    label: tuple[str, ...]
    words: tuple[str, ...]
    label_box: Box
    words_box: Box
    pieces: tuple[Piece, ...]


def measured_gauge(gauge: Gauge, width: float) -> MeasuredGauge:
    """
    Return a gauge with its lines and its height.

    Args:
        gauge: The gauge.
        width: The width that it has, in points.
    """
    label = wrap(gauge.label, width, MARK_SIZE, bold=True)
    drawn = _LINE + (_POINTS_ABOVE + _POINTS if gauge.course else 0)
    beside = width - _WIDTH - _BESIDE
    is_beside = longest_word(gauge.said, MARK_SIZE) <= beside
    words = wrap(gauge.said, beside if is_beside else width, MARK_SIZE)
    written = line_height(words, MARK_SIZE)
    height = max(drawn, written) if is_beside else drawn + written
    above = _ABOVE + line_height(label, MARK_SIZE) + _UNDER_LABEL
    return MeasuredGauge(gauge, label, words, is_beside, drawn, above + height)


def placed_gauges(
    gauges: tuple[MeasuredGauge, ...], inside: Box, *, right_to_left: bool = False
) -> Iterator[PlacedGauge]:
    """
    Return gauges under each other in a box.

    Args:
        gauges: The gauges.
        inside: The box.
        right_to_left: Whether the bars stand at the right, and run to the left.
    """
    top = inside.top
    for each in gauges:
        start = top + _ABOVE
        label = Box(inside.left, start, inside.width, line_height(each.label, MARK_SIZE))
        bar = Box(inside.left, label.bottom + _UNDER_LABEL, _WIDTH, _LINE)
        words = _words_box(each, inside, bar)
        pieces = (*_bar(each.gauge.share, bar), *_course(each.gauge.course, bar))
        if right_to_left:
            words = _mirrored(words, inside)
            pieces = tuple(Piece(_turned(piece.form), _mirrored(piece.box, inside)) for piece in pieces)
        yield PlacedGauge(each.label, each.words, label, words, pieces)
        top += each.height


def _words_box(gauge: MeasuredGauge, inside: Box, bar: Box) -> Box:
    height = line_height(gauge.words, MARK_SIZE)
    if gauge.is_beside:
        return Box(bar.right + _BESIDE, bar.top, inside.right - bar.right - _BESIDE, height)
    return Box(inside.left, bar.top + gauge.drawn, inside.width, height)


def _bar(share: float | None, room: Box) -> Iterator[Piece]:
    """Return the track, what is filled of it, the mark of the target, and a tip where the bar would run out."""
    before = _BEFORE if share is not None and share < 0 else 0
    start, top = room.left + before, room.middle - _BAR / 2
    yield Piece("dashed" if share is None else "empty", Box(start, top, _TRACK, _BAR))
    yield Piece("full", Box(start + _TRACK - _TICK_WIDTH / 2, room.middle - _TICK / 2, _TICK_WIDTH, _TICK))
    if share is None:
        return
    last = start + _TRACK + _AFTER
    end = min(max(start + share * _TRACK, room.left), last)
    if end == room.left and share < 0:
        yield Piece("tip-left", Box(end, top, _TIP, _BAR))
        end += _TIP
    if end == last:
        end -= _TIP
        yield Piece("tip-right", Box(end, top, _TIP, _BAR))
    if end != start:
        yield Piece("full", Box(min(start, end), top, abs(end - start), _BAR))


def _course(course: tuple[tuple[float, float], ...], bar: Box) -> Iterator[Piece]:
    """Return a point for each value, at its date; nothing is drawn between them, for nothing is known there."""
    top, across, down = bar.bottom + _POINTS_ABOVE, _WIDTH - _POINT, _POINTS - _POINT
    for when, how_high in course:
        yield Piece("point", Box(bar.left + when * across, top + (1 - how_high) * down, _POINT, _POINT))


def _mirrored(box: Box, inside: Box) -> Box:
    return Box(inside.left + inside.right - box.right, box.top, box.width, box.height)


def _turned(form: Form) -> Form:
    turned: dict[Form, Form] = {"tip-left": "tip-right", "tip-right": "tip-left"}
    return turned.get(form, form)
