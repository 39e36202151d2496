"""``draw``, ``convert`` and ``outline``: a model in another form."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import click

from logicmodel.cli.streams import FILE, OUTPUT, STANDARD, read_model, told, write
from logicmodel.formats.files import dumps
from logicmodel.formats.includes import ENDINGS, FORMATS, Format
from logicmodel.render.draw import ENDINGS as PICTURE_ENDINGS
from logicmodel.render.draw import draw as draw_picture
from logicmodel.render.outline import outline as outline_of

_PICTURES = {ending: ending.removeprefix(".") for ending in PICTURE_ENDINGS}

Choice = TypeVar("Choice", bound=str)


@click.command(
    epilog="""\b
Examples:
  logicmodel draw model.yaml -o model.svg
  logicmodel draw model.yaml -o model.png
  logicmodel draw - --format svg < model.yaml > model.svg"""
)
@click.argument("file", type=FILE)
@click.option("-o", "--output", metavar="OUT", default=STANDARD, type=OUTPUT, help="Where to write the picture.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(tuple(_PICTURES.values())),
    help="The format, where the name of OUT does not tell.",
)
def draw(file: str, output: str, kind: str | None) -> None:
    """
    Draw the model in FILE as SVG, PNG or DOT.

    The format is the one that the name of OUT ends with. Without OUT the picture goes to standard output, in the format
    that --format says. Nothing else needs to be installed.
    """
    format = _format(output, kind, _PICTURES, "--format")
    write(draw_picture(read_model(file)).rendered(f".{format}"), output)
    told("Drawn", output)


@click.command(
    epilog="""\b
Examples:
  logicmodel convert model.yaml -o model.json
  logicmodel convert model.json --to yaml > model.yaml"""
)
@click.argument("file", type=FILE)
@click.option("-o", "--output", metavar="OUT", default=STANDARD, type=OUTPUT, help="Where to write the model.")
@click.option(
    "--to", "kind", type=click.Choice(tuple(FORMATS)), help="The format, where the name of OUT does not tell."
)
def convert(file: str, output: str, kind: Format | None) -> None:
    """
    Write the model in FILE as YAML or JSON.

    The format is the one that the name of OUT ends with. Without OUT the model goes to standard output, in the format
    that --to says. Nothing of the model is lost; comments and the layout of FILE are.
    """
    format = _format(output, kind, ENDINGS, "--to")
    write(dumps(read_model(file), format), output)
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
    write(outline_of(read_model(file)), output)
    told("Written", output)


def _format(output: str, said: Choice | None, endings: dict[str, Choice], option: str) -> Choice:
    """Return the format that was asked for by an option, or by how the name of the output ends."""
    if said is not None:
        return said
    ending = Path(output).suffix.lower()
    if ending in endings:
        return endings[ending]
    known = ", ".join(endings)
    if output == STANDARD:
        msg = f"say where to write with '-o OUT' (OUT ends with one of {known}), or which format with '{option}'"
    else:
        msg = f"{output} does not end with one of {known}; say which format with '{option}'"
    raise click.UsageError(msg)
