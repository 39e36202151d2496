"""How a caller can watch a question that takes long, without the question knowing of terminals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

#: Shows how far a long question has come, such as ``tqdm``; it takes a sequence and yields its items.
Progress: TypeAlias = Callable[[Sequence[Any]], Iterable[Any]]


def unwatched(items: Sequence[Any]) -> Iterable[Any]:
    """Return the items as they are; `tqdm`, for one, returns the same items and shows how many have been taken."""
    return items
