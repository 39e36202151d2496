"""Other fields in a part of a model: what changes, what follows, and that nothing else does."""

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

from few import at_most
from logicmodel import (
    Activity,
    Assumption,
    ConflictError,
    Element,
    Evidence,
    ExternalFactor,
    Group,
    Indicator,
    Input,
    Link,
    LogicModel,
    Outcome,
    Output,
    ShapeError,
    Stage,
    Stakeholder,
    UnknownIdError,
    link,
)
from logicmodel.model.edits import with_fields
from logicmodel.model.edits.carrying import key_of
from logicmodel.strategies import logic_models, texts
from logicmodel.vocabulary import EvidenceUse

LIBRARY = Stakeholder("library", "Library")
STAFF = Input("staff", "Coordinators", who=LIBRARY)
TRAIN = Activity("train", "Train volunteers", notes="Twice a year.", indicators=[Indicator("count", "Trained")])
TRIAL = Evidence("trial", "A trial")
MODEL = LogicModel("m", parts=[link(STAFF, TRAIN, evidence=[TRIAL], assumptions=["They come."]), Group("g", "G")])


def others(model, part):
    """Return all parts of a model but one, by what they are."""
    return {key_of(each): each for each in model.parts() if key_of(each) != key_of(part)}


@at_most(10)
@given(logic_models(min_elements=1), texts(), st.data())
def test_changing_a_text_changes_that_field_and_nothing_else(model, text, data):
    named = [part for part in (*model.parts(), *model.stages) if part.id]
    part = data.draw(st.sampled_from(named))
    name = data.draw(st.sampled_from(["description", "notes"]))
    changed = with_fields(model, part, **{name: text})
    [after] = [each for each in (*changed.parts(), *changed.stages) if key_of(each) == key_of(part)][:1]
    kept = {each.name for each in fields(type(part)) if each.eq} - {name}

    assert text == getattr(after, name)
    assert {each: getattr(part, each) for each in kept} == {each: getattr(after, each) for each in kept}
    assert model.header() == changed.header()
    assert others(model, part).keys() == others(changed, part).keys()


@at_most(10)
@given(logic_models(min_elements=1))
def test_no_change_gives_the_same_model(model):
    assert model == with_fields(model) == with_fields(model, model.elements[0])


def test_a_field_of_an_element_changes_and_the_others_stay():
    model = with_fields(MODEL, "train", label="Train all volunteers")

    assert ("Train all volunteers", "Twice a year.", TRAIN.indicators) == (
        model["train"].label,
        model["train"].notes,
        model["train"].indicators,
    )


def test_fields_of_the_model_itself_change():
    model = with_fields(MODEL, title="New", version="2")

    assert ("New", "2", MODEL.elements) == (model.title, model.version, model.elements)


def test_the_stage_follows_the_term():
    model = LogicModel("m", parts=[Outcome("o", "O", term="medium")])

    assert ["long-term-outcomes"] == [stage.id for stage in with_fields(model, "o", term="long").stages]


def test_the_id_of_a_link_follows_its_ends():
    model = LogicModel("m", parts=[STAFF >> TRAIN, Output("ready", "Ready")])

    assert ["staff->ready"] == [each.id for each in with_fields(model, "staff->train", target="ready").links]


def test_a_link_can_have_an_id_of_its_own_and_factors_follow():
    model = LogicModel("m", parts=[STAFF >> TRAIN, ExternalFactor("f", "F", acts_on=["staff->train"])])
    changed = with_fields(model, "staff->train", id="support")

    assert (("support",), "support") == (changed.external_factors[0].acts_on, changed.links[0].id)


def test_a_link_does_not_vanish_in_another_one():
    model = LogicModel("m", parts=[STAFF >> TRAIN, STAFF >> Output("ready", "Ready")])

    with pytest.raises(ConflictError, match="link 'staff->train' cannot become 'staff->ready'"):
        with_fields(model, "staff->train", target="ready")


def test_an_element_becomes_one_of_another_kind_with_the_stage_of_that_kind():
    model = with_fields(MODEL, "train", kind="output")

    assert Output("train", "Train volunteers", notes="Twice a year.", indicators=TRAIN.indicators) == model["train"]


