"""Other ids, wherever they are used."""

import re

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
    Indicator,
    Input,
    Link,
    LogicModel,
    Outcome,
    ShapeError,
    Stage,
    Stakeholder,
    UnknownIdError,
)
from logicmodel.model import rename
from logicmodel.strategies import logic_models
from logicmodel.vocabulary.stages import STANDARD_STAGES

PURPOSE = Stage("purpose", "Purpose")
STAFF, TRAIN = Input("staff", "Coordinators"), Activity("train", "Train volunteers")
AIM = Element("aim", "Pupils read", kind="purpose", stage=PURPOSE)
MODEL = LogicModel(
    "m",
    parts=[
        Stage("inputs"),
        PURPOSE,
        STAFF >> TRAIN >> AIM,
        Group("work", "Work", members=[STAFF, TRAIN]) >> PURPOSE,
        Link("staff", "aim", id="directly"),
        ExternalFactor("cuts", "Cuts", acts_on=[STAFF, "work", PURPOSE, "staff->train", "directly"]),
    ],
)


def own_ids(model):
    nodes = (*model.elements, *model.groups, *model.stages)
    return [node.id for node in nodes if node.id not in STANDARD_STAGES]


@st.composite
def models_with_new_ids(draw):
    model = draw(logic_models())
    ids = own_ids(model)
    named = draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    return model, dict(zip(named, draw(st.permutations([f"new/{name}" for name in named])), strict=True))


@given(models_with_new_ids())
def test_to_rename_there_and_back_changes_nothing(model_with_new_ids):
    model, new = model_with_new_ids
    back = {name: old for old, name in new.items()}

    assert model == rename(rename(model, new), back)


@given(models_with_new_ids())
def test_renaming_keeps_everything_in_its_place(model_with_new_ids):
    model, new = model_with_new_ids
    renamed = rename(model, new)

    assert [new.get(element.id, element.id) for element in model] == [element.id for element in renamed]
    assert [new.get(stage.id, stage.id) for stage in model.stages] == [stage.id for stage in renamed.stages]
    assert [(new.get(x.source, x.source), new.get(x.target, x.target)) for x in model.links] == [
        (x.source, x.target) for x in renamed.links
    ]
    assert model.header() == renamed.header()


@given(logic_models(min_elements=2))
def test_ids_can_be_swapped(model):
    one, two = (element.id for element in model.elements[:2])
    swap = {one: two, two: one}

    assert model == rename(rename(model, swap), swap)


@given(logic_models())
def test_stages_stay_in_order_when_standard_ones_take_part(model):
    standard = [stage.id for stage in model.stages if stage.id in STANDARD_STAGES]
    new = {identifier: f"own/{identifier}" for identifier in standard}
    back = {name: old for old, name in new.items()}
    renamed = rename(model, new)

    assert [stage.label for stage in model.stages] == [stage.label for stage in renamed.stages]
    assert (model.stages, model.elements, model.links, model.groups) == (
        rename(renamed, back).stages,
        rename(renamed, back).elements,
        rename(renamed, back).links,
        rename(renamed, back).groups,
    )


def test_an_id_changes_wherever_it_is_used():
    renamed = rename(MODEL, {"staff": "people", "work": "package", "purpose": "goal"})

    assert ["people", "train", "aim"] == [element.id for element in renamed]
    assert ["people->train", "train->aim", "package->goal", "directly"] == [link.id for link in renamed.links]
    assert ("people", "train") == renamed["package"].members
    assert "goal" == renamed["aim"].stage
    assert ("people", "package", "goal", "people->train", "directly") == renamed.external_factors[0].acts_on


def test_a_standard_stage_that_gets_a_name_of_its_own_keeps_its_heading_and_its_place():
    renamed = rename(LogicModel("m", parts=[STAFF >> TRAIN, Outcome("o", "O")]), {"activities": "work"})

    assert ["Inputs", "Activities", "Outcomes"] == [stage.label for stage in renamed.stages]
    assert "work" == renamed["train"].stage


def test_all_that_is_wrong_is_said_at_once():
    with pytest.raises(ShapeError) as caught:
        rename(MODEL, {"train": "Train!", "aim": "staff", "work": "directly"})

    assert [
        (
            "new id: id must be lower-case words joined by '-', '.', '_' or '/', starting with a letter, not 'Train!'",
            "try 'train'",
        ),
        ("group 'work' and link 'directly' cannot share the id 'directly'", "choose another id"),
        ("input 'staff' and purpose 'aim' cannot share the id 'staff'", "choose another id"),
    ] == [(problem.message, problem.hint) for problem in caught.value.problems]


def test_an_unknown_id_is_refused():
    with pytest.raises(UnknownIdError, match=re.escape("the model has no part 'stafff'; did you mean 'staff'?")):
        rename(MODEL, {"stafff": "people"})


def test_the_id_of_a_stage_in_use_is_taken():
    with pytest.raises(ShapeError, match="stage 'inputs' and activity 'train' cannot share the id 'inputs'"):
        rename(MODEL, {"train": "inputs"})


REGISTER = Evidence("register", "The register")
ATTENDANCE = Assumption("Children attend.", id="attendance")
CARRYING = LogicModel(
    "m",
    parts=[
        Outcome("a", "A", who=Stakeholder("pupils", "Pupils"), indicators=[Indicator("fluent", "Fluent readers")]),
        Outcome("b", "B", who=Stakeholder("pupils", "Pupils")),
        Link("a", "b", id="step", evidence=[REGISTER], assumptions=[ATTENDANCE]),
        Link("b", "a", feedback=True, evidence=[REGISTER]),
        ExternalFactor("cuts", "Cuts", acts_on=["step"]),
    ],
)


def test_what_is_carried_has_its_new_id_wherever_it_is_carried():
    new = {"pupils": "children", "fluent": "readers", "register": "log", "attendance": "presence", "step": "first"}
    renamed = rename(CARRYING, {**new, "cuts": "savings"})

    assert ["children", "children"] == [element.who.id for element in renamed]
    assert ["readers"] == [each.id for each in renamed.indicators]
    assert [["log"], ["log"]] == [[use.id for use in link.evidence] for link in renamed.links]
    assert ["first", "b->a"] == [link.id for link in renamed.links]
    assert ("savings", ("first",)) == (renamed.external_factors[0].id, renamed.external_factors[0].acts_on)
    assert CARRYING == rename(renamed, {"savings": "cuts", **{name: old for old, name in new.items()}})


def test_a_new_id_that_another_source_has_is_refused():
    model = LogicModel("m", parts=[CARRYING, Evidence("survey", "The register")])

    with pytest.raises(ShapeError, match="evidence 'register' and evidence 'survey' cannot share the id 'survey'"):
        rename(model, {"register": "survey"})


def test_parts_that_share_an_id_are_told_apart_by_the_parts_themselves():
    model = LogicModel("m", parts=[Outcome("a", "A", indicators=[Indicator("a", "Amount")])])

    assert ("b", "a") == (rename(model, {"a": "b"}).elements[0].id, rename(model, {"a": "b"}).indicators[0].id)
    other = rename(model, {model.indicators[0]: "b"})
    assert ("a", "b") == (other.elements[0].id, other.indicators[0].id)
