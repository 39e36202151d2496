"""Profiles: what they turn on and off, how they are written, and what is refused."""

import pytest

from logicmodel import (
    Activity,
    Element,
    Group,
    Indicator,
    Input,
    Link,
    LogicModel,
    Measurement,
    Outcome,
    Output,
    ShapeError,
    Stage,
    check,
    load_example,
)
from logicmodel.checks import Profile, load_profile, profiles
from logicmodel.checks.families import built_in
from logicmodel.checks.profiles import PROFILES, active, profile_of, shipped
from logicmodel.errors import UnknownIdError

SEED, LINKED = load_example("trauma-informed"), load_example("reading-together")


def settled(profile):
    """Return severity and options of each rule that is on."""
    return {each.rule.code: (each.severity, dict(each.options)) for each in active(profile, built_in())}


def problems(action, *arguments):
    with pytest.raises(ShapeError) as raised:
        action(*arguments)
    return [str(problem) for problem in raised.value.problems]


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.name)
def test_a_shipped_profile_says_what_it_is_for(profile):
    assert profile.title
    assert profile.description
    assert settled(profile)


@pytest.mark.parametrize("profile", profiles()[1:], ids=lambda profile: profile.name)
def test_a_shipped_profile_differs_from_the_default_in_each_setting(profile):
    default = settled(profiles()[0])
    ours = settled(profile)

    assert [] == [code for code in profile.rules if default.get(code) == ours.get(code)]


def test_the_default_profile_has_each_rule_as_it_says_of_itself():
    expected = {each.code: (each.severity, dict(each.options)) for each in built_in() if each.on}

    assert expected == settled(profiles()[0])


def test_guides_disagree_on_indicators_of_impacts():
    [impact] = [element for element in LINKED if element.kind == "impact"]
    keys = {profile.name: check(LINKED, profile).keys for profile in profiles()}

    assert [name for name, found in keys.items() if f"LM040 {impact.id}" in found] == ["eu-logframe", "iati"]


def test_what_a_profile_does_not_say_is_as_in_the_one_that_it_extends():
    house = Profile("house", extends="koica-pdm", rules={"LM045": "off"})

    assert "LM045" not in settled(house)
    assert settled(shipped("koica-pdm"))["LM040"] == settled(house)["LM040"]


def test_options_do_not_turn_a_rule_on_and_a_severity_does():
    assert "LM044" not in settled(Profile("house", rules={"LM044": {"most": 5}}))
    assert ("info", {"least": 3, "most": 5}) == settled(
        Profile("house", rules={"LM044": {"most": 5, "severity": "info"}})
    )["LM044"]


def test_a_pack_is_turned_on_as_a_whole_and_single_rules_of_it_off():
    house = Profile("house", packs=["english"], rules={"LM063": "off"})
    english = {each.code for each in built_in() if each.pack == "english"}

    assert english - {"LM063"} == english & settled(house).keys()


def test_an_option_changes_what_is_found():
    model = LogicModel("m", parts=[Activity("a", "Aaa") >> Outcome("b", "Bbb", term="short")])
    asked = Profile("house", rules={"LM003": {"needed": ["activity", "output"]}})
    [finding] = [each for each in check(model, asked) if each.code == "LM003"]

    assert "The model has no outputs." == finding.message


def test_a_profile_is_read_from_a_file(tmp_path):
    file = tmp_path / "house.toml"
    file.write_text(
        'title = "House"\nextends = "cdc"\n[rules]\nLM030 = "error"\nLM043 = { most = 2 }\n', encoding="utf-8"
    )

    expected = Profile("house", "House", extends="cdc", rules={"LM030": "error", "LM043": {"most": 2}})

    assert expected == load_profile(file)


def test_a_profile_is_read_from_pyproject(tmp_path):
    file = tmp_path / "pyproject.toml"
    file.write_text('[tool.other]\nx = 1\n[tool.logicmodel]\nrules.LM030 = "off"\n', encoding="utf-8")

    assert {"LM030": "off"} == load_profile(file).rules


def test_a_pyproject_without_a_word_on_us_is_the_default(tmp_path):
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")

    assert settled(profiles()[0]) == settled(load_profile(tmp_path / "pyproject.toml"))


def test_all_that_is_wrong_with_a_profile_is_said_at_once():
    wrong = {"name": "x", "titel": "X", "packs": "english", "one_by_one": -1, "rules": [], "extends": "cdcc"}

    assert [
        "a profile has no 'titel' (did you mean 'title'?)",
        "packs must be a list of names, not 'english'",
        "one_by_one must be a whole number, at least 0, not -1",
        "rules must be a table of codes, not []",
        f"extends must be one of {', '.join(PROFILES)}, not 'cdcc'",
    ] == problems(profile_of, wrong)


