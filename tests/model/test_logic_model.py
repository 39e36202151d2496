"""The model as a value: equality, copies, look-up."""

# ruff: noqa: S301 -- what is read back was written on the same line

import copy
import os
import pickle
import subprocess
import sys

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

from logicmodel import (
    Activity,
    Assumption,
    Evidence,
    Group,
    Input,
    Link,
    LogicModel,
    Outcome,
    Output,
    Stakeholder,
    UnknownIdError,
    link,
)
from logicmodel.strategies import logic_models

STAFF, TRAIN, READY = Input("staff", "Coordinators"), Activity("train", "Train volunteers"), Output("ready", "Ready")
WORK = Group("work", "Work", members=[STAFF, TRAIN])
MODEL = LogicModel("m", parts=[STAFF >> TRAIN >> READY, link(READY, TRAIN, id="again", feedback=True), WORK])


def cell():
    """Return what a cell of a notebook makes."""
    staff, train = Input("staff", "Coordinators"), Activity("train", "Train volunteers")
    return LogicModel("m", parts=[staff >> train])


def test_a_cell_that_runs_twice_gives_an_equal_model():
    assert (cell(), hash(cell())) == (cell(), hash(cell()))


@given(logic_models())
def test_a_model_survives_pickling_and_copying(model):
    copies = [pickle.loads(pickle.dumps(model)), copy.copy(model), copy.deepcopy(model)]

    assert [model] * 3 == copies
    assert {hash(model)} == {hash(each) for each in copies}
    assert [model.stages] * 3 == [each.stages for each in copies]


def test_what_was_worked_out_from_a_model_stays_with_it_and_takes_no_part_in_equality():
    one, two = cell(), cell()
    one.memo["answer"] = 42

    assert one == two
    assert {} == two.memo == copy.copy(one).memo == pickle.loads(pickle.dumps(one)).memo


def test_a_model_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        MODEL.title = "Changed"
    with pytest.raises(FrozenInstanceError):
        MODEL.elements = ()


def test_models_differ_by_header_and_by_order():
    assert LogicModel("m", parts=[STAFF]) != LogicModel("m", version="2", parts=[STAFF])
    assert LogicModel("m", parts=[STAFF, Input("a", "A")]) != LogicModel("m", parts=[Input("a", "A"), STAFF])


@pytest.mark.slow
def test_a_model_is_the_same_in_every_process():
    program = (
        "from logicmodel import *; a, b = Input('a', 'A', tags=['x', 'y']), Activity('b', 'B')\n"
        "model = LogicModel('m', parts=[a >> b, Group('g', 'G', members=[b, a])])\n"
        "print(model.parts())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert runs[0] == runs[1]


def test_the_title_is_the_id_unless_said():
    assert ("m", "Model") == (LogicModel("m").title, LogicModel("m", "Model").title)


def test_a_model_says_how_large_it_is():
    assert "<LogicModel 'm': 3 elements, 3 links>" == repr(MODEL)


@given(logic_models())
def test_everything_is_found_by_its_id(model):
    nodes = [*model.stages, *model.groups, *model.elements]

    assert nodes == [model[node.id] for node in nodes]
    assert list(model.elements) == [model.element(element.id) for element in model]
    assert list(model.links) == [model.link(each.id) for each in model.links]
    assert all(node.id in model and node in model for node in nodes)


@given(logic_models())
def test_each_element_is_a_member_of_its_stage_and_of_its_groups(model):
    assert all(element in model.members(element.stage) for element in model)
    assert [group.members for group in model.groups] == [
        tuple(element.id for element in model.members(group.id)) for group in model.groups
    ]


def test_an_element_that_says_something_else_is_not_in_the_model():
    assert STAFF in MODEL
    assert Input("staff", "Others") not in MODEL
    assert Outcome("ghost", "Ghost") not in MODEL


@pytest.mark.parametrize(
    ("look", "message"),
    [
        (lambda: MODEL["trian"], "the model has no element, stage or group 'trian'; did you mean 'train'?"),
        (lambda: MODEL["budget"], "the model has no element, stage or group 'budget'."),
        (lambda: MODEL.element("work"), "the model has no element 'work'."),
        (lambda: MODEL.link("staff->trian"), "the model has no link 'staff->trian'; did you mean 'staff->train'?"),
        (lambda: MODEL.members("worf"), "the model has no stage or group 'worf'; did you mean 'work'?"),
        (lambda: MODEL.members("staff"), "the model has no stage or group 'staff'."),
        (lambda: MODEL[0], "the model has no element, stage or group 0."),
    ],
)
def test_an_unknown_id_is_refused_with_what_was_perhaps_meant(look, message):
    with pytest.raises(UnknownIdError) as caught:
        look()

    assert message == str(caught.value)
    assert isinstance(caught.value, LookupError)
    assert str(caught.value) == str(pickle.loads(pickle.dumps(caught.value)))


def test_a_link_is_found_by_its_own_id():
    assert (Link("ready", "train", id="again", feedback=True), "staff->train") == (
        MODEL.link("again"),
        MODEL.link("staff->train").id,
    )


def test_registries_hold_what_is_carried_in_the_order_of_its_carriers_and_then_the_rest():
    school, library, town = (Stakeholder(name, name.capitalize()) for name in ("school", "library", "town"))
    trial, diary = Evidence("trial", "A trial"), Evidence("diary", "A diary")
    peace = Assumption("Peace lasts.")
    model = LogicModel(
        "m",
        parts=[
            *(town, library, diary, peace),
            link(TRAIN, READY, evidence=[trial], assumptions=["Children attend."]),
            Activity("read", "Read", who=library),
            Input("books", "Books", who=school),
        ],
    )

    assert (school, library, town) == model.stakeholders
    assert (trial, diary) == model.evidence
    assert (Assumption("Children attend."), peace) == model.assumptions


def test_a_model_may_be_empty():
    empty = LogicModel("m")

    assert ((), (), (), []) == (empty.elements, empty.links, empty.stages, list(empty))
