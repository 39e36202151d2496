"""``paths``: how one element contributes to another."""

from __future__ import annotations

from itertools import islice

import click

from logicmodel.cli.exits import CommandError, ExitCode
from logicmodel.cli.streams import FILE, read_model, write
from logicmodel.questions.paths import paths as contribution_paths

_LIMIT = 20
_IMPLIED_ONLY = "No path is stated link by link: each has a step that only an arrow of a column or a group implies."


@click.command(
    epilog="""\b
Examples:
  logicmodel paths model.yaml train fluency
  logicmodel paths model.yaml activities impact --limit 100
  logicmodel example trauma-informed | logicmodel paths - leadership health"""
)
@click.argument("file", type=FILE)
@click.argument("source")
@click.argument("target")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=_LIMIT,
    show_default=True,
    help="How many paths to print at most.",
)
@click.option("--stated-only", is_flag=True, help="Follow only links between elements, not the arrows of columns.")
def paths(file: str, source: str, target: str, *, limit: int, stated_only: bool) -> None:
    """
    Print how SOURCE contributes to TARGET, one path in a line.

    SOURCE and TARGET are ids of elements, stages or groups of the model in FILE. A step is stated where a link joins
    the two elements; it is implied where only an arrow between columns or groups leads from one to the other.
    """
    model = read_model(file)
    found = list(islice(contribution_paths(model, source, target, stated_only=stated_only), limit + 1))
    if not found:
        kind = "stated path" if stated_only else "path"
        msg = f"the model has no {kind} from {source!r} to {target!r}"
        raise CommandError(msg, ExitCode.PROBLEMS)
    for path in found[:limit]:
        write(f"{path}\n")
    if len(found) > limit:
        click.echo("There are more paths; --limit shows more of them.", err=True)
    if next(contribution_paths(model, source, target, stated_only=True), None) is None:
        click.echo(_IMPLIED_ONLY, err=True)
