"""What differs between two versions, in which words, and that it can be made again."""

import pytest
from editing import versions
from hypothesis import given
from hypothesis import strategies as st

from few import at_most
from logicmodel import (
    Activity,
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
from logicmodel.differences import (
    Change,
    Changes,
    apply,
    changes,
    dump_changes,
    dumps_changes,
    load_changes,
    loads_changes,
)
from logicmodel.errors import FormatError
from logicmodel.model.edits import add_parts, move_part, remove_parts, rename, with_fields
from logicmodel.strategies import logic_models

LIBRARY = Stakeholder("library", "Library")
STAFF, BOOKS = Input("staff", "Coordinators"), Input("books", "Books")
TRAIN = Activity("train", "Train volunteers", tags=["a"])
MODEL = LogicModel("m", "Reading", parts=[STAFF + BOOKS >> TRAIN, Group("g", "Group", members=[STAFF]), LIBRARY])


@at_most(12)
@given(versions())
def test_changes_made_to_the_old_version_give_the_new_one(pair):
    old, new = pair

    assert new == apply(changes(old, new), old)


@at_most(12)
@given(logic_models(max_elements=4, max_links=3), logic_models(max_elements=4, max_links=3))
def test_the_same_holds_for_models_that_have_nothing_in_common(old, new):
    assert new == apply(changes(old, new), old)


@at_most(12)
@given(logic_models())
def test_a_model_has_no_change_from_itself(model):
    found = changes(model, model)

    assert (False, f"{model.title}: no change.") == (bool(found), str(found))


@at_most(12)
@given(versions())
def test_a_patch_file_brings_changes_back(pair):
    found = changes(*pair)

    assert found == loads_changes(dumps_changes(found))


@at_most(12)
@given(versions(), st.data())
def test_new_ids_that_are_told_are_no_removals(pair, data):
    old, _ = pair
    elements = [element.id for element in old.elements]
    if not elements:
        return
    ids = {data.draw(st.sampled_from(elements)): "quite-another-id"}
    found = changes(old, rename(old, ids), renamed=ids)

    assert {"renamed"} == set(found.counts) - {"moved"}
    assert rename(old, ids) == apply(found, old)


def test_changes_print_as_a_person_would_say_them():
    new = with_fields(MODEL, "train", label="Train all", who="library", tags=["b"])
    new = add_parts(remove_parts(new, "books"), Output("ready", "Ready"), Link("train", "ready"))

    assert (
        "Reading: 2 added, 2 removed, 1 reworded, 2 changed.\n"
        "\n"
        'activity "Train all" (train):\n'
        '  label: "Train volunteers" is now "Train all"\n'
        '  who: now "library", before not stated\n'
        '  tags: added "b"; removed "a"\n'
        'output "Ready" (ready): added\n'
        'input "Books" (books): removed\n'
        "link train->ready: added\n"
        "link books->train: removed"
    ) == str(changes(MODEL, new))


def test_what_a_list_lost_is_said_and_that_nothing_is_left():
    found = changes(MODEL, with_fields(MODEL, "g", members=[]))

    assert ['group "Group" (g): members: removed "staff"; none is left'] == [str(each) for each in found]


def test_a_measurement_is_known_by_its_period():
    def model(value):
        indicator = Indicator("count", "Trained", targets=[Measurement(5, "2026"), Measurement(value, "2027")])
        return LogicModel("m", parts=[Output("ready", "Ready", indicators=[indicator])])

    [change] = changes(model(60), model(70))

    assert 'indicator "Trained" (count): targets: 60, period "2027" is now 70, period "2027"' == str(change)


def test_a_part_that_moves_says_where_it_stands_now():
    found = changes(MODEL, move_part(MODEL, "books", before="staff"))

    assert ['input "Books" (books): moved, now first'] == [str(each) for each in found]


def test_another_term_is_one_change_and_no_move():
    old = LogicModel("m", parts=[Outcome("a", "A", term="short"), Outcome("b", "B", term="long")])
    found = changes(old, with_fields(old, "a", term="medium"))

    assert [("changed", "a", "term")] == [(each.kind, each.id, each.field) for each in found]


def test_what_is_carried_does_not_move_when_its_carriers_do():
    one, two = Stakeholder("one", "One"), Stakeholder("two", "Two")
    old = LogicModel("m", parts=[Input("a", "A", who=one), Input("b", "B", who=two)])
    found = changes(old, move_part(old, "b", before="a"))

    assert [("moved", "elements", "b")] == [(each.kind, each.section, each.id) for each in found]


def test_a_link_with_a_new_id_is_known_by_its_ends():
    old = LogicModel("m", parts=[STAFF >> TRAIN])
    new = LogicModel("m", parts=[link(STAFF, TRAIN, id="support", notes="N")])
    found = changes(old, new)

    assert ["renamed", "reworded"] == [each.kind for each in found]
    assert new == apply(found, old)


def test_another_id_is_recognised_by_a_stated_likeness():
    old = LogicModel("m", parts=[STAFF >> TRAIN])
    new = LogicModel("m", parts=[STAFF >> Activity("training", "Train the volunteers", tags=["a"])])

    assert {"added": 2, "removed": 2} == changes(old, new).counts
    assert {"renamed": 1, "reworded": 1} == changes(old, new, likeness=0.8).counts
    assert new == apply(changes(old, new, likeness=0.8), old)


@pytest.mark.parametrize("likeness", [-0.1, 1.1])
def test_a_likeness_that_is_none_is_refused(likeness):
    with pytest.raises(ValueError, match="likeness must be from 0 to 1"):
        changes(MODEL, MODEL, likeness=likeness)


def test_a_picture_lights_what_is_new_or_otherwise():
    new = add_parts(remove_parts(MODEL, "books"), Output("ready", "Ready"))

    assert ("ready",) == changes(MODEL, new).ids


def test_rows_have_each_field_by_itself():
    [row] = changes(MODEL, with_fields(MODEL, version="2")).to_records()

    assert ("changed", "model", "", "version", None, "2") == tuple(
        row[name] for name in ("kind", "section", "id", "field", "old", "new")
    )


def test_changes_that_do_not_fit_are_refused_all_at_once():
    found = changes(MODEL, with_fields(remove_parts(MODEL, "books"), "train", label="Train all"))
    other = with_fields(with_fields(MODEL, "train", label="Other"), "books", label="Other")

    with pytest.raises(ShapeError) as caught:
        apply(found, other)
    one, other = (problem.message for problem in caught.value.problems)
    assert one.endswith('(train): label: "Train volunteers" is now "Train all": the field says something else by now')
    assert other == 'input "Books" (books): removed: the part says something else by now'


def test_changes_fit_another_copy_that_says_the_same_there():
    other = add_parts(MODEL, Output("ready", "Ready"))
    found = changes(MODEL, with_fields(MODEL, "train", label="Train all"))

    assert with_fields(other, "train", label="Train all") == apply(found, other)


def test_a_part_that_is_not_there_cannot_change():
    found = Changes([Change("reworded", "elements", "trian", "label", "a", "b")])

    with pytest.raises(ShapeError, match="the model does not have it"):
        apply(found, MODEL)


def test_unchanged_parts_know_where_they_were_written():
    new = apply(changes(MODEL, with_fields(MODEL, version="2")), MODEL)

    assert [element.place for element in MODEL] == [element.place for element in new]


def test_evidence_and_its_use_are_compared_apart():
    trial = Evidence("trial", "A trial")
    old = LogicModel("m", parts=[link(STAFF, TRAIN, evidence=[trial])])
    new = with_fields(old, "trial", citation="Another trial")

    assert [("evidence", "citation")] == [(each.section, each.field) for each in changes(old, new)]


def test_a_stage_that_is_declared_is_added():
    found = changes(MODEL, add_parts(MODEL, Stage("inputs", "Means")))

    assert [("added", "stages", "inputs")] == [(each.kind, each.section, each.id) for each in found]


def test_a_patch_file_is_written_and_read(tmp_path):
    found = changes(MODEL, with_fields(MODEL, version="2"))
    dump_changes(found, tmp_path / "patch.json")

    assert found == load_changes(tmp_path / "patch.json")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "this is not JSON"),
        ("[]", "this is no patch file"),
        ('{"logicmodel-changes": 2, "changes": []}', "this is no patch file"),
        ('{"logicmodel-changes": 1, "changes": [1]}', "a change must be a mapping"),
        ('{"logicmodel-changes": 1, "changes": [{"kind": "adde"}]}', "kind of a change cannot be 'adde'.*'added'"),
        ('{"logicmodel-changes": 1, "changes": [{"kind": "moved", "section": "links"}]}', "needs the id of a part"),
        (
            '{"logicmodel-changes": 1, "changes": [{"kind": "moved", "section": "links", "id": "a", "x": 1}]}',
            "a change has no field 'x'",
        ),
        (
            '{"logicmodel-changes": 1, "changes": [{"kind": "moved", "section": "links", "id": "a", "after": 1}]}',
            "after of a change must be text",
        ),
        (
            '{"logicmodel-changes": 1, "changes": [{"kind": "changed", "section": "links", "id": "a"}]}',
            "a part that is changed needs a field",
        ),
        (
            '{"logicmodel-changes": 1, "changes": [{"kind": "added", "section": "links", "id": "a", "new": "x"}]}',
            "a part that is added needs all its fields under 'new'",
        ),
    ],
)
def test_what_is_no_patch_file_is_refused(text, message):
    with pytest.raises(FormatError, match=message):
        loads_changes(text)


def test_a_patch_that_makes_no_model_is_refused_as_a_model_is():
    patch = Changes([Change("added", "links", "a->b", new={"source": "a", "target": "b"})])

    with pytest.raises(ShapeError, match="a link names 'a', which the model does not have"):
        apply(patch, MODEL)
