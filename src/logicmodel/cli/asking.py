"""``paths`` and ``robustness``: how, and how robustly, one element contributes to another."""

from __future__ import annotations

from typing import get_args

import click

from logicmodel.cli.exits import CommandError, ExitCode, tell
from logicmodel.cli.progress_bar import progress
from logicmodel.cli.streams import FILE, read_model, write
from logicmodel.questions.counts import count_paths
from logicmodel.questions.paths import paths as contribution_paths
from logicmodel.questions.robustness import Capacity
from logicmodel.questions.robustness import robustness as robustness_of

_MAX_PATHS = 20
_IMPLIED_ONLY = "Every path has an implied step, by an arrow of a column or a group."


@click.command(
    epilog="""\b
Examples:
  logicmodel paths model.yaml train fluency
  logicmodel paths model.yaml activities impact --max-paths 100
  logicmodel example trauma-informed | logicmodel paths - leadership health"""
)
@click.argument("file", type=FILE)
@click.argument("source")
@click.argument("target")
@click.option(
    "--max-paths",
    metavar="N",
    type=click.IntRange(min=1),
    default=_MAX_PATHS,
    show_default=True,
    help="How many paths to print at most.",
)
@click.option("--stated-only", is_flag=True, help="Follow only links between elements, not the arrows of columns.")
@click.option("--ids", is_flag=True, help="Print ids in the place of labels.")
def paths(file: str, source: str, target: str, *, max_paths: int, stated_only: bool, ids: bool) -> None:
    """
    Print how SOURCE contributes to TARGET, one path in a line.

    SOURCE and TARGET are ids of elements, stages or groups of the model in FILE. A step is stated where a link joins
    the two elements; it is implied where only an arrow between columns or groups leads from one to the other.
    """
    model = read_model(file)
    stream = contribution_paths(model, source, target, stated_only=stated_only)
    found = [path for _, path in zip(progress(range(max_paths + 1)), stream, strict=False)]
    if not found:
        kind = "stated path" if stated_only else "path"
        msg = f"the model has no {kind} from {source!r} to {target!r}"
        if source == target:
            msg += "; a way back to where it starts is a loop, which loops() of the library answers"
        raise CommandError(msg, ExitCode.PROBLEMS)
    for path in found[:max_paths]:
        write(f"{path if ids else path.in_words()}\n")
    if len(found) > max_paths:
        count = count_paths(model, source, target, stated_only=stated_only, progress=progress)
        number = "more" if count.paths is None else count.paths
        tell(f"There are {number} paths; --max-paths shows more of them.")
    if next(contribution_paths(model, source, target, stated_only=True), None) is None:
        tell(_IMPLIED_ONLY)


@click.command(
    epilog="""\b
Examples:
  logicmodel robustness model.yaml activities long-term-outcomes
  logicmodel robustness model.yaml inputs impact --capacity evidence"""
)
@click.argument("file", type=FILE)
@click.argument("source")
@click.argument("target")
@click.option(
    "--capacity",
    type=click.Choice(get_args(Capacity)),
    default="links",
    show_default=True,
    help="What a link counts for: one, its pieces of evidence, or its confidence.",
)
@click.option("--stated-only", is_flag=True, help="Follow only links between elements, not the arrows of columns.")
@click.option("--ids", is_flag=True, help="Print ids in the place of labels.")
def robustness(file: str, source: str, target: str, *, capacity: Capacity, stated_only: bool, ids: bool) -> None:
    """
    Print how robustly SOURCE contributes to TARGET.

    SOURCE and TARGET are ids of elements, stages or groups of the model in FILE. A number is how many links would have
    to fail before every path is gone; '~' marks what only arrows of columns or groups imply. The links to test first
    stand below.
    """
    answer = robustness_of(
        read_model(file), source, target, capacity=capacity, stated_only=stated_only, progress=progress
    )
    write(f"{answer.printed(labels=not ids)}\n")
