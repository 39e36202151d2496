"""``check``: all rules of a profile, asked of one model."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib.metadata import entry_points
from typing import Final

from attrs import evolve, frozen

from logicmodel.checks.families import built_in
from logicmodel.checks.findings import Finding, Findings, Subject
from logicmodel.checks.profiles import Active, Profile, active, shipped
from logicmodel.checks.rules import SEVERITIES, Observation, Rule
from logicmodel.errors import UnknownIdError
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.printing import named
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.elements import Element

ENTRY_POINTS: Final = "logicmodel.rules"


def rules() -> tuple[Rule, ...]:
    """
    Return all rules: those of the library, and those that installed packages add.

    A package adds rules by an entry point in the group ``logicmodel.rules`` that names a `Rule`, or a module or a
    collection with rules in it.

    Returns:
        The rules, by code.

    Raises:
        ValueError: Two rules have one code.

    Example:
        >>> from logicmodel import rules
        >>> rules()[0].title
        'Link written twice'
    """
    return _distinct((*built_in(), *_installed()))


@cache
def _installed() -> tuple[Rule, ...]:
    found = (each.load() for each in entry_points(group=ENTRY_POINTS))
    return tuple(rule for each in found for rule in _rules_in(each))


def _rules_in(value: object) -> Iterator[Rule]:
    if isinstance(value, Rule):
        yield value
        return
    values: Iterable[object] = value if isinstance(value, Iterable) else vars(value).values()
    yield from (each for each in values if isinstance(each, Rule))


def _distinct(found: Iterable[Rule]) -> tuple[Rule, ...]:
    by_code: dict[str, Rule] = {}
    for rule in found:
        if by_code.setdefault(rule.code, rule) is not rule:
            msg = f"two rules have the code {rule.code!r}: {by_code[rule.code].title!r} and {rule.title!r}"
            raise ValueError(msg)
    return tuple(by_code[code] for code in sorted(by_code))


def rule_of(code: str) -> Rule:
    """
    Return the rule with a code.

    Raises:
        UnknownIdError: There is none; the error says what was perhaps meant.
    """
    known = {rule.code: rule for rule in rules()}
    if code.upper() not in known:
        raise UnknownIdError(what="rule", identifier=code, known=known, owner="logicmodel")
    return known[code.upper()]


def check(
    model: LogicModel,
    profile: str | Profile = "default",
    *,
    rules: Iterable[Rule] = (),
    known: Collection[str] = (),
) -> Findings:
    """
    Return what a fair reviewer would say of a model.

    Each finding says what and where, why it matters, who says so and what to do. Findings are judgements: they are
    returned and never raised. Where arrows join whole columns, the columns are judged.

    Args:
        model: The model.
        profile: A profile, or the name of a shipped one: ``default``, ``cdc``, ``eu-logframe``, ``iati``,
            ``kellogg-uwex`` or ``koica-pdm``.
        rules: Rules of your own, beside those of the library and of installed packages.
        known: Keys of findings that are known and left out, such as `Findings.keys` of an earlier check.

    Returns:
        The findings, by severity, then by code, then in the order of the model.

    Raises:
        ShapeError: The profile names a rule or an option that there is not.
        UnknownIdError: There is no profile of that name.

    Example:
        >>> from logicmodel import check, example
        >>> print(check(example("reading-together")).summary)
        reading-together: no findings (1 suppressed)
    """
    chosen = shipped(profile) if isinstance(profile, str) else profile
    everything = _distinct((*_all_rules(), *rules))
    report = _Report(model, chosen, frozenset(known))
    return report.of(active(chosen, everything), {rule.code for rule in everything})


_all_rules = rules


@frozen
class _Report:
    """One check of one model."""

    model: LogicModel
    profile: Profile
    known: frozenset[str]

    def of(self, asked: Iterable[Active], codes: Collection[str]) -> Findings:
        """Return what these rules find."""
        findings: list[Finding] = []
        left_out = 0
        for each in asked:
            seen = [_finding(each, observation) for observation in each.rule(self.model, **each.options)]
            new = [finding for finding in seen if not self.known.issuperset(finding.keys)]
            left_out += len(seen) - len(new)
            findings += _together(new, self.profile.most_one_by_one)
        findings.sort(key=lambda finding: SEVERITIES.index(finding.severity))
        return Findings(self.model.id, self.profile.name, tuple(findings), known=left_out)


def _finding(asked: Active, observation: Observation) -> Finding:
    subjects = tuple(map(_subject, observation.subjects))
    rule = asked.rule
    key = " ".join((rule.code, *(subject.id for subject in subjects)))
    return Finding(
        code=rule.code,
        severity=asked.severity,
        message=observation.message,
        subjects=subjects,
        title=rule.title,
        why=rule.why,
        repair=rule.repair,
        source=str(rule.source),
        keys=(key,),
    )


def _subject(value: Described) -> Subject:
    sort = value.kind if isinstance(value, Element) else _SORTS.get(type(value).__name__, type(value).__name__.lower())
    text = value.text if isinstance(value, Assumption) else ""
    return Subject(sort, getattr(value, "id", None) or text, value.place)


_SORTS: Final = {"ExternalFactor": "external factor", "LogicModel": "model"}


def _together(findings: list[Finding], most: int) -> list[Finding]:
    """Return the findings of one rule, drawn together into one where there are more than that."""
    if len(findings) <= most:
        return findings
    first = findings[0]
    subjects = tuple(dict.fromkeys(finding.subjects[0] for finding in findings))
    message = f"{first.title} ({len(findings)} times): {named(subject.id for subject in subjects)}."
    return [
        evolve(first, message=message, subjects=subjects, keys=tuple(key for each in findings for key in each.keys))
    ]
