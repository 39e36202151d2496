"""In which order the stages of a model stand, and the elements with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicmodel import Activity, Element, ExternalFactor, Group, Impact, Input, Link, LogicModel, Outcome, Stage
from logicmodel.strategies import logic_models
from logicmodel.vocabulary.stages import STANDARD_STAGES


def order(*parts):
    return [stage.id for stage in LogicModel("m", parts=parts).stages]


@given(logic_models())
def test_elements_stand_by_stage_and_in_each_as_they_were_declared(model):
    assert list(model) == [element for stage in model.stages for element in model.members(stage.id)]


@given(logic_models())
def test_declared_stages_stand_as_they_were_declared(model):
    assert list(model.declared_stages) == [stage for stage in model.stages if stage in model.declared_stages]


@given(logic_models())
def test_each_stage_is_there_once_and_has_a_reason(model):
    ids = [stage.id for stage in model.stages]
    named = {end for each in (*model.links, *model.claims) for end in (each.source, each.target)}
    named.update(target for factor in model.external_factors for target in factor.acts_on)
    declared, used = {stage.id for stage in model.declared_stages}, {element.stage for element in model}

    assert len(set(ids)) == len(ids)
    assert declared | used | (named & set(ids)) == set(ids)


@given(st.sets(st.sampled_from(list(STANDARD_STAGES))))
def test_standard_stages_stand_in_their_own_order(used):
    elements = [Input(f"in-{stage}", "I", stage=stage) for stage in sorted(used)]

    assert [stage for stage in STANDARD_STAGES if stage in used] == order(*elements)


@given(st.permutations(list(STANDARD_STAGES)), st.sets(st.sampled_from(list(STANDARD_STAGES))))
def test_to_declare_a_standard_stage_where_it_stands_changes_nothing(declared, used):
    elements = [Input(f"in-{stage}", "I", stage=stage) for stage in sorted(used)]
    before = order(*map(Stage, declared[:3]), *elements)

    assert before == order(*map(Stage, before), *elements)


@pytest.mark.parametrize(
    ("declared", "used", "expected"),
    [
        ([], ["impact", "inputs"], ["inputs", "impact"]),
        (["impact", "inputs"], [], ["impact", "inputs"]),
        (["outputs", "inputs"], ["activities"], ["outputs", "inputs", "activities"]),
        (["outputs"], ["inputs", "activities"], ["inputs", "activities", "outputs"]),
        (["activities", "aims"], ["outputs", "inputs"], ["inputs", "activities", "outputs", "aims"]),
        (["benefits"], ["inputs", "impact"], ["inputs", "impact", "benefits"]),
        (["aims", "inputs"], ["impact"], ["aims", "inputs", "impact"]),
    ],
)
def test_a_standard_stage_goes_next_to_its_neighbours(declared, used, expected):
    stages = [Stage(identifier, identifier.capitalize()) for identifier in declared]

    assert expected == order(*stages, *(Input(f"in-{stage}", "I", stage=stage) for stage in used))


def test_a_stage_that_is_only_linked_or_acted_on_is_there():
    assert ["inputs", "impact"] == order(Link("inputs", "impact"))
    assert ["outputs"] == order(ExternalFactor("f", "F", acts_on=["outputs"]))


def test_an_element_or_a_group_with_the_id_of_a_standard_stage_brings_no_stage_along():
    assert ["inputs"] == order(Input("impact", "I") >> Group("outputs", "O"))


def test_a_stage_of_ones_own_holds_mixed_kinds():
    aims = Stage("aims", "Aims")
    parts = [
        aims,
        Impact("a", "A", stage=aims),
        Element("b", "B", kind="goal", stage=aims),
        Outcome("c", "C", stage=aims),
    ]

    assert ["a", "b", "c"] == [element.id for element in LogicModel("m", parts=parts).members("aims")]


def test_elements_of_one_stage_keep_the_order_of_declaration():
    model = LogicModel("m", parts=[Activity("z", "Z"), Input("y", "Y"), Activity("x", "X"), Input("w", "W")])

    assert ["y", "w", "z", "x"] == [element.id for element in model]
