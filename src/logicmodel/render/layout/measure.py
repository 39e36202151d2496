"""Sizes: of type, of cards, and of the space between; all in points, from the top left corner of the picture."""

from __future__ import annotations

from typing import Final, NamedTuple

from attrs import frozen

from logicmodel.render.layout.wrap import wrap
from logicmodel.render.scene.scene import Card

# Whole numbers, for the layout engine cuts off the rest.
TEXT_SIZE: Final = 11.0
MARK_SIZE: Final = 9.0
NOTE_SIZE: Final = 10.0
HEADING_SIZE: Final = 13.0
TITLE_SIZE: Final = 18.0

# The distance of base lines over the size of the type, as the layout engine has it.
LEADING: Final = 1.2

CARD_WIDTH: Final = 150.0
CARD_PADDING: Final = 9.0
MARKS_ABOVE: Final = 4.0
# Marks of up to so many characters, such as `1 indicator`, stay on one line.
SHORT_MARK: Final = 16
NO_BREAK_SPACE: Final = "\u00a0"
COLUMN_PADDING: Final = 9.0
CARD_GAP: Final = 10.0
ROW_GAP: Final = 22.0
MARGIN: Final = 16.0

# The length of an arrow's head; that of a negative link is a bar across its end, and that between stages is broad.
HEAD: Final = 8.0
BAR: Final = 3.0
STAGE_HEAD: Final = 11.0


class Point(NamedTuple):
    """A point of the picture, in points from its top left corner."""

    x: float
    y: float


@frozen
class Box:
    """A rectangle: its left and top edges, its width and height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.top + self.height

    def overlaps(self, other: Box) -> bool:
        """Return whether some of this box is in the other."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)

    def moved(self, right: float, down: float) -> Box:
        """Return this box somewhere else."""
        return Box(self.left + right, self.top + down, self.width, self.height)

    def turned(self) -> Box:
        """Return this box with left and top, width and height exchanged."""
        return Box(self.top, self.left, self.height, self.width)

    @property
    def middle(self) -> float:
        """Half-way between the top and the bottom."""
        return self.top + self.height / 2

    @property
    def centre(self) -> float:
        """Half-way between the left and the right."""
        return self.left + self.width / 2


@frozen
class MeasuredCard:
    """A card, its text and its marks in lines that fit it, its width, and the height that they need."""

    card: Card
    lines: tuple[str, ...]
    marks: tuple[str, ...]
    width: float
    height: float


def line_height(lines: tuple[str, ...], size: float) -> float:
    """
    Return the height of lines of text.

    Args:
        lines: The lines.
        size: The size of the font.
    """
    return len(lines) * size * LEADING


def measured(card: Card, width: float) -> MeasuredCard:
    """
    Return a card with its lines and its height.

    Args:
        card: The card.
        width: Its width, in points.
    """
    inner = width - 2 * CARD_PADDING
    lines = wrap(card.text, inner, TEXT_SIZE)
    marks = _small_print(card, inner)
    above = MARKS_ABOVE if marks else 0
    height = 2 * CARD_PADDING + line_height(lines, TEXT_SIZE) + above + line_height(marks, MARK_SIZE)
    return MeasuredCard(card, lines, marks, width, height)


def _small_print(card: Card, width: float) -> tuple[str, ...]:
    """Return the lines under the text of a card; a short mark, such as ``1 indicator``, is not broken."""
    marks = (mark.replace(" ", NO_BREAK_SPACE) if len(mark) <= SHORT_MARK else mark for mark in card.small_print())
    lines = wrap(" · ".join(marks), width, MARK_SIZE, bold=True)
    return tuple(line.replace(NO_BREAK_SPACE, " ") for line in lines)
