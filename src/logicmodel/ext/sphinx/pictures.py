"""Pictures as each builder can show them: drawn when pages are written, and kept for the next build."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from attrs import frozen
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import ENUM
from sphinx.util import logging

from logicmodel import __version__
from logicmodel.errors import DrawingError
from logicmodel.ext.html import picture_html
from logicmodel.ext.problems import BlockError
from logicmodel.ext.shown import drawing_of
from logicmodel.ext.sphinx.doctree_nodes import Description, Picture, list_node
from logicmodel.formats.files import loads
from logicmodel.places import Place
from logicmodel.render.drawing import Drawing
from logicmodel.render.figures import described
from logicmodel.writing import replace_file

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
        try:
            if self.is_html:
                picture.parent.attributes.pop("align", None)  # which floats in some themes, and hides what is wide
                file = self._kept(picture, ".html", lambda drawing: picture_html(drawing, picture["asked"]).encode())
                return nodes.raw("", file.read_text(encoding="utf-8"), format="html")
            if "image/png" in self.app.builder.supported_image_types:
                return self._image(picture)
        except (BlockError, DrawingError) as error:
            _logger.warning("%s", error, location=picture, type="logicmodel")
        alt = nodes.paragraph("", picture["alt"])
        return nodes.container("", alt, list_node(picture["items"]))

    def _image(self, picture: Picture) -> nodes.image:
        wants_pdf = self.app.builder.format == "latex" and self.app.config.logicmodel_latex_format == "pdf"
        ending = ".pdf" if wants_pdf else ".png"
        file = str(self._kept(picture, ending, lambda drawing: drawing.rendered(ending)))
        image = nodes.image(uri=file, candidates={"*": file}, alt=picture["alt"])
        if width := picture["asked"].width:
            image["width"] = width
        self.app.env.images.add_file(self.page, file)
        return image

    def _kept(self, picture: Picture, ending: str, make: Callable[[Drawing], bytes]) -> Path:
        """Return a file that was made for the same picture before, or make it now."""
        said = (__version__, picture["model"], picture["asked"], picture["prefix"], ending)
        key = hashlib.sha256(repr(said).encode()).hexdigest()[:24]
        file = Path(self.app.doctreedir, "logicmodel", f"{key}{ending}")
        if not file.exists():
            model = loads(picture["model"])
            place = Place(picture.source or "", picture.line or 0)
            content = make(drawing_of(model, picture["asked"], place, picture["prefix"]))
            file.parent.mkdir(parents=True, exist_ok=True)
            replace_file(file, content)  # as a whole, for builds that run at the same time
        return file
