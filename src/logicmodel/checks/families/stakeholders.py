"""Who delivers, who changes, and whom nobody serves."""

from __future__ import annotations

from collections.abc import Iterator

from logicmodel.checks.citations import FORTI, UWEX, own
from logicmodel.checks.reading import reading_of
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import fluency, opportunity, pupils, sketch, train
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.elements import Activity, Outcome


@rule(
    "LM080",
    "Stakeholder in nothing",
    why="Somebody is named who neither delivers anything nor changes in anything: either they are forgotten, or they "
    "do not belong here.",
    repair="Say of which activity or outcome they are the `who`, or take them out.",
    source=own("the definition of a stakeholder"),
    fires=lambda: sketch(train >> fluency, pupils),
    passes=lambda: sketch(train >> Outcome("fluency", "Pupils read fluently", who=pupils)),
)
def idle_stakeholder(model: LogicModel) -> Iterator[Observation]:
    """Look for stakeholders that no element names."""
    involved = {element.who.id for element in model if element.who is not None}
    for stakeholder in model.stakeholders:
        if stakeholder.id not in involved:
            message = "Stakeholder {stakeholder!r} delivers nothing and changes in nothing."
            yield Observation(message, stakeholder, stakeholder=stakeholder.id)


@rule(
    "LM081",
    "Activity that nobody delivers",
    severity="info",
    why="Work that is nobody's is easily left undone.",
    repair="Say in its `who` who delivers it.",
    source=UWEX.at("section 6, 'stakeholders involved?'").ours(),
    fires=lambda: sketch(train >> fluency),
    passes=lambda: sketch(Activity("train", "Train volunteers", who=pupils) >> fluency),
)
def activity_of_nobody(model: LogicModel) -> Iterator[Observation]:
    """Look for activities without a stakeholder."""
    for _, element in reading_of(model).of("activity"):
        if element.who is None:
            yield Observation("Activity {element!r} does not say who delivers it.", element, element=element.id)


@rule(
    "LM082",
    "Outcome that is nobody's",
    severity="info",
    why="A change is a change of somebody: whom to ask whether it came about depends on who that is.",
    repair="Say in its `who` who changes.",
    source=FORTI.at("'who are you seeking to influence or benefit?'").ours(),
    fires=lambda: sketch(train >> fluency >> opportunity),
    passes=lambda: sketch(train >> Outcome("fluency", "Pupils read fluently", who=pupils) >> opportunity),
)
def outcome_of_nobody(model: LogicModel) -> Iterator[Observation]:
    """Look for outcomes without a stakeholder; the goals, which are everybody's, aside."""
    reading = reading_of(model)
    goals = frozenset(reading.goals)
    for number, element in reading.of("outcome"):
        if element.who is None and number not in goals:
            yield Observation(
                "{kind} {element!r} does not say who changes.",
                element,
                kind=element.kind.capitalize(),
                element=element.id,
            )
