"""Changes made to a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from logicmodel.differences.comparing import with_id
from logicmodel.differences.records import Record, Records, model_of, records_of
from logicmodel.differences.values import Change, Changes
from logicmodel.errors import Problem, ShapeError
from logicmodel.model.edits.renaming import rename
from logicmodel.model.logic_model import LogicModel, refuse_non_model

_NAMED: frozenset[str] = frozenset({"elements", "stages", "groups"})


def apply(changes: Changes, model: LogicModel) -> LogicModel:
    """
    Return a model with changes made to it, such as those that `load_changes` read from a patch file.

    Args:
        changes: The changes.
        model: The model: the older version, or another one that says the same where the changes are made.

    Returns:
        The changed model; ``apply(changes(old, new), old)`` equals ``new``.

    Raises:
        ShapeError: A change does not fit the model, because a part is not there, or says something else than the older
            version; all such changes.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.differences import apply, changes
        >>> from logicmodel.model import remove_parts
        >>> old = load_example("reading-together")
        >>> new = remove_parts(old, "books")
        >>> apply(changes(old, new), old) == new
        True
    """
    refuse_non_model(model)
    ids = {change.id: str(change.new) for change in changes if change.kind == "renamed" and change.section in _NAMED}
    middle = rename(model, ids) if ids else model
    rest = [change for change in changes if not (change.kind == "renamed" and change.section in _NAMED)]
    records = records_of(middle)
    if found := list(_unfitting(rest, records)):
        raise ShapeError(found)
    return model_of(patched(records, rest), model)


def patched(records: Records, changes: Iterable[Change]) -> Records:
    """
    Return records with changes made to them, whether these fit or not.

    Args:
        records: The records, which stay as they are.
        changes: The changes; those of places are made last, in their order.
    """
    made = deepcopy(records)
    placed = []
    for change in changes:
        section = made[change.section]
        if change.kind == "removed":
            section.pop(change.id, None)
        elif change.kind == "renamed":
            made[change.section] = _rekeyed(section, change)
        elif change.field is not None:
            _set_field(section, change)
        if change.kind == "added":
            section[change.id] = deepcopy(change.new)
        if change.kind in {"added", "moved"}:
            placed.append(change)
    for change in placed:
        made[change.section] = _moved(made[change.section], change)
    return made


def _rekeyed(section: dict[str, Record], change: Change) -> dict[str, Record]:
    """Return the records of a section with a link under another id."""
    return {
        change.new if key == change.id else key: with_id(record, change.new) if key == change.id else record
        for key, record in section.items()
    }


def _set_field(section: dict[str, Record], change: Change) -> None:
    record = section.get(change.id)
    if record is None or change.field is None:
        return
    if change.new is None:
        record.pop(change.field, None)
    else:
        record[change.field] = deepcopy(change.new)


def _moved(section: dict[str, Record], change: Change) -> dict[str, Record]:
    """Return the records of a section with one behind another; it goes last if that one is not there."""
    if change.id not in section:
        return section
    keys = [key for key in section if key != change.id]
    return {key: section[key] for key in [*_up_to(change.after, keys), change.id, *_behind(change.after, keys)]}


def _up_to(after: str | None, keys: list[str]) -> list[str]:
    """Return the keys up to one; all of them if it is not there, none if it is None."""
    if after is None:
        return []
    return keys[: keys.index(after) + 1] if after in keys else keys


def _behind(after: str | None, keys: list[str]) -> list[str]:
    return keys[len(_up_to(after, keys)) :]


def _unfitting(changes: Iterable[Change], records: Records) -> Iterator[Problem]:
    """Return a problem for each change that does not fit."""
    known = {section: {**content} for section, content in records.items()}
    for change in changes:
        section = known.get(change.section)
        if section is None:
            yield Problem(f"{change}: a model has no section {change.section!r}")
        elif change.kind == "added":
            if section.get(change.id, change.new) != change.new:
                yield Problem(f"{change}: the model has another part with this id", hint="rename one of the two")
        elif change.id not in section:
            yield Problem(f"{change}: the model does not have it", hint="was it removed or renamed before?")
        elif change.kind == "renamed":
            section[str(change.new)] = section[change.id]
        elif change.kind == "removed" and section[change.id] != change.old:
            yield Problem(f"{change}: the part says something else by now", hint="look at it before you remove it")
        elif change.field is not None and section[change.id].get(change.field) != change.old:
            yield Problem(f"{change}: the field says something else by now", hint="merge the two versions instead")
