"""Maps of Kumu: the JSON that it imports, the JSON that it exports, and its workbooks."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any, Final, Unpack

from logicmodel.exchange.draft.arrows import sign_of
from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import Draft, DraftEdge, DraftNode, Heads
from logicmodel.exchange.fields import ELEMENT, LINK, exact_fields, plain_fields
from logicmodel.exchange.files import Readable, content_of, json_text, write_text
from logicmodel.exchange.kept import lost, lost_columns
from logicmodel.exchange.losses import Imported, Loss, Losses, refuse_if_strict
from logicmodel.exchange.sheets import Sheet, sheets_of
from logicmodel.exchange.verifying import verified
from logicmodel.formats.catalogue import format_called
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.vocabulary.links import Sign

_SIGNS: Final[dict[Sign, str]] = {"positive": "+", "negative": "-", "unknown": "?"}
_HEADS: Final[dict[str, Heads]] = {"directed": "target", "mutual": "both", "undirected": "none"}
_KNOWN: Final = frozenset({"label", "type", "element type", "connection type", "from", "to", "direction", "id", "sign"})
_PERSONAL: Final = frozenset({"contributor", "contributors", "created by", "updated by", "owner"})
_ZIP: Final = b"PK"
_BETWEEN: Final = "|"


def read_kumu(source: Readable, **options: Unpack[DraftOptions]) -> Imported:
    """
    Return a map of Kumu as a model.

    Types of elements that are words for stages place them, others are kinds of their own. What no map of an export
    shows is in its trash, and is left out. A mutual connection is two links, of which one is feedback. Columns that
    `write_kumu` writes come back as the fields that they are.

    Args:
        source: A path, or the content as bytes: JSON as Kumu imports or exports it, or a workbook.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: It is not a map, or a connection has no direction.
        ImportError: It is a workbook, and openpyxl is not installed.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_kumu
        >>> model, losses = read_kumu(b'''{"elements": [{"label": "Train", "type": "Activity"},
        ... {"label": "Skills", "type": "Outcome"}],
        ... "connections": [{"from": "Train", "to": "Skills", "type": "+"}]}''')
        >>> [link.id for link in model.links]
        ['train->skills']
    """
    content = content_of(source)
    draft = Draft("Kumu", content.stem)
    if content.data.startswith(_ZIP):
        _Reader(draft).workbook(sheets_of(content))
    else:
        data = content.json()
        if not isinstance(data, dict) or not isinstance(data.get("elements"), list):
            content.refuse("a Kumu map is a JSON object with the lists 'elements' and 'connections'")
        _Reader(draft).json(data)
    return imported(draft, **options)


def write_kumu(model: LogicModel, path: str | os.PathLike[str], *, strict: bool = False) -> Losses:
    """
    Write a model as JSON that Kumu imports.

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
        >>> from logicmodel.exchange import write_kumu
        >>> losses = write_kumu(load_example("reading-together"), "map.json")
        >>> "indicator" in {loss.subject for loss in losses}
        True
    """
    refuse_non_model(model)
    elements = [
        {"id": each.id, "label": each.label, "type": each.kind.title(), **plain_fields(each, ELEMENT)}
        for each in model.elements
    ]
    ends = {each.id for each in model.elements}
    connections = [
        {
            "from": link.source,
            "to": link.target,
            "direction": "directed",
            "type": _SIGNS[link.sign],
            **({} if link.has_default_id else {"id": link.id}),
            **plain_fields(link, LINK),
        }
        for link in model.links
        if link.source in ends and link.target in ends
    ]
    header = {"id": model.id, "name": model.title, "description": model.description}
    text = json_text({**header, "elements": elements, "connections": connections})
    keeps = format_called("kumu").keeps
    known = [
        *lost(model, keeps, "Kumu has no place for it"),
        *lost_columns(model, "a map has arrows between elements only"),
    ]
    losses = verified("Kumu", model, read_kumu(text.encode()).model, known)
    refuse_if_strict(losses, strict=strict)
    write_text(text, path)
    return losses


class _Reader:
    """The elements and connections of a map as a draft."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.keys: dict[str, str] = {}  # of nodes, by id and by label

    def json(self, data: Mapping[str, Any]) -> None:
        is_export = any("attributes" in each for each in _records(data, "elements"))
        self.draft.title = _text(data.get("name"))
        self.draft.header["description"] = _text(data.get("description"))
        if isinstance(data.get("id"), str):
            self.draft.header["id"] = data["id"]
        shown = _shown_in_maps(data) if is_export else None
        for number, record in enumerate(_records(data, "elements"), start=1):
            fields = _flat(record)
            if shown is not None and fields.get("id") not in shown:
                reason = "no map shows it, so that it is in the trash"
                self.lose("element", fields.get("id"), None, _text(fields.get("label")), reason)
            else:
                self.element(fields, f"element {number}")
        for number, record in enumerate(_records(data, "connections"), start=1):
            self.connection(_flat(record), f"connection {number}")

    def workbook(self, sheets: Iterable[Sheet]) -> None:
        for sheet in sheets:
            heading = [str(cell or "").strip().casefold() for cell in sheet.rows[0]] if sheet.rows else []
            if "(ignore)" in sheet.name.casefold():
                continue
            records = [(dict(zip(heading, row, strict=False)), place) for row, place in sheet.below_heading()]
            if heading[:1] == ["label"]:
                for record, place in records:
                    self.element(_listed(record), place)
            elif heading[:2] == ["from", "to"]:
                for record, place in records:
                    for source in _parts(record["from"]):
                        for target in _parts(record["to"]):
                            self.connection(_listed({**record, "from": source, "to": target}), place)
            else:
                self.lose("sheet", sheet.name, None, None, "its first cell is neither 'Label' nor 'From'")

    def element(self, fields: Mapping[str, Any], place: str) -> None:
        label = _text(fields.get("label")) or _text(fields.get("id")) or place
        key = _text(fields.get("id")) or label
        if key in self.draft.nodes:
            self.lose("element", key, None, label, "there are two with this label, and neither has an id", place)
            return
        hint = _text(fields.get("element type") or fields.get("type"))
        exact = exact_fields(fields, ELEMENT)
        if exact.get("kind"):
            exact["id"] = key
        elif exact.pop("stage", None):
            hint = hint or _text(fields.get("stage"))
        self.draft.nodes[key] = DraftNode(key, label, hint, (), None, exact, place)
        self.keys.setdefault(key, key)
        self.keys.setdefault(label, key)
        self.lose_others("element", key, fields, {*_KNOWN, *ELEMENT}, place)

    def connection(self, fields: Mapping[str, Any], place: str) -> None:
        source, target = (_text(fields.get(name)) or "" for name in ("from", "to"))
        if fields.get("reversed") is True:
            source, target = target, source
        said = _text(fields.get("sign") or fields.get("connection type") or fields.get("type"))
        sign = sign_of(said)
        exact = exact_fields(fields, LINK)
        exact.pop("sign", None)
        feedback = exact.pop("feedback", None)
        is_ours = bool(sign and said in _SIGNS.values() and fields.get("direction") == "directed")
        description = None if is_ours else exact.pop("description", None)
        label = "; ".join(filter(None, (None if sign else said, _text(fields.get("label")), description))) or None
        if identifier := _text(fields.get("id")):
            exact["id"] = identifier if is_ours else None
        heads = _HEADS.get(_text(fields.get("direction")) or "directed", "target")
        ends = (self.keys.get(source, source), self.keys.get(target, target))
        known = False if is_ours and feedback is None and "id" in self.draft.header else feedback
        self.draft.edges.append(DraftEdge(*ends, label, sign, heads, feedback=known, exact=exact, place=place))
        if fields.get("delayed") is True:
            self.lose("connection", f"{source}->{target}", "delayed", "true", "it does not say how long", place)
        self.lose_others("connection", f"{source}->{target}", fields, {*_KNOWN, *LINK, "delayed", "reversed"}, place)

    def lose_others(self, subject: str, key: str, fields: Mapping[str, Any], known: set[str], place: str) -> None:
        for name, value in fields.items():
            if name not in known and "(ignore)" not in name and value not in (None, "", [], {}):
                # Who worked on a map is reported by count, not by name.
                text = None if name in _PERSONAL else str(value)
                self.lose(subject, key, name, text, "a model has no place for it", place)

    def lose(  # noqa: PLR0913, PLR0917 -- a loss has this many sides
        self, subject: str, id: str | None, field: str | None, text: str | None, reason: str, place: str | None = None
    ) -> None:
        self.draft.lose(Loss("dropped", subject, id, field, text, place, reason))


def _records(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    records = data.get(name) or []
    return [each for each in records if isinstance(each, dict)] if isinstance(records, list) else []


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record of either shape as one mapping, with names in lower case."""
    attributes = record.get("attributes")
    inner = attributes if isinstance(attributes, dict) else {}
    outer = {("id" if key == "_id" else key): value for key, value in record.items() if key != "attributes"}
    return {str(key).casefold(): value for key, value in {**inner, **outer}.items()}


def _shown_in_maps(data: Mapping[str, Any]) -> set[str]:
    return {str(each.get("element")) for a_map in _records(data, "maps") for each in _records(a_map, "elements")}


def _listed(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row in which the bar separates several tags."""
    fields = {name: _text(value) for name, value in record.items() if name}
    tags = fields.get("tags")
    return {**fields, "tags": _parts(tags) if tags else []}


def _parts(value: object) -> list[str]:
    return [part.strip() for part in str(value or "").split(_BETWEEN) if part.strip()]


def _text(value: object) -> str | None:
    """Return a text that says something, or None; a number of a table is its digits."""
    if value is None or isinstance(value, dict | list):
        return None
    text = str(value)
    return text if text.strip() else None
