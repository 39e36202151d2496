"""Pictures as each builder can show them: drawn when pages are written, and kept for the next build."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, cast

from docutils import nodes
from sphinx.config import ENUM
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from logicmodel import __version__
from logicmodel.errors import DrawingError
from logicmodel.ext.html import picture_html
from logicmodel.ext.options import Asked
from logicmodel.ext.shown import drawing_of
from logicmodel.ext.sphinx.nodes import Description, Picture
from logicmodel.formats.files import loads
from logicmodel.places import Place
from logicmodel.render.draw import Drawing
from logicmodel.render.figures import described

LATEX_FORMATS: Final = ENUM("png", "pdf")

_logger = logging.getLogger(__name__)


class ShowPictures(SphinxPostTransform):
    """Puts pictures in their places: SVG in HTML, PNG or PDF where a builder takes images, and words elsewhere."""

    default_priority = 9  # before references are resolved and images are collected

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 -- as Sphinx says
        """Put every picture of the document in its place."""
        del kwargs
        for picture in list(self.document.findall(Picture)):
            picture.replace_self(self._shown(picture))
        for description in list(self.document.findall(Description)):
            if self._is_html:
                description.replace_self(nodes.raw("", described(description["text"]), format="html"))
            else:
                legend = description.parent
                legend.parent.remove(legend)

    @property
    def _is_html(self) -> bool:
        return self.app.builder.format == "html"

    def _shown(self, picture: Picture) -> nodes.Element:
        try:
            if self._is_html:
                file = self._kept(picture, ".html", lambda drawing: picture_html(drawing, _width(picture)).encode())
                return nodes.raw("", file.read_text(encoding="utf-8"), format="html")
            if "image/png" in self.app.builder.supported_image_types:
                return self._image(picture)
        except DrawingError as error:
            _logger.warning("%s", error, location=picture, type="logicmodel")
        return nodes.literal_block(picture["description"], picture["description"], language="text")

    def _image(self, picture: Picture) -> nodes.image:
        is_latex = self.app.builder.format == "latex"
        ending = f".{self.config.logicmodel_latex_format}" if is_latex else ".png"
        file = str(self._kept(picture, ending, lambda drawing: drawing.rendered(ending)))
        image = nodes.image(uri=file, candidates={"*": file}, alt=picture["alt"])
        if width := _width(picture):
            image["width"] = width
        self.env.images.add_file(self.env.current_document.docname, file)
        return image

    def _kept(self, picture: Picture, ending: str, make: Callable[[Drawing], bytes]) -> Path:
        """Return a file that was made for the same picture before, or make it now."""
        said = (__version__, picture["model"], picture["asked"], picture["prefix"], ending)
        key = hashlib.sha256(repr(said).encode()).hexdigest()[:24]
        file = Path(self.env.doctreedir, "logicmodel", f"{key}{ending}")
        if not file.exists():
            model = loads(picture["model"])
            place = Place(picture.source or "", picture.line or 0)
            _write(file, make(drawing_of(model, picture["asked"], place, picture["prefix"])))
        return file


def _width(picture: Picture) -> str | None:
    return cast("Asked", picture["asked"]).width


def _write(file: Path, content: bytes) -> None:
    """Write a file as a whole, for builds that run at the same time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as open_file:
        open_file.write(content)
    Path(beside).replace(file)
