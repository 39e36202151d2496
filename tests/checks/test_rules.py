"""Each rule holds what it says of itself: its examples are its tests."""

import re
from importlib.metadata import EntryPoint

import pytest

from logicmodel import Activity, LogicModel, check
from logicmodel.checks import Observation, Profile, checking, rule, rules
from logicmodel.checks.checking import rule_of
from logicmodel.checks.families import FAMILIES, built_in
from logicmodel.errors import UnknownIdError

EVERYTHING = Profile("everything", packs=("english",), rules={each.code: "on" for each in built_in()})
BY_CODE = {each.code: each for each in built_in()}


def codes(model, profile=EVERYTHING):
    return {finding.code for finding in check(model, profile)}


@pytest.mark.parametrize("code", BY_CODE)
def test_the_example_that_fires_has_the_finding(code):
    assert code in codes(BY_CODE[code].fires())


@pytest.mark.parametrize("code", BY_CODE)
def test_the_example_that_passes_has_not(code):
    assert code not in codes(BY_CODE[code].passes())


@pytest.mark.parametrize("code", BY_CODE)
def test_an_observation_is_one_sentence_about_something_of_the_model(code):
    for finding in check(BY_CODE[code].fires(), EVERYTHING):
        assert re.fullmatch(r"\S.*\.", finding.message), finding.message
        assert finding.subjects


@pytest.mark.parametrize("each", built_in(), ids=lambda each: each.code)
def test_a_rule_says_why_what_to_do_and_who_says_so(each):
    assert re.fullmatch(r"LM\d{3}", each.code)
    assert each.title[0].isupper()
    assert not each.title.endswith(".")
    assert each.why.endswith(".")
    assert each.repair.endswith(".")
    assert str(each.source)
    assert each.judge.__doc__.startswith("Look for")
    assert each.family in FAMILIES


@pytest.mark.parametrize("each", built_in(), ids=lambda each: each.code)
def test_no_rule_promises_more_than_a_judgement(each):
    said = f"{each.title} {each.why} {each.repair}".lower()

    assert not re.search(r"\b(?:prove[sn]?|proof|guarantee[sd]?)\b", said)


def test_the_text_heuristics_are_off_by_default_and_at_most_info():
    english = [each for each in built_in() if each.pack == "english"]

    assert {"wording"} == {each.family for each in english}
    assert {"info"} == {each.severity for each in english}
    assert not any(each.on for each in english)


def test_codes_are_given_once_and_rules_come_by_code():
    listed = [each.code for each in rules()]

    assert sorted(set(listed)) == listed


def test_a_rule_is_found_by_its_code_in_any_case():
    assert "Activity that leads nowhere" == rule_of("lm010").title


def test_an_unknown_code_says_what_was_perhaps_meant():
    with pytest.raises(UnknownIdError, match="has no rule 'LM5'; did you mean 'LM"):
        rule_of("LM5")


@rule("ACME001", "Activity without a budget line", why="Why.", repair="Repair.", source="ACME handbook, section 3")
def no_budget(model, *, tag: str = "budgeted"):
    """Look for activities without a tag."""
    for element in model:
        if element.kind == "activity" and tag not in element.tags:
            yield Observation("Activity {id!r} has no budget line.", element, id=element.id)


MODEL = LogicModel("reading", parts=[Activity("train", "Train volunteers", tags=["costed"])])


def test_a_rule_of_ones_own_is_given_to_check():
    [finding] = [each for each in check(MODEL, rules=[no_budget]) if each.code == "ACME001"]

    assert "ACME handbook, section 3" == finding.source
    assert "train" == finding.subjects[0].id


def test_a_profile_sets_the_options_of_a_rule_of_ones_own():
    house = Profile("house", rules={"ACME001": {"tag": "costed"}})

    assert "ACME001" not in {each.code for each in check(MODEL, house, rules=[no_budget])}


def test_making_a_rule_registers_nothing():
    assert "ACME001" not in {each.code for each in rules()}
    assert "ACME001" not in codes(MODEL)


def test_two_rules_of_one_code_are_refused():
    with pytest.raises(ValueError, match="two rules have the code 'ACME001'"):
        check(MODEL, rules=[no_budget, rule("ACME001", "Other", why="", repair="", source="")(lambda _model: ())])


def test_a_severity_that_there_is_not_is_refused():
    with pytest.raises(ValueError, match="severity must be one of error, warning, info, not 'fatal'"):
        rule("ACME002", "Other", why="", repair="", source="", severity="fatal")


@pytest.mark.parametrize("named", ["test_rules:no_budget", "test_rules", "test_rules:OWN_RULES"])
def test_an_installed_package_adds_rules_by_an_entry_point(monkeypatch, named):
    found = [EntryPoint("acme", named, checking.ENTRY_POINTS)]
    monkeypatch.setattr(checking, "entry_points", lambda *, group: found if group == checking.ENTRY_POINTS else [])
    checking._installed.cache_clear()
    try:
        assert "ACME001" in codes(MODEL)
        assert no_budget is rule_of("ACME001")
    finally:
        monkeypatch.undo()
        checking._installed.cache_clear()


OWN_RULES = [no_budget]


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.fires is not None], ids=lambda rule: rule.code)
def test_the_values_of_a_finding_stand_apart_from_its_words(rule):
    for seen in rule.judge(rule.fires()):
        assert seen.message == seen.template.format(**seen.values)
        assert not any(repr(getattr(each, "id", None)) in seen.template for each in seen.subjects)


def test_a_sentence_without_values_may_have_braces():
    assert "Write {id}." == Observation("Write {id}.").message