def test_rules_and_options_that_there_are_not_are_refused_at_once():
    wrong = Profile(
        "house",
        rules={
            "LM01": "off",
            "LM020": "fatal",
            "LM024": {"densty": 1, "density": "high", "pairs": True},
            "LM003": {"needed": "outcome"},
            "LM090": {"severity": "none", "most": 1},
        },
    )

    assert [
        "profile 'house' names unknown rule 'LM01'",
        "profile 'house': LM020 must be one of on, off, error, warning, info, not 'fatal'",
        "profile 'house': LM024 has no option 'densty' (it takes density, pairs)",
        "profile 'house': LM024: density must be like 0.75, not 'high'",
        "profile 'house': LM024: pairs must be like 12, not True",
        "profile 'house': LM003: needed must be like ('input', 'activity', 'outcome'), not 'outcome'",
        "profile 'house': LM090 must be one of on, off, error, warning, info, not 'none'",
        "profile 'house': LM090 has no option 'most' (it takes no options)",
    ] == [problem.split(" (did")[0] for problem in problems(check, SEED, wrong)]


def test_a_setting_that_is_no_setting_is_refused():
    assert ["profile 'house': LM020 must be one of on, off, error, warning, info, or a table, not 3"] == problems(
        check, SEED, Profile("house", rules={"LM020": 3})
    )


def test_what_is_no_toml_is_refused_with_its_file(tmp_path):
    (tmp_path / "house.toml").write_text("a =", encoding="utf-8")

    [problem] = problems(load_profile, tmp_path / "house.toml")

    assert "house.toml:1: this is not TOML" in problem


def test_an_unknown_profile_says_what_was_perhaps_meant():
    with pytest.raises(UnknownIdError, match="logicmodel has no profile 'koica'; did you mean 'koica-pdm'"):
        check(SEED, "koica")


@pytest.mark.parametrize("profile", profiles(), ids=lambda profile: profile.name)
@pytest.mark.parametrize("model", [SEED, LINKED], ids=lambda model: model.id)
def test_each_profile_reads_the_examples_without_many_words(profile, model):
    assert len({finding.code for finding in check(model, profile)}) <= 9


MADE_OF_FACTORS = LogicModel(
    "map",
    parts=[
        Stage("factors", "Factors"),
        *(Element(f"f{number}", f"Factor {number}", kind="factor", stage="factors") for number in range(17)),
        *(Link(f"f{number}", f"f{(number + 1) % 16}") for number in range(16)),
    ],
)


def found(model, profile="default"):
    return {finding.code: finding.message for finding in check(model, profile)}


def test_a_causal_map_is_asked_for_no_stages_and_may_have_loops():
    assert {"LM018", "LM090", "LM091"} == found(MADE_OF_FACTORS, "causal-map").keys()


def test_a_long_loop_is_told_in_a_line_that_can_be_read():
    assert (
        "'f0', 'f1', 'f2', 'f3', 'f4' and 11 more lead to each other inside one stage."
        == found(MADE_OF_FACTORS)["LM022"]
    )


def test_a_model_of_kinds_of_its_own_is_not_asked_for_the_standard_ones():
    assert "LM003" not in found(MADE_OF_FACTORS)
    assert "No link starts or ends at factor 'f16'." == found(MADE_OF_FACTORS)["LM018"]


@pytest.mark.parametrize("profile", ["eu-logframe", "koica-pdm"])
@pytest.mark.parametrize("kind", ["goal", "overall-objective", "overall-goal"])
def test_a_goal_of_a_logframe_stands_for_the_impact(profile, kind):
    goal = Element("health", "Fewer children fall ill", kind=kind, stage=Stage(kind, "Goal"))
    model = LogicModel(
        "m",
        parts=[
            Stage(kind, "Goal"),
            Input("i", "I") >> Activity("a", "A") >> Output("o", "O") >> Outcome("c", "C") >> goal,
        ],
    )

    assert "LM003" not in found(model, profile)


def test_a_link_between_groups_may_lead_back():
    late, early = Outcome("late", "Late"), Activity("early", "Early")
    groups = Group("l", "L", members=[late]), Group("e", "E", members=[early])
    model = LogicModel("m", parts=[early, late, *groups, Link("l", "e")])

    assert "Link 'l->e' leads back to an earlier stage and is not declared feedback." == found(model)["LM021"]


def test_only_a_stage_that_ways_go_through_is_skipped():
    stages = Stage("activities"), Stage("reach", "Reach"), Stage("outputs")
    train, ready = Activity("train", "Train"), Output("ready", "Ready")
    reach = Element("reached", "Schools reached", kind="reach", stage="reach")

    assert "LM020" not in found(LogicModel("m", parts=[*stages, reach, train >> ready]))
    assert "LM020" in found(LogicModel("m", parts=[*stages, train >> reach >> ready, train >> ready]))


@pytest.mark.parametrize("value", ["N/A", "1,200", "45%"])
def test_a_value_that_is_no_number_is_quoted(value):
    indicator = Indicator("i", "I", measure="unit", targets=[Measurement(value, "2027")])

    assert (
        f"Indicator 'i' is in numbers and has '{value}' as a value."
        == found(LogicModel("m", parts=[indicator]))["LM049"]
    )


def test_iati_asks_for_no_unit():
    indicator = Indicator("i", "I", measure="unit", baseline=Measurement(1, "2024"), targets=[Measurement(2, "2027")])

    assert "LM046" not in found(LogicModel("m", parts=[indicator]), "iati")
    assert "Indicator 'i' has no unit." == found(LogicModel("m", parts=[indicator]))["LM046"]
