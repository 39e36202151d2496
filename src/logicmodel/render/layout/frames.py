"""How much room frames need around cards, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from logicmodel.render.layout.measure import CARD_PADDING, MARK_SIZE, Box, line_height
from logicmodel.render.layout.wrap import wrap
from logicmodel.render.scene.scene import Frame

_PADDING: Final = 4.0
_UNDER_TITLE: Final = 3.0
_INDENT: Final = 3.0  # where the picture runs down
_BESIDE_ARROWS: Final = 4.0


@frozen
class Room:
    """
    The room that frames need around a card.

    Args:
        above: Before it, across the flow.
        below: After it, across the flow.
        before: Before it, along the flow.
    """

    above: float = 0.0
    below: float = 0.0
    before: float = 0.0


@frozen
class PlacedFrame:
    """A frame with its place, and its title in lines with the place of that."""

    frame: Frame
    box: Box
    title: tuple[str, ...]
    title_box: Box


@frozen
class MeasuredFrames:
    """
    The frames of a rank with the titles in lines that fit them.

    Args:
        titles: The lines of the title of each frame.
        down: Whether the picture runs down, so that titles need room along the flow and not across it.
    """

    titles: dict[Frame, tuple[str, ...]]
    down: bool

    @classmethod
    def of(cls, frames: Sequence[Frame], card_width: float, *, down: bool) -> MeasuredFrames:
        """Return frames measured."""
        # Arrows that come from above meet the middle of a card, and no title stands in their way.
        room = card_width / 2 - _INDENT - _BESIDE_ARROWS if down else card_width - 2 * CARD_PADDING
        titles = {
            frame: wrap(frame.group.label, room, MARK_SIZE, bold=True) if frame.titled else () for frame in frames
        }
        return cls(titles, down)

    @property
    def before(self) -> float:
        """The room before the cards of the rank, along the flow."""
        return max(map(self.head, self.titles), default=0.0) if self.down else 0.0

    @property
    def after(self) -> float:
        """The room after the cards of the rank, along the flow."""
        return max((frame.depth * _PADDING for frame in self.titles), default=0.0) if self.down else 0.0

    def room(self, place: int) -> Room:
        """Return the room that frames need around the card at a place."""
        around = [frame for frame in self.titles if frame.first <= place <= frame.last]
        return Room(
            above=sum(self._opening(frame) for frame in around if frame.first == place),
            below=sum(_PADDING for frame in around if frame.last == place),
            before=max(map(self.head, around), default=0.0) if self.down else 0.0,
        )

    def head(self, frame: Frame) -> float:
        """Return the room of a frame before the cards in it, with that of the frames inside, along the flow."""
        return self.title_room(frame) + max((self.head(each) for each in self.titles if frame.holds(each)), default=0.0)

    def title_room(self, frame: Frame) -> float:
        """Return the room of the title of a frame and of its padding."""
        lines = self.titles[frame]
        return _PADDING + (line_height(lines, MARK_SIZE) + _UNDER_TITLE if lines else 0.0)

    def _opening(self, frame: Frame) -> float:
        return _PADDING if self.down else self.title_room(frame)

    def over(self, frame: Frame) -> float:
        """Return the room of a frame before its first card, with that of the frames inside that start there too."""
        return self._opening(frame) + sum(
            self._opening(each) for each in self.titles if frame.holds(each) and frame.first == each.first
        )

    def under(self, frame: Frame) -> float:
        """Return the room of a frame after its last card, with that of the frames inside that end there too."""
        inside = sum(frame.holds(each) and frame.last == each.last for each in self.titles)
        return _PADDING * (1 + inside)


def placed_frames(frames: MeasuredFrames, cards: Sequence[Box], along: Box) -> tuple[PlacedFrame, ...]:
    """
    Return the frames of a rank in their places.

    Args:
        frames: The frames, measured.
        cards: The places of all cards of the column.
        along: A box that is as long as the cards of the rank, along the flow.
    """
    return tuple(_placed(frames, frame, cards, along) for frame in sorted(frames.titles, key=lambda each: -each.depth))


def _placed(frames: MeasuredFrames, frame: Frame, cards: Sequence[Box], along: Box) -> PlacedFrame:
    lines = frames.titles[frame]
    side = frame.depth * _PADDING
    left = along.left - (frames.head(frame) if frames.down else side)
    top = cards[frame.first].top - frames.over(frame)
    box = Box(left, top, along.right + side - left, cards[frame.last].bottom + frames.under(frame) - top)
    height = line_height(lines, MARK_SIZE)
    if frames.down:
        first = cards[frame.first]
        title = Box(box.left + _PADDING, first.top + _INDENT, height, first.height - 2 * _INDENT)
    else:
        title = Box(along.left + CARD_PADDING, box.top + _PADDING, along.width - 2 * CARD_PADDING, height)
    return PlacedFrame(frame, box, lines, title)
