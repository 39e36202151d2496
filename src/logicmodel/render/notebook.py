"""What notebooks show of a model: its picture, or a summary where the picture would be too large to read."""

from __future__ import annotations

import html
from collections.abc import Collection
from typing import Any, Final

from logicmodel.errors import DrawingError
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.describe import long_description, short_description
from logicmodel.render.draw import draw
from logicmodel.render.figures import chosen
from logicmodel.render.scene import scene
from logicmodel.showing import Shown
from logicmodel.wording import counted, one_line

# A model with more elements than this is not drawn unless somebody asks.
LARGEST_SHOWN: Final = 100

_MORE: Final = (
    ("draw(model)", "all of it"),
    ('draw(upstream(model, "…"))', "what contributes to one element"),
    ('draw(model, collapse=["…"])', "a stage, a group or a stakeholder as one card"),
    ('draw(model, "model.html")', "a page to explore it in"),
)


def forms(
    shown: Shown, include: Collection[str] | None, exclude: Collection[str] | None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """
    Return a model in the forms that a notebook may show, and what is to be known of them.

    Args:
        shown: The model.
        include: The media types that are wanted; all unless said.
        exclude: The media types that are not wanted.
    """
    model = _model(shown)
    if len(model.elements) <= LARGEST_SHOWN:
        try:
            return draw(model)._repr_mimebundle_(include, exclude)
        except DrawingError as error:
            return _summarised(model, f"It cannot be drawn: {error}", include, exclude)
    return _summarised(model, None, include, exclude)


def page_part(shown: Shown) -> str:
    """
    Return a model as HTML.

    Args:
        shown: The model.
    """
    data, _ = forms(shown, {"text/html"}, None)
    return str(data["text/html"])


def _model(shown: Shown) -> LogicModel:
    if isinstance(shown, LogicModel):
        return shown
    msg = f"nobody has said how {type(shown).__name__} is shown"
    raise TypeError(msg)


def _summarised(
    model: LogicModel, fault: str | None, include: Collection[str] | None, exclude: Collection[str] | None
) -> tuple[dict[str, Any], dict[str, Any]]:
    makers = {
        "text/plain": lambda: _plain(model, fault),
        "text/html": lambda: _html(model, fault),
    }
    return chosen(makers, include, exclude), {}


def _plain(model: LogicModel, fault: str | None) -> str:
    if fault:
        return f"{long_description(scene(model))}\n{fault}"
    more = [f"  {call}: {what}" for call, what in _MORE]
    return "\n".join([short_description(scene(model)), *_stages(model), "To see more:", *more])


def _html(model: LogicModel, fault: str | None) -> str:
    stages = "".join(f"<li>{html.escape(line)}</li>" for line in _stages(model))
    head = f"<p>{html.escape(short_description(scene(model)))}</p><ul>{stages}</ul>"
    if fault:
        return f"<div>{head}<pre>{html.escape(fault)}</pre></div>"
    more = "".join(f"<li><code>{html.escape(call)}</code>: {what}</li>" for call, what in _MORE)
    return f"<div>{head}<p>More than {LARGEST_SHOWN} elements are drawn when you ask:</p><ul>{more}</ul></div>"


def _stages(model: LogicModel) -> list[str]:
    return [f"{one_line(stage.label)}: {counted(len(model.members(stage.id)), 'element')}" for stage in model.stages]
