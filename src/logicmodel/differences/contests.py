"""Which changes of two sides go together, and which do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, TypeAlias

from attrs import evolve, frozen
from attrs import field as attribute

from logicmodel.differences.applying import patched
from logicmodel.differences.lists import merged_list, merged_mapping
from logicmodel.differences.naming import NODES, Naming, dangling, restore
from logicmodel.differences.records import Records, model_of
from logicmodel.differences.telling import told_value
from logicmodel.differences.values import SORTS, Change, part_name
from logicmodel.errors import ShapeError

Side: TypeAlias = Literal["ours", "theirs"]
Key: TypeAlias = tuple[str, str]


@frozen
class Conflict:
    """
    One thing that two versions changed in different ways.

    Args:
        section: Where the part stands, as in a file: ``elements``, ``links``, ``model`` and so on.
        id: The id of the part; empty for the model itself.
        field: The field, or None if one side removed the whole part that the other one needs.
        base: What the common version says: the value of the field or all fields of the part; None if nothing.
        ours: What one side says now.
        theirs: What the other side says now.
        label: What readers know the part by.
        sort: What the part is in a word.
        reason: Why the two do not go together.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.differences import merge
        >>> from logicmodel.model import with_fields
        >>> base = load_example("reading-together")
        >>> merged = merge(base, with_fields(base, version="3"), with_fields(base, version="4"))
        >>> print(merged.conflicts[0])
        model: version: before "2", ours "3", theirs "4"
    """

    section: str
    id: str
    field: str | None
    base: Any = attribute(default=None, hash=False)
    ours: Any = attribute(default=None, hash=False)
    theirs: Any = attribute(default=None, hash=False)
    label: str | None = attribute(default=None, eq=False)
    sort: str | None = attribute(default=None, eq=False)
    reason: str | None = attribute(default=None, eq=False)

    @property
    def name(self) -> str:
        """What it is about, as `Merged.resolved` takes it: ``train.label``, ``train``, or ``.version``."""
        return self.id if self.field is None else f"{self.id}.{self.field}"

    def __str__(self) -> str:
        """Return the conflict in a line."""
        what = part_name(self.sort or SORTS[self.section], self.label, self.id)
        if self.field is None:
            return f"{what}: {self.reason}"
        said = (f"{side} {told_value(getattr(self, side))}" for side in ("ours", "theirs"))
        return f"{what}: {self.field.replace('_', ' ')}: before {told_value(self.base)}, {', '.join(said)}"


@frozen
class Contest:
    """A conflict, with the changes of each side from which one side is to be chosen."""

    conflict: Conflict
    ours: Sequence[Change]
    theirs: Sequence[Change]


def contested(base: Records, ours: Sequence[Change], theirs: Sequence[Change]) -> tuple[list[Change], list[Contest]]:
    """
    Return the changes of two sides that go together, and those that do not.

    Args:
        base: The common version.
        ours: What one side changed.
        theirs: What the other side changed.
    """
    agreed: list[Change] = []
    contests: list[Contest] = []
    mine, their = _by_part(ours), _by_part(theirs)
    for key in dict.fromkeys((*mine, *their)):
        for outcome in _together(mine[key], their[key]):
            if isinstance(outcome, Contest):
                contests.append(outcome)
            else:
                agreed.append(outcome)
    sides = _Sides(base, ours, theirs)
    contests += sides.clashes(agreed)
    contests += sides.needed(agreed, contests)
    contests += sides.impossible(agreed, contests)
    # Where both sides put a part somewhere, the place of ours is the last word.
    own = set(map(id, ours))
    return sorted(agreed, key=lambda change: id(change) in own), contests


def _by_part(changes: Iterable[Change]) -> defaultdict[Key, list[Change]]:
    parts: defaultdict[Key, list[Change]] = defaultdict(list)
    for change in changes:
        parts[change.section, change.id].append(change)
    return parts


def _together(ours: list[Change], theirs: list[Change]) -> Iterator[Change | Contest]:
    """Return what the changes of both sides to one part make together."""
    if not (ours and theirs):
        yield from (*ours, *theirs)
        return
    places = [change for change in (*theirs, *ours) if change.kind == "moved"]
    mine = [change for change in ours if change.kind != "moved"]
    their = [change for change in theirs if change.kind != "moved"]
    removed = [change for change in (*mine, *their) if change.kind == "removed"]
    if len(removed) == 1 and mine and their:
        yield _part_contest(mine, their, "one side removed it, and the other one changed it")
    elif removed:
        yield removed[0]
    elif mine and mine[0].kind == "added":
        yield from _added_twice(mine[0], their[0])
        yield from places
    else:
        yield from _fields_together(mine, their)
        yield from places


def _added_twice(mine: Change, their: Change) -> Iterator[Change | Contest]:
    """Return what two parts make together that both sides added under one id."""
    fields = [_as_fields(change) for change in (mine, their)]
    outcomes = list(_fields_together(*fields))
    record = {each.field: each.new for each in outcomes if isinstance(each, Change)}
    yield their
    yield evolve(mine, new=record)
    yield from (each for each in outcomes if isinstance(each, Contest))


def _as_fields(added: Change) -> list[Change]:
    return [evolve(added, kind="changed", field=name, new=value, after=None) for name, value in added.new.items()]


def _fields_together(ours: Iterable[Change], theirs: Iterable[Change]) -> Iterator[Change | Contest]:
    mine, their = ({change.field: change for change in changes} for changes in (ours, theirs))
    for name in dict.fromkeys((*mine, *their)):
        one, other = mine.get(name), their.get(name)
        if one is None or other is None:
            yield from filter(None, (one, other))
            continue
        if one.new == other.new:
            yield one
            continue
        merged = _merged(str(name), one.old, one.new, other.new)
        if merged is None:
            yield _contest([one], [other], name, (one.old, one.new, other.new))
        else:
            yield evolve(one, new=merged)


def _merged(field: str, base: Any, ours: Any, theirs: Any) -> Any:  # noqa: ANN401 -- any plain values
    """Return two lists, or two mappings of data, as one; None if they are neither or do not go together."""
    # Other mappings, such as a measurement, say one thing together.
    if field == "data":
        return merged_mapping(base or {}, ours or {}, theirs or {})
    if not all(value is None or isinstance(value, list) for value in (base, ours, theirs)):
        return None
    return merged_list(base or [], ours or [], theirs or [])


def _part_contest(ours: Sequence[Change], theirs: Sequence[Change], reason: str, base: Any = None) -> Contest:  # noqa: ANN401
    """Return a conflict about a whole part."""
    said = [changes[0].old if changes and changes[0].kind == "removed" else None for changes in (ours, theirs)]
    whole = base or next(filter(None, said), None)
    after = [None if each else _after(whole, changes) for each, changes in zip(said, (ours, theirs), strict=True)]
    return _contest(ours, theirs, None, (whole, after[0], after[1]), reason)


def _after(record: Any, changes: Iterable[Change]) -> Any:  # noqa: ANN401 -- a record, or None
    """Return what a part says after changes of its fields."""
    said = dict(record or {})
    for change in changes:
        if change.kind == "added":
            return change.new
        if change.field is not None:
            said[change.field] = change.new
    return {name: value for name, value in said.items() if value is not None}


def _contest(
    ours: Sequence[Change],
    theirs: Sequence[Change],
    field: str | None,
    values: tuple[Any, Any, Any],
    reason: str | None = None,
) -> Contest:
    """Return a conflict about a part, or one of its fields; `values` are what the common version and each side say."""
    told = (*ours, *theirs)[0]
    base, one, other = values
    conflict = Conflict(told.section, told.id, field, base, one, other, told.label, told.sort, reason)
    return Contest(conflict, ours, theirs)


@frozen
class _Sides:
    """The changes of both sides, for what does not go together although it is about different parts or fields."""

    base: Records
    ours: Sequence[Change]
    theirs: Sequence[Change]

    def clashes(self, agreed: list[Change]) -> Iterator[Contest]:
        """Take out parts of different sorts that the two sides added under one id."""
        mine = {change.id: change for change in self.ours if change.kind == "added" and change.section in NODES}
        for change in self.theirs:
            other = mine.get(change.id)
            if change.kind == "added" and change.section in NODES and other and other.section != change.section:
                _take_out(agreed, [change, other])
                reason = f"one side uses the id for {_article(other)}, and the other one for {_article(change)}"
                yield _contest([other], [change], None, (None, other.new, change.new), reason)

    def needed(self, agreed: list[Change], contests: Sequence[Contest]) -> Iterator[Contest]:
        """Take out removals of parts that the other side lets something name."""
        found: list[Contest] = []
        while namings := dangling(self._hopeful(agreed, [*contests, *found])):
            removals = list(self._removals(agreed, namings))
            if not removals:
                break  # what is named is in no version, so that the model itself will say so
            found += removals
        return iter(found)

    def _removals(self, agreed: list[Change], namings: Iterable[Naming]) -> Iterator[Contest]:
        for naming in namings:
            removed = next(
                (
                    change
                    for change in agreed
                    if change.kind == "removed" and change.section in naming.among and change.id == naming.name
                ),
                None,
            )
            if removed is not None:
                gone = [removed, *_links_of(removed, agreed)]
                _take_out(agreed, gone)
                reason = f"one side removed it, and {SORTS[naming.section]} {naming.key} of the other one needs it"
                ours, theirs = (gone, []) if any(removed is change for change in self.ours) else ([], gone)
                yield _part_contest(ours, theirs, reason, base=removed.old)

    def impossible(self, agreed: list[Change], contests: Sequence[Contest]) -> Iterator[Contest]:
        """Take out changes to different fields of one part that the part cannot have together."""
        if _is_model(self._hopeful(agreed, contests)):
            return
        mine, their = _by_part(self.ours), _by_part(self.theirs)
        for key in mine.keys() & their.keys():
            changes = [change for change in agreed if (change.section, change.id) == key and change.field]
            rest = [change for change in agreed if not any(change is each for each in changes)]
            if changes and _is_model(self._hopeful([*rest, *mine[key]], contests)):
                _take_out(agreed, changes)
                yield _part_contest(
                    mine[key], their[key], "the two changes do not go together", self.base[key[0]][key[1]]
                )
                return

    def _hopeful(self, agreed: Sequence[Change], contests: Iterable[Contest]) -> Records:
        """Return the records with all that either side wants to keep."""
        kept = [change for each in contests for change in (*each.theirs, *each.ours) if change.kind != "removed"]
        records = patched(self.base, [*agreed, *kept])
        restore(records, patched(self.base, self.theirs), patched(self.base, self.ours))
        return records


def _take_out(agreed: list[Change], changes: Iterable[Change]) -> None:
    """Take some changes out of those that are agreed."""
    out = set(map(id, changes))
    agreed[:] = [change for change in agreed if id(change) not in out]


def _links_of(removed: Change, agreed: Iterable[Change]) -> Iterator[Change]:
    """Return the removals of links that went because the part did at which they start or end."""
    for change in agreed:
        is_link = change.kind == "removed" and change.section == "links" and removed.section in NODES
        if is_link and removed.id in {change.old["source"], change.old["target"]}:
            yield change


def _article(change: Change) -> str:
    return f"{change.sort or SORTS[change.section]} {change.label!r}"


def _is_model(records: Records) -> bool:
    try:
        model_of(records)
    except ShapeError:
        return False
    return True
