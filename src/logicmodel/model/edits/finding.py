"""The part of a model that an id or a value means, and models rebuilt from other parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal, TypeAlias

from logicmodel.errors import UnknownIdError
from logicmodel.model.edits.carrying import by_themselves, key_of
from logicmodel.model.logic_model import LogicModel
from logicmodel.model.union import Piece, name_of
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.stages import Stage
from logicmodel.wording import listed

Section: TypeAlias = Literal[
    "stages",
    "elements",
    "groups",
    "links",
    "stakeholders",
    "indicators",
    "evidence",
    "assumptions",
    "claims",
    "rivals",
    "external_factors",
]

#: The sections of a model, each the name of the attribute with its parts.
SECTIONS: Final[tuple[Section, ...]] = Section.__args__  # type: ignore[attr-defined]


def part_of(model: LogicModel, part: str | Piece) -> Piece:
    """
    Return a part of a model.

    Args:
        model: The model.
        part: Its id, or the part itself where parts of several sorts share the id.

    Raises:
        UnknownIdError: The model has no such part.
        ValueError: Parts of several sorts have this id.
    """
    found = list(_with_id(model, part)) if isinstance(part, str) else list(_with_key(model, part))
    if not found:
        identifier = part if isinstance(part, str) else str(getattr(part, "id", part))
        what = "part"
        raise UnknownIdError(what, identifier, [each.id for each in all_parts(model) if each.id])
    if len(found) > 1:
        names = listed([name_of(each) for each in found])
        msg = f"the id {part!r} is that of {names}; give the part itself in place of its id"
        raise ValueError(msg)
    return found[0]


def all_parts(model: LogicModel) -> Iterator[Piece]:
    """Return all parts of a model, with the standard stages that it uses without declaring them."""
    for section in SECTIONS:
        yield from getattr(model, section)


def _with_id(model: LogicModel, identifier: str) -> Iterator[Piece]:
    return (each for each in all_parts(model) if each.id == identifier)


def _with_key(model: LogicModel, part: object) -> Iterator[Piece]:
    if isinstance(part, Described):
        yield from (each for each in all_parts(model) if key_of(each) == key_of(part))  # type: ignore[arg-type]


def section_of(model: LogicModel, part: Piece) -> Section:
    """Return the section in which a model has a part."""
    return next(section for section in SECTIONS if part in getattr(model, section))


def rebuilt(model: LogicModel, **sections: Iterable[Any]) -> LogicModel:
    """
    Return a model with the same header, and with other parts in some sections.

    Args:
        model: The model.
        **sections: The parts by section; ``stages`` takes those to declare. A section that is not given stays.
    """
    loose = list(by_themselves(model))
    order = ("elements", "groups", "links", "claims", "external_factors")
    declared = sections.get("stages", model.declared_stages)
    by_section = {name: getattr(model, name) for name in order} | sections
    kept = [part for name in order for part in by_section[name]]
    return LogicModel(**model.header(), parts=[*declared, *kept, *sections.get("loose", loose)])


def declared_in_order(model: LogicModel, stages: Iterable[Stage]) -> tuple[Stage, ...]:
    """Return the stages to declare so that they stand in this order: none but those declared, if these suffice."""
    wanted = tuple(stages)
    return wanted if wanted != model.stages else model.declared_stages
