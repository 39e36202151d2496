"""What Git's diff and merge drivers need: they get temporary files, and must do something with any text."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from difflib import SequenceMatcher, unified_diff
from pathlib import Path
from typing import Final

import click

from logicmodel.cli.exits import CommandError, ExitCode
from logicmodel.cli.setting import new_text
from logicmodel.differences.comparing import changes
from logicmodel.differences.merging import merge
from logicmodel.errors import LogicModelError
from logicmodel.formats.includes import ENDINGS, Documents
from logicmodel.formats.reader import read_model
from logicmodel.model.logic_model import LogicModel
from logicmodel.reading.limits import MAX_BYTES

_NOTHING: Final = "/dev/null"  # what Git calls a file that is not there, on every system
_FEWEST: Final = 7  # path, and for either version: file, id, mode; more for a file that was renamed


def git_diff(arguments: Sequence[str]) -> str:
    """
    Return what a diff driver prints.

    Args:
        arguments: What Git gives to the command: the path, then file, id and mode of either version; the path alone
            if the file is unmerged.
    """
    if len(arguments) == 1:
        return f"{arguments[0]} is unmerged.\n"
    if len(arguments) < _FEWEST:
        msg = "--git takes what Git gives: path old-file old-hex old-mode new-file new-hex new-mode"
        raise click.UsageError(msg)
    path, old_file, new_file = arguments[0], arguments[1], arguments[4]
    old, new = _text(old_file), _text(new_file)
    if old is None or new is None:
        return f"{path}: {'added' if old is None else 'removed'}.\n"
    try:
        return f"{path}: {changes(_model(old, path), _model(new, path))}\n"
    except LogicModelError as error:
        # Such as a version that was no model yet; a diff of lines is better than none.
        lines = unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{path}", f"b/{path}")
        return f"{path}: not compared as a model: {str(error).splitlines()[0]}\n{''.join(lines)}"


def git_merge(base: str, ours: str, theirs: str, path: str) -> int:
    """
    Merge files as a merge driver, and return the exit code: 0, or 1 if there are conflicts.

    Where there are, the result has both versions of the lines in question between the usual marks. What is no model is
    merged line by line, as Git does it.

    Args:
        base: The common version.
        ours: Our version, to which the result goes.
        theirs: Their version.
        path: The path of the file in the repository.
    """
    texts = [_text(file) or "" for file in (base, ours, theirs)]
    try:
        result = merge(*(_model(text, path) for text in texts))
        one, other = (new_text(ours, result.resolved(side), rewrite=True, name=path) for side in ("ours", "theirs"))
    except (LogicModelError, CommandError) as error:
        click.echo(f"{path}: not merged as a model: {error}", err=True)
        return _merged_by_lines(base, ours, theirs)
    if not result.conflicts:
        _write(ours, one)
        return ExitCode.FINE
    for conflict in result.conflicts:
        click.echo(f"{path}: {conflict}", err=True)
    _write(ours, _marked(one, other))
    return ExitCode.PROBLEMS


def _merged_by_lines(base: str, ours: str, theirs: str) -> int:
    """Merge files as Git would without a driver; it is Git that called this command, so that it is there."""
    command = ["git", "merge-file", "-q", "-L", "ours", "-L", "base", "-L", "theirs", ours, base, theirs]
    done = subprocess.run(command, check=False, capture_output=True)  # noqa: S603 -- names that Git gave, and no shell
    if done.returncode < 0 or done.stderr:
        _write(ours, _marked(_text(ours) or "", _text(theirs) or ""))
    return ExitCode.PROBLEMS if done.returncode else ExitCode.FINE


def _text(file: str) -> str | None:
    return None if file == _NOTHING else Path(file).read_bytes().decode("utf-8", errors="replace")


def _model(text: str, path: str) -> LogicModel:
    """Return the model in a version of a file; what it includes is as it stands beside that file now."""
    file = Path(path).resolve()
    documents = Documents(max_bytes=len(text.encode()) + MAX_BYTES, folder=file.parent)
    documents.add_text(text, ENDINGS.get(file.suffix.lower(), "yaml"), path, (file,))
    return read_model(documents)


def _write(file: str, text: str) -> None:
    # In place: Git reads this very file afterwards.
    Path(file).write_bytes(text.encode())


def _marked(ours: str, theirs: str) -> str:
    """Return two texts as one, with marks around the lines in which they differ."""
    one, other = ours.splitlines(keepends=True), theirs.splitlines(keepends=True)
    lines: list[str] = []
    for tag, start, end, other_start, other_end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += one[start:end]
        else:
            lines += ["<<<<<<< ours\n", *one[start:end], "=======\n", *other[other_start:other_end], ">>>>>>> theirs\n"]
    return "".join(lines)
