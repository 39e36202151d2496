"""Which kind each node of a draft is, and in which stage it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from logicmodel.errors import did_you_mean, suggest
from logicmodel.exchange.draft.ids import slug
from logicmodel.exchange.draft.values import Draft, DraftContainer, DraftNode
from logicmodel.exchange.draft.words import Standing, standing_in, standing_of
from logicmodel.exchange.losses import Loss
from logicmodel.vocabulary.elements import KINDS
from logicmodel.vocabulary.stages import STANDARD_STAGES

OTHER: Final = Standing("other", "other")

_BY_DEPTH: Final = ("inputs", "activities", "outputs", "outcomes")


class Placing:
    """
    Decides where nodes stand, and says what it guesses.

    Args:
        draft: The draft.
        stages: Stages or kinds by the words of the drawing.
        by_depth: Whether to go by the arrows where no word says it.

    Raises:
        ValueError: One of ``stages`` names no stage and no kind.
    """

    def __init__(self, draft: Draft, stages: Mapping[str, str], *, by_depth: bool) -> None:
        self.draft = draft
        self.asked = {word: _asked(word, meant) for word, meant in stages.items()}
        self.depths = _depths(draft) if by_depth else {}
        self.labels: dict[str, str] = {}  # of stages whose heading is not the standard one

    def of(self, node: DraftNode) -> Standing:
        """
        Return where a node stands.

        Args:
            node: The node.
        """
        if node.exact.get("kind"):
            kind = str(node.exact["kind"])
            return Standing(kind, str(node.exact.get("stage") or _usual_stage(kind, node.exact.get("term"))))
        if found := self._by_words(node):
            return found
        if node.key in self.depths:
            standing = self.depths[node.key]
            self._guess(node, standing, "from the arrows")
            return standing
        if node.hint and (own := slug(node.hint)):
            self.labels.setdefault(own, node.hint)
            self._guess(node, Standing(own, own), "its type is no word for a stage; name it in stages={…}")
            return Standing(own, own)
        self._guess(node, OTHER, "nothing says what it is; name its frame, its type or its id in stages={…}")
        return OTHER

    def stage_of(self, container: DraftContainer) -> str | None:
        """
        Return the id of the stage that a container is, or None if it is none.

        Args:
            container: The container.
        """
        if "stage" in container.exact:
            return str(container.exact["stage"])
        if "group" in container.exact:
            return None
        standing = self._known(container.label) or self.asked.get(container.key)
        return standing.stage if standing else None

    def _by_words(self, node: DraftNode) -> Standing | None:
        if node.key in self.asked:
            return self.asked[node.key]
        for word in filter(None, (node.hint, *node.classes)):
            if standing := self._known(word):
                return standing
        for container in containers_around(self.draft, node.container):
            if stage := self.stage_of(container):
                known = self._known(container.label) if "stage" not in container.exact else None
                return known or standing_in(stage) or self._own(node, stage)
        return None

    def _own(self, node: DraftNode, stage: str) -> Standing:
        self._guess(node, Standing(stage, stage), "the stage is one of its own, which has no usual kind")
        return Standing(stage, stage)

    def _known(self, word: str) -> Standing | None:
        return self.asked.get(word) or standing_of(word)

    def _guess(self, node: DraftNode, standing: Standing, reason: str) -> None:
        self.draft.lose(Loss("guessed", "node", node.key, "kind", standing.kind, node.place, reason))


def containers_around(draft: Draft, key: str | None) -> Iterator[DraftContainer]:
    """
    Iterate over a container and those around it, the innermost first.

    Args:
        draft: The draft.
        key: The key of the innermost one, or None.
    """
    met: set[str] = set()
    while key is not None and key in draft.containers and key not in met:
        met.add(key)
        yield draft.containers[key]
        key = draft.containers[key].parent


def _asked(word: str, meant: str) -> Standing:
    standing = standing_in(meant) or standing_of(meant)
    if standing is None:
        known = (*STANDARD_STAGES, *KINDS)
        advice = did_you_mean(suggest(meant, known)) or f"use one of {', '.join(known)}"
        msg = f"stages[{word!r}] is {meant!r}, which is no standard stage and no kind; {advice}"
        raise ValueError(msg)
    return standing


def _usual_stage(kind: str, term: object) -> str:
    if kind == "outcome" and term:
        return f"{term}-term-outcomes"
    standing = standing_in(kind)
    return standing.stage if standing else kind


def _depths(draft: Draft) -> dict[str, Standing]:
    """Return stages by how far nodes stand from those that nothing leads to; those that lead nowhere are impact."""
    following: dict[str, list[str]] = {key: [] for key in draft.nodes}
    before: dict[str, set[str]] = {key: set() for key in draft.nodes}
    for edge in draft.edges:
        if edge.source in before and edge.target in before and edge.source != edge.target and edge.heads == "target":
            following[edge.source].append(edge.target)
            before[edge.target].add(edge.source)
    depths: dict[str, int] = {}
    # From what nothing leads to; what stands on loops only is entered at what the drawing names first.
    for start in sorted(before, key=lambda key: bool(before[key])):
        if start not in depths and (not before[start] or following[start]):
            _follow(start, following, depths)
    return {
        key: _standing_at(depth, is_last=not following[key])
        for key, depth in depths.items()
        if following[key] or before[key]
    }


def _follow(start: str, following: Mapping[str, list[str]], depths: dict[str, int]) -> None:
    """Count the steps from a node, breadth first, so that a loop ends the search instead of going on for ever."""
    depths[start] = 0
    waiting = [start]
    for key in waiting:
        for target in following[key]:
            if target not in depths:
                depths[target] = depths[key] + 1
                waiting.append(target)


def _standing_at(depth: int, *, is_last: bool) -> Standing:
    stage = "impact" if is_last else _BY_DEPTH[min(depth, len(_BY_DEPTH) - 1)]
    return standing_in(stage) or OTHER
