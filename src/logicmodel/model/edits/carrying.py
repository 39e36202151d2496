"""What the elements and links of a model carry, and what stands by itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
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
