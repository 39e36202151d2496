"""What the page asks of the library where both are in one browser: texts in, texts out."""

from __future__ import annotations

import base64
import json
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any, Final

from logicmodel.errors import LogicModelError
from logicmodel.examples import example_names, example_text
from logicmodel.formats.catalogue import format_of_file
from logicmodel.formats.files import dumps, load, loads
from logicmodel.formats.includes import FORMATS
from logicmodel.model.logic_model import LogicModel
from logicmodel.workbench.answering import answer
from logicmodel.workbench.keeping import kept

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
        ending: As for `logicmodel.workbench.keeping.kept`.
    """

    def content() -> bytes:
        return kept(loads(text, name=NAME), json.loads(wanted), ending)

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
    with TemporaryDirectory() as folder:
        file = Path(folder) / PurePath(name).name
        file.write_bytes(content)
        format = _format_in(str(file))
        if format in FORMATS:
            text = content.decode("utf-8-sig", "replace")
            return {"text": text if format == "yaml" else dumps(loads(content, "json", file.name)), "losses": ""}
        try:
            model, losses = _read(str(file), format)
        except (LogicModelError, ValueError) as error:
            # The folder is ours, and tells the reader nothing.
            raise ValueError(str(error).replace(f"{folder}/", "")) from error
    return {"text": dumps(model), "losses": str(losses) if losses else ""}


def _format_in(file: str) -> str | None:
    """Return the name of the format of a file, by what is in it or else by its name."""
    from logicmodel.exchange.recognising import recognised  # noqa: PLC0415 -- fetched where a file is opened

    by_name = format_of_file(file)
    return recognised(file) or (by_name.name if by_name else None)


def _read(file: str, format: str | None) -> tuple[LogicModel, object]:
    from logicmodel.exchange.by_name import READ, reader_of  # noqa: PLC0415 -- the same

    return reader_of(str(format))(file) if format in READ else (load(file), "")


def _tried(make: Any) -> str:  # noqa: ANN401 -- a function without arguments
    try:
        return json.dumps(make())
    except (LogicModelError, ValueError) as error:
        return json.dumps({"failure": str(error)})
