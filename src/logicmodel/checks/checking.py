"""``check``: all rules of a profile, asked of one model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from importlib.metadata import entry_points
from typing import Final

from attrs import define, field

from logicmodel.checks.families import built_in
from logicmodel.checks.families.suppressions import unused_suppression
from logicmodel.checks.findings import Finding, Findings, Subject, Suppressed
from logicmodel.checks.profiles import Active, Profile, active, shipped
from logicmodel.checks.rules import SEVERITIES, Observation, Rule
from logicmodel.errors import RuleError, UnknownIdError
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.questions.printing import named
from logicmodel.questions.progress import Progress, unwatched
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.sequences import several
from logicmodel.vocabulary.suppressions import Suppression
from logicmodel.wording import one_line, quoted

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
        >>> from logicmodel.checks import rules
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
        _refuse_non_rule(rule)
        if by_code.setdefault(rule.code, rule) is not rule:
            msg = f"two rules have the code {rule.code!r}: {by_code[rule.code].title!r} and {rule.title!r}"
            raise ValueError(msg)
    return tuple(by_code[code] for code in sorted(by_code))


def _refuse_non_rule(rule: object) -> None:
    if not isinstance(rule, Rule):
        msg = f"rules takes what @rule makes, not {quoted(rule)}"
        raise TypeError(msg)


def rule_of(code: str) -> Rule:
    """
    Return the rule with a code.

    Raises:
        UnknownIdError: No such id; the message suggests close matches.
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
    progress: Progress = unwatched,
) -> Findings:
    """
    Return what a fair reviewer would say of a model.

    Each finding says what and where, why it matters, who says so and what to do. Findings are judgements: they are
    returned and never raised. Where arrows join whole columns, the columns are judged.

    Args:
        model: The model.
        profile: A profile, or the name of a shipped one: ``default``, ``causal-map``, ``cdc``,
            ``eu-logframe``, ``iati``, ``kellogg-uwex``, ``koica-pdm`` or ``results-chain``.
        rules: Rules of your own, beside those of the library and of installed packages.
        known: Keys of findings that are known and left out, such as `Findings.keys` of an earlier check.
        progress: Shows how many rules are done, such as ``tqdm``; it takes a sequence and yields its items.

    Returns:
        The findings, by severity, then by code, then in the order of the model.

    Raises:
        ShapeError: The profile names a rule or an option that there is not.
        UnknownIdError: There is no profile of that name.
        TypeError: The rules or the keys are no collection.

    Example:
        >>> from logicmodel import check, load_example
        >>> print(check(load_example("reading-together")).counts)
        no findings, 1 suppressed
    """
    refuse_non_model(model)
    _refuse_non_profile(profile)
    chosen = shipped(profile) if isinstance(profile, str) else profile
    everything = _distinct((*_all_rules(), *several("rules", rules, "values of rules")))
    report = _Report(model, chosen, frozenset(several("known", known, "keys of findings")), chosen.most_one_by_one)
    return report.of(active(chosen, everything), {rule.code for rule in everything}, progress)


def _seen(asked: Active, model: LogicModel) -> Iterator[Observation]:
    """
    Return what a rule sees in a model.

    Raises:
        RuleError: The rule itself fails.
    """
    last: Observation | None = None
    try:
        for last in asked.rule.judge(model, **asked.options):
            yield last
    except Exception as error:
        after = f", after it had judged {_id(last.subjects[0])!r}" if last else ""
        where = f"{asked.rule.judge.__module__}.{asked.rule.judge.__qualname__}"
        msg = f"rule {asked.rule.code} ({where}) failed on model {model.id!r}{after}: {type(error).__name__}: {error}"
        raise RuleError(msg) from error


def _refuse_non_profile(profile: object) -> None:
    if not isinstance(profile, str | Profile):
        msg = f"profile must be a Profile or the name of one, not {quoted(profile)}"
        raise TypeError(msg)


_all_rules = rules


@define
class _Report:
    """One check of one model."""

    model: LogicModel
    profile: Profile
    known: frozenset[str]
    most_one_by_one: int
    findings: list[Finding] = field(factory=list)
    suppressed: list[Suppressed] = field(factory=list)
    left_out: int = 0
    used: set[tuple[int, str]] = field(factory=set)

    def of(self, asked: Sequence[Active], codes: Collection[str], progress: Progress) -> Findings:
        """Return what these rules find; `codes` are those of all rules that there are."""
        for each in progress(asked):
            self._add(each, _seen(each, self.model))
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
            if answer := self._answer(asked.rule.code, observation):
                self.suppressed.append(Suppressed(_finding(asked, [observation]), answer.reason))
            elif self.known and _key(asked, observation) in self.known:
                self.left_out += 1
            else:
                new.append(observation)
        if len(new) > self.most_one_by_one:
            self.findings.append(_finding(asked, new))
        else:
            self.findings += [_finding(asked, [observation]) for observation in new]

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
                    yield Observation("There is no finding {code!r} to suppress here.", carrier, code=code)


def _finding(asked: Active, seen: Sequence[Observation]) -> Finding:
    """Return a finding of what a rule saw; several observations are drawn together into one."""
    rule = asked.rule
    if len(seen) == 1:
        subjects = tuple(map(_subject, seen[0].subjects))
        told = seen[0]
    else:
        subjects = tuple(dict.fromkeys(_subject(observation.subjects[0]) for observation in seen))
        ids = named(subject.id for subject in subjects)
        told = Observation("{title} ({times} times): {ids}.", title=rule.title, times=len(seen), ids=ids)
    return Finding(
        code=rule.code,
        severity=asked.severity,
        message=told.message,
        template=told.template,
        values=told.values,
        subjects=subjects,
        title=rule.title,
        why=rule.why,
        repair=rule.repair,
        source=str(rule.source),
        keys=tuple(_key(asked, observation) for observation in seen),
    )


def _key(asked: Active, observation: Observation) -> str:
    """Return what tells an observation from others, whatever else is in the model."""
    return " ".join((asked.rule.code, *map(_id, observation.subjects)))


def _subject(value: Described) -> Subject:
    sort = value.kind if isinstance(value, Element) else _SORTS.get(type(value).__name__, type(value).__name__.lower())
    return Subject(sort, _id(value), value.place, _label(value))


def _id(value: Described) -> str:
    """Return the id of a value, or its text if it has no id."""
    identifier: str | None = getattr(value, "id", None)
    return identifier or (value.text if isinstance(value, Assumption) else "")


def _label(value: Described) -> str | None:
    label: str | None = getattr(value, "label", None)
    return label and one_line(label)


_SORTS: Final = {"ExternalFactor": "external factor", "LogicModel": "model"}
