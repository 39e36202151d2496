"""Outlines and findings as nested items, which every host writes as a list."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from logicmodel.checks.findings import Finding, Findings
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.outline import Item, about, sections


def outline_items(model: LogicModel) -> tuple[Item, ...]:
    """
    Return a model as an outline.

    Args:
        model: The model.
    """
    return Item(model.title, about(model)), *sections(model)


def findings_items(findings: Findings) -> tuple[Item, ...]:
    """
    Return what a check found, then what was answered; what the findings of a rule share is said once.

    Args:
        findings: What was found.
    """
    rules = (tuple(found) for _, found in groupby(findings, key=attrgetter("code")))
    answered = (
        Item(f"suppressed {each.finding.code}: {each.finding.message}", (Item(f"reason: {each.reason}"),))
        for each in findings.suppressed
    )
    return (Item(f"{findings.counts} (profile {findings.profile})"), *map(_rule, rules), *answered)


def _rule(found: tuple[Finding, ...]) -> Item:
    first = found[0]
    messages = (each.message for each in found)
    grounds = (f"why: {first.why}", f"repair: {first.repair}", f"source: {first.source}")
    return Item(f"{first.severity} {first.code}: {first.title}", tuple(map(Item, (*messages, *grounds))))
