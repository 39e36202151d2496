"""The boxes of a flowchart: their names, shapes and texts."""

from __future__ import annotations

import html
import re
from typing import Final

from attrs import frozen

_NAME: Final = re.compile(r"(?:\w|[!#$%'*+`?\\/.]|-(?![-.>])|=(?![=>]))+")
_SHAPE_DATA: Final = re.compile(r"@\{(.*?)\}", re.DOTALL)
_DATA_LABEL: Final = re.compile(r"label\s*:\s*(?:\"([^\"]*)\"|'([^']*)'|([^,}\n]+))")
_CLASS: Final = re.compile(r":::([\w-]+)")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
_CODE: Final = re.compile(r"#(\w+);")
# The brackets of shapes with those that close them, the longest first.
_SHAPES: Final = (
    ("(((", ")))"),
    ("([", "])"),
    ("[[", "]]"),
    ("[(", ")]"),
    ("((", "))"),
    ("{{", "}}"),
    ("[/", "/]"),
    ("[/", "\\]"),
    ("[\\", "\\]"),
    ("[\\", "/]"),
    ("[", "]"),
    ("(", ")"),
    ("{", "}"),
    (">", "]"),
)
_PAIRS: Final = {"[": "]", "(": ")", "{": "}"}


@frozen
class ReadNode:
    """
    A box as it is written once; it may be written several times.

    Args:
        name: Its name in the diagram.
        label: Its text, or None if only the name is written.
        classes: Its classes.
        end: Where in the text it ends.
        is_lenient: Whether Mermaid itself would refuse it.
    """

    name: str
    label: str | None
    classes: tuple[str, ...]
    end: int
    is_lenient: bool = False


def node_at(text: str, at: int) -> ReadNode | None:
    """
    Return the box that starts at a place in a text, or None if none does.

    Args:
        text: The text.
        at: The place.
    """
    name = _NAME.match(text, at)
    if name is None:
        return None
    end, label, is_lenient = name.end(), None, name.group() == "end"
    if data := _SHAPE_DATA.match(text, end):
        end = data.end()
        if found := _DATA_LABEL.search(data.group(1)):
            label = plain(next(filter(None, found.groups()), ""))
    else:
        shape = _shape_at(text, end)
        if shape is not None:
            raw, end, inner_lenient = shape
            label, is_lenient = plain(raw), is_lenient or inner_lenient
    classes = []
    while marked := _CLASS.match(text, end):
        classes.append(marked.group(1))
        end = marked.end()
    return ReadNode(name.group(), label, tuple(classes), end, is_lenient)


def _shape_at(text: str, at: int) -> tuple[str, int, bool] | None:
    """Return the text in a shape, where the shape ends, and whether Mermaid would refuse it."""
    for opening, closing in _SHAPES:
        if not text.startswith(opening, at):
            continue
        start = at + len(opening)
        quoted = re.compile(r"\s*\"([^\"]*)\"\s*" + re.escape(closing)).match(text, start)
        if quoted:
            return quoted.group(1), quoted.end(), False
        end = _closing(text, start, closing)
        if end is not None:
            inside = text[start:end]
            return inside.strip().strip('"'), end + len(closing), bool(re.search(r"[\[\](){}\"]", inside))
    return None


def _closing(text: str, start: int, closing: str) -> int | None:
    """Return where a shape without quotes closes on its line, brackets inside it counted."""
    waiting: list[str] = []
    for at in range(start, len(text)):
        char = text[at]
        if char == "\n":
            return None
        if not waiting and text.startswith(closing, at):
            return at
        if char in _PAIRS:
            waiting.append(_PAIRS[char])
        elif waiting and char == waiting[-1]:
            waiting.pop()
    return None


def plain(text: str) -> str:
    """
    Return a text of Mermaid as readers see it, on one line.

    Args:
        text: The text, with codes, tags and marks of Markdown.
    """
    text = _BREAK.sub(" ", text)
    if text.startswith("`") and text.endswith("`"):
        text = re.sub(r"[*_]{1,3}(\S(?:.*?\S)?)[*_]{1,3}", r"\1", text.strip("`"), flags=re.DOTALL)
    text = _TAG.sub("", text)
    text = html.unescape(_CODE.sub(_entity, text))
    return " ".join(text.split())


def _entity(match: re.Match[str]) -> str:
    code = match.group(1)
    return f"&#{code};" if code.isdigit() else f"&{code};"
