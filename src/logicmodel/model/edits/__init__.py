"""How one model becomes another: other fields, more parts or fewer, another order, other ids, a part of it."""

from logicmodel.model.edits.adding import add_parts, remove_parts
from logicmodel.model.edits.changing import with_fields
from logicmodel.model.edits.moving import move_part, reorder_parts
from logicmodel.model.edits.renaming import prefixed, rename
from logicmodel.model.edits.replacing import replace_parts
from logicmodel.model.edits.restricting import subset

__all__ = [
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
