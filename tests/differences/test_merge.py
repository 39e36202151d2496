"""Two versions that grew from one, merged: what goes together, what does not, and what is asked then."""

import pytest
from editing import in_one_order, versions
from hypothesis import assume, given

from few import at_most
from logicmodel import (
    Activity,
    ConflictError,
    Evidence,
    Group,
    Indicator,
    Input,
    Link,
    LogicModel,
    Measurement,
    Outcome,
    Output,
    ShapeError,
    Stage,
    Stakeholder,
    link,
)
from logicmodel.differences import changes, merge
from logicmodel.differences.naming import NAMING_FIELDS
from logicmodel.formats.fields import EXTERNAL_FACTOR, GROUP, LINK, OWN_ELEMENT
from logicmodel.model.edits import add_parts, move_part, remove_parts, with_fields

LIBRARY = Stakeholder("library", "Library")
STAFF, BOOKS = Input("staff", "Coordinators", who=LIBRARY), Input("books", "Books")
TRAIN = Activity("train", "Train volunteers", tags=["a"])
BASE = LogicModel("m", "Reading", version="1", parts=[STAFF + BOOKS >> TRAIN, Group("g", "Group", members=[STAFF])])


@at_most(12)
@given(versions())
def test_what_one_side_did_is_taken(pair):
    base, version = pair

    assert version == merge(base, version, base).model == merge(base, base, version).model


@at_most(12)
@given(versions())
def test_what_both_sides_did_is_taken_once(pair):
    base, version = pair

    assert version == merge(base, version, version).model


def merged(base, ours, theirs):
    """Return a merge, or nothing where the two versions make no model for a reason of the model itself."""
    try:
        return merge(base, ours, theirs)
    except ShapeError:
        assume(False)  # noqa: FBT003 -- as Hypothesis has it
        raise


@at_most(12)
@given(versions(3))
def test_the_sides_can_be_swapped(three):
    base, ours, theirs = three
    one, other = merged(base, ours, theirs), merged(base, theirs, ours)

    assert {(each.section, each.id, each.field) for each in one.conflicts} == {
        (each.section, each.id, each.field) for each in other.conflicts
    }
    assert in_one_order(one.resolved("ours")) == in_one_order(other.resolved("theirs"))
    assert in_one_order(one.resolved("theirs")) == in_one_order(other.resolved("ours"))


@at_most(12)
@given(versions(3))
def test_there_is_no_conflict_without_two_different_changes_of_one_part_or_a_removal(three):
    base, ours, theirs = three
    mine, their = (
        {(each.section, each.id, each.field) for each in changes(base, version) if each.kind != "moved"}
        for version in (ours, theirs)
    )
    removed = {each for version in (ours, theirs) for each in changes(base, version) if each.kind == "removed"}
    assume(not mine & their and not removed)

    assert () == merged(base, ours, theirs).conflicts


def test_changes_of_different_fields_go_together():
    ours = with_fields(BASE, "train", label="Train all")
    theirs = with_fields(BASE, "train", notes="Twice a year.")

    assert with_fields(ours, "train", notes="Twice a year.") == merge(BASE, ours, theirs).model


def test_what_each_side_added_is_there():
    model = merge(BASE, add_parts(BASE, Output("a", "A")), add_parts(BASE, Output("b", "B"))).model

    assert ["a", "b"] == [element.id for element in model.members("outputs")]


def test_a_removal_is_respected():
    model = merge(BASE, remove_parts(BASE, "books"), with_fields(BASE, "train", label="Train all")).model

    assert ("books" in model, "Train all") == (False, model["train"].label)


def test_two_texts_for_one_field_are_a_conflict():
    ours = with_fields(BASE, "train", label="Train all")
    theirs = with_fields(BASE, "train", label="Train many")
    result = merge(BASE, ours, theirs)
    [conflict] = result.conflicts

    assert ("elements", "train", "label", "Train volunteers", "Train all", "Train many") == (
        conflict.section,
        conflict.id,
        conflict.field,
        conflict.base,
        conflict.ours,
        conflict.theirs,
    )
    assert (ours, theirs) == (result.resolved("ours"), result.resolved({"train.label": "theirs"}))


def test_a_conflict_cannot_be_overlooked():
    result = merge(BASE, with_fields(BASE, version="2"), with_fields(BASE, version="3"))

    with pytest.raises(
        ConflictError, match=r'model: version: before "1", ours "2", theirs "3" \(take ours or theirs\)'
    ):
        _ = result.model


def test_lists_are_merged_item_by_item():
    ours = with_fields(BASE, "train", tags=["a", "b"])
    theirs = with_fields(BASE, "train", tags=["c"])

    assert ("b", "c") == merge(BASE, ours, theirs).model["train"].tags


def test_data_is_merged_key_by_key():
    base = with_fields(BASE, "train", data={"owner": "Ana", "budget": 1})
    ours, theirs = (with_fields(base, "train", data=data) for data in ({"owner": "Bo", "budget": 1}, {"owner": "Ana"}))
    clash = with_fields(base, "train", data={"owner": "Cy", "budget": 1})

    assert {"owner": "Bo"} == dict(merge(base, ours, theirs).model["train"].data)
    assert ["train.data"] == [each.name for each in merge(base, ours, clash).conflicts]


