"""Pictures in notebooks and pages, with their text alternatives, and the forms that a notebook may choose from."""

from __future__ import annotations

import base64
import html
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final, Literal

from logicmodel.languages import marked, words_in
from logicmodel.render.figure_css import narrowest, notebook_sheet, sheet, smallest_wanted
from logicmodel.render.telling.items import Item, html_list

Align = Literal["left", "center", "right"]

_MARGINS: Final[dict[Align, str]] = {
    "left": "margin:0 auto 0 0",
    "center": "margin:0 auto",
    "right": "margin:0 0 0 auto",
}
_MORE: Final = marked("There is more of it: scroll, or")
_WHOLE: Final = marked("see all of it")
_CLOSE: Final = marked("Close")


def figure(  # noqa: PLR0913 -- each is a part of the figure, by name
    svg: str,
    *,
    alt: str,
    description: Iterable[Item],
    width: float,
    ground: str,
    advice: Iterable[str] = (),
    language: str | None = None,
) -> str:
    """
    Return a picture as a figure with its text alternatives.

    The picture is an image and not a part of the page, so that it is shown in notebooks that are not trusted, and the
    ids in it meet no others. It has a ground of its own, for it cannot know whether the page is dark. Where its column
    is too narrow it scrolls, with a shadow that says so, and a box that readers tick to see all of it; it prints whole.
    Hosts that take style sheets away leave it to scroll.

    Args:
        svg: The picture.
        alt: The short text alternative.
        description: The long one.
        width: The width of the picture, in pixels.
        ground: The colour behind it.
        advice: What would make it easier to read.
        language: The language of its readers, as in BCP 47; default: English.
    """
    say = words_in(language)
    source = base64.b64encode(svg.encode()).decode()
    least = round(narrowest(width))
    style = f"max-width:max(100%,{least}px);height:auto;background:{html.escape(ground)}"
    said = "".join(f"<p><small>{html.escape(each)}</small></p>" for each in advice)
    return (
        f'<figure role="group" class="logicmodel-{least}" style="margin:0">{notebook_sheet(least)}'
        '<div style="overflow-x:auto">'
        f'<img alt="{html.escape(alt)}" src="data:image/svg+xml;base64,{source}" style="{style}"></div>'
        # Shown by the style sheet where there is something to fit. A link would need the picture a second time.
        f'<label style="display:none"><input type="checkbox"> {html.escape(say("Show all of it"))}</label>'
        f"{said}{described(description, language)}</figure>"
    )


def inline_picture(  # noqa: PLR0913 -- each is a part of the picture, by name
    svg: str,
    *,
    label: str,
    width: float,
    name: str,
    shown_width: str | None = None,
    align: Align | None = None,
    turned: tuple[str, float] | None = None,
    language: str | None = None,
) -> str:
    """
    Return a picture as a part of a page, so that the page can link into it and darken it.

    It shrinks with its column as long as its text can be read. Where the column is narrower, the picture can be
    scrolled, with the keyboard too; a shadow and a line say so, and a link shows all of it; or it is shown as it runs
    down. It prints whole.

    Args:
        svg: The picture.
        label: What it is called where it is scrolled to.
        width: The width of the picture, in pixels.
        name: What its ids on the page start with.
        shown_width: How wide to show it, as CSS says it; default: as wide as the page allows.
        align: Where it stands, if the page is wider; default: in the middle.
        turned: The picture as it runs down, with its width in pixels, for columns that are too narrow; default: none.
        language: The language of its readers, as in BCP 47; default: English.
    """
    say = words_in(language)
    least = smallest_wanted(width) if shown_width else narrowest(width)
    wanted = f"width:{shown_width}" if shown_width else f"flex:1 1 0;max-width:{width:.0f}px"
    size = f"{wanted};min-width:{least:.0f}px"
    view = f"{name}view"
    more, link, close = (html.escape(say(text)) for text in (_MORE, _WHOLE, _CLOSE))
    return (
        f'<div class="logicmodel-scroll" id="{name}scroll">{sheet(f"#{name}scroll", least, turns=turned is not None)}'
        f'<div class="logicmodel-picture logicmodel-view" id="{view}" role="group" aria-label="{html.escape(label)}"'
        f' tabindex="0" style="overflow-x:auto"><a class="logicmodel-close" href="#{name}scroll">{close}</a>'
        f'<div class="logicmodel-size" style="{size};{_MARGINS[align or "center"]}">{svg.strip()}</div></div>'
        f'<p class="logicmodel-more">{more} <a href="#{view}">{link}</a></p>'
        f"{_turned(*turned, label) if turned else ''}</div>"
    )


def _turned(svg: str, width: float, label: str) -> str:
    """Return the picture as it runs down, which only columns that are too narrow for the other show."""
    size = f"max-width:{width:.0f}px;min-width:{smallest_wanted(width):.0f}px;margin:0 auto"
    return (
        f'<div class="logicmodel-picture logicmodel-turned" role="group" aria-label="{html.escape(label)}" tabindex="0"'
        f' style="display:none;overflow-x:auto"><div style="{size}">{svg.strip()}</div></div>'
    )


def described(items: Iterable[Item], language: str | None = None) -> str:
    """
    Return the long text alternative of a picture, which readers open if they want it.

    Args:
        items: What it says.
        language: The language of its readers, as in BCP 47; default: English.
    """
    say = words_in(language)
    return (
        f'<details class="logicmodel-description"><summary>{html.escape(say("Text description"))}</summary>'
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
        makers: What makes each form, by media type; it returns None if there is nothing to show.
        include: The media types that are wanted; default: all.
        exclude: The media types that are not wanted.
    """
    wanted = [form for form in makers if (not include or form in include) and form not in (exclude or ())]
    return {form: made for form in wanted if (made := makers[form]()) is not None}
