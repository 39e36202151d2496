"""How one model becomes another: a part of it, other parts in it, other ids."""

from logicmodel.model.edits.renaming import prefixed, rename
from logicmodel.model.edits.replacing import replace_parts
from logicmodel.model.edits.restricting import subset

__all__ = ["prefixed", "rename", "replace_parts", "subset"]
