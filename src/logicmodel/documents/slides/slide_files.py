"""Writing a deck of slides, and updating a model from one that was edited."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from attrs import define, evolve, field

from logicmodel.archives import refuse_unsafe_archive
from logicmodel.documents.reports.unwritten import unwritten
from logicmodel.documents.slides.splitting import SMALLEST_TEXT, Part, parts_of
from logicmodel.errors import FormatError, Problem
from logicmodel.exchange.losses import Imported, Loss, Losses, gathered, refuse_if_strict
from logicmodel.extras import extra
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.places import Place
from logicmodel.vocabulary.elements import TERMS, Element, Outcome
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.links import Link
from logicmodel.wording import one_line
from logicmodel.writing import replace_file

_FORMAT: Final = "Slides"
_STAGE: Final = "stage:"
_FACTOR: Final = "factor:"
_OURS: Final = ("stage:", "heading:", "legend")  # what the names of shapes start with that are no elements
_WRITTEN: Final = {
    "Model": ("title",),
    "Elements": ("label", "kind", "stage", "term"),
    "Links": ("source", "target", "sign", "feedback"),
    "Stages": ("label",),
    "External factors": ("label",),
}


def write_slides(
    model: LogicModel, path: str | os.PathLike[str], *, language: str | None = None, strict: bool = False
) -> Losses:
    """
    Write a model as PowerPoint slides of native shapes, with connectors that stay glued when a shape is moved.

    The shapes have the ids of elements and links as their names, so that `update_from_slides` can read an edited deck
    back. The text description of the picture is in the notes. Where text would be smaller than 10 pt, the model is
    split over slides by its stages.

    Args:
        model: The model.
        path: Where to; the name ends in ``.pptx``.
        language: The language of the model's texts, as a BCP 47 tag; default: that of the model, else ``en``.
        strict: Whether to raise if the slides do not say all that the model says.

    Returns:
        What the slides leave out, such as links that join groups. Ids are not counted.

    Raises:
        FormatError: Something would be left out, and ``strict`` is true.
        MissingExtraError: ``logicmodel[office]`` is not installed.
        OSError: The file cannot be written.
        TypeError: The first argument is no model.
        ValueError: The ending is another one.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.documents import write_slides
        >>> losses = write_slides(load_example("reading-together"), "model.pptx")
    """
    refuse_non_model(model)
    _refuse_other_ending(path)
    with extra("office"):
        from logicmodel.documents.slides.deck import deck_bytes  # noqa: PLC0415 -- an extra
    parts = list(parts_of(model))
    losses = unwritten(model, _FORMAT, _WRITTEN) + Losses(_FORMAT, _unshown(model, parts))
    refuse_if_strict(losses, strict=strict)
    replace_file(path, deck_bytes(parts, model.title, language or model.language or "en"))
    return losses


def _refuse_other_ending(path: str | os.PathLike[str]) -> None:
    if Path(path).suffix.lower() != ".pptx":
        msg = f"the name of a deck of slides ends in .pptx; this is {os.fspath(path)!r}"
        raise ValueError(msg)


def _unshown(model: LogicModel, parts: list[Part]) -> Iterator[Loss]:
    """Return the links that no slide shows, and slides whose text had to be small."""
    shown = [{*(card.card.id for column in part.drawing.layout.columns for card in column.cards)} for part in parts]
    stages = [{column.column.id for column in part.drawing.layout.columns} for part in parts]
    for link in model.links:
        ends = {link.source, link.target}
        if link.source == link.target:
            yield Loss("dropped", "link", link.id, reason="a connector cannot lead back to its own shape")
        elif not any(ends <= (cards | columns) for cards, columns in zip(shown, stages, strict=True)):
            yield Loss("dropped", "link", link.id, reason="no slide has both of its ends")
    for number, part in enumerate(parts, 1):
        if part.text_size < SMALLEST_TEXT:
            yield Loss("narrowed", "slide", str(number), reason="it has more text than fits in letters of 10 pt")


def update_from_slides(model: LogicModel, path: str | os.PathLike[str]) -> Imported:
    """
    Return a model updated from slides that `write_slides` wrote from it and somebody edited.

    Read back are texts that were reworded, elements that were moved to another stage, connectors that were glued to
    other shapes, and new connectors between shapes of elements. Nothing is removed: what has no shape any more is
    reported. So are shapes that are no elements.

    Args:
        model: The model that the deck was written from.
        path: The deck.

    Returns:
        The updated model and what was not read.

    Raises:
        FormatError: The file is no deck.
        MissingExtraError: ``logicmodel[office]`` is not installed.
        OSError: The file cannot be read.
        TypeError: The first argument is no model.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.documents import update_from_slides, write_slides
        >>> model = load_example("reading-together")
        >>> losses = write_slides(model, "deck.pptx")
        >>> update_from_slides(model, "deck.pptx").model == model
        True
    """
    refuse_non_model(model)
    name = os.fspath(path)
    with extra("office"):
        from pptx import Presentation  # noqa: PLC0415 -- an extra
    refuse_unsafe_archive(Path(name), name)
    try:
        deck = Presentation(name)
    except (KeyError, ValueError) as error:
        raise FormatError([Problem(f"this is not a deck of slides: {error}", (Place(name, 1),))]) from None
    edits = _Edits(model, name)
    for number, slide in enumerate(deck.slides, 1):
        edits.read(slide, f"slide {number}")
    return edits.imported()


@define
class _Edits:
    """What was edited in a deck."""

    model: LogicModel
    name: str
    _labels: dict[str, str] = field(init=False, factory=dict)
    _stages: dict[str, str] = field(init=False, factory=dict)
    _ends: dict[str, tuple[str, str]] = field(init=False, factory=dict)
    _new: list[tuple[str, str]] = field(init=False, factory=list)
    _seen: set[str] = field(init=False, factory=set)
    _losses: list[Loss] = field(init=False, factory=list)

    def read(self, slide: Any, where: str) -> None:  # noqa: ANN401 -- a slide of python-pptx
        """Read one slide."""
        place = f"{self.name}, {where}"
        shapes = [shape for shape in slide.shapes if not shape.is_placeholder]
        names = {shape.shape_id: shape.name for shape in shapes}
        columns = [shape for shape in shapes if shape.name.startswith(_STAGE)]
        for shape in shapes:
            if hasattr(shape, "begin_x"):
                self._read_connector(shape, names, place)
            elif not shape.name.startswith(_OURS):
                self._read_shape(shape, columns, place)

    def _read_shape(self, shape: Any, columns: list[Any], place: str) -> None:  # noqa: ANN401 -- shapes
        text = one_line(shape.text_frame.paragraphs[0].text) if shape.has_text_frame else ""
        part = self._part(shape.name)
        if part is None:
            self._losses.append(Loss("dropped", "shape", shape.name, None, text or None, place, "it is no element"))
            return
        self._seen.add(shape.name)
        if text and text != one_line(part.label):
            self._labels[shape.name] = text
        column = next((each for each in columns if _holds(each, shape)), None)
        stage = column.name.removeprefix(_STAGE) if column is not None else None
        if isinstance(part, Element) and stage not in {None, part.stage} and stage in self.model:
            self._stages[part.id] = str(stage)

    def _part(self, name: str) -> Element | ExternalFactor | None:
        known: tuple[Element | ExternalFactor, ...] = (*self.model.elements, *self.model.external_factors)
        return next((part for part in known if _name(part) == name), None)

    def _read_connector(self, shape: Any, names: dict[int, str], place: str) -> None:  # noqa: ANN401 -- a connector
        ends = [names.get(identifier, "").removeprefix(_STAGE) for identifier in _glued(shape)]
        if not all(end in self.model for end in ends):
            reason = "it is not glued to two elements"
            self._losses.append(Loss("dropped", "connector", shape.name, None, None, place, reason))
            return
        source, target = ends
        link = next((link for link in self.model.links if link.id == shape.name), None)
        if link is None:
            self._new.append((source, target))
        else:
            self._seen.add(link.id)
            if (source, target) != (link.source, link.target):
                self._ends[link.id] = (source, target)

    def imported(self) -> Imported:
        """Return the updated model."""
        drawn = {link.id: link.between(*self._ends[link.id]) for link in self.model.links if link.id in self._ends}
        renamed = {old: link.id for old, link in drawn.items()}
        parts = [self._updated(part, drawn, renamed) for part in self.model.parts()]
        known = {(link.source, link.target) for link in (*self.model.links, *drawn.values())}
        new = [Link(*ends, place=None) for ends in dict.fromkeys(self._new) if ends not in known]
        shown: tuple[Element | ExternalFactor, ...] = (*self.model.elements, *self.model.external_factors)
        for part in shown:
            if _name(part) not in self._seen:
                reason = "it has no shape any more, and stays in the model"
                self._losses.append(Loss("dropped", "shape", part.id, None, part.label, self.name, reason))
        model = LogicModel(**self.model.header(), parts=[*parts, *new])
        return Imported(model, gathered(_FORMAT, self._losses))

    def _updated(self, part: Any, drawn: dict[str, Link], renamed: dict[str, str]) -> Any:  # noqa: ANN401 -- any part
        if isinstance(part, Link):
            return drawn.get(part.id, part)
        if isinstance(part, Element | ExternalFactor) and _name(part) in self._labels:
            part = evolve(part, label=self._labels[_name(part)])
        if isinstance(part, ExternalFactor):
            return evolve(part, acts_on=[renamed.get(each, each) for each in part.acts_on])
        if isinstance(part, Element) and part.id in self._stages:
            return _moved(part, self._stages[part.id])
        return part


def _name(part: Element | ExternalFactor) -> str:
    """Return the name of the shape of an element or an external factor."""
    return f"{_FACTOR}{part.id}" if isinstance(part, ExternalFactor) else part.id


def _moved(element: Element, stage: str) -> Element:
    """Return an element in another stage; an outcome among those of a term has that term."""
    term = next((term for term in TERMS if stage == f"{term}-term-outcomes"), None)
    if isinstance(element, Outcome) and term:
        return evolve(element, stage=stage, term=term)
    return evolve(element, stage=stage)


def _holds(column: Any, shape: Any) -> bool:  # noqa: ANN401 -- shapes
    """Return whether the middle of a shape is in another."""
    across, down = shape.left + shape.width / 2, shape.top + shape.height / 2
    return bool(
        column.left <= across <= column.left + column.width and column.top <= down <= column.top + column.height
    )


def _glued(connector: Any) -> list[int]:  # noqa: ANN401 -- a connector
    """Return the ids of the shapes to which a connector is glued, 0 for an end that is not."""
    from pptx.oxml.ns import qn  # noqa: PLC0415 -- an extra

    found = (connector._element.find(f".//{qn(name)}") for name in ("a:stCxn", "a:endCxn"))  # noqa: SLF001
    return [0 if end is None else int(end.get("id")) for end in found]
