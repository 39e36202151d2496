"""Cards: their text and small print in lines that fit, the height that they need, and where all of it stands."""

from __future__ import annotations

from attrs import field, frozen

from logicmodel.render.layout.fonts import text_width
from logicmodel.render.layout.frames import Room
from logicmodel.render.layout.gauges import MeasuredGauge, measured_gauge
from logicmodel.render.layout.measure import CARD_PADDING, MARK_SIZE, MARKS_ABOVE, TEXT_SIZE, Box, line_height
from logicmodel.render.layout.wrap import wrap
from logicmodel.render.scene.scene import Card


@frozen
class MeasuredCard:
    """A card, its text, its marks and its gauges in lines that fit it, its width, and the height that they need."""

    card: Card
    lines: tuple[str, ...]
    marks: tuple[str, ...]
    gauges: tuple[MeasuredGauge, ...]
    width: float
    height: float


@frozen
class PlacedCard:
    """A card with its lines and its place, the number of its column, and the room of the frames around it."""

    measured: MeasuredCard
    box: Box
    column: int
    room: Room = field(factory=Room)

    @property
    def card(self) -> Card:
        """The card."""
        return self.measured.card

    @property
    def inside(self) -> tuple[Box, Box, Box]:
        """Where its text, its marks and its gauges stand: under each other, half-way down the card."""
        measured = self.measured
        # The card of a group is as wide as its frame, and its text stands over that of the members.
        beside = (self.box.width - measured.width) / 2 if self.card.heads_frame else 0.0
        left, width = self.box.left + beside + CARD_PADDING, self.box.width - 2 * (beside + CARD_PADDING)
        top = self.box.middle - measured.height / 2 + CARD_PADDING
        text = Box(left, top, width, line_height(measured.lines, TEXT_SIZE))
        above = MARKS_ABOVE if measured.marks else 0.0
        marks = Box(left, text.bottom + above, width, line_height(measured.marks, MARK_SIZE))
        return text, marks, Box(left, marks.bottom, width, sum(gauge.height for gauge in measured.gauges))


def measured(card: Card, width: float) -> MeasuredCard:
    """
    Return a card with its lines.

    Args:
        card: The card.
        width: Its width, in points.
    """
    inner = width - 2 * CARD_PADDING
    lines, marks = wrap(card.text, inner, TEXT_SIZE), _small_print(card, inner)
    gauges = tuple(measured_gauge(gauge, inner) for gauge in card.gauges)
    small_print = MARKS_ABOVE + line_height(marks, MARK_SIZE) if marks else 0.0
    height = 2 * CARD_PADDING + line_height(lines, TEXT_SIZE) + small_print + sum(gauge.height for gauge in gauges)
    return MeasuredCard(card, lines, marks, gauges, width, height)


def _small_print(card: Card, width: float) -> tuple[str, ...]:
    """Return the lines under the text of a card: broken between its parts, unless breaking inside them saves lines."""
    parts = card.small_print()
    lines: list[str] = []
    for part in parts:
        joined = f"{lines[-1]} · {part}" if lines else ""
        if joined and text_width(joined, MARK_SIZE, bold=True) <= width:
            lines[-1] = joined
        else:
            lines += wrap(part, width, MARK_SIZE, bold=True)
    running = wrap("\u00a0· ".join(parts), width, MARK_SIZE, bold=True)  # no line starts with the point
    return running if len(running) < len(lines) else tuple(lines)
