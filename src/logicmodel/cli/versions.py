"""``diff``, ``apply`` and ``merge``: versions of a model, also for Git."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, cast, get_args

import click

from logicmodel.cli.exits import CommandError, ExitCode
from logicmodel.cli.git_drivers import git_diff, git_merge
from logicmodel.cli.setting import new_text
from logicmodel.cli.streams import FILE, OUTPUT, STANDARD, read_model, told, write
from logicmodel.differences.applying import apply as applied
from logicmodel.differences.comparing import changes
from logicmodel.differences.contests import Side
from logicmodel.differences.merging import Merged
from logicmodel.differences.merging import merge as merged
from logicmodel.differences.patches import dumps_changes, load_changes
from logicmodel.differences.values import CHANGE_KINDS
from logicmodel.errors import ConflictError
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.draw import draw
from logicmodel.render.drawing import ENDINGS
from logicmodel.render.versions_page import versions_page

DiffFormat = Literal["text", "json", "patch"]


@click.command(
    epilog="""\b
Examples:
  logicmodel diff june.yaml march.yaml
  logicmodel diff old.yaml new.yaml --fail-on any
  logicmodel diff old.yaml new.yaml -o changes.svg
  logicmodel diff old.yaml new.yaml --format patch > changes.json
  git config diff.logicmodel.command "logicmodel diff --git\""""
)
@click.argument("files", metavar="OLD NEW", nargs=-1, required=True, type=FILE)
@click.option(
    "--format",
    type=click.Choice(get_args(DiffFormat)),
    default="text",
    show_default=True,
    help="How to print the changes; 'logicmodel apply' takes a patch.",
)
@click.option("--renamed", metavar="OLD=NEW", multiple=True, help="An id that is another one now; may be given again.")
@click.option(
    "--likeness",
    metavar="X",
    type=click.FloatRange(0, 1),
    help="Take a removed and an added part of one kind for one with a new id if their labels are as alike as this.",
)
@click.option(
    "--fail-on",
    type=click.Choice(("any", *CHANGE_KINDS)),
    multiple=True,
    help="End with exit code 1 if there is such a change; may be given again.",
)
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=OUTPUT,
    help="Draw both versions in one picture, or, as .html, side by side on a page.",
)
@click.option("--git", is_flag=True, help="Take the arguments that Git gives to the command of a diff driver.")
@click.pass_context
def diff(  # noqa: PLR0917 -- click passes them by name
    ctx: click.Context,
    files: Sequence[str],
    format: DiffFormat,
    renamed: Sequence[str],
    likeness: float | None,
    fail_on: Sequence[str],
    output: str | None,
    *,
    git: bool,
) -> None:
    """
    Print what differs between two versions.

    Parts are compared by id and field by field. What differs only in comments, in layout, or in the order of keys is no
    change.
    """
    if git:
        write(git_diff(files))
        return
    if len(files) != len(("old", "new")):
        msg = "name two files: the older version and the newer one"
        raise click.UsageError(msg)
    old, new = (read_model(file) for file in files)
    if output is not None:
        write(_drawn(old, new, output), output)
        told("Drawn", output)
    found = changes(old, new, renamed=_pairs(renamed, "--renamed"), likeness=likeness)
    if format == "text":
        write(f"{found}\n")
    else:
        write(
            dumps_changes(found)
            if format == "patch"
            else f"{json.dumps(found.to_records(), indent=2, ensure_ascii=False)}\n"
        )
    if found and ("any" in fail_on or found.counts.keys() & set(fail_on)):
        ctx.exit(ExitCode.PROBLEMS)


def _drawn(old: LogicModel, new: LogicModel, output: str) -> bytes | str:
    """Return both versions as a picture or a page, by how the name of the output ends."""
    ending = Path(output).suffix.lower()
    if ending == ".html":
        return versions_page(old, new)
    if ending not in ENDINGS:
        msg = f"{output} does not end with one of .html, {', '.join(ENDINGS)}"
        raise click.UsageError(msg)
    return draw(new, since=old).rendered(ending)


