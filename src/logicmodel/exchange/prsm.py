"""Maps of PRSM, plain and packed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Final, Unpack

from logicmodel.exchange.draft.arrows import sign_of
from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import Draft, DraftEdge, DraftNode
from logicmodel.exchange.draft.words import standing_of
from logicmodel.exchange.fields import ELEMENT, exact_fields, plain_fields
from logicmodel.exchange.files import Readable, content_of, json_of, json_text, write_text
from logicmodel.exchange.kept import lost
from logicmodel.exchange.losses import Imported, Loss, Losses, refuse_if_strict
from logicmodel.exchange.lz_string import unpacked
from logicmodel.exchange.verifying import verified
from logicmodel.formats.catalogue import format_called
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.reading.source import Source
from logicmodel.vocabulary.links import Sign

_UNUSED: Final = "Sample"
_STYLES: Final[dict[Sign, tuple[str, str]]] = {
    "positive": ("edge0", "Positive influence"),
    "negative": ("edge1", "Negative influence"),
    "unknown": ("edge2", "Unknown influence"),
}
_SIGN_OF_STYLE: Final[dict[str, Sign]] = {name: sign for sign, (_, name) in _STYLES.items()}
_NODE: Final = frozenset({"id", "label", "grp", "note", "title", "created", "modified", "x", "y", "value"})
_ACROSS, _DOWN = 260, 120  # between boxes, in pixels
_MODEL: Final = "logicmodel"  # our own part of the file, which PRSM passes over


def read_prsm(source: Readable, **options: Unpack[DraftOptions]) -> Imported:
    r"""
    Return a map of PRSM as a model.

    The names of the styles of factors are the stages or the kinds, those of the styles of links the signs. Who drew
    what, the history and the places are left out.

    Args:
        source: A path, or the content as bytes, plain or packed.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: It is not a map of PRSM, or is damaged.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_prsm
        >>> model, losses = read_prsm(b'''{"nodes": [{"id": "a", "label": "Train\\nvolunteers", "grp": "group0"}],
        ... "edges": [], "styles": {"nodes": {"group0": {"groupLabel": "Activities"}}}}''')
        >>> model.element("a").label, model.element("a").kind
        ('Train volunteers', 'activity')
    """
    content = content_of(source)
    text = content.text()
    if not text.text.lstrip().startswith("{"):
        # Decoded anew, because a packed text may hold what a text file must not.
        packed = content.data.decode("utf-8", errors="replace").removeprefix("\ufeff")
        text = Source(content.name, unpacked(content.name, packed))
    data = json_of(text)
    if not isinstance(data, dict) or not isinstance(data.get("nodes"), list):
        content.refuse("a map of PRSM is a JSON object with the lists 'nodes' and 'edges'")
    return imported(_Reader(data, content.stem).draft(), **options)


def write_prsm(model: LogicModel, path: str | os.PathLike[str], *, strict: bool = False) -> Losses:
    """
    Write a model as a map of PRSM.

    Factors stand in columns by stage, each stage with a style of its own.

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
        >>> from logicmodel.exchange import read_prsm, write_prsm
        >>> model = load_example("reading-together")
        >>> losses = write_prsm(model, "map.prsm")
        >>> [element.id for element in read_prsm("map.prsm").model] == [element.id for element in model]
        True
    """
    refuse_non_model(model)
    text = json_text(_map_of(model))
    known = [*lost(model, format_called("prsm").keeps, "PRSM has no place for it")]
    losses = verified("PRSM", model, read_prsm(text.encode()).model, known)
    refuse_if_strict(losses, strict=strict)
    write_text(text, path)
    return losses


def _map_of(model: LogicModel) -> dict[str, Any]:
    styles = {stage.id: f"group{number}" for number, stage in enumerate(model.stages)}
    names = {styles[stage.id]: {"groupLabel": stage.label} for stage in model.stages}
    nodes = [
        {
            "id": element.id,
            "label": element.label,
            "grp": styles[element.stage],
            "x": across * _ACROSS,
            "y": down * _DOWN,
            "note": {"ops": [{"insert": element.description}]} if element.description else None,
            **{f"lm_{name}": value for name, value in plain_fields(element, ELEMENT).items() if name != "description"},
        }
        for across, stage in enumerate(model.stages)
        for down, element in enumerate(model.members(stage.id))
    ]
    ends = {element.id for element in model.elements}
    edges = [
        {
            "id": link.id,
            "from": link.source,
            "to": link.target,
            "label": link.rationale or "",
            "grp": _STYLES[link.sign][0],
            "lm_feedback": link.feedback,
            **({"lm_confidence": link.confidence} if link.confidence is not None else {}),
            "arrows": {"to": {"enabled": True}},
        }
        for link in model.links
        if link.source in ends and link.target in ends
    ]
    return {
        "version": "3.0.3",
        "mapTitle": model.title,
        "description": {"text": model.description or ""},
        "attributeTitles": {},
        "styles": {"nodes": names, "edges": {style: {"groupLabel": name} for style, name in _STYLES.values()}},
        "nodes": [{key: each for key, each in node.items() if each is not None} for node in nodes],
        "edges": edges,
        _MODEL: {"id": model.id},
    }


class _Reader:
    """The factors and links of a map as a draft."""

    def __init__(self, data: Mapping[str, Any], name: str | None) -> None:
        self.data = data
        self.result = Draft("PRSM", name, _text(data.get("mapTitle")))
        styles = data.get("styles") or data.get("samples") or {}
        self.node_styles = _names(styles, "nodes")
        self.edge_styles = _names(styles, "edges")
        self.titles = data.get("attributeTitles") if isinstance(data.get("attributeTitles"), dict) else {}
        ours = data.get(_MODEL)
        self.is_ours = isinstance(ours, dict)
        if isinstance(ours, dict) and isinstance(ours.get("id"), str):
            self.result.header["id"] = ours["id"]

    def draft(self) -> Draft:
        described = self.data.get("description")
        text = described.get("text") if isinstance(described, dict) else described
        self.result.header["description"] = _text(text)
        for node in _records(self.data, "nodes"):
            self.node(node)
        for edge in _records(self.data, "edges"):
            self.edge(edge)
        if history := self.data.get("history"):
            reason = "who changed what, and when, is no part of a model"
            count = len(history) if isinstance(history, list) else 1
            self.result.lose(Loss("dropped", "history", None, text=f"{count} entries", reason=reason))
        return self.result

    def node(self, node: Mapping[str, Any]) -> None:
        key = str(node.get("id"))
        style = self.node_styles.get(str(node.get("grp")))
        label = str(node.get("label") or "")
        exact = exact_fields({name: node.get(f"lm_{name}") for name in ELEMENT}, ELEMENT)
        note = _note(node.get("note")) or _text(node.get("title"))
        if self.is_ours and exact.get("kind"):
            exact |= {"id": key, "description": note}
            self.label_stage(exact, style)
        else:
            label = " ".join(label.split())
            exact["notes"] = note.strip() if note else None
        hint = style if style and style != _UNUSED else None
        self.result.nodes[key] = DraftNode(key, label, hint, (), None, exact)
        for name, value in node.items():
            if name not in _NODE and not name.startswith("lm_") and isinstance(value, str) and value.strip():
                title = str(self.titles.get(name, name)) if isinstance(self.titles, dict) else name
                if name.startswith("att"):
                    reason = "a property of one's own has no place"
                    self.result.lose(Loss("dropped", "node", key, title, value, reason=reason))

    def label_stage(self, exact: dict[str, Any], style: str | None) -> None:
        """Keep the name of a style as that of a stage of one's own."""
        exact.setdefault("stage", None)
        if style and exact["stage"] and standing_of(style) is None:
            self.result.stage_labels.setdefault(str(exact["stage"]), style)

    def edge(self, edge: Mapping[str, Any]) -> None:
        source, target = (
            str(edge.get(one) or edge.get(other) or "") for one, other in (("from", "source"), ("to", "target"))
        )
        style = self.edge_styles.get(str(edge.get("grp")))
        sign = sign_of(style) or _SIGN_OF_STYLE.get(style or "")
        exact: dict[str, Any] = {}
        if self.is_ours:
            exact["confidence"] = edge.get("lm_confidence")
            if "->" not in str(edge.get("id")):
                exact["id"] = edge.get("id")
        exact = {name: value for name, value in exact.items() if value is not None}
        label = _text(edge.get("label"))
        feedback = bool(edge.get("lm_feedback")) if "lm_feedback" in edge else None
        self.result.edges.append(
            DraftEdge(
                source,
                target,
                None if self.is_ours else label,
                sign,
                feedback=feedback,
                exact={**exact, **({"rationale": label} if self.is_ours and label else {})},
            )
        )


def _names(styles: object, sort: str) -> dict[str, str]:
    inner = styles.get(sort) if isinstance(styles, dict) else None
    entries = inner.items() if isinstance(inner, dict) else ()
    return {key: str(each.get("groupLabel") or "") for key, each in entries if isinstance(each, dict)}


def _note(note: object) -> str | None:
    """Return the text of a note, which is a list of insertions with their looks."""
    operations = note.get("ops") if isinstance(note, dict) else None
    if not isinstance(operations, list):
        return _text(note)
    return _text("".join(str(each.get("insert", "")) for each in operations if isinstance(each, dict)))


def _records(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    records = data.get(name)
    return [each for each in records if isinstance(each, dict)] if isinstance(records, list) else []


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
