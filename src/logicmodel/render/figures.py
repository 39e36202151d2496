"""Pictures in notebooks: HTML that survives where scripts and SVG do not, and the forms that a host may choose from."""

from __future__ import annotations

import base64
import html
from collections.abc import Callable, Collection, Mapping
from typing import Final

# Cards are still read at this share of their size; a picture that has no room for it can be scrolled.
_SMALLEST: Final = 0.6


def figure(svg: str, *, alt: str, description: str, width: float, ground: str) -> str:
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
    style = f"max-width:max(100%,{width * _SMALLEST:.0f}px);height:auto;background:{ground}"
    return (
        '<figure role="group" style="margin:0"><div style="overflow-x:auto">'
        f'<img alt="{html.escape(alt)}" src="data:image/svg+xml;base64,{source}" style="{style}"></div>'
        '<details><summary>Text description</summary><pre style="white-space:pre-wrap">'
        f"{html.escape(description)}</pre></details></figure>"
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
