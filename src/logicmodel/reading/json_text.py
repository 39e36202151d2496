"""JSON as a tree."""

from __future__ import annotations

import json
import re
from typing import Final

from logicmodel.reading.source import Source
from logicmodel.reading.tree import Mapping, Scalar, Sequence, Tree, TreeBuilder

_TOKEN: Final = re.compile(r'"([^"\\]*)"|("[^"\\]*(?:\\.[^"\\]*)*")|[][{}]|[^\s,:\]}]+')
_NOT_NUMBERS: Final = frozenset({"NaN", "Infinity", "-Infinity"})


def read_json(source: Source) -> Tree:
    """
    Return a JSON text as a tree.

    Args:
        source: The file.

    Raises:
        FormatError: It is not JSON.
    """
    _check(source)
    builder = TreeBuilder(source)
    for match in _TOKEN.finditer(source.text):
        _step(builder, match)
    return builder.tree()


def _check(source: Source) -> None:
    """Refuse what is not JSON, so that the walk over its tokens may take the rules for granted."""
    try:
        json.loads(source.text, parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        raise source.unreadable(error.pos, f"this is not JSON: {error.msg.removesuffix(' at')}") from None
    except RecursionError:
        # It is nested so deep that the walk will refuse it, and can say where.
        pass


def _step(builder: TreeBuilder, match: re.Match[str]) -> None:
    found, at = match.group(), match.start()
    simple, escaped = match.groups()
    if simple is not None:
        builder.add(Scalar(at, simple, quoted=True))
    elif escaped is not None:
        builder.add(Scalar(at, json.loads(escaped), quoted=True))
    elif found == "{":
        builder.start(Mapping(at))
    elif found == "[":
        builder.start(Sequence(at))
    elif found in "}]":
        builder.end()
    else:
        if found in _NOT_NUMBERS:
            builder.refuse(at, f"{found} is not a number that JSON knows", "leave it out if it is unknown")
        builder.add(Scalar(at, found, quoted=False))
