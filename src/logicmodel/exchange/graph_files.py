"""GraphML and GEXF, which tools for networks exchange."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any, Final, Unpack

from logicmodel.exchange.draft.arrows import sign_of
from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import Draft, DraftContainer, DraftEdge, DraftNode
from logicmodel.exchange.fields import ELEMENT, LINK, exact_fields
from logicmodel.exchange.files import Content, Readable, content_of
from logicmodel.exchange.losses import Imported, Loss
from logicmodel.reading.xml_text import XmlElement, read_xml

_LABELS: Final = ("label", "name", "title")
_HINTS: Final = ("stage", "kind", "type", "group", "class")
_KEPT: Final = ("description", "notes", "url")
#: What a file in GEXF says that this library wrote, and where it keeps the header of the model.
CREATOR: Final = "logicmodel"
GEXF_META: Final = {"model_id": "keywords", "model_title": "title", "model_description": "description"}
_TRUE: Final = frozenset({"true", "1", "yes"})


def read_graphml(source: Readable, **options: Unpack[DraftOptions]) -> Imported:
    """
    Return a graph in GraphML as a model, also as yEd writes it.

    Groups of yEd whose labels are words for stages are stages. The attributes ``stage``, ``kind`` and ``type`` place
    nodes, ``sign`` or a weight below 0 is the sign of an edge.

    Args:
        source: A path, or the content as bytes.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: It is not GraphML, or an edge has no direction.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_graphml
        >>> model, losses = read_graphml(b'''<graphml><graph edgedefault="directed"><node id="staff"/><node id="train"/>
        ... <edge source="staff" target="train"/></graph></graphml>''')
        >>> [link.id for link in model.links]
        ['staff->train']
    """
    content = content_of(source)
    root = _root(content, "graphml")
    return imported(_GraphML(root, content.stem).draft(), **options)


def read_gexf(source: Readable, **options: Unpack[DraftOptions]) -> Imported:
    """
    Return a graph in GEXF, of any version, as a model.

    The attributes ``stage``, ``kind`` and ``type`` place nodes, ``sign`` or a weight below 0 is the sign of an edge.

    Args:
        source: A path, or the content as bytes.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: It is not GEXF, or an edge has no direction.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_gexf
        >>> model, losses = read_gexf(b'''<gexf><graph defaultedgetype="directed"><nodes><node id="a" label="Staff"/>
        ... <node id="b" label="Train"/></nodes><edges><edge source="a" target="b"/></edges></graph></gexf>''')
        >>> model.element("a").label
        'Staff'
    """
    content = content_of(source)
    root = _root(content, "gexf")
    return imported(_Gexf(root, content.stem).draft(), **options)


def _root(content: Content, name: str) -> XmlElement:
    root = read_xml(content.name, content.data)
    if root.name != name:
        content.refuse(f"this file starts with <{root.name}>, and not with <{name}>")
    return root


class _Graph:
    """What both formats have in common."""

    format: str

    def __init__(self, root: XmlElement, name: str | None) -> None:
        self.root = root
        self.result = Draft(self.format, name)
        self.is_ours = False
        self.own_edges: list[tuple[int, DraftEdge]] = []

    def finished(self) -> Draft:
        """Return the draft, with the edges that this library wrote in the order of the model."""
        self.result.edges += [edge for _, edge in sorted(self.own_edges, key=itemgetter(0))]
        return self.result

    def node(self, element: XmlElement, label: str | None, said: Mapping[str, str], container: str | None) -> None:
        key = element.attributes.get("id", "")
        label = label or next((said[name] for name in _LABELS if said.get(name)), None) or key
        if self.is_ours:
            exact = {**exact_fields(said, ELEMENT), "id": key}
            self.result.nodes[key] = DraftNode(key, label, None, (), None, exact, element.place)
            return
        hint = next((said[name] for name in _HINTS if said.get(name)), None)
        exact = {name: said[name] for name in _KEPT if said.get(name)}
        self.result.nodes[key] = DraftNode(key, " ".join(label.split()), hint, (), container, exact, element.place)
        self.lose("node", key, said, {*_LABELS, *_HINTS, *_KEPT}, element)

    def edge(self, element: XmlElement, label: str | None, said: Mapping[str, str], is_directed: bool) -> None:  # noqa: FBT001
        source, target = element.attributes.get("source", ""), element.attributes.get("target", "")
        if self.is_ours:
            self.own_edge(source, target, said, element)
            return
        sign = sign_of(said.get("sign"))
        weight = said.get("weight") or element.attributes.get("weight")
        if weight and sign is None and weight.strip().startswith("-"):
            sign = "negative"
        label = label or said.get("label") or said.get("rationale") or element.attributes.get("label")
        exact = {"notes": f"weight {weight}"} if weight else {}
        feedback = said["feedback"].casefold() in _TRUE if said.get("feedback") else None
        heads: Any = "target" if is_directed else "none"
        self.result.edges.append(
            DraftEdge(source, target, label, sign, heads, feedback=feedback, exact=exact, place=element.place)
        )
        known = {"sign", "weight", "label", "rationale", "feedback"}
        self.lose("edge", f"{source}->{target}", said, known, element)

    def own_edge(self, source: str, target: str, said: Mapping[str, str], element: XmlElement) -> None:
        """Take an edge that this library wrote, in which nothing has to be guessed."""
        exact = exact_fields(said, LINK)
        if said.get("link") != f"{source}->{target}":
            exact["id"] = said.get("link")
        sign, feedback = exact.pop("sign", None), exact.pop("feedback", False)
        edge = DraftEdge(source, target, None, sign, feedback=feedback, exact=exact, place=element.place)
        self.own_edges.append((_whole(said.get("position")), edge))

    def own_header(self, said: Mapping[str, str]) -> None:
        """Take the attributes of a graph that this library wrote; any other graph has none of them."""
        self.is_ours = bool(said.get("model_id"))
        if self.is_ours:
            self.result.title = said.get("model_title")
            self.result.header |= {"id": said["model_id"], "description": said.get("model_description")}

    def lose(self, subject: str, key: str, said: Mapping[str, str], known: set[str], element: XmlElement) -> None:
        for name, value in said.items():
            if name not in known and value:
                reason = "a model has no place for it"
                self.result.lose(Loss("dropped", subject, key, name, value, element.place, reason))


class _GraphML(_Graph):
    """GraphML, in which values stand under keys that are declared first."""

    format = "GraphML"

    def draft(self) -> Draft:
        self.names = {
            key.attributes.get("id", ""): key.attributes.get("attr.name", "").casefold()
            for key in self.root.each("key")
        }
        graph = self.root.first("graph")
        if graph is not None:
            self.own_header(self.said(graph))
            self.graph(graph, None, is_directed=graph.attributes.get("edgedefault", "directed") == "directed")
        return self.finished()

    def graph(self, graph: XmlElement, container: str | None, *, is_directed: bool) -> None:
        for element in graph.each("node"):
            inner, label = element.first("graph"), _drawn_label(element, "NodeLabel")
            if inner is not None:
                key = element.attributes.get("id", "")
                self.result.containers[key] = DraftContainer(key, label or key, container, place=element.place)
                self.graph(inner, key, is_directed=is_directed)
            else:
                self.node(element, label, self.said(element), container)
        for element in graph.each("edge"):
            directed = element.attributes.get("directed", "true" if is_directed else "false") in _TRUE
            self.edge(element, _drawn_label(element, "EdgeLabel"), self.said(element), directed)

    def said(self, element: XmlElement) -> dict[str, str]:
        found = {self.names.get(each.attributes.get("key", ""), ""): each.text.strip() for each in element.each("data")}
        return {name: value for name, value in found.items() if name}


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _drawn_label(element: XmlElement, name: str) -> str | None:
    """Return the label that yEd keeps in a drawing; that of an inner node is not one of the outer."""
    for data in element.each("data"):
        for each in data.walk():
            if each.name == name and each.text.strip():
                return " ".join(each.text.split())
    return None


class _Gexf(_Graph):
    """GEXF, in which values stand under attributes that are declared first."""

    format = "GEXF"

    def draft(self) -> Draft:
        graph = self.root.first("graph")
        if graph is None:
            return self.result
        self.names = {
            (declared.attributes.get("class", "node"), each.attributes.get("id", "")): each.attributes.get("title", "")
            for declared in graph.each("attributes")
            for each in declared.each("attribute")
        }
        default = graph.attributes.get("defaultedgetype", "undirected")
        meta = self.root.first("meta")
        said = {each.name: each.text for each in meta.children} if meta else {}
        if said.get("creator") == CREATOR:
            self.own_header({ours: said[name] for ours, name in GEXF_META.items() if said.get(name)})
        for element in _all_in(graph, "nodes", "node"):
            self.node(element, element.attributes.get("label"), self.said(element, "node"), None)
        for element in _all_in(graph, "edges", "edge"):
            directed = element.attributes.get("type", default) == "directed"
            self.edge(element, element.attributes.get("label"), self.said(element, "edge"), directed)
        return self.finished()

    def said(self, element: XmlElement, sort: str) -> dict[str, str]:
        return {
            self.names.get((sort, each.attributes.get("for", "")), "").casefold(): each.attributes.get("value", "")
            for each in _all_in(element, "attvalues", "attvalue")
        }


def _all_in(element: XmlElement, outer: str, inner: str) -> Iterator[XmlElement]:
    return (each for holder in element.each(outer) for each in holder.each(inner))
