"""A model as GraphML or GEXF, by the writers of networkx."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, Any, Final

from logicmodel.exchange.fields import ELEMENT, LINK, plain_fields
from logicmodel.exchange.files import write_text
from logicmodel.exchange.graph_files import CREATOR, GEXF_META, read_gexf, read_graphml
from logicmodel.exchange.kept import lost, lost_columns
from logicmodel.exchange.losses import Imported, Losses, refuse_if_strict
from logicmodel.exchange.verifying import verified
from logicmodel.formats.catalogue import format_called
from logicmodel.model.logic_model import LogicModel, refuse_non_model

if TYPE_CHECKING:
    import networkx as nx

# networkx notes the day of writing, so that equal models would give files that differ, and no attributes of the graph.
_META: Final = re.compile(r"<meta lastmodifieddate=.*?</meta>", re.DOTALL)


def write_graphml(model: LogicModel, path: str | os.PathLike[str], *, strict: bool = False) -> Losses:
    """
    Write the elements and links of a model as GraphML, for Gephi, yEd, Cytoscape and other tools for networks.

    Args:
        model: The model.
        path: The file to write.
        strict: Whether to raise if anything is lost; then nothing is written.

    Returns:
        What is lost.

    Raises:
        FormatError: Something is lost, and ``strict`` is true.
        OSError: The file cannot be written.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.exchange import read_graphml, write_graphml
        >>> losses = write_graphml(load_example("reading-together"), "model.graphml")
        >>> len(read_graphml("model.graphml").model.links)
        20
    """
    import networkx as nx  # noqa: PLC0415 -- it takes longer to load than all of this package

    return _write(model, path, "graphml", nx.generate_graphml, read_graphml, strict=strict)


def write_gexf(model: LogicModel, path: str | os.PathLike[str], *, strict: bool = False) -> Losses:
    """
    Write the elements and links of a model as GEXF 1.2, for Gephi.

    Args:
        model: The model.
        path: The file to write.
        strict: Whether to raise if anything is lost; then nothing is written.

    Returns:
        What is lost.

    Raises:
        FormatError: Something is lost, and ``strict`` is true.
        OSError: The file cannot be written.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.exchange import read_gexf, write_gexf
        >>> losses = write_gexf(load_example("reading-together"), "model.gexf")
        >>> len(read_gexf("model.gexf").model.links)
        20
    """
    return _write(model, path, "gexf", _gexf, read_gexf, strict=strict)


def _gexf(graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    import networkx as nx  # noqa: PLC0415 -- the same

    fields = {"creator": CREATOR, **{GEXF_META[name]: each for name, each in graph.graph.items()}}
    meta = "".join(f"\n    <{name}>{escape(text)}</{name}>" for name, text in fields.items())
    yield _META.sub(lambda _: f"<meta>{meta}\n  </meta>", "\n".join(nx.generate_gexf(graph)))


def _write(  # noqa: PLR0913 -- what tells the two formats apart
    model: LogicModel,
    path: str | os.PathLike[str],
    name: str,
    generate: Callable[[nx.MultiDiGraph[str]], Iterable[str]],
    read: Callable[..., Imported],
    *,
    strict: bool,
) -> Losses:
    refuse_non_model(model)
    format = format_called(name)
    text = "\n".join(generate(_graph(model))) + "\n"
    known = [
        *lost(model, format.keeps, f"{format.title} has no place for it"),
        *lost_columns(model, "a graph has edges between elements only"),
    ]
    losses = verified(format.title, model, read(text.encode()).model, known)
    refuse_if_strict(losses, strict=strict)
    write_text(text, path)
    return losses


def _graph(model: LogicModel) -> nx.MultiDiGraph[str]:
    """Return the elements, and the links between them, as a graph whose attributes are texts and numbers."""
    import networkx as nx  # noqa: PLC0415 -- the same

    said = {"id": model.id, "title": model.title, "description": model.description}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update({f"model_{name}": each for name, each in said.items() if each})
    for element in model.elements:
        graph.add_node(element.id, label=element.label, **_scalars(plain_fields(element, ELEMENT)))
    for position, link in enumerate(model.links):
        if link.source in graph and link.target in graph:
            fields = _scalars(plain_fields(link, LINK))
            graph.add_edge(link.source, link.target, link.id, link=link.id, position=position, **fields)
    return graph


def _scalars(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: "; ".join(each) if isinstance(each, list) else each for name, each in fields.items()}
