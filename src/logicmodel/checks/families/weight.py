"""How the links weigh on the elements: everything on one, everything to everything, too much on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from logicmodel.checks.citations import IMPACTMOJO, own
from logicmodel.checks.reading import CHANGES, Reading, reading_of
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import sketch
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.dominators import passed_by_all
from logicmodel.questions.region import region_between
from logicmodel.vocabulary.elements import Activity, Element, Outcome, Output
from logicmodel.vocabulary.flows import all_of
from logicmodel.wording import listed


@rule(
    "LM024",
    "Everything leads to everything",
    scope="whole",
    why="Where nearly all elements of two stages are linked, the links do not tell which way matters.",
    repair="Keep the main way from each element, and the links without which it cannot be understood.",
    source=IMPACTMOJO.at("the 'everything leads to everything' problem").ours(),
    fires=lambda: sketch(all_of(*_activities(3)) >> all_of(*_outcomes(4))),
    passes=lambda: sketch(*(a >> b for a, b in zip(_activities(4), _outcomes(4), strict=True))),
)
def everything_to_everything(model: LogicModel, *, density: float = 0.75, pairs: int = 12) -> Iterator[Observation]:
    """Look for two stages with at least so many pairs of elements, of which at least such a share is linked."""
    reading = reading_of(model)
    sizes = Counter(element.stage for element in model)
    for (source, target), count in _linked_pairs(reading).items():
        possible = sizes[source] * sizes[target]
        if possible >= pairs and count >= density * possible:
            start, end = model[source], model[target]
            yield Observation(
                "{count} of the {possible} pairs of {start_label!r} and {end_label!r} are linked.",
                start,
                end,
                count=count,
                possible=possible,
                start_label=start.label,
                end_label=end.label,
            )


def _linked_pairs(reading: Reading) -> Counter[tuple[str, str]]:
    """Return how many pairs of elements are linked, by the stages of the two."""
    elements, number = reading.compiled.elements, reading.compiled.number
    pairs = {
        (number[link.source], number[link.target])
        for link in reading.compiled.links
        if reading.is_stated(link) and not link.feedback
    }
    between = ((elements[a].stage, elements[b].stage) for a, b in sorted(pairs))
    return Counter(pair for pair in between if pair[0] != pair[1])


@rule(
    "LM025",
    "Hub of many links",
    severity="info",
    why="An element with very many links on one side often stands for several things that should be told apart.",
    repair="Split the element, or join what is linked to it into a step in between or a group.",
    source=own("the advice to keep diagrams readable"),
    fires=lambda: sketch(all_of(*_activities(9)) >> Output("sessions", "Sessions held")),
    passes=lambda: sketch(all_of(*_activities(3)) >> Output("sessions", "Sessions held")),
)
def hub(model: LogicModel, *, most: int = 8) -> Iterator[Observation]:
    """Look for elements with more links than that on one side."""
    stated = [link for link in model.links if reading_of(model).is_stated(link)]
    leaving, arriving = Counter(link.source for link in stated), Counter(link.target for link in stated)
    for element in model:
        for count, verb in ((leaving[element.id], "leave"), (arriving[element.id], "enter")):
            if count > most:
                yield Observation(
                    "{count} links {verb} {kind} {element!r}.",
                    element,
                    count=count,
                    verb=verb,
                    kind=element.kind,
                    element=element.id,
                )


@rule(
    "LM026",
    "Everything rests on one element",
    scope="whole",
    why="Where every way to every outcome passes one activity or output, the whole programme fails with it.",
    repair="Strengthen what leads there, plan for its failure, or add another way; or say that the risk is taken.",
    source=own("single points of failure, found as dominators of the graph"),
    fires=lambda: sketch(all_of(*_activities(3)) >> Output("sessions", "Sessions held") >> all_of(*_outcomes(3))),
    passes=lambda: sketch(
        all_of(*_activities(2)) >> Output("sessions", "Sessions held") >> all_of(*_outcomes(2)),
        Activity("lend", "Lend books") >> Outcome("habit", "Pupils read at home", term="short"),
    ),
)
def rests_on_one(model: LogicModel, *, deliverables: int = 3, results: int = 2) -> Iterator[Observation]:
    """Look for an activity or output on every way to all outcomes, among at least so many of both."""
    reading = reading_of(model)
    ends = frozenset(reading.numbers(*CHANGES))
    if len(reading.numbers("activity", "output")) >= deliverables and len(ends) >= results:
        passed = _passed_by_all(reading, ends)
        if passed:
            names = listed([repr(element.id) for element in passed])
            yield Observation("Every way to an outcome passes {names}.", *passed, names=names)


def _passed_by_all(reading: Reading, ends: AbstractSet[int]) -> list[Element]:
    """Return the activities and outputs that every way from where the model starts to any of the ends passes."""
    compiled = reading.compiled
    is_start = (not before for before in compiled.pred[: len(compiled.elements)])
    starts = [node for node, first in enumerate(is_start) if first and node not in ends]
    passed, _ = passed_by_all(region_between(compiled, starts, ends))
    delivery = frozenset(reading.numbers("activity", "output"))
    return [compiled.elements[node] for node in passed if node in delivery]


def _activities(count: int) -> list[Activity]:
    return [Activity(f"activity-{number}", f"Activity {number}") for number in range(1, count + 1)]


def _outcomes(count: int) -> list[Outcome]:
    return [Outcome(f"outcome-{number}", f"Outcome {number}", term="short") for number in range(1, count + 1)]
