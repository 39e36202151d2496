"""What if some things failed, or deserved less confidence: which elements lose support."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any, Final

from attrs import evolve, field, frozen

from logicmodel.errors import UnknownIdError
from logicmodel.model.edits import subset
from logicmodel.model.edits.carrying import by_themselves
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.compiled import CompiledModel, compile_model, numbers
from logicmodel.questions.printing import Printed, Worded, as_table, with_labels
from logicmodel.questions.region import reach
from logicmodel.questions.selection import Selection
from logicmodel.questions.signs import Effect, effects_behind
from logicmodel.questions.strength import UNRATED, Strength, best_arriving
from logicmodel.questions.support import Support, fallen, support_of
from logicmodel.showing import Answer
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.sequences import several
from logicmodel.wording import quoted


@frozen
class StrengthChange(Printed):
    """
    How the strongest path to an element changes when links deserve another confidence.

    Args:
        element_id: The id of the element.
        before: The strength of the strongest path to it, that of its weakest link, as the model says.
        after: The same with the other confidences.
    """

    element_id: str
    before: float
    after: float

    def __str__(self) -> str:
        """Return the change in words."""
        return f"{self.element_id}: strongest path {self.before:g} to {self.after:g}"


# What an element loses, by how that bears on it.
_SOME: Final[Mapping[Effect, str]] = {
    "positive": "loses some support",
    "negative": "loses some of what hinders it",
    "mixed": "loses some support and some of what hinders it",
    "unknown": "loses some support, or some of what hinders it",
}
_ALL: Final[Mapping[Effect, str]] = {
    "positive": "loses all support",
    "negative": "loses all that hinders it",
    "mixed": "loses all support and all that hinders it",
    "unknown": "loses all support, or all that hinders it",
}


@frozen
class WhatIf(Worded, Answer):
    """
    What follows when some elements and links fail, or deserve another confidence.

    Args:
        model: The model.
        failed: The ids of the elements that fail.
        failed_links: The links that fail.
        lost: The ids of the other elements that lose all support: contributions reached them, and none does any more.
        strengths: The outcomes and impacts whose strongest path is stronger or weaker with the other confidences.
        compiled: The compiled model, on which the rest is worked out when it is asked for.
        stated_compiled: The same with links between elements only.
        changed: The numbers of the links that fail or deserve another confidence.
    """

    model: LogicModel = field(repr=False)
    failed: tuple[str, ...]
    failed_links: tuple[Link, ...]
    lost: tuple[str, ...]
    strengths: tuple[StrengthChange, ...]
    _compiled: CompiledModel = field(repr=False, eq=False, alias="compiled")
    _stated_compiled: CompiledModel = field(repr=False, eq=False, alias="stated_compiled")
    _changed: tuple[int, ...] = field(repr=False, eq=False, alias="changed")

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of what fails, and those of the elements that are touched by it, each once."""
        touched = (row["element"] for row in self.to_records())
        return tuple(dict.fromkeys([*self.failed, *(link.id for link in self.failed_links), *touched]))

    @cached_property
    def weakened(self) -> tuple[str, ...]:
        """The ids of the elements that keep support, but to which something that failed contributes."""
        gone = {*self.failed, *self.lost}
        return tuple(each for each in self._behind(self._compiled, self._cut) if each not in gone)

    @cached_property
    def _cut(self) -> tuple[int, ...]:
        """The numbers of the links that fail."""
        return _numbers_of(self.model, {link.id for link in self.failed_links})

    @cached_property
    def stated(self) -> frozenset[str]:
        """The ids of the elements that are touched by what is stated; what touches all others is only implied."""
        return frozenset(self._behind(self._stated_compiled, self._changed))

    def _behind(self, compiled: CompiledModel, links: Iterable[int]) -> Iterator[str]:
        """Return the ids of the elements that failed, of those behind them, and of those behind some links."""
        starts = [compiled.number[identifier] for identifier in self.failed]
        starts += [compiled.arc(number)[1] for number in links if compiled.has_link(number)]
        return (
            compiled.elements[node].id for node in sorted(reach(compiled.succ, starts)) if compiled.is_element(node)
        )

    @cached_property
    def remaining(self) -> LogicModel:
        """The model without what fails and what loses all support; ask it which paths remain."""
        gone = {*self.failed, *self.lost}
        left = subset(self.model, [element.id for element in self.model.elements if element.id not in gone])
        return _without_links(left, {link.id for link in self.failed_links})

    @cached_property
    def effects(self) -> dict[str, Effect]:
        """How what failed bears on each element behind it: where it hinders, losing it is no loss of support."""
        elements = [self._compiled.number[identifier] for identifier in self.failed]
        effects = effects_behind(self._compiled, elements, self._cut)
        return {self._compiled.elements[node].id: effect for node, effect in effects.items()}

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each element that is touched."""
        effects = {
            **{each: _SOME[self.effects.get(each, "positive")] for each in self.weakened},
            **{each: _ALL[self.effects.get(each, "positive")] for each in self.lost},
            **dict.fromkeys(self.failed, "fails"),
        }
        changes = {change.element_id: change for change in self.strengths}
        return with_labels(
            self.model,
            [
                {
                    "element": element.id,
                    "stage": element.stage,
                    "effect": effects.get(element.id),
                    "strength_before": changes[element.id].before if element.id in changes else None,
                    "strength_after": changes[element.id].after if element.id in changes else None,
                    "stated": element.id in self.stated,
                }
                for element in self.model.elements
                if element.id in effects or element.id in changes
            ],
        )

    def printed(self, *, labels: bool) -> str:
        """
        Return a table, in which ``~`` marks what is only implied.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        rows = [
            {
                "element": record["element_label" if labels else "element"],
                "stage": record["stage_label" if labels else "stage"],
                "effect": f"{'' if record['stated'] else '~'}{_effect_text(record)}",
            }
            for record in self.to_records()
        ]
        return as_table(rows) if rows else "nothing changes"


