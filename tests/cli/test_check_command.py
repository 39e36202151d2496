"""``check`` and ``explain``."""

import json

import pytest

SEED, LINKED = "seed.yaml", "linked.yaml"


@pytest.fixture(autouse=True)
def models(run, tmp_path):
    """Put two models, and a file that is none, where the command runs."""
    run("example", "trauma-informed", "-o", SEED)
    run("example", "reading-together", "-o", LINKED)
    (tmp_path / "wrong.yaml").write_text("nonsense: true\n", encoding="utf-8")


def last_line(result):
    return result.stdout.splitlines()[-1]


def test_findings_are_printed_with_their_grounds_and_counted(run):
    result = run("check", SEED)

    assert 0 == result.exit_code
    assert "seed.yaml:4:1: warning LM036 The model names no external factor.\n    why     Every" in result.stdout
    assert "seed.yaml: 6 warnings and 4 info (30 elements, 5 links)" == last_line(result)


def test_a_clean_model_is_said_to_be_clean_with_what_was_answered(run):
    result = run("check", LINKED)

    assert 0 == result.exit_code
    assert "reason  Each lesson missed counts by itself" in result.stdout
    assert "linked.yaml: no findings, 1 suppressed (15 elements, 20 links)" == last_line(result)


def test_brief_is_one_line_for_each_finding(run):
    lines = run("check", SEED, "--brief").stdout.splitlines()

    assert 11 == len(lines)
    assert "seed.yaml:4:1: warning LM036 The model names no external factor." in lines


def test_all_files_are_checked_and_the_gravest_exit_code_counts(run):
    result = run("check", "wrong.yaml", SEED, "missing.yaml")

    assert 4 == result.exit_code
    assert "wrong.yaml:1:1" in result.stdout
    assert "seed.yaml: 6 warnings" in result.stdout
    assert "missing.yaml: No such file or directory" in result.stdout


def test_problems_in_a_model_exit_with_1(run):
    assert 1 == run("check", "wrong.yaml").exit_code


def test_standard_input_is_checked(run, tmp_path):
    result = run("check", "-", input=(tmp_path / SEED).read_bytes())

    assert (0, "<stdin>: 6 warnings and 4 info (30 elements, 5 links)") == (result.exit_code, last_line(result))


@pytest.mark.parametrize(("threshold", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_findings_of_a_severity_and_above_end_with_exit_code_1(run, threshold, code):
    assert code == run("check", SEED, "--fail-on", threshold).exit_code


def test_a_file_that_is_no_model_fails_whatever_the_threshold(run):
    assert 1 == run("check", "wrong.yaml", "--fail-on", "never").exit_code


def test_a_profile_is_chosen_by_name(run):
    result = run("check", SEED, "--profile", "iati", "--brief")

    assert 1 == result.exit_code
    assert "seed.yaml: 1 error (30 elements, 5 links)" == last_line(result)


def test_a_profile_is_read_from_a_file(run, tmp_path):
    (tmp_path / "house.toml").write_text('[rules]\nLM036 = "error"\n', encoding="utf-8")

    assert "error LM036" in run("check", SEED, "--profile", "house.toml").stdout


def test_an_unknown_profile_is_wrong_usage(run):
    result = run("check", SEED, "--profile", "koica")

    assert 2 == result.exit_code
    assert "Error: logicmodel has no profile 'koica'; did you mean 'koica-pdm'?" in result.stderr


def test_the_settings_of_the_project_are_found_from_a_folder_below(run, tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").write_text('[tool.logicmodel]\nrules.LM036 = "error"\n', encoding="utf-8")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")

    assert "error LM036" in run("check", f"../{SEED}").stdout


def test_a_fault_in_the_settings_of_the_project_is_told(run, tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.logicmodel]\nruels = 1\n", encoding="utf-8")
    result = run("check", SEED)

    assert 1 == result.exit_code
    assert "pyproject.toml:1: a profile has no 'ruels' (did you mean 'rules'?)" in result.stderr


def test_annotations_are_for_github(run):
    result = run("check", "wrong.yaml", SEED, "--format", "github")

    assert result.stdout.startswith("::error file=wrong.yaml,line=1,col=1,title=LM000 Not a logic model::")
    assert "::warning file=seed.yaml,line=4,col=1,title=LM036 No external factor::" in result.stdout


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_output_for_tools_is_json_and_has_each_finding_by_itself(run, form):
    said = json.loads(run("check", SEED, "--format", form).stdout)
    findings = said["models"][0]["findings"] if form == "json" else said["runs"][0]["results"]

    assert 38 == len(findings)


def test_output_for_tools_stays_clean_where_a_file_is_missing(run):
    result = run("check", "missing.yaml", "--format", "json")

    assert (4, {"models": []}) == (result.exit_code, json.loads(result.stdout))
    assert "missing.yaml: No such file or directory" in result.stderr


def test_a_baseline_leaves_out_what_is_known(run):
    written = run("check", SEED, LINKED, "--write-baseline", "known.json", "--fail-on", "info")
    result = run("check", SEED, LINKED, "--baseline", "known.json", "--fail-on", "info")

    assert (0, "Written: known.json\n") == (written.exit_code, written.stderr)
    assert 0 == result.exit_code
    assert "seed.yaml: no findings, 38 known before (30 elements, 5 links)" in result.stdout


def test_what_is_no_baseline_is_told(run):
    result = run("check", SEED, "--baseline", SEED)

    assert 1 == result.exit_code
    assert "seed.yaml:1: this is not a baseline of logicmodel (write it with --write-baseline)" in result.stderr


def test_rules_are_listed(run):
    lines = run("explain").stdout.splitlines()

    assert "LM010  error    Activity that leads nowhere" in lines


def test_a_rule_is_explained_with_its_source_and_a_model_that_has_the_fault(run):
    text = run("explain", "lm024").stdout

    assert text.startswith("LM024 Everything leads to everything (warning)\n\nLook for two stages")
    assert "Source: our own operationalisation of ImpactMojo" in text
    assert "Options: density = 0.75, pairs = 12" in text
    assert "\nlogicmodel: 1\n" in text


def test_a_rule_that_is_off_says_so(run):
    assert "(warning, off unless a profile turns it on)" in run("explain", "LM044").stdout


def test_an_unknown_code_is_wrong_usage(run):
    result = run("explain", "LM5")

    assert 2 == result.exit_code
    assert "Error: logicmodel has no rule 'LM5'; did you mean" in result.stderr


def test_a_file_that_is_not_there_is_named_as_it_was_given(run):
    told = "Error: nope.yaml: No such file or directory\n"

    assert (told, told) == (run("check", "nope.yaml").stdout, run("outline", "nope.yaml").stderr)


def test_standard_input_has_one_name(run):
    output = run("check", "-", input=run("example", "reading-together").stdout).stdout

    assert output.splitlines()[-1].startswith("<stdin>: ")
    assert not [line for line in output.splitlines() if line.startswith("-: ")]


def test_a_baseline_never_overwrites_the_model(run, tmp_path):
    run("new", "-o", "model.yaml")
    before = (tmp_path / "model.yaml").read_bytes()

    assert 2 == run("check", "model.yaml", "--write-baseline", "./model.yaml").exit_code
    assert before == (tmp_path / "model.yaml").read_bytes()
