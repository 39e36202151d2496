"""More parts, fewer parts, another order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from few import at_most
from logicmodel import (
    Activity,
    ConflictError,
    Evidence,
    ExternalFactor,
    Group,
    Input,
    Link,
    LogicModel,
    Output,
    ShapeError,
    Stage,
    Stakeholder,
    UnknownIdError,
    link,
)
from logicmodel.model.edits import add_parts, move_part, remove_parts, reorder_parts
from logicmodel.model.edits.carrying import key_of
from logicmodel.strategies import logic_models
from logicmodel.vocabulary.flows import Node

LIBRARY = Stakeholder("library", "Library")
STAFF, BOOKS = Input("staff", "Coordinators", who=LIBRARY), Input("books", "Books")
TRAIN = Activity("train", "Train volunteers")
MODEL = LogicModel(
    "m",
    parts=[
        link(STAFF, TRAIN, evidence=[Evidence("trial", "A trial")], assumptions=["They come."]),
        BOOKS >> TRAIN,
        Group("means", "Means", members=[STAFF, BOOKS]),
        ExternalFactor("cuts", "Cuts", acts_on=["staff", "staff->train"]),
    ],
)


@at_most(10)
@given(logic_models())
def test_adding_what_is_there_changes_nothing(model):
    assert model == add_parts(model, *model.parts()) == add_parts(model)


def test_parts_are_added_behind_those_that_are_there():
    model = add_parts(MODEL, Input("room", "A room"), Link("room", "train"))

    assert (["staff", "books", "room"], "room->train") == (
        [element.id for element in model.members("inputs")],
        model.links[-1].id,
    )


def test_adding_another_part_under_a_known_id_is_a_conflict():
    with pytest.raises(ConflictError, match="input 'staff' is written twice"):
        add_parts(MODEL, Input("staff", "Others"))


@at_most(10)
@given(logic_models(min_elements=1), st.data())
def test_removing_an_element_removes_its_links_and_no_other_element(model, data):
    element = data.draw(st.sampled_from(model.elements))
    smaller = remove_parts(model, element)

    assert [each for each in model.elements if each != element] == list(smaller.elements)
    assert [each for each in model.links if element.id not in {each.source, each.target}] == list(smaller.links)
    assert [group.id for group in model.groups] == [group.id for group in smaller.groups]
    assert model.header() == smaller.header()
    assert [stage for stage in model.stages if stage in smaller.stages] == list(smaller.stages)


@at_most(10)
@given(logic_models(), st.data())
def test_each_part_can_be_removed_and_is_gone_then(model, data):
    parts = [part for part in model.parts() if not isinstance(part, Stage)]
    if not parts:
        return
    part = data.draw(st.sampled_from(parts))

    assert key_of(part) not in {key_of(each) for each in remove_parts(model, part).parts()}


@at_most(10)
@given(logic_models(), st.data())
def test_what_does_not_name_a_removed_part_stays(model, data):
    parts = [part for part in model.parts() if not isinstance(part, Stage)]
    if not parts:
        return
    part = data.draw(st.sampled_from(parts))
    smaller = remove_parts(model, part)
    ends = {part.id} if isinstance(part, Node) else set()
    claims = [each for each in model.claims if not {each.source, each.target} & ends and each != part]

    assert [each.id for each in claims] == [each.id for each in smaller.claims]
    assert [each.id for each in model.external_factors if each != part] == [
        each.id for each in smaller.external_factors
    ]


def test_what_cannot_stand_without_a_part_goes_with_it():
    model = remove_parts(MODEL, "staff")

    assert (["books->train"], (), (), ()) == (
        [each.id for each in model.links],
        model.stakeholders,
        model.evidence,
        model.assumptions,
    )
    assert (("books",), ()) == (model["means"].members, model.external_factors[0].acts_on)


def test_a_group_that_is_left_empty_stays():
    assert () == remove_parts(MODEL, "staff", "books")["means"].members


def test_what_is_carried_can_be_removed_from_all_its_carriers():
    model = remove_parts(MODEL, "library", "trial")

    assert (None, ()) == (model["staff"].who, model.links[0].evidence)


def test_a_stage_of_ones_own_is_not_removed_from_under_its_elements():
    model = LogicModel("m", parts=[Stage("own", "Own"), Output("a", "A", stage="own")])

    with pytest.raises(ShapeError, match="stage 'own' cannot be removed while a stand in it"):
        remove_parts(model, "own")
    assert () == remove_parts(model, "own", "a").declared_stages


def test_removing_what_is_not_there_is_refused():
    with pytest.raises(UnknownIdError, match="the model has no part 'stuff'; did you mean 'staff'"):
        remove_parts(MODEL, "stuff")


@at_most(10)
@given(logic_models(min_elements=2), st.data())
def test_moving_changes_the_order_within_a_sort_and_nothing_else(model, data):
    moved = data.draw(st.sampled_from(model.elements))
    beside = [each for each in model.members(moved.stage) if each != moved]
    if not beside:
        return
    anchor = data.draw(st.sampled_from(beside))
    after = move_part(model, moved, after=anchor)
    ids = [each.id for each in after.members(moved.stage)]

    assert ids.index(anchor.id) + 1 == ids.index(moved.id)
    assert [each for each in model.elements if each != moved] == [each for each in after.elements if each != moved]
    assert (model.links, model.groups, model.stages) == (after.links, after.groups, after.stages)


@at_most(10)
@given(logic_models(), st.data())
def test_every_order_of_links_can_be_had_and_undone(model, data):
    order = data.draw(st.permutations(model.links))
    other = reorder_parts(model, order)

    assert list(order) == list(other.links)
    assert model == reorder_parts(other, model.links)


def test_stages_move_and_all_are_declared_then():
    model = move_part(MODEL, "activities", before="inputs")

    assert ["activities", "inputs"] == [stage.id for stage in model.stages]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "say either before= or after="),
        ({"before": "books", "after": "books"}, "say either before= or after="),
        ({"after": "staff"}, "input 'staff' cannot stand beside itself"),
        ({"after": "train"}, "stand in different stages; the stage of 'staff' has to be 'activities'"),
        ({"after": "means"}, "input 'staff' and group 'means' are of different sorts"),
    ],
)
def test_a_place_that_is_none_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        move_part(MODEL, "staff", **arguments)


def test_what_is_carried_has_its_place_from_its_carriers():
    model = add_parts(MODEL, Stakeholder("town", "Town"))

    with pytest.raises(
        ValueError, match="stakeholder 'library' has its place from the elements or links that carry it"
    ):
        move_part(model, "library", after="town")


def test_an_order_that_names_a_part_twice_is_refused():
    with pytest.raises(ValueError, match="input 'staff' is named twice"):
        reorder_parts(MODEL, ["staff", "books", "staff"])


def test_an_order_of_nothing_changes_nothing():
    assert MODEL == reorder_parts(MODEL, [])
