"""A model as an outline: all of it, in nested items, and as plain text for terminals, e-mails and screen readers."""

from __future__ import annotations

from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.render.telling.facts import Fact, described_facts, facts, own_facts
from logicmodel.render.telling.items import Item, indented
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.claims import Claim, Rival
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import Evidence, EvidenceUse
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
    refuse_non_model(model)
    title = one_line(model.title)
    head = [title, "=" * len(title), *(item.text for item in about(model))]
    blocks = [head, *([section.text, *indented(section.items, "  ")] for section in sections(model))]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def about(model: LogicModel) -> tuple[Item, ...]:
    """
    Return what an outline says of the model itself, below its title.

    Args:
        model: The model.
    """
    lines = [f"{counted(len(model.elements), 'element')}, {counted(len(model.links), 'link')}"]
    if model.version:
        lines.append(f"version: {one_line(model.version)}")
    if model.review_date:
        lines.append(f"to be reviewed: {model.review_date}")
    if model.language:
        lines.append(f"language: {model.language}")
    return (*map(Item, lines), *_facts(described_facts(model)))


def sections(model: LogicModel) -> tuple[Item, ...]:
    """
    Return an outline's sections: the stages, then the links and what the model rests on.

    Args:
        model: The model.
    """
    stages = (
        Item(one_line(stage.label), (*_facts(described_facts(stage)), *map(_element, model.members(stage.id))))
        for stage in model.stages
    )
    rest = {
        "Groups": map(_group, model.groups),
        "Links": map(_link, model.links),
        "Claims": map(_claim, model.claims),
        "Rival explanations": map(_rival, model.rivals),
        "Assumptions of the whole model": map(_assumption, loose_assumptions(model)),
        "External factors": map(_named, model.external_factors),
        "Stakeholders": map(_named, model.stakeholders),
        "Indicators that nothing carries": map(_indicator, _loose_indicators(model)),
        "Evidence": map(_evidence, model.evidence),
    }
    filled = (Item(heading, tuple(items)) for heading, items in rest.items())
    return (*stages, *(section for section in filled if section.items))


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


def _element(element: Element) -> Item:
    indicators = map(_indicator, element.indicators)
    return Item(f"{element.id}: {one_line(element.label)}", (*_facts(facts(element)), *indicators))


def _named(value: ExternalFactor | Stakeholder) -> Item:
    return Item(f"{value.id}: {one_line(value.label)}", _facts(facts(value)))


def _group(group: Group) -> Item:
    members = ", ".join(group.members) or "nothing in it"
    return Item(f"{group.id}: {one_line(group.label)} ({members})", _facts(facts(group)))


def _link(link: Link) -> Item:
    own_id = "" if link.has_default_id else f" ({link.id})"
    assumptions = (_assumption(assumption, "assumes: ") for assumption in link.assumptions)
    said = (*_facts(facts(link)), *assumptions, *map(_use, link.evidence))
    return Item(f"{link.source} -> {link.target}{own_id}", said)


def _claim(claim: Claim) -> Item:
    own_id = "" if claim.has_default_id else f" ({claim.id})"
    rivals = (Item(f"rival: {rival.id}") for rival in claim.rivals)
    said = (*_facts(facts(claim)), *map(_use, claim.evidence), *rivals)
    return Item(f"{claim.source} => {claim.target}{own_id}", said)


def _rival(rival: Rival) -> Item:
    return Item(f"{rival.id}: {one_line(rival.label)}", (*_facts(facts(rival)), *map(_use, rival.evidence)))


def _use(use: EvidenceUse) -> Item:
    notes = f": {one_line(use.notes)}" if use.notes else ""
    return Item(f"evidence: {use.id} ({use.stance}){notes}")


def _assumption(assumption: Assumption, before: str = "") -> Item:
    more = "; ".join(f"{name} {value}" for name, value in own_facts(assumption))
    name = f"{assumption.id}: " if assumption.id else ""
    text = f"{before}{name}{one_line(assumption.text)}" + (f" ({more})" if more else "")
    return Item(text, _facts(described_facts(assumption)))


def _indicator(indicator: Indicator) -> Item:
    return Item(f"indicator {indicator.id}: {one_line(indicator.label)}", _facts(facts(indicator)))


def _evidence(source: Evidence) -> Item:
    return Item(f"{source.id}: {one_line(source.citation)}", _facts(facts(source)))


def _facts(said: list[Fact]) -> tuple[Item, ...]:
    """Return facts, an item for each."""
    return tuple(Item(f"{name}: {one_line(text)}") for name, text in said)
