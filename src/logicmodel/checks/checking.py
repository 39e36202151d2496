"""``check``: all rules of a profile, asked of one model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import entry_points
from typing import Final

from attrs import define, evolve, field

from logicmodel.checks.families import built_in
from logicmodel.checks.families.suppressions import unused_suppression
from logicmodel.checks.findings import Finding, Findings, Subject, Suppressed
from logicmodel.checks.profiles import Active, Profile, active, shipped
from logicmodel.checks.rules import SEVERITIES, Observation, Rule
from logicmodel.errors import UnknownIdError
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.printing import named
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.suppressions import Suppression

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
        >>> print(check(example("reading-together")).counts)
        no findings, 1 suppressed
    """
    chosen = shipped(profile) if isinstance(profile, str) else profile
    everything = _distinct((*_all_rules(), *rules))
    report = _Report(model, chosen, frozenset(known))
    return report.of(active(chosen, everything), {rule.code for rule in everything})


_all_rules = rules


@define
class _Report:
    """One check of one model."""

    model: LogicModel
    profile: Profile
    known: frozenset[str]
    findings: list[Finding] = field(factory=list)
    suppressed: list[Suppressed] = field(factory=list)
    left_out: int = 0
    used: set[tuple[int, str]] = field(factory=set)

    def of(self, asked: Sequence[Active], codes: Collection[str]) -> Findings:
        """Return what these rules find; `codes` are those of all rules that there are."""
        for each in asked:
            self._add(each, each.rule(self.model, **each.options))
        judged = {each.rule.code for each in asked}
        for each in asked:
            if each.rule is unused_suppression:
                self._add(each, self._unused(lambda code: code in judged or code not in codes))
        self.findings.sort(key=lambda finding: SEVERITIES.index(finding.severity))
        return Findings(
            self.model.id, self.profile.name, tuple(self.findings), tuple(self.suppressed), known=self.left_out
        )

    def _add(self, asked: Active, observations: Iterable[Observation]) -> None:
        """Take what one rule saw: what is answered and what is known goes aside."""
        new = []
        for observation in observations:
            finding = _finding(asked, observation)
            if answer := self._answer(asked.rule.code, observation):
                self.suppressed.append(Suppressed(finding, answer.reason))
            elif self.known.issuperset(finding.keys):
                self.left_out += 1
            else:
                new.append(finding)
        self.findings += _together(new, self.profile.most_one_by_one)

    def _answer(self, code: str, observation: Observation) -> Suppression | None:
        """Return what answers an observation: on what it is about, or on the model."""
        for carrier in (*observation.subjects, self.model):
            for answer in carrier.suppress:
                if answer.code == code:
                    self.used.add((id(carrier), code))
                    return answer
        return None

    def _unused(self, is_judged: Callable[[str], bool]) -> Iterator[Observation]:
        """Return the suppressions that answered nothing, of the codes that were judged."""
        for carrier in (self.model, *self.model.parts()):
            for code in dict.fromkeys(answer.code for answer in carrier.suppress):
                if is_judged(code) and (id(carrier), code) not in self.used:
                    yield Observation(f"There is no finding {code!r} to suppress here.", carrier)


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
