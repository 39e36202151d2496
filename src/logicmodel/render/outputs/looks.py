"""How cards and arrows look; no difference between them is one of colour alone."""

from __future__ import annotations

from typing import Final

from logicmodel.render.layout.pills import Pill
from logicmodel.render.scene.scene import Arrow, Card, Column, Frame
from logicmodel.render.themes import Theme, Tint, blended, faint

_WIDTHS: Final = {None: 1.0, "low": 1.8, "medium": 1.8, "high": 3.0}
_STAGE_WIDTH: Final = 4.0
_LIT: Final = 1.2


def line_look(arrow: Arrow, theme: Theme) -> dict[str, str]:
    """
    Return the DOT attributes of an arrow.

    Args:
        arrow: The arrow.
        theme: The colours.
    """
    feedback, weak = arrow.link.feedback, arrow.strength == "low"
    width = _STAGE_WIDTH if arrow.joins_columns else _WIDTHS[arrow.strength]
    if arrow.light == "lit":
        width += _LIT
    if arrow.light == "faded":
        width = min(width, 1.0)
    return {
        "color": faint(theme) if arrow.light == "faded" else _line_colour(arrow, theme),
        "penwidth": f"{width:g}",
        "style": "dashed" if feedback else "dotted" if weak else "solid",
        "arrowhead": "tee" if arrow.link.sign == "negative" else "empty" if feedback else "normal",
    }


def _line_colour(arrow: Arrow, theme: Theme) -> str:
    if arrow.link.feedback:
        return theme.feedback
    return theme.stage_arrow if arrow.joins_columns else theme.arrow


def card_look(card: Card, theme: Theme, tint: Tint) -> dict[str, str]:
    """
    Return the DOT attributes of a card.

    Args:
        card: The card.
        theme: The colours.
        tint: The colours of its column.
    """
    borders = {"lit": tint.text, "faded": faint(theme), None: tint.edge}
    return {
        "style": "rounded,filled,dashed" if card.kind == "group" else "rounded,filled",
        "fillcolor": theme.card if card.heat is None else blended(theme.card, theme.hot, card.heat.share),
        "color": borders[card.light],
        "penwidth": "2.2" if card.light == "lit" else "1",
        "class": f"card {card.kind}",
    }


def pill_look(pill: Pill, theme: Theme) -> dict[str, str]:
    """
    Return the DOT attributes of small print on an arrow.

    Args:
        pill: The small print.
        theme: The colours.
    """
    return {
        "fillcolor": theme.paper,
        "color": faint(theme) if pill.faded else theme.arrow,
        "fontcolor": theme.faded if pill.faded else theme.ink,
        "penwidth": "0.8",
    }


def frame_look(column: Column, frame: Frame, theme: Theme, tint: Tint) -> dict[str, str]:
    """
    Return the DOT attributes of the frame around a group: dashed, as the card of a group is.

    Args:
        column: The column in which it stands.
        frame: The frame.
        theme: The colours.
        tint: The colours of the column.
    """
    cards = column.cards[frame.first : frame.last + 1]
    faded = all(card.light == "faded" for card in cards)
    return {
        "style": "rounded,dashed",
        "color": faint(theme) if faded else tint.edge,
        "fontcolor": theme.muted if faded else tint.text,
    }
