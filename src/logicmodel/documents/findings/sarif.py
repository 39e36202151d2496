"""Findings as SARIF 2.1.0, the form in which code hosts and editors take the results of any checking tool."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from logicmodel.checks.findings import Finding, Findings, Subject

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}


def sarif_log(checked: Sequence[Findings]) -> dict[str, Any]:
    """
    Return what checks found as one SARIF log, suppressed findings with their reasons.

    Args:
        checked: What was found in each model.
    """
    answered = [each for findings in checked for each in findings.suppressed]
    everything = [finding for findings in checked for finding in findings] + [each.finding for each in answered]
    rules = {finding.code: finding for finding in sorted(everything, key=lambda finding: finding.code)}
    position = {code: index for index, code in enumerate(rules)}
    results = [_result(finding, position) for findings in checked for finding in findings]
    results += [
        _result(each.finding, position) | {"suppressions": [{"kind": "inSource", "justification": each.reason}]}
        for each in answered
    ]
    driver = {"name": "logicmodel", "rules": [_descriptor(finding) for finding in rules.values()]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _descriptor(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.code,
        "shortDescription": {"text": finding.title},
        "fullDescription": {"text": finding.why},
        "help": {"text": f"{finding.repair} Source: {finding.source}."},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
    }


def _result(finding: Finding, position: dict[str, int]) -> dict[str, Any]:
    first, *others = finding.subjects or (None,)
    return {
        "ruleId": finding.code,
        "ruleIndex": position[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.repair}"},
        "locations": _locations([first] if first else []),
        "relatedLocations": _locations(each for each in others if each),
        # The same finding has the same print when the file is edited elsewhere.
        "partialFingerprints": {"logicmodel/v1": hashlib.sha256("\n".join(finding.keys).encode()).hexdigest()},
    }


def _locations(subjects: Iterable[Subject]) -> list[dict[str, Any]]:
    return [
        {"logicalLocations": [{"fullyQualifiedName": subject.id, "kind": subject.sort}]} | _physical(subject)
        for subject in subjects
    ]


def _physical(subject: Subject) -> dict[str, Any]:
    place = subject.place
    if place is None or place.file.startswith("<"):
        return {}
    region = {"startLine": place.line} | ({} if place.column is None else {"startColumn": place.column})
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(PurePath(place.file).as_posix())},
            "region": region,
        }
    }
