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

LATEX_FORMATS: Final = ENUM("png", "pdf")

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
            description.replace_self(nodes.raw("", described(description["items"]), format="html"))
        else:
            legend = description.parent
            legend.parent.remove(legend)
    if app.builder.format == "text":
        for table in list(document.findall(nodes.table)):
            if "logicmodel_items" in table:
                table.replace_self(list_node(table["logicmodel_items"]))


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
        wants_pdf = self.app.builder.format == "latex" and self.app.config.logicmodel_latex_format == "pdf"
        file = str(self._kept(drawing, ".pdf" if wants_pdf else ".png"))
        image = nodes.image(uri=file, candidates={"*": file}, alt=drawing.alt)
        if asked.width:
            image["width"] = asked.width
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
