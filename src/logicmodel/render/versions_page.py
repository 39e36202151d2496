"""A page with two versions of a model side by side, and what differs in words."""

from __future__ import annotations

from html import escape
from typing import Final

from logicmodel.model.logic_model import LogicModel
from logicmodel.render.draw import draw

_STYLE: Final = """\
:root { color-scheme: light; }
body { font: 1rem/1.5 Arial, Helvetica, sans-serif; margin: 1.5rem; color: #1b2733; background: #fff; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; }
.versions { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(30rem, 100%), 1fr)); gap: 1.5rem; }
figure { margin: 0; border: 1px solid #767f89; border-radius: 8px; padding: .75rem; }
figcaption { font-weight: bold; }
svg { display: block; width: 100%; height: auto; }
pre { white-space: pre-wrap; font: inherit; }
@media print { body { margin: 0; } figure { break-inside: avoid; } }
"""


def versions_page(old: LogicModel, new: LogicModel) -> str:
    """
    Return a page, as HTML without scripts, that shows two versions beside each other and lists what differs.

    Args:
        old: The older version.
        new: The newer version; its picture marks what is new, gone or changed.

    Returns:
        The page.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.model import with_fields
        >>> from logicmodel.render import versions_page
        >>> model = load_example("reading-together")
        >>> page = versions_page(model, with_fields(model, version="3"))
        >>> page.count("<figure>")
        2
    """
    # Comparing loads the reader of files, which no other picture needs.
    from logicmodel.differences.comparing import changes  # noqa: PLC0415

    title = f"{new.title}: what changed"
    pictures = (
        (f"Before{_version(old)}", draw(old, direction="down", show_title=False, id_prefix="before-")),
        (f"Now{_version(new)}", draw(new, since=old, direction="down", show_title=False, id_prefix="now-")),
    )
    figures = "\n".join(
        f"<figure><figcaption>{escape(caption)}</figcaption>\n{picture.svg}</figure>" for caption, picture in pictures
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n"
        f'<div class="versions">\n{figures}\n</div>\n<h2>In words</h2>\n<pre>{escape(str(changes(old, new)))}</pre>\n'
        "</main>\n</body>\n</html>\n"
    )


def _version(model: LogicModel) -> str:
    return f": version {model.version}" if model.version else ""
