"""
The JSON Schema of the format, from which editors complete and check model files.

It is made from the description of the fields and shipped as a file. To make that anew, run
``python -m logicmodel.formats.schema_making > src/logicmodel/formats/logicmodel.schema.json``.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def json_schema() -> dict[str, Any]:
    """
    Return the JSON Schema of the format.

    It knows the shape of a file. What only the reader knows, such as whether a link names something that is there,
    `load` says.

    Returns:
        A schema of the dialect 2020-12, which also describes YAML files.

    Example:
        >>> from logicmodel.formats import json_schema
        >>> sorted(json_schema()["$defs"]["outcome"]["anyOf"][1]["properties"]["term"]["enum"])
        ['long', 'medium', 'short']
    """
    schema: dict[str, Any] = json.loads(schema_text())
    return schema


def schema_text() -> str:
    """Return the file that is shipped."""
    return files("logicmodel.formats").joinpath("logicmodel.schema.json").read_text(encoding="utf-8")
