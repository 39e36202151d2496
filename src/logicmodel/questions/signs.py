"""Whether more of one thing leads to more of another, to less of it, or to both."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal, TypeAlias

from attrs import field, frozen

from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.compiled import CompiledModel, compile_model, numbers
from logicmodel.questions.paths import ContributionPath, path_of
from logicmodel.questions.printing import Worded, as_table, with_labels
from logicmodel.questions.selection import Selection
from logicmodel.questions.walks import START
from logicmodel.showing import Answer
from logicmodel.vocabulary.links import Sign

Effect: TypeAlias = Literal["positive", "negative", "mixed", "unknown"]

_POSITIVE, _NEGATIVE, _UNKNOWN = 1, -1, 0  # so that signs multiply
_OF_SIGN: Final[Mapping[Sign, int]] = {"positive": _POSITIVE, "negative": _NEGATIVE, "unknown": _UNKNOWN}

_EMPTY = 2
_State: TypeAlias = tuple[int, int]  # an element, and the sign of a walk to it
_Before: TypeAlias = tuple[_State, int]  # the state before, and the link between


@frozen
class SignedEffect:
    """
    Whether more of one element leads to more or to less of another.

    Args:
        target: The id of the element that is affected.
        effect: ``positive`` (more leads to more), ``negative`` (more leads to less), ``mixed`` (there are walks of both
            signs) or ``unknown`` (a walk has a link whose sign nobody stated, and there are not walks of both signs).
        more: The shortest walk over which more leads to more; None if there is none.
        less: The shortest walk over which more leads to less; None if there is none.
        unclear: The shortest walk with a link of unknown sign; None if there is none.
    """

    target: str
    effect: Effect
    more: ContributionPath | None
    less: ContributionPath | None
    unclear: ContributionPath | None

    def __str__(self) -> str:
        """Return the effect with its witnesses."""
        words = (("more leads to more", self.more), ("more leads to less", self.less), ("unclear", self.unclear))
        shown = "; ".join(f"{word}: {walk}" for word, walk in words if walk is not None)
        return f"{self.target}: {self.effect} ({shown})"


@frozen
class Signs(Worded, Answer):
    """
    Whether more of the sources leads to more or to less of other elements.

    Args:
        effects: The effects, in the order of the elements; only elements that something leads to.
        model: The model, of which it shows itself as a picture in a notebook.
    """

    effects: tuple[SignedEffect, ...]
    model: LogicModel | None = field(default=None, kw_only=True, eq=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements on which the effect is not only positive."""
        return tuple(each.target for each in self.effects if each.effect != "positive")

    def __len__(self) -> int:
        """Return the number of effects."""
        return len(self.effects)

    def __iter__(self) -> Iterator[SignedEffect]:
        """Iterate over the effects."""
        return iter(self.effects)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each effect."""
        return with_labels(
            self.model,
            [
                {
                    "target": each.target,
                    "effect": each.effect,
                    "more": None if each.more is None else str(each.more),
                    "more_label": None if each.more is None else each.more.in_words(),
                    "less": None if each.less is None else str(each.less),
                    "less_label": None if each.less is None else each.less.in_words(),
                }
                for each in self.effects
            ],
        )

    def printed(self, *, labels: bool) -> str:
        """
        Return a table.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        return as_table(self.to_records(), labels=labels)