def _effect_text(record: Mapping[str, Any]) -> str:
    before, after = record["strength_before"], record["strength_after"]
    strength = None if before is None else f"strongest path {before:g} to {after:g}"
    return "; ".join(filter(None, (record["effect"], strength)))


def what_if(  # noqa: PLR0913 -- whatever can fail
    model: LogicModel,
    *,
    without: Selection = (),
    without_links: Iterable[str | Link] = (),
    without_assumptions: Iterable[str | Assumption] = (),
    confidence: Mapping[str, float] | None = None,
    unrated: float = UNRATED,
    stated_only: bool = False,
    feedback: bool = False,
) -> WhatIf:
    """
    Return what follows when some elements, links or assumptions fail, or links deserve another confidence.

    Contributions start at the elements at which no link arrives. An element loses all support when none of them reaches
    it any more. Where what failed hinders an element, the answer says that it loses what hinders it.

    Args:
        model: The model.
        without: The elements that fail: an element, a stage or a group, or a collection of these.
        without_links: The links that fail, as values or ids.
        without_assumptions: The assumptions that do not hold, as values, ids or texts; the links that carry them fail.
        confidence: Another confidence for some links, by id, from 0 to 1.
        unrated: The confidence to assume for links without one, from 0 to 1; default: 0. With 0, a path with such a
            link stays at 0 whatever else changes; with 1, such links limit nothing.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no.

    Returns:
        What fails, what loses all or some support, what remains, and which strongest paths change.

    Raises:
        UnknownIdError: The model does not have one of them.
        TypeError: What is left out is no collection.
        ValueError: A confidence, or ``unrated``, is not from 0 to 1.

    Example:
        >>> from logicmodel import load_example, what_if
        >>> print(what_if(load_example("reading-together"), without="lend"))
        element        stage                 effect
        lend           activities            fails
        books-home     outputs               loses all support
        enjoyment      short-term-outcomes   loses some support
        fluency        medium-term-outcomes  loses some support
        habit          medium-term-outcomes  loses some support
        understanding  long-term-outcomes    loses some support
        opportunity    impact                loses some support
        >>> print(what_if(load_example("reading-together"), confidence={"practice->fluency": 0.3}, unrated=1))
        element        stage                 effect
        fluency        medium-term-outcomes  strongest path 0.8 to 0.5
        understanding  long-term-outcomes    strongest path 0.6 to 0.5
    """
    _refuse_non_mapping(confidence)
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    support = _support(model, compiled, f"support feedback={feedback} stated_only={stated_only}")
    failed = numbers(model, compiled, without)
    links = several("without_links", without_links, "links as values or ids")
    assumptions = several("without_assumptions", without_assumptions, "assumptions as values, ids or texts")
    cut = {*_links(model, links), *_carrying(model, assumptions)}
    cut_numbers = _numbers_of(model, cut)
    lost = fallen(support, failed, {number for number in cut_numbers if compiled.has_link(number)})
    return WhatIf(
        model=model,
        failed=tuple(model.elements[node].id for node in failed),
        failed_links=tuple(model.links[number] for number in cut_numbers),
        lost=tuple(model.elements[node].id for node in sorted(lost.difference(failed)) if compiled.is_element(node)),
        strengths=_strength_changes(model, support, confidence, unrated) if confidence else (),
        compiled=compiled,
        stated_compiled=compile_model(model, feedback=feedback, stated_only=True),
        changed=_numbers_of(model, {*cut, *(confidence or {})}),
    )


