"""The statements of a flowchart, read into a draft."""

from __future__ import annotations

import re
from itertools import product
from typing import Final

from attrs import evolve

from logicmodel.errors import FormatError
from logicmodel.exchange.draft.arrows import sign_of
from logicmodel.exchange.draft.values import GROUPS_COLUMN, Draft, DraftContainer, DraftEdge, DraftNode
from logicmodel.exchange.draft.words import EXTERNAL
from logicmodel.exchange.losses import Loss, LossKind
from logicmodel.exchange.mermaid.arrows import ReadArrow, arrow_at
from logicmodel.exchange.mermaid.diagram import Diagram, Named
from logicmodel.exchange.mermaid.nodes import node_at, plain
from logicmodel.places import Place
from logicmodel.vocabulary.links import Sign

_SUBGRAPH: Final = re.compile(
    r"subgraph[ \t]+(?:(?P<name>[^\s\[\"]+)[ \t]*\[(?P<quoted>[^\n]*)\]|\"(?P<text>[^\"\n]*)\"|(?P<bare>[^\n;]+))"
)
_SUBGRAPH_ALONE: Final = re.compile(r"subgraph[ \t]*(?=[\n;]|$)")
_END: Final = re.compile(r"end(?=\s|;|$)")
_STYLES: Final = re.compile(r"(?:classDef|style|linkStyle|direction)[ \t][^\n;]*")
_CLASS: Final = re.compile(r"class[ \t]+([\w,\- ]+?)[ \t]+([\w-]+)[ \t]*(?=[\n;]|$)")
_CLICK: Final = re.compile(r"click[ \t]+(\S+)[ \t]+(?:href[ \t]+)?\"([^\"\n]*)\"[^\n;]*")
_CLICK_OTHER: Final = re.compile(r"click[ \t][^\n;]*")
_AND: Final = re.compile(r"\s*&\s*")
_EDGE_DATA: Final = re.compile(r"[\w-]+@\{[ \t]*(?:animat|curve)[^}]*\}")
_REST: Final = re.compile(r"[^\n;]*")


