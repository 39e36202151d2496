"""What is generated of the rules and the profiles of the check."""

from collections.abc import Iterator
from importlib import import_module

from logicmodel import check, dumps
from logicmodel.checks import Profile, Rule, families, profiles
from logicmodel.checks.families import FAMILIES, built_in
from logicmodel.checks.profiles import active

_EVERYTHING = Profile("everything", packs=("english",), rules={rule.code: "on" for rule in built_in()})


def rule_pages() -> dict[str, str]:
    """Return a page for each rule of the library, by code."""
    return {rule.code: "\n".join(_page(rule)) for rule in built_in()}


def _page(rule: Rule) -> Iterator[str]:
    said = f"{str(rule.source)[0].upper()}{str(rule.source)[1:]}"
    source = f"[{said}]({rule.source.url})" if rule.source.url else said
    yield f"# {rule.code}: {rule.title}\n"
    yield f"Looks{(rule.judge.__doc__ or '').strip().splitlines()[0].removeprefix('Look')}\n"
    yield f"Severity\n: {_state(rule)}\n"
    yield f"Why it matters\n: {rule.why}\n"
    yield f"What to do\n: {rule.repair}\n"
    yield f"Source\n: {source}.\n"
    yield f"Judges\n: {'single things' if rule.scope == 'part' else 'the model as a whole'}\n"
    if rule.options:
        options = ", ".join(f"`{name}` = {value!r}" for name, value in rule.options.items())
        yield f"Options\n: {options}\n"
    yield f"In the profiles\n: {', '.join(f'{name}: {how}' for name, how in _in_profiles(rule).items())}\n"
    if rule.fires and rule.passes:
        found = [finding.message for finding in check(rule.fires(), _EVERYTHING) if finding.code == rule.code]
        yield f"## An example that fires\n\n```yaml\n{dumps(rule.fires(), 'yaml')}```\n"
        yield "".join(f"> {message}\n" for message in found)
        yield f"## An example that passes\n\n```yaml\n{dumps(rule.passes(), 'yaml')}```\n"


def _state(rule: Rule) -> str:
    pack = f", part of the pack `{rule.pack}`" if rule.pack else ""
    return f"{rule.severity}{pack}{'' if rule.on else '; off unless a profile turns it on'}"


def _in_profiles(rule: Rule) -> dict[str, str]:
    return {profile.name: _how(profile).get(rule.code, "off") for profile in profiles()}


def _how(profile: Profile) -> dict[str, str]:
    """Return how severe each rule is in a profile, with the options that differ from the rule's own."""
    how = {}
    for each in active(profile, built_in()):
        options = {name: value for name, value in each.options.items() if value != each.rule.options[name]}
        said = "".join(f", {name} {_plain(value)}" for name, value in options.items())
        how[each.rule.code] = f"{each.severity}{said}"
    return how


def _plain(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def rule_list() -> str:
    """Return a table of the rules of each family, with how severe they are unless a profile says otherwise."""
    return "\n".join(line for family in FAMILIES for line in _family(family))


def _family(family: str) -> Iterator[str]:
    home = import_module(f"{families.__name__}.{family}")
    said = (home.__doc__ or "").strip().splitlines()[0]
    yield f"### {family.capitalize()}\n\n{said}\n\n| rule | severity |\n| --- | --- |"
    for rule in built_in():
        if rule.judge.__module__ == home.__name__:
            yield f"| {_link(rule)} | {_state(rule)} |"
    yield ""


def _link(rule: Rule) -> str:
    return f"[{rule.code}](/_generated/rules/{rule.code}.md) {rule.title}"


def profile_table() -> str:
    """Return what each profile is for, and a table of the rules in which profiles differ."""
    hows = {profile.name: _how(profile) for profile in profiles()}
    lines = [f"{profile.title} (`{profile.name}`)\n: {profile.description.strip()}\n" for profile in profiles()]
    lines += ["| rule | " + " | ".join(hows) + " |", "| --- |" + " --- |" * len(hows)]
    for rule in built_in():
        cells = [how.get(rule.code, "off") for how in hows.values()]
        if len(set(cells)) > 1:
            lines.append(f"| {_link(rule)} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
