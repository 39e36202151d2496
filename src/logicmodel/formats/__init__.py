"""Models as YAML, JSON, workbooks and folders of CSV files: written without loss, read with all problems at once."""

from logicmodel.formats.drafts import Draft, dump_draft, dumps_draft, load_draft, loads_draft
from logicmodel.formats.files import dump, dumps, load, loads
from logicmodel.formats.loose_ends import LooseEnd
from logicmodel.formats.schema import json_schema

__all__ = [
    "Draft",
    "LooseEnd",
    "dump",
    "dump_draft",
    "dumps",
    "dumps_draft",
    "json_schema",
    "load",
    "load_draft",
    "loads",
    "loads_draft",
]
