"""How findings read: few, true, none twice, and answered ones apart."""

from pathlib import Path

from logicmodel import (
    Activity,
    Assumption,
    Indicator,
    LogicModel,
    Outcome,
    Output,
    check,
    draw,
    link,
    load_example,
    replace_parts,
)
from logicmodel.checks import Profile
from logicmodel.vocabulary import Suppression

GOLDEN = Path(__file__).parent / "golden"


def codes(findings):
    return [finding.code for finding in findings]


def test_the_published_example_has_the_page_of_a_fair_reviewer():
    page = (GOLDEN / "trauma-informed.txt").read_text(encoding="utf-8")
    findings = check(load_example("trauma-informed"))
    said = [str(finding).partition(": ")[2] if finding.place else str(finding) for finding in findings]

    assert page == "\n\n".join(said) + f"\n\n{findings.counts}\n"


def test_the_linked_example_is_clean_but_for_what_its_authors_answered():
    findings = check(load_example("reading-together"))

    assert (0, ["LM020"]) == (len(findings), [each.finding.code for each in findings.suppressed])


def test_columns_that_are_linked_as_such_are_mentioned_once():
    assert 1 == codes(check(load_example("trauma-informed"))).count("LM023")


def test_many_findings_of_one_rule_are_one():
    findings = check(load_example("trauma-informed"))
    [drawn_together] = [finding for finding in findings if finding.code == "LM040"]

    assert 20 == len(drawn_together.subjects) == len(drawn_together.keys)
    assert (
        "Result without an indicator (20 times): wellbeing-valued, understanding, skills and 17 more."
        == drawn_together.message
    )


def test_findings_are_rows():
    [row, *_] = check(load_example("trauma-informed")).to_records()

    assert ["code", "severity", "message", "subjects", "labels", "place", "why", "repair", "source"] == list(row)


def test_findings_can_be_drawn_over_the_picture():
    model = load_example("trauma-informed")
    counts = check(model).per_subject

    assert (1, 1) == (counts["leadership"], counts["inputs->activities"])
    assert draw(model, heat=counts).svg != draw(model).svg
    assert draw(model, highlight=counts).svg != draw(model).svg


def test_a_page_says_once_what_the_findings_of_a_rule_share():
    page = str(check(load_example("trauma-informed")))

    assert 3 == page.count("warning LM031")
    assert 1 == page.count("ImpactMojo")


TRAIN, MEET = Activity("train", "Train volunteers"), Activity("meet", "Hold meetings")
MODEL = LogicModel("m", parts=[TRAIN >> Output("ready", "Trained volunteers") >> Outcome("b", "Fluency"), MEET])


def test_a_suppression_removes_exactly_its_finding_and_keeps_the_reason():
    answered = replace_parts(MODEL, Activity("meet", "Hold meetings", suppress={"LM010": "A duty by law."}))
    before, after = check(MODEL), check(answered)

    assert [key for key in before.keys if key != "LM010 meet"] == list(after.keys)
    assert [("LM010", "A duty by law.")] == [(each.finding.code, each.reason) for each in after.suppressed]


def test_a_suppression_on_the_model_answers_all_findings_of_its_code():
    answered = replace_parts(MODEL, suppress=[Suppression("LM030", "It goes without saying.")])

    assert "LM030" in codes(check(MODEL))
    assert "LM030" not in codes(check(answered))


def test_a_suppression_of_nothing_is_a_finding():
    answered = replace_parts(MODEL, Activity("train", "Train volunteers", suppress={"LM010": "A duty by law."}))
    [finding] = [each for each in check(answered) if each.code == "LM099"]

    assert ("There is no finding 'LM010' to suppress here.", "train") == (finding.message, finding.subjects[0].id)


def test_a_suppression_of_a_code_that_there_is_not_is_a_finding():
    assert "LM099" in codes(check(replace_parts(MODEL, suppress={"LM0I0": "Misspelt."})))


def test_a_suppression_for_another_profile_is_left_alone():
    answered = replace_parts(MODEL, suppress={"LM044": "KOICA asks for four."})

    assert "LM099" not in codes(check(answered))
    assert "LM044" in codes(check(MODEL, "koica-pdm"))
    assert "LM044" not in codes(check(answered, "koica-pdm"))


def test_a_known_finding_is_left_out_and_an_answered_one_is_not_counted_as_known():
    findings = check(MODEL, Profile("each", one_by_one=99))

    assert len(findings) == check(MODEL, known=findings.keys).known


def test_findings_on_what_is_not_drawn_do_not_stop_the_picture():
    activity, outcome = Activity("a", "A"), Outcome("b", "B", indicators=[Indicator("i", "I")])
    weighty = Assumption("It holds.", id="w", importance="high")
    model = LogicModel("m", parts=[link(activity, outcome, assumptions=[weighty])])
    counts = check(model).per_subject

    assert counts.keys() <= {"a", "b", "a->b"}
    assert draw(model, heat=counts).svg
