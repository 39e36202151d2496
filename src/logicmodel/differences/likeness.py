"""Parts that have another id and much the same label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.flows import Node
from logicmodel.vocabulary.stages import STANDARD_STAGES


def renamed_alike(old: LogicModel, new: LogicModel, likeness: float, told: Mapping[str, str]) -> dict[str, str]:
    """
    Return new ids by old ones, for parts of one kind whose labels are alike; the most alike first.

    Args:
        old: The older version.
        new: The newer version.
        likeness: How alike they must be, from 0 to 1.
        told: New ids that are known already.

    Raises:
        ValueError: ``likeness`` is not from 0 to 1.
    """
    if not 0 <= likeness <= 1:
        msg = f"likeness must be from 0 to 1, not {likeness!r}"
        raise ValueError(msg)
    gone = [part for part in _named(old) if part.id not in new and part.id not in told]
    come = [part for part in _named(new) if part.id not in old and part.id not in told.values()]
    pairs = sorted(_alike(gone, come, likeness), reverse=True)
    found: dict[str, str] = {}
    for _, one, other in pairs:
        if one not in found and other not in found.values():
            found[one] = other
    return found


def _named(model: LogicModel) -> Iterator[Node]:
    yield from model.elements
    yield from model.groups
    yield from (stage for stage in model.stages if stage.id not in STANDARD_STAGES)


def _alike(gone: list[Node], come: list[Node], likeness: float) -> Iterator[tuple[float, str, str]]:
    for one in gone:
        matcher = SequenceMatcher(b=one.label.casefold(), autojunk=False)
        for other in come:
            if _kind(one) != _kind(other):
                continue
            matcher.set_seq1(other.label.casefold())
            # The quick ratios are upper bounds, and spare most of the comparing.
            if matcher.real_quick_ratio() >= likeness and matcher.quick_ratio() >= likeness:
                ratio = matcher.ratio()
                if ratio >= likeness:
                    yield ratio, one.id, other.id


def _kind(part: Node) -> object:
    return part.kind if isinstance(part, Element) else type(part)
