"""``check`` and ``explain``: what a fair reviewer would say of a model, and on what grounds."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import click
from attrs import evolve, frozen

from logicmodel.checks.checking import check as findings_of
from logicmodel.checks.checking import rule_of, rules
from logicmodel.checks.findings import Findings
from logicmodel.checks.profiles import PROFILES, Profile, load_profile, shipped
from logicmodel.checks.refusals import refused
from logicmodel.checks.rules import SEVERITIES, Rule
from logicmodel.cli.exits import CommandError, ExitCode, command_error
from logicmodel.cli.streams import FILE, read_model, write
from logicmodel.errors import LogicModelError, ShapeError
from logicmodel.formats.baselines import Baseline, dump_baseline, load_baseline
from logicmodel.formats.files import dumps
from logicmodel.formats.findings import FINDINGS_FORMATS, FindingsFormat, dump_findings
from logicmodel.model.logic_model import LogicModel
from logicmodel.wording import counted

FailOn = Literal["error", "warning", "info", "never"]

_SETTINGS = "pyproject.toml"


@click.command(
    epilog="""\b
Examples:
  logicmodel check model.yaml
  logicmodel check models/*.yaml --profile kellogg-uwex --fail-on warning
  logicmodel check model.yaml --format github
  logicmodel check model.yaml --write-baseline known.json"""
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=FILE)
@click.option("--profile", metavar="PROFILE", help=f"What to ask for: {', '.join(PROFILES)}, or a TOML file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FINDINGS_FORMATS),
    default="text",
    show_default=True,
    help="In which form to print what is found.",
)
@click.option("--brief", is_flag=True, help="As text, print one line for each finding.")
@click.option(
    "--fail-on",
    type=click.Choice((*SEVERITIES, "never")),
    default="error",
    show_default=True,
    help="The least severity that ends the command with exit code 1.",
)
@click.option("--baseline", metavar="KNOWN", type=click.Path(), help="Leave out the findings that this file lists.")
@click.option("--write-baseline", metavar="KNOWN", type=click.Path(), help="Write all findings to this file instead.")
@click.pass_context
def check(  # noqa: PLR0917 -- click passes them by name
    ctx: click.Context,
    files: Sequence[str],
    profile: str | None,
    form: FindingsFormat,
    fail_on: FailOn,
    baseline: str | None,
    write_baseline: str | None,
    *,
    brief: bool,
) -> None:
    """
    Check that each FILE is a logic model, and a good one.

    What is wrong with a file is printed at once, each problem with its line and column. Then come the findings: what
    and where, why it matters, what to do, and who says so. Without --profile, the nearest pyproject.toml with a table
    [tool.logicmodel] says what to ask for.
    """
    # Tools count and place findings themselves, so they get each by itself.
    each_alone = {"one_by_one": sys.maxsize} if form in {"json", "sarif"} else {}
    asked = _Asked(evolve(_profile(profile), **each_alone), _known(baseline), form, brief=brief)
    checked = [asked.checked(file) for file in files]
    if write_baseline is not None:
        found = [each.findings for each in checked if each.findings is not None]
        Path(write_baseline).write_text(dump_baseline(found), encoding="utf-8")
        click.echo(f"Written: {write_baseline}", err=True)
    elif form != "text":
        write(dump_findings([each.findings for each in checked if each.findings is not None], form))
    ctx.exit(max(each.code(fail_on if write_baseline is None else "never") for each in checked))


@frozen
class _Checked:
    """What came of one file: what was found, or with which exit code it could not be checked."""

    findings: Findings | None
    failed: int = ExitCode.FINE

    def code(self, fail_on: FailOn) -> int:
        """Return the exit code for this file."""
        if self.failed or self.findings is None or fail_on == "never":
            return self.failed
        return ExitCode.PROBLEMS if self.findings.at_least(fail_on) else ExitCode.FINE


@frozen
class _Asked:
    """How to check a file."""

    profile: Profile
    known: Baseline
    form: FindingsFormat
    brief: bool

    def checked(self, file: str) -> _Checked:
        """Check one file, and print what was found where the form is text."""
        try:
            model = read_model(file)
        except ShapeError as error:
            if self.form == "text":
                write(f"{error}\n")
            return _Checked(refused(file, error.problems), ExitCode.PROBLEMS)
        except (LogicModelError, OSError, CommandError) as error:
            told = command_error(error)
            if self.form == "text":
                write(f"{told.message}\n")
            else:
                click.echo(told.message, err=True)
            return _Checked(None, told.code)
        findings = findings_of(model, self.profile, known=self.known.get(model.id, ()))
        if self.form == "text":
            write(self._page(file, model, findings))
        return _Checked(findings)

    def _page(self, file: str, model: LogicModel, findings: Findings) -> str:
        counts = f"{counted(len(model.elements), 'element')}, {counted(len(model.links), 'link')}"
        lines = [finding.headline for finding in findings] if self.brief else [findings.page]
        return "".join(f"{line}\n" for line in (*filter(None, lines), f"{file}: {findings.counts} ({counts})"))


def _profile(name: str | None) -> Profile:
    """Return the profile of this name, or that of the project in which the command runs."""
    if name is not None:
        return shipped(name) if name in PROFILES or not name.endswith(".toml") else load_profile(name)
    folder = Path.cwd()
    for place in (folder, *folder.parents):
        settings = place / _SETTINGS
        if settings.is_file():
            return evolve(load_profile(settings), name=_SETTINGS)
    return shipped("default")


def _known(baseline: str | None) -> Baseline:
    if baseline is None:
        return {}
    return load_baseline(Path(baseline).read_text(encoding="utf-8"), baseline)


@click.command(
    epilog="""\b
Examples:
  logicmodel explain
  logicmodel explain LM010"""
)
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """
    List the rules, or explain one.

    With a CODE: what the rule looks for, why it matters, what to do, who says so, what a profile can set, and a small
    model in which it finds something.
    """
    if code is None:
        write("".join(f"{each.code}  {each.severity:<7}  {each.title}\n" for each in rules()))
        return
    write("\n\n".join(_explained(rule_of(code))) + "\n")


def _explained(rule: Rule) -> Iterator[str]:
    """Return what there is to say of a rule, paragraph by paragraph."""
    state = rule.severity if rule.on else f"{rule.severity}, off unless a profile turns it on"
    yield f"{rule.code} {rule.title} ({state})"
    yield (rule.judge.__doc__ or "").strip()
    yield f"Why it matters: {rule.why}"
    yield f"What to do: {rule.repair}"
    yield f"Source: {rule.source}"
    if rule.options:
        yield "Options: " + ", ".join(f"{name} = {value!r}" for name, value in rule.options.items())
    if rule.fires is not None:
        yield f"It finds something in this model:\n\n{dumps(rule.fires(), 'yaml')}".rstrip()
