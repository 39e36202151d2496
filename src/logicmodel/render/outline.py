"""A model as plain text: the whole of it, for terminals, e-mails and screen readers."""

from __future__ import annotations

from collections.abc import Iterator

from logicmodel.model.logic_model import LogicModel
from logicmodel.render.facts import Fact, described_facts, facts, own_facts
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import Evidence
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.indicators import Indicator
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.stages import Group
from logicmodel.vocabulary.stakeholders import Stakeholder
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
    return [*lines, *_facts(described_facts(model), "")]


def _stages(model: LogicModel) -> Iterator[list[str]]:
    for stage in model.stages:
        lines = [one_line(stage.label), *_facts(described_facts(stage), "  ")]
        for element in model.members(stage.id):
            lines += _element(element)
        yield lines


def _element(element: Element) -> Iterator[str]:
    yield f"  {element.id}: {one_line(element.label)}"
    yield from _facts(facts(element), "    ")
    for indicator in element.indicators:
        yield from _indicator(indicator, "    ")


def _sections(model: LogicModel) -> Iterator[list[str]]:
    sections = {
        "Groups": [line for group in model.groups for line in _group(group)],
        "Links": [line for link in model.links for line in _link(link)],
        "Assumptions of the whole model": [
            line for assumption in loose_assumptions(model) for line in _assumption(assumption, "  ")
        ],
        "External factors": [line for factor in model.external_factors for line in _named(factor)],
        "Stakeholders": [line for stakeholder in model.stakeholders for line in _named(stakeholder)],
        "Indicators that nothing carries": [
            line for indicator in _loose_indicators(model) for line in _indicator(indicator, "  ")
        ],
        "Evidence": [line for source in model.evidence for line in _evidence(source)],
    }
    yield from ([heading, *lines] for heading, lines in sections.items() if lines)


def loose_assumptions(model: LogicModel) -> list[Assumption]:
    """
    Return the assumptions that no link carries: those of the whole model.

    Args:
        model: The model.
    """
    carried = {assumption for link in model.links for assumption in link.assumptions}
    return [assumption for assumption in model.assumptions if assumption not in carried]


def _loose_indicators(model: LogicModel) -> list[Indicator]:
    carried = {indicator.id for element in model.elements for indicator in element.indicators}
    return [indicator for indicator in model.indicators if indicator.id not in carried]


def _named(value: ExternalFactor | Stakeholder) -> Iterator[str]:
    yield f"  {value.id}: {one_line(value.label)}"
    yield from _facts(facts(value), "    ")


def _group(group: Group) -> Iterator[str]:
    yield f"  {group.id}: {one_line(group.label)} ({', '.join(group.members) or 'nothing in it'})"
    yield from _facts(facts(group), "    ")


def _link(link: Link) -> Iterator[str]:
    own_id = "" if link.has_default_id else f" ({link.id})"
    yield f"  {link.source} -> {link.target}{own_id}"
    yield from _facts(facts(link), "    ")
    for assumption in link.assumptions:
        yield from _assumption(assumption, "    assumes: ")
    for source in link.evidence:
        yield f"    evidence: {source.id} ({source.stance})"


def _assumption(assumption: Assumption, margin: str) -> Iterator[str]:
    more = "; ".join(f"{name} {value}" for name, value in own_facts(assumption))
    name = f"{assumption.id}: " if assumption.id else ""
    yield f"{margin}{name}{one_line(assumption.text)}" + (f" ({more})" if more else "")
    yield from _facts(described_facts(assumption), " " * (len(margin) - len(margin.lstrip()) + 2))


def _indicator(indicator: Indicator, margin: str) -> Iterator[str]:
    yield f"{margin}indicator {indicator.id}: {one_line(indicator.label)}"
    yield from _facts(facts(indicator), f"{margin}  ")


def _evidence(source: Evidence) -> Iterator[str]:
    yield f"  {source.id}: {one_line(source.citation)}"
    yield from _facts(facts(source), "    ")


def _facts(said: list[Fact], margin: str) -> Iterator[str]:
    """Return facts, a line for each."""
    yield from (f"{margin}{name}: {one_line(text)}" for name, text in said)