class FlowchartReader:
    """
    Reads a flowchart, statement by statement.

    Args:
        diagram: The flowchart.
        name: What the model may be called where the diagram has no title.
    """

    def __init__(self, diagram: Diagram, name: str | None) -> None:
        self.diagram = diagram
        self.text = diagram.text
        self.result = Draft("Mermaid", name, diagram.title, losses=list(diagram.losses))
        self.inside: list[str] = []  # the open subgraphs
        self.styles = 0

    def draft(self) -> Draft:
        """
        Return the flowchart as a draft.

        Raises:
            FormatError: A statement cannot be read, or a subgraph is not closed.
        """
        at = _skip(self.text, self.diagram.start, ";")
        while at < len(self.text):
            at = _skip(self.text, self._statement(at), ";")
        if self.inside:
            place = self.result.containers[self.inside[-1]].place
            self._lose("guessed", "subgraph", self.inside[-1], "end of the file", place, reason="it has no 'end'")
        if self.styles:
            reason = "colours and directions are no part of a model"
            self.result.lose(Loss("dropped", "drawing", None, "styles", f"{self.styles} statements", reason=reason))
        self._take_names()
        for key in self.result.containers:
            self.result.nodes.pop(key, None)
        return self.result

    def _statement(self, at: int) -> int:
        """Read one statement, and return where it ends."""
        text = self.text
        if found := _SUBGRAPH.match(text, at) or _SUBGRAPH_ALONE.match(text, at):
            self._open(found, at)
        elif (found := _END.match(text, at)) and self.inside:
            self.inside.pop()
        elif found := _STYLES.match(text, at) or _EDGE_DATA.match(text, at):
            self.styles += not self.diagram.names
        elif found := _CLASS.match(text, at):
            for name in re.split(r"[,\s]+", found.group(1).strip()):
                self._add_classes(name, (found.group(2),))
        elif found := _CLICK.match(text, at):
            self._set(found.group(1), url=found.group(2))
        elif found := _CLICK_OTHER.match(text, at):
            self._lose("dropped", "click", None, found.group(), self._place(at), reason="a script is not taken over")
        else:
            return self._chain(at)
        return found.end()

    def _open(self, found: re.Match[str], at: int) -> None:
        groups = found.groupdict()
        title = plain((groups.get("quoted") or groups.get("text") or groups.get("bare") or "").strip().strip('"'))
        key = groups.get("name") or title or f"subgraph {len(self.result.containers) + 1}"
        parent = self.inside[-1] if self.inside else None
        container = DraftContainer(key, title, parent, place=self._place(at))
        self.result.containers.setdefault(key, container)
        self.inside.append(key)

    def _chain(self, at: int) -> int:
        """Read boxes with arrows between them."""
        sources, at = self._boxes(at)
        while arrow := arrow_at(self.text, at):
            start = at
            targets, at = self._boxes(_skip(self.text, arrow.end))
            if not arrow.is_hidden:
                self._edges(sources, arrow, targets, start)
            sources = targets
        rest = self._rest(at)
        if rest.strip():
            raise self._unreadable(at + len(rest) - len(rest.lstrip()))
        return at + len(rest)

    def _boxes(self, at: int) -> tuple[list[str], int]:
        names: list[str] = []
        while True:
            node = node_at(self.text, at)
            if node is None:
                raise self._unreadable(at)
            self._add(node.name, node.label, node.classes, at)
            is_eaten = node.name in {"x", "o"} and self.text.startswith("-", node.end)
            if node.is_lenient or is_eaten:
                what = "Mermaid itself refuses this; put quotes around the text, or take another name"
                self._lose("guessed", "box", node.name, node.label or node.name, self._place(at), reason=what)
            names.append(node.name)
            following = _AND.match(self.text, node.end)
            if following is None:
                return names, node.end
            at = following.end()

    def _add(self, name: str, label: str | None, classes: tuple[str, ...], at: int) -> None:
        nodes = self.result.nodes
        container = self.inside[-1] if self.inside else None
        if name not in nodes:
            nodes[name] = DraftNode(name, label or name, None, classes, container, place=self._place(at))
            return
        known = nodes[name]
        nodes[name] = evolve(
            known,
            label=label or known.label,
            classes=(*known.classes, *classes),
            container=known.container or container,
        )

    def _add_classes(self, name: str, classes: tuple[str, ...]) -> None:
        if name in self.result.nodes:
            known = self.result.nodes[name]
            self.result.nodes[name] = evolve(known, classes=(*known.classes, *classes))

    def _set(self, name: str, **exact: str) -> None:
        if name in self.result.nodes:
            known = self.result.nodes[name]
            self.result.nodes[name] = evolve(known, exact={**known.exact, **exact})

    def _edges(self, sources: list[str], arrow: ReadArrow, targets: list[str], at: int) -> None:
        place = self._place(_skip(self.text, at))
        sign: Sign | None = "negative" if arrow.is_crossed else None
        for source, target in product(sources, targets):
            edge = DraftEdge(source, target, arrow.label, sign, arrow.heads, place=place)
            self.result.edges.append(self._own(edge, arrow) if self.diagram.names else edge)

    def _own(self, edge: DraftEdge, arrow: ReadArrow) -> DraftEdge:
        """Read an arrow that this library drew, whose label says in words what its look says."""
        said = edge.label.split("; ") if edge.label else []
        signs = [sign for each in said if (sign := sign_of(each))]
        for each in said:
            if each != "feedback" and not sign_of(each):
                self._lose(
                    "dropped", "edge", f"{edge.source}->{edge.target}", each, edge.place, reason="pictures round it"
                )
        named = self.diagram.names.get(f"e{len(self.result.edges)}")
        exact = {"id": named.id} if named else {}
        sign = signs[0] if signs else "positive"
        return evolve(edge, label=None, sign=sign, feedback=arrow.is_dotted, exact=exact)

    def _take_names(self) -> None:
        """Give nodes and subgraphs the ids that this library wrote beside them."""
        for name, named in self.diagram.names.items():
            if named.id == GROUPS_COLUMN:
                self.result.containers.pop(name, None)
            elif known := self.result.containers.get(name):
                exact = {} if named.id == EXTERNAL.stage else {"stage": named.id}
                self.result.containers[name] = evolve(known, label=named.label or known.label, exact=exact)
        for name, named in self.diagram.names.items():
            if node := self.result.nodes.get(name):
                self._take_name(node, named)

    def _take_name(self, node: DraftNode, named: Named) -> None:
        label = named.label or node.label
        if marks := node.label.removeprefix(" ".join(label.split())).strip():
            self._lose("dropped", "box", named.id, marks, node.place, reason="a picture only counts or names it")
        if named.sort == "group":
            self.result.take_group(node.key, label, named.id, node.place)
            return
        around = self.result.containers.get(node.container or "")
        exact = {**node.exact, "id": named.id, "kind": named.sort, "stage": around and around.exact.get("stage")}
        self.result.nodes[node.key] = evolve(node, label=label, exact=exact)

    def _lose(  # noqa: PLR0913 -- a loss has this many sides
        self, kind: LossKind, subject: str, id: str | None, text: str, place: Place | str | None, *, reason: str
    ) -> None:
        self.result.lose(Loss(kind, subject, id, None, text, place, reason))

    def _place(self, at: int) -> Place:
        return self.diagram.source.place(at)

    def _rest(self, at: int) -> str:
        """Return the rest of a statement."""
        found = _REST.match(self.text, at)
        return found.group() if found else ""

    def _unreadable(self, at: int) -> FormatError:
        rest = self._rest(at).strip()
        shown = f"{rest[:40]!r} " if rest else "this line "
        hint = 'write name["text"] for a box and a --> b for an arrow'
        return self.diagram.source.unreadable(min(at, len(self.text) - 1), f"{shown}is no statement of Mermaid", hint)


def _skip(text: str, at: int, also: str = "") -> int:
    """Return the next place that is no space, nor one of these characters."""
    while at < len(text) and (text[at].isspace() or text[at] in also):
        at += 1
    return at
