"""Three versions of a list, or of a mapping, as one."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
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
    merged = merged_mapping(*({identity_of(item): item for item in items} for items in (base, ours, theirs)))
    return None if merged is None else list(merged.values())


def merged_mapping(
    base: Mapping[Hashable, Any], ours: Mapping[Hashable, Any], theirs: Mapping[Hashable, Any]
) -> dict[Hashable, Any] | None:
    """
    Return a mapping with what either side added or changed and without what either side took out.

    Args:
        base: The mapping before.
        ours: What one side made of it.
        theirs: What the other side made of it.

    Returns:
        The mapping, in the order of ours; None if both sides changed one key in different ways.
    """
    merged: dict[Hashable, Any] = {}
    for key in dict.fromkeys((*ours, *theirs, *base)):
        before, mine, their = base.get(key), ours.get(key), theirs.get(key)
        if mine in (before, their):
            kept = their
        elif their == before:
            kept = mine
        else:
            return None
        if kept is not None:
            merged[key] = kept
    return merged
