"""A picture of each of many models, for a page to link to."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

from logicmodel.formats.files import dumps
from logicmodel.model.logic_model import LogicModel
from logicmodel.portfolio.sources import Source
from logicmodel.portfolio.surveying import survey
from logicmodel.render.draw import draw


def draw_pictures(
    sources: Iterable[Source] | Source,
    folder: str | os.PathLike[str],
    *,
    executor: Executor | Callable[[], Executor] | None = None,
) -> dict[str, str]:
    """
    Draw each of many models as SVG into a folder.

    Args:
        sources: What `survey` takes.
        folder: The folder, which is made if it is not there.
        executor: What `survey` takes.

    Returns:
        The path of the picture of each model, by the name of its source; none if it cannot be read or drawn.

    Raises:
        OSError: The folder cannot be made.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.portfolio import draw_pictures
        >>> list(draw_pictures([load_example("reading-together")], "pictures"))
        ['reading-together']
    """
    Path(folder).mkdir(parents=True, exist_ok=True)
    drawn = survey(sources, partial(_draw_into, folder=os.fspath(folder)), executor=executor, chunk=20)
    return {each.name: each.answer for each in drawn if each.answer is not None}


def _draw_into(model: LogicModel, *, folder: str) -> str:
    """Draw a model under its id and a digest, because several models may have one id."""
    digest = hashlib.sha256(dumps(model, "json").encode("utf-8", "surrogatepass")).hexdigest()[:8]
    path = Path(folder) / f"{model.id.replace('/', '-')}-{digest}.svg"
    draw(model, path)
    return os.fspath(path)
