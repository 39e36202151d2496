"""Other fields in a part of a model, or in the model itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from attrs import evolve, fields

from logicmodel.errors import ConflictError, Problem, UnknownIdError, did_you_mean, suggest
from logicmodel.model.edits.carrying import key_of
from logicmodel.model.edits.finding import part_of, rebuilt
from logicmodel.model.edits.replacing import replace_parts
from logicmodel.model.logic_model import HEADER, LogicModel, refuse_non_model
from logicmodel.model.union import Piece, name_of, places_of
from logicmodel.vocabulary.claims import Claim
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.elements import KINDS, Element, Outcome
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.sequences import is_sequence
from logicmodel.vocabulary.validation import is_id

# Fields that hold parts of a model, which may be given by their ids, and the section that has these parts.
_REFERENCES: Final = {
    "who": "stakeholders",
    "indicators": "indicators",
    "evidence": "evidence",
    "assumptions": "assumptions",
    "rivals": "rivals",
}


def with_fields(model: LogicModel, part: str | Piece | None = None, /, **changes: Any) -> LogicModel:  # noqa: ANN401
    """
    Return a model with some fields of a part, or of the model itself, changed; all other fields stay as they are.

    What follows from a field follows: the stage of an outcome its term, the id of a link its ends. A stakeholder, an
    indicator or a piece of evidence that the part named and no longer names stays in the model by itself.

    Args:
        model: The model.
        part: The id of an element, a stage, a group, a link, a stakeholder, an indicator, a piece of evidence, an
            assumption or an external factor; or the part itself, if parts of several sorts share the id. Default: the
            model itself.
        **changes: The new fields by name. ``who``, ``indicators``, ``evidence`` and ``assumptions`` take values or ids
            of what the model has. An element takes another ``kind`` too.

    Returns:
        The new model.

    Raises:
        ConflictError: A value in a field disagrees with one that the model has under the same id.
        ShapeError: A field has a wrong value.
        TypeError: The part has no such field.
        UnknownIdError: The model does not have the part, or what a field names.
        ValueError: Parts of several sorts have this id.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.model import with_fields
        >>> model = with_fields(load_example("reading-together"), "train", label="Train all volunteers")
        >>> model["train"].label, model["train"].who == load_example("reading-together")["train"].who
        ('Train all volunteers', True)
        >>> with_fields(model, version="3").version
        '3'
    """
    refuse_non_model(model)
    if part is None:
        _refuse_unknown(f"model {model.id!r}", changes, HEADER)
        return LogicModel(**{**model.header(), **changes}, parts=[model])
    old = part_of(model, part)
    new = _changed(old, _resolved(model, changes))
    if isinstance(old, Claim) and isinstance(new, Claim) and new.id != old.id:
        return rebuilt(model, claims=[new if claim is old else claim for claim in model.claims])
    if isinstance(old, Link) and isinstance(new, Link) and new.id != old.id:
        return _with_all_of(model, _relinked(model, old, new))
    return _with_all_of(model, replace_parts(model, new))


def _relinked(model: LogicModel, old: Link, new: Link) -> LogicModel:
    """Return a model with another link in the place of one, whose id followed its ends; factors act on the new one."""
    present = next((link for link in model.links if link.id == new.id), None)
    if present is not None:
        # A union would take two bare links for one.
        message = f"{name_of(old)} cannot become {new.id!r}, which the model has already"
        raise ConflictError([Problem(message, places_of(old, present), "give it an id of its own with id=…")])
    links = [new if link is old else link for link in model.links]
    factors = [
        evolve(factor, acts_on=[new.id if target == old.id else target for target in factor.acts_on])
        for factor in model.external_factors
    ]
    return rebuilt(model, links=links, external_factors=factors)


def _changed(old: Piece, changes: Mapping[str, Any]) -> Piece:
    """Return a part with other fields."""
    if isinstance(old, Element) and changes.get("kind", old.kind) != old.kind:
        return _of_kind(old, **changes)
    given = {name: value for name, value in changes.items() if name != "kind" or not isinstance(old, Element)}
    _refuse_unknown(name_of(old), given, _taken_by(type(old)))
    return evolve(old, **given)


def _of_kind(old: Element, kind: str, **changes: Any) -> Element:  # noqa: ANN401 -- as `with_fields`
    """Return an element as one of another kind; its stage follows unless the author chose it."""
    make = KINDS.get(kind, Element)
    kept = {each.alias: getattr(old, each.name) for each in fields(type(old)) if each.init}
    if old.stage == _usual_stage(old):
        kept.pop("stage")
    if make is Element:
        kept |= {"kind": kind, "stage": old.stage}
    else:
        kept.pop("kind", None)
    said = kept | changes
    taken = _taken_by(make) | {"id", "place"}
    # A field that the new kind lacks is lost only if its author says so.
    lost = [name for name, value in said.items() if name not in taken and value is not None]
    if lost:
        msg = f"{name_of(old)} cannot become {kind!r}, which has no {lost[0]}; add {lost[0]}=None to leave it out"
        raise TypeError(msg)
    return make(**{name: value for name, value in said.items() if name in taken})


def _usual_stage(element: Element) -> str | None:
    """Return the stage of an element that says nothing of its stage, or None for a kind of the author's own."""
    make = KINDS.get(element.kind)
    if make is None:
        return None
    term: dict[str, Any] = {"term": element.term} if isinstance(element, Outcome) else {}
    return make(element.id, element.label, place=None, **term).stage


def _taken_by(sort: type[Described]) -> frozenset[str]:
    """Return the names of the fields that can be changed."""
    kept = {"place"} if sort in {Claim, Link} else {"id", "place"}
    return frozenset(each.alias for each in fields(sort) if each.init) - kept


def _refuse_unknown(what: str, changes: Iterable[str], taken: Iterable[str]) -> None:
    for name in changes:
        if name not in taken:
            advice = did_you_mean(suggest(name, taken)) or f"it has {', '.join(sorted(taken))}"
            if name == "id":
                advice = "rename() gives elements, stages and groups other ids"
            msg = f"{what} has no field {name!r} to change; {advice}"
            raise TypeError(msg)


def _resolved(model: LogicModel, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the changes with values in the place of ids."""
    return {
        name: _values(model, _REFERENCES[name], said) if name in _REFERENCES else said for name, said in changes.items()
    }


def _values(model: LogicModel, section: str, said: Any) -> Any:  # noqa: ANN401 -- a mistake stays as it is
    known = {each.id: each for each in getattr(model, section) if each.id}

    def value_of(item: object) -> object:
        if not isinstance(item, str) or item in known:
            return known.get(item, item) if isinstance(item, str) else item
        if section == "assumptions" and not is_id(item):
            return item  # a text, from which `Link` makes an assumption
        raise UnknownIdError(section.removesuffix("s"), item, known)

    return value_of(said) if isinstance(said, str) or not is_sequence(said) else [value_of(item) for item in said]


def _with_all_of(model: LogicModel, changed: LogicModel) -> LogicModel:
    """Return a changed model with the stakeholders, indicators, evidence and rivals that the change left alone."""
    present = {key_of(value) for value in changed.parts()}
    values: tuple[Piece, ...] = (*model.stakeholders, *model.indicators, *model.evidence, *model.rivals)
    lost = [value for value in values if key_of(value) not in present]
    return LogicModel(**changed.header(), parts=[changed, *lost]) if lost else changed
