"""``convert`` and ``outline``: a model in other formats, and as text."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import click

from logicmodel.cli.exits import CommandError, ExitCode, tell
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
from logicmodel.errors import ShapeError
from logicmodel.exchange.by_name import READ, WRITTEN, reader_of, writer_of
from logicmodel.exchange.recognising import recognised
from logicmodel.formats.catalogue import FORMATS as CATALOGUE
from logicmodel.formats.catalogue import format_called, format_of_file
from logicmodel.formats.files import dumps
from logicmodel.formats.includes import FORMATS
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.telling.outline import outline as outline_of

_WRITERS: Final = {
    ending: each.name for each in CATALOGUE if each.name in {*FORMATS, *WRITTEN} for ending in each.endings
}
_DRAWN: Final = {ending for each in CATALOGUE if each.writer == "draw" for ending in each.endings}


@click.command(
    epilog="""\b
Examples:
  logicmodel convert model.yaml -o model.json
  logicmodel convert model.json --to yaml > model.yaml
  logicmodel convert whiteboard.drawio -o model.yaml --stage Ziele=outcomes
  logicmodel convert model.yaml -o results.xml --into activity.xml"""
)
@click.argument("file", type=FILE)
@click.option("-o", "--output", metavar="OUT", default=STANDARD, type=OUTPUT, help="Where to write the model.")
@click.option("--from", "source", type=click.Choice(READ), help="The format of FILE; default: by its name and content.")
@click.option(
    "--to",
    "kind",
    type=click.Choice((*FORMATS, *WRITTEN)),
    help="The format, if the name of OUT does not end with it.",
)
@click.option("--strict", is_flag=True, help="Fail, and write nothing, if anything would be lost or guessed.")
@click.option(
    "--stage", "stages", metavar="WORD=STAGE", multiple=True, help="Which stage or kind a word of a drawing means."
)
@click.option("--by-depth", is_flag=True, help="Place boxes of a drawing that no word places by the arrows.")
@click.option("--as-drawn", is_flag=True, help="Take lines of a drawing without an arrowhead from end to end.")
@click.option("--into", metavar="FILE", type=click.Path(), help="For IATI: the activity file to take as it is.")
@click.option("--organisation", metavar="NAME", help="For CIDS: the organisation whose pathway it is.")
@click.option("--embed", is_flag=True, help="For IATI: embed the whole model, so that nothing is lost.")
@click.option("--force", is_flag=True, help="Replace OUT where it is there already.")
def convert(  # noqa: PLR0917 -- click passes options as arguments
    file: str,
    output: str,
    source: str | None,
    kind: str | None,
    stages: tuple[str, ...],
    into: str | None,
    organisation: str | None,
    *,
    strict: bool,
    by_depth: bool,
    as_drawn: bool,
    embed: bool,
    force: bool,
) -> None:
    """
    Write the model in FILE in another format.

    The format of FILE is seen from its name and content, that of OUT from its name; --from and --to say them. Without
    OUT the model goes to standard output, as YAML or JSON. What a format has no place for, and what was guessed of a
    drawing, is listed on standard error; with --strict it is an error. Between YAML and JSON nothing of the model is
    lost; comments and the layout of FILE are.
    """
    spare(file, output)
    if Path(output).suffix.lower() in _DRAWN and kind is None:
        msg = f"{output} is a picture, which 'logicmodel draw MODEL -o {output}' draws of a model in YAML or JSON"
        raise click.UsageError(msg)
    format = format_of(output, kind, _WRITERS, "--to")
    asked = {"stages": _stages(stages), "by_depth": by_depth, "undirected": "as-drawn" if as_drawn else ""}
    drawing = {name: each for name, each in asked.items() if each}
    model = _read(file, output, source, drawing, strict=strict)
    keep_existing(output, force=force)
    if format in FORMATS:
        text = dumps(model, "json" if format == "json" else "yaml", max_bytes=max_bytes())
        write(text.encode(), output)
    else:
        own: dict[str, dict[str, Any]] = {
            "iati": {"into": into, "embed": embed},
            "cids": {"organisation": organisation},
        }
        _write(model, output, format, own.get(format, {}), strict=strict)
    told("Written", output)


def _read(file: str, output: str, source: str | None, drawing: dict[str, Any], *, strict: bool) -> LogicModel:
    """Return the model in a file of any format, and tell what was lost on the way."""
    name = source or (None if file == STANDARD else _format_in(file))
    if name not in READ:
        if drawing:
            msg = "'--stage', '--by-depth' and '--as-drawn' are for drawings; say which one FILE is with '--from'"
            raise click.UsageError(msg)
        return read_model(file, output=output)
    if drawing and not format_called(name).is_drawing:
        msg = f"'--stage', '--by-depth' and '--as-drawn' are for drawings, which {format_called(name).title} is not"
        raise click.UsageError(msg)
    if file == STANDARD and name == "table":
        msg = "a table is read from a file, whose name says whether it is CSV, Excel or Word"
        raise click.UsageError(msg)
    content = sys.stdin.buffer.read(max_bytes() + 1) if file == STANDARD else file
    try:
        model, losses = reader_of(name)(content, strict=strict, **drawing)
    except ShapeError:
        raise
    except (ImportError, ValueError) as error:
        raise CommandError(str(error), ExitCode.USAGE) from error
    if losses:
        tell(str(losses))
    return model


def _format_in(file: str) -> str | None:
    """Return the name of the format that a file has by what is in it, or else by its name."""
    by_name = format_of_file(file)
    return recognised(file) or (by_name.name if by_name else None)


def _write(model: LogicModel, output: str, format: str, options: dict[str, Any], *, strict: bool) -> None:
    if output == STANDARD:
        msg = f"{format_called(format).title} goes to a file; name it with '-o OUT'"
        raise click.UsageError(msg)
    if format == "cids" and not options["organisation"]:
        msg = "CIDS needs the name of the organisation whose pathway it is; give it with '--organisation NAME'"
        raise click.UsageError(msg)
    if format == "iati" and not options["into"]:
        msg = "IATI needs more of an activity than a model says; name a file that says it with '--into FILE'"
        raise click.UsageError(msg)
    try:
        losses = writer_of(format)(model, output, strict=strict, **options)
    except ImportError as error:
        raise CommandError(str(error), ExitCode.USAGE) from error
    if losses:
        tell(str(losses))


def _stages(words: tuple[str, ...]) -> dict[str, str]:
    pairs = [word.rpartition("=") for word in words]
    if wrong := next((word for word, pair in zip(words, pairs, strict=True) if not pair[0]), None):
        msg = f"'--stage {wrong}' has no '='; write --stage WORD=STAGE"
        raise click.UsageError(msg)
    return {word: stage for word, _, stage in pairs}


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
