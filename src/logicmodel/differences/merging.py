"""Two versions that grew from one, as one model."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import get_args

from attrs import field as attribute
from attrs import frozen

from logicmodel.differences.applying import patched
from logicmodel.differences.comparing import Lanes, compared
from logicmodel.differences.contests import Conflict, Contest, Side, contested
from logicmodel.differences.naming import prune, restore
from logicmodel.differences.records import model_of, records_of
from logicmodel.differences.values import Change
from logicmodel.errors import ConflictError, Problem, did_you_mean, one_of, suggest
from logicmodel.model.logic_model import LogicModel, refuse_non_model


@frozen(eq=False)
class Merged:
    """
    What `merge` returns: one model, or the conflicts that are in the way.

    Args:
        models: The common version, ours and theirs.
        agreed: The changes of both sides that go together.
        contests: The changes that do not.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.differences import merge
        >>> from logicmodel.model import with_fields
        >>> base = load_example("reading-together")
        >>> merged = merge(base, with_fields(base, version="3"), with_fields(base, version="4"))
        >>> [conflict.name for conflict in merged.conflicts], merged.resolved("theirs").version
        (['.version'], '4')
    """

    models: tuple[LogicModel, LogicModel, LogicModel]
    agreed: Sequence[Change] = attribute(repr=False)
    contests: Sequence[Contest] = attribute(repr=False)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What the two versions changed in different ways; empty if they go together."""
        return tuple(contest.conflict for contest in self.contests)

    @property
    def model(self) -> LogicModel:
        """
        The merged model.

        Raises:
            ConflictError: There are conflicts; `resolved` takes what to do about them.
        """
        return self.resolved({})

    def resolved(self, choices: Side | Mapping[str, Side]) -> LogicModel:
        """
        Return the merged model, with a side for each conflict.

        Where the side is taken that removed a part, nothing names this part any more, and links that would have no end
        go.

        Args:
            choices: The side to take, ``ours`` or ``theirs``: for all conflicts, or for each by its `Conflict.name`.

        Raises:
            ConflictError: There is no choice for a conflict.
            ShapeError: The choices do not go together.
            ValueError: A choice names no side, or no conflict.
        """
        names = [conflict.name for conflict in self.conflicts]
        sides = dict.fromkeys(names, choices) if isinstance(choices, str) else dict(choices)
        _refuse_choices(sides, names)
        if undecided := [conflict for conflict in self.conflicts if conflict.name not in sides]:
            raise ConflictError([_as_problem(conflict) for conflict in undecided])
        chosen = [change for contest in self.contests for change in getattr(contest, sides[contest.conflict.name])]
        base, ours, theirs = self.models
        records = patched(records_of(base), [*self.agreed, *chosen])
        restore(records, records_of(theirs), records_of(ours))
        prune(records)
        return model_of(records, ours, theirs, base)


def _refuse_choices(sides: Mapping[str, str], names: Collection[str]) -> None:
    for name, side in sides.items():
        one_of(f"the choice for {name!r}", side, get_args(Side))
        if name not in names:
            advice = did_you_mean(suggest(name, names)) or f"there are {', '.join(names) or 'none'}"
            msg = f"there is no conflict {name!r}; {advice}"
            raise ValueError(msg)


def _as_problem(conflict: Conflict) -> Problem:
    return Problem(str(conflict), hint="take ours or theirs", field=conflict.field)


def merge(base: LogicModel, ours: LogicModel, theirs: LogicModel) -> Merged:
    """
    Merge two versions of a model that grew from one.

    What one side changed is taken, what both sides changed alike is taken once, and what they changed in different ways
    is a conflict. Lists such as tags, members and targets are merged item by item. What a side removed is removed,
    unless the other side changed it or lets something new name it, which is a conflict too. If both moved a part, it
    stands where ours put it.

    Args:
        base: The version from which both grew.
        ours: One version.
        theirs: The other version.

    Returns:
        The merged model as `Merged.model`, or the conflicts as `Merged.conflicts`.

    Raises:
        ShapeError: The two versions do not make a model together for another reason, such as one id for two new parts.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.differences import merge
        >>> from logicmodel.model import with_fields
        >>> base = load_example("reading-together")
        >>> ours = with_fields(base, "train", label="Train all volunteers")
        >>> theirs = with_fields(base, "train", notes="Twice a year.")
        >>> merged = merge(base, ours, theirs)
        >>> merged.conflicts, merged.model["train"].label, merged.model["train"].notes
        ((), 'Train all volunteers', 'Twice a year.')
    """
    for model in (base, ours, theirs):
        refuse_non_model(model)
    agreed, contests = contested(records_of(base), changes_of(base, ours), changes_of(base, theirs))
    return Merged((base, ours, theirs), agreed, contests)


def changes_of(base: LogicModel, version: LogicModel) -> list[Change]:
    """Return what a version changed; a link with another id counts as another link."""
    return list(compared(records_of(base), records_of(version), Lanes.of(version), by_ends=False))
