"""Making the JSON Schema from the description of the fields."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any, Final, TypeAlias

from logicmodel.formats.fields import (
    ASSUMPTION,
    CLAIM,
    ELEMENTS,
    EXTERNAL_FACTOR,
    GROUP,
    KIND_SECTIONS,
    LAG,
    LINK,
    MEASUREMENT,
    OWN_ELEMENT,
    RATING,
    REFERENCE,
    REGISTRIES,
    STAGE,
    SUPPRESSION,
    TERM,
    TOP_FILE,
    USE,
)
from logicmodel.formats.link_items import ENDS, FLOW
from logicmodel.formats.sorts import Entry, Field, Sort
from logicmodel.reading.limits import FORMAT_VERSION
from logicmodel.vocabulary.own_data import MAX_DATA_KEYS
from logicmodel.vocabulary.scales import STANDARD_SCALES
from logicmodel.vocabulary.stages import STANDARD_STAGES
from logicmodel.vocabulary.validation import ID_PATTERN

Schema: TypeAlias = dict[str, Any]

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_DATE: Final = r"\d{4}(-\d{2}(-\d{2})?)?"
_SIDE: Final = rf"{ID_PATTERN}(\s*\+\s*{ID_PATTERN})*"

# A number or a truth value where text is wanted is read as the text that was written.
_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_DATUM: Final[Schema] = {
    "anyOf": [
        {"type": ["string", "number", "boolean"]},
        {
            "type": "object",
            "properties": {"date": {"type": "string"}},
            "required": ["date"],
            "additionalProperties": False,
        },
    ]
}
_DATA: Final[Schema] = {"anyOf": [*_DATUM["anyOf"], {"type": "array", "items": _DATUM}]}


def _written(title: str, advice: str, schema: Schema) -> Schema:
    """Return the definition of a value; editors that know of advice show it in the place of the pattern."""
    return {"title": title, "description": advice, "patternErrorMessage": advice} | schema


_SHARED: Final[dict[str, Schema]] = {
    "text": _written("text", "Text that is not empty.", _TEXT),
    "id": _written(
        "id",
        "An id: lower-case words joined by '-', starting with a letter, as in 'train-volunteers'.",
        {"type": "string", "pattern": f"^{ID_PATTERN}$"},
    ),
    "date": _written("date", "A date, as in 2025, 2025-09 or 2025-09-01.", _TEXT | {"pattern": f"^{_DATE}$"}),
    "period": _written(
        "period",
        "A date as in 2025-09, two as in 2024-09/2025-06, or a quarter as in 2025-Q1.",
        _TEXT | {"pattern": f"^({_DATE}(/{_DATE})?|[0-9]{{4}}-Q[1-4])$"},
    ),
    "data": {
        "title": "data",
        "type": "object",
        "additionalProperties": _DATA,
        "maxProperties": MAX_DATA_KEYS,
    },
    "flow": _written(
        "flow",
        "Ids with arrows between them, as in 'staff + books -> train': '+' is together with, '->' is contributes to.",
        {"type": "string", "pattern": rf"^\s*{_SIDE}(\s*->\s*{_SIDE})+\s*$"},
    ),
}


def make_schema() -> Schema:
    """Return the schema."""
    return {
        "$schema": _DIALECT,
        "$id": f"urn:logicmodel:format:{FORMAT_VERSION}",
        "title": "A logic model",
        "description": f"Version {FORMAT_VERSION} of the text form of the Python package logicmodel.",
        "type": "object",
        "properties": {name: _said(each) | _top(each) for name, each in TOP_FILE.items()},
        "required": ["logicmodel"],
        "additionalProperties": False,
        "$defs": _SHARED | _entries(),
    }


def _entries() -> dict[str, Schema]:
    """Return the definitions of all entries."""
    keyed = (*REGISTRIES.values(), *ELEMENTS.values(), GROUP, EXTERNAL_FACTOR)
    in_place = (*REGISTRIES.values(), STAGE, MEASUREMENT, RATING, LAG, SUPPRESSION, REFERENCE, USE, CLAIM)
    return {
        **{_name(each): {"title": each.name} | _keyed(each) for each in keyed},
        _name(OWN_ELEMENT): {"title": OWN_ELEMENT.name} | _own_element(),
        **{f"{_name(each)}-in-place": {"title": each.name} | _in_place(each) for each in in_place},
        "link": {"title": "link"} | _link(),
    }


def _name(entry: Entry) -> str:
    return entry.name.replace(" ", "-")


def _keyed(entry: Entry) -> Schema:
    return _short_or(entry, _object(entry.keyed.values()))


def _in_place(entry: Entry) -> Schema:
    """Return the definition of an entry where it is used; a bare text there is an id, unless it needs none."""
    schema = _object(entry.in_place.values())
    return _short_or(entry, schema) if entry.id is None or entry.may_be_text else schema


def _own_element() -> Schema:
    """Return the definition of an element that says its kind; one of the five kinds has a stage already."""
    fields = [TERM, *OWN_ELEMENT.fields]
    optional = _object(fields) | {"required": [each.name for each in fields if each.required and each.name != "stage"]}
    return optional | {"if": {"properties": {"kind": {"enum": [*ELEMENTS]}}}, "else": {"required": ["stage"]}}


def _link() -> Schema:
    ends = {
        FLOW: _ref("flow") | {"description": "A flow with one arrow: 'staff + books -> train'."},
        "source": _ref("id") | {"description": "The id of what contributes."},
        "target": _ref("id") | {"description": "The id of what it contributes to."},
    }
    fields = _object(LINK.in_place.values())
    fields["properties"] = ends | fields["properties"]
    return fields | {"oneOf": [{"required": [FLOW]}, {"required": [*ENDS]}]}


def _object(fields: Iterable[Field]) -> Schema:
    known = list(fields)
    schema: Schema = {
        "type": "object",
        "properties": {each.name: _said(each) | _field(each) for each in known},
        "additionalProperties": False,
    }
    required = [each.name for each in known if each.required]
    return schema | {"required": required} if required else schema


def _short_or(entry: Entry, schema: Schema) -> Schema:
    return {"anyOf": [_ref("text"), schema]} if entry.short else schema


def _said(each: Field) -> Schema:
    return {"description": each.says}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def _by_id(name: str) -> Schema:
    return {"type": "object", "propertyNames": _ref("id"), "additionalProperties": _ref(name)}


def _any(*schemas: Schema) -> Schema:
    return {"anyOf": [*schemas]}


def _field(each: Field) -> Schema:
    """Return what a field of an entry may contain."""
    if each.name == "kind" and each.sort is Sort.ID:
        return _any({"enum": [*ELEMENTS]}, _ref("id"))
    if each.sort in _SIMPLE:
        return _SIMPLE[each.sort]
    if each.sort is Sort.CHOICE:
        return {"enum": [*each.choices]}
    if each.sort is Sort.NUMBER:
        bounds = {"minimum": each.low, "maximum": each.high}
        return {"type": "number"} | {name: bound for name, bound in bounds.items() if bound is not None}
    if each.sort is Sort.NAME:
        return _any({"enum": [*STANDARD_STAGES]}, _ref("id"))
    return _made_of_entries(each)


def _made_of_entries(each: Field) -> Schema:
    """Return what may stand in a field that takes entries: one, or a list of them."""
    item = _referred(each) if each.sort in {Sort.REFERENCE, Sort.REFERENCES, Sort.USES} else _entry(each)
    if each.sort is Sort.ONE_OR_MORE:
        return _any(item, _list(item))
    if each.sort is Sort.USES:
        return _list(_any(item, _ref(f"{_name(USE)}-in-place")))
    return _list(item) if each.sort in {Sort.REFERENCES, Sort.ENTRIES} else item


_SIMPLE: Final[dict[Sort, Schema]] = {
    Sort.TEXT: _ref("text"),
    Sort.ID: _ref("id"),
    Sort.DATE: _ref("date"),
    Sort.PERIOD: _ref("period"),
    Sort.NUMBER_OR_TEXT: _ref("text"),
    Sort.FLAG: {"type": "boolean"},
    Sort.TEXTS: _list(_ref("text")),
    Sort.NAMES: _list({"type": "string"}),
    Sort.DATA: _ref("data"),
}


def _entry(each: Field) -> Schema:
    return _ref(f"{_name(each.of)}-in-place") if each.of else {}


def _referred(each: Field) -> Schema:
    """Return an id or an entry in place; for a scale the standard ones are named, so that editors can offer them."""
    if each.among == "scales":
        return _any({"enum": [*STANDARD_SCALES]}, _ref("id"), _entry(each))
    # An assumption may also be its bare text, which its definition in place allows.
    return _any(_ref("id"), _entry(each))


def _top(each: Field) -> Schema:
    """Return what a key at the top of a file may contain."""
    return _TOP[each.name] if each.sort is Sort.SECTION else _field(each)


_TOP: Final[dict[str, Schema]] = {
    "logicmodel": {"const": FORMAT_VERSION},
    "include": _list({"type": "string"}),
    "stages": _list(_any({"enum": [*STANDARD_STAGES]}, _ref(f"{_name(STAGE)}-in-place"))),
    **{section: _by_id(_name(entry)) for section, entry in (REGISTRIES | KIND_SECTIONS).items()},
    "assumptions": _any(_by_id(_name(ASSUMPTION)), _list(_ref(f"{_name(ASSUMPTION)}-in-place"))),
    "elements": _by_id(_name(OWN_ELEMENT)),
    "groups": _by_id(_name(GROUP)),
    "links": _list(_any(_ref("flow"), _ref("link"))),
    "claims": _list(_ref(f"{_name(CLAIM)}-in-place")),
    "external_factors": _by_id(_name(EXTERNAL_FACTOR)),
}


def schema_file() -> str:
    """Return the text of the file that is shipped."""
    return json.dumps(make_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_file())
