"""Profiles: which rules are on, how severe each is, and where its limits are."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, TypeAlias

from attrs import field, frozen

from logicmodel.checks.rules import SEVERITIES, Rule, Severity
from logicmodel.errors import Problem, ShapeError, UnknownIdError, did_you_mean, suggest
from logicmodel.places import Place
from logicmodel.wording import quoted

Setting: TypeAlias = "str | Mapping[str, Any]"

PROFILES: Final = ("default", "causal-map", "cdc", "eu-logframe", "iati", "kellogg-uwex", "koica-pdm", "results-chain")
_ONE_BY_ONE: Final = 3
_WORDS: Final = ("on", "off", *SEVERITIES)
_KEYS: Final = ("name", "title", "description", "extends", "packs", "one_by_one", "rules")


@frozen
class Profile:
    """
    A choice of rules: what one guide asks for, or one house.

    Args:
        name: Its name.
        title: What readers call it.
        description: What it stands for, and how it differs from others.
        extends: The profile whose settings hold where this one says nothing: its name, or the profile; None for none.
        packs: Packs of rules to turn on, such as ``english``, the text heuristics.
        one_by_one: How many findings of one rule are given one by one; more are drawn together into one.
        rules: By code, ``off``, ``on``, a severity, or a mapping of the options of the rule and its ``severity``.

    Example:
        >>> from logicmodel import check, load_example
        >>> from logicmodel.checks import Profile
        >>> house = Profile("house", rules={"LM023": "off", "LM030": "error", "LM043": {"most": 2}})
        >>> [finding.code for finding in check(load_example("trauma-informed"), house).at_least("error")]
        ['LM030']
    """

    name: str
    title: str = ""
    description: str = ""
    extends: str | Profile | None = "default"
    packs: tuple[str, ...] = field(default=(), converter=tuple)
    one_by_one: int | None = None
    rules: Mapping[str, Setting] = field(factory=dict, converter=dict)

    def lineage(self) -> tuple[Profile, ...]:
        """Return the profiles that this one extends, the most general first, then this one."""
        base = shipped(self.extends) if isinstance(self.extends, str) else self.extends
        return (self,) if base is None or base.name == self.name else (*base.lineage(), self)

    @property
    def most_one_by_one(self) -> int:
        """How many findings of one rule are given one by one, said here or in what it extends."""
        said = [each.one_by_one for each in self.lineage() if each.one_by_one is not None]
        return said[-1] if said else _ONE_BY_ONE


@frozen
class Active:
    """
    A rule as a profile has it.

    Args:
        rule: The rule.
        severity: How severe it is here.
        options: What it is told.
    """

    rule: Rule
    severity: Severity
    options: Mapping[str, Any]


def profiles() -> tuple[Profile, ...]:
    """
    Return the shipped profiles.

    Returns:
        The profiles, the default one first.

    Example:
        >>> from logicmodel.checks import profiles
        >>> [profile.name for profile in profiles()]
        ['default', 'causal-map', 'cdc', 'eu-logframe', 'iati', 'kellogg-uwex', 'koica-pdm', 'results-chain']
    """
    return tuple(map(shipped, PROFILES))


@cache
def shipped(name: str) -> Profile:
    """Return the shipped profile of this name."""
    if name not in PROFILES:
        raise UnknownIdError(what="profile", identifier=name, known=PROFILES, owner="logicmodel")
    text = files("logicmodel.checks").joinpath("profiles", f"{name}.toml").read_text(encoding="utf-8")
    return profile_of({"name": name, "extends": None if name == "default" else "default"} | tomllib.loads(text))


def load_profile(path: str | Path) -> Profile:
    """
    Read a profile from a TOML file, or from ``[tool.logicmodel]`` in a ``pyproject.toml``.

    Args:
        path: The file.

    Returns:
        The profile, named after the file unless the file says how.

    Raises:
        OSError: The file cannot be read.
        ShapeError: It is not TOML, or not a profile.

    Example:
        >>> from pathlib import Path
        >>> from logicmodel.checks import load_profile
        >>> _ = Path("house.toml").write_text('rules.LM030 = "error"')
        >>> load_profile("house.toml").rules
        {'LM030': 'error'}
    """
    path = Path(path)
    place = Place(str(path), 1)
    try:
        settings: object = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ShapeError([Problem(f"this is not TOML: {error}", (place,))]) from None
    if path.name == "pyproject.toml":
        for table in ("tool", "logicmodel"):
            settings = settings.get(table, {}) if isinstance(settings, dict) else settings
    if not isinstance(settings, dict):
        hint = "write [tool.logicmodel], and the settings below it"
        raise ShapeError([Problem(f"the settings must be a table, not {quoted(settings)}", (place,), hint)])
    return profile_of({"name": path.stem} | settings, place)


def profile_of(data: Mapping[str, Any], place: Place | None = None) -> Profile:
    """
    Return the profile that plain data describe.

    Raises:
        ShapeError: A key is unknown, or a value is wrong.
    """
    found = list(_problems(data, (place,) if place else ()))
    if found:
        raise ShapeError(found)
    return Profile(**data)


def _problems(data: Mapping[str, Any], places: tuple[Place, ...]) -> Iterator[Problem]:
    for key, value in data.items():
        if key not in _KEYS:
            hint = did_you_mean(suggest(key, _KEYS)) or f"it takes {', '.join(_KEYS)}"
            yield Problem(f"a profile has no {key!r}", places, hint)
        elif key == "packs" and not (isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)):
            yield Problem(f"packs must be a list of names, not {value!r}", places)
        elif key == "one_by_one" and not (type(value) is int and value >= 0):
            yield Problem(f"one_by_one must be a whole number, at least 0, not {value!r}", places)
        elif key == "rules" and not isinstance(value, Mapping):
            yield Problem(f"rules must be a table of codes, not {value!r}", places)
        elif key in {"name", "title", "description"} and not isinstance(value, str):
            yield Problem(f"{key} must be text, not {value!r}", places)
        elif key == "extends" and value is not None and not (isinstance(value, str) and value in PROFILES):
            yield Problem(f"extends must be one of {', '.join(PROFILES)}, not {value!r}", places)


def active(profile: Profile, rules: Iterable[Rule]) -> tuple[Active, ...]:
    """
    Return the rules that are on in a profile, by code.

    Raises:
        ShapeError: The profile names a rule or an option that there is not, or sets one to what it cannot be.
    """
    known = {rule.code: rule for rule in rules}
    lineage = profile.lineage()
    problems = [problem for each in lineage for problem in _setting_problems(each, known)]
    if problems:
        raise ShapeError(problems)
    packs = {pack for each in lineage for pack in each.packs}
    settled = (
        _settled(rule, [each.rules[code] for each in lineage if code in each.rules], packs)
        for code, rule in known.items()
    )
    return tuple(sorted(filter(None, settled), key=lambda each: each.rule.code))


def _settled(rule: Rule, settings: Iterable[Setting], packs: set[str]) -> Active | None:
    """Return a rule as settings, the most general first, have it; None if it is off."""
    severity, is_on, options = rule.severity, rule.on or rule.pack in packs, dict(rule.options)
    for setting in settings:
        word = setting if isinstance(setting, str) else setting.get("severity")
        if word is not None:
            is_on = word != "off"
        if word in SEVERITIES:
            severity = word
        if not isinstance(setting, str):
            options |= {name: value for name, value in setting.items() if name != "severity"}
    return Active(rule, severity, options) if is_on else None


def _setting_problems(profile: Profile, known: Mapping[str, Rule]) -> Iterator[Problem]:
    who = f"profile {profile.name!r}"
    for code, setting in profile.rules.items():
        rule = known.get(code)
        if rule is None:
            hint = did_you_mean(suggest(code, known)) or "'logicmodel explain' lists the rules"
            yield Problem(f"{who} names unknown rule {code!r}", hint=hint)
            continue
        table: object = {"severity": setting} if isinstance(setting, str) else setting
        if not isinstance(table, Mapping):
            yield Problem(f"{who}: {code} must be one of {', '.join(_WORDS)}, or a table, not {setting!r}")
            continue
        yield from _option_problems(f"{who}: {code}", table, rule)


def _option_problems(what: str, table: Mapping[str, Any], rule: Rule) -> Iterator[Problem]:
    for name, value in table.items():
        if name == "severity":
            if not (isinstance(value, str) and value in _WORDS):
                yield Problem(f"{what} must be one of {', '.join(_WORDS)}, not {value!r}")
        elif name not in rule.options:
            takes = ", ".join(rule.options) or "no options"
            yield Problem(f"{what} has no option {name!r}", hint=f"it takes {takes}")
        elif not _fits(value, rule.options[name]):
            yield Problem(f"{what}: {name} must be like {rule.options[name]!r}, not {value!r}")


def _fits(value: object, default: object) -> bool:
    """Return whether a value is of the sort of the default of an option."""
    match default:
        case bool():
            return isinstance(value, bool)
        case int() | float():
            return isinstance(value, int | float) and not isinstance(value, bool)
        case tuple() | list():
            return isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)
        case _:
            return isinstance(value, str)
