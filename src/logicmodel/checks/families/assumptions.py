"""Assumptions that would sink the programme, and those that nobody looks after."""

from __future__ import annotations

from collections.abc import Iterator

from logicmodel.checks.citations import ASSUMPTIONS, IMPACTMOJO, own
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import fluency, practice, sketch
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.evidence import Evidence
from logicmodel.vocabulary.flows import link as linked


def _resting_on(**said: str) -> LogicModel:
    return sketch(linked(practice, fluency, assumptions=[Assumption("Children attend.", id="attendance", **said)]))  # type: ignore[arg-type]  # a word for each


def _named(assumption: Assumption) -> str:
    return assumption.id or assumption.text


@rule(
    "LM033",
    "Killer assumption",
    severity="error",
    why="Much depends on it and it is not likely to hold, so that the plan as written is likely to fail.",
    repair="Change the plan so that it does not depend on it, or give up the plan.",
    source=ASSUMPTIONS.at("what to do about killer assumptions"),
    fires=lambda: _resting_on(importance="high", likelihood="low"),
    passes=lambda: _resting_on(importance="high", likelihood="high", status="holds"),
)
def killer_assumption(model: LogicModel) -> Iterator[Observation]:
    """Look for assumptions of high importance and low likelihood that are not known to hold."""
    for each in model.assumptions:
        if each.importance == "high" and each.likelihood == "low" and each.status not in {"holds", "does-not-hold"}:
            yield Observation(
                "Assumption {assumption!r} is important and not likely to hold.", each, assumption=_named(each)
            )


@rule(
    "LM035",
    "Critical assumption that nobody tests",
    why="Much depends on it, and nobody is finding out whether it holds.",
    repair="Plan how to test it and set its status to being-tested, or say that it holds or does not.",
    source=IMPACTMOJO.at("missing or magical assumptions").ours(),
    fires=lambda: _resting_on(importance="high", status="untested"),
    passes=lambda: _resting_on(importance="high", status="being-tested"),
)
def untested_assumption(model: LogicModel) -> Iterator[Observation]:
    """Look for assumptions of high importance, not of low likelihood, that are untested or of unknown status."""
    for each in model.assumptions:
        if each.importance == "high" and each.likelihood != "low" and each.status in {None, "untested"}:
            yield Observation("Assumption {assumption!r} is important and untested.", each, assumption=_named(each))


@rule(
    "LM038",
    "Assumption that does not hold",
    severity="error",
    why="What rests on it is known not to work as written.",
    repair="Change what rests on it, and take the assumption away or write the one that takes its place.",
    source=ASSUMPTIONS.ours(),
    fires=lambda: _resting_on(status="does-not-hold"),
    passes=lambda: _resting_on(status="holds"),
)
def failed_assumption(model: LogicModel) -> Iterator[Observation]:
    """Look for assumptions that are known not to hold."""
    for each in model.assumptions:
        if each.status == "does-not-hold":
            yield Observation("Assumption {assumption!r} does not hold.", each, assumption=_named(each))


@rule(
    "LM039",
    "Necessary link that is weak",
    why="What follows cannot come about without this link, and the authors themselves have little confidence in it.",
    repair="Look for evidence, strengthen the step, or add another way.",
    source=own("critical links: those that are necessary and uncertain"),
    fires=lambda: sketch(linked(practice, fluency, necessity="necessary", confidence=0.3)),
    passes=lambda: sketch(
        linked(practice, fluency, necessity="necessary", confidence=0.3, evidence=[Evidence("pilot", "Pilot report")])
    ),
)
def weak_necessary_link(model: LogicModel, *, below: float = 0.5) -> Iterator[Observation]:
    """Look for necessary links with a confidence below that, which no evidence supports."""
    for link in model.links:
        if link.necessity not in {"necessary", "necessary-and-sufficient"} or link.confidence is None:
            continue
        if link.confidence < below and not any(each.stance == "supports" for each in link.evidence):
            yield Observation(
                "Link {link!r} is necessary, and confidence in it is {confidence:g}.",
                link,
                link=link.id,
                confidence=link.confidence,
            )
