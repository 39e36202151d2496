"""What is generated for the documentation, so that nothing is written twice."""

from collections.abc import Iterator
from pathlib import Path

import click

from logicmodel import draw, load_example
from logicmodel.cli import main
from logicmodel.cli.app import COMMANDS
from logicmodel.examples import example_names
from logicmodel.ext.block_options import KINDS, OPTIONS
from logicmodel.formats.fields import (
    DESCRIBED,
    ELEMENTS,
    EXTERNAL_FACTOR,
    GROUP,
    HEADER,
    LAG,
    LINK,
    MEASUREMENT,
    OWN_ELEMENT,
    RATING,
    REGISTRIES,
    STAGE,
    SUPPRESSION,
)
from logicmodel.formats.sorts import Entry
from logicmodel.formats.workbook.sheets import SHEETS, Sheet
from logicmodel.translations import read_texts, with_texts

# Inputs, activities, outputs and impacts have the fields of outcomes, without the term.
_ELEMENTS = (ELEMENTS["outcome"], OWN_ELEMENT)


def command_line() -> str:
    """Return a page with the help of each command."""
    whole = main.make_context("logicmodel", [], resilient_parsing=True, terminal_width=90)
    each = [_command(whole, name).make_context(name, [], whole, resilient_parsing=True) for name in COMMANDS]
    return "\n".join(f"## {context.info_name}\n\n```text\n{context.get_help()}\n```\n" for context in (whole, *each))


def _command(whole: click.Context, name: str) -> click.Command:
    command = main.get_command(whole, name)
    if command is None:
        raise LookupError(name)
    return command


def file_format() -> str:
    """Return a page of the fields of each sort of entry of a model file."""
    values = (*REGISTRIES.values(), MEASUREMENT, RATING)
    entries = (HEADER, STAGE, *values, *_ELEMENTS, GROUP, LINK, LAG, EXTERNAL_FACTOR, SUPPRESSION)
    return "\n".join(line for entry in entries for line in _fields(entry))


def _fields(entry: Entry) -> Iterator[str]:
    yield f"### {entry.name}\n\n| field | what it says |\n| --- | --- |"
    fields = entry.in_place.values() if entry in (HEADER, STAGE, LINK) else entry.fields
    for field in (each for each in fields if each not in DESCRIBED):
        name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
        choices = f" One of {', '.join(f'`{choice}`' for choice in field.choices)}." if field.choices else ""
        yield f"| {name} | {field.says}{choices} |"
    if DESCRIBED[0] in entry.fields:
        names = ", ".join(f"`{field.name}`" for field in DESCRIBED)
        yield f"| {names} | {' '.join(field.says for field in DESCRIBED)} |"
    yield ""


def columns() -> str:
    """Return a page of the sheets of a workbook and their columns."""
    return "\n".join(line for sheet in SHEETS for line in _columns(sheet))


def _columns(sheet: Sheet) -> Iterator[str]:
    yield f"## {sheet.name}\n\n{sheet.says}\n\n| column | what it says |\n| --- | --- |"
    for column in sheet.columns:
        name = f"**`{column.heading}`**" if column.field.required else f"`{column.heading}`"
        choices = (
            f" One of {', '.join(f'`{choice}`' for choice in column.field.choices)}." if column.field.choices else ""
        )
        yield f"| {name} | {column.field.says}{choices}{' As JSON.' if column.is_json else ''} |"
    yield ""


def pictures(folder: Path) -> None:
    """Draw each shipped example into a folder."""
    for name in example_names():
        draw(load_example(name), folder / f"{name}.svg")


def languages(folder: Path) -> None:
    """Draw an example in each language of the library, with the translations that stand among the examples."""
    folder.mkdir(exist_ok=True)
    for file in sorted((Path(__file__).parents[1] / "examples" / "languages").glob("*.csv")):
        translated = with_texts(load_example("reading-together"), read_texts(file), language=file.stem)
        draw(translated.model, folder / f"{file.stem}.svg", id_prefix=f"{file.stem}-")


def explorer(folder: Path) -> None:
    """Make the page in which readers explore an example."""
    folder.mkdir(exist_ok=True)
    draw(load_example("reading-together"), folder / "reading-together.html")


def block_options() -> str:
    """Return a table of the options of blocks in pages, with the kinds of blocks that have each."""
    rows = ["| option | what it does | its value | of |", "| --- | --- | --- | --- |"]
    for option in OPTIONS:
        kinds = "all" if option.kinds == KINDS else ", ".join(option.kinds)
        rows.append(f"| `{option.name}` | {option.says} | {option.takes} | {kinds} |")
    return "\n".join(rows) + "\n"
