"""The examples that are shipped: each as a Python file, and as a YAML file beside it that says the same."""

from __future__ import annotations

from importlib import import_module
from importlib.resources import files
from typing import Final

from logicmodel.errors import UnknownIdError
from logicmodel.model.logic_model import LogicModel

__all__ = ["example_names", "example_text", "load_example"]

_EXAMPLES: Final = ("reading-together", "trauma-informed")


def example_names() -> tuple[str, ...]:
    """
    Return the names of the shipped examples.

    Returns:
        The names, in alphabetical order.

    Example:
        >>> from logicmodel.examples import example_names
        >>> example_names()
        ('reading-together', 'trauma-informed')
    """
    return _EXAMPLES


def load_example(name: str) -> LogicModel:
    """
    Return a shipped example.

    ``reading-together`` is a fictional programme, fully linked, which the tutorials use. ``trauma-informed`` is a
    published model in its own words, whose arrows join whole columns.

    Args:
        name: One of `example_names`.

    Returns:
        The model.

    Raises:
        UnknownIdError: No such example; the message suggests close matches.

    Example:
        >>> from logicmodel import load_example
        >>> load_example("trauma-informed")
        <LogicModel 'trauma-informed': 30 elements, 5 links>
    """
    module = import_module(f"{__name__}.{_known(name).replace('-', '_')}")
    model: LogicModel = module.model
    return model


def example_text(name: str) -> str:
    """
    Return the YAML file of a shipped example, as it stands, with its comments.

    Args:
        name: One of `example_names`.

    Returns:
        The text of the file.

    Raises:
        UnknownIdError: No such example; the message suggests close matches.

    Example:
        >>> from logicmodel.examples import example_text
        >>> print(example_text("reading-together").splitlines()[0])
        # Reading Together: a fictional programme, and the example that the tutorials use.
    """
    return files(__name__).joinpath(f"{_known(name)}.yaml").read_text(encoding="utf-8")


def _known(name: str) -> str:
    if name not in _EXAMPLES:
        raise UnknownIdError(what="example", identifier=name, known=_EXAMPLES, owner="logicmodel")
    return name
