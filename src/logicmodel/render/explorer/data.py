"""What the explorer knows of a model besides its picture, as plain data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from logicmodel.model.logic_model import LogicModel
from logicmodel.render.scene.anchors import link_anchor
from logicmodel.render.telling.facts import Fact, described_facts, facts, use_facts
from logicmodel.render.telling.outline import loose_assumptions
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
    return {
        "about": {
            "facts": _shown([*_header(model), *described_facts(model)]),
            "url": model.url,
            "lists": _lists(
                ("Assumptions of the whole model", map(_assumption, loose_assumptions(model))),
                ("Claims", map(_claim, model.claims)),
                ("Rival explanations", map(_rival, model.rivals)),
            ),
        },
        "nodes": [*_columns(model, collapsed), *_elements(model), *_factors(model)],
        "links": [_link(link) for link in model.links],
    }


def _header(model: LogicModel) -> Iterator[Fact]:
    if model.version:
        yield "version", model.version
    if model.review_date:
        yield "to be reviewed", model.review_date
    if model.language:
        yield "language", model.language


def _columns(model: LogicModel, collapsed: Mapping[str, str]) -> Iterator[Data]:
    for sort, part, columns in (("stage", "heading", model.stages), ("group", "card", model.groups)):
        for column in columns:
            box = collapsed.get(column.id)
            anchor = f"card-{box}" if box else f"{part}-{column.id}"
            yield _node(column, sort, anchor, _ids(model.members(column.id)))


def _elements(model: LogicModel) -> Iterator[Data]:
    groups: dict[str, list[Group]] = defaultdict(list)
    for group in model.groups:
        for member in group.members:
            groups[member].append(group)
    headings = {stage.id: one_line(stage.label) for stage in model.stages}
    for element in model:
        node = _node(element, "element", f"card-{element.id}", [element.id])
        extra = [("stage", headings[element.stage]), *(("in", one_line(group.label)) for group in groups[element.id])]
        node["facts"] = _shown([*extra, *facts(element)])
        node["lists"] = _lists(("Indicators", map(_indicator, element.indicators)))
        node["names"] = [element.id, element.stage, *(group.id for group in groups[element.id])]
        node["stage"] = element.stage
        node["stakeholder"] = element.who.id if element.who else None
        node["tags"] = element.tags
        yield node


def _factors(model: LogicModel) -> Iterator[Data]:
    ends = {link.id: (link.target,) for link in model.links}
    for factor in model.external_factors:
        touched = [end for target in factor.acts_on for end in ends.get(target, (target,))]
        node = _node(factor, "factor", f"factor-{factor.id}", _members(model, touched))
        node["facts"] = _shown([("effect", factor.sign), *described_facts(factor)])
        node["acts_on"] = factor.acts_on
        yield node


def _members(model: LogicModel, ids: Iterable[str]) -> list[str]:
    """Return the elements with some ids, and those in the stages and groups with these ids."""
    elements = {element.id for element in model}
    spread = [[identifier] if identifier in elements else _ids(model.members(identifier)) for identifier in ids]
    return list(dict.fromkeys(member for members in spread for member in members))


def _ids(elements: Iterable[Element]) -> list[str]:
    return [element.id for element in elements]


def _node(value: Element | Stage | Group | ExternalFactor, sort: str, anchor: str, members: Iterable[str]) -> Data:
    item = _item(one_line(value.label), value)
    return {"id": value.id, "sort": sort, "anchor": anchor, "members": list(members), "names": [value.id], **item}


def _link(link: Link) -> Data:
    return {
        "id": link.id,
        "anchor": link_anchor(link.id),
        "source": link.source,
        "target": link.target,
        "feedback": link.feedback,
        "facts": _shown(facts(link)),
        "url": link.url,
        "lists": _lists(
            ("Assumptions", map(_assumption, link.assumptions)),
            ("Evidence", map(_evidence, link.evidence)),
        ),
    }


def _assumption(assumption: Assumption) -> Data:
    return _item(assumption.text, assumption)


def _evidence(use: EvidenceUse) -> Data:
    return {"label": use.source.citation, "facts": _shown(use_facts(use)), "url": use.source.url}


def _claim(claim: Claim) -> Data:
    """Return a claim, with the sources on it and its rivals as facts, because lists stand in no lists."""
    sources = [("evidence", f"{use.source.citation} ({use.stance})") for use in claim.evidence]
    rivals = [("rival", rival.label) for rival in claim.rivals]
    item = _item(f"{claim.source} => {claim.target}", claim)
    return item | {"facts": [*item["facts"], *_shown([*sources, *rivals])]}


def _rival(rival: Rival) -> Data:
    sources = [("evidence", f"{use.source.citation} ({use.stance})") for use in rival.evidence]
    item = _item(rival.label, rival)
    return item | {"facts": [*item["facts"], *_shown(sources)]}


def _indicator(indicator: Indicator) -> Data:
    return _item(indicator.label, indicator)


def _item(label: str, value: Described) -> Data:
    return {"label": label, "facts": _shown(facts(value)), "url": value.url}


def _lists(*lists: tuple[str, Iterable[Data]]) -> list[Data]:
    """Return lists under their headings, those that have something in them."""
    filled = [{"heading": heading, "items": list(items)} for heading, items in lists]
    return [each for each in filled if each["items"]]


def _shown(said: Iterable[Fact]) -> list[Fact]:
    """Return facts as they stand on the page: names with a capital, and no address, which is a link of its own."""
    return [(name[0].upper() + name[1:], text) for name, text in said if name != "see"]
