"""What records name, so that after a merge nothing names what is gone."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final, NamedTuple

from logicmodel.differences.records import Record, Records
from logicmodel.vocabulary.scales import STANDARD_SCALES
from logicmodel.vocabulary.stages import STANDARD_STAGES

NODES: Final = ("elements", "stages", "groups")
CARRIED: Final = frozenset({"stakeholders", "indicators", "evidence", "assumptions", "rivals", "scales"})
JOINING: Final = frozenset({"links", "claims"})

# By section: the fields that name other parts, and the sections in which these stand.
NAMING_FIELDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "elements": {"stage": ("stages",), "who": ("stakeholders",), "indicators": ("indicators",)},
    "groups": {"members": ("elements",)},
    "links": {"source": NODES, "target": NODES, "assumptions": ("assumptions",), "evidence": ("evidence",)},
    "external_factors": {"acts_on": (*NODES, "links")},
    "claims": {"source": NODES, "target": NODES, "evidence": ("evidence",), "rivals": ("rivals",)},
    "rivals": {"evidence": ("evidence",)},
}


class Naming(NamedTuple):
    """
    A place at which a part names another one.

    Args:
        section: The section of the part.
        key: Its key.
        field: The field, or None if it is a rating somewhere in the part.
        among: The sections in which the other one may stand.
        name: The id of the other one.
    """

    section: str
    key: str
    field: str | None
    among: tuple[str, ...]
    name: str


def dangling(records: Records) -> list[Naming]:
    """Return the places at which a part names what is not there."""
    known = {section: {*content} for section, content in records.items()}
    known["stages"] |= STANDARD_STAGES.keys()
    known["scales"] |= STANDARD_SCALES.keys()
    return [each for each in _namings(records) if not any(each.name in known[section] for section in each.among)]


def _namings(records: Records) -> Iterator[Naming]:
    for section, content in records.items():
        for key, record in content.items():
            for field, among in NAMING_FIELDS.get(section, {}).items():
                said = record.get(field, [])
                for item in said if isinstance(said, list) else [said]:
                    if (name := named_by(item)) is not None:
                        yield Naming(section, key, field, among, name)
            for scale in scales_in(record):
                yield Naming(section, key, None, ("scales",), scale)


def named_by(item: Any) -> str | None:  # noqa: ANN401 -- any plain value
    """Return the id that an item names: itself, or the source of a use of evidence; None if it names none."""
    if isinstance(item, dict):
        source = item.get("source")
        return source if isinstance(source, str) else None
    return str(item)


def scales_in(value: Any) -> Iterator[str]:  # noqa: ANN401 -- any plain value
    """Return the ids of the scales on which something in a record is rated."""
    if isinstance(value, list):
        for item in value:
            yield from scales_in(item)
    elif isinstance(value, dict):
        if value.keys() == {"scale", "level"}:
            yield value["scale"]
        for name, item in value.items():
            if name != "data":
                yield from scales_in(item)


def restore(records: Records, *versions: Records) -> None:
    """
    Bring back what is only carried by others, where something still carries it, and leave out scales that rate nothing.

    Args:
        records: The records.
        versions: Where to take it from, the first that has it.
    """
    while back := [each for each in dangling(records) if each.among[0] in CARRIED]:
        found = {
            (each.among[0], each.name): version[each.among[0]][each.name]
            for each in back
            for version in reversed(versions)
            if each.name in version[each.among[0]]
        }
        if not found:
            break
        for (section, key), record in found.items():
            records[section][key] = deepcopy(record)
    rated = {each.name for each in _namings(records) if each.field is None}
    records["scales"] = {key: record for key, record in records["scales"].items() if key in rated}


def prune(records: Records) -> None:
    """Let nothing name what is not there: links without an end go, and lists no longer have the item."""
    while lost := [each for each in dangling(records) if each.field not in {None, "stage"}]:
        for each in lost:
            record = records[each.section].get(each.key)
            if record is None:
                continue
            if each.section in JOINING and each.field in {"source", "target"}:
                del records[each.section][each.key]
            else:
                _forget(record, str(each.field), each.name)


def _forget(record: Record, field: str, name: str) -> None:
    """Take a name out of a field of a record."""
    said = record.get(field)
    left = [item for item in said if named_by(item) != name] if isinstance(said, list) else None
    if left:
        record[field] = left
    else:
        record.pop(field, None)
