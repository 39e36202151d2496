"""Baselines: the findings that are known already, so that a check speaks of new ones only."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

from logicmodel.checks.findings import Findings
from logicmodel.errors import FormatError, Problem
from logicmodel.places import Place

_VERSION: Final = 1
_KEY: Final = "logicmodel-baseline"

Baseline = Mapping[str, Sequence[str]]


def dump_baseline(checked: Sequence[Findings]) -> str:
    """
    Return the findings of checks as a baseline: for each model, by id, the keys of its findings.

    Args:
        checked: What was found in each model.
    """
    known = {findings.model_id: list(findings.keys) for findings in checked}
    return f"{json.dumps({_KEY: _VERSION, 'models': known}, indent=2, ensure_ascii=False)}\n"


def load_baseline(text: str | bytes, file: str = "<baseline>") -> Baseline:
    """
    Return the keys of the findings that a baseline knows, by the id of the model.

    Args:
        text: What the file says, or its bytes.
        file: The name of the file, for errors.

    Raises:
        FormatError: It is not a baseline.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):  # bytes that are no text are a ValueError too
        document = None
    if not isinstance(document, dict) or document.get(_KEY) != _VERSION or not _is_baseline(document.get("models")):
        problem = Problem("this is not a baseline of logicmodel", (Place(file, 1),), "write it with --write-baseline")
        raise FormatError([problem])
    models: Baseline = document["models"]
    return models


def _is_baseline(models: object) -> bool:
    return isinstance(models, dict) and all(
        isinstance(keys, list) and all(isinstance(key, str) for key in keys) for keys in models.values()
    )
