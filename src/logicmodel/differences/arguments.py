"""Changes that somebody asks for in words: fields of a part, or a new part, as a command line gives them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any, Final

from logicmodel.differences.records import HEADER, WHOLE, Records, records_of
from logicmodel.differences.values import SORTS, Change
from logicmodel.errors import FormatError, Problem, ShapeError, UnknownIdError, one_of
from logicmodel.formats.fields import (
    ELEMENTS,
    EXTERNAL_FACTOR,
    GROUP,
    KIND_SECTIONS,
    LINK,
    OWN_ELEMENT,
    REGISTRIES,
    STAGE,
)
from logicmodel.formats.fields import (
    HEADER as HEADER_ENTRY,
)
from logicmodel.formats.flow_text import FlowError, steps_of
from logicmodel.formats.sorts import Entry, Field, Sort
from logicmodel.model.logic_model import LogicModel
from logicmodel.reading.source import Source
from logicmodel.reading.tree import Mapping as MappingNode
from logicmodel.reading.tree import Node, Scalar, Sequence
from logicmodel.reading.yaml_text import read_yaml

_ENTRIES: Final[dict[str, Entry]] = {
    **REGISTRIES,
    HEADER: HEADER_ENTRY,
    "stages": STAGE,
    "groups": GROUP,
    "links": LINK,
    "external_factors": EXTERNAL_FACTOR,
}
_WORDS: Final = frozenset({Sort.TEXT, Sort.ID, Sort.DATE, Sort.PERIOD, Sort.CHOICE, Sort.NAME})
_LISTS: Final = frozenset({Sort.TEXTS, Sort.NAMES, Sort.REFERENCES})
_PLAIN: Final = {"true": True, "false": False}


def field_changes(
    model: LogicModel, identifier: str | None, section: str | None, fields: Mapping[str, str]
) -> list[Change]:
    """
    Return the changes that give a part other fields.

    Args:
        model: The model.
        identifier: The id of the part, or None for the model itself.
        section: The section of the part, if parts of several share the id.
        fields: What the fields say, as in a file; empty for nothing.

    Raises:
        ShapeError: A value cannot be read.
        UnknownIdError: The model has no such part.
    """
    records = records_of(model)
    where, key = (HEADER, WHOLE) if identifier is None else _found(model, records, identifier, section)
    record = records[where].get(key, {"id": key})
    entry = _entry(where, record.get("kind"))
    made = [Change("added", where, key, new=record)] if key not in records[where] else []
    return made + [
        Change("changed", where, key, name, record.get(name), _value(entry, name, text))
        for name, text in fields.items()
    ]


def _found(model: LogicModel, records: Records, identifier: str, section: str | None) -> tuple[str, str]:
    """Return the section and the key of a part."""
    sections = [each for each in records if each != HEADER and identifier in records[each]]
    if section is not None:
        one_of("--section", section, [each for each in SORTS if each != HEADER])
        sections = [each for each in sections if each == section]
    if not sections and any(stage.id == identifier for stage in model.stages) and section in {None, "stages"}:
        return "stages", identifier  # a standard stage that is not declared yet
    if not sections:
        what = "part"
        raise UnknownIdError(what, identifier, [key for each in records.values() for key in each])
    if len(sections) > 1:
        hint = " or ".join(f"--section {each}" for each in sections)
        raise ShapeError([Problem(f"the id {identifier!r} is in several sections", hint=f"add {hint}")])
    return sections[0], identifier


def _entry(section: str, kind: str | None) -> Entry:
    return ELEMENTS.get(kind or "", OWN_ELEMENT) if section == "elements" else _ENTRIES[section]


def _value(entry: Entry, name: str, text: str) -> Any:  # noqa: ANN401 -- a plain value
    """Return what a text says in a field."""
    field = next((each for each in entry.fields if each.name == name), None)
    if text == "":
        return None
    if field is None or field.sort in _WORDS or (field.sort is Sort.REFERENCE and not text.startswith("{")):
        return text  # an unknown field is refused with all else that is wrong
    return _read(field, text)


def _read(field: Field, text: str) -> Any:  # noqa: ANN401 -- a plain value
    """Return what a text says that is no bare word: a number, a list, a mapping."""
    if field.sort in _LISTS and not text.startswith("["):
        return [text]
    try:
        tree = read_yaml(Source(f"{field.name}=", text))
    except FormatError as error:
        raise ShapeError(error.problems) from None
    if tree.problems:
        raise ShapeError(tree.problems)
    return None if tree.root is None else _plain(tree.root)


def _plain(node: Node) -> Any:  # noqa: ANN401 -- a plain value
    if isinstance(node, MappingNode):
        return {key: _plain(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    if not isinstance(node, Scalar) or node.quoted:
        return getattr(node, "text", None)
    return _PLAIN.get(node.text, _number(node.text))


def _number(text: str) -> float | str:
    for number in (int, float):
        try:
            return number(text)
        except ValueError:
            continue
    return text


def added(model: LogicModel, section: str, key: str, fields: Mapping[str, str]) -> list[Change]:
    """
    Return the changes that add a part.

    Args:
        model: The model.
        section: The section of a file in which it is written.
        key: Its id, or the flow of a link.
        fields: What its fields say, as in a file.

    Raises:
        ShapeError: A value cannot be read, or the model has the part already.
        ValueError: There is no such section.
    """
    one_of("the section", section, [*KIND_SECTIONS, "elements", *(each for each in _ENTRIES if each != HEADER)])
    where = "elements" if section in KIND_SECTIONS else section
    kind = KIND_SECTIONS[section].name if section in KIND_SECTIONS else fields.get("kind")
    entry = _entry(where, kind)
    said = {name: _value(entry, name, text) for name, text in fields.items()}
    starts: list[dict[str, Any]] = [{"id": key} if where in {"stages", "assumptions"} else {}]
    if where == "links":
        starts = [*_ends(key)]
    elif section in KIND_SECTIONS:
        starts = [{"kind": kind}]
    records = records_of(model)
    made: list[Change] = []
    for start in starts:
        name = str(said.get("id") or f"{start['source']}->{start['target']}") if where == "links" else key
        if name in records[where]:
            raise ShapeError([Problem(f"the model has {SORTS[where]} {name!r} already", hint="'set' changes it")])
        after = [*records[where], *(change.id for change in made)]
        made.append(Change("added", where, name, new=start | said, after=after[-1] if after else None))
    return made


def _ends(flow: str) -> list[dict[str, str]]:
    """Return the ends of the links of a flow."""
    try:
        sources, *rest = steps_of(flow)
    except FlowError as error:
        raise ShapeError([Problem(f"{flow!r} is not a flow: {error}", hint="write 'staff + books -> train'")]) from None
    ends = []
    for targets in rest:
        ends += [{"source": one.text, "target": other.text} for one, other in product(sources, targets)]
        sources = targets
    return ends
