"""Matrices of fuzzy cognitive maps, in which rows act on columns."""

from __future__ import annotations

import csv
import io
import re
from typing import Final, Unpack

from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import Draft, DraftEdge, DraftNode
from logicmodel.exchange.files import Content, Readable, content_of
from logicmodel.exchange.losses import Imported, Loss

_WORDS: Final = re.compile(r"(-?)(VL|L|M|H|VH)", re.IGNORECASE)
_NOTHING: Final = frozenset({"", "0", "NA", "na"})


def read_fcm(source: Readable, **options: Unpack[DraftOptions]) -> Imported:
    r"""
    Return the matrix of a fuzzy cognitive map as a model.

    The first row and the first column name the concepts in the same order. A weight below 0 is a link of which more
    leads to less. How large a weight is says how strong an effect is thought to be and not how sure anybody is, so that
    it is kept in the notes of the link and not as its confidence.

    Args:
        source: A path, or the content as bytes: CSV with commas, semicolons or tabs.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: It is not a square matrix with the same names in both directions, or a weight is none.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_fcm
        >>> model, losses = read_fcm(b",train,skills\ntrain,0,0.7\nskills,0,0\n")
        >>> model.links[0].notes
        'weight 0.7'
    """
    content = content_of(source)
    draft = Draft("fuzzy cognitive map", content.stem)
    rows = _rows(content)
    names = rows[0][1:]
    for name in names:
        draft.nodes[name] = DraftNode(name, name)
    for number, row in enumerate(rows[1:], start=2):
        for place, (target, cell) in enumerate(zip(names, row[1:], strict=True), start=2):
            _add(draft, content, row[0], target, cell.strip(), f"row {number}, column {place}")
    return imported(draft, **options)


def _rows(content: Content) -> list[list[str]]:
    text = content.text()
    text.refuse_control_characters()
    sample = text.text.split("\n", 1)[0]
    delimiter = max(",;\t", key=sample.count)
    rows = [
        [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text.text), delimiter=delimiter) if any(row)
    ]
    hint = "the first row and the first column name the concepts, in the same order"
    if len(rows) < 2 or any(len(row) != len(rows) for row in rows):  # noqa: PLR2004 -- a heading and one concept
        content.refuse(f"a matrix has as many columns as rows; this has {len(rows)} rows", hint)
    names = rows[0][1:]
    if names != [row[0] for row in rows[1:]]:
        other = next((a, b) for a, b in zip(names, (row[0] for row in rows[1:]), strict=True) if a != b)
        content.refuse(f"the first row names {other[0]!r} where the first column names {other[1]!r}", hint)
    if len(set(names)) < len(names) or not all(names):
        content.refuse("two concepts have the same name, or one has no name", "give each a name of its own")
    return rows


def _add(draft: Draft, content: Content, source: str, target: str, cell: str, place: str) -> None:  # noqa: PLR0913, PLR0917
    if cell in _NOTHING:
        return
    if words := _WORDS.fullmatch(cell):
        is_negative, strength = bool(words.group(1)), cell
    else:
        try:
            weight = float(cell.replace(",", "."))
        except ValueError:
            content.refuse(f"{place}: the weight {cell!r} is not a number from -1 to 1 and no word from VL to VH")
        if not -1 <= weight <= 1:
            content.refuse(f"{place}: the weight {cell!r} is not from -1 to 1")
        if weight == 0:
            return
        is_negative, strength = weight < 0, cell
    if source == target:
        draft.lose(Loss("dropped", "weight", source, text=cell, place=place, reason="a concept does not act on itself"))
        return
    exact = {"notes": f"weight {strength}"}
    draft.edges.append(
        DraftEdge(source, target, None, "negative" if is_negative else "positive", exact=exact, place=place)
    )
