"""What holds of `check` whatever the model is."""

from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from logicmodel import Element, Link, LogicModel, Stage, check, load_example, replace_parts
from logicmodel.checks import Profile, Subject
from logicmodel.checks.families import built_in
from logicmodel.questions.compiled import is_column_arrow
from logicmodel.strategies import logic_models
from logicmodel.vocabulary import Suppression

EVERYTHING = Profile("everything", packs=("english",), one_by_one=10**9, rules={each.code: "on" for each in built_in()})
PART = {each.code for each in built_in() if each.scope == "part"}
SETTLED = settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


@given(logic_models())
def test_a_check_never_raises_and_gives_the_same_twice(model):
    first = check(model, EVERYTHING)
    again = check(LogicModel(**model.header(), parts=[model]), EVERYTHING)

    assert first == again
    assert str(first) == str(again)


@given(logic_models())
def test_no_finding_is_given_twice(model):
    findings = check(model, EVERYTHING).findings

    assert len(findings) == len({(each.code, each.message, each.subjects) for each in findings})


@given(logic_models())
def test_known_findings_are_left_out_and_counted(model):
    first = check(model, EVERYTHING)
    again = check(model, EVERYTHING, known=first.keys)

    assert () == again.findings
    assert len(first) == again.known


@SETTLED
@given(st.data(), logic_models(min_elements=1))
def test_a_suppression_removes_exactly_its_finding(data, model):
    before = [finding for finding in check(model, EVERYTHING) if finding.code != "LM099"]
    own = {Subject(element.kind, element.id): element for element in model}
    answerable = [(each.code, each.subjects[0]) for each in before if each.code in PART and each.subjects[0] in own]
    assume(answerable)
    code, subject = data.draw(st.sampled_from(answerable))
    element = own[subject]
    answer = Suppression(code, "We know.")
    answered = replace_parts(model, evolve(element, suppress=(*element.suppress, answer)))

    about_it = [each for each in before if each.code == code and subject in each.subjects]
    after = check(answered, EVERYTHING)

    assert [each for each in before if each not in about_it] == [each for each in after if each.code != "LM099"]
    assert set(about_it) <= {each.finding for each in after.suppressed}


def unrelated_to(model):
    """
    Return elements that are unrelated to a model.

    They share no id and no value with it, nothing joins the two, no column arrow or group touches them, and they are
    of kinds and in stages that the model has already.
    """
    spots = {(type(element), element.kind, element.stage): element for element in model}
    return [
        evolve(element, id=f"zz{number}", label=f"7{number}", who=None, indicators=(), description=None, notes=None)
        for number, element in enumerate(spots.values())
    ]


def judgements(model):
    """Return what is said of single things, as pairs of a code and an id."""
    return {key for each in check(model, EVERYTHING) if each.code in PART for key in each.keys if "zz" not in key}


@SETTLED
@given(logic_models(min_elements=1))
def test_an_unrelated_part_changes_no_judgement_on_single_things(model):
    elements = {element.id for element in model}
    model = without_column_arrows(model, elements)
    if not model.links:
        return  # where nothing is linked at all, that alone is said

    extra = unrelated_to(model)

    assert judgements(model) == judgements(LogicModel(**model.header(), parts=[model, *extra]))


def without_column_arrows(model, elements):
    stated = [link for link in model.links if not is_column_arrow(link, elements)]
    kept = {*elements, *(stage.id for stage in model.stages), *(link.id for link in stated)}
    others = [
        part for part in model.parts() if not isinstance(part, Link) and set(getattr(part, "acts_on", ())) <= kept
    ]
    return LogicModel(**model.header(), parts=[*others, *stated])


def test_a_column_arrow_is_judged_as_one_link_and_its_elements_as_linked():
    found = {finding.code for finding in check(load_example("trauma-informed"), EVERYTHING)}

    assert set() == found & {"LM004", "LM010", "LM011", "LM012", "LM013", "LM014", "LM015"}
    assert "LM023" in found


def test_a_kind_of_ones_own_behind_the_outputs_is_judged_as_an_outcome():
    threats = Stage("threats", "Threat reduction")
    poaching = Element("poaching", "Poaching falls", kind="threat-reduction", stage=threats)
    model = LogicModel("parks", parts=[Stage("activities"), threats, poaching, Link("activities", "threats")])

    assert {"LM040"} <= {finding.code for finding in check(model)}


def test_findings_come_by_severity_then_by_code():
    found = [(finding.severity, finding.code) for finding in check(load_example("trauma-informed"), EVERYTHING)]

    assert sorted(found, key=lambda each: (["error", "warning", "info"].index(each[0]), each[1])) == found
