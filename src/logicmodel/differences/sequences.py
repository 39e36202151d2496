"""Sequences that keep their order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence


def increasing(keys: Sequence[str], position: Mapping[str, int]) -> list[str]:
    """
    Return as many keys as possible whose positions rise: a longest increasing subsequence, by patience sorting.

    Args:
        keys: The keys, in their new order.
        position: Where each stood before.
    """
    tops: list[int] = []  # the least position with which a run of each length ends
    ends: list[str] = []  # the key at that position
    before: dict[str, str | None] = {}
    for key in keys:
        length = bisect_left(tops, position[key])
        before[key] = ends[length - 1] if length else None
        tops[length : length + 1] = [position[key]]
        ends[length : length + 1] = [key]
    run: list[str] = []
    key_at = ends[-1] if ends else None
    while key_at is not None:
        run.append(key_at)
        key_at = before[key_at]
    return run[::-1]
