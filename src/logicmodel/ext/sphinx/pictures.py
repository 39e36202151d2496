"""Pictures as each builder can show them; files of images are kept for the next build."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from attrs import frozen
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import ENUM
from sphinx.util import logging

from logicmodel import __version__
from logicmodel.errors import DrawingError
from logicmodel.ext.block_options import Asked
from logicmodel.ext.html import picture_html
from logicmodel.ext.sphinx.doctree_nodes import Description, Picture, list_node
from logicmodel.render.drawing import Drawing
from logicmodel.render.figures import described
from logicmodel.render.layout.fitting import text_size_on
from logicmodel.render.layout.pages import Layout
from logicmodel.render.layout.papers import Paper

LATEX_FORMATS: Final = ENUM("png", "pdf")
# What Sphinx leaves for a picture with its caption on a page of LaTeX, in points, and how many columns of words fit.
_TEXT_BLOCK: Final = Paper(455, 590, 0)
_MOST_UPRIGHT: Final = 4

_logger = logging.getLogger(__name__)


def show_pictures(app: Sphinx, document: nodes.document, page: str) -> None:
    """
    Put every picture of a page in its place: SVG in HTML, PNG or PDF where a builder takes images, and words elsewhere.

    Args:
        app: The build; Sphinx calls this when all else on the page is known.
        document: The page.
        page: Its name.
    """
    written = _Written(app, page)
    for picture in list(document.findall(Picture)):
        picture.replace_self(written.shown(picture))
    for description in list(document.findall(Description)):
        if written.is_html:
            description.replace_self(
                nodes.raw("", described(description["items"], description["language"]), format="html")
            )
        else:
            legend = description.parent
            legend.parent.remove(legend)
    for table in list(document.findall(nodes.table)):
        if "logicmodel_items" in table:
            _fit_table(app, table)


def _fit_table(app: Sphinx, table: nodes.table) -> None:
    """Put a list in the place of a table where the page has no columns, and turn a page that is too narrow for it."""
    if app.builder.format == "text":
        table.replace_self(list_node(table["logicmodel_items"]))
    elif app.builder.format == "latex" and len(list(table.findall(nodes.colspec))) > _MOST_UPRIGHT:
        table["classes"].append("longtable")  # the others cannot break across pages
        start, end = (nodes.raw("", f"\\{word}{{landscape}}", format="latex") for word in ("begin", "end"))
        table.replace_self([start, table, end])


def _larger(drawing: Drawing) -> Drawing:
    """Return a picture, or the same one as it runs down, whichever has the larger text on the page."""
    ways = [drawing, drawing.turned] if drawing.turned else [drawing]
    return max(ways, key=lambda way: text_size_on(way.layout, _TEXT_BLOCK))


def _share_of_width(layout: Layout) -> float:
    """Return how much of the width of the text a picture may take so that its caption fits below it."""
    width, height = _TEXT_BLOCK.inside
    return height * layout.width / (width * layout.height)


@frozen
class _Written:
    """A page as it is written by the builder of this build."""

    app: Sphinx
    page: str

    @property
    def is_html(self) -> bool:
        return self.app.builder.format == "html"

    def shown(self, picture: Picture) -> nodes.Element:
        """Return what stands in the place of a picture."""
        drawing: Drawing = picture["drawing"]
        try:
            if self.is_html:
                picture.parent.attributes.pop("align", None)  # which floats in some themes, and hides what is wide
                return nodes.raw("", picture_html(drawing, picture["asked"]), format="html")
            if "image/png" in self.app.builder.supported_image_types:
                return self._image(drawing, picture["asked"])
        except DrawingError as error:
            _logger.warning("%s", error, location=picture, type="logicmodel")
        alt = nodes.paragraph("", drawing.alt)
        return nodes.container("", alt, list_node(drawing.description_items))

    def _image(self, drawing: Drawing, asked: Asked) -> nodes.image:
        is_latex = self.app.builder.format == "latex"
        drawing = _larger(drawing) if is_latex else drawing
        wants_pdf = is_latex and self.app.config.logicmodel_latex_format == "pdf"
        file = str(self._kept(drawing, ".pdf" if wants_pdf else ".png"))
        image = nodes.image(uri=file, candidates={"*": file}, alt=drawing.alt)
        if asked.width:
            image["width"] = asked.width
        elif is_latex and (share := _share_of_width(drawing.layout)) < 1:
            image["width"] = f"{share:.0%}"
        self.app.env.images.add_file(self.page, file)
        return image

    def _kept(self, drawing: Drawing, ending: str) -> Path:
        """Return the file of a picture, which is made if no build has made it before."""
        said = f"{__version__}{ending}{drawing.svg}"
        key = hashlib.sha256(said.encode()).hexdigest()[:24]
        file = Path(self.app.doctreedir, "logicmodel", f"{key}{ending}")
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            drawing.save(file)
        return file
