"""Themes: the colours of a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from attrs import field, fields, frozen

from logicmodel.render.contrast import LINE_CONTRAST, TEXT_CONTRAST, Pair, refuse_colours, refuse_pairs

ThemeName = Literal["default", "print", "dark"]


@frozen
class Tint:
    """
    The colours of one column.

    Args:
        panel: The ground of the column.
        edge: The border of its cards, at least 3:1 against the panel and the cards.
        text: Its heading and the marks on its cards, at least 4.5:1 against the panel and the cards.

    Raises:
        ValueError: A colour is not written ``#rrggbb``, or has too little contrast with the panel.

    Example:
        >>> from attrs import evolve
        >>> from logicmodel.render import THEMES, Tint
        >>> plain = evolve(THEMES["print"], name="plain", tints=(Tint("#ffffff", "#555555", "#000000"),))
        >>> len(plain.tints)
        1
    """

    panel: str
    edge: str
    text: str

    def __attrs_post_init__(self) -> None:
        """Refuse what is no colour, and text and borders that could not be seen on the panel."""
        colours: dict[str, object] = {each.name: getattr(self, each.name) for each in fields(Tint)}
        refuse_colours("tint", colours)
        refuse_pairs("tint", self._pairs("panel", self.panel))

    def _pairs(self, ground_name: str, ground: str) -> Iterator[Pair]:
        """Return what is seen on a ground."""
        yield Pair("text", self.text, ground_name, ground, TEXT_CONTRAST)
        yield Pair("edge", self.edge, ground_name, ground, LINE_CONTRAST)


def _as_tints(tints: Iterable[Tint]) -> tuple[Tint, ...]:
    return tuple(tints)


@frozen
class Theme:
    """
    The colours of a picture, each as ``#rrggbb``.

    Nothing is told by colour alone, so that a theme changes how a picture looks and not what it says.

    Args:
        name: What the theme is called.
        paper: The ground of the picture.
        card: The ground of a card.
        hot: The ground of the card with the most, where amounts are shown; those with less are between it and ``card``.
        ink: Text on cards and on paper, at least 4.5:1.
        muted: Notes and small print, at least 4.5:1.
        faded: Text and lines of what is not lit, at least 4.5:1 against cards.
        arrow: Arrows between cards, at least 3:1 against paper and panels.
        feedback: Arrows that are declared feedback, which are dashed as well; at least 3:1.
        stage_arrow: Arrows between columns, at least 3:1.
        outside: The colours of what the programme does not control.
        tints: The colours of the columns, in turn; at least one.

    Raises:
        TypeError: ``outside`` or one of ``tints`` is no `Tint`.
        ValueError: A colour is not written ``#rrggbb`` or has too little contrast, or there are no tints; the error
            lists all such colours.

    Example:
        >>> from attrs import evolve
        >>> from logicmodel import draw, load_example
        >>> from logicmodel.render import THEMES
        >>> sepia = evolve(THEMES["default"], name="sepia", paper="#fbf5e9")
        >>> "#fbf5e9" in draw(load_example("reading-together"), theme=sepia).dot
        True
    """

    name: str
    paper: str
    card: str
    hot: str
    ink: str
    muted: str
    faded: str
    arrow: str
    feedback: str
    stage_arrow: str
    outside: Tint
    tints: tuple[Tint, ...] = field(converter=_as_tints)

    def __attrs_post_init__(self) -> None:
        """Refuse colours that would not be drawn, or not be read."""
        what = f"theme {self.name!r}"
        if wrong := [each for each in (self.outside, *self.tints) if not isinstance(each, Tint)]:
            msg = f"{what}: outside and tints take values of Tint, not {wrong[0]!r}"
            raise TypeError(msg)
        if not self.tints:
            msg = f"{what}: tints must not be empty, for every column has one"
            raise ValueError(msg)
        # Palettes of pages and files of draw.io know no colours but these.
        refuse_colours(what, {name: getattr(self, name) for name in _COLOURS})
        refuse_pairs(what, self._pairs())

    def _pairs(self) -> Iterator[Pair]:
        """Return what is seen on what."""
        panels = {f"the panel of tint {number}": tint.panel for number, tint in enumerate(self.tints, start=1)}
        for ground_name in ("paper", "card", "hot"):
            yield Pair("ink", self.ink, ground_name, getattr(self, ground_name), TEXT_CONTRAST)
        yield Pair("faded", self.faded, "card", self.card, TEXT_CONTRAST)
        for ground_name, ground in {"paper": self.paper, **panels, "the panel of outside": self.outside.panel}.items():
            yield Pair("muted", self.muted, ground_name, ground, TEXT_CONTRAST)
        for name in ("arrow", "feedback", "stage_arrow"):
            for ground_name, ground in {"paper": self.paper, **panels}.items():
                yield Pair(name, getattr(self, name), ground_name, ground, LINE_CONTRAST)
        for name, tint in {"outside": self.outside, **{f"tint {n}": t for n, t in enumerate(self.tints, 1)}}.items():
            yield Pair(f"text of {name}", tint.text, "card", self.card, TEXT_CONTRAST)
            yield Pair(f"text of {name}", tint.text, "hot", self.hot, TEXT_CONTRAST)
            yield Pair(f"edge of {name}", tint.edge, "card", self.card, LINE_CONTRAST)


_COLOURS: Final = ("paper", "card", "hot", "ink", "muted", "faded", "arrow", "feedback", "stage_arrow")


DEFAULT: Final = Theme(
    name="default",
    paper="#ffffff",
    card="#ffffff",
    hot="#ffd9a0",
    ink="#1b2733",
    muted="#4a5869",
    faded="#6b7786",
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

PRINT: Final = Theme(
    name="print",
    paper="#ffffff",
    card="#ffffff",
    hot="#cfcfcf",
    ink="#000000",
    muted="#333333",
    faded="#6e6e6e",
    arrow="#333333",
    feedback="#333333",
    stage_arrow="#000000",
    outside=Tint(panel="#f6f6f6", edge="#555555", text="#222222"),
    tints=(
        Tint(panel="#f0f0f0", edge="#555555", text="#000000"),
        Tint(panel="#e6e6e6", edge="#555555", text="#000000"),
    ),
)

DARK: Final = Theme(
    name="dark",
    paper="#10161d",
    card="#17202a",
    hot="#5a3d12",
    ink="#eef2f6",
    muted="#b8c4d0",
    faded="#8b98a6",
    arrow="#9fb0c3",
    feedback="#f0a277",
    stage_arrow="#c9d5e2",
    outside=Tint(panel="#1e262f", edge="#8794a2", text="#c3cdd8"),
    tints=(
        Tint(panel="#1a2940", edge="#6f98d3", text="#a9c8f5"),
        Tint(panel="#172f26", edge="#57a684", text="#93d9b8"),
        Tint(panel="#142e35", edge="#4fa3b8", text="#8fd6e6"),
        Tint(panel="#35290f", edge="#bd9338", text="#f0cd80"),
        Tint(panel="#3a2116", edge="#d27d56", text="#f5b598"),
        Tint(panel="#381d29", edge="#cc7598", text="#f3aec8"),
        Tint(panel="#281f40", edge="#9a82d1", text="#cdbdf5"),
    ),
)

#: The shipped themes by name, ``default``, ``print`` and ``dark``.
THEMES: Final[dict[str, Theme]] = {theme.name: theme for theme in (DEFAULT, PRINT, DARK)}


def faint(theme: Theme) -> str:
    """
    Return the colour of lines that are there for orientation only.

    Args:
        theme: The theme.
    """
    return blended(theme.faded, theme.paper, 0.45)


def blended(one: str, other: str, share: float) -> str:
    """
    Return a colour between two.

    Args:
        one: The colour at a share of 0.
        other: The colour at a share of 1.
        share: How much of the other, from 0 to 1.
    """
    mixed = (round(int(one[at : at + 2], 16) * (1 - share) + int(other[at : at + 2], 16) * share) for at in (1, 3, 5))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)
