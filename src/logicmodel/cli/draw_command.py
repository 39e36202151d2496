"""``draw``: a model as a picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from logicmodel.cli.exits import CommandError, ExitCode, tell
from logicmodel.cli.streams import FILE, OUTPUT, STANDARD, format_of, read_draft, read_model, refuse_stale, told, write
from logicmodel.cli.watching import changes_beside, redraw
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.reach import between, narrowed
from logicmodel.render.draw import draw as draw_picture
from logicmodel.render.drawing import ENDINGS
from logicmodel.render.options import Option, options_for, spans_of
from logicmodel.render.outputs.mermaid import mermaid_advice
from logicmodel.wording import quoted

_PICTURES = {ending: ending.removeprefix(".") for ending in ENDINGS}
_NO_TEXT = ("png", "pdf")


def picture_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a picture, which become keywords of `logicmodel.draw`."""
    for option in reversed(options_for("command")):
        command = _click_option(option)(command)
    return command


def _click_option(option: Option) -> Callable[[Callable[..., None]], Callable[..., None]]:
    flag = f"--{option.door_name.replace('_', '-')}"
    shared: dict[str, Any] = {"help": option.says, "default": option.default}
    match option.sort:
        case "choice":
            shared |= {"type": click.Choice(option.choices), "show_default": option.default is not None}
        case "switch":
            if option.default:
                flag = f"{flag}/--no-{option.door_name.replace('_', '-')}"
            shared |= {"is_flag": True}
        case "ids":
            shared |= {"metavar": "ID", "multiple": True, "help": f"{option.says} May be given again."}
        case "seconds":
            seconds = click.FloatRange(min=0, min_open=True)
            shared |= {"metavar": "SECONDS", "type": seconds, "show_default": True}
        case "spans":
            more = f"{option.says} As 'Planned work: inputs activities; Results: impact'."
            shared |= {"metavar": "TEXT", "callback": _spans, "help": more}
        case _:
            shared |= {"metavar": "TEXT"}
    return click.option(flag, option.name, **shared)


def _spans(_ctx: click.Context, _option: click.Parameter, text: str | None) -> dict[str, tuple[str, ...]] | None:
    try:
        return None if text is None else spans_of(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


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
    help="The format, if the name of OUT does not end with it.",
)
@picture_options
@click.option("--upstream", metavar="ID", multiple=True, help="Draw only what contributes to this. May be given again.")
@click.option(
    "--downstream", metavar="ID", multiple=True, help="Draw only what this contributes to. May be given again."
)
@click.option(
    "--path",
    "lit_paths",
    metavar="PATH",
    multiple=True,
    callback=lambda _ctx, _option, given: tuple(map(_ends, given)),
    help="Light what lies on a path, as in 'train -> fluency', and fade the rest. May be given again.",
)
@click.option(
    "--scale",
    metavar="N",
    type=click.FloatRange(min=0, min_open=True),
    default=2.0,
    show_default=True,
    help="How many pixels of a PNG are a point; 2 is 144 to the inch.",
)
@click.option("--draft", is_flag=True, help="Leave out what names something that is not there yet, and say so.")
@click.option("--check", "checking", is_flag=True, help="Write nothing, and fail if OUT is not this picture.")
@click.option("--watch", "watching", is_flag=True, help="Draw again whenever a model file in the folder changes.")
def draw(
    file: str,
    output: str,
    kind: str | None,
    *,
    upstream: tuple[str, ...],
    downstream: tuple[str, ...],
    lit_paths: tuple[tuple[str, str], ...],
    scale: float,
    draft: bool,
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
    format = format_of(output, kind, _PICTURES, "--format")

    def drawn() -> bytes:
        model = read_draft(file, output=output) if draft else read_model(file, output=output)
        part = _part(model, upstream, downstream)
        lit = (*look["highlight"], *(_way(part, *ends) for ends in lit_paths))
        try:
            picture = draw_picture(part, **{**look, "highlight": lit})
            made = picture.png(scale) if format == "png" else picture.rendered(f".{format}")
        except ValueError as error:  # an option that only the function refuses, such as a time that is no number
            raise CommandError(str(error), ExitCode.USAGE) from error
        mermaid = mermaid_advice(made.decode()) if format == "mmd" else None
        for advice in filter(None, (*picture.advice, mermaid)):
            tell(f"Note: {advice}")
        return made

    def draw_once() -> None:
        write(drawn(), output)
        told("Drawn", output)

    if checking:
        refuse_stale(drawn(), output, is_text=format not in _NO_TEXT)
    elif watching:
        redraw(draw_once, changes_beside(file, output))
    else:
        draw_once()


def _ends(text: str) -> tuple[str, str]:
    source, arrow, target = (piece.strip() for piece in text.partition("->"))
    if not (source and arrow and target) or "->" in target:
        msg = f"a path is written as a start and an end, as in 'train -> fluency', not {quoted(text)}"
        raise click.BadParameter(msg)
    return source, target


def _way(model: LogicModel, source: str, target: str) -> LogicModel:
    """Return what lies on a path from one to the other."""
    part = between(model, source, target)
    if not part.elements:
        msg = f"the model has no path from {source!r} to {target!r}"
        raise CommandError(msg, ExitCode.PROBLEMS)
    return part


def _part(model: LogicModel, upstream: tuple[str, ...], downstream: tuple[str, ...]) -> LogicModel:
    try:
        return narrowed(model, upstream_of=upstream, downstream_of=downstream)
    except ValueError as error:
        msg = f"nothing lies between: {error}"
        raise CommandError(msg, ExitCode.PROBLEMS) from error
