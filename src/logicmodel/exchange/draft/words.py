"""The words by which people head the stages of a logic model, in the languages in which such models are met."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from logicmodel.vocabulary.elements import KINDS
from logicmodel.vocabulary.stages import STANDARD_STAGES


@frozen
class Standing:
    """
    Where an element stands, and as what.

    Args:
        kind: Its kind, or ``external-factor`` for what is no element.
        stage: The id of its stage.
    """

    kind: str
    stage: str

    @property
    def term(self) -> str | None:
        """The term of an outcome, which its stage says."""
        term = self.stage.partition("-term-")[0]
        return term if self.stage.endswith("-term-outcomes") else None


EXTERNAL: Final = Standing("external-factor", "external-factors")

_INPUT, _ACTIVITY = Standing("input", "inputs"), Standing("activity", "activities")
_OUTPUT, _IMPACT = Standing("output", "outputs"), Standing("impact", "impact")
_SHORT, _MEDIUM, _LONG = (Standing("outcome", f"{term}-term-outcomes") for term in ("short", "medium", "long"))
_OUTCOME = Standing("outcome", "outcomes")

_WORDS: Final = {
    _INPUT: "inputs input resources resource means intrants ressources moyens insumos recursos 투입물 투입",
    _ACTIVITY: "activities activity strategies strategy actions action activités activité actividades actividad 활동",
    _OUTPUT: "outputs output deliverables deliverable products extrants produits productos producto 산출물 산출",
    _OUTCOME: "outcomes outcome purpose effets effects effects resultados resultado 성과",
    _IMPACT: "impact impacts goal goals vision mission but objectif impacto impactos meta 영향 상위목표",
}
_STANDINGS: Final = {word: standing for standing, words in _WORDS.items() for word in words.split()} | {
    "overall objective": _IMPACT,
    "end goal": _IMPACT,
    "long term impact": _IMPACT,
    "ultimate goal": _IMPACT,
    "specific objective": _OUTCOME,
    "external factors": EXTERNAL,
    "external factor": EXTERNAL,
}
_TERMS: Final = {
    "short": _SHORT,
    "immediate": _SHORT,
    "early": _SHORT,
    "initial": _SHORT,
    "medium": _MEDIUM,
    "mid": _MEDIUM,
    "intermediate": _MEDIUM,
    "long": _LONG,
    "ultimate": _LONG,
    "final": _LONG,
    "end": _LONG,
}
_TERMED: Final = re.compile(rf"({'|'.join(_TERMS)})(?: term| range)? (?:outcomes?|results?|changes?|effects?|goals?)")


def standing_of(text: str) -> Standing | None:
    """
    Return where elements under a heading stand, or None if it is no word for a stage.

    Args:
        text: The heading, or the word of a type column.
    """
    words = " ".join(re.sub(r"[^\w\s]|_", " ", text).casefold().split())
    if words in _STANDINGS:
        return _STANDINGS[words]
    if found := _TERMED.fullmatch(words):
        return _TERMS[found.group(1)]
    return standing_in(words.replace(" ", "-"))


def standing_in(stage: str) -> Standing | None:
    """Return what an element of a standard stage is, or one of a kind with a class of its own; None for others."""
    if stage in STANDARD_STAGES:
        return next((each for each in (*_WORDS, _SHORT, _MEDIUM, _LONG) if each.stage == stage), None)
    return next((each for each in _WORDS if each.kind == stage), None) if stage in KINDS else None
