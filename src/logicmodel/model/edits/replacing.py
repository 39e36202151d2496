"""A model with other parts, or another header."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, TypedDict, Unpack

from logicmodel.errors import ConflictError, Problem, ShapeError, did_you_mean, suggest
from logicmodel.model.edits.carrying import by_themselves, claim_with, element_with, key_of, link_with, rival_with
from logicmodel.model.logic_model import LogicModel, Part, refuse_non_model
from logicmodel.model.union import Carried, Piece, UnionOfParts, name_of, places_of
from logicmodel.places import Place
from logicmodel.vocabulary.claims import Rival
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.suppressions import Suppression


class Header(TypedDict, total=False):
    """What a model says of itself; `LogicModel` says what each field means."""

    id: str
    title: str | None
    version: str | None
    review_date: str | None
    language: str | None
    description: str | None
    notes: str | None
    tags: Iterable[str]
    url: str | None
    suppress: Iterable[Suppression] | Mapping[str, str]
    data: Mapping[str, Any]
    place: Place | None


def replace_parts(model: LogicModel, *parts: Part, **header: Unpack[Header]) -> LogicModel:
    """
    Return a model with new parts in place of those with the same ids, or with another header.

    A part takes its predecessor's place in the order, and is carried wherever its predecessor was carried. What the new
    part does not say is gone, and so is what only its predecessor carried: to change single fields and keep the rest,
    use `with_fields`. Nothing is added: for that, use `add_parts`.

    Args:
        model: The model.
        *parts: Elements, flows, links, stages, groups, stakeholders, indicators, evidence, assumptions with an id,
            claims, rivals and external factors. An element may replace one of another kind.
        **header: Any of ``id``, ``title``, ``version``, ``review_date``, ``language``, ``description``, ``notes``,
            ``tags``, ``url``, ``suppress``, ``data`` and ``place``.

    Returns:
        The new model.

    Raises:
        ConflictError: Two of the parts have one id, or what they carry disagrees with the model.
        ShapeError: The model has nothing that a part could replace; the error lists all such parts.

    Example:
        >>> from logicmodel import Activity, load_example, replace_parts
        >>> model = load_example("reading-together")
        >>> shorter = replace_parts(model, Activity("train", "Train volunteers"), version="3")
        >>> shorter["train"].label, shorter["train"].who, shorter.version
        ('Train volunteers', None, '3')
    """
    refuse_non_model(model)
    union = UnionOfParts()
    union.add_all(parts)
    given = {key_of(value): value for value in union.pieces()}
    if found := [*union.conflicts, *_without_predecessor(given, model)]:
        raise ConflictError(found) if union.conflicts else ShapeError(found)

    def after(value: Any) -> Any:  # noqa: ANN401 -- any part of a model
        return given.get(key_of(value), value)

    declared = {key_of(stage) for stage in model.declared_stages} | given.keys()
    return LogicModel(
        **{**model.header(), **header},
        parts=[
            *(after(stage) for stage in model.stages if key_of(stage) in declared),
            *(element_with(after(element), after) for element in model.elements),
            *map(after, model.groups),
            *(link_with(after(link), after) for link in model.links),
            *(claim_with(after(claim), after) for claim in model.claims),
            *(_with_evidence(after(value), after) for value in by_themselves(model)),
            *(value for value in given.values() if isinstance(value, Carried)),
            *map(after, model.external_factors),
        ],
    )


def _with_evidence(value: Any, after: Callable[[Any], Any]) -> Any:  # noqa: ANN401 -- any part of a model
    return rival_with(value, after) if isinstance(value, Rival) else value


def _without_predecessor(given: Mapping[Hashable, Piece], model: LogicModel) -> Iterator[Problem]:
    """Return a problem for each part for which the model has nothing of its sort and id."""
    present: dict[Hashable, Piece] = {key_of(value): value for value in (*model.stages, *model.parts())}
    for key, value in given.items():
        before = present.get(key)
        if before is None:
            ids = [other.id for other in present.values() if isinstance(other, _sort(value)) and other.id]
            hint = did_you_mean(suggest(str(value.id), ids)) or "to add it, list it beside the model in a new one"
            yield Problem(f"the model has no {name_of(value)} to replace", places_of(value), hint)
        elif not isinstance(value, _sort(before)):
            yield Problem(f"{name_of(value)} cannot replace {name_of(before)}", places_of(value, before))


def _sort(value: object) -> type:
    return Element if isinstance(value, Element) else type(value)
