"""``draw``: a model as a picture."""

from __future__ import annotations

from typing import Any, get_args

import click

from logicmodel.cli.exits import CommandError, ExitCode
from logicmodel.cli.streams import FILE, OUTPUT, STANDARD, format_of, read_model, refuse_stale, spare, told, write
from logicmodel.cli.watching import changes_beside, redraw
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.reach import narrowed
from logicmodel.render.draw import draw as draw_picture
from logicmodel.render.drawing import ENDINGS
from logicmodel.render.engine import TIMEOUT
from logicmodel.render.layout.fitting import Page
from logicmodel.render.layout.grid import Direction
from logicmodel.render.layout.ordering import Order
from logicmodel.render.scene.views import Rows
from logicmodel.render.themes import ThemeName

_PICTURES = {ending: ending.removeprefix(".") for ending in ENDINGS}


def _choice(literal: object) -> click.Choice[str]:
    """Return a choice of what a type lists."""
    return click.Choice(get_args(literal))


@click.command(
    epilog="""\b
Examples:
  logicmodel draw model.yaml -o model.svg
  logicmodel draw model.yaml -o model.png --theme print --page a4
  logicmodel draw model.yaml -o model.svg --highlight train --highlight fluency
  logicmodel draw model.yaml -o model.svg --check
  logicmodel draw model.yaml -o model.svg --watch
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
@click.option("--theme", type=_choice(ThemeName), default="default", show_default=True, help="The colours.")
@click.option(
    "--direction", type=_choice(Direction), help="Where the stages run; default: right, or what suits --page."
)
@click.option("--order", type=_choice(Order), help="How cards are ordered; default: as arrows cross less.")
@click.option("--rows", type=_choice(Rows), help="Put the cards in rows, one for each stakeholder or group.")
@click.option("--upstream", metavar="ID", multiple=True, help="Draw only what contributes to this; may be given again.")
@click.option(
    "--downstream", metavar="ID", multiple=True, help="Draw only what this contributes to; may be given again."
)
@click.option("--highlight", metavar="ID", multiple=True, help="Light this and fade the rest; may be given again.")
@click.option(
    "--collapse",
    metavar="ID",
    multiple=True,
    help="Draw this stage, group or stakeholder as one card; may be given again.",
)
@click.option("--arrows/--no-arrows", default=True, help="Whether links are drawn.")
@click.option("--title/--no-title", default=True, help="Whether the title is written over the picture.")
@click.option("--details", is_flag=True, help="Say on arrows what they assume and on what evidence they rest.")
@click.option("--page", type=_choice(Page), help="The shape of the paper.")
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=TIMEOUT,
    show_default=True,
    help="How long Graphviz may take, in seconds.",
)
@click.option("--check", "checking", is_flag=True, help="Write nothing, and fail where OUT is not this picture.")
@click.option("--watch", "watching", is_flag=True, help="Draw again whenever a model file in the folder changes.")
def draw(
    file: str,
    output: str,
    kind: str | None,
    *,
    upstream: tuple[str, ...],
    downstream: tuple[str, ...],
    checking: bool,
    watching: bool,
    **look: Any,  # noqa: ANN401 -- keywords of `draw`, by name
) -> None:
    """
    Draw the model in FILE.

    It becomes a picture, a diagram for another tool, or text. The format is the one that the name of OUT ends with.
    Without OUT it goes to standard output, in the format that --format says. Nothing else needs to be installed,
    except for PDF, pip install 'logicmodel[pdf]', and for --watch, pip install 'logicmodel[watch]'.

    With both --upstream and --downstream it shows what lies between.
    """
    if checking and watching:
        msg = "--check and --watch exclude each other; take one of them out"
        raise click.UsageError(msg)
    spare(file, output)
    format = format_of(output, kind, _PICTURES, "--format")

    def drawn() -> bytes:
        part = _part(read_model(file), upstream, downstream)
        return draw_picture(part, **look).rendered(f".{format}")

    def draw_once() -> None:
        write(drawn(), output)
        told("Drawn", output)

    if checking:
        refuse_stale(drawn(), output)
    elif watching:
        redraw(draw_once, changes_beside(file, output))
    else:
        draw_once()


def _part(model: LogicModel, upstream: tuple[str, ...], downstream: tuple[str, ...]) -> LogicModel:
    try:
        return narrowed(model, upstream_of=upstream, downstream_of=downstream)
    except ValueError as error:
        msg = f"nothing lies between: {error}"
        raise CommandError(msg, ExitCode.PROBLEMS) from error
