"""Questions: how elements contribute to others, how surely, when, and what happens without some."""

from __future__ import annotations

from typing import get_args

import click

from logicmodel.cli.common_options import by_ids, only_stated
from logicmodel.cli.exits import CommandError, ExitCode, tell
from logicmodel.cli.progress_bar import progress
from logicmodel.cli.streams import FILE, read_model, write
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.bottlenecks import bottlenecks as bottlenecks_of
from logicmodel.questions.counts import count_paths
from logicmodel.questions.loops import loops as loops_of
from logicmodel.questions.matrix import Measure, contribution_matrix
from logicmodel.questions.paths import paths as contribution_paths
from logicmodel.questions.printing import as_table
from logicmodel.questions.reach import downstream as downstream_of
from logicmodel.questions.reach import upstream as upstream_of
from logicmodel.questions.robustness import Capacity
from logicmodel.questions.robustness import robustness as robustness_of
from logicmodel.questions.standing import Per
from logicmodel.questions.timing import timing as timing_of
from logicmodel.questions.what_if import what_if as what_if_of
from logicmodel.wording import one_line

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
@only_stated
@by_ids
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
            msg += "; a way back to where it starts is a loop, which 'logicmodel loops' answers"
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
@click.option(
    "--per",
    type=click.Choice(get_args(Per)),
    default="element",
    show_default=True,
    help="What the rows and columns stand for.",
)
@only_stated
@by_ids
def robustness(
    file: str, source: str, target: str, *, capacity: Capacity, per: Per, stated_only: bool, ids: bool
) -> None:
    """
    Print how robustly SOURCE contributes to TARGET.

    SOURCE and TARGET are ids of elements, stages or groups of the model in FILE. A number is how many links would have
    to fail before every path is gone; '~' marks what only arrows of columns or groups imply. The links to test first
    stand below.
    """
    model = read_model(file)
    try:
        answer = robustness_of(
            model, source, target, capacity=capacity, per=per, stated_only=stated_only, progress=progress
        )
    except ValueError as error:  # it would take minutes
        raise CommandError(str(error), ExitCode.USAGE) from error
    write(f"{answer.printed(labels=not ids)}\n")


@click.command(epilog="\b\nExample:\n  logicmodel upstream model.yaml fluency")
@click.argument("file", type=FILE)
@click.argument("target", nargs=-1, required=True)
@only_stated
@by_ids
def upstream(file: str, target: tuple[str, ...], *, stated_only: bool, ids: bool) -> None:
    """
    Print what contributes to TARGET, itself included.

    TARGET are ids of elements, stages or groups of the model in FILE.
    """
    _write_elements(upstream_of(read_model(file), target, stated_only=stated_only), ids=ids)


@click.command(epilog="\b\nExample:\n  logicmodel downstream model.yaml train")
@click.argument("file", type=FILE)
@click.argument("source", nargs=-1, required=True)
@only_stated
@by_ids
def downstream(file: str, source: tuple[str, ...], *, stated_only: bool, ids: bool) -> None:
    """
    Print what SOURCE contributes to, itself included.

    SOURCE are ids of elements, stages or groups of the model in FILE.
    """
    _write_elements(downstream_of(read_model(file), source, stated_only=stated_only), ids=ids)


def _write_elements(part: LogicModel, *, ids: bool) -> None:
    rows = [
        {"element": each.id if ids else one_line(each.label), "stage": each.stage if ids else part[each.stage].label}
        for each in part.elements
    ]
    write(f"{as_table(rows)}\n")


@click.command(epilog="\b\nExample:\n  logicmodel bottlenecks model.yaml inputs impact")
@click.argument("file", type=FILE)
@click.argument("source")
@click.argument("target")
@only_stated
@by_ids
def bottlenecks(file: str, source: str, target: str, *, stated_only: bool, ids: bool) -> None:
    """
    Print what every path from SOURCE to TARGET passes.

    SOURCE and TARGET are ids of elements, stages or groups of the model in FILE; each element of TARGET is a row.
    """
    answer = bottlenecks_of(read_model(file), source, target, stated_only=stated_only, progress=progress)
    write(f"{answer.printed(labels=not ids)}\n")


@click.command(epilog="\b\nExample:\n  logicmodel loops model.yaml")
@click.argument("file", type=FILE)
@only_stated
@by_ids
def loops(file: str, *, stated_only: bool, ids: bool) -> None:
    """
    Print the loops of the model in FILE.

    For each part that loops tie together, and for each declared feedback link in it, stands the shortest loop, and
    whether it reinforces or balances.
    """
    answer = loops_of(read_model(file), stated_only=stated_only, progress=progress)
    write(f"{answer.printed(labels=not ids) if answer.parts else 'There is no loop.'}\n")


@click.command(epilog="\b\nExample:\n  logicmodel timing model.yaml practice opportunity")
@click.argument("file", type=FILE)
@click.argument("source")
@click.argument("target")
@only_stated
def timing(file: str, source: str, target: str, *, stated_only: bool) -> None:
    """
    Print when an effect of SOURCE shows in TARGET.

    SOURCE and TARGET are ids of elements, stages or groups of the model in FILE. The lags of links add up.
    """
    write(f"{timing_of(read_model(file), source, target, stated_only=stated_only, progress=progress)}\n")


@click.command(
    epilog="""\b
Examples:
  logicmodel matrix model.yaml
  logicmodel matrix model.yaml --from activities --to fluency --to understanding --measure paths"""
)
@click.argument("file", type=FILE)
@click.option("--from", "source", metavar="ID", multiple=True, help="A row, or rows; default: inputs and activities.")
@click.option(
    "--to", "target", metavar="ID", multiple=True, help="A column, or columns; default: outcomes and impacts."
)
@click.option(
    "--measure",
    type=click.Choice(get_args(Measure)),
    default="reach",
    show_default=True,
    help="What the cells hold.",
)
@only_stated
@by_ids
def matrix(
    file: str, source: tuple[str, ...], target: tuple[str, ...], *, measure: Measure, stated_only: bool, ids: bool
) -> None:
    """
    Print which elements contribute to which others.

    A dot is no contribution, and '~' marks what only arrows of columns or groups imply.
    """
    answer = contribution_matrix(
        read_model(file), source or None, target or None, measure=measure, stated_only=stated_only, progress=progress
    )
    write(f"{answer.printed(labels=not ids)}\n")


@click.command(
    epilog="""\b
Examples:
  logicmodel what-if model.yaml read
  logicmodel what-if model.yaml --without-link "practice->fluency\""""
)
@click.argument("file", type=FILE)
@click.argument("without", nargs=-1)
@click.option("--without-link", metavar="LINK", multiple=True, help="A link that fails. May be given again.")
@click.option(
    "--without-assumption", metavar="ID", multiple=True, help="An assumption that does not hold. May be given again."
)
@only_stated
@by_ids
def what_if(
    file: str,
    without: tuple[str, ...],
    *,
    without_link: tuple[str, ...],
    without_assumption: tuple[str, ...],
    stated_only: bool,
    ids: bool,
) -> None:
    """
    Print what loses its support where something fails.

    WITHOUT are ids of elements, stages or groups of the model in FILE that fail.
    """
    if not (without or without_link or without_assumption):
        msg = "say what fails: ids of elements, '--without-link' or '--without-assumption'"
        raise click.UsageError(msg)
    answer = what_if_of(
        read_model(file),
        without=without,
        without_links=without_link,
        without_assumptions=without_assumption,
        stated_only=stated_only,
    )
    write(f"{answer.printed(labels=not ids)}\n")
