"""Mermaid flowcharts, also as chat assistants write them, alone or inside Markdown."""

from __future__ import annotations

from typing import Unpack

from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.files import Readable, content_of
from logicmodel.exchange.losses import Imported
from logicmodel.exchange.mermaid.diagram import diagram_in
from logicmodel.exchange.mermaid.statements import FlowchartReader

__all__ = ["read_mermaid"]


def read_mermaid(source: Readable, **options: Unpack[DraftOptions]) -> Imported:
    """
    Return the flowchart in a Mermaid file, or in the first ``mermaid`` block of a Markdown file, as a model.

    Subgraphs whose titles are words for stages become stages, the others groups. A cross at the end of an arrow means
    that more leads to less; colours, shapes and places are left out. What Mermaid itself would refuse, such as brackets
    without quotes, is read where its meaning is plain, and reported. What this library draws comes back with its ids.

    Args:
        source: A path, or the content as bytes.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: It is no flowchart, or a line of it cannot be read.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_mermaid
        >>> chart = '''
        ... flowchart LR
        ...   subgraph in [Inputs]
        ...     staff[Two coordinators]
        ...   end
        ...   staff --> train[Train volunteers]:::activity
        ... '''
        >>> model, losses = read_mermaid(chart.encode())
        >>> model.element("train").kind
        'activity'
    """
    content = content_of(source)
    diagram = diagram_in(content.text())
    return imported(FlowchartReader(diagram, content.stem).draft(), **options)
