"""The logic model as a value, and the functions that return a changed one."""

from logicmodel.model.edits import (
    add_parts,
    move_part,
    prefixed,
    remove_parts,
    rename,
    reorder_parts,
    replace_parts,
    subset,
    with_fields,
)
from logicmodel.model.edits.restricting import Selection
from logicmodel.model.logic_model import LogicModel, Part

__all__ = [
    "LogicModel",
    "Part",
    "Selection",
    "add_parts",
    "move_part",
    "prefixed",
    "remove_parts",
    "rename",
    "reorder_parts",
    "replace_parts",
    "subset",
    "with_fields",
]
