"""How likely a model makes a result: first within which bounds, then with the joins of its links as stated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Final, get_args

from attrs import field, frozen

from logicmodel.errors import UnknownIdError, one_of
from logicmodel.evidence.chances.network import Joins, network_behind
from logicmodel.evidence.chances.reckoning import Reckoning
from logicmodel.evidence.weighing import Bounds
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.questions.compiled import CompiledModel, compile_model, numbers
from logicmodel.questions.printing import Worded, as_table, heads_in, label_in, named, with_labels
from logicmodel.questions.region import reach
from logicmodel.questions.selection import Selection
from logicmodel.showing import Answer, View
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.links import Link
from logicmodel.wording import counted, quoted

#: The largest number of worlds that can be drawn.
MOST_DRAWS: Final = 1_000_000


@frozen
class Chance:
    """
    How likely an element is to hold.

    Args:
        element: The id of the element.
        bounds: The lowest and the highest chance, however the links depend on each other.
        chance: The chance if links work or fail independently; two numbers if links lack a confidence.
        error: The standard error of the chance; 0 if it is exact.
        given_target: The chance if the target is known to hold; None if links lack a confidence.
    """

    element: str
    bounds: Bounds
    chance: Bounds
    error: float
    given_target: float | None


@frozen
class LinkWeight:
    """
    How much the chance of the target depends on a link.

    Args:
        link: The link.
        weight: The chance of the target if the link is sure to work, minus that if it is sure to fail.
    """

    link: Link
    weight: float


@frozen
class Chances(Worded, Answer):
    """
    How likely a model makes a result, and what that rests on.

    Args:
        target: The id of the result.
        rows: The chance of each element on the way, that of the target last.
        joins: How links that arrive at an element are joined.
        unrated_links: The ids of the links without a confidence for which none is assumed.
        model: The model.
        asked: What was asked, from which ``weights`` are worked out.
    """

    target: str
    rows: tuple[Chance, ...]
    joins: Joins
    unrated_links: tuple[str, ...]
    model: LogicModel = field(kw_only=True, eq=False, repr=False)
    _asked: Reckoning = field(kw_only=True, eq=False, repr=False, alias="asked")

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements on the way to the target, and its own."""
        return tuple(row.element for row in self.rows)

    def view(self) -> View:
        """Return the model with these elements lit, and with their chances where these are one number."""
        heat = {row.element: round(row.chance.low, 3) for row in self.rows if not self.unrated_links}
        return View(self.model, highlight=self.ids, heat=heat or None)

    @cached_property
    def weights(self) -> tuple[LinkWeight, ...]:
        """
        How much the chance of the target depends on each uncertain link: which link to test first.

        Links without a confidence count as uncertain. For the others to be compared, they are taken to work. It takes
        two rounds over the elements for each link.
        """
        found = (LinkWeight(link, self._asked.weight(link)) for link in self._asked.uncertain_links())
        return tuple(sorted(found, key=lambda each: -each.weight))

    def __len__(self) -> int:
        """Return the number of elements."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Chance]:
        """Iterate over the elements."""
        return iter(self.rows)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each element."""
        return with_labels(
            self.model,
            [
                {
                    "element": row.element,
                    "lowest": row.bounds.low,
                    "highest": row.bounds.high,
                    "chance_from": row.chance.low,
                    "chance_to": row.chance.high,
                    "error": row.error,
                    "given_target": row.given_target,
                }
                for row in self.rows
            ],
        )

    def printed(self, *, labels: bool) -> str:
        """
        Return the bounds and the chances as a table, and how these were reckoned.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        joined = {"stated": "joined as stated", "any": "any one enough", "all": "all needed"}[self.joins]
        rows = [
            {
                "element": label_in(self.model, row.element) if labels else row.element,
                "whatever depends on what": str(row.bounds),
                "links independent": str(row.chance),
            }
            for row in self.rows
        ]
        error = max(row.error for row in self.rows)
        notes = [f"links {joined}; " + (f"standard error at most {error:.2g}" if error else "exact")]
        if self.unrated_links:
            links = heads_in(self.model, self.unrated_links, labels=labels).values()
            unrated = counted(len(self.unrated_links), "link")
            notes.append(f"{unrated} without a confidence, taken as 0 to 1: {named(links)}")
        return "\n".join([as_table(rows), *notes])


def chance(  # noqa: PLR0913 -- the ends, how links are joined, and what counts as a path
    model: LogicModel,
    target: str | Element,
    source: Selection | None = None,
    *,
    joins: Joins = "stated",
    unrated: float | None = None,
    assumptions: Mapping[str, float] | None = None,
    draws: int = 8192,
    seed: int = 0,
    stated_only: bool = False,
    feedback: bool = False,
) -> Chances:
    """
    Return how likely a model makes a result, if the confidence in a link is the chance that it works.

    Take the bounds first: they hold however links depend on each other. The chance beside them takes links to be
    independent, which they seldom are. Links of which more leads to less, or of unknown effect, support nothing.

    Args:
        model: The model.
        target: The element of the result, or its id.
        source: What holds from the start: elements, stages or groups, as values or ids; default: the elements at which
            no link arrives. Other elements at which nothing arrives do not hold.
        joins: ``stated``: one sufficient link is enough, else all necessary ones have to work, else any one;
            ``any``: any one link is enough; ``all``: all have to work.
        unrated: The confidence of links without one, from 0 to 1; default: not known, so that chances become ranges.
        assumptions: The chances, from 0 to 1, that assumptions hold, by id. An assumption of several links holds or
            fails for all of them at once.
        draws: How many worlds to draw where more than 16 links and assumptions are uncertain; 1 to 1,000,000. With
            fewer the chance is exact.
        seed: What the draws start from; the same seed gives the same answer.
        stated_only: Whether to leave out arrows of stages and groups.
        feedback: Whether to follow links that are declared feedback.

    Returns:
        Bounds and chances of the elements on the way. It takes one round over what lies behind the target, for all
        draws together.

    Raises:
        UnknownIdError: The model does not have an element, or no link has an assumption of that id.
        ValueError: The target rests on no source, or a number or ``joins`` is wrong.

    References:
        Maurice Fréchet, Généralisations du théorème des probabilités totales, Fundamenta Mathematicae 25, 1935, for the
        bounds; Z. W. Birnbaum, On the importance of different components in a multicomponent system, 1969, for weights.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.evidence import chance
        >>> answer = chance(load_example("reading-together"), "understanding", "sessions-held", unrated=1)
        >>> print(answer)
        element        whatever depends on what  links independent
        sessions-held  1                         1
        practice       0.9                       0.9
        enjoyment      0.7                       0.7
        fluency        0.7 to 0.8                0.72
        habit          0.2 to 0.5                0.35
        understanding  0.3 to 0.6                0.432
        links joined as stated; exact
        >>> print(answer.weights[0].link.id, round(answer.weights[0].weight, 2))
        fluency->understanding 0.72
    """
    refuse_non_model(model)
    one_of("joins", joins, get_args(Joins))
    _refuse_bad_numbers(unrated, draws, seed, {} if assumptions is None else assumptions)
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    (end,) = numbers(model, compiled, model.element(target.id if isinstance(target, Element) else target))
    behind = reach(compiled.pred, [end])
    if source is None:
        starts = {node for node in behind if compiled.is_element(node) and not compiled.pred[node]}
    else:
        starts = set(numbers(model, compiled, source)) & behind
    network = network_behind(compiled, starts, end)
    if not network.starts:
        named_so = "that is given as source" if source is not None else "at which no link arrives"
        msg = f"nothing {named_so} supports {model.elements[end].id!r}"
        raise ValueError(msg)
    asked = Reckoning(network, end, joins, unrated, _known(model, assumptions or {}), draws, seed)
    return Chances(
        model.elements[end].id,
        tuple(_rows(asked, compiled)),
        joins,
        tuple(link.id for link in asked.unrated_links()),
        model=model,
        asked=asked,
    )


def _rows(asked: Reckoning, compiled: CompiledModel) -> Iterator[Chance]:
    """Return a row for each element on the way, the target last."""
    bounds, is_range = asked.bounds(), bool(asked.unrated_links())
    worlds, low = asked.holding(asked.unrated or 0.0)
    same, high = asked.holding(1.0) if is_range else (worlds, low)
    reached = worlds.share(low[asked.target])
    nodes = sorted(node for node in asked.network.on_the_way if compiled.is_element(node))
    for node in sorted(nodes, key=asked.target.__eq__):
        chance = Bounds(worlds.share(low[node]), same.share(high[node]))
        both = worlds.share(worlds.all((low[node], low[asked.target])))
        given = None if is_range or not reached else both / reached
        error = max(worlds.error(chance.low), same.error(chance.high))
        yield Chance(compiled.elements[node].id, bounds[node], chance, error, given)


def _known(model: LogicModel, assumptions: Mapping[str, float]) -> dict[str, float]:
    carried = {each.id for link in model.links for each in link.assumptions if each.id is not None}
    for identifier in assumptions:
        if identifier not in carried:
            what = "assumption of a link"
            raise UnknownIdError(what, identifier, carried)
    return dict(assumptions)


def _refuse_bad_numbers(unrated: object, draws: object, seed: object, assumptions: object) -> None:
    if not isinstance(assumptions, Mapping):
        msg = f"assumptions must be a mapping of ids to chances, not {quoted(assumptions)}"
        raise ValueError(msg)  # noqa: TRY004 -- the same error as for the other arguments
    chances = {f"assumptions[{quoted(key)}]": value for key, value in assumptions.items()}
    for name, value in {**({} if unrated is None else {"unrated": unrated}), **chances}.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            msg = f"{name} must be from 0 to 1, not {quoted(value)}"
            raise ValueError(msg)
    if isinstance(draws, bool) or not isinstance(draws, int) or not 1 <= draws <= MOST_DRAWS:
        msg = f"draws must be a whole number from 1 to {MOST_DRAWS:,}, not {quoted(draws)}"
        raise ValueError(msg)
    if isinstance(seed, bool) or not isinstance(seed, int):
        msg = f"seed must be a whole number, not {quoted(seed)}"
        raise ValueError(msg)  # noqa: TRY004 -- the same
