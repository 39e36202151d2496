"""A part of a model: what it keeps, and what goes."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicmodel import (
    Activity,
    Assumption,
    Element,
    Evidence,
    ExternalFactor,
    Group,
    Impact,
    Indicator,
    Input,
    LogicModel,
    Outcome,
    Output,
    Stage,
    Stakeholder,
    UnknownIdError,
    link,
    subset,
)
from logicmodel.strategies import logic_models

SCHOOL, LIBRARY = Stakeholder("school", "Schools"), Stakeholder("library", "Library")
STAFF = Input("staff", "Coordinators", who=LIBRARY)
TRAIN = Activity("train", "Train volunteers", who=SCHOOL)
READY = Output("ready", "Trained volunteers", indicators=[Indicator("trained", "Volunteers trained")])
FLUENCY = Outcome("fluency", "Reading fluency improves", who=SCHOOL)


@st.composite
def models_with_ids(draw):
    model = draw(logic_models())
    ids = [node.id for node in (*model.elements, *model.stages, *model.groups)]
    return model, draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []


@given(logic_models())
def test_a_model_is_the_subset_of_all_its_elements_stages_and_groups(model):
    everything = [*model.stages, *model.groups, *model.elements]

    assert model == subset(model, everything)


@given(models_with_ids())
def test_a_subset_has_the_elements_that_are_named_in_the_order_of_the_model(model_with_ids):
    model, ids = model_with_ids
    named = [model.members(name) if not isinstance(model[name], Element) else (model[name],) for name in ids]
    part = subset(model, ids)

    assert [element for element in model if element in chain(*named)] == list(part)
    assert [stage for stage in model.stages if stage in part.stages] == list(part.stages)


@given(models_with_ids())
def test_a_subset_is_a_part_of_the_model(model_with_ids):
    model, ids = model_with_ids
    part = subset(model, ids)

    assert model.header() == part.header()
    assert set(part.links) <= set(model.links)
    assert set(part.stages) <= set(model.stages)
    assert set(part.evidence) <= set(model.evidence)
    assert set(part.assumptions) <= set(model.assumptions)
    assert {group.id for group in part.groups} <= {group.id for group in model.groups}


@given(models_with_ids())
def test_a_subset_of_the_same_ids_changes_nothing_more(model_with_ids):
    model, ids = model_with_ids
    part = subset(model, ids)

    assert part == subset(part, [identifier for identifier in ids if identifier in part])


@given(models_with_ids())
def test_a_subset_keeps_all_links_between_what_it_keeps(model_with_ids):
    model, ids = model_with_ids
    part = subset(model, ids)
    between_elements = [link for link in model.links if {link.source, link.target} <= {element.id for element in part}]

    assert set(between_elements) <= set(part.links)


def test_one_element_can_be_named_by_itself_by_value_or_by_id():
    model = LogicModel("m", parts=[STAFF >> TRAIN])

    assert subset(model, ["train"]) == subset(model, "train") == subset(model, TRAIN)


def test_a_stage_stands_for_its_elements():
    model = LogicModel("m", parts=[STAFF >> TRAIN >> READY])

    assert ["staff"] == [element.id for element in subset(model, "inputs")]


def test_a_group_keeps_only_the_members_that_are_kept():
    model = LogicModel("m", parts=[STAFF, TRAIN, Group("work", "Work", members=[STAFF, TRAIN])])

    assert (Group("work", "Work", members=["train"]),) == subset(model, "train").groups


def test_a_group_without_a_member_left_goes_unless_it_is_named():
    model = LogicModel("m", parts=[STAFF, TRAIN, Group("work", "Work", members=[STAFF]), Group("none", "None")])

    assert () == subset(model, "train").groups
    assert (Group("none", "None"),) == subset(model, "none").groups


def test_a_link_between_stages_stays_while_both_have_elements():
    model = LogicModel("m", parts=[STAFF, TRAIN, READY, Stage("inputs") >> Stage("activities") >> Stage("outputs")])

    assert ["inputs->activities"] == [each.id for each in subset(model, ["staff", "train"]).links]


def test_a_declared_stage_without_an_element_left_goes_unless_it_is_named():
    model = LogicModel("m", parts=[STAFF, Stage("inputs", "Means"), Stage("impact", "Aim")])

    assert ["Means"] == [stage.label for stage in subset(model, "staff").stages]
    assert ["Means", "Aim"] == [stage.label for stage in subset(model, ["staff", "impact"]).stages]


def test_stages_stay_in_order_also_without_one_that_held_them_in_order():
    aims = Stage("aims", "Aims")
    model = LogicModel("m", parts=[aims, Stage("inputs"), STAFF, TRAIN, Impact("aim", "Aim", stage=aims)])

    assert ["aims", "inputs", "activities"] == [stage.id for stage in model.stages]
    assert ["aims", "activities"] == [stage.id for stage in subset(model, ["aim", "train"]).stages]


def test_what_only_the_rest_carried_goes_with_it():
    trial = Evidence("trial", "A trial")
    model = LogicModel(
        "m", parts=[STAFF >> TRAIN >> READY, link(READY, FLUENCY, evidence=[trial], assumptions=["Children attend."])]
    )
    part = subset(model, ["staff", "train"])

    assert ((LIBRARY, SCHOOL), (), (), ()) == (part.stakeholders, part.indicators, part.evidence, part.assumptions)


def test_what_stands_by_itself_stays():
    rest = [Stakeholder("town", "Town"), Assumption("Peace lasts."), Evidence("trial", "A trial"), Indicator("i", "I")]
    model = LogicModel("m", parts=[STAFF, TRAIN, *rest])
    part = subset(model, "staff")

    assert rest == [*part.stakeholders[1:], *part.assumptions, *part.evidence, *part.indicators]


def test_an_external_factor_keeps_acting_on_what_is_kept():
    both = ExternalFactor("cuts", "Cuts", acts_on=[STAFF, TRAIN])
    gone = ExternalFactor("strike", "Strike", acts_on=[TRAIN, "staff->train"])
    whole = ExternalFactor("war", "War")
    model = LogicModel("m", parts=[STAFF >> TRAIN, both, gone, whole])

    assert (ExternalFactor("cuts", "Cuts", acts_on=["staff"]), whole) == subset(model, "staff").external_factors


def test_an_unknown_id_is_refused_with_what_was_perhaps_meant():
    model = LogicModel("m", parts=[STAFF, Impact("opportunity", "Any course")])

    with pytest.raises(UnknownIdError, match=r"no element, stage or group 'stafff'; did you mean 'staff'\?"):
        subset(model, ["stafff"])
