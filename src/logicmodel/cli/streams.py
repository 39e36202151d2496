"""Files, and standard input and output where a file is named ``-``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TypeVar

import click

from logicmodel.cli.exits import CommandError, ExitCode
from logicmodel.errors import LogicModelError
from logicmodel.formats.files import load, loads
from logicmodel.formats.limits import MAX_BYTES
from logicmodel.model.logic_model import LogicModel

STANDARD = "-"

FILE = click.Path(allow_dash=True)
OUTPUT = click.Path(allow_dash=True)

Choice = TypeVar("Choice", bound=str)


def read_model(file: str) -> LogicModel:
    """Return the model in a file, or on standard input, where a text that starts with a brace is JSON."""
    if file == STANDARD:
        content = sys.stdin.buffer.read(MAX_BYTES + 1)
        is_json = content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
        return loads(content, "json" if is_json else "yaml", "<stdin>")
    try:
        return load(file)
    except LogicModelError:
        raise
    except ValueError as error:
        raise CommandError(str(error), ExitCode.USAGE) from error


def write(content: str | bytes, output: str = STANDARD) -> None:
    """Write to a file, or to standard output; text is UTF-8 on every machine."""
    data = content.encode() if isinstance(content, str) else content
    if output == STANDARD:
        click.echo(data, nl=False)
    else:
        Path(output).write_bytes(data)


def told(what: str, output: str) -> None:
    """Say where something was written, unless it went to standard output."""
    if output != STANDARD:
        click.echo(f"{what}: {output}", err=True)


def format_of(output: str, said: Choice | None, endings: dict[str, Choice], option: str) -> Choice:
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
