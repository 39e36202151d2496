"""Elements that are named alike; it works in any language that parts words by spaces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from logicmodel.checks.citations import own
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import fluency, practice, sketch
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.elements import Element, Outcome
from logicmodel.wording import plain

_LONG: Final = 4


@rule(
    "LM002",
    "Two elements of nearly the same name",
    why="Two names that differ by a letter are most often one thing written twice, with links that miss each other.",
    repair="Keep one of the two, or give them names that say how they differ.",
    source=own("the advice to look for typing errors that make a second box"),
    fires=lambda: sketch(practice, Outcome("practise", "Pupils read alod more", term="short")),
    passes=lambda: sketch(practice, fluency),
)
def named_alike(model: LogicModel) -> Iterator[Observation]:
    """Look for labels that differ in case and punctuation only, or within a kind in one letter of a longer word."""
    same: dict[str, Element] = {}
    alike: dict[tuple[object, ...], Element] = {}
    for element in model:
        label = plain(element.label)
        earlier = same.setdefault(label, element)
        if earlier is element:
            near = (alike.setdefault(key, element) for key in _blurred(element.kind, label.split(" ")))
            earlier = next((each for each in near if each is not element), element)
        if earlier is not element:
            yield Observation(
                "{element!r} is named nearly like {earlier!r}.",
                element,
                earlier,
                element=element.id,
                earlier=earlier.id,
            )


def _blurred(kind: str, words: list[str]) -> list[tuple[object, ...]]:
    """
    Return keys of which two labels share one where one letter of one long word tells them apart.

    Each long word is taken once with each of its letters left out, so that no two labels have to be compared.
    """
    keys: list[tuple[object, ...]] = []
    for place, word in enumerate(words):
        if len(word) >= _LONG and word.isalpha():
            rest = hash((kind, place, *words[:place], "", *words[place + 1 :]))
            keys += ((rest, word), *((rest, word[:cut] + word[cut + 1 :]) for cut in range(1, len(word))))
    return keys