def signs(
    model: LogicModel,
    source: Selection,
    target: Selection | None = None,
    *,
    stated_only: bool = False,
    feedback: bool = False,
) -> Signs:
    """
    Return whether more of one thing leads to more of others, to less of them, or to both.

    It looks at walks and not only at paths: inside a loop with a negative link everything behind the loop reads as
    mixed, which is a caution and not a fault.

    Args:
        model: The model.
        source: An element, a stage or a group, as a value or an id, or a collection of these.
        target: The same, for the elements to ask about; default: all.
        stated_only: Whether to keep to links from element to element.
        feedback: Whether links that are declared feedback may be used.

    Returns:
        The effect on each element that a walk leads to, each with the shortest walk of each sign.

    Raises:
        UnknownIdError: The model does not have one of the elements.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.questions import signs
        >>> print(signs(load_example("reading-together"), "missed-lessons"))
        target         effect    more  less
        understanding  negative  -     missed-lessons -> understanding [more leads to less]
        opportunity    negative  -     missed-lessons -> understanding [more leads to less] -> opportunity
    """
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    before = _reached(compiled, numbers(model, compiled, source))
    wanted = range(len(compiled.elements)) if target is None else sorted(numbers(model, compiled, target))
    effects = (_effect(compiled, number, before) for number in wanted)
    return Signs(tuple(each for each in effects if each is not None), model=model)


def effect_of(signs_of_walks: set[int]) -> Effect:
    """Return the effect that walks of these signs make: 1 for positive, -1 for negative, 0 for unknown."""
    if {_POSITIVE, _NEGATIVE} <= signs_of_walks:
        return "mixed"
    if _UNKNOWN in signs_of_walks:
        return "unknown"
    return "positive" if _POSITIVE in signs_of_walks else "negative"


def joint_effect(one: Effect, other: Effect) -> Effect:
    """Return the effect of two things together."""
    both = {one, other}
    if "mixed" in both or {"positive", "negative"} <= both:
        return "mixed"
    return "unknown" if "unknown" in both else one


def effects_behind(compiled: CompiledModel, elements: Iterable[int], links: Iterable[int]) -> dict[int, Effect]:
    """
    Return how some elements and links bear on the elements behind them.

    Args:
        compiled: The compiled model.
        elements: Numbers of elements.
        links: Numbers of links.
    """
    by_link = [(end, _OF_SIGN[compiled.links[link].sign]) for link in links for end in compiled.ends_of(link)]
    signs_of: dict[int, set[int]] = {}
    for node, sign in (*by_link, *_reached(compiled, elements, by_link)):
        signs_of.setdefault(node, set()).add(sign)
    return {node: effect_of(found) for node, found in signs_of.items()}


def _reached(compiled: CompiledModel, starts: Iterable[int], states: Iterable[_State] = ()) -> dict[_State, _Before]:
    """Return each element and sign that a walk reaches, with the state and the link before it; breadth first."""
    # The empty walk has a sign of its own, so that an element bears on itself only if a walk comes back to it.
    waiting = deque([*((start, _EMPTY) for start in starts), *states])
    before: dict[_State, _Before] = {}
    while waiting:
        here = waiting.popleft()
        for state, link in _next_states(compiled, here):
            if state not in before:
                before[state] = (here, link)
                waiting.append(state)
    return before


def _next_states(compiled: CompiledModel, state: _State) -> Iterator[tuple[_State, int]]:
    element, sign = state
    so_far = _POSITIVE if sign == _EMPTY else sign
    for end, link in compiled.steps(element):
        yield (end, so_far * _OF_SIGN[compiled.links[link].sign]), link


def _effect(compiled: CompiledModel, number: int, before: Mapping[_State, _Before]) -> SignedEffect | None:
    found = {sign for sign in (_POSITIVE, _NEGATIVE, _UNKNOWN) if (number, sign) in before}
    if not found:
        return None
    more, less, unclear = (
        _walk(compiled, (number, sign), before) if sign in found else None for sign in (_POSITIVE, _NEGATIVE, _UNKNOWN)
    )
    return SignedEffect(compiled.elements[number].id, effect_of(found), more, less, unclear)


def _walk(compiled: CompiledModel, state: _State, before: Mapping[_State, _Before]) -> ContributionPath:
    """Return the walk that led to a state."""
    steps = []
    while (came := before.get(state)) is not None:
        steps.append((state[0], came[1]))
        state = came[0]
    return path_of(compiled, [(state[0], START), *reversed(steps)])
