"""Causal diagrams of dagitty, which tells what to adjust for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import pairwise, product
from typing import Final, Unpack

from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import Draft, DraftEdge, DraftNode
from logicmodel.exchange.files import Readable, content_of, write_text
from logicmodel.exchange.kept import lost
from logicmodel.exchange.losses import Imported, Loss, Losses, refuse_if_strict
from logicmodel.exchange.verifying import verified
from logicmodel.formats.catalogue import format_called
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.reading.source import Source

_TOKEN: Final = re.compile(
    r'\s+|/\*.*?\*/|("(?:[^"\\]|\\.)*")|(<->|->|<-|--)|(\[[^\]]*\])|([{};=])|([\w.]+)', re.DOTALL
)
_ROLES: Final = ("exposure", "outcome", "latent", "adjusted", "selected")
_BARE: Final = re.compile(r"[0-9A-Za-z_.]+")


def read_dagitty(source: Readable, **options: Unpack[DraftOptions]) -> Imported:
    """
    Return a causal diagram of dagitty as a model.

    Roles (exposure, outcome, latent, adjusted, selected) become tags. A two-headed arrow stands for a common cause that
    nobody measured: it is no link, and is reported.

    Args:
        source: A path, or the content as bytes.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: It is not a diagram of dagitty, or a line has no direction.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_dagitty
        >>> model, losses = read_dagitty(b'dag { train [exposure] train -> {skills books} home <-> skills }')
        >>> [link.id for link in model.links], model.element("train").tags
        (['train->skills', 'train->books'], ('exposure',))
    """
    content = content_of(source)
    return imported(_Reader(content.text(), content.stem).draft(), **options)


def write_dagitty(model: LogicModel, path: str | os.PathLike[str], *, strict: bool = False) -> Losses:
    """
    Write a model as a causal diagram of dagitty, which has names and arrows and no loops.

    Args:
        model: The model. Feedback is left out, because a causal diagram has no loops.
        path: The file to write.
        strict: Whether to raise if anything is lost; then nothing is written.

    Returns:
        What is lost.

    Raises:
        FormatError: Something is lost, and ``strict`` is true.
        OSError: The file cannot be written.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.exchange import write_dagitty
        >>> losses = write_dagitty(load_example("reading-together"), "model.dag.txt")
        >>> [loss.id for loss in losses if loss.reason == "a causal diagram has no loops"]
        ['fluency->enjoyment']
    """
    refuse_non_model(model)
    ends = {element.id for element in model.elements}
    known = list(lost(model, format_called("dagitty").keeps, "dagitty has no place for it"))
    lines = ["dag {"]
    lines += [f"{_quoted(element.id)}{_roles(element.tags)}" for element in model.elements]
    for link in model.links:
        if link.feedback or link.source == link.target:
            known.append(Loss("dropped", "link", link.id, reason="a causal diagram has no loops"))
        elif link.source not in ends or link.target not in ends:
            known.append(Loss("dropped", "link", link.id, reason="it joins elements only"))
        else:
            lines.append(f"{_quoted(link.source)} -> {_quoted(link.target)}")
    text = "\n".join([*lines, "}"]) + "\n"
    losses = verified("dagitty", model, read_dagitty(text.encode()).model, known)
    refuse_if_strict(losses, strict=strict)
    write_text(text, path)
    return losses


def _quoted(identifier: str) -> str:
    return identifier if _BARE.fullmatch(identifier) else f'"{identifier}"'


def _roles(tags: tuple[str, ...]) -> str:
    roles = [tag for tag in tags if tag in _ROLES]
    return f" [{','.join(roles)}]" if roles else ""


class _Reader:
    """The statements of a diagram as a draft."""

    def __init__(self, source: Source, name: str | None) -> None:
        self.source = source
        self.result = Draft("dagitty", name)
        self.tokens = list(self._tokens())

    def _tokens(self) -> Iterator[tuple[str, int]]:
        at, text = 0, self.source.text
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                raise self.source.unreadable(at, "this is no word and no arrow of dagitty", "put quotes around names")
            if word := next(filter(None, found.groups()), None):
                yield word, at
            at = found.end()

    def draft(self) -> Draft:
        words = [word for word, _ in self.tokens]
        if "{" not in words or words[0] not in {"dag", "pdag", "mag", "graph", "digraph"}:
            raise self.source.unreadable(0, "a diagram of dagitty starts with 'dag {'", None)
        if words.count("{") != words.count("}"):
            raise self.source.unreadable(len(self.source.text) - 1, "a bracket is never closed", "end it with '}'")
        at = words.index("{") + 1
        while at < len(self.tokens) - 1:
            at = self.statement(at)
        return self.result

    def statement(self, at: int) -> int:
        word = self.tokens[at][0]
        if word in {";", "}"}:
            return at + 1
        if at + 1 < len(self.tokens) and self.tokens[at + 1][0] == "=":
            return at + 3  # bb="…", which is of the drawing
        steps: list[list[str]] = []
        arrows: list[str] = []
        names, at = self.names(at)
        steps.append(names)
        while at < len(self.tokens) and self.tokens[at][0] in {"->", "<-", "<->", "--"}:
            arrows.append(self.tokens[at][0])
            names, at = self.names(at + 1)
            steps.append(names)
        if at < len(self.tokens) and self.tokens[at][0].startswith("["):
            if not arrows:
                self.role(names[0], self.tokens[at][0])
            at += 1
        for arrow, (left, right) in zip(arrows, pairwise(steps), strict=True):
            for one, other in product(left, right):
                self.edge(one, arrow, other)
        return at

    def names(self, at: int) -> tuple[list[str], int]:
        """Return the names at a place, which may be a set in braces, and where they end."""
        if at >= len(self.tokens):
            raise self.source.unreadable(len(self.source.text) - 1, "an arrow leads to nothing", "name where it ends")
        word, place = self.tokens[at]
        if word == "{":
            end = next((n for n in range(at, len(self.tokens)) if self.tokens[n][0] == "}"), len(self.tokens))
            return [self.name(*token) for token in self.tokens[at + 1 : end]], end + 1
        return [self.name(word, place)], at + 1

    def name(self, word: str, place: int) -> str:
        key = word[1:-1] if word.startswith('"') else word
        if not key.strip() or word in {"{", "}", "=", ";"} or word.startswith("["):
            raise self.source.unreadable(place, f"{word!r} is no name", "put quotes around a name")
        self.result.nodes.setdefault(key, DraftNode(key, key, place=self.source.place(place)))
        return key

    def role(self, key: str, brackets: str) -> None:
        words = [word.strip() for word in brackets[1:-1].split(",")]
        tags = tuple(word for word in words if word in _ROLES)
        self.result.nodes[key] = DraftNode(key, key, exact={"tags": tags}, place=self.result.nodes[key].place)

    def edge(self, one: str, arrow: str, other: str) -> None:
        if arrow == "<->":
            reason = "it stands for a common cause that nobody measured, which is no link"
            self.result.lose(Loss("dropped", "edge", f"{one}<->{other}", reason=reason))
        else:
            source, target = (other, one) if arrow == "<-" else (one, other)
            self.result.edges.append(DraftEdge(source, target, heads="none" if arrow == "--" else "target"))
