"""The text of Theorymaker, from which it draws theories of change."""

from __future__ import annotations

import re
from itertools import pairwise, product
from typing import Final, Unpack

from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import Draft, DraftContainer, DraftEdge, DraftNode
from logicmodel.exchange.files import Readable, content_of
from logicmodel.exchange.losses import Imported, Loss
from logicmodel.places import Place
from logicmodel.reading.source import Source

_GROUP: Final = re.compile(r"(-{2,})(?!>)\s*(.*)$")
_BRACKETS: Final = re.compile(r"\s*\[([^\]]*)\]\s*$")
_NAMED: Final = re.compile(r"(.+?)::\s*(.*)$")
_SETTING: Final = re.compile(r"([A-Za-z][A-Za-z ]*):(?!:)\s*(.*)$")
_BREAK: Final = "///"


def read_theorymaker(source: Readable, **options: Unpack[DraftOptions]) -> Imported:
    r"""
    Return the text of a Theorymaker diagram as a model.

    Groups whose titles are words for stages become stages, the others groups; ``A | B -> C`` is an arrow from each of
    the two. Colours and other settings of the drawing are left out.

    Args:
        source: A path, or the content as bytes.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: There is no box in it.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_theorymaker
        >>> text = b"--Inputs\nstaff:: Coordinators\n--\nstaff -> Train volunteers | Lend books"
        >>> model, losses = read_theorymaker(text)
        >>> [link.id for link in model.links]
        ['staff->train-volunteers', 'staff->lend-books']
    """
    content = content_of(source)
    text = content.text()
    text.refuse_control_characters()
    draft = _Reader(text, content.stem).draft()
    if not draft.nodes:
        content.refuse("there is no box in this file", "write 'id:: label', or 'one thing -> another'")
    return imported(draft, **options)


class _Reader:
    """The lines of a text as a draft."""

    def __init__(self, source: Source, name: str | None) -> None:
        self.source = source
        self.result = Draft("Theorymaker", name)
        self.open: list[tuple[int, str]] = []  # the groups around a line, with their depths

    def draft(self) -> Draft:
        at = 0
        for line in self.source.text.split("\n"):
            if text := line.strip():
                self.line(text, self.source.place(at + len(line) - len(line.lstrip())))
            at += len(line) + 1
        for key in self.result.containers:
            self.result.nodes.pop(key, None)
        return self.result

    def line(self, text: str, place: Place) -> None:
        if text.startswith("#"):
            self.lose("comment", None, text.lstrip("# "), place, "a comment is no part of a model")
        elif found := _GROUP.match(text):
            self.group(len(found.group(1)) // 2, found.group(2), place)
        elif "->" in text:
            self.arrows(text, place)
        elif found := _NAMED.match(text):
            label = self.styled("box", found.group(1).strip(), found.group(2), place)[0]
            self.box(found.group(1).strip(), label, place)
        elif found := _SETTING.match(text):
            self.setting(found.group(1), found.group(2), place)
        else:
            self.box(text, self.styled("box", text, text, place)[0], place)

    def group(self, depth: int, text: str, place: Place) -> None:
        """Open a group; a line of hyphens alone closes those that are as deep or deeper."""
        self.open = [(level, key) for level, key in self.open if level < depth]
        if not text:
            return
        named = _NAMED.match(text)
        key, label = (named.group(1).strip(), named.group(2)) if named else (text, text)
        label = self.styled("group", key, label, place)[0]
        key = key if named else label
        parent = self.open[-1][1] if self.open else None
        self.result.containers.setdefault(key, DraftContainer(key, label, parent, place=place))
        self.open.append((depth, key))

    def arrows(self, text: str, place: Place) -> None:
        text, label = self.styled("arrow", None, text, place)
        steps = [[end.strip() for end in step.split("|") if end.strip()] for step in text.split("->")]
        for sources, targets in pairwise(steps):
            for source, target in product(sources, targets):
                ends = (self.named(source, place), self.named(target, place))
                self.result.edges.append(DraftEdge(*ends, label, place=place))

    def setting(self, name: str, value: str, place: Place) -> None:
        if name.strip().lower() == "title":
            self.result.title = self.styled("title", None, value, place)[0]
        else:
            self.lose("setting", name, value, place, "how a drawing looks is no part of a model")

    def named(self, text: str, place: Place) -> str:
        """Return the key of a box that an arrow names by its id or its label; a new name is a new box."""
        if text in self.result.nodes or text in self.result.containers:
            return text
        label = text.replace(_BREAK, " ")
        for key, node in self.result.nodes.items():
            if node.label == label:
                return key
        self.box(text, label, place)
        return text

    def box(self, key: str, label: str, place: Place) -> None:
        known = self.result.nodes.get(key)
        where = self.open[-1][1] if self.open else known.container if known else None
        self.result.nodes[key] = DraftNode(key, label, None, (), where, place=place)

    def styled(self, subject: str, id: str | None, text: str, place: Place) -> tuple[str, str | None]:
        """Return a text without the brackets behind it, and the words in them that are a label."""
        found = _BRACKETS.search(text)
        if found is None:
            return " ".join(text.replace(_BREAK, " ").split()), None
        words = [word.strip() for word in found.group(1).split("|")]
        labels = [word for word in words if subject == "arrow" and " " in word and "=" not in word]
        if styles := "; ".join(word for word in words if word not in labels and word):
            self.lose(subject, id, styles, place, "how a drawing looks is no part of a model")
        plain = " ".join(text[: found.start()].replace(_BREAK, " ").split())
        return plain, "; ".join(labels) or None

    def lose(self, subject: str, id: str | None, text: str, place: Place, reason: str) -> None:
        self.result.lose(Loss("dropped", subject, id, text=text, place=place, reason=reason))
