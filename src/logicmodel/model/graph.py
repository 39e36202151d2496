"""The model as a graph of networkx, for the algorithms that networkx has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from attrs import fields

from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.stages import Group, Stage

if TYPE_CHECKING:
    import networkx as nx

_SORTS: Final = {Stage: "stage", Group: "group"}

# `id` says the same, in the form in which a file writes it.
_LEFT_OUT: Final = {"own_id", "own_stage"}


def graph_of(
    columns: Iterable[Stage | Group], elements: Iterable[Element], links: Iterable[Link]
) -> nx.MultiDiGraph[str]:
    """
    Return a frozen graph of networkx; `LogicModel.graph` says what is in it.

    Args:
        columns: The stages and groups of the model; those without links are left out, as they would have no edges.
        elements: Its elements.
        links: Its links.
    """
    import networkx as nx  # noqa: PLC0415 -- it takes longer to load than all of this package

    links = tuple(links)
    ends = {end for link in links for end in (link.source, link.target)}
    nodes = [*(column for column in columns if column.id in ends), *elements]
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((node.id, {"sort": _SORTS.get(type(node), "element"), **_attributes(node)}) for node in nodes)
    for link in links:
        graph.add_edge(link.source, link.target, link.id, **_attributes(link))
    frozen: nx.MultiDiGraph[str] = nx.freeze(graph)
    return frozen


def _attributes(part: Element | Stage | Group | Link) -> dict[str, Any]:
    """Return a part itself, and its texts and numbers by the names of their fields, as algorithms read them."""
    return {"part": part, **dict(_texts_and_numbers(part))}


def _texts_and_numbers(part: Element | Stage | Group | Link) -> Iterator[tuple[str, str | float]]:
    for each in fields(type(part)):
        value = getattr(part, each.name)
        if isinstance(value, str | int | float) and each.name not in _LEFT_OUT:
            yield each.name, value
