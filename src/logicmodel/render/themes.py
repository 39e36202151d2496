"""Themes: the colours of a picture."""

from __future__ import annotations

from typing import Final

from attrs import frozen


@frozen
class Tint:
    """
    The colours of one column.

    Args:
        panel: The ground of the column.
        edge: The border of its cards, at least 3:1 against the panel and the cards.
        text: Its heading and the marks on its cards, at least 4.5:1 against the panel and the cards.
    """

    panel: str
    edge: str
    text: str


@frozen
class Theme:
    """
    The colours of a picture, each as ``#rrggbb``.

    Args:
        name: What the theme is called.
        paper: The ground of the picture.
        card: The ground of a card.
        ink: Text on cards and on paper.
        muted: Notes and small print, still 4.5:1.
        arrow: Arrows between cards, at least 3:1 against paper and panels.
        feedback: Arrows that are declared feedback; they are dashed as well.
        stage_arrow: Arrows between columns.
        outside: The colours of what the programme does not control.
        tints: The colours of the columns, in turn.
    """

    name: str
    paper: str
    card: str
    ink: str
    muted: str
    arrow: str
    feedback: str
    stage_arrow: str
    outside: Tint
    tints: tuple[Tint, ...]


DEFAULT: Final = Theme(
    name="default",
    paper="#ffffff",
    card="#ffffff",
    ink="#1b2733",
    muted="#4a5869",
    arrow="#56677d",
    feedback="#8a3b12",
    stage_arrow="#3f4f63",
    outside=Tint(panel="#eef0f2", edge="#707b87", text="#434d58"),
    tints=(
        Tint(panel="#e8eff9", edge="#5c80b4", text="#1f4a86"),
        Tint(panel="#e5f3ec", edge="#438a68", text="#14603f"),
        Tint(panel="#e3f2f5", edge="#3b8699", text="#105a6b"),
        Tint(panel="#fdf3dd", edge="#a47a1f", text="#7a5200"),
        Tint(panel="#fce9e1", edge="#c0643c", text="#96390f"),
        Tint(panel="#f8e5ec", edge="#b8597f", text="#8e1f52"),
        Tint(panel="#ede7f8", edge="#8469bd", text="#4b2f91"),
    ),
)

THEMES: Final = {theme.name: theme for theme in (DEFAULT,)}
