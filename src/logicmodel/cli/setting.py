"""``set``, ``add``, ``remove``, ``move``, ``reorder`` and ``rename``: a model changed in its file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from logicmodel.cli.exits import CommandError, ExitCode
from logicmodel.cli.streams import FILE, OUTPUT, STANDARD, read_model, told, write
from logicmodel.differences.applying import patched
from logicmodel.differences.arguments import added, field_changes
from logicmodel.differences.comparing import changes
from logicmodel.differences.kept_text import kept_text
from logicmodel.differences.records import model_of, records_of
from logicmodel.differences.text_edits import NotEditableError
from logicmodel.differences.values import Change
from logicmodel.errors import LogicModelError
from logicmodel.formats.files import dumps
from logicmodel.formats.includes import ENDINGS
from logicmodel.model.edits.adding import remove_parts
from logicmodel.model.edits.finding import part_of
from logicmodel.model.edits.moving import move_part, reorder_parts
from logicmodel.model.edits.renaming import rename as rename_parts
from logicmodel.model.logic_model import LogicModel

_OUTPUT = click.option(
    "-o", "--output", metavar="OUT", type=OUTPUT, help="Where to write the changed model.  [default: FILE]"
)
_REWRITE = click.option(
    "--rewrite", is_flag=True, help="Write the file anew if its comments and layout cannot be kept."
)
_SECTION = click.option(
    "--section", metavar="SECTION", help="The section of the part, if parts of several share the id."
)


@click.command(
    name="set",
    epilog="""\b
Examples:
  logicmodel set model.yaml train label="Train all volunteers"
  logicmodel set model.yaml version=3 review_date=2027-09
  logicmodel set model.yaml "staff->train" confidence=0.7 tags="[core, new]"
  logicmodel set model.yaml train notes=""",
)
@click.argument("file", type=FILE)
@click.argument("words", metavar="[ID] FIELD=VALUE...", nargs=-1, required=True)
@_SECTION
@_OUTPUT
@_REWRITE
def set_fields(file: str, words: Sequence[str], section: str | None, output: str | None, *, rewrite: bool) -> None:
    """
    Change fields of a part, or of the model.

    Without an ID the fields are those of the model itself. A VALUE is written as in a file; an empty one takes the
    field out. All other fields stay, and so do the comments and the layout of a YAML file.
    """
    identifier = None if "=" in words[0] else words[0]
    model = read_model(file)
    try:
        made = field_changes(model, identifier, section, _fields(words if identifier is None else words[1:]))
    except ValueError as error:
        raise _as_usage(error) from error
    _write_changed(file, output, model, _with(model, made), rewrite)


@click.command(
    epilog="""\b
Examples:
  logicmodel add model.yaml outputs handbook label="A handbook"
  logicmodel add model.yaml links "train -> handbook" rationale="Trainers write it."
  logicmodel add model.yaml stakeholders school label="Partner schools\""""
)
@click.argument("file", type=FILE)
@click.argument("section")
@click.argument("key", metavar="ID")
@click.argument("words", metavar="FIELD=VALUE...", nargs=-1)
@_OUTPUT
@_REWRITE
def add(file: str, section: str, key: str, words: Sequence[str], output: str | None, *, rewrite: bool) -> None:
    """
    Add a part.

    SECTION is a section of a model file: inputs, activities, links, stakeholders and so on. ID is the id of the new
    part, and for a link its flow, such as "staff + books -> train".
    """
    model = read_model(file)
    try:
        made = added(model, section, key, _fields(words))
    except ValueError as error:
        raise _as_usage(error) from error
    _write_changed(file, output, model, _with(model, made), rewrite)


@click.command(
    epilog="""\b
Examples:
  logicmodel remove model.yaml books
  logicmodel remove model.yaml "staff->train" "books->train\""""
)
@click.argument("file", type=FILE)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@_OUTPUT
@_REWRITE
def remove(file: str, ids: Sequence[str], output: str | None, *, rewrite: bool) -> None:
    """
    Remove parts, and say what goes with them.

    The links of an element go with it, and groups no longer name it.
    """
    model = read_model(file)
    try:
        smaller = remove_parts(model, *(part_of(model, identifier) for identifier in ids))
    except ValueError as error:
        raise _as_usage(error) from error
    _write_changed(file, output, model, smaller, rewrite)


