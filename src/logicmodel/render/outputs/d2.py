"""D2, a language for diagrams that the tool of that name lays out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from logicmodel.languages import Words, words_in
from logicmodel.render.layout.grid import Direction
from logicmodel.render.outputs.looks import Dash, Head, card_look, line_look
from logicmodel.render.outputs.panels import Panel, card_lines, heading_lines, names_by_id, panels, wrapped
from logicmodel.render.scene.scene import Arrow, Card, Scene
from logicmodel.render.telling.describe import said_of, short_description
from logicmodel.render.themes import Theme, Tint
from logicmodel.wording import one_line

_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "$": "\\$", "\n": "\\n"})
_DASHES: Final[dict[Dash, str]] = {"dashed": "; style.stroke-dash: 5", "dotted": "; style.stroke-dash: 2", "solid": ""}
_HEADS: Final[dict[Head, str]] = {
    "filled": "",
    "hollow": "; target-arrowhead: {shape: triangle; style.filled: false}",
    "bar": "; target-arrowhead: {shape: box; style.filled: true}",
}


def to_d2(scene: Scene, theme: Theme, direction: Direction) -> str:
    """
    Return a scene as a D2 diagram.

    Stages are containers, a link between stages is a connection between containers, feedback is dashed, and what else
    is said of a link is its label, in words. What is lost: the places of cards, which D2 chooses itself; rows; the
    legend, which labels make needless; the long text alternative, for which D2 has no place (the short one is a
    comment); and all that the picture itself does not show.

    Args:
        scene: What the picture shows.
        theme: The colours.
        direction: Whether it runs to the ``right`` or ``down``.

    Example:
        >>> from logicmodel import Activity, Input, LogicModel, draw
        >>> picture = draw(LogicModel("reading", parts=[Input("staff", "Staff") >> Activity("train", "Train")]))
        >>> print(picture.rendered(".d2").decode().splitlines()[-1])
        s0.n0 -> s1.n1: "" {style.stroke: "#56677d"; style.stroke-width: 1}
    """
    shown = panels(scene, theme)
    lines = [
        f"# {one_line(short_description(scene))}",
        f"direction: {direction}",
        *_title(scene),
        *(line for panel in shown for line in _container(panel, theme, words_in(scene.language))),
        *_arrows(scene, shown, theme),
    ]
    return "\n".join(lines) + "\n"


def _title(scene: Scene) -> Iterator[str]:
    if scene.titled:
        yield f"title: {_label([one_line(scene.title)])} {{shape: text; near: top-center; style.font-size: 28}}"


def _container(panel: Panel, theme: Theme, say: Words) -> Iterator[str]:
    tint = panel.tint
    yield f"{panel.name}: {_label(heading_lines(panel.column))} {{"
    yield f'  style: {{fill: "{tint.panel}"; stroke: "{tint.panel}"; font-color: "{tint.text}"; border-radius: 6}}'
    for name, card in panel.cards.items():
        yield f"  {name}: {_label(wrapped(card_lines(card, say)))} {{{_look(card, theme, tint)}}}"
    yield "}"


def _look(card: Card, theme: Theme, tint: Tint) -> str:
    look = card_look(card, theme, tint, frames=False)
    dashes = "; stroke-dash: 4" if look.dash == "dashed" else ""
    # D2 takes whole numbers only.
    border = f'stroke: "{look.edge}"; stroke-width: {round(look.width)}'
    style = f'fill: "{look.fill}"; {border}; font-color: "{look.text}"'
    link = f"; link: {_label([card.url])}" if card.url else ""
    return f"style: {{{style}; border-radius: 6; bold: false{dashes}}}{link}"


def _arrows(scene: Scene, shown: Iterable[Panel], theme: Theme) -> Iterator[str]:
    names = names_by_id(scene, shown)
    homes = {name: f"{panel.name}.{name}" for panel in shown for name in panel.cards}
    for arrow in scene.arrows:
        source, target = (names[end] for end in (arrow.link.source, arrow.link.target))
        said = _label(["; ".join(said_of(arrow, words_in(scene.language)))])
        yield f"{homes.get(source, source)} -> {homes.get(target, target)}: {said} {{{_line(arrow, theme)}}}"


def _line(arrow: Arrow, theme: Theme) -> str:
    look = line_look(arrow, theme)
    stroke = f'style.stroke: "{look.colour}"; style.stroke-width: {round(look.width)}'
    return f"{stroke}{_DASHES[look.dash]}{_HEADS[look.head]}"


def _label(lines: Iterable[str]) -> str:
    escaped = "\n".join(lines).translate(_ESCAPES)
    return f'"{escaped}"'
