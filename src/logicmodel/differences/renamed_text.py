"""Other ids in the text of a YAML file, whose comments and layout stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from logicmodel.formats.fields import KIND_SECTIONS, REGISTRIES
from logicmodel.reading.yaml_spans import Span, spans_of

_CARRIED: Final = ("indicators", "evidence", "assumptions", "rivals")
_NAMED_BY_KEYS: Final = frozenset({*KIND_SECTIONS, *REGISTRIES, *_CARRIED, "elements", "groups", "external_factors"})
_NAMING: Final = frozenset({*_CARRIED, "id", "source", "target", "stage", "who", "members", "acts_on", "stages"})
_FLOWS: Final = frozenset({"link", "links", "acts_on", "claims", "claim"})
_WORD: Final = re.compile(r"[^\s+>=-]+(?:-[^\s+>=-]+)*")


class _Edit(NamedTuple):
    """A piece of a text, and what is to stand there."""

    start: int
    end: int
    new: str


def renamed_text(text: str, ids: Mapping[str, str]) -> str:
    """
    Return the text of a model with other ids, wherever its form says that an id stands.

    Whether the text then says the renamed model is for the caller to read: a word of an author may look like an id.

    Args:
        text: The text, which is YAML.
        ids: The new ids, by the old ones.
    """
    edits = sorted(_edits(text, spans_of(text), "", ids), reverse=True)
    for edit in edits:
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def _edits(text: str, node: Span, field: str, ids: Mapping[str, str]) -> Iterator[_Edit]:
    """Return the edits in what a field says."""
    for key, value in node.entries or ():
        if field in _NAMED_BY_KEYS or field in _FLOWS:
            yield from _edit(text, key, field, ids)
            # A key that is the author's is no field: what it says is an entry of the section.
            yield from _edits(text, value, "" if value.entries is not None else field, ids)
        else:
            yield from _edits(text, value, key.text, ids)
    for item in node.items or ():
        yield from _edits(text, item, "" if item.entries is not None else field, ids)
    if node.entries is None and node.items is None:
        yield from _edit(text, node, field, ids)


def _edit(text: str, node: Span, field: str, ids: Mapping[str, str]) -> Iterator[_Edit]:
    written = text[node.start : node.end]
    if (field in _NAMING or field in _NAMED_BY_KEYS) and node.text in ids:
        start = node.start + written.find(node.text)
        yield _Edit(start, start + len(node.text), ids[node.text])
    elif field in _FLOWS:
        for word in _WORD.finditer(written):
            if word.group() in ids:
                yield _Edit(node.start + word.start(), node.start + word.end(), ids[word.group()])
