"""The style of pictures in pages: how far they shrink, how they scroll, and that they print whole."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template
from typing import Final

# The text of cards has 14.7 pixels at the full size of a picture, and 9.5 at this share.
_SMALLEST: Final = 0.65
# Below this share nothing is read, whatever width the author asked for.
_SMALLEST_WANTED: Final = 0.45


def narrowest(width: float) -> float:
    """
    Return how narrow a picture may be shown while its text can be read.

    Args:
        width: Its full width, in pixels.
    """
    return width * _SMALLEST


def smallest_wanted(width: float) -> float:
    """
    Return how narrow a picture may be shown if its author chose a width.

    Args:
        width: Its full width, in pixels.
    """
    return width * _SMALLEST_WANTED


def sheet(selector: str, least: float, *, turns: bool = False) -> str:
    """
    Return the style of a picture in a page, as an element of HTML.

    Args:
        selector: What names the element around it in CSS.
        least: The width below which it scrolls, in pixels.
        turns: Whether it is shown as it runs down there instead.
    """
    sheets = ("figure.css", "turned.css") if turns else ("figure.css",)
    return _element(*sheets, selector=selector, least=least)


def notebook_sheet(least: int) -> str:
    """
    Return the style of a picture in a notebook, where what is around it has a class by the width.

    Args:
        least: The width below which it scrolls, in pixels.
    """
    return _element("notebook.css", selector=f".logicmodel-{least}", least=least)


def _element(*sheets: str, selector: str, least: float) -> str:
    rules = " ".join(_rules(file).substitute(id=selector, least=f"{least:.0f}px") for file in sheets)
    return f"<style>{rules}</style>"


@cache
def _rules(file: str) -> Template:
    """Return the rules on one line, for a blank line would end a block of HTML in Markdown."""
    text = files("logicmodel.render").joinpath(file).read_text(encoding="utf-8")
    return Template(" ".join(line.strip() for line in text.splitlines()[1:]))
