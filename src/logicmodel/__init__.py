"""
Logic models and theories of change as values: build them, question them, publish them.

The layers, each of which imports only those below it::

    doors       cli · ext · strategies
    outside     documents
    judging     checks
    showing     render
    questions   questions
    keeping     formats · exchange
    reading     reading
    model       model
    vocabulary  vocabulary
    ground      engine · errors · places · wording · showing · writing

Everything public is in this namespace, and is loaded when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from logicmodel.showing import Presenter, Shown

if TYPE_CHECKING:
    from logicmodel.checks.checking import check, rules
    from logicmodel.checks.findings import Finding, Findings, Subject, Suppressed
    from logicmodel.checks.profiles import Profile, load_profile, profiles
    from logicmodel.checks.rules import Observation, Rule, rule
    from logicmodel.checks.sources import Source
    from logicmodel.errors import (
        ConflictError,
        DrawingError,
        EngineFailedError,
        EngineNotFoundError,
        EngineTimeoutError,
        FormatError,
        LogicModelError,
        MissingGlyphError,
        PictureTooLargeError,
        Problem,
        ShapeError,
        UnknownIdError,
    )
    from logicmodel.examples import example, example_names
    from logicmodel.exchange.networkx_graph import from_networkx, to_networkx
    from logicmodel.formats.files import dump, dumps, load, loads
    from logicmodel.formats.schema import json_schema
    from logicmodel.model.edits import prefixed, rename, replace, subset
    from logicmodel.model.logic_model import LogicModel, Part
    from logicmodel.places import Place
    from logicmodel.questions.bottlenecks import Bottleneck, Bottlenecks, Dominators, bottlenecks, dominators
    from logicmodel.questions.counts import PathCount, count_paths
    from logicmodel.questions.grounds import Comparison, Grounds, compare, leads_to, rests_on
    from logicmodel.questions.lags import Timing, lags
    from logicmodel.questions.loops import Loop, LoopedPart, Loops, cycles, loops
    from logicmodel.questions.matrix import Cell, ContributionMatrix, contribution_matrix
    from logicmodel.questions.paths import Path, Step, paths
    from logicmodel.questions.reach import between, downstream, upstream
    from logicmodel.questions.robustness import Cuts, FlowUnit, Robustness, cuts, robustness
    from logicmodel.questions.strongest import RankedPath, StrongestPaths, strongest_paths
    from logicmodel.questions.what_if import StrengthChange, WhatIf, what_if
    from logicmodel.render.draw import draw
    from logicmodel.render.drawing import Drawing
    from logicmodel.render.telling.outline import outline
    from logicmodel.render.themes import THEMES, Theme, Tint
    from logicmodel.vocabulary.assumptions import Assumption
    from logicmodel.vocabulary.claims import Claim, Rival
    from logicmodel.vocabulary.elements import Activity, Element, Impact, Input, Outcome, Output
    from logicmodel.vocabulary.evidence import Evidence, EvidenceUse
    from logicmodel.vocabulary.external_factors import ExternalFactor
    from logicmodel.vocabulary.flows import Flow, Flowable, all_of, link
    from logicmodel.vocabulary.indicators import Indicator, Measurement
    from logicmodel.vocabulary.links import Lag, Link
    from logicmodel.vocabulary.references import Reference
    from logicmodel.vocabulary.scales import (
        CERQUAL,
        CONCERNS,
        DFID,
        GRADE,
        HIGH_MEDIUM_LOW,
        MARYLAND,
        NESTA,
        STATUSES,
        Rating,
        Scale,
    )
    from logicmodel.vocabulary.stages import Group, Stage
    from logicmodel.vocabulary.stakeholders import Stakeholder
    from logicmodel.vocabulary.suppressions import Suppression

__all__ = [
    "CERQUAL",
    "CONCERNS",
    "DFID",
    "GRADE",
    "HIGH_MEDIUM_LOW",
    "MARYLAND",
    "NESTA",
    "STATUSES",
    "THEMES",
    "Activity",
    "Assumption",
    "Bottleneck",
    "Bottlenecks",
    "Cell",
    "Claim",
    "Comparison",
    "ConflictError",
    "ContributionMatrix",
    "Cuts",
    "Dominators",
    "Drawing",
    "DrawingError",
    "Element",
    "EngineFailedError",
    "EngineNotFoundError",
    "EngineTimeoutError",
    "Evidence",
    "EvidenceUse",
    "ExternalFactor",
    "Finding",
    "Findings",
    "Flow",
    "FlowUnit",
    "Flowable",
    "FormatError",
    "Grounds",
    "Group",
    "Impact",
    "Indicator",
    "Input",
    "Lag",
    "Link",
    "LogicModel",
    "LogicModelError",
    "Loop",
    "LoopedPart",
    "Loops",
    "Measurement",
    "MissingGlyphError",
    "Observation",
    "Outcome",
    "Output",
    "Part",
    "Path",
    "PathCount",
    "PictureTooLargeError",
    "Place",
    "Problem",
    "Profile",
    "RankedPath",
    "Rating",
    "Reference",
    "Rival",
    "Robustness",
    "Rule",
    "Scale",
    "ShapeError",
    "Source",
    "Stage",
    "Stakeholder",
    "Step",
    "StrengthChange",
    "StrongestPaths",
    "Subject",
    "Suppressed",
    "Suppression",
    "Theme",
    "Timing",
    "Tint",
    "UnknownIdError",
    "WhatIf",
    "all_of",
    "between",
    "bottlenecks",
    "check",
    "compare",
    "contribution_matrix",
    "count_paths",
    "cuts",
    "cycles",
    "dominators",
    "downstream",
    "draw",
    "dump",
    "dumps",
    "example",
    "example_names",
    "from_networkx",
    "json_schema",
    "lags",
    "leads_to",
    "link",
    "load",
    "load_profile",
    "loads",
    "loops",
    "outline",
    "paths",
    "prefixed",
    "profiles",
    "rename",
    "replace",
    "rests_on",
    "robustness",
    "rule",
    "rules",
    "strongest_paths",
    "subset",
    "to_networkx",
    "upstream",
    "what_if",
]

__version__ = "0.1.0"

# Where each public name is defined; the imports above say the same to type checkers, and a test compares the two.
_MODULES = {
    "checks.checking": ("check", "rules"),
    "checks.findings": ("Finding", "Findings", "Subject", "Suppressed"),
    "checks.profiles": ("Profile", "load_profile", "profiles"),
    "checks.rules": ("Observation", "Rule", "rule"),
    "checks.sources": ("Source",),
    "errors": (
        "ConflictError",
        "DrawingError",
        "EngineFailedError",
        "EngineNotFoundError",
        "EngineTimeoutError",
        "FormatError",
        "LogicModelError",
        "MissingGlyphError",
        "PictureTooLargeError",
        "Problem",
        "ShapeError",
        "UnknownIdError",
    ),
    "examples": ("example", "example_names"),
    "formats.files": ("dump", "dumps", "load", "loads"),
    "formats.schema": ("json_schema",),
    "model.edits": ("prefixed", "rename", "replace", "subset"),
    "model.logic_model": ("LogicModel", "Part"),
    "places": ("Place",),
    "questions.bottlenecks": ("Bottleneck", "Bottlenecks", "Dominators", "bottlenecks", "dominators"),
    "questions.counts": ("PathCount", "count_paths"),
    "questions.grounds": ("Comparison", "Grounds", "compare", "leads_to", "rests_on"),
    "questions.lags": ("Timing", "lags"),
    "questions.loops": ("Loop", "LoopedPart", "Loops", "cycles", "loops"),
    "questions.matrix": ("Cell", "ContributionMatrix", "contribution_matrix"),
    "exchange.networkx_graph": ("from_networkx", "to_networkx"),
    "questions.paths": ("Path", "Step", "paths"),
    "questions.reach": ("between", "downstream", "upstream"),
    "questions.robustness": ("Cuts", "FlowUnit", "Robustness", "cuts", "robustness"),
    "questions.strongest": ("RankedPath", "StrongestPaths", "strongest_paths"),
    "questions.what_if": ("StrengthChange", "WhatIf", "what_if"),
    "render.draw": ("draw",),
    "render.drawing": ("Drawing",),
    "render.telling.outline": ("outline",),
    "render.themes": ("THEMES", "Theme", "Tint"),
    "vocabulary.assumptions": ("Assumption",),
    "vocabulary.claims": ("Claim", "Rival"),
    "vocabulary.elements": ("Activity", "Element", "Impact", "Input", "Outcome", "Output"),
    "vocabulary.evidence": ("Evidence", "EvidenceUse"),
    "vocabulary.external_factors": ("ExternalFactor",),
    "vocabulary.flows": ("Flow", "Flowable", "all_of", "link"),
    "vocabulary.indicators": ("Indicator", "Measurement"),
    "vocabulary.links": ("Lag", "Link"),
    "vocabulary.references": ("Reference",),
    "vocabulary.scales": (
        "CERQUAL",
        "CONCERNS",
        "DFID",
        "GRADE",
        "HIGH_MEDIUM_LOW",
        "MARYLAND",
        "NESTA",
        "STATUSES",
        "Rating",
        "Scale",
    ),
    "vocabulary.stages": ("Group", "Stage"),
    "vocabulary.stakeholders": ("Stakeholder",),
    "vocabulary.suppressions": ("Suppression",),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}


def _presenter() -> Presenter:
    """Import the renderer when the first value is shown: values stand below it, and do not know it."""
    from logicmodel.render import notebook  # noqa: PLC0415 -- the reason above

    return notebook


Shown.presenter = staticmethod(_presenter)


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
