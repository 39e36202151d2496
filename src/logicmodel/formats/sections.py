"""Reading the sections of a file, one function for each sort of section."""

from __future__ import annotations

from collections.abc import Iterator

from logicmodel.errors import did_you_mean, suggest
from logicmodel.formats.advice import is_term, labels_hint, stage_hint, term_hint
from logicmodel.formats.entries import IS_ID, EntryReader, described, is_null
from logicmodel.formats.fields import ASSUMPTION, ELEMENTS, KIND_SECTIONS, OWN_ELEMENT, REGISTRIES, STAGE
from logicmodel.formats.sorts import Entry, Value
from logicmodel.reading.tree import Mapping, Node, Scalar, Sequence, Unread
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.stages import STANDARD_STAGES, Stage
from logicmodel.wording import quoted


def keyed_of(reader: EntryReader, section: str, node: Node, entry: Entry) -> Iterator[Value]:
    """Return the values of a section in which keys are ids."""
    for key, at, value in _entries(reader, section, node):
        made = reader.keyed(entry, key, at, value)
        if made is not None:
            yield made


def registry_of(reader: EntryReader, section: str, node: Node) -> Iterator[Value]:
    """Return the values of a registry, and let them be referred to from now on."""
    registry = reader.names.registries[section]
    if section == "assumptions" and isinstance(node, Sequence):
        yield from _listed_assumptions(reader, node, registry)
        return
    for key, at, value in _entries(reader, section, node):
        made = reader.keyed(REGISTRIES[section], key, at, value)
        registry.setdefault(key, made)
        if made is not None:
            yield made


def _listed_assumptions(reader: EntryReader, node: Sequence, registry: dict[str, Value]) -> Iterator[Assumption]:
    """Return assumptions from a list, in which they may go without an id."""
    for item in reader.items("assumptions", node, "the file"):
        if isinstance(item, Scalar) and IS_ID(item.text):
            hint = f"write '{item.text}: …' in a mapping if it is an id, and 'text: {item.text}' if it is the text"
            reader.refuse(
                item.at,
                f"assumption {quoted(item.text)} looks like an id that refers to something",
                hint,
                code="unknown-id",
            )
            continue
        made = reader.in_place(ASSUMPTION, item)
        identifier = item.entries.get("id") if isinstance(item, Mapping) else None
        if isinstance(identifier, Scalar):
            registry.setdefault(identifier.text, made)
        if made is not None:
            yield made


def listed_of(reader: EntryReader, section: str, node: Node, entry: Entry) -> Iterator[Value]:
    """Return the values of a section that is a list of entries."""
    for item in reader.items(section, node, "the file"):
        made = reader.in_place(entry, item)
        if made is not None:
            yield made


def stages_of(reader: EntryReader, node: Node) -> Iterator[Stage]:
    """Return the stages that a file declares."""
    for item in reader.items("stages", node, "the file"):
        if isinstance(item, Scalar) and item.text not in STANDARD_STAGES:
            hint = did_you_mean(suggest(item.text, STANDARD_STAGES)) or stage_hint(item.text)
            reader.refuse(item.at, f"{quoted(item.text)} is not a standard stage", hint, code="unknown-id")
            continue
        entry = Mapping(item.at, {"id": item}, {"id": item.at}) if isinstance(item, Scalar) else item
        made = reader.in_place(STAGE, entry)
        if made is not None:
            yield made


def elements_of(reader: EntryReader, root: Mapping) -> Iterator[Element]:
    """Return the elements of a file, in the order of its sections."""
    for section, node in root.entries.items():
        if entry := KIND_SECTIONS.get(section):
            yield from keyed_of(reader, section, _without_terms(reader, node) if section == "outcomes" else node, entry)
        elif section == "elements":
            for key, at, value in _entries(reader, section, node):
                made = _element(reader, key, at, value)
                if made is not None:
                    yield made


def _without_terms(reader: EntryReader, node: Node) -> Node:
    """Return the section of outcomes without those that were nested by term, which are told once."""
    if not isinstance(node, Mapping):
        return node
    nested = {key: value for key, value in node.entries.items() if is_term(value, key)}
    for key, value in list(nested.items())[:1]:
        message = f"outcomes: {quoted(key)} is a term, with outcomes below it"
        reader.refuse(node.key_at[key], message, term_hint(key, value), field="term")
    for value in nested.values():
        reader.names.doubtful.update(value.entries)
    rest = {key: value for key, value in node.entries.items() if key not in nested}
    return Mapping(node.at, rest, node.key_at)


def _element(reader: EntryReader, key: str, at: int, node: Node) -> Value:
    """Return an element that says which kind it is; one of the five kinds is read as such."""
    if isinstance(node, Mapping):
        kind = node.entries.get("kind")
        entry = ELEMENTS.get(kind.text) if isinstance(kind, Scalar) else None
        if entry is not None:
            rest = {name: value for name, value in node.entries.items() if name != "kind"}
            return reader.keyed(entry, key, at, Mapping(node.at, rest, node.key_at))
    return reader.keyed(OWN_ELEMENT, key, at, node)


def _entries(reader: EntryReader, section: str, node: Node) -> Iterator[tuple[str, int, Node]]:
    """Return each id of a section, where it stands, and what it says."""
    if isinstance(node, Mapping):
        for key, value in node.entries.items():
            yield key, node.key_at[key], value
    elif not isinstance(node, Unread) and not is_null(node):
        hint = labels_hint(node.items) if isinstance(node, Sequence) else "write 'id: …'"
        reader.refuse(node.at, f"{section} must be a mapping of ids, not {described(node)}", hint)
