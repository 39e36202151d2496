"""Files, and standard input and output where a file is named ``-``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TypeVar

import click

from logicmodel.cli.exits import CommandError, ExitCode
from logicmodel.errors import LogicModelError
from logicmodel.formats.files import load, loads
from logicmodel.model.logic_model import LogicModel
from logicmodel.reading.limits import MAX_BYTES

STANDARD = "-"
STANDARD_INPUT = "<stdin>"

FILE = click.Path(allow_dash=True)
OUTPUT = click.Path(allow_dash=True)

Choice = TypeVar("Choice", bound=str)


def read_model(file: str) -> LogicModel:
    """Return the model in a file, or on standard input, where a text that starts with a brace is JSON."""
    if file == STANDARD:
        content = sys.stdin.buffer.read(MAX_BYTES + 1)
        is_json = content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
        return loads(content, "json" if is_json else "yaml", STANDARD_INPUT)
    try:
        return load(file)
    except LogicModelError:
        raise
    except OSError as error:
        is_it = error.filename is not None and os.path.realpath(error.filename) == os.path.realpath(file)
        raise OSError(error.errno, error.strerror, file if is_it else error.filename) from error
    except ValueError as error:
        raise CommandError(str(error), ExitCode.USAGE) from error


def write(content: str | bytes, output: str = STANDARD) -> None:
    """Write to a file, or to standard output; text is UTF-8 on every machine."""
    data = content.encode() if isinstance(content, str) else content
    try:
        if output == STANDARD:
            click.echo(data, nl=False)
        else:
            Path(output).write_bytes(data)
    except OSError as error:  # that of a full disk does not name the file
        raise OSError(error.errno, error.strerror, "standard output" if output == STANDARD else output) from error


def spare(file: str, output: str, option: str = "-o") -> None:
    """Refuse to write over the file that is read, however the two are spelt or linked."""
    if STANDARD in {file, output} or not (Path(file).exists() and Path(output).exists()):
        return
    if Path(file).samefile(output):
        msg = f"{option} {output} would overwrite {file}, the model that is read; choose another name"
        raise click.UsageError(msg)


def refuse_stale(content: bytes, output: str) -> None:
    """Refuse a file that is not what would be written to it now."""
    if output == STANDARD:
        msg = "say which file to check with '-o OUT'"
        raise click.UsageError(msg)
    if not Path(output).exists():
        msg = f"{output} does not exist; draw it, with the same command without --check"
    elif Path(output).read_bytes() != content:
        msg = f"{output} is stale; draw it anew, with the same command without --check"
    else:
        told("Up to date", output)
        return
    raise CommandError(msg, ExitCode.PROBLEMS)


def told(what: str, output: str) -> None:
    """Say where something was written, unless it went to standard output."""
    if output != STANDARD:
        click.echo(f"{what}: {output}", err=True)


def format_of(output: str, said: Choice | None, endings: dict[str, Choice], option: str) -> Choice:
    """Return the format that was asked for by an option, or by how the name of the output ends."""
    ending = Path(output).suffix.lower()
    if said is not None:
        if endings.get(ending, said) != said:
            msg = f"'{option} {said}' contradicts the name {output}, which says {endings[ending]}; change one of them"
            raise click.UsageError(msg)
        return said
    if ending in endings:
        return endings[ending]
    known = ", ".join(endings)
    if output == STANDARD:
        msg = f"say where to write with '-o OUT' (OUT ends with one of {known}), or which format with '{option}'"
    else:
        msg = f"{output} does not end with one of {known}; say which format with '{option}'"
    raise click.UsageError(msg)
