"""A model as plain text: the whole of it, for terminals, e-mails and screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import Evidence
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.vocabulary.links import Link
from logicmodel.wording import counted, one_line


def outline(model: LogicModel) -> str:
    """
    Return a model as plain text: stages, elements, links and all that they carry.

    Args:
        model: The model.

    Returns:
        Lines of text, with a line break at the end.

    Example:
        >>> from logicmodel import Activity, Input, LogicModel, outline
        >>> staff, train = Input("staff", "Two coordinators"), Activity("train", "Train volunteers")
        >>> print(outline(LogicModel("reading", "Reading Together", parts=[staff >> train])), end="")
        Reading Together
        ================
        2 elements, 1 link
        <BLANKLINE>
        Inputs
          staff: Two coordinators
        <BLANKLINE>
        Activities
          train: Train volunteers
        <BLANKLINE>
        Links
          staff -> train
    """
    blocks = [_head(model), *_stages(model), *_sections(model)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _head(model: LogicModel) -> list[str]:
    counts = f"{counted(len(model.elements), 'element')}, {counted(len(model.links), 'link')}"
    lines = [one_line(model.title), "=" * len(one_line(model.title)), counts]
    if model.version:
        lines.append(f"version: {one_line(model.version)}")
    if model.review_date:
        lines.append(f"to be reviewed: {model.review_date}")
    return [*lines, *_described(model, "")]


def _stages(model: LogicModel) -> Iterator[list[str]]:
    for stage in model.stages:
        lines = [one_line(stage.label), *_described(stage, "  ")]
        for element in model.members(stage.id):
            lines += _element(element)
        yield lines


def _element(element: Element) -> Iterator[str]:
    yield f"  {element.id}: {one_line(element.label)}"
    if element.who:
        yield f"    who: {one_line(element.who.label)}"
    yield from _described(element, "    ")
    for indicator in element.indicators:
        yield from _indicator(indicator, "    ")


def _sections(model: LogicModel) -> Iterator[list[str]]:
    sections = {
        "Groups": [line for group in model.groups for line in _group(model, group.id)],
        "Links": [line for link in model.links for line in _link(link)],
        "Assumptions of the whole model": [
            line for assumption in _loose_assumptions(model) for line in _assumption(assumption, "  ")
        ],
        "External factors": [
            line
            for factor in model.external_factors
            for line in (
                f"  {factor.id}: {one_line(factor.label)}",
                f"    effect: {factor.sign}" + (f", on {', '.join(factor.acts_on)}" if factor.acts_on else ""),
                *_described(factor, "    "),
            )
        ],
        "Stakeholders": [
            line
            for stakeholder in model.stakeholders
            for line in (f"  {stakeholder.id}: {one_line(stakeholder.label)}", *_described(stakeholder, "    "))
        ],
        "Indicators that nothing carries": [
            line for indicator in _loose_indicators(model) for line in _indicator(indicator, "  ")
        ],
        "Evidence": [line for source in model.evidence for line in _evidence(source)],
    }
    yield from ([heading, *lines] for heading, lines in sections.items() if lines)


def _loose_assumptions(model: LogicModel) -> list[Assumption]:
    carried = {assumption for link in model.links for assumption in link.assumptions}
    return [assumption for assumption in model.assumptions if assumption not in carried]


def _loose_indicators(model: LogicModel) -> list[Indicator]:
    carried = {indicator.id for element in model.elements for indicator in element.indicators}
    return [indicator for indicator in model.indicators if indicator.id not in carried]


def _group(model: LogicModel, identifier: str) -> Iterator[str]:
    group = next(group for group in model.groups if group.id == identifier)
    yield f"  {group.id}: {one_line(group.label)} ({', '.join(group.members) or 'nothing in it'})"
    yield from _described(group, "    ")


def _link(link: Link) -> Iterator[str]:
    own_id = "" if link.has_default_id else f" ({link.id})"
    yield f"  {link.source} -> {link.target}{own_id}"
    said = [
        ("because", link.rationale),
        ("confidence", None if link.confidence is None else f"{link.confidence:g}"),
        ("sign", None if link.sign == "positive" else link.sign),
        ("necessity", link.necessity),
        ("takes", link.lag),
        ("feedback", "declared" if link.feedback else None),
    ]
    yield from (f"    {name}: {one_line(str(value))}" for name, value in said if value is not None)
    yield from _described(link, "    ")
    for assumption in link.assumptions:
        yield from _assumption(assumption, "    assumes: ")
    for source in link.evidence:
        yield f"    evidence: {source.id} ({source.stance})"


def _assumption(assumption: Assumption, margin: str) -> Iterator[str]:
    said = [("likelihood", assumption.likelihood), ("importance", assumption.importance), ("status", assumption.status)]
    more = "; ".join(f"{name} {value}" for name, value in said if value)
    name = f"{assumption.id}: " if assumption.id else ""
    yield f"{margin}{name}{one_line(assumption.text)}" + (f" ({more})" if more else "")
    yield from _described(assumption, " " * (len(margin) - len(margin.lstrip()) + 2))


def _indicator(indicator: Indicator, margin: str) -> Iterator[str]:
    yield f"{margin}indicator {indicator.id}: {one_line(indicator.label)}"
    said = [
        ("unit", indicator.unit),
        ("measure", indicator.measure),
        ("direction", indicator.direction),
        ("baseline", _measurement(indicator.baseline) if indicator.baseline else None),
        ("targets", "; ".join(map(_measurement, indicator.targets))),
        ("actuals", "; ".join(map(_measurement, indicator.actuals))),
        ("means of verification", indicator.means_of_verification),
        ("by", ", ".join(indicator.disaggregations)),
    ]
    yield from (f"{margin}  {name}: {one_line(value)}" for name, value in said if value)
    yield from _described(indicator, f"{margin}  ")


def _measurement(measurement: Measurement) -> str:
    period = f" in {measurement.period}" if measurement.period else ""
    category = f", {measurement.category}" if measurement.category else ""
    notes = f" ({measurement.notes})" if measurement.notes else ""
    return f"{measurement.value}{period}{category}{notes}"


def _evidence(source: Evidence) -> Iterator[str]:
    yield f"  {source.id}: {one_line(source.citation)}"
    rating = f"{source.rating.level} on {source.rating.scale.label}" if source.rating else None
    said = [("kind", source.kind), ("date", source.date), ("rating", rating), ("stance", source.stance)]
    yield from (f"    {name}: {one_line(value)}" for name, value in said if value)
    yield from _described(source, "    ")


def _described(value: Described, margin: str) -> Iterator[str]:
    """Return what any value can carry, a line for each field that is there."""
    said = [
        ("description", value.description),
        ("notes", value.notes),
        ("tags", ", ".join(value.tags)),
        ("see", value.url),
    ]
    yield from (f"{margin}{name}: {one_line(text)}" for name, text in said if text)
