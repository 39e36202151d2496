"""Asking one pair, or all inputs and all outcomes, with the compiled built, against three graph libraries."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from functools import cached_property
from itertools import islice
from typing import Any

import igraph
import networkx as nx
import rustworkx as rx
from graphs import Rows, as_model, as_networkx, layered, tangled
from measure import as_ratio, as_time, seconds

from logicmodel import LogicModel, between, bottlenecks, contribution_matrix, count_paths, loops, paths, what_if
from logicmodel.questions import cuts, robustness, strongest_paths
from logicmodel.questions.compiled import compile_model
from logicmodel.questions.region import reach

MOST_PATHS = 200_000
IMPACT = 6
WHOLE_UP_TO = 10_000
COUNTED = (10, 400, 20_000, 1_000_000, 100_000_000)
COUNTED_BY_NETWORKX = 50_000
COUNTED_BY_OTHERS = 2_000_000
SLOW_UP_TO = 100_000

Runs = dict[str, Callable[[], Any] | None]


class Asked:
    """One graph in all four libraries, and the pair that is asked about."""

    def __init__(self, rows: Rows) -> None:
        """Take the rows; the pair is the first element and the last one that it reaches."""
        self.model: LogicModel = as_model(rows)
        self.compiled = compile_model(self.model)
        size = len(rows.elements)
        self.source = 0
        reached = reach(self.compiled.succ, [0])
        self.target = max(reached)
        self.middle = next(node for node in sorted(reached) if node > self.source and node * 2 > size // 3)
        self.ids = [element.id for element in self.model.elements]
        # Beyond this size the graphs of all four would not fit into memory side by side.
        others = rows if size <= SLOW_UP_TO else Rows([], [])
        self.nx = as_networkx(others)
        pairs = [(int(a[1:]), int(b[1:])) for a, b, _ in others.links]
        self.rx = rx.PyDiGraph()
        self.rx.add_nodes_from(range(size))
        self.rx.add_edges_from([(a, b, 1.0) for a, b in pairs])
        self.ig = igraph.Graph(n=size, edges=pairs, directed=True)
        self.weights = [-math.log(confidence) for *_, confidence in others.links]
        self.inputs = [number for number, (_, _, stage) in enumerate(rows.elements) if stage == 0]
        self.impacts = [number for number, (_, _, stage) in enumerate(rows.elements) if stage == IMPACT]

    @cached_property
    def rooted(self) -> nx.DiGraph[str]:
        """The graph of networkx with one root before all inputs."""
        graph = self.nx.copy()
        graph.add_edges_from(("root", self.ids[each]) for each in self.inputs)
        return graph

    @property
    def ends(self) -> tuple[str, str]:
        """The ids of the pair."""
        return self.ids[self.source], self.ids[self.target]


def questions(asked: Asked) -> dict[str, Runs]:
    """Return each question with how each library answers it; None where it cannot, or not in reasonable time."""
    a, b = asked.ends
    source, target, size = asked.source, asked.target, len(asked.ids)
    whole = size <= WHOLE_UP_TO
    slow = size <= (SLOW_UP_TO if len(between(asked.model, a, b).elements) < size / 100 else WHOLE_UP_TO)
    few = int(count_paths(asked.model, a, b)) <= MOST_PATHS
    middle = asked.ids[asked.middle]
    return {
        "count the paths of a pair": {
            "ours": lambda: count_paths(asked.model, a, b),
            "networkx": (lambda: sum(1 for _ in nx.all_simple_paths(asked.nx, a, b))) if few and slow else None,
            "rustworkx": (lambda: len(rx.all_simple_paths(asked.rx, source, target))) if few and slow else None,
            "igraph": (lambda: len(asked.ig.get_all_simple_paths(source, target))) if few and slow else None,
        },
        "the ten shortest paths": {
            "ours": lambda: list(islice(paths(asked.model, a, b), 10)),
            "networkx": (lambda: list(islice(nx.shortest_simple_paths(asked.nx, a, b), 10))) if whole else None,
            "rustworkx": None,
            "igraph": (lambda: asked.ig.get_k_shortest_paths(source, target, k=10)) if slow else None,
        },
        "the ten strongest paths": {
            "ours": lambda: strongest_paths(asked.model, a, b),
            "networkx": None,
            "rustworkx": None,
            "igraph": None,
        },
        "the ten strongest by product": {
            "ours": lambda: strongest_paths(asked.model, a, b, combine="product"),
            "networkx": None,
            "rustworkx": None,
            "igraph": (lambda: asked.ig.get_k_shortest_paths(source, target, k=10, weights=asked.weights))
            if slow
            else None,
        },
        "bottlenecks of a pair": {
            "ours": lambda: bottlenecks(asked.model, a, b),
            "networkx": (lambda: nx.immediate_dominators(asked.nx, a)) if slow else None,
            "rustworkx": (lambda: rx.immediate_dominators(asked.rx, source)) if slow else None,
            "igraph": (lambda: asked.ig.dominator(source)) if slow else None,
        },
        "bottlenecks from all inputs to each impact": {
            "ours": (lambda: bottlenecks(asked.model, "inputs", "impact")) if size <= SLOW_UP_TO else None,
            "networkx": (lambda: nx.immediate_dominators(asked.rooted, "root")) if slow else None,
            "rustworkx": None,
            "igraph": None,
        },
        "smallest cuts of a pair": {
            "ours": lambda: cuts(asked.model, a, b),
            "networkx": (lambda: nx.minimum_edge_cut(asked.nx, a, b)) if slow else None,
            "rustworkx": None,
            "igraph": (lambda: asked.ig.mincut(source, target)) if slow else None,
        },
        "largest flow of a pair": {
            "ours": lambda: robustness(asked.model, a, b),
            "networkx": (lambda: nx.maximum_flow_value(_unit(asked.nx), a, b, capacity="unit")) if slow else None,
            "rustworkx": None,
            "igraph": (lambda: asked.ig.maxflow_value(source, target)) if slow else None,
        },
        "what breaks without one element": {
            "ours": lambda: what_if(asked.model, without=middle),
            "networkx": (lambda: _without(asked, middle)) if slow else None,
            "rustworkx": None,
            "igraph": None,
        },
        "which inputs reach which impacts": {
            "ours": (lambda: _reach_matrix(asked)) if whole else None,
            "networkx": (lambda: [nx.descendants(asked.nx, asked.ids[each]) for each in asked.inputs])
            if whole
            else None,
            "rustworkx": (lambda: [rx.descendants(asked.rx, each) for each in asked.inputs]) if whole else None,
            "igraph": (lambda: [asked.ig.subcomponent(each, mode="out") for each in asked.inputs]) if whole else None,
        },
        "what loops tie together": {
            "ours": lambda: loops(asked.model),
            "networkx": (lambda: list(nx.strongly_connected_components(asked.nx))) if slow else None,
            "rustworkx": (lambda: rx.strongly_connected_components(asked.rx)) if slow else None,
            "igraph": (lambda: asked.ig.connected_components("strong")) if slow else None,
        },
    }


def _unit(graph: nx.DiGraph[str]) -> nx.DiGraph[str]:
    if "unit" not in graph.graph:
        nx.set_edge_attributes(graph, 1, "unit")
        graph.graph["unit"] = True
    return graph


def _reach_matrix(asked: Asked) -> object:
    return contribution_matrix(asked.model, "inputs", "impact")


def _without(asked: Asked, identifier: str) -> set[str]:
    """Return what networkx says is not reached any more: copy, remove, search from all that nothing leads to."""
    left = asked.nx.copy()
    left.add_edges_from(("root", node) for node, degree in asked.nx.in_degree() if not degree)
    left.remove_node(identifier)
    return set(left) - nx.descendants(left, "root")


def counting(size: int) -> list[str]:
    """Return the rows of the table about one element and others to which ever more paths lead."""
    asked = Asked(tangled(size))
    start = asked.ids[0]
    matrix = contribution_matrix(asked.model, start, asked.ids[1:], measure="paths")
    lines = ["| paths | logicmodel | networkx | rustworkx | igraph |", "| ---: | ---: | ---: | ---: | ---: |"]
    for wanted in COUNTED:
        numbers = {end: int(cell.value or 0) for (_, end), cell in matrix.cells.items()}
        end = min(numbers, key=lambda each: abs(numbers[each] - wanted))
        paths_there = numbers[end]
        # The others would walk the whole graph in vain; they are given the part between the two only.
        part = [int(element.id[1:]) for element in between(asked.model, start, end).elements]
        graph = asked.nx.subgraph(f"e{number}" for number in part).copy()
        rx_graph, ig_graph, last = asked.rx.subgraph(part), asked.ig.induced_subgraph(part), len(part) - 1
        took = seconds(lambda end=end: count_paths(asked.model, start, end))
        others = [
            (COUNTED_BY_NETWORKX, lambda graph=graph, end=end: sum(1 for _ in nx.all_simple_paths(graph, start, end))),
            (COUNTED_BY_OTHERS, lambda graph=rx_graph, last=last: len(rx.all_simple_paths(graph, 0, last))),
            (COUNTED_BY_OTHERS, lambda graph=ig_graph, last=last: len(graph.get_all_simple_paths(0, last))),
        ]
        ratios = (as_ratio(seconds(run) if paths_there <= most else None, took) for most, run in others)
        lines.append(f"| {paths_there:,} | {as_time(took)} | {' | '.join(ratios)} |")
        print(lines[-1], flush=True)
    return lines


def asking(size: int, shape: str) -> list[str]:
    """Return the rows of the table about one graph."""
    start = time.perf_counter()
    asked = Asked({"layered": layered, "tangled": tangled}[shape](size))
    print(f"{size:,} {shape}: made in {time.perf_counter() - start:.1f} s", flush=True)
    number = int(count_paths(asked.model, *asked.ends))
    lines = [
        f"### {size:,} elements, {shape}",
        "",
        f"{len(asked.model.links):,} links; the pair has {number:.3g} paths." if number > MOST_PATHS
        else f"{len(asked.model.links):,} links; the pair has {number:,} paths.",
        "",
        "| question | logicmodel | networkx | rustworkx | igraph |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]  # fmt: skip
    for question, runs in questions(asked).items():
        ours = runs.pop("ours")
        if ours is None:
            continue
        took = seconds(ours)
        others = {name: None if run is None else seconds(run) for name, run in runs.items()}
        ratios = " | ".join(as_ratio(other, took) for other in others.values())
        lines.append(f"| {question} | {as_time(took)} | {ratios} |")
        print(lines[-1], flush=True)
    return [*lines, ""]
