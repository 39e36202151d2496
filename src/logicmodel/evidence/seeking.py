"""What to look for next, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Literal, TypeAlias

from attrs import frozen

from logicmodel.evidence.coverage import TESTED, CoveredPath, unjudged
from logicmodel.evidence.standing import STANDINGS, Standing
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.claims import Rival
from logicmodel.vocabulary.links import Link

SeekSort: TypeAlias = Literal["link", "assumption", "rival", "value"]

_REASONS: Final[dict[Standing, str]] = {
    "contradicted": "the evidence named speaks against it",
    "no evidence": "no evidence is named for it",
    "contested": "sources disagree on it",
}
_LEVELS: Final = ("low", "medium", "high")


@frozen
class Seek:
    """
    One thing to look for.

    Args:
        sort: What it is about: a ``link``, an ``assumption``, a ``rival`` explanation or a ``value`` of an indicator.
        about: The id of the link, the rival or the indicator, or the text of the assumption.
        reason: Why.
    """

    sort: SeekSort
    about: str
    reason: str

    def __str__(self) -> str:
        """Return what to look for and why."""
        return f"{self.sort} {self.about}: {self.reason}"


def seeking(paths: Sequence[CoveredPath], rivals: Iterable[Rival]) -> tuple[Seek, ...]:
    """
    Return what to look for, each thing once.

    Links come first, those of the strongest path before others, and on a path those that evidence contradicts before
    those without any; then assumptions, rival explanations, and values that were due.
    """
    found = (*_links(paths), *_assumptions(paths), *_rivals(rivals), *_values(paths))
    return tuple(dict.fromkeys(found))


def _links(paths: Sequence[CoveredPath]) -> Iterator[Seek]:
    uses = Counter(step.link.id for path in paths for step in path.steps)
    for path in paths:
        weak: list[tuple[Standing, Link]] = [
            (standing, step.link)
            for standing, step in zip(path.standings, path.steps, strict=True)
            if standing in _REASONS
        ]
        # A link on several paths is worth more to know.
        weak.sort(key=lambda each: (STANDINGS.index(each[0]), -uses[each[1].id], each[1].confidence or 0))
        for standing, link in weak:
            yield Seek("link", link.id, _REASONS[standing])


def _assumptions(paths: Iterable[CoveredPath]) -> Iterator[Seek]:
    distinct = dict.fromkeys(each for path in paths for step in path.steps for each in step.link.assumptions)
    for assumption in sorted((each for each in distinct if each.status not in TESTED), key=_urgency):
        said = [f"{word} {level}" for word, level in _levels(assumption) if level]
        reason = ", ".join([(assumption.status and assumption.status.replace("-", " ")) or "untested", *said])
        yield Seek("assumption", assumption.text, reason)


def _levels(assumption: Assumption) -> tuple[tuple[str, str | None], ...]:
    return ("importance", assumption.importance), ("likelihood", assumption.likelihood)


def _urgency(assumption: Assumption) -> tuple[int, int]:
    """Return a number for what matters most, then for what is least likely to hold."""
    importance = _LEVELS.index(assumption.importance) if assumption.importance else -1
    likelihood = _LEVELS.index(assumption.likelihood) if assumption.likelihood else len(_LEVELS)
    return -importance, likelihood


def _rivals(rivals: Iterable[Rival]) -> Iterator[Seek]:
    def plausibility(rival: Rival) -> int:
        return -_LEVELS.index(rival.plausibility) if rival.plausibility else 1

    for rival in sorted(unjudged(rivals), key=plausibility):
        plausible = f", plausibility {rival.plausibility}" if rival.plausibility else ""
        yield Seek("rival", rival.id, f"not judged yet{plausible}")


def _values(paths: Iterable[CoveredPath]) -> Iterator[Seek]:
    for path in paths:
        for rows in path.observed.values():
            for row in rows:
                if row.status == "no data" and row.matched.target is not None:
                    yield Seek("value", row.indicator.id, "its target was due and there is no value")
                elif row.is_due and row.matched.relation == "next" and not row.met:
                    yield Seek("value", row.indicator.id, "its target was due and the latest value is older")
