"""Markdown: the classic table, and lists of what contributes to what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from typing import Final

from logicmodel.languages import Words, words_in
from logicmodel.render.outputs.panels import safe_url
from logicmodel.render.scene.scene import Arrow, Card, Column, Scene
from logicmodel.render.telling.describe import band_words, marks_of, names_of, said_of, short_description
from logicmodel.render.telling.tables import Lane, lanes
from logicmodel.wording import one_line

_BACKSLASHED: Final = {char: f"\\{char}" for char in "\\`*_{}[]#"}
_CODED: Final = {char: f"&#{ord(char)};" for char in "|~$^="}
_ESCAPES: Final = str.maketrans({**_BACKSLASHED, **_CODED, "&": "&amp;", "<": "&lt;", ">": "&gt;"})
# What stands before a character that makes a list, a target or a comment of some flavour at the start of a line.
_BEFORE_MARKER: Final = re.compile(r"\d+(?=[.)](?: |$))|(?=[-+%(.:!?])")


def to_markdown(scene: Scene) -> str:
    """
    Return a scene as Markdown: the table of its stages, then its links and external factors as lists.

    GitHub, MyST and Python-Markdown show the table and the lists. Cards in one row are not linked by standing there.
    Lost are colours, places, the author's line breaks, and all that the picture itself does not show.

    Args:
        scene: What the picture shows.

    Example:
        >>> from logicmodel import Activity, Input, LogicModel, draw
        >>> picture = draw(LogicModel("reading", parts=[Input("staff", "Staff") >> Activity("train", "Train")]))
        >>> print(picture.rendered(".md").decode(), end="")
        # reading
        <BLANKLINE>
        Logic model: reading. 2 elements in 2 stages (Inputs, Activities), with 1 link between elements.
        <BLANKLINE>
        | Inputs | Activities |
        | --- | --- |
        | Staff | Train |
        <BLANKLINE>
        ## Links
        <BLANKLINE>
        - Staff
            - contributes to Train
    """
    say = words_in(scene.language)
    blocks = [
        [f"# {_text(scene.title)}"] if scene.titled else [],
        [_text(short_description(scene))],
        *([f"**{_text(band_words(band, scene))}**"] for band in scene.bands),
        list(_table(scene)),
        *_section(say("Links"), _links(scene, say)),
        *_section(say("External factors"), _factors(scene.factors, say)),
        *(part for note in scene.notes for part in _section(note.heading, (f"- {_text(line)}" for line in note.lines))),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _section(heading: str, lines: Iterable[str]) -> Iterator[list[str]]:
    if found := list(lines):
        yield from ([f"## {heading}"], found)


def _table(scene: Scene) -> Iterator[str]:
    if not scene.columns:
        return
    heads = [_heading(column) for column in scene.columns]
    if scene.rows:
        heads.insert(0, "")
    yield _row(heads)
    yield _row(["---"] * len(heads))
    for lane in lanes(scene):
        yield from map(_row, _cells(lane, words_in(scene.language)))


def _heading(column: Column) -> str:
    return _text(column.heading) + (f"<br>{_text(column.notes)}" if column.notes else "")


def _cells(lane: Lane, say: Words) -> Iterator[list[str]]:
    for cards in zip_longest(*lane.cells):
        cells = ["" if card is None else _cell(card, say) for card in cards]
        yield cells if lane.label is None else [f"**{_text(lane.label)}**", *cells]


def _cell(card: Card, say: Words) -> str:
    marks = marks_of(card, say)
    return _linked(card) + (f"<br>*{_text(' · '.join(marks))}*" if marks else "")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _links(scene: Scene, say: Words) -> Iterator[str]:
    names = names_of(scene)
    stages = {column.id for column in scene.columns}
    place = {identifier: number for number, identifier in enumerate(names)}
    by_source = sorted(scene.arrows, key=lambda arrow: place[arrow.link.source])
    for source, arrows in groupby(by_source, key=lambda arrow: arrow.link.source):
        name = names[source]
        yield f"- {_text(name[:1].upper() + name[1:] if source in stages else name)}"
        yield from (f"    - {say('contributes to {target}', target=_target(arrow, names, say))}" for arrow in arrows)


def _target(arrow: Arrow, names: dict[str, str], say: Words) -> str:
    said = "; ".join(said_of(arrow, say))
    return _text(names[arrow.link.target]) + (f" ({_text(said)})" if said else "")


def _factors(column: Column | None, say: Words) -> Iterator[str]:
    for card in column.cards if column else ():
        yield f"- {_linked(card)} ({_text('; '.join(marks_of(card, say)))})"


def _linked(card: Card) -> str:
    text = _text(card.text)
    return f"[{text}]({safe_url(card.url)})" if card.url else text


def _text(text: str) -> str:
    """Return text on one line in which no character is Markdown; where one has no backslash, it has a code of HTML."""
    line = one_line(text)
    before = _BEFORE_MARKER.match(line)
    if before is None:
        return line.translate(_ESCAPES)
    marker = before.end()
    return f"{line[:marker]}&#{ord(line[marker])};{line[marker + 1 :].translate(_ESCAPES)}"
