"""What every output tells of a scene: the parts of the picture in lines of text, under short names of our own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import cycle
from typing import Final
from urllib.parse import quote

from attrs import frozen

from logicmodel.languages import Words
from logicmodel.render.layout.measure import TEXT_SIZE
from logicmodel.render.layout.wrap import wrap
from logicmodel.render.scene.scene import Card, Column, Scene
from logicmodel.render.telling.describe import marks_of
from logicmodel.render.themes import Theme, Tint
from logicmodel.wording import one_line, text_lines

_SAFE_IN_URLS: Final = "/:?=&@,.!*~$'+-_%#"

# How wide a label is before its text is broken, in points.
_LABEL_WIDTH: Final = 190.0


@frozen
class Panel:
    """
    A column, with the names under which another notation knows it and its cards.

    Names are of our own (``s0``, ``n0``), so that no id of a model can be taken for a word of the notation.

    Args:
        name: The name of the column.
        column: The column.
        tint: Its colours.
        cards: Its cards, by name.
    """

    name: str
    column: Column
    tint: Tint
    cards: dict[str, Card]


def panels(scene: Scene, theme: Theme) -> list[Panel]:
    """
    Return the columns of a scene in order, the external factors last.

    Args:
        scene: What the picture shows.
        theme: The colours.
    """
    columns = [*scene.columns, scene.factors] if scene.factors else scene.columns
    tints = cycle(theme.tints)
    found, first = [], 0
    for number, column in enumerate(columns):
        tint = next(tints) if column is not scene.factors and column.is_stage else theme.outside
        cards = {f"n{first + place}": card for place, card in enumerate(column.cards)}
        found.append(Panel(f"s{number}", column, tint, cards))
        first += len(cards)
    return found


def names_by_id(scene: Scene, shown: Iterable[Panel]) -> dict[str, str]:
    """
    Return the names of what arrows start and end at, by id.

    External factors are not among them: no arrow is drawn to one, and one may have the id of an element.

    Args:
        scene: What the picture shows.
        shown: The columns of the scene.
    """
    names = {}
    for panel in shown:
        if panel.column is not scene.factors:
            names[panel.column.id] = panel.name
            names.update((card.id, name) for name, card in panel.cards.items())
    return names


def card_lines(card: Card, say: Words) -> Iterator[str]:
    """
    Return what stands on a card: the lines of the author's, then the marks.

    Args:
        card: The card.
        say: The words of the library in the language of the picture.
    """
    yield from text_lines(card.text)
    if marks := marks_of(card, say):
        yield one_line(" · ".join(marks))


def heading_lines(column: Column) -> list[str]:
    """
    Return what stands over a column: its heading, then its notes, in lines as wide as a card.

    Args:
        column: The column.
    """
    return wrapped((*text_lines(column.heading), *text_lines(column.notes or "")))


def wrapped(lines: Iterable[str]) -> list[str]:
    """
    Return lines broken so that they are as wide as a card, for tools that do not wrap text themselves.

    Args:
        lines: The lines.
    """
    return [part for line in lines for part in wrap(line, _LABEL_WIDTH, TEXT_SIZE)]


def safe_url(url: str) -> str:
    """
    Return an address without characters that a notation might take for its own.

    Args:
        url: The address.
    """
    return quote(url, safe=_SAFE_IN_URLS)
