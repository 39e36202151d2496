"""The graphs of the benchmarks: rows with a seed, as a table would have them, and what is made of them."""

from __future__ import annotations

import random
from functools import partial
from itertools import accumulate, chain
from typing import NamedTuple

import networkx as nx

from logicmodel import Activity, Impact, Input, Link, LogicModel, Outcome, Output

STAGES = (
    "inputs",
    "activities",
    "outputs",
    "short-term-outcomes",
    "medium-term-outcomes",
    "long-term-outcomes",
    "impact",
)
DEGREES = (2, 2, 3, 3)
MAKERS = (
    Input,
    Activity,
    Output,
    partial(Outcome, term="short"),
    partial(Outcome, term="medium"),
    partial(Outcome, term="long"),
    Impact,
)
DESCRIBED = {"description": None, "notes": None, "tags": (), "url": None, "suppress": ()}
ELEMENT = {"kind": "element", "who": None, "indicators": (), **DESCRIBED}
LINK = {
    "rationale": None,
    "assumptions": (),
    "evidence": (),
    "sign": "positive",
    "necessity": None,
    "lag": None,
    "feedback": False,
    **DESCRIBED,
}


class Rows(NamedTuple):
    """A model as rows: labels of the elements with the number of their stage, and links with a confidence."""

    elements: list[tuple[str, str, int]]
    links: list[tuple[str, str, float]]


def layered(size: int) -> Rows:
    """Return a tidy model: each element leads to two or three near it in the next stage."""
    chance = random.Random(size)  # noqa: S311 -- a seed, not a secret
    stage_size = size // 7
    starts = [*accumulate([stage_size] * 6, initial=0), size]
    links = {}
    for stage in range(6):
        width, next_width = starts[stage + 1] - starts[stage], starts[stage + 2] - starts[stage + 1]
        for place in range(width):
            for _ in range(chance.choice(DEGREES)):
                near = (place * next_width // width + chance.randint(-3, 3)) % next_width
                links[starts[stage] + place, starts[stage + 1] + near] = chance.randint(1, 20) / 20
    return _rows(size, links)


def tangled(size: int) -> Rows:
    """Return a model whose links skip stages at will, so that much lies between any two ends: the guard."""
    chance = random.Random(size)  # noqa: S311 -- a seed, not a secret
    links = {}
    for source in range(size - 1):
        for _ in range(chance.choice(DEGREES)):
            target = min(size - 1, source + 1 + int(chance.random() ** 2 * size / 5))
            links[source, target] = chance.randint(1, 20) / 20
    return _rows(size, links)


def _rows(size: int, links: dict[tuple[int, int], float]) -> Rows:
    elements = [(f"e{number}", f"Element {number}", min(6, number // max(1, size // 7))) for number in range(size)]
    return Rows(elements, [(f"e{source}", f"e{target}", value) for (source, target), value in sorted(links.items())])


def as_model(rows: Rows) -> LogicModel:
    """Return rows as a model."""
    elements = (MAKERS[stage](id, label) for id, label, stage in rows.elements)
    links = (Link(source, target, confidence=confidence) for source, target, confidence in rows.links)
    return LogicModel("benchmark", parts=chain(elements, links))


def as_networkx(rows: Rows) -> nx.DiGraph[str]:
    """Return rows as a graph of networkx, with the attributes that elements and links of a model have."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for id, label, stage in rows.elements:
        graph.add_node(id, label=label, stage=STAGES[stage], **ELEMENT)
    for source, target, confidence in rows.links:
        graph.add_edge(source, target, id=f"{source}->{target}", confidence=confidence, **LINK)
    return graph
