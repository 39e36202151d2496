"""What the page asks of the library where both are in one browser: texts in, texts out."""

from __future__ import annotations

import base64
import json
from pathlib import PurePath
from typing import Any, Final

from logicmodel.errors import LogicModelError
from logicmodel.examples import example_names, example_text
from logicmodel.formats.files import dumps, loads
from logicmodel.formats.includes import ENDINGS, Format
from logicmodel.workbench.answering import answer, picture_of

#: The name of the text, as problems give it.
NAME: Final = "model.yaml"


def start() -> str:
    """Return what the page needs to start, as JSON: the examples by name."""
    return json.dumps({"examples": {name: example_text(name) for name in example_names()}})


def answered(text: str, wanted: str) -> str:
    """
    Return what the page shows of a text, as JSON.

    Args:
        text: The model in YAML.
        wanted: What the reader chose, as JSON.
    """
    return json.dumps(answer(lambda: loads(text, name=NAME), json.loads(wanted)))


def saved(text: str, wanted: str, ending: str) -> str:
    """
    Return a file for the reader to save, as JSON with its bytes in base64, or why there is none.

    Args:
        text: The model in YAML.
        wanted: What the reader chose, as JSON.
        ending: ``.yaml``, ``.json``, or an ending that a picture can be saved with.
    """

    def content() -> bytes:
        model = loads(text, name=NAME)
        if ending in ENDINGS:
            return dumps(model, ENDINGS[ending]).encode()
        return picture_of(model, json.loads(wanted)).rendered(ending)

    return _tried(lambda: {"base64": base64.b64encode(content()).decode()})


def opened(name: str, content: str) -> str:
    """
    Return a file that the reader dropped as YAML, as JSON with what was lost, or why it cannot be read.

    Args:
        name: The name of the file, whose ending says its format.
        content: Its bytes in base64.
    """
    return _tried(lambda: _as_yaml(name, base64.b64decode(content)))


def _as_yaml(name: str, content: bytes) -> dict[str, Any]:
    ending = PurePath(name).suffix.lower()
    format: Format = "json" if ending == ".json" else "yaml"
    return {"text": dumps(loads(content, format, name)), "losses": ""}


def _tried(make: Any) -> str:  # noqa: ANN401 -- a function without arguments
    try:
        return json.dumps(make())
    except (LogicModelError, ValueError) as error:
        return json.dumps({"failure": str(error)})
