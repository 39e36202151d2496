"""A model with more parts, or with fewer."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from attrs import evolve

from logicmodel.errors import Problem, ShapeError
from logicmodel.model.edits.carrying import (
    by_themselves,
    claim_without,
    element_without,
    key_of,
    link_without,
    rival_without,
)
from logicmodel.model.edits.finding import part_of, rebuilt
from logicmodel.model.logic_model import LogicModel, Part, refuse_non_model
from logicmodel.model.union import Piece, name_of, places_of
from logicmodel.vocabulary.claims import Rival
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.stages import STANDARD_STAGES, Group, Stage


def add_parts(model: LogicModel, *parts: Part) -> LogicModel:
    """
    Return a model with parts added at the end.

    Args:
        model: The model.
        *parts: Whatever can be a part of a model. One that the model has already counts once.

    Returns:
        The new model, with the same header.

    Raises:
        ConflictError: A part disagrees with one that the model has under the same id.
        ShapeError: A part names something that the model does not have.

    Example:
        >>> from logicmodel import Link, Output, load_example
        >>> from logicmodel.model import add_parts
        >>> model = add_parts(
        ...     load_example("reading-together"), Output("handbook", "Handbook"), Link("train", "handbook")
        ... )
        >>> model.links[-1].id
        'train->handbook'
    """
    refuse_non_model(model)
    return LogicModel(**model.header(), parts=[model, *parts])


def remove_parts(model: LogicModel, *parts: str | Piece) -> LogicModel:
    """
    Return a model without some of its parts.

    What cannot stand without them goes too: the links and claims of an element, a
    stage or a group. Groups and external factors no
    longer name what is gone, and stay also if nothing is left that they name. What only the removed parts carried goes
    with them. `~logicmodel.differences.changes` of the two models lists all this.

    Args:
        model: The model.
        *parts: Ids, or the parts themselves.

    Returns:
        The smaller model, with the same header, in the same order.

    Raises:
        ShapeError: A stage still has elements in it; the error names them.
        UnknownIdError: The model does not have one of the parts.
        ValueError: Parts of several sorts have an id.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.model import remove_parts
        >>> model = remove_parts(load_example("reading-together"), "books")
        >>> "books" in model, any(link.source == "books" for link in model.links)
        (False, False)
    """
    refuse_non_model(model)
    gone = [part_of(model, part) for part in parts]
    _refuse_needed_stages(model, gone)
    keys = {key_of(part) for part in gone}
    ends = {part.id for part in gone if isinstance(part, Element | Stage | Group)}
    links = [
        link for link in model.links if key_of(link) not in keys and link.source not in ends and link.target not in ends
    ]
    targets = {*ends, *(link.id for link in model.links)} - {link.id for link in links}
    return rebuilt(
        model,
        stages=_stages_left(model, keys),
        elements=[element_without(each, keys) for each in model.elements if key_of(each) not in keys],
        groups=[
            evolve(group, members=_without(group.members, ends)) for group in model.groups if key_of(group) not in keys
        ],
        links=[link_without(link, keys) for link in links],
        claims=[
            claim_without(claim, keys)
            for claim in model.claims
            if key_of(claim) not in keys and claim.source not in ends and claim.target not in ends
        ],
        external_factors=[
            evolve(factor, acts_on=_without(factor.acts_on, targets))
            for factor in model.external_factors
            if key_of(factor) not in keys
        ],
        loose=[
            rival_without(value, keys) if isinstance(value, Rival) else value
            for value in by_themselves(model)
            if key_of(value) not in keys
        ],
    )


def _without(ids: Iterable[str], gone: Collection[str]) -> list[str]:
    return [identifier for identifier in ids if identifier not in gone]


def _stages_left(model: LogicModel, gone: Collection[object]) -> tuple[Stage, ...]:
    """Return the stages to declare: those that were, or all that are left if one goes that held others in place."""
    if all(key_of(stage) not in gone for stage in model.declared_stages):
        return model.declared_stages
    return tuple(stage for stage in model.stages if key_of(stage) not in gone)


def _refuse_needed_stages(model: LogicModel, gone: Collection[Piece]) -> None:
    """Refuse to remove a stage of the author's own in which elements stay; a standard one stays in use by itself."""
    removed = {part.id for part in gone if isinstance(part, Element)}
    found = []
    for stage in gone:
        if isinstance(stage, Stage) and stage.id not in STANDARD_STAGES:
            left = [element.id for element in model.members(stage.id) if element.id not in removed]
            if left:
                message = f"{name_of(stage)} cannot be removed while {', '.join(left)} stand in it"
                hint = "remove these too, or give them another stage first"
                found.append(Problem(message, places_of(stage), hint))
    if found:
        raise ShapeError(found)
