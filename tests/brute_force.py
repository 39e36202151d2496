"""Small random models, and the plain, slow definitions that the questions are held against."""

from __future__ import annotations

from itertools import product

import networkx as nx
from hypothesis import strategies as st

from logicmodel import Activity, Element, Group, Impact, Input, Lag, Link, LogicModel, Outcome, Output

KINDS = (Input, Activity, Output, Outcome, Impact)
COLUMNS = {"inputs": Input, "activities": Activity, "outputs": Output, "outcomes": Outcome, "impact": Impact}

lags = st.one_of(
    st.none(),
    st.builds(
        lambda low, more, unit: Lag(low, low + more, unit),
        st.integers(0, 5),
        st.integers(0, 5),
        st.sampled_from(("days", "weeks")),
    ),
    st.builds(lambda low: Lag(low, None, "days"), st.integers(0, 5)),
)


@st.composite
def graphs(draw, *, most_elements=6, most_links=9, acyclic=False):
    """Return a model with loops, parallel links, links that skip stages, and links from and to stages and groups."""
    kinds = draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=most_elements))
    elements = [kind(f"e{number}", f"Element {number}") for number, kind in enumerate(kinds)]
    ids = [element.id for element in elements]
    groups = [
        Group(f"g{number}", f"Group {number}", members=members)
        for number, members in enumerate(
            draw(st.lists(st.lists(st.sampled_from(ids), unique=True, max_size=3), max_size=2))
        )
    ]
    nodes = [*ids, *COLUMNS, *(group.id for group in groups)]
    ends = st.one_of(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(nodes))
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=most_links))
    links = [
        Link(
            source,
            target,
            id=f"l{number}",
            sign=draw(st.sampled_from(("positive", "negative", "unknown"))),
            confidence=draw(st.sampled_from((None, 0.25, 0.5, 1))),
            lag=draw(lags),
            feedback=draw(st.sampled_from((False, False, False, True))),
        )
        for number, (source, target) in enumerate(pairs)
    ]
    model = LogicModel("random", parts=[*elements, *groups, *links])
    if acyclic:
        order = {element.id: number for number, element in enumerate(model.elements)}
        kept = [
            link
            for link in links
            if all(order[a] < order[b] for a, b, key in expanded(model).edges(keys=True) if key == link.id)
        ]
        model = LogicModel("random", parts=[*elements, *groups, *kept])
    return model


def members(model: LogicModel, identifier: str) -> list[str]:
    """Return the elements for which an id stands."""
    node = model[identifier]
    return [node.id] if isinstance(node, Element) else [element.id for element in model.members(identifier)]


def expanded(model: LogicModel, *, feedback: bool = True, stated_only: bool = False) -> nx.MultiDiGraph:
    """Return the steps of a model between elements, one edge for each pair that an arrow joins; its link is the key."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(element.id for element in model.elements)
    for link in model.links:
        if link.feedback and not feedback:
            continue
        for source, target in product(members(model, link.source), members(model, link.target)):
            stated = (source, target) == (link.source, link.target)
            if stated or (not stated_only and source != target):
                graph.add_edge(source, target, link.id)
    return graph


def all_paths(graph: nx.MultiDiGraph, sources: list[str], targets: list[str]) -> list[tuple[tuple[str, str, str], ...]]:
    """Return all paths from any of some elements to any of some others, as source, target and link of each step."""
    return sorted(
        tuple(path)
        for source, target in product(sources, targets)
        if source != target
        for path in nx.all_simple_edge_paths(graph, source, target)
    )


def all_loops(graph: nx.MultiDiGraph) -> set[frozenset[tuple[str, str, str]]]:
    """Return all loops, each as the set of its steps."""
    simple = nx.DiGraph(graph)
    return {
        frozenset((a, b, key) for a, b, key in zip(loop, [*loop[1:], loop[0]], keys, strict=True))
        for loop in nx.simple_cycles(simple)
        for keys in product(*(graph[a][b] for a, b in zip(loop, [*loop[1:], loop[0]], strict=True)))
    }


def steps(path) -> tuple[tuple[str, str, str], ...]:
    """Return a path as `all_paths` does."""
    return tuple((step.source, step.target, step.link.id) for step in path)


def two_ends(model: LogicModel) -> st.SearchStrategy[tuple[list[str], list[str]]]:
    """Return two selections of elements, stages and groups of a model."""
    ids = [element.id for element in model.elements]
    some = st.lists(
        st.sampled_from([*ids, *ids, *(stage.id for stage in model.stages), *(g.id for g in model.groups)]),
        min_size=1,
        max_size=2,
    )
    return st.tuples(some, some)


def elements_of(model: LogicModel, selection: list[str]) -> list[str]:
    """Return the elements of a selection, each once."""
    return list(dict.fromkeys(element for each in selection for element in members(model, each)))
