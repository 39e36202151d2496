"""What the elements and links of a model carry, and what stands by itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any

from attrs import evolve

from logicmodel.model.logic_model import LogicModel
from logicmodel.model.union import Carried, Piece, carried
from logicmodel.vocabulary.elements import Element
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
        evidence=[change(each) for each in link.evidence],
    )


def by_themselves(model: LogicModel) -> Iterator[Carried]:
    """Return the stakeholders, indicators, evidence and assumptions that no element and no link carries."""
    carriers: tuple[Element | Link, ...] = (*model.elements, *model.links)
    held = {key_of(value) for carrier in carriers for value in carried(carrier)}
    for value in everything_carried(model):
        if key_of(value) not in held:
            yield value


def everything_carried(model: LogicModel) -> tuple[Carried, ...]:
    """Return all stakeholders, indicators, evidence and assumptions of a model."""
    return (*model.stakeholders, *model.indicators, *model.evidence, *model.assumptions)


def key_of(value: Piece) -> Hashable:
    """Return what tells a piece of a model from the others: its sort with its id, or with all that it says."""
    return Node if isinstance(value, Node) else type(value), value.id or value
