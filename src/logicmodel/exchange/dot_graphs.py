"""Graphviz DOT; the engine says what a text means, so that defaults, sets and ports are as Graphviz has them."""

from __future__ import annotations

import json
import re
from typing import Any, Final, NoReturn, Unpack

from attrs import evolve

from logicmodel.engine import find_engine
from logicmodel.errors import EngineFailedError
from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import GROUPS_COLUMN, Draft, DraftContainer, DraftEdge, DraftNode, Heads
from logicmodel.exchange.files import Content, Readable, content_of
from logicmodel.exchange.losses import Imported, Loss
from logicmodel.exchange.markup import text_of_markup
from logicmodel.reading.source import Source
from logicmodel.vocabulary.links import Sign

_OWN: Final = "logicmodel"
_ERROR: Final = re.compile(r"syntax error in line (\d+)(?: near '(.*)')?")
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/|^#[^\n]*', re.DOTALL | re.MULTILINE)
_GRAPH: Final = re.compile(r"\b(?:di)?graph\b[\w\s]*\{", re.IGNORECASE)
_LINE_ENDS: Final = re.compile(r"\\[nlr]")
_ESCAPE: Final = re.compile(r"\\(.)")
_PLAIN: Final = frozenset({"", "solid", "bold"})

Attributes = dict[str, Any]


def read_dot(source: Readable, **options: Unpack[DraftOptions]) -> Imported:
    """
    Return a graph in the DOT language of Graphviz as a model.

    Clusters whose labels are words for stages become stages, the others groups. An arrowhead ``tee`` means that more
    leads to less; colours, shapes and places are left out. What this library draws comes back with its ids.

    Args:
        source: A path, or the content as bytes.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        EngineNotFoundError: Graphviz was not found.
        FormatError: It is not DOT, or a line of it has no direction.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_dot
        >>> model, losses = read_dot(b'digraph { staff -> train; train -> ready [arrowhead=tee] }')
        >>> [(link.id, link.sign) for link in model.links]
        [('staff->train', 'positive'), ('train->ready', 'negative')]
    """
    content = content_of(source)
    text = content.text()
    draft = _Reader(_graph(content, text), content.stem).draft()
    if others := len(_GRAPH.findall(_QUOTED.sub("", text.text))) - 1:
        reason = "only the first graph of a file is read"
        draft.lose(Loss("dropped", "graph", None, text=f"{others} more", reason=reason))
    return imported(draft, **options)


def _graph(content: Content, text: Source) -> Attributes:
    """Return the first graph of a file as the engine reads it."""
    try:
        answer = find_engine().structure(text.text)
    except EngineFailedError as error:
        _refuse(content, text, str(error))
    graph, _ = json.JSONDecoder(strict=False).raw_decode(answer)
    return dict(graph)


def _refuse(content: Content, text: Source, said: str) -> NoReturn:
    found = _ERROR.search(said)
    hint = "a graph starts with 'digraph {', and an arrow is a -> b"
    if found is None:
        content.refuse("this is not DOT", hint)
    lines = text.text.split("\n")
    line = min(int(found.group(1)), len(lines))
    at = sum(len(each) + 1 for each in lines[: line - 1])
    near = f" near {found.group(2)!r}" if found.group(2) else ""
    raise text.unreadable(min(at, max(len(text.text) - 1, 0)), f"this is not DOT{near}", hint)


