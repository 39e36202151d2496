"""Models from JSON, faster where nothing is wrong with it."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from logicmodel.errors import LogicModelError
from logicmodel.formats.files import loads
from logicmodel.model.logic_model import LogicModel
from logicmodel.reading.limits import MAX_BYTES


def quickly_loaded(text: str) -> LogicModel | None:
    """
    Return the model in a text of JSON, whose parts know no line; None where the reader that knows lines has to look.

    The JSON parser of Python is faster than the reader that counts lines, and the same checks follow. A text with
    anything wrong in it is read again by that reader, for a message with its place.

    Args:
        text: The text.
    """
    if len(text) > MAX_BYTES:
        return None
    try:
        data = json.loads(text, object_pairs_hook=_each_key_once, parse_constant=_refused)
        return loads(data)
    except (LogicModelError, TypeError, ValueError, RecursionError):
        return None


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        msg = "a key is written twice"
        raise ValueError(msg)
    return found


def _refused(constant: str) -> NoReturn:
    msg = f"{constant} is not a number that JSON knows"
    raise ValueError(msg)
