"""``convert`` and ``outline``: a model as text."""

from __future__ import annotations

import click

from logicmodel.cli.streams import (
    FILE,
    OUTPUT,
    STANDARD,
    format_of,
    keep_existing,
    max_bytes,
    read_model,
    spare,
    told,
    write,
)
from logicmodel.formats.files import dumps
from logicmodel.formats.includes import ENDINGS, FORMATS, Format
from logicmodel.render.telling.outline import outline as outline_of


@click.command(
    epilog="""\b
Examples:
  logicmodel convert model.yaml -o model.json
  logicmodel convert model.json --to yaml > model.yaml"""
)
@click.argument("file", type=FILE)
@click.option("-o", "--output", metavar="OUT", default=STANDARD, type=OUTPUT, help="Where to write the model.")
@click.option(
    "--to", "kind", type=click.Choice(tuple(FORMATS)), help="The format, if the name of OUT does not end with it."
)
@click.option("--force", is_flag=True, help="Replace OUT where it is there already.")
def convert(file: str, output: str, kind: Format | None, *, force: bool) -> None:
    """
    Write the model in FILE as YAML or JSON.

    The format is the one that the name of OUT ends with. Without OUT the model goes to standard output, in the format
    that --to says. Nothing of the model is lost; comments and the layout of FILE are.
    """
    spare(file, output)
    format = format_of(output, kind, ENDINGS, "--to")
    model = read_model(file, output=output)
    keep_existing(output, force=force)
    write(dumps(model, format, max_bytes=max_bytes()).encode(), output)
    told("Written", output)


@click.command(
    epilog="""\b
Examples:
  logicmodel outline model.yaml
  logicmodel example reading-together | logicmodel outline - | less"""
)
@click.argument("file", type=FILE)
@click.option("-o", "--output", metavar="OUT", default=STANDARD, type=OUTPUT, help="Where to write the text.")
def outline(file: str, output: str) -> None:
    """
    Print the whole model in FILE as text.

    It says all that the picture shows and all that it does not, for a terminal, an e-mail or a screen reader.
    """
    write(outline_of(read_model(file, output=output)), output)
    told("Written", output)
