"""What a model should have in it at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from logicmodel.checks.citations import CDC, own
from logicmodel.checks.reading import reading_of
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import fluency, ready, sketch, staff, train
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.elements import KINDS
from logicmodel.vocabulary.stages import Stage
from logicmodel.wording import listed

_PLURALS: Final = {
    "input": "inputs",
    "activity": "activities",
    "output": "outputs",
    "outcome": "outcomes",
    "impact": "impact",
}


@rule(
    "LM003",
    "Stage missing",
    scope="whole",
    why="Readers cannot follow from what is put in to what changes when a part of that way is not there.",
    repair="Add what is missing, or say in a suppression why the model does without it.",
    source=CDC.at("key components of the logic model"),
    fires=lambda: sketch(train >> ready),
    passes=lambda: sketch(staff >> train >> ready >> fluency),
)
def stage_missing(
    model: LogicModel, *, needed: Sequence[str] = ("input", "activity", "outcome")
) -> Iterator[Observation]:
    """Look for kinds of element that the model has none of; a model of kinds of its own only needs none of these."""
    if model.elements and not any(element.kind in KINDS for element in model):
        return
    present = {*reading_of(model).roles, *(element.kind for element in model)}
    missing = [_PLURALS.get(kind, kind) for kind in needed if kind not in present]
    if missing:
        yield Observation("The model has no {missing}.", model, missing=" and no ".join(missing))


@rule(
    "LM004",
    "Nothing linked",
    scope="whole",
    severity="error",
    why="A list of boxes does not say how one thing leads to another, which is what a logic model is for.",
    repair="Link elements, or at least the stages: inputs >> activities >> outcomes.",
    source=CDC.at("arrange components in a logical flow, using if-then statements"),
    fires=lambda: sketch(train, fluency),
    passes=lambda: sketch(train >> fluency),
)
def nothing_linked(model: LogicModel) -> Iterator[Observation]:
    """Look for a model with several elements and no link."""
    if len(model.elements) > 1 and not model.links:
        yield Observation("The model has no link.", model)


@rule(
    "LM016",
    "Arrow at an empty column",
    why="An arrow of a column speaks of the elements in it; where there are none it says nothing.",
    repair="Add the elements, or take the arrow away.",
    source=own("what an arrow between columns means"),
    fires=lambda: sketch(Stage("activities") >> Stage("outcomes"), train),
    passes=lambda: sketch(Stage("inputs") >> Stage("activities"), staff, train),
)
def empty_column(model: LogicModel) -> Iterator[Observation]:
    """Look for arrows from or to a stage or a group in which nothing stands."""
    known = reading_of(model).compiled.number
    for link in model.links:
        ends = dict.fromkeys((link.source, link.target))
        empty = [repr(end) for end in ends if end not in known and not model.members(end)]
        if empty:
            yield Observation(
                "Nothing stands in {empty}, which {link!r} joins.", link, empty=listed(empty), link=link.id
            )
