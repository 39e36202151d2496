"""Outlines in Markdown: headings are stages, items are elements."""

from __future__ import annotations

import re
from typing import Final, Unpack

from attrs import evolve

from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import Draft, DraftContainer, DraftNode
from logicmodel.exchange.draft.words import EXTERNAL, standing_of
from logicmodel.exchange.files import Readable, content_of
from logicmodel.exchange.losses import Imported, Loss
from logicmodel.exchange.markup import text_of_markup
from logicmodel.places import Place
from logicmodel.reading.source import Source
from logicmodel.vocabulary.assumptions import Assumption

_HEADING: Final = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_ITEM: Final = re.compile(r"(\s*)(?:[-*+]|\d+[.)])\s+(.*\S)\s*$")
_FENCE: Final = re.compile(r"\s*(```|~~~)")
_LINK: Final = re.compile(r"!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
_MARKS: Final = re.compile(r"(\*\*|__|\*|_|`)(\S(?:.*?\S)?)\1")
_ASSUMPTIONS: Final = re.compile(
    r"(?:key |main )?(?:assumptions?|hypoth[eè]ses|supuestos|가정|중요가정)$", re.IGNORECASE
)
_RISKS: Final = re.compile(r"(?:key |main )?(?:risks?|risks and assumptions|risques|riesgos)$", re.IGNORECASE)


def read_markdown(source: Readable, **options: Unpack[DraftOptions]) -> Imported:
    r"""
    Return an outline in Markdown as a model.

    A heading that is a word for a stage starts a stage, and the items and paragraphs below it are its elements. Items
    below "Assumptions" are assumptions of the whole model, those below "Risks" or "External factors" external factors.
    An outline has no arrows, so that the model has no links.

    Args:
        source: A path, or the content as bytes.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: Nothing in it is below a word for a stage.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_markdown
        >>> model, losses = read_markdown(b"## Inputs\n- Coordinators\n- Books")
        >>> [(element.id, element.kind) for element in model]
        [('coordinators', 'input'), ('books', 'input')]
    """
    content = content_of(source)
    text = content.text()
    text.refuse_control_characters()
    draft = _Reader(text, content.stem).draft()
    if not draft.nodes:
        message = "no heading in this file is a word for a stage, such as Inputs, Activities, Outputs or Outcomes"
        content.refuse(message, "head the lists with such words")
    return imported(draft, **options)


class _Reader:
    """The lines of an outline as a draft."""

    def __init__(self, source: Source, name: str | None) -> None:
        self.source = source
        self.result = Draft("Markdown outline", name)
        self.section = ""  # the key of the stage, or what else the text below a heading is
        self.fence: str | None = None
        self.fenced: list[str] = []
        self.paragraph: list[str] = []
        self.described: list[str] = []
        self.last: str | None = None  # the item above, to which a deeper one belongs

    def draft(self) -> Draft:
        at = 0
        for line in self.source.text.split("\n"):
            self.line(line, self.source.place(min(at, max(len(self.source.text) - 1, 0))))
            at += len(line) + 1
        self.end_paragraph(None)
        if self.described:
            self.result.header["description"] = "\n\n".join(self.described)
        reason = "an outline has no arrows"
        self.result.lose(Loss("dropped", "links", None, reason=reason))
        return self.result

    def line(self, line: str, place: Place) -> None:
        if self.fence:
            self.in_fence(line, place)
        elif found := _FENCE.match(line):
            self.end_paragraph(place)
            self.fence = found.group(1)
        elif heading := _HEADING.match(line):
            self.end_paragraph(place)
            self.heading(len(heading.group(1)), _plain(heading.group(2))[0], place)
        elif item := _ITEM.match(line):
            self.end_paragraph(place)
            self.item(item.group(2), bool(item.group(1)), place)
        elif line.strip():
            self.paragraph.append(line.strip())
        else:
            self.end_paragraph(place)

    def in_fence(self, line: str, place: Place) -> None:
        if not line.strip().startswith(str(self.fence)):
            self.fenced.append(line)
            return
        text = "\n".join(self.fenced)
        reason = "a block of text is not read; arrows between the names of stages say nothing of their elements"
        self.result.lose(Loss("dropped", "block", None, text=text, place=place, reason=reason))
        self.fence, self.fenced = None, []

    def heading(self, level: int, text: str, place: Place) -> None:
        self.last = None
        if level == 1 and self.result.title is None:
            self.result.title, self.section = text, "description"
        elif _ASSUMPTIONS.match(text):
            self.section = "assumption"
        elif _RISKS.match(text) or standing_of(text) == EXTERNAL:
            self.section = EXTERNAL.kind
        elif standing_of(text):
            self.section = f"## {text}"
            self.result.containers[self.section] = DraftContainer(self.section, text, place=place)
        else:
            self.section = "description" if not self.result.containers else "unknown"
            if self.section == "unknown":
                reason = "it is no word for a stage"
                self.result.lose(Loss("dropped", "heading", None, text=text, place=place, reason=reason))

    def item(self, text: str, is_inner: bool, place: Place) -> None:  # noqa: FBT001 -- it is of the line itself
        if is_inner and self.last:
            self.inner(text, place)
            return
        self.add(text, place)

    def inner(self, text: str, place: Place) -> None:
        """Keep an item below an item in the description of that one."""
        node = self.result.nodes[str(self.last)]
        described = "\n".join(filter(None, (node.exact.get("description"), _plain(text)[0])))
        self.result.nodes[node.key] = evolve(node, exact={**node.exact, "description": described})
        reason = "an item below an item is kept in the description of the upper one"
        self.result.lose(Loss("folded", "item", None, text=text, place=place, reason=reason))

    def end_paragraph(self, place: Place | None) -> None:
        if not self.paragraph:
            return
        text, self.paragraph = " ".join(self.paragraph), []
        self.described.append(_plain(text)[0]) if self.section in {"", "description"} else self.add(text, place)

    def add(self, text: str, place: Place | None) -> None:
        label, url = _plain(text)
        if self.section == "assumption":
            self.result.parts.append(Assumption(label, place=place))
        elif self.section in {"", "description", "unknown"}:
            reason = "it is not below a word for a stage"
            self.result.lose(Loss("dropped", "text", None, text=label, place=place, reason=reason))
        else:
            key = f"#{len(self.result.nodes) + 1}"
            is_factor = self.section == EXTERNAL.kind
            where = None if is_factor else self.section
            exact = {"url": url}
            hint = EXTERNAL.kind if is_factor else None
            self.result.nodes[key] = DraftNode(key, label, hint, (), where, exact, place)
            self.last = key


def _plain(text: str) -> tuple[str, str | None]:
    """Return a text without the marks of Markdown, and the address of its first link."""
    link = _LINK.search(text)
    text = _LINK.sub(r"\1", text)
    for _ in range(2):  # strong text inside emphasis
        text = _MARKS.sub(r"\2", text)
    return " ".join(text_of_markup(text).split()), link.group(2) if link and link.group(2) else None
