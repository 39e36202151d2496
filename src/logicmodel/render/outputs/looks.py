"""
How cards, arrows and frames look, as values that every writer reads.

Each writer puts them into the words of its own format. No two looks differ in colour alone.
"""

from __future__ import annotations

from typing import Final, Literal

from attrs import frozen

from logicmodel.render.layout.pills import Pill
from logicmodel.render.scene.scene import Arrow, Band, Card, Column, Frame
from logicmodel.render.themes import Theme, Tint, blended, faint

Dash = Literal["solid", "dashed", "dotted"]
Head = Literal["filled", "hollow", "bar"]

_WIDTHS: Final = {None: 1.0, "low": 1.8, "medium": 1.8, "high": 3.0}
_IMPLIED_WIDTH: Final = 4.0
_LIT: Final = 1.2


@frozen
class LineLook:
    """
    How an arrow looks.

    Args:
        colour: The colour of the line and of the outline of its head.
        width: The width of the line, in points.
        dash: Whether the line is solid, dashed or dotted.
        head: A filled triangle, a hollow one, or a bar across the end.
    """

    colour: str
    width: float
    dash: Dash
    head: Head


@frozen
class BoxLook:
    """
    How a card, a frame or a pill looks.

    Args:
        fill: The colour inside; None if what is behind it shows.
        edge: The colour of the border; None if there is none.
        text: The colour of the text.
        small_text: The colour of the small print.
        width: The width of the border, in points.
        dash: Whether the border is solid or dashed.
        is_struck: Whether a line runs through the text.
    """

    fill: str | None
    edge: str | None
    text: str
    small_text: str
    width: float = 1.0
    dash: Dash = "solid"
    is_struck: bool = False


def line_look(arrow: Arrow, theme: Theme) -> LineLook:
    """
    Return how an arrow looks.

    Args:
        arrow: The arrow.
        theme: The colours.
    """
    if arrow.fate == "gone":
        return LineLook(theme.faded, _WIDTHS[None], "dashed", "hollow")
    link, faded = arrow.link, arrow.light == "faded"
    return LineLook(
        colour=faint(theme) if faded else _line_colour(arrow, theme),
        width=_line_width(arrow),
        dash="dashed" if link.feedback else "dotted" if arrow.strength == "low" else "solid",
        head="bar" if link.sign == "negative" else "hollow" if link.feedback else "filled",
    )


def _line_width(arrow: Arrow) -> float:
    width = _IMPLIED_WIDTH if arrow.is_implied else _WIDTHS[arrow.strength]
    if arrow.light == "faded":
        return min(width, 1.0)
    return width + _LIT if arrow.light == "lit" or arrow.fate == "new" else width


def _line_colour(arrow: Arrow, theme: Theme) -> str:
    if arrow.link.feedback:
        return theme.feedback
    return theme.stage_arrow if arrow.is_implied else theme.arrow


def card_look(card: Card, theme: Theme, tint: Tint, *, frames: bool = True) -> BoxLook:
    """
    Return how a card looks.

    Args:
        card: The card.
        theme: The colours.
        tint: The colours of its column.
        frames: Whether frames are drawn; the card of a group then is the top of its frame, and no box inside it.
    """
    if card.fate == "gone":
        return BoxLook(theme.paper, theme.faded, theme.faded, theme.faded, dash="dashed", is_struck=True)
    faded = card.light == "faded"
    if frames and card.heads_frame and card.heat is None and card.light != "lit":
        return BoxLook(None, None, theme.faded if faded else tint.text, theme.faded if faded else tint.text)
    edges = {"lit": tint.text, "faded": faint(theme), None: tint.edge}
    return BoxLook(
        fill=theme.card if card.heat is None else blended(theme.card, theme.hot, card.heat.share),
        edge=edges[card.light],
        text=theme.faded if faded else theme.ink,
        small_text=theme.faded if faded else tint.text,
        width=2.2 if card.light == "lit" or card.fate == "new" else 1.0,
        dash="dashed" if card.kind == "group" else "solid",
    )


def band_look(band: Band, theme: Theme) -> BoxLook:
    """
    Return how a heading over several columns looks; the goal has a border that is twice as wide.

    Args:
        band: The heading.
        theme: The colours.
    """
    tint = theme.outside
    return BoxLook(tint.panel, tint.edge, tint.text, tint.text, width=2.0 if band.is_goal else 1.0)


def pill_look(pill: Pill, theme: Theme) -> BoxLook:
    """
    Return how small print on an arrow looks.

    Args:
        pill: The small print.
        theme: The colours.
    """
    text = theme.faded if pill.faded else theme.ink
    edge = faint(theme) if pill.faded else theme.arrow
    return BoxLook(fill=theme.paper, edge=edge, text=text, small_text=text, width=0.8)


def frame_look(column: Column, frame: Frame, theme: Theme, tint: Tint) -> BoxLook:
    """
    Return how the frame around a group looks: dashed, as the card of a group is.

    Args:
        column: The column in which it stands.
        frame: The frame.
        theme: The colours.
        tint: The colours of the column.
    """
    cards = column.cards[frame.first : frame.last + 1]
    faded = all(card.light == "faded" for card in cards)
    text = theme.muted if faded else tint.text
    edge = faint(theme) if faded else tint.edge
    return BoxLook(fill=None, edge=edge, text=text, small_text=text, dash="dashed")
