"""Evidence on pairs of an activity and an outcome: said of the pair itself, or only of a link on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.compiled import compile_model
from logicmodel.questions.region import reach
from logicmodel.questions.selection import selected
from logicmodel.vocabulary.claims import Claim
from logicmodel.vocabulary.evidence import EvidenceUse
from logicmodel.vocabulary.links import Link

Pair = tuple[str, str]

ACTIVITY: Final = "activity"
OUTCOME: Final = "outcome"


def uses_of_pairs(model: LogicModel) -> dict[Pair, list[EvidenceUse]]:
    """
    Return the evidence on pairs: that of claims about them, and that of links from the one to the other.

    Args:
        model: The model.
    """
    uses: dict[Pair, list[EvidenceUse]] = defaultdict(list)
    carriers: tuple[Claim | Link, ...] = (*model.claims, *model.links)
    for carrier in carriers:
        if carrier.evidence:
            for pair in _pairs(model, selected(model, carrier.source), selected(model, carrier.target)):
                uses[pair].extend(carrier.evidence)
    return uses


def pairs_on_the_way(model: LogicModel) -> set[Pair]:
    """
    Return the pairs of which some link on a way from the one to the other has evidence.

    It takes one round over the model for each link that has evidence.

    Args:
        model: The model.
    """
    compiled = compile_model(model)
    found: set[Pair] = set()
    for number, link in enumerate(model.links):
        if link.evidence and compiled.has_link(number):
            start, end = compiled.arc(number)
            before, behind = (
                [compiled.elements[node].id for node in sorted(reach(arcs, [node])) if compiled.is_element(node)]
                for arcs, node in ((compiled.pred, start), (compiled.succ, end))
            )
            found.update(_pairs(model, before, behind))
    return found


def _pairs(
    model: LogicModel, sources: list[str] | tuple[str, ...], targets: list[str] | tuple[str, ...]
) -> Iterator[Pair]:
    for source in sources:
        if model.element(source).kind == ACTIVITY:
            yield from ((source, target) for target in targets if model.element(target).kind == OUTCOME)
