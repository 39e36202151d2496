"""
A model as records: each part by section and id, with what it says as plain values, and everything it names by id.

Versions are compared and merged as records. These follow the description of the file format, so that every field that
a file can keep can be compared.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from attrs import define, evolve

from logicmodel.errors import FormatError, ShapeError
from logicmodel.formats.document import Document, DocumentWriter, Written, date_in_json
from logicmodel.formats.fields import ASSUMPTION, INDICATOR, SECTIONS
from logicmodel.formats.files import loads
from logicmodel.formats.sorts import Entry, Value
from logicmodel.model.edits.carrying import key_of
from logicmodel.model.logic_model import LogicModel, Part
from logicmodel.reading.limits import FORMAT_VERSION

Record: TypeAlias = dict[str, Any]
Records: TypeAlias = dict[str, dict[str, Record]]

#: The section with what a model says of itself; it has one record, under this key.
HEADER: Final = "model"
WHOLE: Final = ""

# Sections that are lists in a file, because order matters there or because ids may be left out.
LISTED: Final = frozenset({"stages", "assumptions", "links", "claims"})
_NO_LIMIT: Final = 10**12  # the model is in memory already


@define
class _RecordWriter(DocumentWriter):
    """Writes a model with each part in its own section, and nothing in place that has an id."""

    def _is_registered(self, entry: Entry, value: Value) -> bool:
        if entry is INDICATOR or (entry is ASSUMPTION and value.id is not None):
            return True
        return super()._is_registered(entry, value)

    def _assumptions(self) -> list[Written]:
        written = (each for each in self.model.assumptions if self._is_registered(ASSUMPTION, each))
        return [self._in_place(ASSUMPTION, each) for each in written]

    def _elements(self) -> Document:
        return {"elements": {element.id: self._with_kind(element) for element in self.model.elements}}


def records_of(model: LogicModel) -> Records:
    """
    Return a model as records.

    Args:
        model: The model.

    Raises:
        TypeError: A value is of a class that a file would not bring back.
    """
    written = _RecordWriter(model, in_full=True).document()
    # As JSON the values are plain, also those that only YAML can write.
    document = json.loads(json.dumps(written, default=date_in_json))
    del document["logicmodel"]
    records: Records = {section: {} for section in (HEADER, *SECTIONS)}
    records[HEADER][WHOLE] = {name: value for name, value in document.items() if name not in SECTIONS}
    for section in SECTIONS:
        content = document.get(section, {})
        records[section] = content if isinstance(content, dict) else _by_key(content)
    return records


def _by_key(items: list[Record]) -> dict[str, Record]:
    """Return the records of a list by what tells them apart: the id, the ends of a link, or the text."""
    records: dict[str, Record] = {}
    for item in items:
        key = item.get("id") or (default_key(item) if "source" in item else item["text"])
        while key in records:  # assumptions without an id may share their text
            key += " (again)"
        records[key] = item
    return records


def default_key(record: Record) -> str:
    """Return the id of a link, or of a claim, that has none of its own."""
    return f"{record['source']}->{record['target']}"


def model_of(records: Mapping[str, Mapping[str, Record]], *models: LogicModel) -> LogicModel:
    """
    Return the model that some records say.

    Args:
        records: The records.
        *models: Models that have some of the parts already. These parts are taken as they are, so that they still know
            where they were written.

    Raises:
        ShapeError: They say no model; all that is wrong.
    """
    document = {"logicmodel": FORMAT_VERSION, **records[HEADER][WHOLE]}
    for section, content in records.items():
        if section != HEADER and content:
            document[section] = list(content.values()) if section in LISTED else content
    try:
        model = loads(json.dumps(document), "json", max_bytes=_NO_LIMIT)
    except FormatError as error:
        # The places are those of a text that nobody has seen.
        raise ShapeError([evolve(problem, places=()) for problem in error.problems]) from None
    known: dict[Any, Part] = {key_of(part): part for other in models for part in other.parts()}
    parts = [part if known.get(key_of(part)) != part else known[key_of(part)] for part in model.parts()]
    place = models[0].place if models else None
    header: dict[str, Any] = model.header() | {"place": place}
    return LogicModel(**header, parts=parts)