def test_targets_of_different_periods_go_together_and_of_one_do_not():
    def model(*targets):
        indicator = Indicator("count", "Trained", targets=targets)
        return LogicModel("m", parts=[Output("ready", "Ready", indicators=[indicator])])

    base, ours = model(), model(Measurement(60, "2026"))
    both = merge(base, ours, model(Measurement(70, "2027"))).model
    clash = merge(base, ours, model(Measurement(70, "2026")))

    assert ["2026", "2027"] == [each.period for each in both.indicators[0].targets]
    assert ["count.targets"] == [each.name for each in clash.conflicts]


def test_a_part_that_one_side_removed_and_the_other_changed_is_a_conflict():
    ours, theirs = remove_parts(BASE, "books"), with_fields(BASE, "books", label="Many books")
    result = merge(BASE, ours, theirs)
    [conflict] = result.conflicts

    assert ("books", None, None, "Many books") == (
        conflict.name,
        conflict.field,
        conflict.ours,
        conflict.theirs["label"],
    )
    assert "one side removed it, and the other one changed it" in str(conflict)
    assert ours == result.resolved("ours")
    assert "Many books" == result.resolved("theirs")["books"].label


def test_a_part_that_one_side_removed_and_the_other_needs_is_a_conflict():
    ours = remove_parts(BASE, "books")
    theirs = add_parts(BASE, Output("shelf", "Shelf"), Link("books", "shelf"))
    result = merge(BASE, ours, theirs)
    [conflict] = result.conflicts

    assert 'input "Books" (books): one side removed it, and link books->shelf of the other one needs it' == str(
        conflict
    )
    assert ["staff->train"] == [each.id for each in result.resolved("ours").links]
    assert theirs == result.resolved("theirs")


def test_what_nothing_carried_any_more_comes_back_where_the_other_side_uses_it():
    ours = remove_parts(BASE, "staff")
    theirs = with_fields(BASE, "train", who=LIBRARY)
    model = merge(BASE, ours, theirs).model

    assert ((LIBRARY,), LIBRARY) == (model.stakeholders, model["train"].who)


def test_one_id_for_two_new_parts_of_different_sorts_is_a_conflict():
    ours, theirs = add_parts(BASE, Output("plan", "Plan")), add_parts(BASE, Group("plan", "Plans"))
    result = merge(BASE, ours, theirs)

    assert ["plan"] == [each.name for each in result.conflicts]
    assert (ours, theirs) == (result.resolved("ours"), result.resolved("theirs"))


def test_changes_that_a_part_cannot_have_together_are_a_conflict():
    base = LogicModel("m", parts=[Outcome("o", "O", stage="outputs")])
    ours, theirs = with_fields(base, "o", kind="output"), with_fields(base, "o", term="long")
    result = merge(base, ours, theirs)

    assert ["the two changes do not go together"] == [each.reason for each in result.conflicts]
    assert (ours, theirs) == (result.resolved("ours"), result.resolved("theirs"))


def test_two_sides_that_add_one_part_differ_field_by_field():
    ours = add_parts(BASE, Output("ready", "Ready", notes="N"))
    theirs = add_parts(BASE, Output("ready", "Prepared", url="#r"))
    result = merge(BASE, ours, theirs)

    assert ["ready.label"] == [each.name for each in result.conflicts]
    assert Output("ready", "Prepared", notes="N", url="#r") == result.resolved("theirs")["ready"]


def test_where_both_sides_moved_a_part_ours_is_taken():
    base = LogicModel("m", parts=[Input("a", "A"), Input("b", "B"), Input("c", "C"), Input("d", "D")])
    ours, theirs = move_part(base, "a", after="c"), move_part(base, "a", after="d")

    assert ["b", "c", "a", "d"] == [each.id for each in merge(base, ours, theirs).model]


def test_a_stage_that_one_side_removed_is_needed_by_an_element_in_it():
    base = add_parts(BASE, Stage("own", "Own"))
    result = merge(base, BASE, add_parts(base, Output("x", "X", stage="own")))

    assert ["own"] == [each.name for each in result.conflicts]
    with pytest.raises(ShapeError):
        result.resolved("ours")


def test_evidence_that_both_sides_cite_differently_goes_together():
    trial = Evidence("trial", "A trial")
    ours = LogicModel("m", parts=[link(STAFF, TRAIN, evidence=[trial])])
    base = LogicModel("m", parts=[STAFF >> TRAIN])
    theirs = LogicModel("m", parts=[link(STAFF, TRAIN, evidence=[Evidence("survey", "A survey")])])

    assert ["trial", "survey"] == [each.id for each in merge(base, ours, theirs).model.evidence]


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({".versio": "ours"}, "there is no conflict '.versio'; did you mean '.version'"),
        ({".version": "mine"}, "the choice for '.version' must be one of ours, theirs, not 'mine'"),
    ],
)
def test_a_choice_that_is_none_is_refused(choices, message):
    result = merge(BASE, with_fields(BASE, version="2"), with_fields(BASE, version="3"))

    with pytest.raises(ValueError, match=message):
        result.resolved(choices)


def test_every_field_that_names_something_is_known_to_the_merge():
    entries = {"elements": OWN_ELEMENT, "groups": GROUP, "links": LINK, "external_factors": EXTERNAL_FACTOR}
    naming = {
        section: {each.name for each in entry.fields if each.among and each.among != "scales"}
        for section, entry in entries.items()
    }
    ends = {"source", "target"}

    assert naming == {section: set(NAMING_FIELDS[section]) - ends for section in entries}
