"""The one sentence that can be said of a contribution; the words are fixed, so that none says more than is known."""

from __future__ import annotations

from collections.abc import Sequence

from logicmodel.evidence.coverage import JUDGED, CoveredPath
from logicmodel.evidence.standing import Standing
from logicmodel.vocabulary.claims import Rival
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.wording import listed

Other = Rival | ExternalFactor


def sentence_of(source: str, target: str, paths: Sequence[CoveredPath], others: Sequence[Other]) -> str:
    """
    Return what can be said of a contribution: what the first rule that fits says.

    It speaks of the evidence named: a step that one weak study supports is supported, and its rating is told at the
    step.

    Args:
        source: What contributes, as readers see it.
        target: What it contributes to.
        paths: The paths, the strongest first.
        others: The rival explanations and the external factors.
    """
    pair = f"“{source}” to “{target}”"
    if not paths:
        return f"No path leads from {pair} in this model."
    if all(path.ranked.path.implied for path in paths):
        return (
            f"Only arrows between columns lead from {pair}; the model does not say which of the elements in them "
            "contribute to which."
        )
    return _of_best(source, target, paths[0], others)


def _of_best(source: str, target: str, best: CoveredPath, others: Sequence[Other]) -> str:
    """Return what the evidence on the strongest path allows to say."""
    if steps := _steps(best, "contradicted"):
        return f"The evidence named speaks against {steps}."
    if steps := _steps(best, "contested"):
        return f"Sources disagree on {steps}."
    supported, of = best.coverage.mechanism
    if supported == of:
        consistent = f"The evidence named is consistent with “{source}” contributing to “{target}”"
        return f"{consistent}{_beside(best, others)}"
    if supported == 0:
        return "A claim: nothing is named that supports it."
    return (
        f"{supported} of {of} steps have evidence that supports them; the others are assumed: "
        f"{_steps(best, 'no evidence')}."
    )


def _beside(best: CoveredPath, others: Sequence[Other]) -> str:
    """Return how a sentence goes on that says that all steps are supported."""
    if not others:
        return "; other explanations have not been looked at."
    unjudged = [other.label for other in others if isinstance(other, ExternalFactor) or other.status not in JUDGED]
    if unjudged:
        return f"; other explanations have not been judged ({listed(unjudged)})."
    moved = "" if best.coverage.moved.k else "; no result on the way is known to have moved as wanted"
    return f", beside what else is named{moved}."


def _steps(path: CoveredPath, standing: Standing) -> str:
    """Return the steps of a path with a standing, as a reader sees them."""
    model = path.ranked.model
    found = [step for step, each in zip(path.steps, path.standings, strict=True) if each == standing]
    labels = (
        (step.source, step.target)
        if model is None
        else (model.element(step.source).label, model.element(step.target).label)
        for step in found
    )
    return listed([f"the step from “{start}” to “{end}”" for start, end in labels])
