"""``new`` and ``example``: something to start from."""

from __future__ import annotations

from importlib.resources import files

import click

from logicmodel.cli.completing import completes
from logicmodel.cli.streams import OUTPUT, STANDARD, keep_existing, told, write
from logicmodel.examples import example_names, example_text


@click.command(
    epilog="""\b
Examples:
  logicmodel new -o model.yaml
  logicmodel new > model.yaml"""
)
@click.option("-o", "--output", metavar="OUT", default=STANDARD, type=OUTPUT, help="Where to write it.")
@click.option("--force", is_flag=True, help="Replace OUT where it is there already.")
def new(output: str, *, force: bool) -> None:
    """
    Write a commented file to start from.

    It is YAML, and goes to OUT or to standard output.
    """
    keep_existing(output, force=force)
    write(files("logicmodel.cli").joinpath("starter.yaml").read_text(encoding="utf-8"), output)
    told("Written", output)


@click.command(
    epilog="""\b
Examples:
  logicmodel example
  logicmodel example reading-together > model.yaml
  logicmodel example trauma-informed | logicmodel draw - -o trauma-informed.svg"""
)
@click.argument("name", required=False, shell_complete=completes(example_names))
@click.option("-o", "--output", metavar="OUT", default=STANDARD, type=OUTPUT, help="Where to write it.")
@click.option("--force", is_flag=True, help="Replace OUT where it is there already.")
def example(name: str | None, output: str, *, force: bool) -> None:
    """
    List the shipped examples, or print one.

    With a NAME, that example is printed as YAML, with its comments.
    """
    keep_existing(output, force=force)
    if name is None:
        write("".join(f"{each}\n" for each in example_names()), output)
        return
    write(example_text(name), output)
    told("Written", output)
