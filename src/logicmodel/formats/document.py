"""From a model to the document that says it: mappings, lists, texts and numbers, in the order of a file."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Hashable, Iterable
from functools import cache
from itertools import groupby
from typing import Any, Final, TypeAlias

from attrs import Attribute, define, field, fields

from logicmodel.formats.entries import IS_ID
from logicmodel.formats.fields import (
    ASSUMPTION,
    CLAIM,
    ELEMENTS,
    EXTERNAL_FACTOR,
    GROUP,
    HEADER,
    INDICATOR,
    KIND_SECTIONS,
    LINK,
    OWN_ELEMENT,
    REGISTRIES,
    STAGE,
    USE,
)
from logicmodel.formats.sorts import Entry, Field, Sort, Value
from logicmodel.model.logic_model import LogicModel
from logicmodel.model.ratings import ratings_of
from logicmodel.reading.limits import FORMAT_VERSION
from logicmodel.vocabulary.claims import Claim
from logicmodel.vocabulary.described import default_of
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import EvidenceUse
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.scales import STANDARD_SCALES, Scale
from logicmodel.vocabulary.stages import Stage

# What can be written: a mapping, a list, a text, a number, a truth value or a date.
Written: TypeAlias = Any
Document: TypeAlias = dict[str, Written]

_SECTION_OF_KIND: Final = {entry.name: section for section, entry in KIND_SECTIONS.items()}
_RANK_OF_KIND: Final = {kind: rank for rank, kind in enumerate(_SECTION_OF_KIND)}


def document_of(model: LogicModel, *, in_full: bool = False) -> Document:
    """
    Return the document that says a model.

    Args:
        model: The model.
        in_full: Whether elements and links are mappings also where one text could stand for them.

    Raises:
        TypeError: A value is of a class that a file would not bring back.
    """
    return DocumentWriter(model, in_full).document()


def date_in_json(value: dt.date) -> Document:
    """Return a date of the author's data as JSON says it, because JSON has no dates."""
    return {"date": value.isoformat()}


