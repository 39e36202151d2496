"""The command line, a door of its own: each module has one command or two of a kind."""

from logicmodel.cli.app import main

__all__ = ["main"]
