"""Other parts in the place of those with the same ids, and another header."""

import pytest
from attrs import evolve
from hypothesis import given

from logicmodel import (
    Activity,
    Assumption,
    ConflictError,
    Evidence,
    ExternalFactor,
    Group,
    Impact,
    Indicator,
    Input,
    Link,
    LogicModel,
    Output,
    ShapeError,
    Stage,
    Stakeholder,
    link,
    replace_parts,
)
from logicmodel.strategies import logic_models, texts

LIBRARY = Stakeholder("library", "Library")
STAFF = Input("staff", "Coordinators", who=LIBRARY)
TRAIN = Activity("train", "Train volunteers", who=LIBRARY)
MODEL = LogicModel("m", parts=[STAFF >> TRAIN])


@given(logic_models())
def test_a_model_with_its_own_parts_in_their_own_place_is_that_model(model):
    assert model == replace_parts(model, *model.parts()) == replace_parts(model, model) == replace_parts(model)


@given(logic_models())
def test_a_model_with_its_own_header_is_that_model(model):
    assert model == replace_parts(model, **model.header())


@given(logic_models(min_elements=1), texts())
def test_only_what_is_replaced_changes(model, label):
    old = model.elements[0]
    new = evolve(old, label=label)
    changed = replace_parts(model, new)

    assert [new if element.id == old.id else element for element in model] == list(changed)
    assert (model.links, model.groups, model.stages) == (changed.links, changed.groups, changed.stages)


def test_a_header_field_is_replaced():
    assert ("New", "2") == (
        replace_parts(MODEL, title="New", version="2").title,
        replace_parts(MODEL, version="2").version,
    )


def test_an_unknown_header_field_is_refused():
    with pytest.raises(TypeError, match="titel"):
        replace_parts(MODEL, titel="New")


def test_an_element_keeps_its_place_in_the_order():
    one, two = Input("one", "One"), Input("two", "Two")
    model = LogicModel("m", parts=[one, two])

    assert ["Ein", "Two"] == [element.label for element in replace_parts(model, Input("one", "Ein"))]


def test_an_element_may_become_one_of_another_kind_and_stage():
    assert ["staff", "train"] == [element.id for element in MODEL]
    assert ["train", "staff"] == [element.id for element in replace_parts(MODEL, Impact("staff", "Coordinators"))]


def test_a_link_made_with_the_operators_replaces_the_link_and_leaves_its_ends():
    model = replace_parts(MODEL, link(STAFF, TRAIN, rationale="Why."))

    assert (Link("staff", "train", rationale="Why."),) == model.links
    assert MODEL.elements == model.elements


def test_what_is_carried_is_replaced_wherever_it_is_carried():
    town = Stakeholder("library", "Town library")
    model = replace_parts(MODEL, town)

    assert ((town, town), (town,)) == (tuple(element.who for element in model), model.stakeholders)


def test_evidence_assumptions_and_indicators_are_replaced_on_their_carriers():
    def model(word):
        trial, attendance = Evidence("trial", f"A {word}"), Assumption(f"Some {word}", id="attendance")
        measured = Output("ready", "Ready", indicators=[Indicator("count", f"A {word}")])
        return LogicModel("m", parts=[link(TRAIN, measured, evidence=[trial], assumptions=[attendance])])

    old, new = model("old"), model("new")

    assert new == replace_parts(old, *new.indicators, *new.evidence, *new.assumptions)


def test_what_only_the_predecessor_carried_goes_with_it():
    model = replace_parts(MODEL, Input("staff", "Coordinators"), Activity("train", "Train volunteers"))

    assert () == model.stakeholders


def test_a_part_that_is_given_stays_also_where_nothing_carries_it_any_more():
    model = replace_parts(MODEL, Input("staff", "Coordinators"), Activity("train", "Train"), LIBRARY)

    assert (LIBRARY,) == model.stakeholders


def test_groups_and_external_factors_are_replaced():
    model = LogicModel("m", parts=[STAFF, Group("g", "Old"), ExternalFactor("f", "Old")])
    changed = replace_parts(model, Group("g", "New", members=["staff"]), ExternalFactor("f", "New"))

    assert ("New", "New") == (changed["g"].label, changed.external_factors[0].label)


def test_a_standard_stage_in_use_can_be_given_a_heading_and_keeps_its_place():
    model = LogicModel("m", parts=[Stage("outputs"), Stage("impact"), STAFF])
    changed = replace_parts(model, Stage("inputs", "Means"))

    assert ["Means", "Outputs", "Impact"] == [stage.label for stage in changed.stages]


def test_nothing_is_added_and_all_that_has_no_predecessor_is_said_at_once():
    with pytest.raises(ShapeError) as caught:
        replace_parts(MODEL, Activity("trian", "Train"), Stakeholder("town", "Town"), Assumption("All is well."))

    assert [
        "the model has no activity 'trian' to replace",
        "the model has no stakeholder 'town' to replace",
        "the model has no assumption 'All is well.' to replace",
    ] == [problem.message for problem in caught.value.problems]
    assert "did you mean 'train'?" == caught.value.problems[0].hint
    assert "to add it, list it beside the model in a new one" == caught.value.problems[1].hint
    assert __file__ == caught.value.problems[0].places[0].file


def test_a_stage_does_not_replace_an_element():
    with pytest.raises(ShapeError, match="stage 'staff' cannot replace input 'staff'"):
        replace_parts(MODEL, Stage("staff", "Staff"))


def test_two_parts_that_disagree_are_a_conflict():
    with pytest.raises(ConflictError, match="'staff' is written twice"):
        replace_parts(MODEL, Input("staff", "One"), Input("staff", "Two"))


def test_what_a_part_carries_does_not_replace_anything_without_a_word():
    with pytest.raises(ConflictError, match="stakeholder 'library' is written twice, and the two differ in label"):
        replace_parts(MODEL, Input("staff", "Coordinators", who=Stakeholder("library", "Town library")))
