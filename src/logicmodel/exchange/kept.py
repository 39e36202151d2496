"""What a format keeps of a model, and the losses that follow from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from attrs import fields

from logicmodel.exchange.losses import Loss
from logicmodel.formats.catalogue import Keeps
from logicmodel.model.logic_model import HEADER, LogicModel
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.described import Described, default_of
from logicmodel.vocabulary.indicators import Measurement
from logicmodel.vocabulary.suppressions import Suppression

_ALWAYS: Final = frozenset({"id", "place", "source", "target"})


def subjects(model: LogicModel) -> Iterator[tuple[str, Any]]:
    """Return everything in a model with the word for what it is, the model itself first."""
    yield "model", model
    sections: tuple[tuple[str, tuple[Described, ...]], ...] = (
        ("stage", model.declared_stages),
        ("element", model.elements),
        ("group", model.groups),
        ("link", model.links),
        ("stakeholder", model.stakeholders),
        ("indicator", model.indicators),
        ("evidence", model.evidence),
        ("assumption", model.assumptions),
        ("claim", model.claims),
        ("rival", model.rivals),
        ("external factor", model.external_factors),
    )
    for subject, section in sections:
        yield from ((subject, value) for value in section)


def said(value: Any) -> dict[str, Any]:  # noqa: ANN401 -- any value of the vocabulary
    """Return the fields of a value that say something, besides its id and the ends of a link."""
    if isinstance(value, LogicModel):
        stated = {name: getattr(value, name) for name in HEADER if name not in _ALWAYS}
        stated = {name: each for name, each in stated.items() if each not in (None, ()) and each != {}}
        return {name: each for name, each in stated.items() if name != "title" or each != value.id}
    own_id = {"id": value.id} if getattr(value, "has_default_id", True) is False else {}
    return own_id | {
        each.name: getattr(value, each.name)
        for each in fields(type(value))
        if each.name not in _ALWAYS
        and each.eq
        and (each.name == "kind" or (each.init and getattr(value, each.name) != default_of(each, value)))
    }


def lost(model: LogicModel, keeps: Keeps, reason: str | None = None) -> Iterator[Loss]:
    """
    Return a loss for everything that a model says and a format does not keep.

    Args:
        model: The model.
        keeps: What the format keeps.
        reason: Why the rest is lost.
    """
    for subject, value in subjects(model):
        kept = keeps.get(subject)
        identifier = getattr(value, "id", None)
        if kept is None:
            yield Loss("dropped", subject, identifier, text=_name_of(value), reason=reason)
            continue
        for field, each in said(value).items():
            if field not in kept:
                yield Loss("dropped", subject, identifier, field, shown(each), reason=reason)


def lost_columns(model: LogicModel, reason: str) -> Iterator[Loss]:
    """
    Return a loss for each link of a stage or a group, for formats that join elements only.

    Args:
        model: The model.
        reason: Why it is lost.
    """
    elements = {element.id for element in model.elements}
    for link in model.links:
        if link.source not in elements or link.target not in elements:
            yield Loss("dropped", "link", link.id, reason=reason)


def shown(value: object) -> str:
    """Return a value of a field as text for a report."""
    match value:
        case tuple():
            return "; ".join(map(shown, value))
        case Measurement():
            about = ", ".join(filter(None, (value.period, value.category)))
            return f"{value.value} ({about})" if about else str(value.value)
        case Suppression():
            return f"{value.code}: {value.reason}"
        case Assumption(id=None):
            return value.text
        case object(id=str(identifier)):
            return identifier
        case _:
            return str(value)


def _name_of(value: Any) -> str | None:  # noqa: ANN401 -- any value of the vocabulary
    names = (getattr(value, name, None) for name in ("label", "text", "citation"))
    return next((name for name in names if name), None)
