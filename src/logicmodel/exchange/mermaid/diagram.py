"""Where in a text the flowchart is, and what stands around its statements."""

from __future__ import annotations

import json
import re
from typing import Final

from attrs import frozen

from logicmodel.errors import FormatError
from logicmodel.exchange.losses import Loss
from logicmodel.reading.source import Source

_FENCE: Final = re.compile(
    r"^[ \t]*(?:```+|~~~+|:::)[ \t]*\{?mermaid\}?[^\n]*\n(.*?)^[ \t]*(?:```|~~~|:::)", re.MULTILINE | re.DOTALL
)
_FRONT_MATTER: Final = re.compile(r"\s*^---[ \t]*\n(.*?)^---[ \t]*$", re.MULTILINE | re.DOTALL)
_DIRECTIVE: Final = re.compile(r"%%\{.*?\}%%", re.DOTALL)
_NAMED: Final = re.compile(r"^[ \t]*%% (\w+) is (\S+) (\S+?)(?:: (\".*\"))?[ \t]*$", re.MULTILINE)
_COMMENT: Final = re.compile(r"^[ \t]*%%[^\n]*", re.MULTILINE)
_DESCRIPTION: Final = re.compile(r"^[ \t]*accDescr[ \t]*(?:\{(.*?)\}|:([^\n]*))", re.MULTILINE | re.DOTALL)
_TITLE: Final = re.compile(r"^[ \t]*accTitle[ \t]*:([^\n]*)", re.MULTILINE)
_HEADER: Final = re.compile(r"\s*(?:flowchart|graph)(?:-elk)?(?![-\w])[ \t]*(?:TB|TD|BT|RL|LR|[<>^v])?[ \t]*(?:;|\n|$)")
_FIRST_WORD: Final = re.compile(r"\s*([\w-]+)")


@frozen
class Named:
    """What a name stands for in a diagram of this library: a ``stage``, a ``link`` or an element of a kind."""

    sort: str
    id: str
    label: str | None


@frozen
class Diagram:
    """
    A flowchart.

    Args:
        source: The file in which it stands.
        text: The file with spaces for all that is no statement, so that places in it are those in the file.
        start: Where its statements start.
        title: Its title.
        names: What this library wrote of the names of nodes, subgraphs and edges.
        losses: What was lost on the way.
    """

    source: Source
    text: str
    start: int
    title: str | None
    names: dict[str, Named]
    losses: tuple[Loss, ...] = ()


def diagram_in(source: Source) -> Diagram:
    """
    Return the flowchart in a text.

    Args:
        source: The text, which may be Markdown.

    Raises:
        FormatError: There is no flowchart in it.
    """
    text = _without_fence(source.text.replace("\r", " "))
    text, title = _without_front_matter(text)
    names = {name: Named(sort, id, _unquoted(label)) for name, sort, id, label in _NAMED.findall(text)}
    for pattern in (_DIRECTIVE, _COMMENT):
        text = pattern.sub(_blank, text)
    if found := _TITLE.search(text):
        title = title or found.group(1).strip()
    losses = []
    if not names and (described := _DESCRIPTION.search(text)):
        said = " ".join((described.group(1) or described.group(2) or "").split())
        reason = "a text alternative says again what the drawing shows"
        losses.append(Loss("dropped", "drawing", None, "accDescr", said, source.place(described.start()), reason))
    for pattern in (_DESCRIPTION, _TITLE):
        text = pattern.sub(_blank, text)
    header = _HEADER.match(text)
    if header is None:
        raise _no_flowchart(source, text)
    return Diagram(source, text, header.end(), title, names, tuple(losses))


def _unquoted(label: str) -> str | None:
    try:
        return str(json.loads(label)) if label else None
    except json.JSONDecodeError:
        return None


def _without_fence(text: str) -> str:
    fence = _FENCE.search(text)
    if fence is None:
        return text
    start, end = fence.span(1)
    return _spaces(text[:start]) + text[start:end]


def _without_front_matter(text: str) -> tuple[str, str | None]:
    front = _FRONT_MATTER.match(text)
    if front is None:
        return text, None
    found = re.search(r"^title:[ \t]*(.+)$", front.group(1), re.MULTILINE)
    title = found.group(1).strip() if found else None
    if title and title.startswith('"'):
        try:
            title = json.loads(title)
        except json.JSONDecodeError:
            title = title.strip('"')
    elif title:
        title = title.strip("'")
    return _spaces(text[: front.end()]) + text[front.end() :], title


def _blank(match: re.Match[str]) -> str:
    return _spaces(match.group())


def _spaces(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _no_flowchart(source: Source, text: str) -> FormatError:
    word = _FIRST_WORD.match(text)
    if word is None:
        return source.unreadable(0, "there is no Mermaid diagram in this file", "start it with 'flowchart LR'")
    at = word.start(1)
    message = f"a Mermaid diagram that starts with {word.group(1)!r} is not read"
    return source.unreadable(at, message, "flowcharts are: they start with 'flowchart LR' or 'graph TD'")
