"""Other values in words, as a person would say it."""

from __future__ import annotations

from typing import Any, Final

from logicmodel.differences.plain import are_distinct, identity_of
from logicmodel.wording import listed, one_line

_LONGEST: Final = 80  # characters of a text that a line quotes


def told_field(name: str, old: Any, new: Any) -> str:  # noqa: ANN401 -- any plain value
    """
    Return what happened to a field.

    Args:
        name: What the field is called.
        old: What it said before; None if nothing.
        new: What it says now; None if nothing.
    """
    if (
        isinstance(old or new, list)
        and isinstance(new or old, list)
        and are_distinct([*(old or [])])
        and are_distinct(new or [])
    ):
        return f"{name}: {_told_list(old or [], new or [])}"
    if old is None:
        return f"{name}: now {told_value(new)}, before not stated"
    if new is None:
        return f"{name}: no longer stated, before {told_value(old)}"
    return f"{name}: {told_value(old)} is now {told_value(new)}"


def _told_list(old: list[Any], new: list[Any]) -> str:
    """Return what a list has more and what it has less, or that its order is another."""
    before, after = {identity_of(item): item for item in old}, {identity_of(item): item for item in new}
    more = [told_value(item) for key, item in after.items() if key not in before]
    less = [told_value(item) for key, item in before.items() if key not in after]
    other = [
        f"{told_value(before[key])} is now {told_value(after[key])}"
        for key in before
        if key in after and before[key] != after[key]
    ]
    said = [f"added {listed(more)}"] if more else []
    said += [f"removed {listed(less)}"] if less else []
    said += other or ([] if said else ["in another order"])
    return "; ".join(said) + ("; none is left" if not new else "")


def told_value(value: Any) -> str:  # noqa: ANN401 -- any plain value
    """Return a plain value as readers write it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(map(told_value, value))}]"
    if isinstance(value, dict):
        return ", ".join(_pair(key, item) for key, item in value.items())
    return str(value)


def _pair(key: str, value: Any) -> str:  # noqa: ANN401 -- any plain value
    return told_value(value) if key in {"value", "text"} else f"{key} {told_value(value)}"


def quoted(text: str) -> str:
    """Return a text in quotes, on one line and not too long."""
    line = one_line(text)
    return f'"{line}"' if len(line) <= _LONGEST else f'"{line[: _LONGEST - 1].rstrip()}…"'
