"""Files of Theory of Change Builder: sections, columns, nodes and their connections."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, Unpack

from logicmodel.exchange.draft.ids import slug
from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import Draft, DraftContainer, DraftEdge, DraftNode
from logicmodel.exchange.draft.words import standing_of
from logicmodel.exchange.files import Readable, content_of, json_of, json_text, write_text
from logicmodel.exchange.kept import lost
from logicmodel.exchange.losses import Imported, Loss, Losses, refuse_if_strict
from logicmodel.exchange.verifying import verified
from logicmodel.formats.catalogue import format_called
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.reading.source import Source
from logicmodel.vocabulary.links import Link

_WRAPPED: Final = re.compile(r"\[GRAPH_JSON\](.*?)\[/GRAPH_JSON\]", re.DOTALL)
_DEFAULTS: Final = frozenset({50, 75})  # what the editor gives to connections that nobody judged
_NODE: Final = frozenset({"id", "title", "text", "connectionIds", "connections"})
_PERCENT: Final = 100


def read_toc_builder(source: Readable, **options: Unpack[DraftOptions]) -> Imported:
    """
    Return a graph of Theory of Change Builder as a model.

    Sections are stages. Where a node has ``connections``, its ``connectionIds`` are left out, as the tool does. A
    confidence of 50 or 75 may be the tool's own and not a judgement, which the report says.

    Args:
        source: A path, or the content as bytes; also the answer of its assistant, with the graph inside.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: It is not such a graph.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_toc_builder
        >>> model, losses = read_toc_builder(b'''{"title": "T", "sections": [{"title": "Inputs", "columns": [{"nodes": [
        ... {"id": "node-1", "title": "Staff", "text": "", "connectionIds": []}]}]}]}''')
        >>> model.element("node-1").kind
        'input'
    """
    content = content_of(source)
    text = content.text()
    if wrapped := _WRAPPED.search(text.text):
        text = Source(content.name, wrapped.group(1))
    data = json_of(text)
    if not isinstance(data, dict) or not isinstance(data.get("sections"), list):
        content.refuse("a graph of Theory of Change Builder is a JSON object with the list 'sections'")
    return imported(_Reader(data, content.stem).draft(), **options)


def write_toc_builder(model: LogicModel, path: str | os.PathLike[str], *, strict: bool = False) -> Losses:
    """
    Write a model as a graph of Theory of Change Builder.

    Stages are sections of one column. Rationales and citations are one text of evidence, assumptions one text.

    Args:
        model: The model.
        path: The file to write.
        strict: Whether to raise if anything is lost; then nothing is written.

    Returns:
        What is lost.

    Raises:
        FormatError: Something is lost, and ``strict`` is true.
        OSError: The file cannot be written.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.exchange import write_toc_builder
        >>> bool(write_toc_builder(load_example("reading-together"), "toc.json"))
        True
    """
    refuse_non_model(model)
    links: dict[str, list[Link]] = {}
    ends = {element.id for element in model.elements}
    known = list(lost(model, format_called("toc-builder").keeps, "Theory of Change Builder has no place for it"))
    for link in model.links:
        if link.source in ends and link.target in ends:
            links.setdefault(link.source, []).append(link)
            known.extend(_folded(link))
        else:
            known.append(Loss("dropped", "link", link.id, reason="it joins nodes only"))
    sections = [
        {
            "title": stage.label,
            "columns": [{"nodes": [_node(model, each.id, links.get(each.id, [])) for each in model.members(stage.id)]}],
        }
        for stage in model.stages
    ]
    text = json_text({"title": model.title, "sections": sections})
    losses = verified("Theory of Change Builder", model, read_toc_builder(text.encode()).model, known)
    refuse_if_strict(losses, strict=strict)
    write_text(text, path)
    return losses


def _node(model: LogicModel, identifier: str, links: list[Link]) -> dict[str, Any]:
    element = model.element(identifier)
    connections = [
        {
            "targetId": link.target,
            **({} if link.confidence is None else {"confidence": round(link.confidence * _PERCENT)}),
            "evidence": "\n".join(filter(None, [link.rationale, *(use.source.citation for use in link.evidence)])),
            "assumptions": " ".join(assumption.text for assumption in link.assumptions),
        }
        for link in links
    ]
    return {
        "id": element.id,
        "title": element.label,
        "text": element.description or "",
        "connectionIds": [link.target for link in links],
        "connections": connections,
    }


def _folded(link: Link) -> Iterator[Loss]:
    for use in link.evidence:
        reason = "evidence is one text, in which the citation stands"
        yield Loss("folded", "link", link.id, "evidence", use.source.citation, reason=reason)
    if link.assumptions:
        text = "; ".join(each.text for each in link.assumptions)
        yield Loss("folded", "link", link.id, "assumptions", text, reason="assumptions are one text")


class _Reader:
    """The sections of a graph as a draft."""

    def __init__(self, data: Mapping[str, Any], name: str | None) -> None:
        self.data = data
        self.result = Draft("Theory of Change Builder", name, _text(data.get("title")))

    def draft(self) -> Draft:
        for number, section in enumerate(_records(self.data, "sections"), start=1):
            title = _text(section.get("title")) or f"Section {number}"
            key = f"section {number}"
            nodes = [node for column in _records(section, "columns") for node in _records(column, "nodes")]
            if not nodes:
                self.lose("section", title, None, None, "there is nothing in it")
                continue
            standing = standing_of(title)
            stage = standing.stage if standing else slug(title) or f"section-{number}"
            self.result.containers[key] = DraftContainer(key, title, None, {"stage": stage})
            if len(_records(section, "columns")) > 1:
                reason = "columns of one section are one stage"
                self.result.lose(Loss("narrowed", "section", title, "columns", reason=reason))
            for node in nodes:
                self.node(node, key)
        return self.result

    def node(self, node: Mapping[str, Any], section: str) -> None:
        key = str(node.get("id"))
        label = _text(node.get("title")) or key
        self.result.nodes[key] = DraftNode(key, label, None, (), section, {"description": _text(node.get("text"))})
        if isinstance(node.get("connections"), list):
            listed = {str(each.get("targetId")) for each in _records(node, "connections")}
            for target in node.get("connectionIds") or []:
                if target not in listed:
                    self.lose("edge", f"{key}->{target}", None, None, "'connections' no longer has it")
            for each in _records(node, "connections"):
                self.connection(key, each)
        else:
            for target in node.get("connectionIds") or []:
                self.result.edges.append(DraftEdge(key, str(target)))

    def connection(self, source: str, data: Mapping[str, Any]) -> None:
        target = str(data.get("targetId"))
        exact: dict[str, Any] = {}
        confidence = data.get("confidence")
        if isinstance(confidence, int | float) and not isinstance(confidence, bool):
            exact["confidence"] = confidence / _PERCENT
            if confidence in _DEFAULTS:
                reason = "it may be the default of the tool, and not a judgement"
                name = f"{source}->{target}"
                self.result.lose(Loss("guessed", "edge", name, "confidence", str(confidence), reason=reason))
        if evidence := _text(data.get("evidence")):
            exact["rationale"] = evidence
        if assumptions := _text(data.get("assumptions")):
            exact["assumptions"] = [assumptions]
        self.result.edges.append(DraftEdge(source, target, exact=exact))

    def lose(self, subject: str, id: str, field: str | None, text: str | None, reason: str) -> None:
        self.result.lose(Loss("dropped", subject, id, field, text, reason=reason))


def _records(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    records = data.get(name)
    return [each for each in records if isinstance(each, dict)] if isinstance(records, list) else []


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