def _refuse_non_mapping(confidence: object) -> None:
    if confidence is not None and not isinstance(confidence, Mapping):
        msg = f"confidence must be a mapping of ids of links to numbers, not {quoted(confidence)}"
        raise TypeError(msg)


def _support(model: LogicModel, compiled: CompiledModel, key: str) -> Support:
    """Return what holds up what in a model, which is worked out once and kept with it."""
    support: Support | None = model.memo.get(key)
    if support is None:
        support = model.memo[key] = support_of(compiled)
    return support


def _numbers_of(model: LogicModel, links: AbstractSet[str]) -> tuple[int, ...]:
    """Return the numbers of some links."""
    return tuple(number for number, link in enumerate(model.links) if link.id in links) if links else ()


def _links(model: LogicModel, links: Iterable[str | Link]) -> Iterator[str]:
    return (model.link(link.id if isinstance(link, Link) else link).id for link in links)


def _carrying(model: LogicModel, assumptions: tuple[str | Assumption, ...]) -> Iterator[str]:
    """Return the ids of the links that carry some assumptions."""
    if not assumptions:
        return
    carriers: dict[str, list[str]] = {}
    for link in model.links:
        for assumption in link.assumptions:
            for name in filter(None, {assumption.id, assumption.text}):
                carriers.setdefault(name, []).append(link.id)
    for each in assumptions:
        name = (each.id or each.text) if isinstance(each, Assumption) else each
        if name not in carriers:
            what = "assumption of a link"
            raise UnknownIdError(what, name, carriers)
        yield from carriers[name]


def _strength_changes(
    model: LogicModel, support: Support, confidence: Mapping[str, float], unrated: float
) -> tuple[StrengthChange, ...]:
    """Return the outcomes and impacts behind some links whose strongest path changes."""
    given = {"unrated": unrated, **confidence}
    if wrong := {name: value for name, value in given.items() if not 0 <= value <= 1}:
        msg = f"a confidence must be from 0 to 1, not {wrong}"
        raise ValueError(msg)
    compiled = support.compiled
    changed = {model.link(identifier).id for identifier in confidence}
    said = [unrated if link.confidence is None else link.confidence for link in model.links]
    supposed = [confidence.get(link.id, was) for link, was in zip(model.links, said, strict=True)]
    numbers_of_links = (number for number, link in enumerate(model.links) if link.id in changed)
    targets = (compiled.arc(number)[1] for number in numbers_of_links if compiled.has_link(number))
    ends = [node for node in sorted(reach(compiled.succ, targets)) if _is_result(compiled, node)]
    before, after = _strongest(support, said), _strongest(support, supposed)
    return tuple(
        StrengthChange(model.elements[end].id, before.get(end, 0.0), after.get(end, 0.0))
        for end in ends
        if before.get(end, 0.0) != after.get(end, 0.0)
    )


def _is_result(compiled: CompiledModel, node: int) -> bool:
    return compiled.is_element(node) and compiled.elements[node].kind in {"outcome", "impact"}


def _strongest(support: Support, confidences: list[float]) -> dict[int, float]:
    """Return the strength of the strongest path from an origin to each node that one reaches."""
    return best_arriving(support.compiled, support.origins, Strength("weakest-link", confidences.__getitem__))


def _without_links(model: LogicModel, cut: AbstractSet[str]) -> LogicModel:
    """Return a model without some links, and without what only these carry."""
    factors = [
        evolve(factor, acts_on=[each for each in factor.acts_on if each not in cut])
        for factor in model.external_factors
    ]
    return LogicModel(
        **model.header(),
        parts=[
            *model.declared_stages,
            *model.elements,
            *model.groups,
            *(link for link in model.links if link.id not in cut),
            *by_themselves(model),
            *factors,
        ],
    )
