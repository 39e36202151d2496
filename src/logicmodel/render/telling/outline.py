"""A model as an outline: all of it, in nested items, and as plain text for terminals, e-mails and screen readers."""

from __future__ import annotations

from attrs import frozen

from logicmodel.languages import Words, words_in
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.render.scene.from_model import heading_of
from logicmodel.render.telling.facts import Fact, described_facts, facts, own_facts
from logicmodel.render.telling.items import Item, indented
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.claims import Claim, Rival
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import Evidence, EvidenceUse
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.indicators import Indicator
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.stages import Group
from logicmodel.vocabulary.stakeholders import Stakeholder
from logicmodel.wording import one_line, text_lines


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
    say = words_in(model.language)
    elements = say.count(len(model.elements), "{count} element", "{count} elements")
    lines = [f"{elements}, {say.count(len(model.links), '{count} link', '{count} links')}"]
    return (*map(Item, lines), *_facts([*header_facts(model, say), *described_facts(model, say)]))


def header_facts(model: LogicModel, say: Words) -> list[Fact]:
    """
    Return what a model says of itself in fields that no part has.

    Args:
        model: The model.
        say: The words of the library in the language of the reader.
    """
    said = (
        (say("version"), model.version),
        (say("to be reviewed"), model.review_date),
        (say("language"), model.language),
    )
    return [(name, text) for name, text in said if text]


def sections(model: LogicModel) -> tuple[Item, ...]:
    """
    Return an outline's sections: the stages, then the links and what the model rests on.

    Args:
        model: The model.
    """
    return _Outline(words_in(model.language)).sections(model)


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


@frozen
class _Outline:
    """What writes the parts of a model as items, in the words of a language."""

    say: Words

    def sections(self, model: LogicModel) -> tuple[Item, ...]:
        say = self.say
        stages = (
            Item(
                heading_of(stage, say),
                (*_facts(described_facts(stage, say)), *map(self.element, model.members(stage.id))),
            )
            for stage in model.stages
        )
        rest = {
            say("Groups"): map(self.group, model.groups),
            say("Links"): map(self.link, model.links),
            say("Claims"): map(self.claim, model.claims),
            say("Rival explanations"): map(self.rival, model.rivals),
            say("Assumptions of the whole model"): map(self.assumption, loose_assumptions(model)),
            say("External factors"): map(self.named, model.external_factors),
            say("Stakeholders"): map(self.named, model.stakeholders),
            say("Indicators that nothing carries"): map(self.indicator, _loose_indicators(model)),
            say("Evidence"): map(self.evidence, model.evidence),
        }
        filled = (Item(heading, tuple(items)) for heading, items in rest.items())
        return (*stages, *(section for section in filled if section.items))

    def facts(self, value: Described) -> tuple[Item, ...]:
        return _facts(facts(value, self.say))

    def element(self, element: Element) -> Item:
        indicators = map(self.indicator, element.indicators)
        return Item(f"{element.id}: {one_line(element.label)}", (*self.facts(element), *indicators))

    def named(self, value: ExternalFactor | Stakeholder) -> Item:
        return Item(f"{value.id}: {one_line(value.label)}", self.facts(value))

    def group(self, group: Group) -> Item:
        members = ", ".join(group.members) or self.say("nothing in it")
        return Item(f"{group.id}: {one_line(group.label)} ({members})", self.facts(group))

    def link(self, link: Link) -> Item:
        own_id = "" if link.has_default_id else f" ({link.id})"
        assumptions = (self.assumption(each, self.say("assumes: ")) for each in link.assumptions)
        said = (*self.facts(link), *assumptions, *map(self.use, link.evidence))
        return Item(f"{link.source} -> {link.target}{own_id}", said)

    def claim(self, claim: Claim) -> Item:
        own_id = "" if claim.has_default_id else f" ({claim.id})"
        rivals = (Item(self.say("rival: {rival}", rival=rival.id)) for rival in claim.rivals)
        said = (*self.facts(claim), *map(self.use, claim.evidence), *rivals)
        return Item(f"{claim.source} => {claim.target}{own_id}", said)

    def rival(self, rival: Rival) -> Item:
        return Item(f"{rival.id}: {one_line(rival.label)}", (*self.facts(rival), *map(self.use, rival.evidence)))

    def use(self, use: EvidenceUse) -> Item:
        notes = f": {one_line(use.notes)}" if use.notes else ""
        said = self.say("evidence: {source} ({stance})", source=use.id, stance=self.say(use.stance))
        return Item(f"{said}{notes}")

    def assumption(self, assumption: Assumption, before: str = "") -> Item:
        more = "; ".join(f"{name} {value}" for name, value in own_facts(assumption, self.say))
        name = f"{assumption.id}: " if assumption.id else ""
        text = f"{before}{name}{one_line(assumption.text)}" + (f" ({more})" if more else "")
        return Item(text, _facts(described_facts(assumption, self.say)))

    def indicator(self, indicator: Indicator) -> Item:
        label = one_line(indicator.label)
        text = self.say("indicator {indicator}: {label}", indicator=indicator.id, label=label)
        return Item(text, self.facts(indicator))

    def evidence(self, source: Evidence) -> Item:
        return Item(f"{source.id}: {one_line(source.citation)}", self.facts(source))


def _facts(said: list[Fact]) -> tuple[Item, ...]:
    """Return facts, an item for each; the lines of a text that has several stand below its name."""
    return tuple(_fact(name, list(text_lines(text))) for name, text in said)


def _fact(name: str, lines: list[str]) -> Item:
    if len(lines) > 1:
        return Item(f"{name}:", tuple(map(Item, lines)))
    return Item(f"{name}: {''.join(lines)}")
