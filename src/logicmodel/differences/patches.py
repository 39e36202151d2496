"""Changes in a file, which can be sent to somebody and made to another copy of a model."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

from logicmodel.differences.values import CHANGE_KINDS, SORTS, Change, Changes
from logicmodel.errors import FormatError, Problem, did_you_mean, suggest
from logicmodel.places import Place
from logicmodel.reading.limits import MAX_BYTES
from logicmodel.writing import replace_file

_MARK: Final = "logicmodel-changes"
_VERSION: Final = 1
_FIELDS: Final = ("kind", "section", "id", "field", "old", "new", "after", "label", "sort")
_TEXTS: Final = frozenset(_FIELDS) - {"old", "new"}


def dump_changes(changes: Changes, path: str | os.PathLike[str]) -> None:
    """
    Write changes to a patch file, from which `load_changes` returns equal ones.

    Args:
        changes: The changes.
        path: The file, which is JSON.

    Raises:
        OSError: The file cannot be written.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.differences import changes, dump_changes, load_changes
        >>> from logicmodel.model import with_fields
        >>> model = load_example("reading-together")
        >>> found = changes(model, with_fields(model, version="3"))
        >>> dump_changes(found, "changes.json")
        >>> load_changes("changes.json") == found
        True
    """
    replace_file(Path(path), dumps_changes(changes).encode())


def dumps_changes(changes: Changes) -> str:
    """
    Return changes as the text of a patch file, one change to a line.

    Args:
        changes: The changes.

    Returns:
        JSON, the same for equal changes.

    Example:
        >>> from logicmodel.differences import Change, Changes, dumps_changes
        >>> print(dumps_changes(Changes([Change("removed", "links", "a->b", old={"source": "a", "target": "b"})])))
        {"logicmodel-changes": 1, "title": null, "changes": [
        {"kind": "removed", "section": "links", "id": "a->b", "old": {"source": "a", "target": "b"}}
        ]}
        <BLANKLINE>
    """
    title = json.dumps(changes.title, ensure_ascii=False)
    lines = ",\n".join(json.dumps(_said(change), ensure_ascii=False, allow_nan=False) for change in changes)
    return f'{{"{_MARK}": {_VERSION}, "title": {title}, "changes": [\n{lines}\n]}}\n'


def _said(change: Change) -> dict[str, Any]:
    said = {name: getattr(change, name) for name in _FIELDS}
    return {name: value for name, value in said.items() if value is not None}


def load_changes(path: str | os.PathLike[str]) -> Changes:
    """
    Return the changes in a patch file.

    Args:
        path: The file.

    Returns:
        The changes, which `apply` makes to a model.

    Raises:
        FormatError: The file is not a patch file.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.differences import Changes, dump_changes, load_changes
        >>> dump_changes(Changes([]), "changes.json")
        >>> len(load_changes("changes.json"))
        0
    """
    with Path(path).open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    return loads_changes(content, os.fspath(path))


def loads_changes(text: str | bytes, name: str = "<string>") -> Changes:
    """
    Return the changes in the text of a patch file.

    Args:
        text: The text, or its bytes in UTF-8.
        name: What an error calls it.

    Returns:
        The changes.

    Raises:
        FormatError: The text is no patch file; all that is wrong.

    Example:
        >>> from logicmodel.differences import loads_changes
        >>> loads_changes('{"logicmodel-changes": 1, "title": null, "changes": []}').items
        ()
    """
    if len(text) > MAX_BYTES:
        raise FormatError(_at_top(name, f"the file is larger than {MAX_BYTES:,} bytes, the limit"))
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        hint = "write one with 'logicmodel diff --format patch'"
        raise FormatError(_at_top(name, f"this is not JSON: {error}", hint)) from None
    items = document.get("changes") if isinstance(document, dict) and document.get(_MARK) == _VERSION else None
    if not isinstance(items, list):
        raise FormatError(_at_top(name, f"this is no patch file; one starts with {{{_MARK!r}: {_VERSION}"))
    found = [problem for index, item in enumerate(items) if (problem := _wrong(item, index, name))]
    if found:
        raise FormatError(found)
    title = document.get("title")
    return Changes([Change(**item) for item in items], title if isinstance(title, str) else None)


def _at_top(name: str, message: str, hint: str | None = None) -> list[Problem]:
    return [Problem(message, (Place(name, 1),), hint)]


def _wrong(item: object, index: int, name: str) -> Problem | None:
    """Return what is wrong with a change, if anything is."""
    places = (Place(name, index + 2),)  # a change is written to a line
    if not isinstance(item, dict):
        return Problem("a change must be a mapping", places, "write {'kind': …, 'section': …, 'id': …}")
    for key, choices in (("kind", CHANGE_KINDS), ("section", tuple(SORTS))):
        said = item.get(key)
        if said not in choices:
            hint = did_you_mean(suggest(str(said), choices)) or f"it is one of {', '.join(choices)}"
            return Problem(f"{key} of a change cannot be {said!r}", places, hint, key)
    if not isinstance(item.get("id"), str):
        return Problem("a change needs the id of a part", places, "add 'id'", "id")
    if unknown := item.keys() - set(_FIELDS):
        return Problem(f"a change has no field {min(unknown)!r}", places, f"it takes {', '.join(_FIELDS)}")
    for key in sorted(_TEXTS & item.keys()):
        if not isinstance(item[key], str | None):
            return Problem(f"{key} of a change must be text, not {item[key]!r}", places, None, key)
    return _whole_part_wrong(item, places)


def _whole_part_wrong(item: dict[str, Any], places: tuple[Place, ...]) -> Problem | None:
    """Return what is wrong with a change of a whole part."""
    kind, field = item["kind"], item.get("field")
    needs_field = kind in {"changed", "reworded"}
    if needs_field != (field is not None):
        return Problem(f"a part that is {kind} {'needs a' if needs_field else 'has no'} field", places, None, "field")
    wanted = {"added": ("new", dict), "removed": ("old", dict), "renamed": ("new", str)}.get(kind)
    if wanted and not isinstance(item.get(wanted[0]), wanted[1]):
        what = "its new id" if kind == "renamed" else "all its fields"
        return Problem(f"a part that is {kind} needs {what} under {wanted[0]!r}", places, None, wanted[0])
    return None
