"""Contribution analysis of one pair: the paths, what is known of each, what else may explain the change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import field, frozen

from logicmodel.evidence.coverage import CoveredPath, covered, influences_on
from logicmodel.evidence.seeking import Seek, seeking
from logicmodel.evidence.sentences import sentence_of
from logicmodel.evidence.standing import best_ratings, contradicting, rating_text, supporting
from logicmodel.evidence.story import StoryFormat, sought, story_in, story_of
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.questions.paths import Step
from logicmodel.questions.printing import Worded, as_table, with_labels
from logicmodel.questions.selection import Selection, selected
from logicmodel.questions.strength import Combine
from logicmodel.questions.strongest import strongest_paths
from logicmodel.showing import Answer, View
from logicmodel.vocabulary.claims import Claim, Rival
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.wording import listed


@frozen
class Contribution(Worded, Answer):
    """
    What is known of the claim that one thing contributes to another.

    It shows counts and words, and no score.

    Args:
        sources: The ids of the elements that contribute.
        targets: The ids of the elements that they contribute to.
        claim: What the authors say of the pair; None if they say nothing.
        paths: The strongest paths, each with what is known of it.
        complete: Whether these are as many as were asked for, or all that there are.
        rivals: The rival explanations of the claim, or of the whole model.
        influences: The external factors that act on an element or a link of the paths.
        seek: What to look for next, the most urgent first.
        model: The model.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    claim: Claim | None
    paths: tuple[CoveredPath, ...]
    complete: bool
    rivals: tuple[Rival, ...]
    influences: tuple[ExternalFactor, ...]
    seek: tuple[Seek, ...]
    model: LogicModel = field(kw_only=True, eq=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements on the paths, and those of their links, each once."""
        return tuple(dict.fromkeys(identifier for path in self.paths for identifier in path.ranked.ids))

    @property
    def source_label(self) -> str:
        """What contributes, as readers see it."""
        return listed([self.model.element(each).label for each in self.sources])

    @property
    def target_label(self) -> str:
        """What it contributes to, as readers see it."""
        return listed([self.model.element(each).label for each in self.targets])

    @property
    def sentence(self) -> str:
        """What can be said honestly, in one sentence or two."""
        return sentence_of(self.source_label, self.target_label, self.paths, (*self.rivals, *self.influences))

    def view(self) -> View:
        """Return the model with the paths lit, and with what each link has."""
        return View(self.model, highlight=self.ids, details=True)

    def __len__(self) -> int:
        """Return the number of paths."""
        return len(self.paths)

    def __iter__(self) -> Iterator[CoveredPath]:
        """Iterate over the paths."""
        return iter(self.paths)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each step of each path."""
        return with_labels(
            self.model,
            [
                self._record(number, place, step, path)
                for number, path in enumerate(self.paths, 1)
                for place, step in enumerate(path.steps, 1)
            ],
        )

    def _record(self, number: int, place: int, step: Step, path: CoveredPath) -> dict[str, Any]:
        link = step.link
        return {
            "path": number,
            "step": place,
            "link": link.id,
            "source": step.source,
            "target": step.target,
            "implied": step.implied,
            "says": link.rationale,
            "assumes": [assumption.text for assumption in link.assumptions],
            "assumptions": [assumption.status for assumption in link.assumptions],
            "standing": path.standings[place - 1],
            "for": [use.id for use in supporting(link.evidence)],
            "against": [use.id for use in contradicting(link.evidence)],
            "ratings": rating_text(best_ratings(supporting(link.evidence))),
            "observed": [row.text for row in path.observed[step.target] if row.matched.actual is not None],
            "confidence": link.confidence,
        }

    def story(self, format: StoryFormat = "markdown") -> str:
        """
        Return the contribution story, to paste and edit.

        Args:
            format: ``markdown``, ``text`` or ``html``; `~logicmodel.documents.write_contribution` writes Word files.

        Raises:
            ValueError: The format is none of these.
        """
        return story_in(format, story_of(self))

    def printed(self, *, labels: bool) -> str:
        """
        Return the sentence, a table of the steps, and what to look for next.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        if not self.paths:
            return self.sentence
        columns = ("path", "link", "link_label", "standing", "for", "against", "observed", "confidence")
        table = as_table([{name: record[name] for name in columns} for record in self.to_records()], labels=labels)
        counts = [f"path {number}: {path.coverage}" for number, path in enumerate(self.paths, 1)]
        seek = [f"look for: {self._sought(each, labels=labels)}" for each in self.seek]
        return "\n".join([self.sentence, "", table, "", *counts, "", *seek]).rstrip()

    def _sought(self, seek: Seek, *, labels: bool) -> str:
        return f"{sought(self, seek)}: {seek.reason}" if labels else str(seek)


def contribution(  # noqa: PLR0913 -- the ends, and what counts as a path
    model: LogicModel,
    source: Selection,
    target: Selection,
    *,
    max_paths: int = 5,
    combine: Combine = "weakest-link",
    stated_only: bool = False,
    feedback: bool = False,
    at: str | None = None,
) -> Contribution:
    """
    Return what is known of the claim that one thing contributes to another, as contribution analysis asks.

    Args:
        model: The model.
        source: An element, a stage or a group, as a value or an id, or a collection of these.
        target: The same, for what it contributes to.
        max_paths: How many paths to look at, the strongest first.
        combine: As in `~logicmodel.questions.strongest_paths`.
        stated_only: Whether to keep to links from element to element.
        feedback: Whether links that are declared feedback may be used.
        at: The date as of which to ask for values of indicators; default: the review date of the model.

    Returns:
        The paths with counts of what is known, rival explanations, influences, and what to look for next.

    Raises:
        UnknownIdError: The model does not have one of the elements.

    References:
        John Mayne, Contribution analysis: Coming of age?, Evaluation 18 (3), 2012.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.evidence import contribution
        >>> answer = contribution(load_example("reading-together"), "sessions-held", "understanding")
        >>> [str(path.coverage.mechanism) for path in answer]
        ['3 of 3', '2 of 4', '0 of 2']
        >>> print(answer.paths[0].weakest, "--", answer.paths[0].why)
        fluency -> understanding -- the authors are least confident in it (confidence 0.6)
    """
    refuse_non_model(model)
    sources, targets = selected(model, source), selected(model, target)
    found = strongest_paths(
        model, sources, targets, max_paths=max_paths, combine=combine, stated_only=stated_only, feedback=feedback
    )
    paths = tuple(covered(model, ranked, at or model.review_date) for ranked in found)
    claim = _claim(model, sources, targets)
    claimed = {rival.id for each in model.claims for rival in each.rivals}
    loose = tuple(rival for rival in model.rivals if rival.id not in claimed)
    rivals = (*(claim.rivals if claim else ()), *loose)
    return Contribution(
        sources,
        targets,
        claim,
        paths,
        found.complete,
        rivals,
        influences_on(model, paths),
        seeking(paths, rivals),
        model=model,
    )


def _claim(model: LogicModel, sources: tuple[str, ...], targets: tuple[str, ...]) -> Claim | None:
    """Return the first claim about a pair, by the elements that its ends stand for."""
    for claim in model.claims:
        if selected(model, claim.source) == sources and selected(model, claim.target) == targets:
            return claim
    return None
