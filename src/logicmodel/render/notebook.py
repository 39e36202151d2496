"""What notebooks show: a model or an answer as a picture, or in words where the picture would be too large to read."""

from __future__ import annotations

import html
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, TypeAlias

from logicmodel.model.edits.restricting import subset
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.draw import draw
from logicmodel.render.drawing import Drawing
from logicmodel.render.figures import chosen
from logicmodel.render.scene.from_model import scene
from logicmodel.render.telling.answer_tables import to_html_table
from logicmodel.render.telling.describe import short_description
from logicmodel.showing import Answer, Shown, Tabular
from logicmodel.wording import counted, one_line

# A model with more elements than this is not drawn unless somebody asks.
LARGEST_SHOWN: Final = 100

_MORE: Final = (
    ("draw(model)", "all of it"),
    ('draw(upstream(model, "…"))', "what contributes to one element"),
    ('draw(model, collapse=["…"])', "a stage, a group or a stakeholder as one card"),
    ('draw(model, "model.html")', "a page to explore it in"),
)

# Some hosts set such text in letters of any width, and break its lines.
_AS_TYPED: Final = "overflow-x:auto;white-space:pre;font-family:ui-monospace,monospace;text-align:start"
_ON_PAPER: Final = (
    "<style>@media print{.logicmodel-told{white-space:pre-wrap!important;font-size:.7em!important}}</style>"
)

Forms: TypeAlias = tuple[dict[str, Any], dict[str, Any]]
Makers: TypeAlias = Mapping[str, Callable[[], str | None]]


def forms(shown: Shown, include: Collection[str] | None, exclude: Collection[str] | None) -> Forms:
    """
    Return a value in the forms that a notebook may show, and what is to be known of them.

    Args:
        shown: A model, or an answer to a question about one.
        include: The media types that are wanted; default: all.
        exclude: The media types that are not wanted.
    """
    if isinstance(shown, Answer):
        return _of_answer(shown, include, exclude)
    if isinstance(shown, Tabular):
        makers = {"text/plain": shown.__str__, "text/html": lambda: to_html_table(shown.shaded_table())}
        return chosen(makers, include, exclude), {}
    if not isinstance(shown, LogicModel):
        msg = f"a notebook cannot show {type(shown).__name__}; it is no model and no answer to a question"
        raise TypeError(msg)
    if len(shown.elements) <= LARGEST_SHOWN:
        return draw(shown)._repr_mimebundle_(include, exclude)
    return chosen({"text/plain": lambda: _plain(shown), "text/html": lambda: _html(shown)}, include, exclude), {}


def page_part(shown: Shown) -> str:
    """
    Return a value as HTML.

    Args:
        shown: A model, or an answer to a question about one.
    """
    data, _ = forms(shown, {"text/html"}, None)
    return str(data["text/html"])


def _of_answer(answer: Answer, include: Collection[str] | None, exclude: Collection[str] | None) -> Forms:
    """Return an answer in words, and its picture below them."""
    words = str(answer)
    told = f'{_ON_PAPER}<pre class="logicmodel-told" style="{_AS_TYPED}">{html.escape(words)}</pre>'
    drawing = _drawn(answer)
    if drawing is None:
        return chosen({"text/plain": lambda: words, "text/html": lambda: f"<div>{told}</div>"}, include, exclude), {}
    data, known = drawing._repr_mimebundle_(include, exclude)
    said = {"text/plain": words, "text/html": f"<div>{told}{data.get('text/html')}</div>"}
    return {form: said.get(form, made) for form, made in data.items()}, known


def _drawn(answer: Answer) -> Drawing | None:
    """Return the picture of an answer: of the model, or of the part that it is about where the model is large."""
    view = answer.view()
    model: LogicModel | None = view.model
    if model is None:
        return None
    if len(model.elements) <= LARGEST_SHOWN:
        return draw(model, highlight=view.highlight, heat=view.heat, details=view.details)
    about = set(answer.ids)
    elements = [element.id for element in model.elements if element.id in about]
    return draw(subset(model, elements)) if 0 < len(elements) <= LARGEST_SHOWN else None


def _plain(model: LogicModel) -> str:
    more = [f"  {call}: {what}" for call, what in _MORE]
    return "\n".join([short_description(scene(model)), *_stages(model), "To see more:", *more])


def _html(model: LogicModel) -> str:
    stages = "".join(f"<li>{html.escape(line)}</li>" for line in _stages(model))
    head = f"<p>{html.escape(short_description(scene(model)))}</p><ul>{stages}</ul>"
    more = "".join(f"<li><code>{html.escape(call)}</code>: {what}</li>" for call, what in _MORE)
    return f"<div>{head}<p>More than {LARGEST_SHOWN} elements are drawn when you ask:</p><ul>{more}</ul></div>"


def _stages(model: LogicModel) -> list[str]:
    return [f"{one_line(stage.label)}: {counted(len(model.members(stage.id)), 'element')}" for stage in model.stages]
