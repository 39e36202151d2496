"""
An extension of Sphinx: directives that show a model, and a role that refers to what is drawn.

List it in ``conf.py``::

    extensions = ["logicmodel.ext.sphinx"]

The directive ``logicmodel`` draws; ``logicmodel-table``, ``logicmodel-outline``, ``logicmodel-indicators`` and
``logicmodel-findings`` show the model in words. The role ``logicmodel:ref`` links to a card, a stage or a link that is
drawn. ``logicmodel_latex_format`` says whether LaTeX gets ``png`` or ``pdf``, for which the extra ``pdf`` is needed.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from logicmodel import __version__
from logicmodel.ext.block_options import KINDS
from logicmodel.ext.sphinx.directives import directive_for
from logicmodel.ext.sphinx.domain import LogicModelDomain, warn_of_missing
from logicmodel.ext.sphinx.pictures import LATEX_FORMATS, show_pictures


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register what this extension adds; Sphinx calls this."""
    for kind in KINDS:
        app.add_directive("logicmodel" if kind == "picture" else f"logicmodel-{kind}", directive_for(kind))
    app.add_domain(LogicModelDomain)
    app.connect("doctree-resolved", show_pictures)
    app.connect("warn-missing-reference", warn_of_missing)
    app.add_latex_package("pdflscape")  # for tables that are too wide for an upright page
    app.add_config_value("logicmodel_latex_format", "png", "env", LATEX_FORMATS)
    return {
        "version": __version__,
        "env_version": _as_number(__version__),  # another release may draw otherwise, so that all pages are read anew
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _as_number(version: str) -> int:
    major, minor, patch = (int(part) for part in version.split(".")[:3])
    return (major * 1000 + minor) * 1000 + patch + 1
