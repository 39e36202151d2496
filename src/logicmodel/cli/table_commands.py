"""``import`` and ``export``: tables of people's own in, documents for those who fund programmes out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import click

from logicmodel.cli.exits import CommandError, ExitCode, tell
from logicmodel.cli.streams import FILE, OUTPUT, keep_existing, max_bytes, read_model, spare, told
from logicmodel.documents import (
    write_assumption_register,
    write_evaluation_matrix,
    write_indicator_table,
    write_logframe,
    write_narrative,
    write_slides,
)
from logicmodel.errors import LogicModelError
from logicmodel.exchange import Losses, read_table
from logicmodel.exchange.tables.headings import ROLES
from logicmodel.formats.files import dump
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.elements import KINDS


def _workbook(model: LogicModel, output: str | os.PathLike[str], *, strict: bool) -> Losses:
    del strict  # nothing is ever lost
    dump(model, output)
    return Losses("Workbook")


DOCUMENTS: Final[dict[str, Callable[..., Losses]]] = {
    "logframe": write_logframe,
    "indicators": write_indicator_table,
    "evaluation-matrix": write_evaluation_matrix,
    "narrative": write_narrative,
    "assumptions": write_assumption_register,
    "slides": write_slides,
    "workbook": _workbook,
}
_STYLES: Final = ("eu", "koica", "fcdo")
_MONTHS: Final = 12


def _named(words: tuple[str, ...], option: str) -> dict[str, str]:
    """
    Return what was said as ``HEADING=WORD``, by heading.

    Raises:
        UsageError: There is no equals sign in one.
    """
    pairs = [word.rpartition("=") for word in words]
    for _, sign, value in pairs:
        if not sign:
            msg = f"'{option} {value}' needs an equals sign, as in '{option} \"Our heading=indicator\"'"
            raise click.UsageError(msg)
    return {name: value for name, _, value in pairs}


@contextmanager
def _usage() -> Iterator[None]:
    """Tell of an option that a function refuses as of wrong usage."""
    try:
        yield
    except LogicModelError:
        raise
    except (TypeError, ValueError) as error:
        raise CommandError(str(error), ExitCode.USAGE) from error


@click.command(
    name="import",
    epilog="""\b
Examples:
  logicmodel import logframe.csv -o model.yaml
  logicmodel import logframe.xlsx --links numbering --links levels -o model.yaml
  logicmodel import tracking.csv --year-start 10 --column "Our measure=indicator" -o model.xlsx""",
)
@click.argument("table", type=click.Path())
@click.option("-o", "--output", metavar="OUT", required=True, type=OUTPUT, help="Where to write the model.")
@click.option("--id", metavar="ID", help="The id of the model; default: from its title or the name of TABLE.")
@click.option("--title", metavar="TEXT", help="The title of the model.")
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook, or 'table 2' of a Word file.")
@click.option(
    "--column", "columns", metavar="HEADING=ROLE", multiple=True, help=f"What a column holds: {', '.join(ROLES)}."
)
@click.option(
    "--level", "levels", metavar="WORD=KIND", multiple=True, help=f"What a level is called: {', '.join(KINDS)}."
)
@click.option(
    "--links",
    type=click.Choice(("numbering", "levels")),
    multiple=True,
    help="What makes links: the numbers 1.1.2, or the order of levels. Default: nothing.",
)
@click.option(
    "--assumptions",
    type=click.Choice(("upward", "downward")),
    help="Whether an assumption speaks of the level above its row, or below. Default: as in the template.",
)
@click.option(
    "--year-start", type=click.IntRange(1, _MONTHS), default=1, show_default=True, help="The month a year starts in."
)
@click.option("--first-year", metavar="YEAR", type=int, help="The first year of the project, for 'Year 1'.")
@click.option(
    "--decimal", type=click.Choice((".", ",")), default=".", show_default=True, help="What stands before decimals."
)
@click.option("--strict", is_flag=True, help="Fail, and write nothing, if anything would be lost or guessed.")
@click.option("--force", is_flag=True, help="Replace OUT where it is there already.")
def import_table(
    table: str,
    output: str,
    columns: tuple[str, ...],
    levels: tuple[str, ...],
    *,
    force: bool,
    **options: Any,  # noqa: ANN401 -- those of `read_table`, by name
) -> None:
    """
    Read a logframe or another TABLE as a model.

    It may be a table of indicators, a results framework or stages side by side, in a CSV file, a workbook or a Word
    file. What is not carried over is printed, each with its cell. The format of OUT is the one that its name ends
    with: .yaml, .json, .xlsx, or a folder of CSV files.
    """
    spare(table, output)
    options |= {"columns": _named(columns, "--column"), "levels": _named(levels, "--level")}
    keep_existing(output, force=force)
    with _usage():
        model, losses = read_table(table, max_bytes=max_bytes(), **options)
        dump(model, output)
    tell(str(losses))
    told("Written", output)


@click.command(
    epilog="""\b
Examples:
  logicmodel export model.yaml -o logframe.docx --as logframe
  logicmodel export model.yaml -o framework.xlsx --as logframe --style fcdo
  logicmodel export model.yaml -o narrative.docx --as narrative --template house.docx
  logicmodel export model.yaml -o slides.pptx --as slides"""
)
@click.argument("file", type=FILE)
@click.option("-o", "--output", metavar="OUT", required=True, type=OUTPUT, help="Where to write the document.")
@click.option("--as", "document", required=True, type=click.Choice(tuple(DOCUMENTS)), help="Which document.")
@click.option("--style", type=click.Choice(_STYLES), help="The template of the donor, for a logframe. Default: eu.")
@click.option("--template", metavar="DOCX", type=click.Path(), help="A Word file whose styles are kept.")
@click.option("--language", metavar="TAG", help="The language of the model's texts, such as fr.")
@click.option("--strict", is_flag=True, help="Fail, and write nothing, if anything would be left out.")
@click.option("--force", is_flag=True, help="Replace OUT where it is there already.")
def export(
    file: str,
    output: str,
    document: str,
    style: str | None,
    *,
    force: bool,
    **options: Any,  # noqa: ANN401 -- those of all documents, by name
) -> None:
    """
    Write the model in FILE as a document.

    A document is for people to read; the workbook holds the whole model, for people to edit. The format is the one that
    the name of OUT ends with: .docx, .xlsx, .html, .md or .csv, and .pptx for slides. What the document leaves out is
    printed.
    """
    spare(file, output)
    options = {name: value for name, value in options.items() if value is not None}
    if "template" in options and document in {"slides", "workbook"}:
        msg = f"'--template' is for Word files, not for '--as {document}'"
        raise click.UsageError(msg)
    if "language" in options and document == "workbook":
        msg = "'--language' is for documents; a workbook says the language of the model"
        raise click.UsageError(msg)
    if style is not None:
        if document != "logframe":
            msg = f"'--style' is for '--as logframe', not for '--as {document}'"
            raise click.UsageError(msg)
        options["style"] = style
    model = read_model(file, output=output)
    keep_existing(output, force=force)
    with _usage():
        losses = DOCUMENTS[document](model, output, **options)
    tell(str(losses))
    told("Written", output)
