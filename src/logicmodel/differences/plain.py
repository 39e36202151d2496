"""Plain values: what tells the items of a list apart."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable
from typing import Any

# The fields by which items of a list are known, the first that an item has: a measurement by its period and category,
# an assumption by its text, a suppression by its code, the use of a source by the source.
_IDENTITY = (("id",), ("source",), ("text",), ("code", "vocabulary"), ("scale",), ("value", "period", "category"))


def identity_of(item: Any) -> Hashable:  # noqa: ANN401 -- any plain value
    """
    Return what tells an item from the others of its list.

    Args:
        item: A text, a number or a mapping.
    """
    if not isinstance(item, dict):
        return json.dumps(item)
    for names in _IDENTITY:
        if names[0] in item:
            # Two measurements of one period are one that changed, whatever their values.
            known_by = [name for name in names if name != "value"]
            return json.dumps({name: item.get(name) for name in known_by}, sort_keys=True)
    return json.dumps(item, sort_keys=True)


def are_distinct(items: Iterable[Any]) -> bool:
    """Return whether no two items of a list are the same to `identity_of`."""
    keys = [identity_of(item) for item in items]
    return len(set(keys)) == len(keys)
