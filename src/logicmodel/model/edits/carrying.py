"""What the elements and links of a model carry, and what stands by itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import Any

from attrs import evolve

from logicmodel.model.logic_model import LogicModel
from logicmodel.model.union import Carried, Carrier, Piece, carried
from logicmodel.vocabulary.claims import Claim, Rival
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import EvidenceUse
from logicmodel.vocabulary.flows import Node
from logicmodel.vocabulary.links import Link


def element_with(element: Element, change: Callable[[Any], Any]) -> Element:
    """Return an element with each value that it carries changed by a function."""
    who = None if element.who is None else change(element.who)
    return evolve(element, who=who, indicators=[change(each) for each in element.indicators])


def link_with(link: Link, change: Callable[[Any], Any]) -> Link:
    """Return a link with each value that it carries changed by a function."""
    return evolve(
        link,
        assumptions=[change(each) for each in link.assumptions],
        evidence=_uses(link.evidence, change),
    )


def claim_with(claim: Claim, change: Callable[[Any], Any]) -> Claim:
    """Return a claim with each value that it carries changed by a function."""
    rivals = [rival_with(change(each), change) for each in claim.rivals]
    return evolve(claim, evidence=_uses(claim.evidence, change), rivals=rivals)


def rival_with(rival: Rival, change: Callable[[Any], Any]) -> Rival:
    """Return a rival with each value that it carries changed by a function."""
    return evolve(rival, evidence=_uses(rival.evidence, change))


def _uses(uses: Iterable[EvidenceUse], change: Callable[[Any], Any]) -> list[EvidenceUse]:
    return [evolve(use, source=change(use.source)) for use in uses]


def element_without(element: Element, gone: Collection[Hashable]) -> Element:
    """Return an element without what it carries of some values, which are given by their keys."""
    who = None if element.who is None or key_of(element.who) in gone else element.who
    return evolve(element, who=who, indicators=[each for each in element.indicators if key_of(each) not in gone])


def link_without(link: Link, gone: Collection[Hashable]) -> Link:
    """Return a link without what it carries of some values, which are given by their keys."""
    return evolve(
        link,
        assumptions=[each for each in link.assumptions if key_of(each) not in gone],
        evidence=_uses_without(link.evidence, gone),
    )


def claim_without(claim: Claim, gone: Collection[Hashable]) -> Claim:
    """Return a claim without what it carries of some values, which are given by their keys."""
    rivals = [rival_without(each, gone) for each in claim.rivals if key_of(each) not in gone]
    return evolve(claim, evidence=_uses_without(claim.evidence, gone), rivals=rivals)


def rival_without(rival: Rival, gone: Collection[Hashable]) -> Rival:
    """Return a rival without what it carries of some values, which are given by their keys."""
    return evolve(rival, evidence=_uses_without(rival.evidence, gone))


def _uses_without(uses: Iterable[EvidenceUse], gone: Collection[Hashable]) -> list[EvidenceUse]:
    return [use for use in uses if key_of(use.source) not in gone]


def by_themselves(model: LogicModel) -> Iterator[Carried]:
    """Return the stakeholders, indicators, evidence, assumptions and rivals that nothing carries."""
    carriers: tuple[Carrier, ...] = (*model.elements, *model.links, *model.claims, *model.rivals)
    held = {key_of(value) for carrier in carriers for value in carried(carrier)}
    for value in everything_carried(model):
        if key_of(value) not in held:
            yield value


def everything_carried(model: LogicModel) -> tuple[Carried, ...]:
    """Return all stakeholders, indicators, evidence, assumptions and rivals of a model."""
    return (*model.stakeholders, *model.indicators, *model.evidence, *model.assumptions, *model.rivals)


def key_of(value: Piece) -> Hashable:
    """Return what tells a piece of a model from the others: its sort with its id, or with all that it says."""
    return Node if isinstance(value, Node) else type(value), value.id or value
