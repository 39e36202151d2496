"""Contribution paths: the chains of links that lead from one element to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from attrs import field, frozen

from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.compiled import CompiledModel, compile_model, numbers
from logicmodel.questions.printing import with_labels
from logicmodel.questions.region import reach, region_between
from logicmodel.questions.selection import Selection, refuse_negative
from logicmodel.questions.walks import Promise, Walk, walks
from logicmodel.showing import Answer
from logicmodel.vocabulary.links import SIGN_WORDS, Link
from logicmodel.wording import one_line


@frozen
class Step:
    """
    One step of a path: from an element to another, by a link.

    Args:
        source: The id of the element that contributes.
        target: The id of the element that it contributes to.
        link: The link that says so.

    Example:
        >>> from logicmodel import Link
        >>> from logicmodel.questions import Step
        >>> print(Step("train", "ready", Link("train", "ready")))
        train -> ready
        >>> print(Step("train", "ready", Link("activities", "outputs")))
        train ~> ready
        >>> print(Step("rents", "stay", Link("rents", "stay", id="rising-rents", sign="negative")))
        rents -> stay [rising-rents; more leads to less]
    """

    source: str
    target: str
    link: Link

    @property
    def implied(self) -> bool:
        """Whether the link joins whole stages or groups, and so only implies this step."""
        return (self.source, self.target) != (self.link.source, self.link.target)

    @property
    def arrow(self) -> str:
        """How texts write this step, ``->`` where it is stated and ``~>`` where it is implied."""
        return "~>" if self.implied else "->"

    @property
    def text(self) -> str:
        """The step without its source, with an id of the link's own and the way it works in brackets behind it."""
        return self.text_to(self.target)

    def text_to(self, target: str, *, with_link: bool = False) -> str:
        """
        Return the step without its source, with another name for its target.

        Args:
            target: The name.
            with_link: Whether the link is named also where it has no id of its own.
        """
        own_id = self.link.id if with_link or not self.link.has_default_id else None
        way = None if self.link.sign == "positive" else SIGN_WORDS[self.link.sign]
        said = "; ".join(filter(None, (own_id, way)))
        return f"{self.arrow} {target}" + (f" [{said}]" if said else "")

    def __str__(self) -> str:
        """Return the step as text."""
        return f"{self.source} {self.text}"


