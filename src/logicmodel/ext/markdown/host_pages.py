"""
Which page a host of Python-Markdown is at.

Python-Markdown itself does not know. MkDocs and Zensical leave what they know with the converter, in processors of
their own; where neither is found the page is not known, and nothing depends on it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Final

from markdown import Markdown
from markdown.util import Registry

_ID: Final = re.compile(r'\sid="([^"]+)"')


def page_of(md: Markdown) -> Path | None:
    """
    Return the file of the page that is converted, as an error shows it, or None if the host does not tell.

    Args:
        md: The converter.
    """
    for path in (_mkdocs(md), _zensical(md)):
        if path is not None and path.is_file():
            return Path(os.path.relpath(path))
    return None


def note_anchors(md: Markdown, html: str) -> None:
    """
    Tell MkDocs of the ids in a block, so that it can check links to them; it cannot see them by itself.

    Args:
        md: The converter.
        html: The block.
    """
    known = getattr(_processor(md.treeprocessors, "mkdocs_extract_anchors"), "present_anchor_ids", None)
    if isinstance(known, set):
        known.update(_ID.findall(html))


def _mkdocs(md: Markdown) -> Path | None:
    processor = _processor(md.treeprocessors, "relpath")
    source = getattr(getattr(processor, "file", None), "abs_src_path", None)
    return Path(source) if isinstance(source, str) else None


def _zensical(md: Markdown) -> Path | None:
    processor = _processor(md.preprocessors, "rendering_context")
    page, config = getattr(processor, "page", None), getattr(processor, "config", None)
    if page is None or not isinstance(config, dict):
        return None
    return Path(config["docs_dir"], page.path)


def _processor(registry: Registry[Any], name: str) -> object:
    return registry[name] if name in registry else None  # noqa: SIM401 -- a registry has no `get`
