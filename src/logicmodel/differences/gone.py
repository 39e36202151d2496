"""Two versions as one model: the newer one, and what it no longer has of the older one."""

from __future__ import annotations

from logicmodel.differences.applying import patched
from logicmodel.differences.comparing import Lanes, compared
from logicmodel.differences.records import model_of, records_of
from logicmodel.model.logic_model import LogicModel


def with_gone(old: LogicModel, new: LogicModel) -> LogicModel:
    """
    Return the newer version with all that only the older one has, each part where it stood.

    Args:
        old: The older version.
        new: The newer version.

    Raises:
        ShapeError: An id is that of an element in one version, and of a stage or a group in the other one.
    """
    records = records_of(new)
    gone = [change for change in compared(records, records_of(old), Lanes.of(old)) if change.kind == "added"]
    return model_of(patched(records, gone), new, old)
