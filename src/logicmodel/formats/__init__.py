"""Models as YAML and JSON: written without loss, read with all problems reported at once."""

from logicmodel.formats.files import dump, dumps, load, loads
from logicmodel.formats.schema import json_schema

__all__ = [
    "dump",
    "dumps",
    "json_schema",
    "load",
    "loads",
]
