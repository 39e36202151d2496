"""A model is the union of its parts: what merges, what yields, what conflicts, and what is missing."""

import pytest
from hypothesis import given

from logicmodel import (
    Activity,
    Assumption,
    ConflictError,
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
    link,
)
from logicmodel.model import prefixed
from logicmodel.strategies import logic_models
from logicmodel.vocabulary import GRADE, Rating, Scale

STAFF, TRAIN, READY = Input("staff", "Coordinators"), Activity("train", "Train volunteers"), Output("ready", "Ready")


def refused(*parts, by=ShapeError):
    """Return the problems with which parts are refused."""
    with pytest.raises(by) as caught:
        LogicModel("m", parts=parts)
    assert by is type(caught.value)
    return caught.value.problems


def said(*parts, by=ShapeError):
    return [(problem.message, problem.hint) for problem in refused(*parts, by=by)]


@given(logic_models())
def test_union_is_idempotent(model):
    assert model == model | model
    assert model == LogicModel(**model.header(), parts=[*model.parts(), *model.parts()])


@given(logic_models())
def test_a_model_is_the_union_of_its_parts(model):
    assert model == LogicModel(**model.header(), parts=model.parts())


@given(logic_models(max_elements=3), logic_models(max_elements=3), logic_models(max_elements=3))
def test_union_is_associative(one, two, three):
    a, b, c = prefixed(one, "a"), prefixed(two, "b"), prefixed(three, "c")

    assert (a | b) | c == a | (b | c)


@given(logic_models(max_elements=3), logic_models(max_elements=3))
def test_a_union_has_what_either_has(one, two):
    a, b = prefixed(one, "a"), prefixed(two, "b")
    both = a | b

    assert {*a.elements, *b.elements} == set(both.elements)
    assert {*a.links, *b.links} == set(both.links)
    assert {*a.evidence, *b.evidence} == set(both.evidence)
    assert a.header() == both.header()


@given(logic_models())
def test_a_bare_link_yields_on_either_side(model):
    bare = [Link(each.source, each.target) for each in model.links if each.has_default_id]

    assert model == LogicModel(**model.header(), parts=[model, *bare])
    assert set(model.links) == set(LogicModel("m", parts=[*bare, model]).links)


def test_a_bare_link_keeps_its_place_when_it_yields():
    model = LogicModel("m", parts=[STAFF >> TRAIN >> READY, link(STAFF, TRAIN, rationale="Why.")])

    assert [("staff->train", "Why."), ("train->ready", None)] == [(each.id, each.rationale) for each in model.links]


def test_parallel_links_need_ids_of_their_own():
    model = LogicModel(
        "m", parts=[link(STAFF, TRAIN, rationale="One."), link(STAFF, TRAIN, id="two", rationale="Two.")]
    )

    assert ["staff->train", "two"] == [each.id for each in model.links]
    assert [
        (
            (
                "link 'staff->train' is written twice, and the two differ in"
                " rationale (None and 'One.'), confidence (0.5 and None)"
            ),
            "give the second link an id of its own",
        )
    ] == said(link(STAFF, TRAIN, rationale="One."), link(STAFF, TRAIN, confidence=0.5), by=ConflictError)


@pytest.mark.parametrize(
    ("one", "two", "message"),
    [
        (
            STAFF,
            Input("staff", "Staff"),
            "input 'staff' is written twice, and the two differ in label ('Staff' and 'Coordinators')",
        ),
        (STAFF, Activity("staff", "Staff"), "id 'staff' is that of input 'staff' and of activity 'staff'"),
        (STAFF, Group("staff", "Staff"), "id 'staff' is that of input 'staff' and of group 'staff'"),
        (
            Stage("aims", "A"),
            Stage("aims", "B"),
            "stage 'aims' is written twice, and the two differ in label ('B' and 'A')",
        ),
        (
            Group("g", "G"),
            Group("g", "G", members=[STAFF]),
            "group 'g' is written twice, and the two differ in members (('staff',) and ())",
        ),
        (
            Evidence("e", "E"),
            Evidence("e", "E", stance="contradicts"),
            "evidence 'e' is written twice, and the two differ in stance ('contradicts' and 'supports')",
        ),
        (
            Assumption("A.", id="a"),
            Assumption("B.", id="a"),
            "assumption 'a' is written twice, and the two differ in text ('B.' and 'A.')",
        ),
        (
            Outcome("o", "O", indicators=[Indicator("i", "I")]),
            Indicator("i", "I", unit="books"),
            "indicator 'i' is written twice, and the two differ in unit ('books' and None)",
        ),
        (
            Outcome("o", "O", who=Stakeholder("s", "S")),
            Stakeholder("s", "S", notes="N."),
            "stakeholder 's' is written twice, and the two differ in notes ('N.' and None)",
        ),
        (
            ExternalFactor("f", "F"),
            ExternalFactor("f", "F", sign="negative"),
            "external factor 'f' is written twice, and the two differ in sign ('negative' and 'unknown')",
        ),
        (
            Evidence("e", "E", rating=Rating(Scale("s", "S", levels=["a", "b"]), "a")),
            Evidence("f", "F", rating=Rating(Scale("s", "S", levels=["a", "c"]), "a")),
            "scale 's' is written twice, and the two differ in levels (('a', 'c') and ('a', 'b'))",
        ),
    ],
)
def test_two_parts_that_disagree_are_a_conflict_with_both_places(one, two, message):
    [problem] = refused(one, two, STAFF if one is not STAFF else TRAIN, by=ConflictError)

    assert message == problem.message
    assert [__file__] * 2 == [place.file for place in problem.places]
    assert f"{problem.places[0]}: {message}" in str(problem)
    assert f"also here: {problem.places[1]}" in str(problem)


