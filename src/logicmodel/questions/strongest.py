"""The strongest contribution paths."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, get_args

from attrs import field, frozen

from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.budget import Budget, BudgetSpentError
from logicmodel.questions.compiled import compile_model, numbers
from logicmodel.questions.paths import ContributionPath, path_of
from logicmodel.questions.printing import Worded, as_table, with_labels
from logicmodel.questions.progress import Progress, unwatched
from logicmodel.questions.region import region_between
from logicmodel.questions.selection import Selection, refuse_negative
from logicmodel.questions.strength import UNRATED, Combine, Strength, confidences, strongest_walks
from logicmodel.questions.walks import Walk
from logicmodel.showing import Answer

BUDGET: Final = 1_000_000


@frozen
class RankedPath(Answer):
    """
    A path and its strength.

    Args:
        path: The path.
        strength: How strong it is, from 0 to 1.
        unrated: The ids of its links without a confidence.
    """

    path: ContributionPath
    strength: float
    unrated: tuple[str, ...]

    @property
    def model(self) -> LogicModel | None:
        """The model, for the picture in notebooks."""
        return self.path.model

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements on the path, and those of its links."""
        return self.path.ids

    def __str__(self) -> str:
        """Return the strength and the path."""
        doubt = f" ({len(self.unrated)} of {len(self.path)} links without a confidence)" if self.unrated else ""
        return f"{self.strength:g}  {self.path}{doubt}"


@frozen
class StrongestPaths(Worded, Answer):
    """
    The strongest paths from one element to another, the strongest first.

    Args:
        paths: The paths with their strengths.
        combine: How the strength of a path was worked out.
        complete: Whether these are as many as were asked for, or all that there are. Where loops hold too many ways,
            only the strongest few could be found; that these are the strongest holds nevertheless.
        model: The model, for the picture in notebooks.
    """

    paths: tuple[RankedPath, ...]
    combine: Combine
    complete: bool = True
    model: LogicModel | None = field(default=None, kw_only=True, eq=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements on the paths, and those of their links, each once."""
        return tuple(dict.fromkeys(identifier for ranked in self.paths for identifier in ranked.ids))

    def __len__(self) -> int:
        """Return how many paths there are."""
        return len(self.paths)

    def __iter__(self) -> Iterator[RankedPath]:
        """Iterate over the paths."""
        return iter(self.paths)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each path."""
        return with_labels(
            self.model,
            [
                {
                    "strength": ranked.strength,
                    "elements": list(ranked.path.element_ids),
                    "links": [link.id for link in ranked.path.links],
                    "unrated": list(ranked.unrated),
                    "implied": ranked.path.implied,
                }
                for ranked in self.paths
            ],
        )

    def printed(self, *, labels: bool) -> str:
        """
        Return a table, and below it whether there may be more paths.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        rows = [
            {
                "strength": ranked.strength,
                "links": len(ranked.path),
                "unrated": len(ranked.unrated),
                "implied": ranked.path.implied,
                "path": ranked.path.in_words() if labels else str(ranked.path),
            }
            for ranked in self.paths
        ]
        table = as_table(rows)
        return table if self.complete else f"{table}\nloops hold too many ways to find the next strongest path"


def strongest_paths(  # noqa: PLR0913 -- the ends, and what counts as strong
    model: LogicModel,
    source: Selection,
    target: Selection,
    *,
    max_paths: int = 10,
    combine: Combine = "weakest-link",
    unrated: float = UNRATED,
    stated_only: bool = False,
    feedback: bool = False,
    budget: int = BUDGET,
    progress: Progress = unwatched,
) -> StrongestPaths:
    """
    Return the strongest contribution paths from one element to another, by the confidence of their links.

    Only as many paths are walked as are asked for. Where the two lie in loops, the strongest way on that visits nothing
    twice has to be searched for; where that takes more than the budget, the answer has the paths found so far and says
    that it is not complete.

    Args:
        model: The model.
        source: An element, a stage or a group, as a value or an id, or a collection of these.
        target: Where paths end, in the same forms.
        max_paths: The greatest number of paths to return.
        combine: ``weakest-link``: a path is as strong as its weakest link. ``product``: the confidences are multiplied,
            which reads them as probabilities independent of each other; ask for it only where they are.
        unrated: The confidence to assume for links without one, from 0 to 1; default: 0.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no.
        budget: How many steps along links a search through loops may take; default: a million, which take about half a
            second.
        progress: Shows how much of the budget is spent, such as ``tqdm``; it takes a sequence and yields its items.

    Returns:
        The paths, each with its strength and the links that have no confidence. Paths as strong as each other come in
        an order that is always the same.

    Raises:
        UnknownIdError: The model does not have one of the elements.
        ValueError: ``combine`` is not one of the two, or ``unrated`` is not from 0 to 1.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.questions import strongest_paths
        >>> print(strongest_paths(load_example("reading-together"), "sessions-held", "understanding"))
        strength  links  unrated  implied  path
        0.6       3      0        no       sessions-held -> practice -> fluency -> understanding
        0.5       4      0        no       sessions-held -> enjoyment -> habit -> fluency -> understanding
        0.4       2      0        no       sessions-held -> missed-lessons -> understanding [more leads to less]
    """
    if combine not in get_args(Combine):
        msg = f"combine must be one of {', '.join(get_args(Combine))}, not {combine!r}"
        raise ValueError(msg)
    refuse_negative("max_paths", max_paths)
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    region = region_between(compiled, numbers(model, compiled, source), numbers(model, compiled, target))

    strength = Strength(combine, confidences(model.links, unrated))
    walks = strongest_walks(region, strength, Budget.of(budget, progress))
    found, complete = _as_far_as_possible(islice(walks, max_paths))
    ranked = (_ranked(path_of(compiled, walk), strength.of(link for _, link in walk[1:])) for walk in found)
    return StrongestPaths(tuple(ranked), combine, complete, model=model)


def _as_far_as_possible(walks: Iterator[Walk]) -> tuple[list[Walk], bool]:
    """Return the walks that are found, and whether the budget was enough for all of them."""
    found: list[Walk] = []
    try:
        found.extend(walks)
    except BudgetSpentError:
        return found, False
    return found, True


def _ranked(path: ContributionPath, strength: float) -> RankedPath:
    return RankedPath(path, strength, tuple(link.id for link in path.links if link.confidence is None))
