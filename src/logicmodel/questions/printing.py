"""How answers print: rows as a table of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any


class Printed:
    """What a notebook shows as it prints, and not as the values that it is made of."""

    __slots__ = ()

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Return the answer as the text that a notebook shows."""
        return {"text/plain": str(self)}


def as_table(records: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as aligned columns of text; nothing that is known reads as ``-``."""
    if not records:
        return "(none)"
    names = list(records[0])
    cells = [
        [name.replace("_", " ") for name in names],
        *([as_text(record[name]) for name in names] for record in records),
    ]
    widths = [max(len(row[column]) for row in cells) for column in range(len(names))]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in cells)


def as_text(value: object) -> str:
    """Return one value as a reader expects it in a table."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(map(as_text, value)) or "-"
    return f"{value:g}" if isinstance(value, float) else str(value)


def named(ids: Iterable[str], most: int = 3) -> str:
    """Return ids as one text, the first of them where there are many."""
    listed = list(ids)
    rest = len(listed) - most
    return ", ".join(listed) if rest <= 0 else f"{', '.join(listed[:most])} and {rest} more"