@define
class DocumentWriter:
    """
    Writes one model.

    Args:
        model: The model.
        in_full: See `document_of`.
    """

    model: LogicModel
    in_full: bool
    _uses: Counter[Hashable] = field(init=False, factory=Counter)

    def __attrs_post_init__(self) -> None:
        """Count how often each indicator and each assumption is used."""
        for element in self.model.elements:
            self._uses.update((INDICATOR, each.id) for each in element.indicators)
        for link in self.model.links:
            self._uses.update((ASSUMPTION, each.id or each) for each in link.assumptions)

    def document(self) -> Document:
        """Return the document."""
        model = self.model
        document = {"logicmodel": FORMAT_VERSION, **self._header()}
        sections = {
            "stages": [self._stage(stage) for stage in model.declared_stages],
            "stakeholders": self._keyed(REGISTRIES["stakeholders"], model.stakeholders),
            "scales": self._keyed(REGISTRIES["scales"], self._own_scales()),
            "evidence": self._keyed(REGISTRIES["evidence"], model.evidence),
            "assumptions": self._assumptions(),
            "indicators": self._keyed(
                INDICATOR, (each for each in model.indicators if self._is_registered(INDICATOR, each))
            ),
            **self._elements(),
            "groups": self._keyed(GROUP, model.groups),
            "links": [self._link(link) for link in model.links],
            "claims": [self._claim(claim) for claim in model.claims],
            "rivals": self._keyed(REGISTRIES["rivals"], model.rivals),
            "external_factors": self._keyed(EXTERNAL_FACTOR, model.external_factors),
        }
        return document | {name: section for name, section in sections.items() if section}

    def _header(self) -> Document:
        header = self._in_place(HEADER, self.model)
        if header["title"] == header["id"]:
            del header["title"]
        return header

    def _stage(self, stage: Stage) -> Document | str:
        document = self._in_place(STAGE, stage)
        return stage.id if document.keys() == {"id"} and not self.in_full else document

    def _own_scales(self) -> list[Scale]:
        rated = (rating.scale for part in self.model.parts() for rating in ratings_of(part))
        return [scale for scale in dict.fromkeys(rated) if scale.id not in STANDARD_SCALES]

    def _assumptions(self) -> Document | list[Written]:
        """Return the assumptions of the whole model and those that links share; a list where one has no id."""
        written = [each for each in self.model.assumptions if self._is_registered(ASSUMPTION, each)]
        if all(each.id for each in written):
            return self._keyed(ASSUMPTION, written)
        return [self._short(ASSUMPTION, self._in_place(ASSUMPTION, each)) for each in written]

    def _elements(self) -> Document:
        """Return the sections of elements; a stage whose order they would lose goes into ``elements``."""
        sections: dict[str, Document] = {section: {} for section in (*KIND_SECTIONS, "elements")}
        for _, members in groupby(self.model.elements, key=lambda element: element.stage):
            column = list(members)
            ranks = [_RANK_OF_KIND.get(element.kind, len(_RANK_OF_KIND)) for element in column]
            keeps_order = ranks == sorted(ranks)
            for element in column:
                own = element.kind not in ELEMENTS
                if keeps_order and not own:
                    document = self._short(ELEMENTS[element.kind], self._fields(ELEMENTS[element.kind], element))
                    sections[_SECTION_OF_KIND[element.kind]][element.id] = document
                else:
                    sections["elements"][element.id] = self._with_kind(element)
        return sections

    def _with_kind(self, element: Element) -> Document:
        document = self._fields(ELEMENTS.get(element.kind, OWN_ELEMENT), element)
        return {"label": document.pop("label"), "kind": element.kind, **document}

    def _link(self, link: Link) -> Document | str:
        if self.in_full:
            document: Document = {"source": link.source, "target": link.target}
        elif link.is_bare:
            return f"{link.source} -> {link.target}"
        else:
            document = {"link": f"{link.source} -> {link.target}"}
        if not link.has_default_id:
            document["id"] = link.id
        return document | self._fields(LINK, link)

    def _claim(self, claim: Claim) -> Document:
        own_id = {} if claim.has_default_id else {"id": claim.id}
        return own_id | self._fields(CLAIM, claim)

    def _keyed(self, entry: Entry, values: Iterable[Value]) -> Document:
        """Return entries by id."""
        return {value.id: self._short(entry, self._fields(entry, value)) for value in values}

    def _in_place(self, entry: Entry, value: Value) -> Document:
        """Return an entry that says its id itself, if it has one."""
        identifier = getattr(value, "id", None)
        return ({"id": identifier} if identifier else {}) | self._fields(entry, value)

    def _short(self, entry: Entry, document: Document) -> Written:
        """Return the one text or number that may stand for an entry, or else the entry."""
        if self.in_full or entry.short is None or document.keys() != {entry.short}:
            return document
        text = document[entry.short]
        # Where a text may stand for an entry without an id, one that looks like an id is a reference.
        return document if entry.may_be_text and IS_ID(text) else text

    def _fields(self, entry: Entry, value: Value) -> Document:
        """Return what an entry says, without what goes without saying."""
        _refuse_subclass(entry, value)
        attributes = _attributes(value.__class__)
        document = {}
        for each in entry.fields:
            said = getattr(value, each.attribute)
            if said is not None and said != () and said != default_of(attributes[each.attribute], value):
                document[each.name] = self._plain(each, said)
        return document

    def _plain(self, each: Field, said: Value) -> Written:
        """Return what stands in a field."""
        if each.sort is Sort.USES:
            return [self._use(use) for use in said]
        if each.sort is Sort.DATA:
            return {key: list(item) if isinstance(item, tuple) else item for key, item in said.items()}
        if each.of is not None:
            if each.sort is Sort.ONE_OR_MORE and len(said) == 1:
                return self._one(each.of, said[0])
            many = each.sort in {Sort.ENTRIES, Sort.REFERENCES, Sort.ONE_OR_MORE}
            return [self._one(each.of, item) for item in said] if many else self._one(each.of, said)
        return list(said) if isinstance(said, tuple) else said

    def _one(self, entry: Entry, value: Value) -> Written:
        """Return a reference to a value that a registry has, or else the value."""
        if self._is_registered(entry, value):
            return value.id
        return self._short(entry, self._in_place(entry, value))

    def _use(self, use: EvidenceUse) -> Written:
        """Return the id of a source, or a mapping where more is said of how it bears on what names it."""
        return self._fields(USE, use) if use.own_stance or use.notes else use.id

    def _is_registered(self, entry: Entry, value: Value) -> bool:
        """Return whether a value stands in a registry."""
        if entry is INDICATOR:
            return self._uses[INDICATOR, value.id] != 1
        if entry is ASSUMPTION:
            uses = self._uses[ASSUMPTION, value.id or value]
            return uses == 0 or (uses > 1 and value.id is not None)
        return entry in REGISTRIES.values()


@cache
def _attributes(sort: type) -> dict[str, Attribute[Any]]:
    return {each.name: each for each in fields(sort)}


def _refuse_subclass(entry: Entry, value: Value) -> None:
    """Refuse a value that would come back as another class, and so would not be equal."""
    if isinstance(entry.make, type) and type(value) is not entry.make:
        what, other = type(value).__name__, entry.make.__name__
        msg = f"{entry.name} {value.id!r} is a {what}, which a file would bring back as a plain {other}"
        raise TypeError(msg)
