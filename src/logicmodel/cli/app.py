"""The command ``logicmodel`` with all that it can do."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

import click

from logicmodel import __version__
from logicmodel.cli.exits import EXIT_CODES, Tool
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


# Where each command is. A command is imported when it is asked for, so that none waits for what another needs.
COMMANDS: Final = {
    "new": "starting:new",
    "example": "starting:example",
    "check": "check_command:check",
    "explain": "check_command:explain",
    "outline": "convert_command:outline",
    "paths": "asking:paths",
    "upstream": "asking:upstream",
    "downstream": "asking:downstream",
    "bottlenecks": "asking:bottlenecks",
    "robustness": "asking:robustness",
    "matrix": "asking:matrix",
    "what-if": "asking:what_if",
    "timing": "asking:timing",
    "loops": "asking:loops",
    "attainment": "evaluating:attainment",
    "evidence": "evaluating:evidence",
    "contribution": "evaluating:contribution",
    "weakest": "evaluating:weakest",
    "rests-on-one": "evaluating:rests_on_one",
    "draw": "draw_command:draw",
    "convert": "convert_command:convert",
    "import": "table_commands:import_table",
    "export": "table_commands:export",
    "set": "setting:set_fields",
    "add": "setting:add",
    "remove": "setting:remove",
    "move": "setting:move",
    "reorder": "setting:reorder",
    "rename": "setting:rename",
    "diff": "versions:diff",
    "apply": "versions:apply",
    "merge": "versions:merge",
    "texts": "translating:texts",
    "translate": "translating:translate",
    "serve": "serve_command:serve",
    "survey": "many_models:survey",
    "doctor": "examining:doctor",
    "completion": "completing:completion",
}


class LogicModelTool(Tool):
    """The tool with its commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- as click says
        """Return the names of the commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- as click says
        """Return a command; None if there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"logicmodel.cli.{module}"), name)
        return command


@click.group(
    cls=LogicModelTool, help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
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
