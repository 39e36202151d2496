"""Files that a reader keeps: the picture as it is shown, documents, and the model itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from logicmodel.formats.files import dump, dumps
from logicmodel.formats.includes import ENDINGS as TEXTS
from logicmodel.model.logic_model import LogicModel
from logicmodel.workbench.answering import Wanted, picture_of

_PICTURES: Final = (".svg", ".png", ".pdf", ".html")
# What each of these needs, by the name under which it is imported.
_NEEDED: Final = {".pdf": "typst", ".docx": "docx", ".pptx": "pptx", ".xlsx": "openpyxl"}


def endings() -> tuple[str, ...]:
    """Return what files can end in here; what needs a library that is not installed is not offered."""
    offered = (*_PICTURES, *_WRITERS)
    return tuple(each for each in offered if each not in _NEEDED or find_spec(_NEEDED[each]))


def kept(model: LogicModel, wanted: Wanted, ending: str) -> bytes:
    """
    Return a file to keep.

    Args:
        model: The model.
        wanted: What the reader chose, as for `answer`.
        ending: ``.yaml``, ``.json``, or one of `endings`.

    Raises:
        DrawingError: The picture could not be made.
        MissingExtraError: It needs a library that is not installed.
        ValueError: There is no file of this ending.
    """
    if ending in TEXTS:
        return dumps(model, TEXTS[ending]).encode()
    if ending not in _WRITERS:
        return picture_of(model, wanted).rendered(ending)
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"model{ending}"
        _WRITERS[ending](model, file)
        return file.read_bytes()


def _write_narrative(model: LogicModel, file: Path) -> None:
    from logicmodel.documents import write_narrative  # noqa: PLC0415 -- few readers want one

    write_narrative(model, file)


def _write_slides(model: LogicModel, file: Path) -> None:
    from logicmodel.documents import write_slides  # noqa: PLC0415 -- the same

    write_slides(model, file)


_WRITERS: Final[Mapping[str, Callable[[LogicModel, Path], Any]]] = {
    ".docx": _write_narrative,
    ".pptx": _write_slides,
    ".xlsx": dump,
}
