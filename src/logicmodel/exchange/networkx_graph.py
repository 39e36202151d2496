"""
The door to networkx: a model as a graph for its algorithms, and a graph as a model.

An attribute of a graph is one number or one text, so that networkx can write it as GraphML, GEXF and the like. So a
graph says less than a model; `to_networkx` lists what it leaves out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from logicmodel.errors import Problem, ShapeError
from logicmodel.model.logic_model import LogicModel, Part, refuse_non_model
from logicmodel.vocabulary.elements import KINDS, Element, Outcome
from logicmodel.vocabulary.links import Lag, Link
from logicmodel.vocabulary.stages import Group, Stage
from logicmodel.vocabulary.stakeholders import Stakeholder

if TYPE_CHECKING:
    import networkx as nx

Attributes: TypeAlias = Mapping[str, Any]

SEPARATOR: Final = "; "
_DESCRIBED: Final = ("description", "notes", "tags", "url")
_HEADER: Final = ("title", "version", "review_date", "language", *_DESCRIBED)
_LINK: Final = ("rationale", "confidence", "sign", "necessity", "feedback", *_DESCRIBED)


def to_networkx(model: LogicModel, *, columns: bool = True) -> nx.MultiDiGraph[str]:
    """
    Return a model as a graph of networkx.

    Nodes are named by id, and edges are keyed by the id of the link. Besides the elements, the stages and groups that
    are declared or linked are nodes; the attribute ``sort`` is ``element``, ``stage`` or ``group``. A link between
    columns is one edge between their nodes and is not multiplied out. The attribute ``model`` of the graph is its id.

    A graph cannot hold all of a model. It leaves out indicators, references, suppressions, data, ratings of links,
    claims, rivals, external factors, the assumptions of the whole model, what stands by itself, places, and what is
    said of stakeholders beyond id and label. Of the assumptions
    of a link it has the texts, of its evidence the ids, for the reader's eye: `from_networkx` does not take them back.
    All else comes back, but that a tag with ``;`` and a space in it comes back as two.

    It is a plain graph of networkx, on which a backend that is installed and asked for does the work.

    Args:
        model: The model.
        columns: Whether stages and groups are in the graph, with the links that start or end at them.

    Returns:
        A new graph, which is the caller's to change.

    Example:
        >>> import networkx as nx
        >>> from logicmodel import load_example
        >>> from logicmodel.exchange import to_networkx
        >>> graph = to_networkx(load_example("reading-together"), columns=False)
        >>> between = nx.betweenness_centrality(graph)
        >>> max(between, key=between.get)
        'sessions-held'
    """
    refuse_non_model(model)
    import networkx as nx  # noqa: PLC0415 -- it takes longer to load than all of this package

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(model=model.id, **_scalars(model, _HEADER))
    if columns:
        _add_columns(graph, model)
    for element in model.elements:
        graph.add_node(element.id, sort="element", **_element_attributes(element))
    for position, link in enumerate(model.links):
        if link.source in graph and link.target in graph:
            graph.add_edge(link.source, link.target, link.id, position=position, **_link_attributes(link))
    return graph


def from_networkx(graph: nx.Graph[Any], *, id: str | None = None) -> LogicModel:
    """
    Return a graph of networkx as a model.

    Nodes are ids. A node needs the attributes ``label`` and ``kind``, and ``stage`` where the kind is not one of the
    five that the library knows. With ``sort="stage"`` or ``sort="group"`` it is one of these and needs only a
    ``label``. The other attributes of nodes, edges and the graph are those that `to_networkx` writes; any others are
    left out.

    Args:
        graph: A directed graph, with or without parallel edges.
        id: The id of the model; default: the attribute ``model`` of the graph.

    Returns:
        The model.

    Raises:
        ShapeError: The graph is not a model; the error lists all that is missing or wrong.
        ValueError: The graph is not directed, or the model has no id.

    Example:
        >>> import networkx as nx
        >>> from logicmodel.exchange import from_networkx
        >>> graph = nx.DiGraph([("staff", "train")])
        >>> graph.add_node("staff", label="Coordinators", kind="input")
        >>> graph.add_node("train", label="Train volunteers", kind="activity")
        >>> from_networkx(graph, id="reading")
        <LogicModel 'reading': 2 elements, 1 link>
    """
    if not graph.is_directed():
        msg = "the graph has no directions, but a link has a source and a target; take a DiGraph or a MultiDiGraph"
        raise ValueError(msg)
    id = graph.graph.get("model") if id is None else id
    if id is None:
        msg = "the graph has no attribute 'model'; say which id the model is to have: from_networkx(graph, id=…)"
        raise ValueError(msg)
    parts: list[Part] = []
    found: list[Problem] = []
    makers: list[Callable[[], Part]] = [
        *(partial(_node, *node) for node in _nodes(graph)),
        *(partial(_link, *edge) for edge in _edges(graph)),
    ]
    for make in makers:
        try:
            parts.append(make())
        except ShapeError as error:
            found.extend(error.problems)
    if found:
        raise ShapeError(found)
    return LogicModel(id, **_said(graph.graph, _HEADER), parts=parts)


def _add_columns(graph: nx.MultiDiGraph[str], model: LogicModel) -> None:
    declared = {stage.id for stage in model.declared_stages}
    linked = {end for link in model.links for end in (link.source, link.target)}
    for stage in model.stages:
        if stage.id in declared:
            graph.add_node(stage.id, sort="stage", label=stage.label, **_scalars(stage, _DESCRIBED))
        elif stage.id in linked:
            graph.add_node(stage.id, sort="stage", label=stage.label, declared=False)
    for group in model.groups:
        members = SEPARATOR.join(group.members)
        graph.add_node(group.id, sort="group", label=group.label, members=members, **_scalars(group, _DESCRIBED))


def _element_attributes(element: Element) -> dict[str, Any]:
    names = ("label", "kind", "stage", *(("term",) if isinstance(element, Outcome) else ()), *_DESCRIBED)
    who = {} if element.who is None else {"who": element.who.id, "who_label": element.who.label}
    return {**_scalars(element, names), **who}


def _link_attributes(link: Link) -> dict[str, Any]:
    carried = {
        "assumptions": SEPARATOR.join(assumption.text for assumption in link.assumptions),
        "evidence": SEPARATOR.join(source.id for source in link.evidence),
    }
    lag = {f"lag_{name}": getattr(link.lag, name, None) for name in ("earliest", "latest", "unit")}
    extra = {name: value for name, value in {**carried, **lag}.items() if value not in (None, "")}
    return {"id": link.id, **_scalars(link, _LINK), **extra}


def _scalars(value: object, names: Iterable[str]) -> dict[str, Any]:
    """Return what is said in some fields of a value, tags as one text."""
    said = {name: getattr(value, name) for name in names}
    said = {name: SEPARATOR.join(each) if isinstance(each, tuple) else each for name, each in said.items()}
    return {name: each for name, each in said.items() if each not in (None, "")}


def _said(attributes: Attributes, names: Iterable[str]) -> dict[str, Any]:
    """Return what is said in some attributes as arguments for a value; the other way round from `_scalars`."""
    said = {name: attributes[name] for name in names if attributes.get(name) is not None}
    return {name: _listed(each) if name == "tags" else each for name, each in said.items()}


def _listed(text: Any) -> Any:  # noqa: ANN401 -- an attribute can be anything
    """Return what was joined as a list; what is no text stays as it is, for the rules to refuse."""
    return tuple(filter(None, text.split(SEPARATOR))) if isinstance(text, str) else text


def _nodes(graph: nx.Graph[Any]) -> Iterator[tuple[Any, Attributes]]:
    """Return the nodes that are to be parts; a standard stage is there without being declared."""
    return ((node, said) for node, said in graph.nodes(data=True) if said.get("declared", True))


def _edges(graph: nx.Graph[Any]) -> Iterator[tuple[Any, Any, Any, Attributes]]:
    """Return source, target, key and attributes of the edges in the order of their positions, where they have one."""
    import networkx as nx  # noqa: PLC0415 -- the same

    if isinstance(graph, nx.MultiDiGraph):
        edges = [(a, b, key, graph.edges[a, b, key]) for a, b, key in graph.edges(keys=True)]
    else:
        edges = [(a, b, None, graph.edges[a, b]) for a, b in graph.edges()]
    return iter(sorted(edges, key=lambda edge: edge[3].get("position", math.inf)))


def _node(id: Any, said: Attributes) -> Element | Stage | Group:  # noqa: ANN401 -- a node can be anything hashable
    described = _said(said, _DESCRIBED)
    label = said.get("label", "")
    match said.get("sort", "element"):
        case "stage":
            return Stage(id, label, **described)
        case "group":
            return Group(id, label, members=_listed(said.get("members", ())), **described)
        case "element":
            return _element(id, label, said, described)
        case other:
            raise ShapeError([Problem(f"node {id!r} has the sort {other!r}", hint="write element, stage or group")])


def _element(id: Any, label: str, said: Attributes, described: dict[str, Any]) -> Element:  # noqa: ANN401 -- as above
    kind = str(said.get("kind"))
    rest: dict[str, Any] = {**_said(said, ("stage", "term")), **described}
    if "who" in said:
        rest["who"] = Stakeholder(said["who"], said.get("who_label", said["who"]))
    if kind in KINDS:
        return KINDS[kind](id, label, **rest)
    missing = [name for name in ("kind", "stage") if not said.get(name)]
    if missing:
        known = ", ".join(KINDS)
        hint = f"give the node the attribute kind ({known}), or a kind of your own with the stage in which it stands"
        raise ShapeError([Problem(f"node {id!r} has no {' and no '.join(missing)}", hint=hint)])
    return Element(id, label, kind=kind, **rest)


def _link(source: Any, target: Any, key: Any, said: Attributes) -> Link:  # noqa: ANN401 -- an edge can join anything
    named = said.get("id") or (key if isinstance(key, str) else None)
    if named is None and key not in {None, 0}:
        hint = "give the edge the attribute id, or a text as its key"
        raise ShapeError([Problem(f"a second link from {source!r} to {target!r} needs an id of its own", hint=hint)])
    rest = _said(said, _LINK)
    if named is not None:
        rest["id"] = named
    lag: list[Any] = [said.get(f"lag_{name}") for name in ("earliest", "latest", "unit")]
    if any(each is not None for each in lag):
        rest["lag"] = Lag(*lag)
    return Link(source, target, **rest)
