"""The explorer's page: the picture, what the page knows of the model, its style and its script, in one file."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from string import Template
from typing import Final

from logicmodel.model.logic_model import LogicModel
from logicmodel.render.explorer.data import Data, explorer_data
from logicmodel.render.layout.pages import Layout
from logicmodel.render.themes import DARK, DEFAULT, Theme, faint
from logicmodel.wording import one_line

# The parts of the script, which share one scope, in the order in which they run.
_SCRIPTS: Final = ("model.js", "finding.js", "panel.js", "lighting.js", "view.js", "keys.js", "start.js")


def explorer_page(  # noqa: PLR0913 -- what a page is made of
    model: LogicModel, *, layout: Layout, svg: str, turned: str, alt: str, description: str, theme: Theme
) -> str:
    """
    Return a page in which readers explore a picture: one file that loads nothing.

    Its policy lets it run its own script and nothing else, and lets nothing be fetched. Without the script the picture
    and its description are still there.

    Args:
        model: The model.
        layout: What stands where in its picture.
        svg: The picture.
        turned: The picture as it runs down, which narrow windows show; empty if there is one picture only.
        alt: The short text alternative of the picture.
        description: The long one.
        theme: The colours of the picture.
    """
    script = explorer_script()
    data = {**explorer_data(model, layout.scene.collapsed), "direction": layout.direction}
    return Template(_shipped("explorer.html")).substitute(
        title=html.escape(model.title),
        language=_language(model),
        scheme=_scheme(theme),
        alt=html.escape(alt),
        policy=_policy(script),
        style=_shipped("explorer.css") + _colours(theme),
        picture=_without_style(svg),
        turned=_without_style(turned),
        description=html.escape(description),
        filters="".join(_filters(model)),
        data=_embedded(data),
        script=script,
    )


def explorer_script() -> str:
    """Return the one script of the page, which a page around it has to let run."""
    return "\n".join(map(_shipped, _SCRIPTS))


@cache
def _shipped(name: str) -> str:
    return files("logicmodel.render.explorer").joinpath(name).read_text(encoding="utf-8")


def _policy(script: str) -> str:
    """Return the content security policy of a page whose only script is ours."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    # Styles may stand anywhere, because a picture may carry some; without sources they can load nothing.
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _filters(model: LogicModel) -> Iterator[str]:
    """Return a list of choices for each way to filter elements, where there is something to choose."""
    choices = {
        ("stage", "Stage"): {stage.id: stage.label for stage in model.stages},
        ("stakeholder", "Stakeholder"): {stakeholder.id: stakeholder.label for stakeholder in model.stakeholders},
        ("tags", "Tag"): {tag: tag for tag in sorted({tag for element in model for tag in element.tags})},
    }
    for (name, label), options in choices.items():
        if options:
            listed = "".join(_option(value, one_line(text)) for value, text in {"": "All", **options}.items())
            yield f'<label>{label} <select id="{name}" class="filter">{listed}</select></label>\n'


def _option(value: str, text: str) -> str:
    return f'<option value="{html.escape(value)}">{html.escape(text)}</option>'


def _language(model: LogicModel) -> str:
    """Return the attributes of what is in the words of the model, and not in those of the page, which are English."""
    said = f' lang="{html.escape(model.language)}"' if model.language else ""
    return f'{said} dir="auto"'


def _scheme(theme: Theme) -> str:
    """Return a class of the page: dark as the reader's system is, always dark, or always light."""
    if theme == DEFAULT:
        return "logicmodel-auto"
    return "logicmodel-dark" if theme == DARK else "logicmodel-light"


def _colours(theme: Theme) -> str:
    """Return the colours of a picture as variables, for the parts of it that the page lights and fades."""
    rules = f":root {{{_variables(theme)} }}\n"
    if theme == DEFAULT:
        rules += f"@media screen and (prefers-color-scheme: dark) {{ :root {{{_variables(DARK)} }} }}\n"
    return rules


def _variables(theme: Theme) -> str:
    colours = {"paper": theme.paper, "ink": theme.ink, "faded": theme.faded, "faint": faint(theme)}
    return "".join(f" --{name}: {html.escape(colour)};" for name, colour in colours.items())


def _without_style(svg: str) -> str:
    """Return a picture that has no size of its own; the page sets it when readers zoom."""
    return re.sub(r'(<svg [^>]*?) style="[^"]*"', r"\1", svg, count=1)


def _embedded(data: Data) -> str:
    """Return data as JSON in which nothing can end the element that it stands in, or be taken for markup."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
