"""Pictures in notebooks and pages, with their text alternatives, and the forms that a notebook may choose from."""

from __future__ import annotations

import base64
import html
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final, Literal

from logicmodel.render.telling.items import Item, html_list

Align = Literal["left", "center", "right"]

# Cards are still read at this share of their size; a picture that has no room for it can be scrolled.
_SMALLEST: Final = 0.75
# Below this share nothing is read, whatever width was asked for.
_SMALLEST_WANTED: Final = 0.45

_MARGINS: Final[dict[Align, str]] = {
    "left": "margin:0 auto 0 0",
    "center": "margin:0 auto",
    "right": "margin:0 0 0 auto",
}


def figure(svg: str, *, alt: str, description: Iterable[Item], width: float, ground: str) -> str:
    """
    Return a picture as a figure with its text alternatives.

    The picture is an image and not a part of the page, so that it is shown in notebooks that are not trusted, and the
    ids in it meet no others. It has a ground of its own, for it cannot know whether the page is dark.

    Args:
        svg: The picture.
        alt: The short text alternative.
        description: The long one.
        width: The width of the picture, in pixels.
        ground: The colour behind it.
    """
    source = base64.b64encode(svg.encode()).decode()
    style = f"max-width:max(100%,{width * _SMALLEST:.0f}px);height:auto;background:{html.escape(ground)}"
    return (
        '<figure role="group" style="margin:0"><div style="overflow-x:auto">'
        f'<img alt="{html.escape(alt)}" src="data:image/svg+xml;base64,{source}" style="{style}"></div>'
        f"{described(description)}</figure>"
    )


def inline_picture(
    svg: str, *, label: str, width: float, shown_width: str | None = None, align: Align | None = None
) -> str:
    """
    Return a picture as a part of a page, so that the page can link into it and darken it.

    Where the page is too narrow for cards to be read, the picture can be scrolled, with the keyboard too.

    Args:
        svg: The picture.
        label: What it is called where it is scrolled to.
        width: The width of the picture, in pixels.
        shown_width: How wide to show it, as CSS says it; as wide as the page allows unless said.
        align: Where it stands, if the page is wider; in the middle unless said.
    """
    if shown_width:
        size = f"width:{shown_width};min-width:{width * _SMALLEST_WANTED:.0f}px"
    else:
        size = f"min-width:{width * _SMALLEST:.0f}px;max-width:{width:.0f}px"
    style = html.escape(f"{size};{_MARGINS[align or 'center']}")
    return (
        f'<div class="logicmodel-picture" role="group" aria-label="{html.escape(label)}" tabindex="0"'
        f' style="overflow-x:auto"><div style="{style}">{svg.strip()}</div></div>'
    )


def described(items: Iterable[Item]) -> str:
    """
    Return the long text alternative of a picture, which readers open if they want it.

    Args:
        items: What it says.
    """
    return (
        '<details class="logicmodel-description"><summary>Text description</summary>'
        f'<div style="text-align:left">{html_list(items)}</div></details>'
    )


def chosen(
    makers: Mapping[str, Callable[[], str | None]], include: Collection[str] | None, exclude: Collection[str] | None
) -> dict[str, str]:
    """
    Return the forms that a host asks for, and make no others.

    There are no SVG, Markdown and JSON among them: where hosts convert a notebook to PDF, or read it aloud, they would
    take these instead of the picture and fail to show it.

    Args:
        makers: What makes each form, by media type; None where there is none.
        include: The media types that are wanted; all unless said.
        exclude: The media types that are not wanted.
    """
    wanted = [form for form in makers if (not include or form in include) and form not in (exclude or ())]
    return {form: made for form in wanted if (made := makers[form]()) is not None}
