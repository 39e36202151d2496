"""Blocks in HTML, for hosts whose pages are HTML."""

from __future__ import annotations

import logging
from html import escape
from typing import Final

from attrs import evolve

from logicmodel.ext.block_options import Asked
from logicmodel.ext.problems import told_at
from logicmodel.ext.shown import NOTHING, drawing_of, items_of, tables_of
from logicmodel.model.logic_model import LogicModel
from logicmodel.places import Place
from logicmodel.render.drawing import MOST_TURNED, Drawing
from logicmodel.render.figures import described, inline_picture
from logicmodel.render.telling.html_tables import html_table
from logicmodel.render.telling.items import Item, html_list
from logicmodel.wording import one_line

# A host that sets up no logging shows it on standard error, and fails no strict build.
_logger: Final = logging.getLogger("logicmodel")

# Material rules off cells and not the heads of rows, and puts captions on the border of their table.
_IN_MATERIAL: Final = (
    "<style>.md-typeset table th[scope=row]{border-top:.05rem solid var(--md-typeset-table-color)}"
    ".md-typeset table caption{padding:.6em 1.25em}</style>"
)


def block_html(part: LogicModel, asked: Asked, place: Place, name: str) -> str:
    """
    Return what a block shows.

    Args:
        part: The part of the model that the block is about.
        asked: The options of the block.
        place: Where the block stands.
        name: Its id on the page, with which the ids in a picture start as well.

    Raises:
        BlockError: It cannot be shown.
    """
    if asked.kind == "picture":
        return _figure(part, asked, place, name)
    if asked.kind in {"outline", "findings"}:
        shown = "".join(map(_section, items_of(part, asked)))
    else:
        tables = "\n".join(map(html_table, tables_of(part, asked, place))) or f"<p>{NOTHING}</p>"
        shown = f'<div tabindex="0" style="overflow-x:auto">{_IN_MATERIAL}{tables}</div>'
    return f"<div{_attributes(asked, name, f'logicmodel-{asked.kind}')}>{shown}</div>"


def picture_html(drawing: Drawing, asked: Asked) -> str:
    """
    Return a picture as a part of a page.

    Args:
        drawing: The picture.
        asked: The options of the block.

    Raises:
        DrawingError: The layout engine was not found, failed, or took too long.
    """
    return inline_picture(
        drawing.svg,
        label=one_line(drawing.layout.scene.title),
        width=drawing.width,
        name=drawing.id_prefix or "",
        shown_width=asked.width,
        align=asked.align,
        turned=None if asked.width else _turned(drawing),
        language=drawing.model.language,
    )


def _turned(drawing: Drawing) -> tuple[str, float] | None:
    """Return the picture as it runs down, for narrow columns, unless a second one would make the page heavy."""
    turned = drawing.turned if len(drawing.layout.cards()) <= MOST_TURNED else None
    if turned is None or turned.layout.width >= drawing.layout.width:
        return None
    prefix = f"{drawing.id_prefix}down-" if drawing.id_prefix else None
    turned = evolve(turned, id_prefix=prefix)
    return turned.svg, turned.width


def _section(item: Item) -> str:
    inner = html_list(item.items) if item.items else ""
    return f"<p><strong>{escape(item.text)}</strong></p>{inner}"


def _figure(part: LogicModel, asked: Asked, place: Place, name: str) -> str:
    drawing = drawing_of(part, asked, place, f"{name}-")
    for advice in drawing.advice:
        _logger.warning("%s: %s", place, advice)
    with told_at(place):
        picture = picture_html(drawing, asked)
    caption = f"<figcaption>{escape(asked.caption)}</figcaption>" if asked.caption else ""
    description = described(drawing.description_items, part.language) if asked.description else ""
    attributes = _attributes(asked, name, "logicmodel-figure")
    # Some hosts make a figure as narrow as what is in it, which leaves no room to align that.
    return f'<figure{attributes} style="width:100%;margin-inline:0">{picture}{caption}{description}</figure>'


def _attributes(asked: Asked, name: str, own_class: str) -> str:
    return f' id="{escape(name)}" class="{escape(" ".join((own_class, *asked.classes)))}"'