@click.command(
    epilog="""\b
Examples:
  logicmodel move model.yaml lend --before read
  logicmodel move model.yaml "staff->train" --after "books->train\""""
)
@click.argument("file", type=FILE)
@click.argument("identifier", metavar="ID")
@click.option("--before", metavar="OTHER", help="The part in front of which it goes.")
@click.option("--after", metavar="OTHER", help="The part behind which it goes.")
@_OUTPUT
@_REWRITE
def move(
    file: str, identifier: str, *, before: str | None, after: str | None, output: str | None, rewrite: bool
) -> None:
    """
    Move a part before or behind another of its sort.

    An element moves within its stage; 'set ID stage=OTHER' moves it to another stage.
    """
    model = read_model(file)
    try:
        moved = move_part(model, identifier, before=before, after=after)
    except ValueError as error:
        raise _as_usage(error) from error
    _write_changed(file, output, model, moved, rewrite)


@click.command(
    epilog="""\b
Example:
  logicmodel reorder model.yaml read train lend"""
)
@click.argument("file", type=FILE)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@_OUTPUT
@_REWRITE
def reorder(file: str, ids: Sequence[str], output: str | None, *, rewrite: bool) -> None:
    """
    Put parts of one sort in an order.

    All other parts keep their places.
    """
    model = read_model(file)
    try:
        ordered = reorder_parts(model, ids)
    except ValueError as error:
        raise _as_usage(error) from error
    _write_changed(file, output, model, ordered, rewrite)


@click.command(
    epilog="""\b
Examples:
  logicmodel rename model.yaml train=training
  logicmodel rename model.yaml staff=coordinators books=stock"""
)
@click.argument("file", type=FILE)
@click.argument("words", metavar="OLD=NEW...", nargs=-1, required=True)
@_OUTPUT
@_REWRITE
def rename(file: str, words: Sequence[str], output: str | None, *, rewrite: bool) -> None:
    """
    Give parts other ids, wherever they are used.

    An OLD id that an element, a stage or a group has means that, and no indicator or source of the same id.
    """
    model = read_model(file)
    ids = _fields(words, "OLD=NEW")
    try:
        renamed = rename_parts(model, ids)
    except ValueError as error:
        raise _as_usage(error) from error
    _write_changed(file, output, model, renamed, rewrite, ids)


def _as_usage(error: ValueError) -> Exception:
    """Return a wrong argument as wrong usage; what is wrong with a model stays what it is."""
    return error if isinstance(error, LogicModelError) else CommandError(str(error), ExitCode.USAGE)


def _fields(words: Sequence[str], form: str = "FIELD=VALUE") -> dict[str, str]:
    for word in words:
        if "=" not in word:
            msg = f"{word!r} is no {form}; write {word}=… and quotes around a value with spaces"
            raise click.UsageError(msg)
    return dict(word.split("=", 1) for word in words)


def _with(model: LogicModel, made: Sequence[Change]) -> LogicModel:
    return model_of(patched(records_of(model), made), model)


def _write_changed(  # noqa: PLR0917 -- the file, the two models, and how to write
    file: str, output: str | None, old: LogicModel, new: LogicModel, rewrite: bool, ids: Mapping[str, str] | None = None
) -> None:
    """Write a changed model over its file, or elsewhere, and say what changed."""
    target = file if output is None else output
    text = new_text(file, new, rewrite=rewrite, ids=ids)
    write(text, target)
    nodes = {old_id: new_id for old_id, new_id in (ids or {}).items() if old_id in old}
    click.echo(str(changes(old, new, renamed=nodes)), err=True)
    told("Written", target)


def new_text(
    file: str, new: LogicModel, *, rewrite: bool, name: str | None = None, ids: Mapping[str, str] | None = None
) -> str:
    """
    Return the text that says another model, as near to the text of a file as can be.

    Args:
        file: The file.
        new: The other model.
        rewrite: Whether the file may be written anew.
        name: The name of the file, if its path has another ending.
        ids: The new ids, by the old ones, if parts have been renamed.
    """
    ending = Path(name or file).suffix.lower()
    format = ENDINGS.get(ending, "yaml")
    if file == STANDARD or format == "json":
        return dumps(new, format)
    path = Path(file)
    try:
        text = path.read_text(encoding="utf-8-sig")
        return kept_text(text, path.name, new, Path(name or file).resolve().parent, ids or {})
    except NotEditableError as error:
        if not rewrite:
            msg = (
                f"the comments and the layout of {name or file} cannot be kept: {error}; "
                "add --rewrite to write the file anew, without its comments"
            )
            raise CommandError(msg, ExitCode.PROBLEMS) from error
        click.echo(f"{name or file} is written anew, without its comments: {error}", err=True)
        return dumps(new, format)