def _pairs(words: Sequence[str], option: str) -> dict[str, str]:
    for word in words:
        if "=" not in word:
            msg = f"{option} takes NAME=VALUE, not {word!r}"
            raise click.UsageError(msg)
    return dict(word.split("=", 1) for word in words)


@click.command(
    epilog="""\b
Example:
  logicmodel diff old.yaml new.yaml --format patch > changes.json
  logicmodel apply changes.json copy.yaml"""
)
@click.argument("patch", type=click.Path())
@click.argument("file", type=FILE)
@click.option("-o", "--output", metavar="OUT", type=OUTPUT, help="Where to write the model.  [default: FILE]")
@click.option("--rewrite", is_flag=True, help="Write the file anew if its comments and layout cannot be kept.")
def apply(patch: str, file: str, output: str | None, *, rewrite: bool) -> None:
    """
    Make the changes of a patch file.

    They are made to the model in FILE, all of them or none. One that does not fit, because FILE says something else
    there by now, is an error.
    """
    model = applied(load_changes(patch), read_model(file))
    target = file if output is None else output
    write(new_text(file, model, rewrite=rewrite), target)
    told("Written", target)


@click.command(
    epilog="""\b
Examples:
  logicmodel merge base.yaml ours.yaml theirs.yaml -o merged.yaml
  logicmodel merge base.yaml ours.yaml theirs.yaml -o merged.yaml --resolve train.label=theirs
  git config merge.logicmodel.driver "logicmodel merge --git %P %O %A %B\""""
)
@click.argument("base", type=FILE)
@click.argument("ours", type=FILE)
@click.argument("theirs", type=FILE)
@click.option("-o", "--output", metavar="OUT", default=STANDARD, type=OUTPUT, help="Where to write the merged model.")
@click.option("--take", type=click.Choice(get_args(Side)), help="The side to take in every conflict.")
@click.option(
    "--resolve", metavar="NAME=SIDE", multiple=True, help="The side to take in one conflict; may be given again."
)
@click.option("--rewrite", is_flag=True, help="Write the file anew if its comments and layout cannot be kept.")
@click.option("--git", metavar="PATH", help="Work as Git's merge driver for this path: write the result to OURS.")
@click.pass_context
def merge(  # noqa: PLR0917 -- click passes them by name
    ctx: click.Context,
    base: str,
    ours: str,
    theirs: str,
    output: str,
    take: Side | None,
    resolve: Sequence[str],
    git: str | None,
    *,
    rewrite: bool,
) -> None:
    """
    Merge two versions that grew from one.

    BASE is the version from which both grew. What OURS or THEIRS changed is taken, with the comments and the layout of
    OURS. What both changed in different ways is a conflict: it is printed with its name, nothing is written, and the
    exit code is 1.
    """
    if git is not None:
        ctx.exit(git_merge(base, ours, theirs, git))
    result = merged(*(read_model(file) for file in (base, ours, theirs)))
    choices = _choices(result, take, _pairs(resolve, "--resolve"))
    try:
        model = result.resolved(choices)
    except ConflictError as error:
        names = ", ".join(conflict.name for conflict in result.conflicts if conflict.name not in choices)
        msg = f"{error}\nnothing was written; say which side to take with --take, or --resolve NAME=SIDE for {names}"
        raise CommandError(msg, ExitCode.PROBLEMS) from error
    except ValueError as error:
        raise CommandError(str(error), ExitCode.USAGE) from error
    write(new_text(ours, model, rewrite=rewrite or output == STANDARD), output)
    told("Written", output)


def _choices(result: Merged, take: Side | None, resolve: Mapping[str, str]) -> dict[str, Side]:
    sides: dict[str, Side] = {conflict.name: take for conflict in result.conflicts} if take else {}
    return {**sides, **{name: cast("Side", side) for name, side in resolve.items()}}
