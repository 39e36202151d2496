"""Sizes: of type, of cards, and of the space between; all in points, from the top left corner of the picture."""

from __future__ import annotations

from typing import Final, NamedTuple

from attrs import frozen

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


def line_height(lines: tuple[str, ...], size: float) -> float:
    """
    Return the height of lines of text.

    Args:
        lines: The lines.
        size: The size of the font.
    """
    return len(lines) * size * LEADING
