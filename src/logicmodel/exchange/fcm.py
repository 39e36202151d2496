"""Matrices of fuzzy cognitive maps, in which rows act on columns."""

from __future__ import annotations

import csv
import io
import os
import re
from collections import Counter
from typing import Final, Unpack

from logicmodel.errors import FormatError, Problem
from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import Draft, DraftEdge, DraftNode
from logicmodel.exchange.files import Content, Readable, content_of, write_text
from logicmodel.exchange.kept import lost
from logicmodel.exchange.losses import Imported, Loss, Losses, refuse_if_strict
from logicmodel.exchange.verifying import verified
from logicmodel.formats.catalogue import format_called
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.vocabulary.links import Link

_WORDS: Final = re.compile(r"(-?)(VL|L|M|H|VH)", re.IGNORECASE)
_NOTED: Final = re.compile(r"weight (-?(?:0?\.\d+|1(?:\.0+)?|VL|L|M|H|VH))")
_UNFIT: Final = re.compile(r'^[=+\-@]|[",;\t]')
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


def write_fcm(model: LogicModel, path: str | os.PathLike[str], *, strict: bool = False) -> Losses:
    """
    Write the signs of the links of a model as the matrix of a fuzzy cognitive map, in CSV.

    A cell is 1 or -1 where the row acts on the column, and 0 elsewhere. A model says which way a link works and how
    sure anybody is of it, and not how strong the effect is, so that other weights would be made up; notes such as
    ``weight 0.7``, which `read_fcm` leaves, are written as the weight. Concepts are named by label, or by id where two
    have one label.

    Args:
        model: The model.
        path: The file to write.
        strict: Whether to raise if anything is lost; then nothing is written.

    Returns:
        What is lost.

    Raises:
        FormatError: The model has no element; or something is lost, and ``strict`` is true.
        OSError: The file cannot be written.

    Example:
        >>> from pathlib import Path
        >>> from logicmodel import Activity, LogicModel, Outcome
        >>> from logicmodel.exchange import write_fcm
        >>> model = LogicModel("m", parts=[Activity("train", "Training") >> Outcome("skills", "Skills")])
        >>> losses = write_fcm(model, "matrix.csv")
        >>> print(Path("matrix.csv").read_text(encoding="utf-8"))
        ,Training,Skills
        Training,0,1
        Skills,0,0
        <BLANKLINE>
    """
    refuse_non_model(model)
    if not model.elements:
        raise FormatError([Problem("a matrix needs a concept, and the model has no element")])
    known = list(lost(model, format_called("fcm").keeps, "a matrix has no place for it"))
    cells: dict[tuple[str, str], str] = {}
    ends = {element.id for element in model.elements}
    for link in model.links:
        pair = link.source, link.target
        if not ends.issuperset(pair):
            known.append(Loss("dropped", "link", link.id, reason="it joins elements only"))
        elif link.source == link.target:
            known.append(Loss("dropped", "link", link.id, reason="a concept does not act on itself"))
        elif pair in cells:
            known.append(Loss("dropped", "link", link.id, reason="a pair has one weight"))
        else:
            cells[pair] = _weight(link)
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    names = _names(model)
    rows.writerow(["", *names.values()])
    for source, name in names.items():
        rows.writerow([name, *(cells.get((source, target), "0") for target in names)])
    losses = verified("fuzzy cognitive map", model, read_fcm(text.getvalue().encode()).model, known)
    refuse_if_strict(losses, strict=strict)
    write_text(text.getvalue(), path)
    return losses


def _weight(link: Link) -> str:
    noted = _NOTED.fullmatch(link.notes or "")
    weight = noted.group(1) if noted else "1"
    return weight if link.sign != "negative" or weight.startswith("-") else f"-{weight}"


def _names(model: LogicModel) -> dict[str, str]:
    """
    Return the name of each concept in the matrix, by the id of the element.

    That is its label, or its id where the label is not the only one, needs quotes, or would be a formula.
    """
    labels = {element.id: " ".join(element.label.split()) for element in model.elements}
    times = Counter(labels.values())
    return {
        identifier: label if times[label] == 1 and label not in labels and not _UNFIT.search(label) else identifier
        for identifier, label in labels.items()
    }
