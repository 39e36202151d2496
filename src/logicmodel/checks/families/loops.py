"""Loops: those that nobody declared, and feedback that closes none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from logicmodel.checks.citations import own
from logicmodel.checks.reading import Reading, reading_of
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import fluency, practice, sketch, train
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.compiled import compile_model
from logicmodel.questions.components import parts_from_the_end, strong_parts
from logicmodel.questions.printing import named
from logicmodel.vocabulary.elements import Outcome
from logicmodel.vocabulary.flows import link as linked

_NAMED: Final = 5  # more ids than that make a line that nobody reads; all of them are the subjects of the finding

_habit: Final = Outcome("habit", "Pupils read at home", term="medium")


@rule(
    "LM022",
    "Loop inside a stage",
    severity="error",
    why="Things that lead to each other at once have no beginning: readers cannot tell what should come first.",
    repair="Take one of the links away, or declare it with feedback=True.",
    source=own("the distinction of declared feedback from slips"),
    fires=lambda: sketch(train >> fluency >> _habit >> fluency),
    passes=lambda: sketch(train >> fluency >> _habit, linked(_habit, fluency, feedback=True)),
)
def loop_inside_stage(model: LogicModel) -> Iterator[Observation]:
    """Look for elements of one stage that lead to each other by links that are not declared feedback."""
    for link in model.links:
        if link.source == link.target and not link.feedback:
            yield Observation("Link {link!r} leads from {source!r} to itself.", link, link=link.id, source=link.source)
    reading = reading_of(model)
    succ = _within_stages(reading)
    for part in sorted(map(sorted, strong_parts(range(len(succ)), succ))):
        if len(part) > 1:
            elements = [reading.compiled.elements[number] for number in part]
            names = named((repr(element.id) for element in elements), most=_NAMED)
            yield Observation("{names} lead to each other inside one stage.", *elements, names=names)


def _within_stages(reading: Reading) -> list[list[int]]:
    """Return for each element those of its own stage to which links lead."""
    elements, size = reading.compiled.elements, len(reading.compiled.elements)
    return [
        [after for after in reading.compiled.succ[number] if after < size and elements[after].stage == element.stage]
        for number, element in enumerate(elements)
    ]


@rule(
    "LM028",
    "Feedback that closes no loop",
    severity="info",
    why="A link is feedback where what it leads to comes round to it again; this one never does.",
    repair="Take the declaration away, or add the link that closes the loop.",
    source=own("the definition of feedback"),
    fires=lambda: sketch(train >> practice, linked(practice, fluency, feedback=True)),
    passes=lambda: sketch(practice >> fluency, linked(fluency, practice, feedback=True)),
)
def feedback_without_loop(model: LogicModel) -> Iterator[Observation]:
    """Look for links between elements that are declared feedback and are in no loop."""
    reading = reading_of(model)
    declared = [link for link in model.links if link.feedback and reading.is_stated(link)]
    if not declared:
        return
    compiled = compile_model(model, feedback=True)
    parts = parts_from_the_end(range(len(compiled.succ)), compiled.succ, compiled.pred)
    part_of = {node: position for position, part in enumerate(parts) for node in part}
    for link in declared:
        if part_of[compiled.number[link.source]] != part_of[compiled.number[link.target]]:
            yield Observation("Link {link!r} is declared feedback and closes no loop.", link, link=link.id)
