"""A model under other ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from logicmodel.errors import Problem, ShapeError, UnknownIdError
from logicmodel.model.edits.carrying import everything_carried
from logicmodel.model.edits.finding import SECTIONS, part_of
from logicmodel.model.edits.new_ids import Naming, NewIds
from logicmodel.model.edits.replacing import replace_parts
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.model.ratings import ratings_of
from logicmodel.model.union import Piece, name_of, places_of
from logicmodel.vocabulary.claims import Claim
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.stages import STANDARD_STAGES, Group, Stage
from logicmodel.vocabulary.validation import id_fault, problems
from logicmodel.wording import listed


def rename(model: LogicModel, ids: Mapping[str, str] | Mapping[Piece, str]) -> LogicModel:
    """
    Return a model with other ids for some parts, changed wherever they are used.

    The default ids of links and claims follow their ends. Two ids can be swapped. Where a standard stage takes part,
    all stages are declared, so that they stay in order.

    Args:
        model: The model.
        ids: The new ids, by the old ones, or by the parts themselves. An old id that an element, a stage or a group has
            means that, and no indicator or source of the same id.

    Returns:
        The model under the new ids.

    Raises:
        UnknownIdError: The model does not have an old id; the message suggests close matches.
        ShapeError: A new id is not a valid one, or two parts would share one; the error lists all of these.
        ValueError: An old id is that of parts of several sorts.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.model import rename
        >>> model = rename(load_example("reading-together"), {"train": "training", "staff": "coordinators"})
        >>> model.links[0].id
        'coordinators->training'
    """
    refuse_non_model(model)
    wanted = [(_meant(model, part), new) for part, new in ids.items()]
    nodes = {part.id: new for part, new in wanted if isinstance(part, Element | Stage | Group)}
    others = {part.id: new for part, new in wanted if part.id and not isinstance(part, Element | Stage | Group)}
    if found := [
        *_bad_ids("new id", ids.values()),
        *_shared_ids(model, nodes, others),
        *_taken_ids(model, others),
    ]:
        raise ShapeError(found)

    def node(identifier: str) -> str:
        return nodes.get(identifier, identifier)

    def other(identifier: str) -> str:
        return others.get(identifier, identifier)

    moved = {end for stage in model.stages if stage.id in nodes for end in (stage.id, nodes[stage.id])}
    whole = model if moved.isdisjoint(STANDARD_STAGES) else LogicModel(**model.header(), parts=[*model.stages, model])
    return LogicModel(**model.header(), parts=NewIds(node=node, column=node, other=other).parts_of(whole))


def _meant(model: LogicModel, part: str | Piece) -> Piece:
    return model[part] if isinstance(part, str) and part in model else part_of(model, part)


def _node_ids(model: LogicModel) -> set[str]:
    return {node.id for node in (*model.stages, *model.groups, *model.elements)}


def _refuse_unknown(ids: Iterable[str], known: Collection[str]) -> None:
    for identifier in ids:
        if identifier not in known:
            what = "part with the id"
            raise UnknownIdError(what, identifier, known)


def _bad_ids(what: str, ids: Iterable[str]) -> list[Problem]:
    return problems(what, None, *map(id_fault, ids))


def _shared_ids(model: LogicModel, ids: Mapping[str, str], others: Mapping[str, str]) -> Iterator[Problem]:
    """Return a problem for each id that several things would have: nodes, or a node and a link with an own id."""
    owners: defaultdict[str, list[Piece]] = defaultdict(list)
    nodes: tuple[Element | Stage | Group, ...] = (*model.stages, *model.groups, *model.elements)
    for node in nodes:
        owners[ids.get(node.id, node.id)].append(node)
    for link in model.links:
        owners[link.id if link.has_default_id else others.get(link.id, link.id)].append(link)
    for identifier, values in owners.items():
        if len(values) > 1:
            yield _sharing(identifier, values)


def _sharing(identifier: str, values: list[Piece]) -> Problem:
    names = listed([name_of(value) for value in values])
    return Problem(f"{names} cannot share the id {identifier!r}", places_of(*values), "choose another id")


def _taken_ids(model: LogicModel, others: Mapping[str, str]) -> Iterator[Problem]:
    """Return a problem for each new id that another part of the sort has, or would have too."""
    for section in SECTIONS:
        if section not in {"stages", "elements", "groups", "links"}:
            owners: defaultdict[str, list[Piece]] = defaultdict(list)
            for part in getattr(model, section):
                if part.id:
                    owners[others.get(part.id, part.id)].append(part)
            for identifier, values in owners.items():
                if len(values) > 1:
                    names = listed([name_of(value) for value in values])
                    yield Problem(
                        f"{names} cannot share the id {identifier!r}", places_of(*values), "choose another id"
                    )


def prefixed(model: LogicModel, prefix: str, *, shared: Iterable[str] = ()) -> LogicModel:
    """
    Return a model with a prefix before its ids, so that it can unite with others: ``staff`` is then ``site-a/staff``.

    Two models under different prefixes never conflict. Standard stages stay as they are, so that the columns of all
    models line up. What a model says of one of them holds for its own elements only; so its heading, notes, links
    and external factors go to a group of these elements, such as ``site-a/inputs``.

    Args:
        model: The model.
        prefix: The prefix, which is an id itself; a ``/`` goes behind it.
        shared: Ids that stay as they are, because the models to unite have them in common: of elements, stages, groups,
            stakeholders, indicators, evidence, assumptions, rivals, external factors, scales, or of links and claims
            with own ids.

    Returns:
        The model under the new ids, with the same header.

    Raises:
        UnknownIdError: The model does not have a shared id; the message suggests close matches.
        ShapeError: The prefix is not a valid id.

    Example:
        >>> from logicmodel import LogicModel, load_example
        >>> from logicmodel.model import prefixed
        >>> site = load_example("reading-together")
        >>> sites = [prefixed(site, name, shared=["opportunity"]) for name in ("north", "south")]
        >>> portfolio = LogicModel("portfolio", parts=sites)
        >>> [element.id for element in portfolio.members("inputs")]
        ['north/staff', 'north/books', 'south/staff', 'south/books']
        >>> [element.id for element in portfolio.members("impact")]
        ['opportunity']
    """
    kept = frozenset(shared)
    refuse_non_model(model)
    _refuse_unknown(sorted(kept), _all_ids(model))
    if found := _bad_ids("prefix", [prefix]):
        raise ShapeError(found)

    def new(identifier: str) -> str:
        return identifier if identifier in kept else f"{prefix}/{identifier}"

    def column(identifier: str) -> str:
        return identifier if identifier in STANDARD_STAGES else new(identifier)

    spoken_of = [stage for stage in _standard_stages_spoken_of(model) if stage.id not in kept]
    silent = [Stage(stage.id, place=stage.place) for stage in spoken_of if stage in model.declared_stages]
    return LogicModel(
        **model.header(),
        parts=[
            *NewIds(node=new, column=column, other=new).parts_of(replace_parts(model, *silent)),
            *(_group_instead(stage, new, model) for stage in spoken_of),
        ],
    )


def _all_ids(model: LogicModel) -> set[str]:
    """Return all ids that the author gave; the default ids of links only follow their ends."""
    return {
        *_node_ids(model),
        *(link.id for link in model.links if not link.has_default_id),
        *(value.id for value in everything_carried(model) if value.id),
        *(claim.id for claim in model.claims if not claim.has_default_id),
        *(rating.scale.id for part in model.parts() for rating in ratings_of(part)),
        *(factor.id for factor in model.external_factors),
    }


def _standard_stages_spoken_of(model: LogicModel) -> Iterator[Stage]:
    """Return the standard stages of which the model says more than that elements stand in them."""
    joining: tuple[Link | Claim, ...] = (*model.links, *model.claims)
    named = {end for each in joining for end in (each.source, each.target)}
    named.update(target for factor in model.external_factors for target in factor.acts_on)
    for stage in model.stages:
        if stage.id in STANDARD_STAGES and (stage.id in named or stage != Stage(stage.id)):
            yield stage


def _group_instead(stage: Stage, new: Naming, model: LogicModel) -> Group:
    """Return a group of the elements of a stage, which says what the stage says."""
    said = {name: getattr(stage, name) for name in ("description", "notes", "tags", "url", "suppress", "data", "place")}
    members = [new(element.id) for element in model.members(stage.id)]
    return Group(new(stage.id), stage.label, members=members, **said)
