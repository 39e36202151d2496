"""A model as an IATI file, or as the results in one that is there already."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET

from logicmodel.exchange.files import content_of, write_text
from logicmodel.exchange.iati.activity import IatiActivity
from logicmodel.exchange.iati.embedding import embedded
from logicmodel.exchange.iati.inserting import inserted
from logicmodel.exchange.iati.results import ResultsWriter
from logicmodel.exchange.kept import said, shown, subjects
from logicmodel.exchange.losses import Loss, Losses, gathered, refuse_if_strict
from logicmodel.model.logic_model import LogicModel, refuse_non_model

FORMAT: Final = "IATI 2.03"

#: What a file of IATI has a place for. The rest is lost, unless the whole model is embedded.
KEEPS: Final[Mapping[str, tuple[str, ...]]] = {
    "model": ("title", "description", "language"),
    "element": ("label", "kind", "description", "indicators", "references"),
    "indicator": (
        "label",
        "description",
        "unit",
        "means_of_verification",
        "measure",
        "direction",
        "baselines",
        "targets",
        "actuals",
        "disaggregations",
        "references",
    ),
}


def write_iati(  # noqa: PLR0913 -- each of these is asked for by name
    model: LogicModel,
    path: str | os.PathLike[str],
    *,
    activity: IatiActivity | None = None,
    into: str | os.PathLike[str] | None = None,
    identifier: str | None = None,
    replace_results: bool = False,
    embed: bool = False,
    strict: bool = False,
) -> Losses:
    """
    Write the results of a model as an IATI file, version 2.03.

    Outputs, outcomes, impacts and elements of kinds of your own become results, their indicators indicators. IATI has
    no place for links, assumptions, evidence and elements without indicators; with ``embed=True`` the whole model
    travels in a namespace of this library, which other tools pass over, and comes back equal.

    Args:
        model: The model.
        path: The file to write.
        activity: What the activity says besides its results, for a file of its own.
        into: A file with an activity that is there already; its content is kept, byte for byte.
        identifier: Which activity of that file, where it has several.
        replace_results: Whether the results that the activity has are replaced; default: they are refused.
        embed: Whether the whole model is embedded.
        strict: Whether to raise if anything is lost; then nothing is written.

    Returns:
        What is lost; it is empty if the model is embedded.

    Raises:
        FormatError: Something is lost and ``strict`` is true, or the results cannot be written into the file.
        OSError: A file cannot be read or written.
        TypeError: Neither or both of ``activity`` and ``into`` are given.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.exchange import IatiActivity, read_iati, write_iati
        >>> activity = IatiActivity(
        ...     "XM-EX-reading", organisation="XM-EX", organisation_name="Library", organisation_type="10", role="4",
        ...     status="2", start="2024-09-01",
        ... )
        >>> model = load_example("reading-together")
        >>> bool(write_iati(model, "reading.xml", activity=activity, embed=True))
        False
        >>> read_iati("reading.xml").model == model
        True
    """
    refuse_non_model(model)
    if (activity is None) == (into is None):
        msg = "write_iati needs either activity= (a file of its own) or into= (a file that is there already)"
        raise TypeError(msg)
    writer = ResultsWriter(model)
    parts = writer.results()
    losses = Losses(FORMAT) if embed else gathered(FORMAT, [*writer.losses, *_no_place(model, writer)])
    refuse_if_strict(losses, strict=strict)
    if embed:
        parts.append(embedded(model))
    if into is not None:
        text = inserted(content_of(into), parts, identifier, replace_results=replace_results)
    else:
        text = _file(model, activity, parts)
    write_text(text, path)
    return losses


def _file(model: LogicModel, activity: IatiActivity | None, parts: list[ET.Element]) -> str:
    root = ET.Element("iati-activities", version="2.03")
    if activity is not None:
        root.append(activity.element(model))
        root[0].extend(parts)
    ET.indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(root, encoding='unicode')}\n"


def _no_place(model: LogicModel, writer: ResultsWriter) -> Iterator[Loss]:
    """Return a loss for everything for which IATI has no place, besides what the results themselves report."""
    yield Loss("dropped", "ids", None, reason="results and indicators of IATI have no ids; embed=True keeps them")
    unwritten = {loss.id for loss in writer.losses if loss.subject == "element" and loss.field is None}
    for subject, value in subjects(model):
        identifier = getattr(value, "id", None)
        if subject == "element" and identifier in unwritten:
            continue
        kept = KEEPS.get(subject)
        is_lost = kept is None or (subject == "indicator" and identifier not in writer.written)
        if is_lost or kept is None:
            yield Loss("dropped", subject, identifier, text=_name_of(value), reason="IATI has no place for it")
            continue
        for field, each in said(value).items():
            if field not in kept or (field == "direction" and each == "maintain"):
                yield Loss("dropped", subject, identifier, field, shown(each), reason="IATI has no place for it")


def _name_of(value: object) -> str | None:
    names = (getattr(value, name, None) for name in ("label", "text", "citation", "source"))
    return next((str(name) for name in names if name), None)
