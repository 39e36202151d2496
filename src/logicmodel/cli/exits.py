"""Exit codes, and errors as messages that a person can act on."""

from __future__ import annotations

import os
import sys
from enum import IntEnum
from pathlib import Path
from typing import Any

import click

from logicmodel.errors import DrawingError, LogicModelError, MissingExtraError, UnknownIdError
from logicmodel.wording import visible_lines


class ExitCode(IntEnum):
    """What the command says to the shell."""

    FINE = 0
    PROBLEMS = 1
    USAGE = 2
    DRAWING = 3
    FILE = 4
    FAULT = 70
    INTERRUPTED = 130


EXIT_CODES = """
\b
Exit codes:
    0   all is well
    1   the model has problems or grave findings, there is no such path, or a picture is stale
    2   the command was not given what it needs, or an id is unknown
    3   a picture could not be made
    4   a file could not be read or written
   70   a fault of logicmodel itself
  130   interrupted
"""

_FAULT = "This is a fault of logicmodel itself; please report it. 'logicmodel --traceback …' shows where it happened."


class CommandError(Exception):
    """What a user is told when a command cannot go on, and with which exit code it ends."""

    def __init__(self, message: str, code: ExitCode) -> None:
        """Take the message and the exit code."""
        super().__init__(message)
        self.message = message
        self.code = code


class Tool(click.Group):
    """A group of commands in which no error reaches the user as a traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- as click says
        """Run the command; what --help and --version cannot print is a message too."""
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            told = command_error(error)
            tell(f"Error: {told.message}")
            sys.exit(told.code)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- as click says
        """Run a command, and turn what it raises into a message and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except BrokenPipeError:
            # Whoever read our output has left, so there is nobody to tell.
            _discard_output()
            ctx.exit(ExitCode.FILE)
        except (Exception, KeyboardInterrupt) as error:
            told = command_error(error)
            if told.code is ExitCode.FAULT and ctx.params["traceback"]:
                raise
            tell(f"Error: {told.message}")
            ctx.exit(told.code)


def tell(message: str) -> None:
    """Print a message for people on standard error, in which nothing is a command to their terminal."""
    click.echo(visible_lines(message), err=True)


def command_error(error: BaseException) -> CommandError:
    """Return what to tell a user of an error, and with which exit code."""
    match error:
        case CommandError():
            return error
        case OSError():
            file = "" if error.filename is None else f"{error.filename}: "
            message, code = f"{file}{error.strerror or error}", ExitCode.FILE
        case DrawingError():
            message, code = str(error), ExitCode.DRAWING
        case UnknownIdError() | MissingExtraError():
            message, code = str(error), ExitCode.USAGE
        case LogicModelError():
            message, code = str(error), ExitCode.PROBLEMS
        case KeyboardInterrupt():
            message, code = "interrupted", ExitCode.INTERRUPTED
        case _:
            message, code = f"{type(error).__name__}: {error}\n{_FAULT}", ExitCode.FAULT
    return CommandError(message, code)


def _discard_output() -> None:
    """Send nowhere what is still to be flushed, so that Python ends without a complaint."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
