"""What the explorer knows of a model besides its picture, as plain data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from attrs import frozen

from logicmodel.languages import Words, words_in
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.scene.anchors import link_anchor
from logicmodel.render.telling.facts import Fact, described_facts, facts, use_facts
from logicmodel.render.telling.outline import header_facts, loose_assumptions
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.claims import Claim, Rival
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import EvidenceUse
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.indicators import Indicator
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.stages import Group, Stage
from logicmodel.wording import one_line

Data: TypeAlias = dict[str, Any]


def explorer_data(model: LogicModel, collapsed: Mapping[str, str]) -> Data:
    """
    Return what the explorer knows of a model.

    Nodes are what can be opened and what links join: elements, stages and groups; external factors stand with them.
    Each node has the ids of the elements in it, so that the page can follow an arrow between columns, and each element
    the ids under which links reach it: its own, its stage's and its groups'.

    Args:
        model: The model.
        collapsed: The ids of the cards of stages and groups that are collapsed, by the ids of these.
    """
    told = _Told(words_in(model.language))
    return {
        "about": told.about(model),
        "nodes": [*told.columns(model, collapsed), *told.elements(model), *told.factors(model)],
        "links": [told.link(link) for link in model.links],
    }


@frozen
class _Told:
    """What tells the parts of a model, in the words of a language."""

    say: Words

    def about(self, model: LogicModel) -> Data:
        say = self.say
        return {
            "facts": self.shown([*header_facts(model, say), *described_facts(model, say)]),
            "url": model.url,
            "lists": _lists(
                (say("Assumptions of the whole model"), map(self.assumption, loose_assumptions(model))),
                (say("Claims"), map(self.claim, model.claims)),
                (say("Rival explanations"), map(self.rival, model.rivals)),
            ),
        }

    def columns(self, model: LogicModel, collapsed: Mapping[str, str]) -> Iterator[Data]:
        for sort, part, columns in (("stage", "heading", model.stages), ("group", "card", model.groups)):
            for column in columns:
                box = collapsed.get(column.id)
                anchor = f"card-{box}" if box else f"{part}-{column.id}"
                yield self.node(column, sort, anchor, _ids(model.members(column.id)))

    def elements(self, model: LogicModel) -> Iterator[Data]:
        groups: dict[str, list[Group]] = defaultdict(list)
        for group in model.groups:
            for member in group.members:
                groups[member].append(group)
        headings = {stage.id: one_line(stage.label) for stage in model.stages}
        for element in model:
            node = self.node(element, "element", f"card-{element.id}", [element.id])
            extra = [
                (self.say("stage"), headings[element.stage]),
                *((self.say("in"), one_line(group.label)) for group in groups[element.id]),
            ]
            node["facts"] = self.shown([*extra, *facts(element, self.say)])
            node["lists"] = _lists((self.say("Indicators"), map(self.indicator, element.indicators)))
            node["names"] = [element.id, element.stage, *(group.id for group in groups[element.id])]
            node["stage"] = element.stage
            node["stakeholder"] = element.who.id if element.who else None
            node["tags"] = element.tags
            yield node

    def factors(self, model: LogicModel) -> Iterator[Data]:
        ends = {link.id: (link.target,) for link in model.links}
        for factor in model.external_factors:
            touched = [end for target in factor.acts_on for end in ends.get(target, (target,))]
            node = self.node(factor, "factor", f"factor-{factor.id}", _members(model, touched))
            node["facts"] = self.shown(
                [(self.say("effect"), self.say(factor.sign)), *described_facts(factor, self.say)]
            )
            node["acts_on"] = factor.acts_on
            yield node

    def node(
        self, value: Element | Stage | Group | ExternalFactor, sort: str, anchor: str, members: Iterable[str]
    ) -> Data:
        item = self.item(one_line(value.label), value)
        return {"id": value.id, "sort": sort, "anchor": anchor, "members": list(members), "names": [value.id], **item}

    def link(self, link: Link) -> Data:
        return {
            "id": link.id,
            "anchor": link_anchor(link.id),
            "source": link.source,
            "target": link.target,
            "feedback": link.feedback,
            "facts": self.shown(facts(link, self.say)),
            "url": link.url,
            "lists": _lists(
                (self.say("Assumptions"), map(self.assumption, link.assumptions)),
                (self.say("Evidence"), map(self.evidence, link.evidence)),
            ),
        }

    def assumption(self, assumption: Assumption) -> Data:
        return self.item(assumption.text, assumption)

    def evidence(self, use: EvidenceUse) -> Data:
        return {"label": use.source.citation, "facts": self.shown(use_facts(use, self.say)), "url": use.source.url}

    def claim(self, claim: Claim) -> Data:
        """Return a claim, with the sources on it and its rivals as facts, because lists stand in no lists."""
        sources = [(self.say("evidence"), f"{use.source.citation} ({self.say(use.stance)})") for use in claim.evidence]
        rivals = [(self.say("rival"), rival.label) for rival in claim.rivals]
        item = self.item(f"{claim.source} => {claim.target}", claim)
        return item | {"facts": [*item["facts"], *self.shown([*sources, *rivals])]}

    def rival(self, rival: Rival) -> Data:
        sources = [(self.say("evidence"), f"{use.source.citation} ({self.say(use.stance)})") for use in rival.evidence]
        item = self.item(rival.label, rival)
        return item | {"facts": [*item["facts"], *self.shown(sources)]}

    def indicator(self, indicator: Indicator) -> Data:
        return self.item(indicator.label, indicator)

    def item(self, label: str, value: Described) -> Data:
        return {"label": label, "facts": self.shown(facts(value, self.say)), "url": value.url}

    def shown(self, said: Iterable[Fact]) -> list[Fact]:
        """Return facts as they stand on the page: names with a capital, and no address, which is a link of its own."""
        return [(name[0].upper() + name[1:], text) for name, text in said if name != self.say("see")]


def _members(model: LogicModel, ids: Iterable[str]) -> list[str]:
    """Return the elements with some ids, and those in the stages and groups with these ids."""
    elements = {element.id for element in model}
    spread = [[identifier] if identifier in elements else _ids(model.members(identifier)) for identifier in ids]
    return list(dict.fromkeys(member for members in spread for member in members))


def _ids(elements: Iterable[Element]) -> list[str]:
    return [element.id for element in elements]


def _lists(*lists: tuple[str, Iterable[Data]]) -> list[Data]:
    """Return lists under their headings, those that have something in them."""
    filled = [{"heading": heading, "items": list(items)} for heading, items in lists]
    return [each for each in filled if each["items"]]
