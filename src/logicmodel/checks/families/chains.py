"""Whether each element is on a way from what is put in to what changes; an arrow between columns counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from logicmodel.checks.citations import CDC, KOICA, UWEX, own
from logicmodel.checks.reading import CHANGES, RESULTS, Reading, reading_of
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import fluency, opportunity, practice, ready, sketch, staff, train
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.elements import Activity, Element, Input, Output
from logicmodel.vocabulary.stages import Stage

_STAGES: Final = (Stage("threats", "Threats"), Stage("activities"), Stage("outputs"))
_rains: Final = Element("rains", "Rains fail", kind="threat", stage="threats")


def _off_the_way(reading: Reading, role: str, ends: tuple[str, ...]) -> Iterator[Element]:
    """Return the elements of a role that lead to none of the ends, where there are ends and links at all."""
    goals = reading.numbers(*ends)
    if goals and reading.model.links:
        leading = reading.leading_to(goals)
        yield from (element for number, element in reading.of(role) if number not in leading)


@rule(
    "LM010",
    "Activity that leads nowhere",
    severity="error",
    why="Work that leads to no output and no outcome costs money and changes nothing that the model speaks of.",
    repair="Link it to what it produces, or take it out of the model.",
    source=KOICA.at("p. 20").ours(),
    fires=lambda: sketch(train >> ready, Activity("meet", "Hold meetings")),
    passes=lambda: sketch(train >> ready),
)
def activity_leads_nowhere(model: LogicModel) -> Iterator[Observation]:
    """Look for activities from which no output, outcome or impact is reached."""
    for element in _off_the_way(reading_of(model), "activity", RESULTS):
        yield Observation("Activity {element!r} leads to no output and no outcome.", element, element=element.id)


@rule(
    "LM011",
    "Output that leads to no outcome",
    severity="error",
    why="What is produced and changes nothing for anybody is no reason for the programme.",
    repair="Link it to the outcome that it is for, or take it out of the model.",
    source=KOICA.at("p. 25, logical linkage between outputs and outcome").ours(),
    fires=lambda: sketch(train >> ready >> fluency, Output("leaflets", "Leaflets printed")),
    passes=lambda: sketch(train >> ready >> fluency),
)
def output_leads_nowhere(model: LogicModel) -> Iterator[Observation]:
    """Look for outputs from which no outcome or impact is reached."""
    for element in _off_the_way(reading_of(model), "output", CHANGES):
        yield Observation("Output {element!r} leads to no outcome.", element, element=element.id)


@rule(
    "LM012",
    "Outcome out of the blue",
    severity="error",
    why="A change that nothing in the model leads to is a hope, and readers cannot tell how it should come about.",
    repair="Link to it what should bring it about, or take it out of the model.",
    source=CDC.at("how do the activities lead to outcomes?").ours(),
    fires=lambda: sketch(train >> practice, fluency),
    passes=lambda: sketch(train >> practice >> fluency),
)
def outcome_without_cause(model: LogicModel) -> Iterator[Observation]:
    """Look for outcomes and impacts to which nothing leads."""
    if model.links:
        reading = reading_of(model)
        for number, element in reading.of(*CHANGES):
            if not reading.has_cause(number):
                yield Observation(
                    "Nothing leads to {kind} {element!r}.", element, kind=element.kind, element=element.id
                )


@rule(
    "LM013",
    "Dead-end outcome",
    why="A change that leads on to none of the goals either does not belong here or lacks its next step.",
    repair="Link it to what it contributes to, or move it to the stage of the goals.",
    source=UWEX.at("section 6, 'relationships make sense'").ours(),
    fires=lambda: sketch(train >> practice, train >> fluency >> opportunity),
    passes=lambda: sketch(train >> practice >> fluency >> opportunity),
)
def dead_end(model: LogicModel) -> Iterator[Observation]:
    """Look for outcomes that something leads to and that lead to no impact and nothing in the last stage."""
    reading = reading_of(model)
    leading = reading.leading_to(reading.goals)
    for number, element in reading.of("outcome"):
        if number not in leading and reading.has_cause(number):
            yield Observation("Outcome {element!r} leads to no impact or other goal.", element, element=element.id)


@rule(
    "LM014",
    "Input that nothing uses",
    why="A resource that no activity uses is either not needed or shows that an activity is missing.",
    repair="Link it to the activities that use it, or take it out of the model.",
    source=KOICA.at("p. 17, vertical logic").ours(),
    fires=lambda: sketch(staff >> train >> ready, Input("van", "A van")),
    passes=lambda: sketch(staff + Input("van", "A van") >> train >> ready),
)
def unused_input(model: LogicModel) -> Iterator[Observation]:
    """Look for inputs from which no activity is reached."""
    for element in _off_the_way(reading_of(model), "input", ("activity",)):
        yield Observation("No activity uses input {element!r}.", element, element=element.id)


@rule(
    "LM015",
    "Activity without an input",
    why="Work that nothing is put into cannot be done; whether the plan is realistic cannot be judged without it.",
    repair="Link to it what it needs: people, money, time, knowledge.",
    source=UWEX.at("section 6, 'resources available, realistic?'").ours(),
    fires=lambda: sketch(staff >> train >> ready, Activity("lend", "Lend books") >> ready),
    passes=lambda: sketch(staff >> train + Activity("lend", "Lend books") >> ready),
)
def activity_without_input(model: LogicModel) -> Iterator[Observation]:
    """Look for activities that no input leads to, in models that have inputs."""
    reading = reading_of(model)
    inputs = reading.numbers("input")
    if inputs and model.links:
        supplied = reading.led_to_from(inputs)
        for number, element in reading.of("activity"):
            if number not in supplied:
                yield Observation("No input leads to activity {element!r}.", element, element=element.id)


@rule(
    "LM018",
    "Element that nothing links",
    why="What no link touches says nothing of how it contributes, so that readers cannot tell why it is in the model.",
    repair="Link it to what it contributes to, or take it out of the model.",
    source=own("the definition of a link as the claim that something contributes"),
    fires=lambda: sketch(*_STAGES, train >> ready, _rains),
    passes=lambda: sketch(*_STAGES, _rains >> train >> ready),
)
def unlinked(model: LogicModel) -> Iterator[Observation]:
    """Look for elements of kinds of your own that neither a link nor an arrow of a column touches."""
    if not model.links:
        return
    reading = reading_of(model)
    for number, element in reading.of("other"):
        if not reading.compiled.succ[number] and not reading.compiled.pred[number]:
            yield Observation(
                "No link starts or ends at {kind} {element!r}.", element, kind=element.kind, element=element.id
            )


@rule(
    "LM017",
    "Output without an activity",
    why="An output is what activities produce; one that nothing produces has nobody who works on it.",
    repair="Link to it the activity that produces it.",
    source=own("the definition of an output as what activities produce"),
    fires=lambda: sketch(train >> ready >> practice, Output("leaflets", "Leaflets printed") >> practice),
    passes=lambda: sketch(train >> ready >> practice),
)
def output_without_activity(model: LogicModel) -> Iterator[Observation]:
    """Look for outputs to which nothing leads."""
    reading = reading_of(model)
    if model.links and reading.numbers("activity"):
        for number, element in reading.of("output"):
            if not reading.has_cause(number):
                yield Observation("No activity leads to output {element!r}.", element, element=element.id)
