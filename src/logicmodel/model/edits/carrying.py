"""What the elements and links of a model carry, and what stands by itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator
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


def element_without(element: Element, gone: Collection[Hashable]) -> Element:
    """Return an element without what it carries of some values, which are given by their keys."""
    who = None if element.who is None or key_of(element.who) in gone else element.who
    return evolve(element, who=who, indicators=[each for each in element.indicators if key_of(each) not in gone])


def link_without(link: Link, gone: Collection[Hashable]) -> Link:
    """Return a link without what it carries of some values, which are given by their keys."""
    return evolve(
        link,
        assumptions=[each for each in link.assumptions if key_of(each) not in gone],
        evidence=[each for each in link.evidence if key_of(each) not in gone],
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
