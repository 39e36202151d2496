"""Findings as text for tools, and a file whose planted faults are found at their lines."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given

from logicmodel import Activity, LogicModel, Outcome, ShapeError, check, load, load_example, loads
from logicmodel.checks import Observation, Profile, rule
from logicmodel.checks.refusals import refused
from logicmodel.documents.findings.baselines import dump_baseline, load_baseline
from logicmodel.documents.findings.findings_text import dump_findings
from logicmodel.errors import FormatError, Place
from logicmodel.strategies import logic_models

PLANTED = Path(__file__).parent / "golden" / "planted.yaml"
EACH = Profile("each", one_by_one=10**6)


def planted_faults():
    """Return the line and the code of each fault, as the comments of the file have them."""
    lines = PLANTED.read_text(encoding="utf-8").splitlines()
    comments = enumerate((line.partition("#")[2] for line in lines), 1)
    return [(number, code) for number, comment in comments for code in re.findall(r"LM\d{3}", comment)]


def test_planted_faults_are_found_at_their_lines_and_nothing_else_is():
    model = load(PLANTED)
    found = [(finding.place.line, finding.code) for finding in check(model, EACH)]

    assert planted_faults() == sorted(found, key=lambda each: (each[0], each[1]))


def results(*findings):
    return json.loads(dump_findings(findings, "sarif"))["runs"][0]["results"]


def test_sarif_says_rule_level_message_and_place():
    (model,) = [load(PLANTED)]
    [result] = [each for each in results(check(model)) if each["ruleId"] == "LM010"]

    assert "error" == result["level"]
    assert "Activity 'meet' leads to no output and no outcome. Link it" in result["message"]["text"]
    [location] = result["locations"]
    assert [{"fullyQualifiedName": "meet", "kind": "activity"}] == location["logicalLocations"]
    assert {"startLine": 25, "startColumn": 3} == location["physicalLocation"]["region"]


def test_sarif_has_a_descriptor_for_each_rule_that_found_something():
    log = json.loads(dump_findings([check(load(PLANTED))], "sarif"))
    rules = log["runs"][0]["tool"]["driver"]["rules"]

    assert "2.1.0" == log["version"]
    assert [each["id"] for each in rules] == sorted({each["ruleId"] for each in results(check(load(PLANTED)))})
    for result in results(check(load(PLANTED))):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_keeps_suppressed_findings_with_their_reason():
    [result] = results(check(load_example("reading-together")))
    [answer] = result["suppressions"]

    assert "inSource" == answer["kind"]
    assert answer["justification"].startswith("Each lesson missed counts by itself")


def test_the_fingerprint_of_a_finding_does_not_depend_on_its_line():
    text = PLANTED.read_text(encoding="utf-8")
    moved = loads(f"# one line more\n{text}")

    def prints(model):
        return [each["partialFingerprints"] for each in results(check(model))]

    assert prints(loads(text)) == prints(moved)


def test_a_finding_without_a_file_has_no_physical_location():
    model = LogicModel("m", parts=[Activity("a", "A", place=None)], place=Place("<stdin>", 1))

    assert all("physicalLocation" not in each["locations"][0] for each in results(check(model)))


@rule("T001", "A title, with: signs", why="Why.", repair="100 %\nsure.", source="us")
def odd_text(model):
    """Look for nothing in particular."""
    yield Observation("One.\r\nTwo.", model)


def test_annotations_escape_what_would_end_them():
    model = LogicModel("m", place=Place("a,b:c.yaml", 3, 4))
    text = dump_findings([check(model, rules=[odd_text])], "github")
    [line] = [line for line in text.splitlines() if "T001" in line]

    assert (
        "::warning file=a%2Cb%3Ac.yaml,line=3,col=4,title=T001 A title%2C with%3A signs"
        r"::One.\r\nTwo. 100 %25%0Asure. (us)"
    ) == line


def test_severities_are_annotations_of_three_levels():
    text = dump_findings([check(load(PLANTED))], "github")

    assert {"error", "warning", "notice"} == set(re.findall(r"^::(\w+) ", text, re.MULTILINE))


def test_json_has_all_that_a_finding_says():
    [said] = json.loads(dump_findings([check(load_example("reading-together"))], "json"))["models"]

    assert ("reading-together", "default", [], 0) == tuple(
        said[key] for key in ("model", "profile", "findings", "known")
    )
    [answered] = said["suppressed"]
    assert "LM020" == answered["code"]
    assert "missed-lessons->understanding" == answered["subjects"][0]["id"]
    assert answered["reason"].startswith("Each lesson missed")


@given(logic_models())
def test_all_forms_can_say_all_findings(model):
    findings = check(model, EACH)
    log = json.loads(dump_findings([findings], "sarif"))
    said = json.loads(dump_findings([findings], "json"))["models"][0]

    assert len(findings) + len(findings.suppressed) == len(log["runs"][0]["results"])
    assert len(findings) == len(said["findings"]) == dump_findings([findings], "github").count("\n")


def test_what_is_no_model_is_told_as_findings_too():
    with pytest.raises(ShapeError) as raised:
        loads("nonsense: 1\n")
    findings = refused("w.yaml", raised.value.problems)

    assert {("LM000", "error")} == {(finding.code, finding.severity) for finding in findings}
    assert all(finding.message.endswith(".") for finding in findings)


def test_a_baseline_is_read_back_by_model():
    findings = check(load(PLANTED))
    known = load_baseline(dump_baseline([findings]))

    assert {"planted": list(findings.keys)} == known
    assert 0 == len(check(load(PLANTED), known=known["planted"]))


def test_a_new_fault_is_found_beside_a_baseline():
    before = LogicModel("m", parts=[Activity("a", "Aaa") >> Outcome("b", "Bbb")])
    after = LogicModel("m", parts=[before, Activity("c", "Ccc")])

    assert [("LM010", "c"), ("LM081", "c")] == [
        (finding.code, finding.subjects[0].id) for finding in check(after, known=check(before).keys)
    ]


@pytest.mark.parametrize(
    "text", ["", "[]", '{"logicmodel-baseline": 1}', '{"logicmodel-baseline": 1, "models": {"m": 1}}']
)
def test_what_is_no_baseline_is_refused(text):
    with pytest.raises(FormatError, match=r"known.json:1: this is not a baseline"):
        load_baseline(text, "known.json")
