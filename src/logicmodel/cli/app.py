"""The command ``logicmodel`` with all that it can do."""

from __future__ import annotations

import sys

import click

from logicmodel import __version__
from logicmodel.cli.asking import paths, robustness
from logicmodel.cli.check_command import check, explain
from logicmodel.cli.completing import completion
from logicmodel.cli.convert_command import convert, outline
from logicmodel.cli.draw_command import draw
from logicmodel.cli.evaluating import attainment, contribution, evidence, rests_on_one, weakest
from logicmodel.cli.examining import doctor
from logicmodel.cli.exits import EXIT_CODES, Tool
from logicmodel.cli.many_models import survey
from logicmodel.cli.serve_command import serve
from logicmodel.cli.setting import add, remove, set_fields
from logicmodel.cli.starting import example, new
from logicmodel.cli.table_commands import export, import_table
from logicmodel.cli.translating import texts, translate
from logicmodel.cli.versions import apply, diff, merge
from logicmodel.reading.limits import MAX_BYTES

_HELP = f"""
Write logic models, check them, question them and draw them.

A logic model is a YAML or JSON file; 'logicmodel new' writes one to start from. Wherever a command takes a FILE, '-' is
standard input.

\b
  logicmodel new -o model.yaml
  logicmodel check model.yaml
  logicmodel draw model.yaml -o model.svg
{EXIT_CODES}"""


@click.group(cls=Tool, help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--traceback", is_flag=True, help="Show where in logicmodel an unexpected error happened.")
@click.option(
    "--max-bytes",
    metavar="N",
    type=click.IntRange(min=1, max=sys.maxsize - 1),
    default=MAX_BYTES,
    show_default=True,
    help="How large a model may be, with the files that it includes.",
)
@click.version_option(__version__, prog_name="logicmodel")
def main(*, traceback: bool, max_bytes: int) -> None:
    """Run a command."""


for command in (
    new,
    example,
    check,
    explain,
    outline,
    paths,
    robustness,
    attainment,
    evidence,
    contribution,
    weakest,
    rests_on_one,
    draw,
    convert,
    import_table,
    export,
    set_fields,
    add,
    remove,
    diff,
    apply,
    merge,
    texts,
    translate,
    serve,
    survey,
    doctor,
    completion,
):
    main.add_command(command)