def test_a_scale_of_ones_own_does_not_take_the_id_of_a_standard_one():
    own = Scale("grade", "Grades", levels=["a", "b"])

    [problem] = refused(Evidence("e", "E", rating=Rating(own, "a")), by=ConflictError)

    assert problem.message.startswith(
        "scale 'grade' is written twice, and the two differ in url (None and 'https://doi"
    )
    assert ("conflict", "scale", "grade", None) == (problem.code, problem.kind, problem.id, problem.field)
    LogicModel("m", parts=[Evidence("e", "E", rating=Rating(GRADE, "low"))])


def test_assumptions_without_an_id_are_what_they_say():
    parts = [
        link(STAFF, TRAIN, assumptions=["Children attend."]),
        link(
            TRAIN, READY, assumptions=[Assumption("Children attend."), Assumption("Children attend.", status="holds")]
        ),
    ]

    assert [None, "holds"] == [each.status for each in LogicModel("m", parts=parts).assumptions]


def test_all_that_is_missing_is_said_at_once_with_its_place_and_what_was_perhaps_meant():
    problems = refused(
        STAFF,
        Activity("train", "Train", stage="actvities"),
        Link("staff", "trian"),
        Link("nowhere", "train"),
        Group("g", "G", members=["staf"]),
        ExternalFactor("f", "F", acts_on=["staff->trian", "ghost"]),
    )

    assert [
        ("activity 'train' stands in stage 'actvities', which the model does not have", "did you mean 'activities'?"),
        ("link 'staff->trian' ends at 'trian', which the model does not have", "did you mean 'train'?"),
        ("link 'nowhere->train' starts at 'nowhere', which the model does not have", "add it to the parts"),
        ("group 'g' has the member 'staf', which the model does not have", "did you mean 'staff'?"),
        (
            "external factor 'f' acts on 'ghost', which the model does not have",
            "name an element, a stage, a group or a link",
        ),
    ] == [(problem.message, problem.hint) for problem in problems]
    assert {__file__} == {problem.places[0].file for problem in problems}


def test_conflicts_and_what_is_missing_come_together():
    problems = refused(STAFF, Input("staff", "Staff"), Link("staff", "trian"), by=ConflictError)

    assert 2 == len(problems)


def test_a_bad_header_comes_with_the_rest():
    with pytest.raises(ShapeError) as caught:
        LogicModel("My model", review_date="soon", url="javascript:x", parts=[Link("a", "a")])

    assert ["id", "review_date", "url", "source", "target"] == [problem.field for problem in caught.value.problems]


def test_a_stage_that_elements_stand_in_is_not_called_like_an_element():
    assert [
        ("id 'inputs' is that of activity 'inputs' and of the stage that elements stand in", "give it another id")
    ] == said(STAFF, Activity("inputs", "Inputs"))


@pytest.mark.parametrize("identifier", ["staff", "g", "inputs", "impact"])
def test_a_link_is_not_called_like_what_it_joins(identifier):
    [(message, hint)] = said(STAFF, Group("g", "G"), Link("staff", "g", id=identifier))

    assert message.startswith(f"id {identifier!r} is that of ")
    assert "give the link another id" == hint


def test_members_are_elements():
    assert ["group 'g' has the member 'inputs', which the model does not have"] == [
        message for message, _ in said(STAFF, Group("g", "G", members=["inputs"]))
    ]


@pytest.mark.parametrize("part", ["staff", None, 7, [STAFF], {"id": "staff"}])
def test_what_cannot_be_a_part_is_refused(part):
    with pytest.raises(TypeError, match=f"a model cannot take {type(part).__name__} "):
        LogicModel("m", parts=[part])


@pytest.mark.parametrize(
    "parts", [STAFF, STAFF >> TRAIN, LogicModel("m"), {STAFF}, "staff"], ids=lambda parts: type(parts).__name__
)
def test_parts_are_a_list(parts):
    with pytest.raises(TypeError, match="parts must be a list, in the order of the model, not"):
        LogicModel("m", parts=parts)


def test_models_unite_with_models_only():
    with pytest.raises(TypeError):
        LogicModel("m") | STAFF


def test_a_conflict_is_told_once_however_many_flows_bring_it():
    here, there = Input("a", "One"), Input("a", "Other")
    targets = [Activity(f"t{number}", "T") for number in range(5)]

    with pytest.raises(ConflictError) as caught:
        LogicModel("m", parts=[*(here >> target for target in targets), *(there >> target for target in targets)])

    assert len(caught.value.problems) == 1
