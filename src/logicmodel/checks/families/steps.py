"""Steps from stage to stage: those that skip one, those that lead back, those that say nothing new."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from logicmodel.checks.citations import NO_THEORY, RESULTS_CHAINS, own
from logicmodel.checks.reading import reading_of
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import fluency, opportunity, practice, ready, sketch, staff, train
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.flows import link as linked
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.stages import STANDARD_STAGES, Stage

_BEFORE_OUTCOMES: Final = ("input", "activity", "output")


@rule(
    "LM001",
    "Link written twice",
    why="Two links that say the same make one claim look like two.",
    repair="Keep one of them, or say in their rationales what tells them apart.",
    source=own("the rule that each claim is made once"),
    fires=lambda: sketch(train >> ready, Link("train", "ready", id="again")),
    passes=lambda: sketch(
        linked(train, ready, rationale="They learn the method."),
        Link("train", "ready", id="again", rationale="They get to know the school."),
    ),
)
def link_twice(model: LogicModel) -> Iterator[Observation]:
    """Look for links of one pair with the same sign and the same rationale."""
    first: dict[tuple[object, ...], Link] = {}
    for link in model.links:
        said = (link.source, link.target, link.sign, link.rationale, link.feedback)
        earlier = first.setdefault(said, link)
        if earlier is not link:
            yield Observation(
                "Link {link!r} says the same as link {earlier!r}.", link, earlier, link=link.id, earlier=earlier.id
            )


@rule(
    "LM020",
    "Step that skips a stage",
    why="Where a step is missing in the middle, an outsider cannot see how the one should lead to the other.",
    repair="Add the result in between, or say in a suppression why there is none.",
    source=RESULTS_CHAINS.ours(),
    fires=lambda: sketch(train >> practice >> fluency, train >> fluency),
    passes=lambda: sketch(train >> practice >> fluency),
)
def skipped_stage(model: LogicModel) -> Iterator[Observation]:
    """Look for links over a stage in which elements stand; one of your own counts where links lead in and on."""
    reading = reading_of(model)
    stages = model.stages
    for link in model.links:
        start, end = reading.rank_of_end(link.source), reading.rank_of_end(link.target)
        if start is None or end is None or link.feedback:
            continue
        used = reading.used_ranks[bisect_right(reading.used_ranks, start) : bisect_left(reading.used_ranks, end)]
        between = [rank for rank in used if stages[rank].id in STANDARD_STAGES or rank in reading.ways_through]
        if between:
            skipped = " and ".join(repr(stages[position].label) for position in between)
            yield Observation("Link {link!r} skips {skipped}.", link, link=link.id, skipped=skipped)


@rule(
    "LM021",
    "Step back that is not declared feedback",
    why="A link to an earlier stage is either a slip or a feedback loop, and readers should know which.",
    repair="Turn the link round, or declare it with feedback=True.",
    source=own("the distinction of declared feedback from slips"),
    fires=lambda: sketch(train >> fluency >> train),
    passes=lambda: sketch(train >> fluency, linked(fluency, train, feedback=True)),
)
def step_back(model: LogicModel) -> Iterator[Observation]:
    """Look for links to an earlier stage that are not declared feedback."""
    reading = reading_of(model)
    for link in model.links:
        starts, ends = reading.ranks_of_end(link.source), reading.ranks_of_end(link.target)
        # A group may stand in several stages; all of one has to come after all of the other.
        if starts and ends and max(ends) < min(starts) and not link.feedback:
            yield Observation(
                "Link {link!r} leads back to an earlier stage and is not declared feedback.", link, link=link.id
            )


@rule(
    "LM023",
    "Only columns are linked",
    severity="info",
    scope="whole",
    why="Arrows between columns leave open which activity should lead to which outcome, so that no single claim can be "
    "looked at, tested or shown to hold.",
    repair="Link the elements for which you know it, one by one; the arrows of the columns can stay.",
    source=NO_THEORY.ours(),
    fires=lambda: sketch(Stage("activities") >> Stage("medium-term-outcomes"), train, fluency),
    passes=lambda: sketch(Stage("activities") >> Stage("medium-term-outcomes"), train >> fluency),
)
def only_columns_linked(model: LogicModel) -> Iterator[Observation]:
    """Look for models in which no link joins two elements."""
    reading = reading_of(model)
    if model.links and len(model.elements) > 1 and not any(map(reading.is_stated, model.links)):
        yield Observation("Each link starts or ends at a whole column; none joins two elements.", model)


@rule(
    "LM027",
    "Shortcut without a reason",
    why="Where one thing already leads to another by a step in between, a direct link claims a second way; without a "
    "rationale readers cannot tell whether that is meant.",
    repair="Say in its rationale what the direct way adds, or take the link away.",
    source=own("the transitive reduction of a diagram"),
    fires=lambda: sketch(staff >> train >> ready, staff >> ready),
    passes=lambda: sketch(staff >> train >> ready, linked(staff, ready, rationale="They vet each volunteer.")),
)
def shortcut(model: LogicModel) -> Iterator[Observation]:
    """Look for links without a rationale beside a way of two links."""
    stated = [link for link in model.links if reading_of(model).is_stated(link) and not link.feedback]
    after: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for link in stated:
        after.setdefault(link.source, set()).add(link.target)
        before.setdefault(link.target, set()).add(link.source)
    for link in stated:
        if link.rationale is None:
            ways = after[link.source] & before[link.target] - {link.source, link.target}
            if ways:
                way = min(ways, key=reading_of(model).compiled.number.__getitem__)
                yield Observation(
                    "Link {link!r} is a shortcut of the way through {way!r}.", link, link=link.id, way=way
                )


@rule(
    "LM029",
    "Goal reached at once",
    on=False,
    why="An activity that leads straight to an impact leaves out all that should change in between.",
    repair="Add the outcomes in between.",
    source=RESULTS_CHAINS.ours(),
    fires=lambda: sketch(train >> opportunity),
    passes=lambda: sketch(train >> fluency >> opportunity),
)
def leap(model: LogicModel) -> Iterator[Observation]:
    """Look for links from an input, an activity or an output to an impact."""
    reading = reading_of(model)
    for link in model.links:
        if reading.role_of_end(link.target) == "impact" and reading.role_of_end(link.source) in _BEFORE_OUTCOMES:
            yield Observation("Link {link!r} leads to an impact with no outcome in between.", link, link=link.id)
