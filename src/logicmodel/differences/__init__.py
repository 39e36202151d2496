"""
What differs between versions of a model, changes made to a model, and two versions merged into one.

A version is a model as it was at some time or in somebody's copy. `changes` compares two, `apply` makes such changes,
`dump_changes` and `load_changes` keep them in a patch file, and `merge` makes one model of two that grew from a common
one. Laws: ``apply(changes(a, b), a) == b``, and ``merge(b, x, b).model == x``.
"""

from logicmodel.differences.applying import apply
from logicmodel.differences.comparing import changes
from logicmodel.differences.contests import Conflict
from logicmodel.differences.merging import Merged, merge
from logicmodel.differences.patches import dump_changes, dumps_changes, load_changes, loads_changes
from logicmodel.differences.values import Change, Changes

__all__ = [
    "Change",
    "Changes",
    "Conflict",
    "Merged",
    "apply",
    "changes",
    "dump_changes",
    "dumps_changes",
    "load_changes",
    "loads_changes",
    "merge",
]
