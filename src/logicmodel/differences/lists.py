"""Three versions of a list as one."""

from __future__ import annotations

from typing import Any

from logicmodel.differences.plain import are_distinct, identity_of


def merged_list(base: list[Any], ours: list[Any], theirs: list[Any]) -> list[Any] | None:
    """
    Return a list with what either side added and without what either side took out.

    Args:
        base: The list before.
        ours: What one side made of it.
        theirs: What the other side made of it.

    Returns:
        The list in the order of ours, with what only theirs has at its end; None if both sides changed one item, or if
        items cannot be told apart.
    """
    if not all(map(are_distinct, (base, ours, theirs))):
        return None
    old, one, other = ({identity_of(item): item for item in items} for items in (base, ours, theirs))
    merged = {}
    for key in dict.fromkeys((*one, *other, *old)):
        before, mine, their = old.get(key), one.get(key), other.get(key)
        if mine in (before, their):
            kept = their
        elif their == before:
            kept = mine
        else:
            return None
        if kept is not None:
            merged[key] = kept
    return list(merged.values())
