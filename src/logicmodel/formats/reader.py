"""From the files of a model to the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import define, evolve, field

from logicmodel.errors import FormatError, Problem, ShapeError, note
from logicmodel.formats.entries import EntryReader
from logicmodel.formats.fields import CLAIM, EXTERNAL_FACTOR, GROUP, HEADER, INCLUDED_FILE, TOP_FILE
from logicmodel.formats.includes import Document, Documents
from logicmodel.formats.link_items import links_of
from logicmodel.formats.names import Names
from logicmodel.formats.sections import elements_of, keyed_of, listed_of, registry_of, stages_of
from logicmodel.formats.sorts import Value
from logicmodel.model.logic_model import LogicModel, Part
from logicmodel.model.ratings import ratings_of
from logicmodel.model.union import UnionOfParts, carried_by
from logicmodel.places import Place
from logicmodel.reading.plain_data import pointers_of
from logicmodel.reading.tree import Mapping, Node
from logicmodel.vocabulary.scales import STANDARD_SCALES, Scale

# What is referred to comes before what refers to it.
_REGISTRY_ORDER: Final = ("stakeholders", "evidence", "assumptions", "indicators", "rivals")

# An id with which the rest of a header can be judged although the id is missing.
_WITHOUT_ID: Final = "without-id"


def read_model(documents: Documents) -> LogicModel:
    """
    Return the model that some files say together; the first of them says what it is called.

    Raises:
        FormatError: With all that is wrong in any of the files.
    """
    if documents.is_incomplete:
        raise _error(documents.problems, documents)
    try:
        reader = ModelReader(documents.found, documents.problems)
        header = reader.header()
        parts = reader.parts()
        if reader.problems:
            raise FormatError([*reader.problems, *_conflicts(parts)])
        return LogicModel(**header, parts=parts)
    except ShapeError as error:
        raise _error(error.problems, documents) from None


def _conflicts(parts: list[Part]) -> list[Problem]:
    """Return where parts contradict each other; what they miss was noted when they were read."""
    union = UnionOfParts()
    union.add_all(parts)
    union.settle()
    return list(union.conflicts)


def _error(problems: Iterable[Problem], documents: Documents) -> FormatError:
    """Return the error for these problems, in the order of files, lines and columns."""
    position = {document.source.name: index for index, document in enumerate(documents.found)}

    def key(problem: Problem) -> tuple[int, str, int, int]:
        if not problem.places:  # that the rest was not looked at
            return (len(position) + 1, "", 0, 0)
        place = problem.places[0]
        sheet = getattr(place, "sheet", None) or place.file
        return (position.get(place.file, len(position)), sheet, place.line, place.column or 0)

    return FormatError(_pointed(sorted(problems, key=key), documents))


def _pointed(problems: Iterable[Problem], documents: Documents) -> Iterator[Problem]:
    """Return problems whose places have JSON Pointers, which are worked out only when something is wrong."""
    listed = list(problems)
    places = {place for problem in listed for place in problem.places if type(place) is Place and place.column}
    pointers: dict[Place, list[str]] = {}
    for document in documents.found:
        offsets = {place: document.source.offset(place) for place in places if place.file == document.source.name}
        found = pointers_of(document.root, offsets.values())
        pointers |= {place: found[offset] for place, offset in offsets.items()}
    for problem in listed:
        yield evolve(problem, places=tuple(_with_pointer(place, pointers, problem) for place in problem.places))


def _with_pointer(place: Place, pointers: dict[Place, list[str]], problem: Problem) -> Place:
    """Return a place with its pointer; where a mapping and its first entry start together, that of what is meant."""
    found = pointers.get(place)
    if not found:
        return place
    meant = [pointer for pointer in found if pointer.rpartition("/")[2] == problem.field]
    return evolve(place, pointer=(meant or found)[0])


@define
class ModelReader:
    """
    Reads all files of a model.

    Args:
        documents: The files, the top one first.
        problems: Where problems are noted.
    """

    documents: list[Document]
    problems: list[Problem]
    names: Names = field(init=False, factory=Names)
    _readers: list[EntryReader] = field(init=False, factory=list)
    _tops: list[dict[str, Value]] = field(init=False, factory=list)

    def __attrs_post_init__(self) -> None:
        """Take in what the files define, and what stands at the top of each."""
        for document in self.documents:
            self.names.note(document.root)
            self._readers.append(EntryReader(document.source, self.names, self.problems))
        for index, (reader, document) in enumerate(zip(self._readers, self.documents, strict=True)):
            fields = INCLUDED_FILE if index else TOP_FILE
            self._tops.append(reader.said(fields, document.root, document.root.at, "the file"))

    def header(self) -> dict[str, Value]:
        """Return what the first file says of the model as a whole; what the others say of themselves is judged too."""
        headers = [{name: top[name] for name in HEADER.in_place if name in top} for top in self._tops]
        for (reader, root), said in zip(self._roots(), headers, strict=True):
            reader.made(HEADER, {"id": _WITHOUT_ID} | said, root, root.at)
        top = self.documents[0]
        return headers[0] | {"place": top.source.place(top.root.at)}

    def parts(self) -> list[Part]:
        """Return all that the files say, in their order."""
        scales = [scale for each in self._sections("scales") for scale in registry_of(*each)]
        grounds = [value for name in _REGISTRY_ORDER for each in self._sections(name) for value in registry_of(*each)]
        stages = [stage for reader, _, node in self._sections("stages") for stage in stages_of(reader, node)]
        elements = [element for reader, root in self._roots() for element in elements_of(reader, root)]
        groups = [group for each in self._sections("groups") for group in keyed_of(*each, GROUP)]
        links = [link for reader, _, node in self._sections("links") for link in links_of(reader, node)]
        self.names.links.update(link.id for link in links)
        factors = [factor for each in self._sections("external_factors") for factor in keyed_of(*each, EXTERNAL_FACTOR)]
        claims = [
            claim for reader, _, node in self._sections("claims") for claim in listed_of(reader, "claims", node, CLAIM)
        ]
        parts: list[Part] = [*stages, *elements, *groups, *links, *claims, *grounds, *factors]
        self._refuse_lost(scales, parts)
        return parts

    def _roots(self) -> Iterator[tuple[EntryReader, Mapping]]:
        return zip(self._readers, (document.root for document in self.documents), strict=True)

    def _sections(self, name: str) -> Iterator[tuple[EntryReader, str, Node]]:
        """Return a section of each file that has it."""
        for reader, top in zip(self._readers, self._tops, strict=True):
            if name in top:
                yield reader, name, top[name]

    def _refuse_lost(self, scales: Iterable[Scale], parts: Iterable[Part]) -> None:
        """Refuse scales that would be lost, because a model keeps those on which something is rated."""
        pieces = [piece for part in parts for piece in (part, *carried_by(part))]
        used = {rating.scale for piece in pieces for rating in ratings_of(piece)}
        for scale in scales:
            standard = STANDARD_SCALES.get(scale.id)
            if standard not in (None, scale):
                message = f"scale {scale.id!r} has the id of a standard scale and differs from it"
                self._refuse(scale, message, "give it another id")
            elif standard is None and scale not in used and not self.problems:
                message = f"scale {scale.id!r} rates nothing, and a model keeps only the scales that do"
                self._refuse(scale, message, "take it out, or rate something on it")

    def _refuse(self, scale: Scale, message: str, hint: str) -> None:
        note(self.problems, Problem(message, (scale.place,) if scale.place else (), hint))