class _Reader:
    """A graph as a draft."""

    def __init__(self, graph: Attributes, name: str | None) -> None:
        self.graph = graph
        objects = graph.get("objects", [])
        is_own = graph["name"] == _OWN and any(_class_of(each)[:1] == ["card"] for each in objects)
        self.is_own = is_own
        title = _label(graph.get("label", ""), graph) or (None if graph["name"].startswith("%") else graph["name"])
        self.result = Draft("DOT", name, None if is_own else title)
        self.clusters = [
            each for each in objects if each["name"].startswith("cluster") or each.get("cluster") == "true"
        ]
        self.boxes = [each for each in objects if "nodes" not in each and "subgraphs" not in each]
        self.boxes = [each for each in self.boxes if not _is_subgraph(each)]
        self.within: dict[int, str] = {}
        self.names: dict[int, str] = {each["_gvid"]: each["name"] for each in self.boxes}

    def draft(self) -> Draft:
        for cluster in self.clusters:
            self.cluster(cluster)
        for box in self.boxes:
            self.box(box)
        self.result.containers = {
            key: each for key, each in self.result.containers.items() if each.exact.get("stage") != GROUPS_COLUMN
        }
        for edge in sorted(self.graph.get("edges", []), key=lambda each: each["_gvid"]):
            self.edge(edge)
        return self.result

    def cluster(self, cluster: Attributes) -> None:
        key = cluster["name"]
        for number in cluster.get("nodes", []):
            # An inner cluster comes behind the one around it.
            self.within[number] = key
        inner = cluster.get("subgraphs", [])
        for other in self.clusters:
            if other["_gvid"] in inner:
                self.result.containers[other["name"]] = DraftContainer(other["name"], "", key)
        known = self.result.containers.get(key, DraftContainer(key, ""))
        exact = {"stage": cluster["id"].partition("stage-")[2]} if self.is_own else {}
        self.result.containers[key] = evolve(known, label=_label(cluster.get("label", ""), cluster), exact=exact)

    def box(self, box: Attributes) -> None:
        if self.is_own:
            self.own_box(box)
            return
        exact = {"url": box.get("URL") or box.get("href"), "description": _label(box.get("tooltip", ""), box) or None}
        label = _label(box.get("label", "\\N"), box)
        classes = tuple(box.get("class", "").split())
        key = box["name"]
        self.result.nodes[key] = DraftNode(key, label, None, classes, self.within.get(box["_gvid"]), exact)
        if note := _label(box.get("xlabel", ""), box):
            self.result.lose(Loss("dropped", "node", key, "xlabel", note, reason="a second label has no place"))

    def own_box(self, box: Attributes) -> None:
        """Read a box that this library drew: a card, the heading of a stage, or a part of the picture."""
        identifier = box.get("id", "")
        texts = _rows(box.get("label", ""))
        if identifier.startswith("heading-"):
            self.own_heading(box, texts)
        elif identifier == "title":
            self.result.title = texts[0]
        elif "factor-" in identifier or _class_of(box)[:1] == ["card"]:
            kind = "external-factor" if "factor-" in identifier else _class_of(box)[1]
            where = self.within.get(box["_gvid"])
            stage = self.result.containers[where].exact.get("stage") if where else None
            id = identifier.partition("factor-" if kind == "external-factor" else "card-")[2]
            if kind == "group":
                self.result.take_group(box["name"], texts[0], id)
                return
            exact = {"id": id, "kind": kind, "stage": stage, "url": box.get("URL")}
            self.result.nodes[box["name"]] = DraftNode(box["name"], texts[0], None, (), where, exact)
            for text in texts[1:]:
                reason = "a picture only counts or names it"
                self.result.lose(Loss("dropped", "node", id, text=text, reason=reason))

    def own_heading(self, box: Attributes, texts: list[str]) -> None:
        key = self.within[box["_gvid"]]
        if box["id"] == "heading-external-factors":
            self.result.containers[key] = evolve(self.result.containers[key], label="External factors", exact={})
            return
        self.result.containers[key] = evolve(
            self.result.containers[key], label=texts[0], exact={"stage": box["id"].partition("heading-")[2]}
        )
        self.names[box["_gvid"]] = key
        for text in texts[1:]:
            self.result.lose(
                Loss("dropped", "stage", key, "notes", text, reason="a picture does not say that it is one")
            )

    def edge(self, edge: Attributes) -> None:
        if self.is_own and _class_of(edge)[:1] != ["link"]:
            return
        source, target = self.names[edge["tail"]], self.names[edge["head"]]
        if edge.get("style") == "invis":
            return
        head, tail = edge.get("arrowhead", "normal"), edge.get("arrowtail", "normal")
        direction = edge.get("dir") or ("forward" if self.graph["directed"] else "none")
        if direction == "back":
            source, target, head = target, source, tail
        heads: Heads = "both" if direction == "both" else "none" if direction == "none" else "target"
        sign: Sign | None = "negative" if head == "tee" else None
        labels = [_label(edge[name], edge) for name in ("label", "xlabel", "headlabel", "taillabel") if edge.get(name)]
        if self.is_own:
            self.own_edge(edge, source, target, sign or "positive")
            return
        label = "; ".join(filter(None, labels)) or None
        self.result.edges.append(DraftEdge(source, target, label, sign, heads))
        if edge.get("style", "") not in _PLAIN:
            reason = "how a line looks is no part of a model"
            self.result.lose(Loss("dropped", "edge", f"{source}->{target}", "style", edge["style"], reason=reason))

    def own_edge(self, edge: Attributes, source: str, target: str, sign: Sign) -> None:
        written = edge["id"].partition("link-")[2]
        exact = {} if "--" in written else {"id": written}
        feedback = "feedback" in _class_of(edge)
        self.result.edges.append(DraftEdge(source, target, None, sign, feedback=feedback, exact=exact))


def _is_subgraph(thing: Attributes) -> bool:
    return thing["name"].startswith(("cluster", "%")) and "shape" not in thing and "edges" in thing


def _class_of(thing: Attributes) -> list[str]:
    return str(thing.get("class", "")).split()


def _label(text: str, owner: Attributes) -> str:
    """Return a label on one line: escapes are those of Graphviz, and tags count only where they are well formed."""
    if "\\N" in text:
        text = text.replace("\\N", str(owner.get("name", "")))
    text = _ESCAPE.sub(r"\1", _LINE_ENDS.sub(" ", text))
    return " ".join(text_of_markup(text).split())


def _rows(label: str) -> list[str]:
    """Return the texts of a label of this library, one a row."""
    # A line that ends with a hyphen was broken inside a word.
    joined = re.sub(r"(\w-)<BR[^>]*/>(?=\w)", r"\1", label).replace("\\\\", "\\")
    rows = [text_of_markup(row) for row in re.findall(r"<TR>(.*?)</TR>", joined)]
    return [" ".join(row.split()) for row in rows if row.strip()] or [""]
