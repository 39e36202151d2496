"""The logic model as a value, and the functions that return a changed one."""

from logicmodel.model.edits import prefixed, rename, replace_parts, subset
from logicmodel.model.edits.restricting import Selection
from logicmodel.model.logic_model import LogicModel, Part

__all__ = [
    "LogicModel",
    "Part",
    "Selection",
    "prefixed",
    "rename",
    "replace_parts",
    "subset",
]
