"""Questions that evaluators ask: what was achieved, what the model rests on, and what to look for next."""

from __future__ import annotations

from typing import Literal

import click

from logicmodel.cli.common_options import by_ids, only_stated
from logicmodel.cli.exits import CommandError, ExitCode
from logicmodel.cli.streams import FILE, OUTPUT, STANDARD, keep_existing, read_model, told, write

_MAX_LINKS = 10


@click.command(
    epilog="""\b
Examples:
  logicmodel attainment model.yaml
  logicmodel attainment model.yaml outcomes --at 2026-09"""
)
@click.argument("file", type=FILE)
@click.argument("selection", nargs=-1)
@click.option("--at", metavar="DATE", help="The day as of which to ask; default: the review date of the model.")
@by_ids
def attainment(file: str, selection: tuple[str, ...], *, at: str | None, ids: bool) -> None:
    """
    Print how far the indicators got, from baseline to target.

    SELECTION are ids of elements, stages or groups of the model in FILE; default: all.
    """
    from logicmodel.evidence.attainments import attainments  # noqa: PLC0415 -- only this command needs it

    model = read_model(file)
    try:
        answer = attainments(model, selection or None, at=at)
    except ValueError as error:
        raise CommandError(str(error), ExitCode.USAGE) from None
    write(f"{answer.printed(labels=not ids)}\n")


@click.command(
    epilog="""\b
Examples:
  logicmodel evidence model.yaml
  logicmodel evidence model.yaml understanding"""
)
@click.argument("file", type=FILE)
@click.argument("selection", nargs=-1)
@by_ids
def evidence(file: str, selection: tuple[str, ...], *, ids: bool) -> None:
    """
    Print which evidence each link has.

    SELECTION are ids of elements, stages or groups of the model in FILE; printed are the links of all that contributes
    to them. Default: all links.
    """
    from logicmodel.evidence.by_link import evidence_by_link  # noqa: PLC0415 -- only this command needs it

    write(f"{evidence_by_link(read_model(file), selection or None).printed(labels=not ids)}\n")


@click.command(
    epilog="""\b
Examples:
  logicmodel contribution model.yaml read understanding
  logicmodel contribution model.yaml read understanding --format markdown > story.md
  logicmodel contribution model.yaml read understanding -o story.docx"""
)
@click.argument("file", type=FILE)
@click.argument("source")
@click.argument("target")
@click.option(
    "--format",
    type=click.Choice(["table", "text", "markdown", "html"]),
    default="table",
    show_default=True,
    help="A table of the steps, or the story to paste and edit.",
)
@click.option("--max-paths", metavar="N", type=click.IntRange(min=1), default=5, show_default=True)
@only_stated
@click.option("-o", "--output", metavar="OUT", type=OUTPUT, help="Write the story: .docx, .html or .md.")
@click.option("--template", metavar="DOCX", type=click.Path(), help="A Word file whose styles are kept.")
@click.option("--force", is_flag=True, help="Replace OUT where it is there already.")
@by_ids
def contribution(
    file: str,
    source: str,
    target: str,
    *,
    format: Literal["table", "text", "markdown", "html"],
    max_paths: int,
    stated_only: bool,
    output: str | None,
    template: str | None,
    force: bool,
    ids: bool,
) -> None:
    """
    Print what is known of a contribution, or its story.

    The claim is that SOURCE contributes to TARGET.

    SOURCE and TARGET are ids of elements, stages or groups of the model in FILE. With OUT the story is a document with
    the picture of its paths.
    """
    from logicmodel.evidence.contribution import contribution as contribution_of  # noqa: PLC0415 -- as above

    if template and not output:
        msg = "'--template' is for a Word file; say '-o story.docx' too"
        raise click.UsageError(msg)
    model = read_model(file, output=output or STANDARD)
    answer = contribution_of(model, source, target, max_paths=max_paths, stated_only=stated_only)
    if output is None:
        write(f"{answer.printed(labels=not ids)}\n" if format == "table" else answer.story(format))
        return
    from logicmodel.documents import write_contribution  # noqa: PLC0415 -- as above

    keep_existing(output, force=force)
    try:
        write_contribution(answer, output, template=template)
    except ValueError as error:
        raise CommandError(str(error), ExitCode.USAGE) from None
    told("Written", output)


@click.command(epilog="\b\nExample:\n  logicmodel weakest model.yaml")
@click.argument("file", type=FILE)
@click.argument("selection", nargs=-1)
@click.option("--max-links", metavar="N", type=click.IntRange(min=1), default=_MAX_LINKS, show_default=True)
@by_ids
def weakest(file: str, selection: tuple[str, ...], *, max_links: int, ids: bool) -> None:
    """
    Print the links that are known least, the weakest first.

    Links that the evidence speaks against come first, then those without evidence, then those on which sources
    disagree; among these, those in which the authors have least confidence.
    """
    from logicmodel.evidence.by_link import evidence_by_link  # noqa: PLC0415 -- only this command needs it
    from logicmodel.questions.printing import as_table, with_labels  # noqa: PLC0415 -- the same

    model = read_model(file)
    rows = evidence_by_link(model, selection or None).weakest[:max_links]
    shown = [{"link": row.link.id, "standing": row.standing, "confidence": row.link.confidence} for row in rows]
    write(f"{as_table(with_labels(model, shown), labels=not ids)}\n")


@click.command("rests-on-one", epilog="\b\nExample:\n  logicmodel rests-on-one model.yaml")
@click.argument("file", type=FILE)
@by_ids
def rests_on_one(file: str, *, ids: bool) -> None:
    """Print which outcomes rest on one activity only."""
    from logicmodel.evidence.rests_on_one import rests_on_one as rests_on_one_of  # noqa: PLC0415 -- as above

    write(f"{rests_on_one_of(read_model(file)).printed(labels=not ids)}\n")
