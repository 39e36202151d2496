"""Mermaid flowcharts, which GitHub, GitLab and many wikis draw from text."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from logicmodel.engine import VIEWS
from logicmodel.languages import Words, words_in
from logicmodel.render.layout.grid import Direction
from logicmodel.render.outputs.looks import Dash, card_look, line_look
from logicmodel.render.outputs.panels import Panel, card_lines, heading_lines, names_by_id, panels, safe_url
from logicmodel.render.scene.scene import Arrow, Card, Scene
from logicmodel.render.telling.describe import long_description, said_of, short_description
from logicmodel.render.themes import Theme, Tint
from logicmodel.wording import one_line

_DIRECTIONS: Final[dict[Direction, str]] = {"right": "LR", "down": "TB"}
_DASHES: Final[dict[Dash, str]] = {"dashed": ",stroke-dasharray:6 4", "dotted": ",stroke-dasharray:2 3", "solid": ""}
_LINE: Final = 24
# What Mermaid draws unless the page that runs it says otherwise.
MAX_TEXT: Final = 50_000
MAX_ARROWS: Final = 500
_SHAFT: Final = re.compile(r"^  \S+ (-->|==>|-\.->)")
# Braces would be a directive, and the others would end the line of a comment.
_CODES: Final = {ord(char): f"\\u{ord(char):04x}" for char in "{}\x85\u2028\u2029"}
_SAFE: Final = frozenset(string.ascii_letters + string.digits + " ,.!?'()/+-")


def to_mermaid(scene: Scene, theme: Theme, direction: Direction) -> str:
    """
    Return a scene as a Mermaid flowchart.

    Stages are subgraphs, a link between stages is an arrow between subgraphs, feedback is dotted, and what else is said
    of a link is its label, in words. What is lost: the places of cards, which Mermaid chooses itself; rows; the heads
    of arrows that differ by sign; the legend, which labels make needless; a title with ``&``, ``<`` or ``>`` in it,
    which Mermaid would garble, except for assistive technology; and all that the picture itself does not show.

    Args:
        scene: What the picture shows.
        theme: The colours.
        direction: Whether it runs to the ``right`` or ``down``.

    Example:
        >>> from logicmodel import Activity, Input, LogicModel, draw
        >>> picture = draw(LogicModel("reading", parts=[Input("staff", "Staff") >> Activity("train", "Train")]))
        >>> 'subgraph s0["Inputs"]' in picture.rendered(".mmd").decode()
        True
    """
    shown = panels(scene, theme)
    text = _flowchart(scene, theme, direction, shown, long_description(scene))
    # Most of a long text is its description, and without it Mermaid may take the rest.
    return text if len(text) <= MAX_TEXT else _flowchart(scene, theme, direction, shown, short_description(scene))


def mermaid_advice(text: str) -> str | None:
    """
    Return what to do where Mermaid, as it is set, refuses a flowchart; None if it draws it.

    Its limits can be set by the page that runs it and not by the flowchart: ``maxTextSize`` and ``maxEdges`` of
    Mermaid's configuration.

    Args:
        text: The flowchart.
    """
    arrows = sum(_SHAFT.search(line) is not None for line in text.splitlines())
    most = [
        *([f"{MAX_TEXT:,} characters (maxTextSize)"] if len(text) > MAX_TEXT else []),
        *([f"{MAX_ARROWS:,} arrows (maxEdges)"] if arrows > MAX_ARROWS else []),
    ]
    if not most:
        return None
    return f"Mermaid refuses more than {' and '.join(most)}: set these limits in your page, or draw {VIEWS}"


def _flowchart(scene: Scene, theme: Theme, direction: Direction, shown: list[Panel], description: str) -> str:
    lines = [
        *_head(scene, shown),
        f"flowchart {_DIRECTIONS[direction]}",
        f"  accTitle: {_text(one_line(scene.title))}",
        *_description(description),
        *(f"  {line}" for panel in shown for line in _subgraph(panel, direction, words_in(scene.language))),
        *(f"  {line}" for line in _arrows(scene, shown)),
        *(f"  {line}" for line in _classes(shown, theme)),
        *(f"  {line}" for line in _line_styles(scene, theme)),
        *(f"  %% {line}" for line in _names(scene, shown)),
    ]
    return "\n".join(lines) + "\n"


def _head(scene: Scene, shown: Iterable[Panel]) -> Iterator[str]:
    """Return the front matter, which is YAML; a text of JSON is one of YAML too."""
    title = one_line(scene.title)
    tallest = max((len(heading_lines(panel.column)) for panel in shown), default=1)
    yield "---"
    # Mermaid shows readers the HTML codes of these characters; without the line the title is in `accTitle` alone.
    if scene.titled and not set(title) & set("&<>"):
        yield f"title: {json.dumps(title, ensure_ascii=False)}"
    # Mermaid leaves room for one line over the cards of a subgraph.
    yield f"config: {{flowchart: {{subGraphTitleMargin: {{bottom: {_LINE * (tallest - 1)}}}}}}}"
    yield "---"


def _description(description: str) -> Iterator[str]:
    yield "  accDescr {"
    yield from (f"    {_text(one_line(line))}" for line in description.splitlines())
    yield "  }"


def _subgraph(panel: Panel, direction: Direction, say: Words) -> Iterator[str]:
    yield f"subgraph {panel.name}[{_label(heading_lines(panel.column))}]"
    # Cards without links between them then stand below one another, as in a column.
    yield f"  direction {_DIRECTIONS[direction]}"
    yield from (f"  {name}[{_label(card_lines(card, say))}]" for name, card in panel.cards.items())
    yield "end"
    for name, card in panel.cards.items():
        if card.url:
            yield f'click {name} href "{safe_url(card.url)}"'


def _arrows(scene: Scene, shown: Iterable[Panel]) -> Iterator[str]:
    names = names_by_id(scene, shown)
    for arrow in scene.arrows:
        said = "; ".join(said_of(arrow, words_in(scene.language)))
        label = f"|{_label([said])}|" if said else ""
        yield f"{names[arrow.link.source]} {_shaft(arrow)}{label} {names[arrow.link.target]}"


def _shaft(arrow: Arrow) -> str:
    if arrow.link.feedback:
        return "-.->"
    return "==>" if arrow.is_implied else "-->"


def _classes(shown: Iterable[Panel], theme: Theme) -> Iterator[str]:
    """Return the colours: one class for all cards that look alike."""
    looks: dict[str, list[str]] = {}
    for panel in shown:
        tint = panel.tint
        looks.setdefault(f"fill:{tint.panel},stroke:{tint.panel},color:{tint.text}", []).append(panel.name)
        for name, card in panel.cards.items():
            looks.setdefault(_look(card, theme, tint), []).append(name)
    for number, (look, names) in enumerate(looks.items()):
        yield f"classDef c{number} {look}"
        yield f"class {','.join(names)} c{number}"


def _look(card: Card, theme: Theme, tint: Tint) -> str:
    look = card_look(card, theme, tint, frames=False)
    dashes = ",stroke-dasharray:4 3" if look.dash == "dashed" else ""
    return f"fill:{look.fill},stroke:{look.edge},stroke-width:{look.width:g}px,color:{look.text}{dashes}"


def _line_styles(scene: Scene, theme: Theme) -> Iterator[str]:
    styles = [_line_style(arrow, theme) for arrow in scene.arrows]
    by_style = sorted(range(len(styles)), key=lambda number: styles.index(styles[number]))
    for style, numbers in groupby(by_style, key=styles.__getitem__):
        yield f"linkStyle {','.join(map(str, numbers))} {style}"


def _line_style(arrow: Arrow, theme: Theme) -> str:
    look = line_look(arrow, theme)
    return f"stroke:{look.colour},stroke-width:{look.width:g}px{_DASHES[look.dash]}"


def _names(scene: Scene, shown: Iterable[Panel]) -> Iterator[str]:
    """Return what each name stands for, as comments, so that the text can be read back as a model."""
    for panel in shown:
        if panel.column.is_stage:
            yield f"{panel.name} is stage {panel.column.id}: {_quoted(panel.column.heading)}"
        of_the_model = {name: card for name, card in panel.cards.items() if not card.is_added}
        yield from (f"{name} is {card.kind} {card.id}: {_quoted(card.text)}" for name, card in of_the_model.items())
    for number, arrow in enumerate(scene.arrows):
        if not arrow.link.has_default_id:
            yield f"e{number} is link {arrow.link.id}"


def _quoted(text: str) -> str:
    """Return text as one of JSON, without the braces that Mermaid might take for a directive."""
    return json.dumps(text, ensure_ascii=False).translate(_CODES)


def _label(lines: Iterable[str]) -> str:
    return f'"{"<br/>".join(map(_text, lines))}"'


def _text(text: str) -> str:
    """Return text in which every character that Mermaid might take for its own is a character code."""
    return "".join(char if char in _SAFE or not char.isascii() else f"#{ord(char)};" for char in text)
