"""``check`` and ``explain``: what a fair reviewer would say of a model, and on what grounds."""

from __future__ import annotations

import os
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
from logicmodel.cli.completing import completes
from logicmodel.cli.exits import CommandError, ExitCode, command_error, tell
from logicmodel.cli.progress_bar import progress
from logicmodel.cli.streams import FILE, STANDARD, STANDARD_INPUT, read_model, told, write
from logicmodel.documents.findings.baselines import Baseline, dump_baseline, load_baseline
from logicmodel.documents.findings.findings_text import FINDINGS_FORMATS, FindingsFormat, dump_findings
from logicmodel.errors import LogicModelError, ShapeError
from logicmodel.formats.files import dumps
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
@click.option(
    "--profile",
    metavar="PROFILE",
    shell_complete=completes(lambda: PROFILES),
    help=f"What to ask for: {', '.join(PROFILES)}, or a TOML file.",
)
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
    chosen = _profile(profile)
    if form in {"json", "sarif"}:  # tools count and place findings themselves, so they get each by itself
        chosen = evolve(chosen, one_by_one=sys.maxsize)
    known = _known(baseline)
    checked = [_checked(file, chosen, known, write_baseline or STANDARD, brief=brief) for file in files]
    if write_baseline is not None:
        _tell_failures(checked)
        models = [each.findings for each in checked if each.findings is not None and not each.failed]
        write(dump_baseline(models).encode(), write_baseline)
        told("Written", write_baseline)
        ctx.exit(max(each.failed for each in checked))
    if form == "text":
        write("".join(each.text for each in checked))
    else:
        _tell_failures([each for each in checked if each.findings is None])
        found = dump_findings([each.findings for each in checked if each.findings is not None], form)
        write(found if form == "github" else found.encode())
    ctx.exit(max(each.code(fail_on) for each in checked))


@frozen
class _Checked:
    """
    What came of one file.

    Args:
        text: What to print.
        findings: What was found, or None where there was nothing to check.
        failed: The exit code, where the file is no model.
    """

    text: str
    findings: Findings | None
    failed: int = ExitCode.FINE

    def code(self, fail_on: FailOn) -> int:
        """Return the exit code for this file."""
        if self.failed or self.findings is None or fail_on == "never":
            return self.failed
        return ExitCode.PROBLEMS if self.findings.at_least(fail_on) else ExitCode.FINE


def _checked(file: str, profile: Profile, known: Baseline, baseline: str, *, brief: bool) -> _Checked:
    """Check one file, which is not to be the baseline that is written."""
    name = STANDARD_INPUT if file == STANDARD else file
    try:
        model = read_model(file, output=baseline, option="--write-baseline")
    except ShapeError as error:
        return _Checked(f"{error}\n", refused(name, error.problems), ExitCode.PROBLEMS)
    except (LogicModelError, OSError, CommandError) as error:
        told = command_error(error)
        return _Checked(f"Error: {told.message}\n", None, told.code)
    findings = findings_of(model, profile, known=known.get(model.id, ()), progress=progress)
    size = f"({counted(len(model.elements), 'element')}, {counted(len(model.links), 'link')})"
    page = [finding.headline for finding in findings] if brief else filter(None, [findings.page])
    return _Checked("".join(f"{line}\n" for line in (*page, f"{name}: {findings.counts} {size}")), findings)


def _tell_failures(checked: Sequence[_Checked]) -> None:
    """Say on standard error which files could not be checked, and why."""
    for each in checked:
        if each.failed:
            tell(each.text.removesuffix("\n"))


def _profile(name: str | None) -> Profile:
    """Return the profile of this name, or that of the project in which the command runs."""
    if name is not None:
        return shipped(name) if name in PROFILES or not name.endswith(".toml") else load_profile(name)
    folder = Path.cwd()
    for place in (folder, *folder.parents):
        settings = Path(os.path.relpath(place / _SETTINGS))
        if settings.is_file():
            return evolve(load_profile(settings), name=_SETTINGS)
    return shipped("default")


def _known(baseline: str | None) -> Baseline:
    if baseline is None:
        return {}
    return load_baseline(Path(baseline).read_bytes(), baseline)


@click.command(
    epilog="""\b
Examples:
  logicmodel explain
  logicmodel explain LM010"""
)
@click.argument("code", required=False, shell_complete=completes(lambda: [each.code for each in rules()]))
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
