"""The legend: what a reader has to be told, and only for what the picture uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from logicmodel.languages import Words, words_in
from logicmodel.render.scene.scene import STRONG_FROM, WEAK_BELOW, Arrow, Mark, Scene
from logicmodel.render.scene.since import legend as since_legend
from logicmodel.vocabulary.links import Link

_PLAIN: Final = Arrow(Link("a", "b", place=None), joins_columns=False)


@frozen
class Entry:
    """
    One line of the legend.

    Args:
        text: What it says.
        sample: An arrow drawn in the way that is explained; None where the text says it all.
    """

    text: str
    sample: Arrow | None


def legend(scene: Scene) -> tuple[Entry, ...]:
    """
    Return the entries that a picture needs; none where all its arrows are plain ones.

    Args:
        scene: What the picture shows.
    """
    say = words_in(scene.language)
    used = [entry for entry, is_used in _possible(scene) if is_used]
    plain = [arrow for arrow in scene.arrows if not arrow.is_implied]
    if used and plain and all(arrow.strength is None for arrow in plain):
        used.insert(0, Entry(say("contributes to"), _PLAIN))
    used += [Entry(text, None) for text in dict.fromkeys(mark.legend for mark in _marks(scene)) if text]
    if any(arrow.count > 1 for arrow in scene.arrows):
        text = say("a number at the tip of an arrow: that many links, as confident as the weakest")
        used.append(Entry(text, None))
    if any(card.fate for card in scene.cards()) or any(arrow.fate for arrow in scene.arrows):
        used.append(Entry(since_legend(say), None))
    gauges = [gauge for card in scene.cards() for gauge in card.gauges]
    if gauges:
        used.append(Entry(say("bar: from the baseline to the mark of the target"), None))
    if any(gauge.course for gauge in gauges):
        used.append(Entry(say("points: values, by date"), None))
    if scene.most_heat is not None:
        text = say("numbers, by which cards are shaded: up to {amount}", amount=f"{scene.most_heat:g}")
        used.append(Entry(text, None))
    return tuple(used)


def _marks(scene: Scene) -> Iterator[Mark]:
    return (mark for arrow in scene.arrows for mark in arrow.marks)


def implied_ends(arrows: Iterable[Arrow], say: Words) -> str:
    """
    Return in words what implied arrows join: ``between whole stages``, ``from or to whole groups``.

    Args:
        arrows: The arrows.
        say: The words of the library in the language of the picture.
    """
    listed = list(arrows)
    groups, columns = any(arrow.joins_groups for arrow in listed), any(arrow.joins_columns for arrow in listed)
    if all(arrow.joins_wholes for arrow in listed):
        both, stages, sets = (
            say("between whole stages and groups"),
            say("between whole stages"),
            say("between whole groups"),
        )
    else:
        both, stages, sets = (
            say("from or to whole stages and groups"),
            say("from or to whole stages"),
            say("from or to whole groups"),
        )
    return both if groups and columns else stages if columns else sets


def _possible(scene: Scene) -> list[tuple[Entry, bool]]:
    arrows = scene.arrows
    # The line of feedback is dashed whatever confidence it has, and then only its width tells that.
    # Arrows of whole stages and groups are all of one width.
    strengths = {
        arrow.strength
        for arrow in arrows
        if not arrow.is_implied and (not arrow.link.feedback or arrow.strength in {"medium", "high"})
    }
    signs = {arrow.link.sign for arrow in arrows}
    implied = [arrow for arrow in arrows if arrow.is_implied]
    say = words_in(scene.language)
    ends = implied_ends(implied, say) if implied else ""
    implied_text = say("link {ends}, not between single items", ends=ends)
    weak, strong = f"{WEAK_BELOW:.0%}", f"{STRONG_FROM:.0%}"
    return [
        (Entry(implied_text, _sample(joins_columns=True)), bool(implied)),
        (
            Entry(say("high confidence ({share} or more)", share=strong), _sample(confidence=STRONG_FROM)),
            "high" in strengths,
        ),
        (
            Entry(say("medium confidence ({low} to {high})", low=weak, high=strong), _sample(confidence=WEAK_BELOW)),
            "medium" in strengths,
        ),
        (Entry(say("low confidence (below {share})", share=weak), _sample(confidence=0)), "low" in strengths),
        (Entry(say("confidence not stated"), _PLAIN), None in strengths and len(strengths) > 1),
        (Entry(say("feedback"), _sample(feedback=True)), any(arrow.link.feedback for arrow in arrows)),
        (Entry(say("more leads to less"), _sample(sign="negative")), "negative" in signs),
        (Entry(say("direction of effect unknown"), _sample(sign="unknown")), "unknown" in signs),
    ]


def _sample(*, joins_columns: bool = False, **said: object) -> Arrow:
    return Arrow(Link("a", "b", place=None, **said), joins_columns)  # type: ignore[arg-type]
