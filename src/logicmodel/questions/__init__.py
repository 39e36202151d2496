"""Questions to a model: paths, reach, bottlenecks, flows, loops and what-if."""

from logicmodel.questions.bottlenecks import Bottleneck, Bottlenecks, Dominators, bottlenecks, dominators
from logicmodel.questions.counts import PathCount, count_paths
from logicmodel.questions.effects import EffectComparison, compare_effects
from logicmodel.questions.link_table import LinkTable, link_table
from logicmodel.questions.loops import Loop, LoopedPart, Loops, iter_loops, loops
from logicmodel.questions.matrix import ContributionMatrix, MatrixCell, Measure, contribution_matrix
from logicmodel.questions.paths import ContributionPath, Step, paths
from logicmodel.questions.progress import Progress
from logicmodel.questions.reach import between, downstream, upstream
from logicmodel.questions.robustness import Capacity, Cuts, Robustness, cuts, robustness
from logicmodel.questions.signs import SignedEffect, Signs, signs
from logicmodel.questions.standing import Per
from logicmodel.questions.strength import Combine
from logicmodel.questions.strongest import RankedPath, StrongestPaths, strongest_paths
from logicmodel.questions.threads import Threads, threads
from logicmodel.questions.timing import Timing, timing
from logicmodel.questions.what_if import StrengthChange, WhatIf, what_if

__all__ = [
    "Bottleneck",
    "Bottlenecks",
    "Capacity",
    "Combine",
    "ContributionMatrix",
    "ContributionPath",
    "Cuts",
    "Dominators",
    "EffectComparison",
    "LinkTable",
    "Loop",
    "LoopedPart",
    "Loops",
    "MatrixCell",
    "Measure",
    "PathCount",
    "Per",
    "Progress",
    "RankedPath",
    "Robustness",
    "SignedEffect",
    "Signs",
    "Step",
    "StrengthChange",
    "StrongestPaths",
    "Threads",
    "Timing",
    "WhatIf",
    "between",
    "bottlenecks",
    "compare_effects",
    "contribution_matrix",
    "count_paths",
    "cuts",
    "dominators",
    "downstream",
    "iter_loops",
    "link_table",
    "loops",
    "paths",
    "robustness",
    "signs",
    "strongest_paths",
    "threads",
    "timing",
    "upstream",
    "what_if",
]
