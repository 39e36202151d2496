"""What differs between two versions of a model."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from logicmodel.differences.likeness import renamed_alike
from logicmodel.differences.naming import JOINING
from logicmodel.differences.records import Record, Records, default_key, records_of
from logicmodel.differences.sequences import increasing
from logicmodel.differences.values import SORTS, Change, ChangeKind, Changes, kind_of_field
from logicmodel.model.edits.carrying import by_themselves, key_of
from logicmodel.model.edits.renaming import rename
from logicmodel.model.logic_model import LogicModel, refuse_non_model

# Parts that stand in the order of the elements and links that carry them, if any does.
_CARRIED: Final = frozenset({"stakeholders", "indicators", "evidence", "assumptions", "rivals"})
_NAMES: Final = ("label", "title", "text", "citation")


def changes(
    old: LogicModel,
    new: LogicModel,
    *,
    renamed: Mapping[str, str] | None = None,
    likeness: float | None = None,
) -> Changes:
    """
    Return what differs between two versions of a model, field by field.

    Parts are compared by id, and links without an id of their own by their ends. A part with another id counts as
    removed and added, unless ``renamed`` names it or ``likeness`` recognises it.

    Args:
        old: The older version.
        new: The newer version.
        renamed: New ids of elements, stages and groups by their old ones.
        likeness: How alike two labels must be, from 0 to 1, for a removed and an added part of one kind to count as
            one part with another id. Default: ids alone count.

    Returns:
        The changes; ``apply(changes(old, new), old)`` equals ``new``.

    Raises:
        ShapeError: The older version does not have an id in ``renamed``, or a new id is taken.
        ValueError: ``likeness`` is not from 0 to 1.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.differences import changes
        >>> from logicmodel.model import with_fields
        >>> model = load_example("reading-together")
        >>> print(changes(model, with_fields(model, "train", label="Train all volunteers")))
        Reading Together: 1 reworded.
        <BLANKLINE>
        activity "Train all volunteers" (train):
          label: "Train volunteers in paired reading" is now "Train all volunteers"
    """
    refuse_non_model(old)
    refuse_non_model(new)
    ids = dict(renamed or {})
    if likeness is not None:
        ids = renamed_alike(old, new, likeness, ids) | ids
    middle = rename(old, ids) if ids else old
    found = [*_renamings(old, ids), *compared(records_of(middle), records_of(new), Lanes.of(new))]
    return Changes(found, new.title)


def _renamings(old: LogicModel, ids: Mapping[str, str]) -> Iterator[Change]:
    """Return the changes of ids that were told or recognised."""
    for section, parts in (("elements", old.elements), ("stages", old.stages), ("groups", old.groups)):
        for part in parts:
            if part.id in ids:
                sort = getattr(part, "kind", SORTS[section])
                yield Change("renamed", section, part.id, new=ids[part.id], label=part.label, sort=sort)


@frozen
class Lanes:
    """
    Which parts of a model have to stand in order, and among which others.

    Args:
        stage_of: The stages of elements; only the order within a stage counts.
        loose: By section, the ids of what nothing carries; the place of what is carried follows from its carriers.
    """

    stage_of: Mapping[str, str]
    loose: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, model: LogicModel) -> Lanes:
        """Return the lanes of a model."""
        by_itself = {key_of(value) for value in by_themselves(model)}
        loose = {
            section: frozenset(each.id for each in getattr(model, section, ()) if each.id and key_of(each) in by_itself)
            for section in _CARRIED
        }
        return cls({element.id: element.stage for element in model.elements}, loose)

    def lane(self, section: str, key: str, record: Record) -> str | None:
        """Return which parts one stands among in order, or None if its place follows from others."""
        if section == "elements":
            return self.stage_of.get(key)
        follows = section == "scales" or (section in _CARRIED and key not in self.loose[section])
        # An assumption without an id has a record of its own only if nothing carries it.
        return None if follows and not (section == "assumptions" and "id" not in record) else ""


def compared(old: Records, new: Records, lanes: Lanes, *, by_ends: bool = True) -> Iterator[Change]:
    """
    Return what differs between two versions as records.

    Args:
        old: The older version.
        new: The newer version.
        lanes: Which parts of the newer version have to stand in order.
        by_ends: Whether a link with another id and the same ends is one that was renamed.
    """
    for section, after in new.items():
        before = old.get(section, {})
        new_ids = _new_ids_of_links(before, after) if by_ends and section in JOINING else {}
        for key, other in new_ids.items():
            yield _change("renamed", section, key, after[other], new=other)
        before = {new_ids.get(key, key): with_id(record, new_ids.get(key)) for key, record in before.items()}
        places = _places(section, before, after, lanes)
        for key, record in after.items():
            if key not in before:
                yield _change("added", section, key, record, new=record, after=places.get(key))
                continue
            yield from _compared_fields(section, key, before[key], record)
            if key in places:
                yield _change("moved", section, key, record, after=places[key])
        for key, record in before.items():
            if key not in after:
                yield _change("removed", section, key, record, old=record)


def with_id(record: Record, identifier: str | None) -> Record:
    """Return the record of a link, or of a claim, under another id; None leaves it as it is."""
    if identifier is None:
        return record
    rest = {name: value for name, value in record.items() if name != "id"}
    return rest if identifier == default_key(rest) else {"id": identifier, **rest}


def _new_ids_of_links(before: Mapping[str, Record], after: Mapping[str, Record]) -> dict[str, str]:
    """Return the new ids of links that kept their ends, where there is only one such link."""
    gone = {key: (before[key]["source"], before[key]["target"]) for key in before if key not in after}
    come = {key: (after[key]["source"], after[key]["target"]) for key in after if key not in before}
    alone = Counter(gone.values())
    by_ends = {ends: key for key, ends in come.items() if Counter(come.values())[ends] == 1}
    return {key: by_ends[ends] for key, ends in gone.items() if alone[ends] == 1 and ends in by_ends}


def _compared_fields(section: str, key: str, before: Record, after: Record) -> Iterator[Change]:
    for name in dict.fromkeys((*after, *before)):
        old, new = before.get(name), after.get(name)
        if old != new:
            yield _change(kind_of_field(name), section, key, after, field=name, old=old, new=new)


def _places(
    section: str, before: Mapping[str, Record], after: Mapping[str, Record], lanes: Lanes
) -> dict[str, str | None]:
    """Return behind which part each one goes that is new or has to move; None is the first place."""
    in_lanes: defaultdict[str, list[str]] = defaultdict(list)
    for key, record in after.items():
        lane = lanes.lane(section, key, record)
        if lane is not None:
            in_lanes[lane].append(key)
    position = {key: index for index, key in enumerate(before)}
    places: dict[str, str | None] = {}
    for keys in in_lanes.values():
        # As many as possible stay where they are.
        staying = set(increasing([key for key in keys if key in position], position))
        behind = zip(keys, [None, *keys], strict=False)
        places |= {key: previous for key, previous in behind if key not in staying}
    return places


def _change(kind: ChangeKind, section: str, key: str, record: Record, **said: object) -> Change:
    """Return a change of a part, which knows what readers call it."""
    label = next((record[name] for name in _NAMES if name in record), None)
    sort = record.get("kind", SORTS[section]) if section == "elements" else SORTS[section]
    return Change(kind, section, key, label=label, sort=sort, **said)  # type: ignore[arg-type]
