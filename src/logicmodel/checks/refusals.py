"""A file that is no logic model, told in the form of findings, so that tools get both in one form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from logicmodel.checks.findings import Finding, Findings, Subject
from logicmodel.errors import Problem

REFUSED: Final = "LM000"

_WHY: Final = "What is no logic model cannot be read, asked or drawn."
_REPAIR: Final = "Mend what the message says."
_SOURCE: Final = "the format of model files"


def refused(file: str, problems: Iterable[Problem]) -> Findings:
    """
    Return what is wrong with a file as findings, each an error.

    Args:
        file: The name of the file.
        problems: What is wrong with it.
    """
    return Findings(file, "", tuple(_finding(file, problem) for problem in problems))


def _finding(file: str, problem: Problem) -> Finding:
    places = problem.places or (None,)
    return Finding(
        code=REFUSED,
        severity="error",
        message=_sentence(problem.message),
        subjects=tuple(Subject("file", file, place) for place in places),
        title="Not a logic model",
        why=_WHY,
        repair=_sentence(problem.hint or _REPAIR),
        source=_SOURCE,
        keys=(f"{REFUSED} {problem.message}",),
    )


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}" + ("" if text.endswith((".", "?")) else ".")