@frozen
class ContributionPath(Answer):
    """
    A contribution path: steps, each of which starts where the one before ended.

    Args:
        steps: The steps, at least one.
        model: The model, for the picture in notebooks.

    Example:
        >>> from logicmodel import Link
        >>> from logicmodel.questions import ContributionPath, Step
        >>> stated, column_arrow = Link("train", "ready"), Link("outputs", "fluency")
        >>> path = ContributionPath((Step("train", "ready", stated), Step("ready", "fluency", column_arrow)))
        >>> print(path)
        train -> ready ~> fluency (~> is implied)
        >>> path.element_ids
        ('train', 'ready', 'fluency')
        >>> len(path)
        2
    """

    steps: tuple[Step, ...]
    model: LogicModel | None = field(default=None, kw_only=True, eq=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements on the path, and those of its links."""
        return (*self.element_ids, *(step.link.id for step in self.steps))

    @property
    def element_ids(self) -> tuple[str, ...]:
        """The ids of the elements on the path, in order."""
        return (self.steps[0].source, *(step.target for step in self.steps))

    @property
    def links(self) -> tuple[Link, ...]:
        """The links of the path, in order."""
        return tuple(step.link for step in self.steps)

    @property
    def implied(self) -> bool:
        """Whether a step of the path is implied by a link between whole stages or groups, and not stated."""
        return any(step.implied for step in self.steps)

    def __len__(self) -> int:
        """Return the number of steps."""
        return len(self.steps)

    def __iter__(self) -> Iterator[Step]:
        """Iterate over the steps."""
        return iter(self.steps)

    def __str__(self) -> str:
        """Return the path as text, which says where a step is only implied, and where more leads to less."""
        return self._told(str)

    def in_words(self) -> str:
        """Return the path as text for readers, with labels in the place of ids."""
        return self._told(self._label_of)

    def _told(self, name: Callable[[str], str]) -> str:
        steps = (step.text_to(name(step.target), with_link=self._has_other_links(step)) for step in self.steps)
        chain = " ".join((name(self.steps[0].source), *steps))
        return f"{chain} (~> is implied)" if self.implied else chain

    def _has_other_links(self, step: Step) -> bool:
        """Return whether a step is implied by one of several links, so that the path has to say by which."""
        if self.model is None or not step.implied:
            return False
        compiled = compile_model(self.model, feedback=True)
        source, target = compiled.number[step.source], compiled.number[step.target]
        return len({link for end, link in compiled.steps(source) if end == target}) > 1

    def _label_of(self, identifier: str) -> str:
        return identifier if self.model is None else one_line(self.model[identifier].label)

    def to_records(self) -> list[dict[str, Any]]:
        """Return the steps as rows of a table."""
        return with_labels(
            self.model,
            [
                {
                    "step": number,
                    "source": step.source,
                    "target": step.target,
                    "link": step.link.id,
                    "implied": step.implied,
                }
                for number, step in enumerate(self.steps, start=1)
            ],
        )


def paths(  # noqa: PLR0913 -- each says which paths are wanted
    model: LogicModel,
    source: Selection,
    target: Selection,
    *,
    through: Selection = (),
    avoiding: Selection = (),
    max_steps: int | None = None,
    stated_only: bool = False,
    feedback: bool = False,
) -> Iterator[ContributionPath]:
    """
    Return the contribution paths from one element to another, the shortest first.

    A path visits no element twice. Several links between one pair give several paths. The paths are found while they
    are asked for and none is kept, so that there may be any number of them; `count_paths` says how many there are.

    Args:
        model: The model.
        source: Where paths start: an element, a stage or a group, as a value or an id, or a collection of these.
        target: Where paths end, likewise.
        through: Elements that every path must visit.
        avoiding: Elements that no path may visit.
        max_steps: The greatest number of steps.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no.

    Returns:
        A stream of paths. Those of one length come in the order of the model.

    Raises:
        UnknownIdError: The model does not have one of the elements.

    Example:
        >>> from logicmodel import load_example, paths
        >>> for path in paths(load_example("reading-together"), "train", "fluency"):
        ...     print(path)
        train -> volunteers-ready -> sessions-held -> practice -> fluency
        train -> volunteers-ready -> sessions-held -> enjoyment -> habit -> fluency

        Arrows between columns give paths too, and each says that it is only implied.

        >>> print(next(paths(load_example("trauma-informed"), "build-skills", "health")))
        build-skills ~> wellbeing-valued ~> safe-at-work ~> health (~> is implied)
    """
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    if max_steps is not None:
        refuse_negative("max_steps", max_steps)
    starts, ends = numbers(model, compiled, source), numbers(model, compiled, target)
    wanted, unwanted = frozenset(numbers(model, compiled, through)), numbers(model, compiled, avoiding)
    region = region_between(compiled, starts, ends, _allowed(compiled, wanted, unwanted))
    found = walks(region, max_steps=max_steps, promising=_still_reaching(compiled, wanted))
    return (path_of(compiled, walk) for walk in found if wanted <= {element for element, _ in walk})


def _allowed(compiled: CompiledModel, through: AbstractSet[int], avoiding: Iterable[int]) -> AbstractSet[int] | None:
    """Return the nodes that a path may visit, or None if it may visit all."""
    unwanted = set(avoiding)
    if not through and not unwanted:
        return None
    allowed = set(range(len(compiled.succ))) - unwanted
    for element in through:
        allowed &= reach(compiled.succ, [element], allowed) | reach(compiled.pred, [element], allowed)
    return allowed


def _still_reaching(compiled: CompiledModel, through: AbstractSet[int]) -> Promise | None:
    """Return the rule that a walk goes on only where it can still visit what it has to."""
    if not through:
        return None
    before = {element: reach(compiled.pred, [element]) for element in through}

    def promising(visited: AbstractSet[int], element: int) -> bool:
        return all(element in before[wanted] or wanted in visited for wanted in through)

    return promising


def path_of(compiled: CompiledModel, walk: Walk) -> ContributionPath:
    """Return a walk as a path."""
    ids = [compiled.elements[element].id for element, _ in walk]
    links = [compiled.links[link] for _, link in walk[1:]]
    return ContributionPath(tuple(map(Step, ids, ids[1:], links)), model=compiled.model)
