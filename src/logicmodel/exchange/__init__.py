"""
Formats of other tools: every reader returns a model and its losses, every writer returns its losses.

A reader is called ``read_…`` and returns `Imported`, which is the model and a report. A writer is called ``write_…``
and returns the report. With ``strict=True`` both raise `FormatError` if anything would be lost. The report is empty if
and only if reading back what was written gives an equal model. Nothing is invented: no zero, no year, no confidence.

Readers of drawings, outlines and maps share these options, all of which can be left out:

- ``id``: the id of the model; default: from the title, or the name of the file.
- ``stages``: standard stages or kinds by the words of the drawing, which are titles of frames, types or ids of boxes:
  ``stages={"Ziele": "outcomes", "green": "activity"}``.
- ``by_depth``: whether boxes that no word places are placed by the arrows, from inputs to impact; default: False.
- ``undirected``: what to do with a line without an arrowhead: ``refuse`` it (default), or take it ``as-drawn``.
- ``strict``: whether to raise `FormatError` if anything is lost or guessed; default: False.
"""

from logicmodel.exchange.causal_map import read_causal_map
from logicmodel.exchange.cids import read_cids, write_cids
from logicmodel.exchange.citations import read_bibtex, read_csl, read_ris, write_csl
from logicmodel.exchange.dagitty import read_dagitty, write_dagitty
from logicmodel.exchange.dot_graphs import read_dot
from logicmodel.exchange.drawio_pages import read_drawio
from logicmodel.exchange.fcm import read_fcm, write_fcm
from logicmodel.exchange.graph_files import read_gexf, read_graphml
from logicmodel.exchange.graph_writing import write_gexf, write_graphml
from logicmodel.exchange.iati import IatiActivity, IatiFinding, check_iati, read_iati, write_iati
from logicmodel.exchange.kumu import read_kumu, write_kumu
from logicmodel.exchange.losses import Imported, Loss, Losses, LossKind
from logicmodel.exchange.markdown_outline import read_markdown
from logicmodel.exchange.mermaid import read_mermaid
from logicmodel.exchange.miradi import read_miradi
from logicmodel.exchange.networkx_graph import from_networkx, to_networkx
from logicmodel.exchange.opml import read_opml
from logicmodel.exchange.prsm import read_prsm, write_prsm
from logicmodel.exchange.tables.table_reading import read_table
from logicmodel.exchange.theorymaker import read_theorymaker
from logicmodel.exchange.toc_builder import read_toc_builder, write_toc_builder
from logicmodel.formats.workbook.updating import update_from_tables

__all__ = [
    "IatiActivity",
    "IatiFinding",
    "Imported",
    "Loss",
    "LossKind",
    "Losses",
    "check_iati",
    "from_networkx",
    "read_bibtex",
    "read_causal_map",
    "read_cids",
    "read_csl",
    "read_dagitty",
    "read_dot",
    "read_drawio",
    "read_fcm",
    "read_gexf",
    "read_graphml",
    "read_iati",
    "read_kumu",
    "read_markdown",
    "read_mermaid",
    "read_miradi",
    "read_opml",
    "read_prsm",
    "read_ris",
    "read_table",
    "read_theorymaker",
    "read_toc_builder",
    "to_networkx",
    "update_from_tables",
    "write_cids",
    "write_csl",
    "write_dagitty",
    "write_fcm",
    "write_gexf",
    "write_graphml",
    "write_iati",
    "write_kumu",
    "write_prsm",
    "write_toc_builder",
]
