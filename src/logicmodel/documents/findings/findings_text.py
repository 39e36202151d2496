"""Findings as text for people and for tools: plain text, JSON, SARIF, and annotations of GitHub."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final, Literal, get_args

from logicmodel.checks.findings import Finding, Findings
from logicmodel.documents.findings.sarif import sarif_log

FindingsFormat = Literal["text", "json", "sarif", "github"]

FINDINGS_FORMATS: Final = get_args(FindingsFormat)

_LEVELS: Final = {"error": "error", "warning": "warning", "info": "notice"}


def dump_findings(checked: Sequence[Findings], form: FindingsFormat) -> str:
    """
    Return what checks found as text.

    Args:
        checked: What was found in each model.
        form: ``text``, ``json``, ``sarif`` (2.1.0) or ``github``, the annotations of GitHub Actions.

    Returns:
        The text, with a line break at its end.

    Example:
        >>> from logicmodel import check, load_example
        >>> from logicmodel.documents.findings.findings_text import dump_findings
        >>> dump_findings([check(load_example("reading-together"))], "github")
        ''
    """
    match form:
        case "text":
            return "".join(f"{findings}\n" for findings in checked)
        case "json":
            return _as_json({"models": [_record(findings) for findings in checked]})
        case "sarif":
            return _as_json(sarif_log(checked))
        case "github":
            return "".join(line for findings in checked for line in map(_annotation, findings))


def _as_json(value: object) -> str:
    return f"{json.dumps(value, indent=2, ensure_ascii=False)}\n"


def _record(findings: Findings) -> dict[str, object]:
    return {
        "model": findings.model_id,
        "profile": findings.profile,
        "findings": [_finding_record(finding) for finding in findings],
        "suppressed": [_finding_record(each.finding) | {"reason": each.reason} for each in findings.suppressed],
        "known": findings.known,
    }


def _finding_record(finding: Finding) -> dict[str, object]:
    subjects = [
        {
            "sort": subject.sort,
            "id": subject.id,
            "label": subject.label,
            "file": subject.place and subject.place.file,
            "line": subject.place and subject.place.line,
            "column": subject.place and subject.place.column,
        }
        for subject in finding.subjects
    ]
    words = {"template": finding.template, "values": dict(finding.values)}
    return finding.to_record() | {"subjects": subjects, "keys": list(finding.keys)} | words


def _annotation(finding: Finding) -> str:
    """Return a finding as a workflow command, which GitHub shows at the line."""
    properties = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in _properties(finding))
    message = _escaped(f"{finding.message} {finding.repair} ({finding.source})")
    return f"::{_LEVELS[finding.severity]} {properties}::{message}\n"


def _properties(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.place is not None:
        yield "file", finding.place.file
        yield "line", str(finding.place.line)
        if finding.place.column is not None:
            yield "col", str(finding.place.column)
    yield "title", f"{finding.code} {finding.title}"


def _escaped(text: str, also: str = "") -> str:
    """Return a text with the characters that end a command, or a part of it, as GitHub takes them."""
    for char in f"%\r\n{also}":
        text = text.replace(char, f"%{ord(char):02X}")
    return text
