"""What links rest on: a reason, and what has to hold."""

from __future__ import annotations

from collections.abc import Iterator

from logicmodel.checks.citations import DAVIES, IMPACTMOJO
from logicmodel.checks.reading import CHANGES, RESULTS, reading_of
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import fluency, practice, ready, sketch, train
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.flows import link as linked


@rule(
    "LM030",
    "Link without a rationale",
    why="An arrow says that one thing leads to another; without a word on why, readers can only believe it or not.",
    repair="Say in the link's rationale how the one should lead to the other.",
    source=DAVIES.ours(),
    fires=lambda: sketch(train >> ready),
    passes=lambda: sketch(linked(train, ready, rationale="Those who finish the course are placed.")),
)
def link_without_rationale(model: LogicModel) -> Iterator[Observation]:
    """Look for links that do not say why."""
    for link in model.links:
        if link.rationale is None:
            yield Observation(f"Link {link.id!r} does not say why.", link)


@rule(
    "LM031",
    "Link between results without an assumption",
    why="From an output on, the programme is not in control: each step works under conditions that somebody should "
    "have named before they fail.",
    repair="Ask under what conditions the link holds, and write them down as its assumptions.",
    source=IMPACTMOJO.at("missing or magical assumptions"),
    fires=lambda: sketch(practice >> fluency),
    passes=lambda: sketch(linked(practice, fluency, assumptions=["Children attend."])),
)
def link_without_assumption(model: LogicModel) -> Iterator[Observation]:
    """Look for links from an output or an outcome to an outcome or an impact that name no assumption."""
    reading = reading_of(model)
    for link in model.links:
        if link.assumptions or link.feedback:
            continue
        if reading.role_of_end(link.source) in RESULTS and reading.role_of_end(link.target) in CHANGES:
            yield Observation(f"Link {link.id!r} names no assumption.", link)
