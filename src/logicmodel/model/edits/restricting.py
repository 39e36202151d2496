"""A part of a model."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from attrs import evolve

from logicmodel.model.edits.carrying import by_themselves
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.model.stage_order import stage_order
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.flows import Node
from logicmodel.vocabulary.stages import Stage, as_ids
from logicmodel.wording import quoted

#: What a function is about: an element, a stage or a group, as a value or an id, or a collection of these.
Selection: TypeAlias = str | Node | Iterable[str | Node]


def subset(model: LogicModel, ids: Selection) -> LogicModel:
    """
    Return the part of a model that consists of some of its elements.

    Kept are the links, also those of stages and groups, and the claims, whose two ends are kept; the stages and groups
    that have an element left or are named themselves; and the external factors that act on what is kept or on the
    whole. Groups and external factors name only what is kept. What stands by itself stays, and what only the rest
    carried goes with it.
    Where a declared stage goes, all that are kept are declared, so that they stay in order.

    Args:
        model: The model.
        ids: Elements, stages and groups, as ids or values. A stage or a group stands for its elements.

    Returns:
        A model with the same header, in the same order.

    Raises:
        UnknownIdError: The model does not have one of them.

    Example:
        >>> from logicmodel import load_example, subset
        >>> part = subset(load_example("reading-together"), ["outputs", "practice"])
        >>> [link.id for link in part.links]
        ['volunteers-ready->sessions-held', 'sessions-held->practice']
    """
    refuse_non_model(model)
    refuse_non_collection(ids)
    named = {model[identifier].id for identifier in as_ids((ids,) if isinstance(ids, str | Node) else ids)}
    columns = [column.id for column in (*model.stages, *model.groups) if column.id in named]
    wanted = named.union(element.id for column in columns for element in model.members(column))
    elements = [element for element in model.elements if element.id in wanted]
    groups = [evolve(group, members=[each for each in group.members if each in wanted]) for group in model.groups]
    kept = {
        *wanted,
        *(element.stage for element in elements),
        *(group.id for group in groups if group.members),
    }
    links = [link for link in model.links if link.source in kept and link.target in kept]
    return LogicModel(
        **model.header(),
        parts=[
            *_stages(model, kept),
            *elements,
            *(group for group in groups if group.id in kept),
            *links,
            *(claim for claim in model.claims if claim.source in kept and claim.target in kept),
            *by_themselves(model),
            *_acting_on(kept.union(link.id for link in links), model.external_factors),
        ],
    )


def _stages(model: LogicModel, kept: Collection[str]) -> tuple[Stage, ...]:
    """
    Return the stages to declare so that those which are kept stay in order.

    These are the ones that are declared, unless one that goes has held standard stages in their places; then all are.
    """
    in_order = tuple(stage for stage in model.stages if stage.id in kept)
    declared = tuple(stage for stage in model.declared_stages if stage.id in kept)
    return declared if stage_order(declared, (stage.id for stage in in_order)) == in_order else in_order


def _declared(model: LogicModel, kept: Collection[str]) -> tuple[Stage, ...]:
    """Return the stages to declare: those that were, or all that are kept where one goes that held others in order."""
    if all(stage.id in kept for stage in model.declared_stages):
        return model.declared_stages
    return tuple(stage for stage in model.stages if stage.id in kept)


def refuse_non_collection(selection: object) -> None:
    """
    Refuse what names nothing.

    Args:
        selection: What should be an id, a value, or a collection of these.

    Raises:
        TypeError: It is something else.
    """
    if not isinstance(selection, str | Node | Iterable):
        msg = f"name elements, stages or groups by id or as values, not {quoted(selection)}"
        raise TypeError(msg)


def _acting_on(targets: Collection[str], factors: Iterable[ExternalFactor]) -> Iterator[ExternalFactor]:
    """Return the factors that act on a target or on the model as a whole, without what else they act on."""
    for factor in factors:
        acts_on = [target for target in factor.acts_on if target in targets]
        if acts_on or not factor.acts_on:
            yield evolve(factor, acts_on=acts_on)
