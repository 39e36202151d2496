"""What stands around the columns: headings over several, the goal over all, external factors and lists below."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from logicmodel.render.layout.cards import PlacedCard, measured
from logicmodel.render.layout.grid import PlacedColumn
from logicmodel.render.layout.measure import CARD_GAP, COLUMN_PADDING, HEADING_SIZE, MARGIN, NOTE_SIZE, Box, line_height
from logicmodel.render.layout.wrap import wrap
from logicmodel.render.scene.scene import Band, Column, Note

_PADDING: Final = 8.0
_GAP: Final = 6.0

# How wide headings are that stand at the left of the stages, where the picture runs down.
_BESIDE: Final = 96.0

# How wide an entry of a list is at least; a wide picture has several beside each other.
_ENTRY_WIDTH: Final = 260.0
_ENTRY_GAP: Final = 4.0
_BETWEEN_COLUMNS: Final = 20.0


@frozen
class PlacedText:
    """Lines of text with the place of all of them."""

    lines: tuple[str, ...]
    box: Box


@frozen
class PlacedBand:
    """A heading over several columns, with its place and that of its text."""

    band: Band
    box: Box
    text: PlacedText


@frozen
class PlacedNote:
    """A list under the picture with its place, its heading and its entries."""

    note: Note
    box: Box
    heading: PlacedText
    entries: tuple[PlacedText, ...]


def place_bands(bands: Sequence[Band], columns: Sequence[Box], *, down: bool) -> tuple[PlacedBand, ...]:
    """
    Return headings over columns: the goal first, then the others in a row of their own.

    They stand before the columns, so that the first of them starts at 0.

    Args:
        bands: The headings.
        columns: The places of the columns, along the flow as `grid` has them.
        down: Whether the picture runs down; then headings stand at the left of the stages.
    """
    placed: list[PlacedBand] = []
    start = 0.0
    for is_goal in (True, False):
        row = [_place(band, columns, start, down=down) for band in bands if band.is_goal is is_goal]
        if row:
            thickness = max(band.box.height for band in row)
            placed += [_thick(band, thickness) for band in row]
            start += thickness + _GAP
    return tuple(placed)


def room_of(bands: Sequence[PlacedBand]) -> float:
    """
    Return how much room headings need before the columns, across the flow.

    Args:
        bands: The headings, as `place_bands` has placed them.
    """
    return max((band.box.bottom + _GAP for band in bands), default=0.0)


def _place(band: Band, columns: Sequence[Box], start: float, *, down: bool) -> PlacedBand:
    left, right = columns[band.first].left, columns[band.last].right
    width = _BESIDE if down else right - left
    lines = wrap(band.text, width - 2 * _PADDING, HEADING_SIZE, bold=True)
    height = _BESIDE if down else line_height(lines, HEADING_SIZE) + 2 * _PADDING
    box = Box(left, start, right - left, height)
    return PlacedBand(band, box, PlacedText(lines, box))


def _thick(placed: PlacedBand, thickness: float) -> PlacedBand:
    box = evolve(placed.box, height=thickness)
    return evolve(placed, box=box, text=PlacedText(placed.text.lines, box))


def band_at(placed: PlacedBand, left: float, top: float, *, down: bool) -> PlacedBand:
    """
    Return a heading where it stands in the picture.

    Args:
        placed: The heading, as `place_bands` has placed it.
        left: How far it is moved to the right.
        top: How far it is moved down.
        down: Whether the picture runs down.
    """
    box = (placed.box.turned() if down else placed.box).moved(left, top)
    inner = Box(box.left + _PADDING, box.top + _PADDING, box.width - 2 * _PADDING, box.height - 2 * _PADDING)
    return evolve(placed, box=box, text=PlacedText(placed.text.lines, inner))


def place_factors(factors: Column | None, top: float, width: float, card_width: float) -> PlacedColumn | None:
    """
    Return the strip of external factors under the columns, in as few rows as hold them; None if there are none.

    Args:
        factors: The external factors.
        top: Where the strip starts.
        width: How wide it may be.
        card_width: The width of the cards in the columns; theirs is up to twice that, for then they are lower.
    """
    if factors is None:
        return None
    inside = width - 2 * COLUMN_PADDING
    count = len(factors.cards)
    rows = math.ceil(count / max(int((inside + CARD_GAP) // (card_width + CARD_GAP)), 1))
    in_a_row = math.ceil(count / rows)
    card_width = min((inside + CARD_GAP) / in_a_row - CARD_GAP, 2 * card_width)
    heading = wrap(factors.heading, inside, HEADING_SIZE, bold=True)
    header = Box(MARGIN + COLUMN_PADDING, top + COLUMN_PADDING, inside, line_height(heading, HEADING_SIZE))
    pitch = card_width + CARD_GAP
    cards = [measured(card, card_width) for card in factors.cards]
    placed, y = [], header.bottom + 8
    for start in range(0, count, in_a_row):
        row = cards[start : start + in_a_row]
        height = max(card.height for card in row)
        for place, card in enumerate(row):
            box = Box(header.left + place * pitch, y, card_width, height)
            placed.append(PlacedCard(card, box, -1))
        y += height + CARD_GAP
    strip = in_a_row * pitch - CARD_GAP + 2 * COLUMN_PADDING
    box = Box(MARGIN, top, strip, y - CARD_GAP + COLUMN_PADDING - top)
    return PlacedColumn(factors, heading, (), box, evolve(header, width=strip - 2 * COLUMN_PADDING), tuple(placed))


def place_notes(notes: Sequence[Note], top: float, width: float) -> tuple[PlacedNote, ...]:
    """
    Return lists below each other, each as wide as the picture.

    Args:
        notes: The lists.
        top: Where the first starts.
        width: The width of the picture without its margins.
    """
    placed = []
    for note in notes:
        placed.append(_place_note(note, top, width))
        top = placed[-1].box.bottom + _GAP * 2
    return tuple(placed)


def _place_note(note: Note, top: float, width: float) -> PlacedNote:
    heading = wrap(note.heading, width - 2 * _PADDING, HEADING_SIZE, bold=True)
    inner = width - 2 * _PADDING
    at = Box(MARGIN + _PADDING, top + _PADDING, inner, line_height(heading, HEADING_SIZE))
    count = max(min(int((inner + _BETWEEN_COLUMNS) // (_ENTRY_WIDTH + _BETWEEN_COLUMNS)), len(note.lines)), 1)
    pitch = (inner + _BETWEEN_COLUMNS) / count
    lines = [wrap(line, pitch - _BETWEEN_COLUMNS, NOTE_SIZE) for line in note.lines]
    entries = tuple(_in_columns(lines, count, pitch, at.bottom + _GAP))
    bottom = max((entry.box.bottom for entry in entries), default=at.bottom)
    return PlacedNote(note, Box(MARGIN, top, width, bottom + _PADDING - top), PlacedText(heading, at), entries)


def _in_columns(lines: Sequence[tuple[str, ...]], count: int, pitch: float, top: float) -> Iterator[PlacedText]:
    """Return entries down one column after the other, of about the same height."""
    whole = sum(line_height(each, NOTE_SIZE) + _ENTRY_GAP for each in lines)
    column, y = 0, 0.0
    for each in lines:
        height = line_height(each, NOTE_SIZE)
        if y and y + height / 2 > whole / count and column < count - 1:
            column, y = column + 1, 0.0
        yield PlacedText(each, Box(MARGIN + _PADDING + column * pitch, top + y, pitch - _BETWEEN_COLUMNS, height))
        y += height + _ENTRY_GAP
