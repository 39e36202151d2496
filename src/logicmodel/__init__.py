"""
Logic models and theories of change as values: build them, ask them questions, check them and draw them.

This namespace has what most programs need. The rest is in topic modules:

- `logicmodel.vocabulary`: elements, links, evidence, indicators, scales
- `logicmodel.model`: the model, parts of it, and changed models
- `logicmodel.questions`: paths, reach, bottlenecks, flows, loops, what-if
- `logicmodel.checks`: rules, profiles and findings
- `logicmodel.evidence`: attainment, evidence by link, contribution, tests of a claim
- `logicmodel.render`: pictures, text and themes
- `logicmodel.formats`: YAML and JSON files, workbooks and folders of CSV files
- `logicmodel.exchange`: formats of other tools
- `logicmodel.differences`: changes between versions, patch files, merging
- `logicmodel.translations`: texts for translators, models in other languages
- `logicmodel.documents`: logframes, other documents for funders, and slides
- `logicmodel.errors`: all errors
- `logicmodel.portfolio`: one question asked of many models
- `logicmodel.examples`: the shipped examples
- `logicmodel.strategies`: generated models for tests

Names are loaded when they are first used, so that ``import logicmodel`` takes no time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from logicmodel.showing import Presenter, set_presenter

if TYPE_CHECKING:
    from logicmodel.checks.checking import check
    from logicmodel.errors import ConflictError, FormatError, LogicModelError, ShapeError, UnknownIdError
    from logicmodel.examples import load_example
    from logicmodel.formats.files import dump, dumps, load, loads
    from logicmodel.model.edits import replace_parts, subset
    from logicmodel.model.logic_model import LogicModel
    from logicmodel.questions.bottlenecks import bottlenecks
    from logicmodel.questions.counts import count_paths
    from logicmodel.questions.loops import loops
    from logicmodel.questions.matrix import contribution_matrix
    from logicmodel.questions.paths import paths
    from logicmodel.questions.reach import between, downstream, upstream
    from logicmodel.questions.what_if import what_if
    from logicmodel.render.draw import draw
    from logicmodel.render.telling.outline import outline
    from logicmodel.vocabulary import (
        Activity,
        Assumption,
        Element,
        Evidence,
        ExternalFactor,
        Group,
        Impact,
        Indicator,
        Input,
        Lag,
        Link,
        Measurement,
        Outcome,
        Output,
        Stage,
        Stakeholder,
        all_of,
        link,
    )

__all__ = [
    "Activity",
    "Assumption",
    "ConflictError",
    "Element",
    "Evidence",
    "ExternalFactor",
    "FormatError",
    "Group",
    "Impact",
    "Indicator",
    "Input",
    "Lag",
    "Link",
    "LogicModel",
    "LogicModelError",
    "Measurement",
    "Outcome",
    "Output",
    "ShapeError",
    "Stage",
    "Stakeholder",
    "UnknownIdError",
    "all_of",
    "between",
    "bottlenecks",
    "check",
    "contribution_matrix",
    "count_paths",
    "downstream",
    "draw",
    "dump",
    "dumps",
    "link",
    "load",
    "load_example",
    "loads",
    "loops",
    "outline",
    "paths",
    "replace_parts",
    "subset",
    "upstream",
    "what_if",
]

__version__ = "0.1.0"

# Where each name is defined. Type checkers read the imports above; a test compares the two.
_MODULES = {
    "checks.checking": ("check",),
    "errors": ("ConflictError", "FormatError", "LogicModelError", "ShapeError", "UnknownIdError"),
    "examples": ("load_example",),
    "formats.files": ("dump", "dumps", "load", "loads"),
    "model.edits": ("replace_parts", "subset"),
    "model.logic_model": ("LogicModel",),
    "questions.bottlenecks": ("bottlenecks",),
    "questions.counts": ("count_paths",),
    "questions.loops": ("loops",),
    "questions.matrix": ("contribution_matrix",),
    "questions.paths": ("paths",),
    "questions.reach": ("between", "downstream", "upstream"),
    "questions.what_if": ("what_if",),
    "render.draw": ("draw",),
    "render.telling.outline": ("outline",),
    "vocabulary": (
        "Activity",
        "Assumption",
        "Element",
        "Evidence",
        "ExternalFactor",
        "Group",
        "Impact",
        "Indicator",
        "Input",
        "Lag",
        "Link",
        "Measurement",
        "Outcome",
        "Output",
        "Stage",
        "Stakeholder",
        "all_of",
        "link",
    ),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def _presenter() -> Presenter:
    """Import the renderer when the first value is shown: values stand below it, and do not know it."""
    from logicmodel.render import notebook  # noqa: PLC0415 -- the reason above

    return notebook


set_presenter(_presenter)


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- type checkers read the imports above
    """Load a public name when it is first asked for, so that importing the package is nearly free."""
    if name not in _HOME:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names, whether loaded or not."""
    return sorted({*globals(), *__all__})