def test_an_element_of_another_kind_stays_in_a_stage_that_its_author_chose():
    model = LogicModel("m", parts=[Input("a", "A", stage="outputs"), Stage("own", "Own")])

    assert "outputs" == with_fields(model, "a", kind="activity")["a"].stage
    assert Element("a", "A", kind="goal", stage="own") == with_fields(model, "a", kind="goal", stage="own")["a"]


def test_a_field_that_another_kind_lacks_is_not_lost_in_silence():
    model = LogicModel("m", parts=[Outcome("o", "O", term="long")])

    with pytest.raises(TypeError, match="outcome 'o' cannot become 'output', which has no term; add term=None"):
        with_fields(model, "o", kind="output")
    assert Output("o", "O") == with_fields(model, "o", kind="output", term=None)["o"]


def test_what_a_part_no_longer_names_stays_by_itself():
    model = with_fields(with_fields(MODEL, "staff", who=None), "staff->train", evidence=[])

    assert (None, (), (LIBRARY,), (TRIAL,)) == (
        model["staff"].who,
        model.links[0].evidence,
        model.stakeholders,
        model.evidence,
    )


def test_what_the_model_has_may_be_given_by_id():
    model = with_fields(MODEL, "train", who="library")
    linked = with_fields(MODEL, "staff->train", evidence=["trial"], assumptions=["They come.", "They stay."])

    assert LIBRARY == model["train"].who
    assert ((EvidenceUse(TRIAL),), ("They come.", "They stay.")) == (
        linked.links[0].evidence,
        tuple(each.text for each in linked.links[0].assumptions),
    )


@pytest.mark.parametrize(
    ("part", "changes", "message"),
    [
        ("train", {"who": "libary"}, "the model has no stakeholder 'libary'; did you mean 'library'"),
        ("staff->train", {"assumptions": ["attendence"]}, "the model has no assumption 'attendence'"),
        ("staf", {"label": "x"}, "the model has no part 'staf'; did you mean 'staff'"),
    ],
)
def test_an_unknown_id_is_refused(part, changes, message):
    with pytest.raises(UnknownIdError, match=message):
        with_fields(MODEL, part, **changes)


@pytest.mark.parametrize(
    ("part", "changes", "message"),
    [
        ("train", {"lable": "x"}, "activity 'train' has no field 'lable' to change; did you mean 'label'"),
        ("train", {"id": "x"}, r"has no field 'id' to change; rename\(\) gives elements"),
        (None, {"titel": "x"}, "model 'm' has no field 'titel' to change; did you mean 'title'"),
    ],
)
def test_an_unknown_field_is_refused(part, changes, message):
    with pytest.raises(TypeError, match=message):
        with_fields(MODEL, part, **changes)


def test_a_bad_value_is_refused_as_everywhere():
    with pytest.raises(ShapeError, match="activity 'train': label must not be empty"):
        with_fields(MODEL, "train", label=" ")


def test_an_id_of_two_sorts_asks_for_the_part_itself():
    model = LogicModel("m", parts=[Input("library", "Books"), LIBRARY, ExternalFactor("f", "F")])

    with pytest.raises(ValueError, match=r"the id 'library' is that of input 'library' and stakeholder 'library'"):
        with_fields(model, "library", label="New")
    assert "New" == with_fields(model, LIBRARY, label="New").stakeholders[0].label


def test_a_part_of_every_sort_can_be_changed():
    model = LogicModel(
        "m",
        parts=[MODEL, ExternalFactor("f", "F"), Stage("outputs"), Assumption("All is well.", id="well")],
    )
    for part in ("inputs", "g", "staff->train", "library", "count", "trial", "well", "f", "outputs"):
        model = with_fields(model, part, notes=f"On {part}.")

    noted = [*model.stages, *model.parts()]

    assert {
        "On inputs.",
        "On g.",
        "On staff->train.",
        "On library.",
        "On count.",
        "On trial.",
        "On well.",
        "On f.",
    } <= {each.notes for each in noted}
    assert Link("staff", "train").id == model.links[0].id
