"""Files, and standard input and output where a file is named ``-``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TypeVar

import click

from logicmodel.cli.exits import CommandError, ExitCode, tell
from logicmodel.errors import FormatError, LogicModelError, Problem
from logicmodel.formats.drafts import load_draft, loads_draft
from logicmodel.formats.files import documents_of, loads
from logicmodel.formats.reader import read_model as model_of
from logicmodel.model.logic_model import LogicModel
from logicmodel.places import Place
from logicmodel.wording import visible_lines
from logicmodel.writing import replace_file

STANDARD = "-"
STANDARD_INPUT = "<stdin>"

FILE = click.Path(allow_dash=True)
OUTPUT = click.Path(allow_dash=True)

Choice = TypeVar("Choice", bound=str)


def read_model(file: str, *, output: str = STANDARD, option: str = "-o") -> LogicModel:
    """
    Return the model in a file, or on standard input, where a text that starts with a brace is JSON.

    An output that is one of the files that are read is refused, however the two are spelt or linked.

    Args:
        file: The file.
        output: Where something is to be written afterwards.
        option: The option that said so.
    """
    spare(file, output, option)
    if file == STANDARD:
        content = sys.stdin.buffer.read(max_bytes() + 1)
        is_json = content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
        return loads(content, "json" if is_json else "yaml", STANDARD_INPUT, max_bytes=max_bytes())
    try:
        documents = documents_of(file, max_bytes=max_bytes())
        for included in documents.included:
            spare(str(included), output, option)
        return model_of(documents)
    except LogicModelError:
        refuse_other_format(file)
        raise
    except OSError as error:
        is_it = error.filename is not None and os.path.realpath(error.filename) == os.path.realpath(file)
        raise OSError(error.errno, error.strerror, file if is_it else error.filename) from error
    except ValueError as error:
        raise CommandError(str(error), ExitCode.USAGE) from error


def refuse_other_format(file: str) -> None:
    """
    Raise the error for a file that another tool wrote; all that is wrong with it as a model says less.

    Args:
        file: A file that is no model.

    Raises:
        FormatError: It is such a file.
    """
    from logicmodel.exchange.recognising import recognised  # noqa: PLC0415 -- only for a file that cannot be read
    from logicmodel.formats.catalogue import format_called  # noqa: PLC0415 -- the same

    if name := recognised(file):
        message = f"this is no model but a file of another format, {format_called(name).title}"
        hint = f"'logicmodel convert {file} -o model.yaml' makes a model of it"
        raise FormatError([Problem(message, (Place(file, 1),), hint)]) from None


def read_draft(file: str, *, output: str = STANDARD) -> LogicModel:
    """
    Return the model in a file that may name what is not there yet, and say on standard error what was left out.

    Args:
        file: The file, or standard input, which is YAML then.
        output: Where something is to be written afterwards.
    """
    spare(file, output)
    if file == STANDARD:
        draft = loads_draft(sys.stdin.buffer.read(max_bytes() + 1), name=STANDARD_INPUT)
    else:
        draft = load_draft(file, max_bytes=max_bytes())
    for end in draft.loose_ends:
        click.echo(f"Left out: {visible_lines(str(end))}", err=True)
    return draft.model


def max_bytes() -> int:
    """Return how large a model may be, as the option of the command itself says."""
    limit: int = click.get_current_context().find_root().params["max_bytes"]
    return limit


def write(content: str | bytes, output: str = STANDARD) -> None:
    """
    Write to a file, or to standard output; text is UTF-8 on every machine.

    Args:
        content: Text for people, in which nothing is a command to their terminal when it is printed; or the bytes of a
            file, which are written as they are.
        output: Where to.
    """
    if output != STANDARD:
        replace_file(output, content.encode() if isinstance(content, str) else content)
        return
    try:
        click.echo(visible_lines(content).encode() if isinstance(content, str) else content, nl=False)
    except OSError as error:  # that of a full disk does not name the file
        raise OSError(error.errno, error.strerror, "standard output") from error


def keep_existing(output: str, *, force: bool) -> None:
    """Refuse to replace a file that may have been written by hand, unless --force says so."""
    if output != STANDARD and Path(output).exists() and not force:
        msg = f"{output} exists; choose another name, or replace it with --force"
        raise CommandError(msg, ExitCode.FILE)


def spare(file: str, output: str, option: str = "-o") -> None:
    """Refuse to write over the file that is read, however the two are spelt or linked."""
    if STANDARD in {file, output} or not (Path(file).exists() and Path(output).exists()):
        return
    if Path(file).samefile(output):
        msg = f"{option} {output} would overwrite {file}, the model that is read; choose another name"
        raise click.UsageError(msg)


def refuse_stale(content: bytes, output: str, *, is_text: bool) -> None:
    """
    Refuse a file that is not what would be written to it now.

    Args:
        content: What would be written.
        output: The file.
        is_text: Whether it is text, in which line ends do not count: Git on Windows writes its own.
    """
    if output == STANDARD:
        msg = "say which file to check with '-o OUT'"
        raise click.UsageError(msg)
    if not Path(output).exists():
        msg = f"{output} does not exist; draw it, with the same command without --check"
    elif _as_compared(Path(output).read_bytes(), is_text=is_text) != _as_compared(content, is_text=is_text):
        msg = f"{output} is stale; draw it anew, with the same command without --check"
    else:
        told("Up to date", output)
        return
    raise CommandError(msg, ExitCode.PROBLEMS)


def _as_compared(content: bytes, *, is_text: bool) -> bytes:
    return content.replace(b"\r\n", b"\n") if is_text else content


def told(what: str, output: str) -> None:
    """Say where something was written, unless it went to standard output."""
    if output != STANDARD:
        tell(f"{what}: {output}")


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
