"""Files of draw.io (diagrams.net), plain and packed."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final, Unpack
from urllib.parse import unquote

from attrs import define, evolve

from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import GROUPS_COLUMN, Draft, DraftContainer, DraftEdge, DraftNode, Heads
from logicmodel.exchange.files import Content, Readable, content_of
from logicmodel.exchange.losses import Imported, Loss
from logicmodel.exchange.markup import text_of_markup
from logicmodel.places import Place
from logicmodel.reading.archives import inflated
from logicmodel.reading.xml_text import XmlElement, read_xml
from logicmodel.vocabulary.links import Sign

_OWN: Final = "logicmodel"
_WRAPPERS: Final = frozenset({"object", "UserObject"})
_RAW: Final = -15  # deflated without a header
_CONTAINERS: Final = ("swimlane", "container=1", "group", "table", "shape=mxgraph.swimlane")
_CROSSES: Final = frozenset({"ERone", "cross", "dash", "halfCircle", "baseDash"})


def read_drawio(source: Readable, *, page: str | int = 1, **options: Unpack[DraftOptions]) -> Imported:
    """
    Return a page of a draw.io file as a model.

    Lanes and containers whose titles are words for stages become stages, the others groups. Waypoints are contracted,
    arrows whose head is at their start are turned round, and notes, loose arrows and places are left out and reported.
    What this library draws comes back with its ids.

    Args:
        source: A path, or the content as bytes.
        page: The page, by number from 1 or by name.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: It is not a draw.io file, has no such page, or is packed beyond the limits.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel import draw, load_example
        >>> from logicmodel.exchange import read_drawio
        >>> model = load_example("reading-together")
        >>> again, losses = read_drawio(draw(model).rendered(".drawio"))
        >>> sorted(element.id for element in again) == sorted(element.id for element in model)
        True
    """
    content = content_of(source)
    return imported(_drawing(content, page), **options)


def _drawing(content: Content, page: str | int) -> Draft:
    root = read_xml(content.name, content.data)
    if root.name == "mxGraphModel":
        return _Reader(content, root, content.stem, is_own=False).draft()
    if root.name != "mxfile":
        content.refuse(f"a draw.io file starts with <mxfile>, and this one with <{root.name}>")
    pages = list(root.each("diagram"))
    diagram = _page(content, pages, page)
    graph = diagram.first("mxGraphModel") or _unpacked(content, diagram)
    is_own = root.attributes.get("host") == _OWN
    name = diagram.attributes.get("name") if len(pages) > 1 or is_own else None
    draft = _Reader(content, graph, name, is_own=is_own).draft()
    draft.name = content.stem or name
    if len(pages) > 1:
        names = ", ".join(each.attributes.get("name", "") for each in pages if each is not diagram)
        reason = "one page is read; choose another with page="
        draft.lose(Loss("dropped", "pages", None, text=names, reason=reason))
    return draft


def _page(content: Content, pages: list[XmlElement], page: str | int) -> XmlElement:
    if isinstance(page, int) and 1 <= page <= len(pages):
        return pages[page - 1]
    named = [each for each in pages if each.attributes.get("name") == page]
    if not named:
        known = ", ".join(repr(each.attributes.get("name", "")) for each in pages) or "none"
        content.refuse(f"there is no page {page!r}", f"the pages are: {known}")
    return named[0]


def _unpacked(content: Content, diagram: XmlElement) -> XmlElement:
    """Return the drawing in a page that is packed: XML with codes for characters, deflated, in base 64."""
    try:
        packed = base64.b64decode("".join(diagram.text.split()), validate=True)
    except (binascii.Error, ValueError):
        content.refuse("the page is neither a drawing nor packed", "save it again in draw.io")
    text = unquote(inflated(content.name, packed, bits=_RAW).decode("utf-8", errors="replace"))
    return read_xml(content.name, text.encode())


@define
class _Cell:
    """A cell: a box, an arrow, or the text on an arrow."""

    key: str
    parent: str
    value: str
    style: str
    kind: str
    source: str
    target: str
    link: str | None
    place: Place
    extra: dict[str, str]

    def has(self, word: str) -> bool:
        return word in self.style.split(";")

    def style_of(self, name: str, default: str = "") -> str:
        found = re.search(rf"(?:^|;){name}=([^;]*)", self.style)
        return found.group(1) if found else default

    @property
    def text(self) -> str:
        return " ".join(text_of_markup(self.value).replace("\N{NO-BREAK SPACE}", " ").split())


class _Reader:
    """The cells of a page as a draft."""

    def __init__(self, content: Content, graph: XmlElement, title: str | None, *, is_own: bool) -> None:
        self.result = Draft("draw.io", content.stem, title)
        self.is_own = is_own
        self.cells = {cell.key: cell for cell in self._cells(graph)}
        self.edge_texts: dict[str, list[str]] = {}

    def _cells(self, graph: XmlElement) -> list[_Cell]:
        root = graph.first("root")
        found = []
        for item in root.children if root else ():
            cell = item.first("mxCell") if item.name in _WRAPPERS else item
            if cell is None or cell.name != "mxCell":
                continue
            said = {**cell.attributes, **item.attributes}
            kind = "edge" if said.get("edge") == "1" else "vertex" if said.get("vertex") == "1" else "layer"
            known = {"id", "label", "link", "tooltip", "placeholders", *cell.attributes}
            extra = {key: each for key, each in item.attributes.items() if key not in known}
            found.append(
                _Cell(
                    said.get("id", ""),
                    said.get("parent", ""),
                    said.get("label", said.get("value", "")),
                    said.get("style", ""),
                    kind,
                    said.get("source", ""),
                    said.get("target", ""),
                    said.get("link"),
                    item.place,
                    extra,
                )
            )
        return found

    def draft(self) -> Draft:
        boxes = [cell for cell in self.cells.values() if cell.kind == "vertex"]
        for cell in boxes:
            self.container(cell)
        for cell in boxes:
            self.own_box(cell) if self.is_own else self.box(cell)
        if self.is_own:
            self.result.containers.pop(f"stage-{GROUPS_COLUMN}", None)
        waypoints = {cell.key for cell in boxes if "shape=waypoint" in cell.style}
        edges = [edge for cell in self.cells.values() if cell.kind == "edge" if (edge := self.edge(cell))]
        self.result.edges.extend(_contracted(edges, waypoints))
        return self.result

    def container(self, cell: _Cell) -> None:
        is_one = any(word in cell.style for word in _CONTAINERS) and "text" not in cell.style.split(";")
        if is_one:
            parent = cell.parent if cell.parent in self.result.containers else None
            exact = {"stage": cell.key.removeprefix("stage-")} if self.is_own else {}
            self.result.containers[cell.key] = DraftContainer(cell.key, cell.text, parent, exact, cell.place)

    def box(self, cell: _Cell) -> None:
        if cell.key in self.result.containers or "shape=waypoint" in cell.style:
            return
        if cell.parent in self.cells and self.cells[cell.parent].kind == "edge":
            self.edge_texts.setdefault(cell.parent, []).append(cell.text)
            return
        if cell.has("text") or not cell.text:
            reason = "a text beside the drawing is no part of it" if cell.text else "it has no text"
            self.result.lose(Loss("dropped", "note", cell.key, text=cell.text or None, place=cell.place, reason=reason))
            return
        where = cell.parent if cell.parent in self.result.containers else None
        exact = {"url": cell.link}
        self.result.nodes[cell.key] = DraftNode(cell.key, cell.text, None, (), where, exact, cell.place)
        for name, value in cell.extra.items():
            reason = "a property of one's own has no place"
            self.result.lose(Loss("dropped", "node", cell.key, name, value, cell.place, reason))

    def own_box(self, cell: _Cell) -> None:
        """Read a box that this library drew: a card, the heading of a stage, or a part of the picture."""
        name, _, id = cell.key.partition("-")
        if cell.key.startswith("heading-stage-"):
            key = cell.key.removeprefix("heading-")
            heading, _, notes = cell.value.removeprefix("<b>").partition("</b>")
            label = " ".join(text_of_markup(heading).split())
            self.result.containers[key] = evolve(self.result.containers[key], label=label)
            if notes:
                reason = "a picture does not say that it is one"
                self.result.lose(
                    Loss("dropped", "stage", key, "notes", text_of_markup(notes).strip(), cell.place, reason)
                )
        elif name in {"card", "factor"}:
            text, _, marks = cell.value.partition("<b>")
            kind = cell.style_of("kind")
            exact = {"id": id, "url": cell.link, "kind": kind, "stage": cell.parent.removeprefix("stage-")}
            if kind == "group":
                self.result.take_group(cell.key, " ".join(text_of_markup(text).split()), id, cell.place)
                return
            label = " ".join(text_of_markup(text).split())
            self.result.nodes[cell.key] = DraftNode(cell.key, label, None, (), cell.parent, exact, cell.place)
            if marks:
                reason = "a picture only counts or names it"
                self.result.lose(
                    Loss("dropped", "node", id, text=text_of_markup(marks).strip(), place=cell.place, reason=reason)
                )
        elif cell.key == "external-factors":
            self.result.containers.pop(cell.key, None)

    def edge(self, cell: _Cell) -> DraftEdge | None:
        if self.is_own:
            return self.own_edge(cell)
        texts = [cell.text, *self.edge_texts.get(cell.key, ())]
        label = "; ".join(filter(None, texts)) or None
        start, end = cell.style_of("startArrow", "none"), cell.style_of("endArrow", "classic")
        source, target = cell.source, cell.target
        has_start, has_end = start not in {"none", ""}, end not in {"none", ""}
        heads: Heads = "both" if has_start and has_end else "target" if has_start or has_end else "none"
        if has_start and not has_end:
            source, target, end = target, source, start
        sign: Sign | None = "negative" if end in _CROSSES else None
        return DraftEdge(source, target, label, sign, heads, place=cell.place)

    def own_edge(self, cell: _Cell) -> DraftEdge | None:
        if not cell.key.startswith("link-"):
            return None
        id = cell.key.removeprefix("link-")
        exact = {} if "->" in id else {"id": id}
        sign: Sign = "negative" if cell.style_of("endArrow") in _CROSSES else "positive"
        feedback = cell.style_of("endFill") == "0" and sign == "positive"
        return DraftEdge(cell.source, cell.target, None, sign, feedback=feedback, exact=exact, place=cell.place)


def _contracted(edges: list[DraftEdge], waypoints: set[str]) -> list[DraftEdge]:
    """Join the arrows that meet at waypoints, which are no boxes."""
    for waypoint in waypoints:
        into = [edge for edge in edges if edge.target == waypoint and edge.source != waypoint]
        out = [edge for edge in edges if edge.source == waypoint and edge.target != waypoint]
        rest = [edge for edge in edges if waypoint not in {edge.source, edge.target}]
        joined = [
            evolve(
                first,
                target=second.target,
                label="; ".join(filter(None, (first.label, second.label))) or None,
                sign=second.sign or first.sign,
                heads=second.heads,
            )
            for first in into
            for second in out
        ]
        edges = rest + (joined or into + out)
    return edges
