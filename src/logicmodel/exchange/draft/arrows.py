"""Which links the edges of a draft are: their directions, signs and feedback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal, TypeAlias

from attrs import evolve, frozen

from logicmodel.errors import Problem
from logicmodel.exchange.draft.ids import NewIds
from logicmodel.exchange.draft.values import Draft, DraftEdge
from logicmodel.exchange.losses import Loss
from logicmodel.places import Place
from logicmodel.vocabulary.links import SIGN_WORDS, Sign

#: What to do with a line without an arrowhead: refuse it, or take it from its first end to its second.
Undirected: TypeAlias = Literal["refuse", "as-drawn"]

_SIGNS: Final[dict[str, Sign]] = {
    **dict.fromkeys(("+", "s", "same", "positive", "positive influence"), "positive"),
    **dict.fromkeys(("-", "\N{EN DASH}", "\N{MINUS SIGN}", "o", "opposite", "negative"), "negative"),
    **dict.fromkeys(("negative influence", "inhibits", "reduces"), "negative"),
    **dict.fromkeys(("?", "+/-", "\N{PLUS-MINUS SIGN}", "unknown"), "unknown"),
    **{words: sign for sign, words in SIGN_WORDS.items()},
}


def sign_of(text: str | None) -> Sign | None:
    """
    Return the sign that a text on an arrow says, or None if it says none.

    Args:
        text: The text.
    """
    return _SIGNS.get(text.strip().casefold()) if text else None


@frozen
class Arrow:
    """An edge between two ids of the model, in one direction."""

    source: str
    target: str
    edge: DraftEdge
    feedback: bool | None
    label: str | None
    sign: Sign | None

    @property
    def id(self) -> str:
        """The id of the link, which is the one that its ends give where no other is known."""
        return str(self.edge.exact.get("id") or f"{self.source}->{self.target}")


def arrows_of(draft: Draft, ends: Mapping[str, str], undirected: Undirected, problems: list[Problem]) -> list[Arrow]:
    """
    Return the edges of a draft as arrows between ids, those that repeat another one joined to it.

    Args:
        draft: The draft, which takes note of what is lost.
        ends: The ids of nodes and containers by their keys.
        undirected: What to do with a line without an arrowhead.
        problems: Takes note of the lines that are refused.
    """
    kept: dict[tuple[str, str, Sign | None, str | None], Arrow] = {}
    for edge in draft.edges:
        for arrow in _directed(draft, edge, ends, undirected, problems):
            key = (arrow.source, arrow.target, arrow.sign, edge.exact.get("id"))
            kept[key] = _joined(draft, kept[key], arrow) if key in kept else arrow
    return list(_with_own_ids(kept.values()))


def _directed(
    draft: Draft, edge: DraftEdge, ends: Mapping[str, str], undirected: Undirected, problems: list[Problem]
) -> Iterator[Arrow]:
    name = f"{edge.source}->{edge.target}"
    if missing := [key for key in (edge.source, edge.target) if key not in ends]:
        reason = f"it has no end {missing[0]!r}" if missing[0] else "one of its ends is joined to nothing"
        draft.lose(Loss("dropped", "edge", name, text=edge.label, place=edge.place, reason=reason))
        return
    source, target = ends[edge.source], ends[edge.target]
    said = sign_of(edge.label)
    label = None if said else edge.label
    arrow = Arrow(source, target, edge, edge.feedback, label, edge.sign or said)
    if edge.heads == "none":
        if undirected == "refuse":
            places = (edge.place,) if isinstance(edge.place, Place) else ()
            hint = "give it an arrowhead, or ask for undirected='as-drawn' (--as-drawn)"
            problems.append(Problem(f"the line from {source!r} to {target!r} has no direction", places, hint))
            return
        draft.lose(Loss("guessed", "edge", name, "direction", f"{source} -> {target}", edge.place, "it has no head"))
    if source == target and edge.feedback is None:
        draft.lose(Loss("guessed", "edge", name, "feedback", "true", edge.place, "it ends where it starts"))
        arrow = evolve(arrow, feedback=True)
    yield arrow
    if edge.heads == "both":
        reason = "it has a head at both ends, so that it is read as two links"
        draft.lose(Loss("guessed", "edge", name, "feedback", f"{target} -> {source}", edge.place, reason))
        back = evolve(edge, exact={key: each for key, each in edge.exact.items() if key != "id"})
        yield evolve(arrow, source=target, target=source, edge=back, feedback=True)


def _joined(draft: Draft, first: Arrow, second: Arrow) -> Arrow:
    reason = "the same arrow is drawn twice; the texts are joined"
    draft.lose(Loss("narrowed", "edge", first.id, text=second.label, place=second.edge.place, reason=reason))
    labels = dict.fromkeys(filter(None, (first.label, second.label)))
    return evolve(first, label="; ".join(labels) or None)


def _with_own_ids(arrows: Iterable[Arrow]) -> Iterator[Arrow]:
    """Give a second arrow of a pair an id of its own, as a link needs."""
    listed = list(arrows)
    fresh = NewIds(arrow.id for arrow in listed)
    met: set[str] = set()
    for arrow in listed:
        if arrow.id not in met:
            met.add(arrow.id)
            yield arrow
        else:
            new = fresh.numbered(f"{arrow.source}-to-{arrow.target}", first=2)
            yield evolve(arrow, edge=evolve(arrow.edge, exact={**arrow.edge.exact, "id": new}))


def with_feedback(draft: Draft, arrows: Iterable[Arrow], ranks: Mapping[str, int]) -> list[Arrow]:
    """
    Return arrows with those marked that lead back; each mark that the drawing does not have is noted as a guess.

    An arrow leads back where it goes to an earlier stage, or where it closes a loop within one stage, counted in the
    order in which the drawing names things.

    Args:
        draft: The draft, which takes note of the guesses.
        arrows: The arrows.
        ranks: The place of each id in the order of the stages; an id without one is left alone.
    """
    listed = list(arrows)
    earlier = {arrow.id for arrow in listed if arrow.feedback is None and _rise(arrow, ranks) < 0}
    open_ones = [arrow for arrow in listed if arrow.feedback is None and arrow.id not in earlier]
    closing = {id for id in _closing_loops(open_ones) if id not in earlier}
    marked = []
    for arrow in listed:
        closes = arrow.id in closing and _rise(arrow, ranks) == 0
        if arrow.feedback is None and (arrow.id in earlier or closes):
            reason = "it closes a loop" if closes else "it leads to an earlier stage"
            draft.lose(Loss("guessed", "link", arrow.id, "feedback", "true", arrow.edge.place, reason))
            marked.append(evolve(arrow, feedback=True))
        else:
            marked.append(arrow)
    return marked


def _rise(arrow: Arrow, ranks: Mapping[str, int]) -> int:
    """Return by how many stages an arrow leads on; 0 within a stage, and where a stage is not known."""
    source, target = ranks.get(arrow.source), ranks.get(arrow.target)
    return 0 if source is None or target is None else target - source


def _closing_loops(arrows: Iterable[Arrow]) -> set[str]:
    """Return the ids of the arrows that a search in depth meets on its way back."""
    following: dict[str, list[Arrow]] = {}
    for arrow in arrows:
        following.setdefault(arrow.source, []).append(arrow)
    closing: set[str] = set()
    done: set[str] = set()
    for start in following:
        if start not in done:
            closing.update(_closing_from(start, following, done))
    return closing


def _closing_from(start: str, following: Mapping[str, list[Arrow]], done: set[str]) -> Iterator[str]:
    on_path = {start}
    stack = [(start, iter(following[start]))]
    while stack:
        node, waiting = stack[-1]
        arrow: Arrow | None = next(waiting, None)
        if arrow is None:
            stack.pop()
            on_path.discard(node)
            done.add(node)
        elif arrow.target in on_path:
            yield arrow.id
        elif arrow.target not in done:
            on_path.add(arrow.target)
            stack.append((arrow.target, iter(following.get(arrow.target, ()))))


def fields_of(arrow: Arrow) -> dict[str, Any]:
    """
    Return the fields of the link that an arrow is.

    Args:
        arrow: The arrow.
    """
    fields: dict[str, Any] = {"sign": arrow.sign or "positive", **arrow.edge.exact}
    if arrow.label and not fields.get("rationale"):
        fields["rationale"] = arrow.label
    if arrow.feedback:
        fields["feedback"] = True
    if not fields.get("id"):
        fields.pop("id", None)
    return fields
