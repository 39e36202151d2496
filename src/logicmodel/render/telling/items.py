"""Text in nested items: what an outline and the description of a picture are made of, whatever they are written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from attrs import frozen


@frozen
class Item:
    """
    A line of text, with what belongs to it.

    Args:
        text: The line.
        items: What belongs to it.
    """

    text: str
    items: tuple[Item, ...] = ()


def indented(items: Iterable[Item], margin: str = "") -> Iterator[str]:
    """
    Return items as lines of plain text, in which what belongs to a line stands below it, two spaces further in.

    Args:
        items: The items.
        margin: What stands before each line.
    """
    for item in items:
        yield margin + item.text
        yield from indented(item.items, f"{margin}  ")


def html_list(items: Iterable[Item]) -> str:
    """
    Return items as a nested list of HTML.

    Args:
        items: The items.
    """
    lines = (f"<li>{escape(item.text)}{html_list(item.items) if item.items else ''}</li>" for item in items)
    return f"<ul>{''.join(lines)}</ul>"
