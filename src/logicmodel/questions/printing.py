"""How answers print: rows as a table of plain text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from logicmodel.errors import UnknownIdError
from logicmodel.model.logic_model import LogicModel
from logicmodel.wording import one_line


class Printed:
    """What a notebook shows as it prints, and not as the values that it is made of."""

    __slots__ = ()

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Return the answer as the text that a notebook shows."""
        return {"text/plain": str(self)}


def as_table(records: Sequence[Mapping[str, Any]], *, labels: bool = False) -> str:
    """
    Return rows as aligned columns of text; nothing that is known reads as ``-``.

    Args:
        records: The rows, which may have labels behind ids, as `with_labels` puts them.
        labels: Whether labels stand in the place of ids; default: ids alone are shown.
    """
    if not records:
        return "(none)"
    heads = [name for name in records[0] if not name.endswith(_LABEL)]
    names = [name + _LABEL if labels and name + _LABEL in records[0] else name for name in heads]
    cells = [
        [name.replace("_", " ") for name in heads],
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


# The columns of answers that hold ids of what has a label, one or several.
_NAMING: Final = frozenset(
    {
        *("element", "elements", "source", "target", "outcome", "activity", "stage", "passes", "holds_up", "loop"),
        *("link", "links", "feedback_links"),
    }
)
_LABEL: Final = "_label"


def with_labels(model: LogicModel | None, records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """
    Return rows with the labels of what they name, each in a column behind that of the ids: ``element_label``.

    Args:
        model: The model, or None if the answer does not know it; then there are no labels.
        records: The rows.
    """
    return [dict(_labelled(model, record)) if model else record for record in records]


def _labelled(model: LogicModel, record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in record.items():
        yield name, value
        if name in _NAMING:
            several = isinstance(value, list | tuple)
            yield name + _LABEL, [label_in(model, each) for each in value] if several else label_in(model, value)


def label_in(model: LogicModel, identifier: str | None) -> str | None:
    """
    Return what readers call an element, a stage, a group or a link; what is none of these stays as it is.

    Args:
        model: The model.
        identifier: Its id.
    """
    if identifier is None or identifier in model:
        return None if identifier is None else one_line(model[identifier].label)
    try:
        link = model.link(identifier)
    except UnknownIdError:
        return next((one_line(each.label) for each in model.stakeholders if each.id == identifier), identifier)
    return f"{label_in(model, link.source)} \u2192 {label_in(model, link.target)}"


def heads_in(model: LogicModel | None, ids: Sequence[str], *, labels: bool) -> dict[str, str]:
    """
    Return what heads rows or columns, by id; two that are called alike have their ids behind their labels.

    Args:
        model: The model, or None if the answer does not know it.
        ids: The ids.
        labels: Whether labels stand in the place of ids.
    """
    found = {each: label_in(model, each) or each if labels and model else each for each in ids}
    times = Counter(found.values())
    return {each: label if times[label] == 1 else f"{label} ({each})" for each, label in found.items()}


class Worded:
    """An answer that prints with ids, which code needs, or with labels, which readers know."""

    __slots__ = ()

    def printed(self, *, labels: bool) -> str:
        """
        Return the answer as text.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        raise NotImplementedError

    def in_words(self) -> str:
        """Return the answer as text for readers, with labels in the place of ids."""
        return self.printed(labels=True)

    def __str__(self) -> str:
        """Return the answer as text."""
        return self.printed(labels=False)
