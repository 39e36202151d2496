"""OPML, which outliners and mind maps exchange."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, Unpack

from logicmodel.errors import one_of
from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import Draft, DraftContainer, DraftEdge, DraftNode
from logicmodel.exchange.draft.words import standing_of
from logicmodel.exchange.files import Readable, content_of
from logicmodel.exchange.losses import Imported, Loss
from logicmodel.reading.xml_text import XmlElement, read_xml

#: What it means that one entry is below another: no link, or that the lower one contributes, or the upper one.
Nesting: TypeAlias = Literal["nothing", "lower-contributes", "upper-contributes"]

_KNOWN: Final = frozenset({"text", "title", "_note", "type", "url", "htmlUrl", "category"})


def read_opml(source: Readable, *, nesting: Nesting = "nothing", **options: Unpack[DraftOptions]) -> Imported:
    """
    Return an outline in OPML as a model.

    An entry whose text is a word for a stage holds the elements of that stage; a word before a colon ("Output: 60
    trained volunteers") says what a single entry is. Nesting by itself has no arrow: in a tree of objectives the lower
    entry contributes to the upper one, in a tree of effects it is the other way round, so that you say which it is.

    Args:
        source: A path, or the content as bytes.
        nesting: ``nothing`` (default), ``lower-contributes`` or ``upper-contributes``.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: It is not OPML.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_opml
        >>> tree = b'''<opml version="2.0"><body><outline text="Outcome: Fluency improves">
        ... <outline text="Output: Trained volunteers"/></outline></body></opml>'''
        >>> model, losses = read_opml(tree, nesting="lower-contributes")
        >>> [link.id for link in model.links]
        ['trained-volunteers->fluency-improves']
    """
    one_of("nesting", nesting, ("nothing", "lower-contributes", "upper-contributes"))
    content = content_of(source)
    root = read_xml(content.name, content.data)
    if root.name != "opml":
        content.refuse(f"an OPML file starts with <opml>, and this one with <{root.name}>")
    return imported(_Reader(root, content.stem, nesting).draft(), **options)


class _Reader:
    """The entries of an outline as a draft."""

    def __init__(self, root: XmlElement, name: str | None, nesting: Nesting) -> None:
        head, body = root.first("head"), root.first("body")
        title = head.first("title") if head else None
        self.result = Draft("OPML", name, title.text.strip() or None if title else None)
        self.nesting = nesting
        self.body = body
        self.nested = 0

    def draft(self) -> Draft:
        for outline in self.body.each("outline") if self.body else ():
            self.entry(outline, None, None)
        if self.nested and self.nesting == "nothing":
            reason = "nesting has no arrow; say what it means with nesting="
            self.result.lose(Loss("dropped", "nesting", None, text=f"{self.nested} entries", reason=reason))
        return self.result

    def entry(self, outline: XmlElement, stage: str | None, above: str | None) -> None:
        text = " ".join((outline.attributes.get("text") or outline.attributes.get("title") or "").split())
        key = f"#{len(self.result.nodes) + len(self.result.containers) + 1}"
        if outline.children and standing_of(text):
            self.result.containers[key] = DraftContainer(key, text, stage, place=outline.place)
            stage = key
        else:
            above = self.node(key, text, outline, stage, above)
        for inner in outline.each("outline"):
            self.entry(inner, stage, above)

    def node(self, key: str, text: str, outline: XmlElement, stage: str | None, above: str | None) -> str:
        word, colon, rest = text.partition(":")
        is_typed = bool(colon and standing_of(word) and rest.strip())
        note = outline.attributes.get("_note", "").strip()
        url = outline.attributes.get("url") or outline.attributes.get("htmlUrl")
        exact = {"notes": note, "url": url}
        label, hint = (rest.strip(), word) if is_typed else (text, None)
        self.result.nodes[key] = DraftNode(key, label, hint, (), stage, exact, outline.place)
        for name, value in outline.attributes.items():
            if name not in _KNOWN:
                self.result.lose(Loss("dropped", "entry", None, name, value, outline.place, "it has no place"))
        if above is not None:
            self.nested += 1
            ends = (key, above) if self.nesting == "lower-contributes" else (above, key)
            if self.nesting != "nothing":
                self.result.edges.append(DraftEdge(*ends, place=outline.place))
        return key
