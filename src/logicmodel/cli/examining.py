"""``doctor``: what this installation has, and whether it can draw."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib import metadata

import click

from logicmodel import __version__
from logicmodel.cli.exits import ExitCode
from logicmodel.engine import find_engine
from logicmodel.errors import DrawingError
from logicmodel.examples import load_example
from logicmodel.render.draw import draw

_LIBRARIES = ("attrs", "click", "graphviz", "graphviz-pure", "networkx", "pyyaml")


@click.command(
    epilog="""\b
Example:
  logicmodel doctor"""
)
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """
    Say what is installed and whether it can draw.

    It prints versions, which layout engine is found and where, and how a trial drawing went.
    """
    for name, value in _versions():
        click.echo(f"{name:<15} {value}")
    click.echo(
        "fonts           pictures are laid out for Arial; where it is missing, text in another font is set as wide"
    )
    try:
        engine = find_engine()
        click.echo(f"layout engine   {engine.path} ({engine.origin})\n                {engine.version()}")
        # A PNG, for an SVG needs no engine.
        size = len(draw(load_example("reading-together")).png())
    except DrawingError as error:
        click.echo(f"trial drawing   failed: {error}")
        ctx.exit(ExitCode.DRAWING)
    click.echo(f"trial drawing   works ({size:,} bytes of PNG)")


def _versions() -> Iterator[tuple[str, str]]:
    yield "logicmodel", __version__
    yield "Python", f"{platform.python_version()} on {platform.platform(terse=True)}"
    for library in _LIBRARIES:
        try:
            yield library, metadata.version(library)
        except metadata.PackageNotFoundError:
            yield library, "not installed"
