"""Frames around the members of groups that stand together."""

from hypothesis import assume, given
from hypothesis import strategies as st

from logicmodel import Activity, Group, Input, Link, LogicModel, Output, draw
from logicmodel.strategies import logic_models

NAMES = ("a", "b", "c", "d", "e")


def activities(*groups, names=NAMES):
    return LogicModel("m", parts=[*(Activity(name, name.upper()) for name in names), *groups])


def frames(picture):
    """Return the ids of what each frame of a picture holds, by the group, for each place where it has one."""
    return [
        (placed.frame.group.id, [card.id for card in column.column.cards[placed.frame.first : placed.frame.last + 1]])
        for column in picture.layout.columns
        for placed in column.frames
    ]


def written(picture):
    return {card.id: [group.id for group in card.groups] for card in picture.layout.scene.cards() if card.groups}


def holds(outer, inner):
    return (
        outer.left <= inner.left
        and outer.top <= inner.top
        and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )


def assert_frames_hold_their_members_and_cut_no_card(picture):
    along = "top" if picture.layout.direction == "down" else "left"
    for column in picture.layout.columns:
        for placed in column.frames:
            inside = [card for card in column.cards if placed.box.overlaps(card.box)]
            members = [card.card for card in inside if card.card.id != placed.frame.group.id]
            row = {card.row for card in members}
            # The card of a group is as wide as its frame.
            rank = {getattr(card.box, along) for card in inside if not card.card.heads_frame}

            assert 1 == len(rank)
            assert all(holds(placed.box, card.box) for card in inside)
            assert members == [
                card.card
                for card in column.cards
                if placed.frame.group in card.card.shown_in
                and {card.card.row} == row
                and {getattr(card.box, along)} == rank
            ]


@given(logic_models(), st.sampled_from(["right", "down"]), st.sampled_from([None, "stakeholder", "group"]))
def test_a_frame_holds_the_members_of_a_group_in_its_column_and_nothing_else(model, direction, rows):
    assert_frames_hold_their_members_and_cut_no_card(draw(model, direction=direction, rows=rows))


@given(
    st.lists(st.sets(st.sampled_from(NAMES), min_size=1), min_size=1, max_size=4), st.sampled_from(["right", "down"])
)
def test_frames_of_groups_that_share_members_stand_in_each_other_or_apart(members, direction):
    picture = draw(
        activities(*(Group(f"g{number}", "G", members=sorted(each)) for number, each in enumerate(members))),
        direction=direction,
    )
    column = picture.layout.columns[0]
    boxes = [placed.box for placed in column.frames]

    assert_frames_hold_their_members_and_cut_no_card(picture)
    for number, one in enumerate(boxes):
        assert holds(column.box, one)
        for other in boxes[number + 1 :]:
            assert not one.overlaps(other) or holds(one, other) or holds(other, one)


@given(logic_models(), st.sampled_from(["right", "down"]))
def test_titles_of_frames_stand_on_nothing(model, direction):
    assume(model.groups)
    layout = draw(model, direction=direction).layout
    for column in layout.columns:
        titles = [placed.title_box for placed in column.frames if placed.title]
        cards = [placed.box for placed in column.cards]

        assert [] == [(title, card) for title in titles for card in cards if title.overlaps(card)]
        for number, title in enumerate(titles):
            assert not any(title.overlaps(other) for other in titles[number + 1 :])


@given(logic_models())
def test_every_membership_is_seen_or_written_and_told(model):
    picture = draw(model)
    cards = {card.id: card for card in picture.layout.scene.cards()}
    for group in model.groups:
        for member in group.members:
            said = [each.id for each in (*cards[member].groups, *cards[member].shown_in)]

            assert said.count(group.id) == 1


def test_members_that_stand_together_have_a_frame_and_no_mark():
    picture = draw(activities(Group("g", "Delivery", members=["b", "c"])))

    assert [("g", ["b", "c"])] == frames(picture)
    assert {} == written(picture)
    assert "- B [in Delivery]" in picture.description


def test_members_that_stand_apart_say_in_writing_that_they_are_in_the_group():
    picture = draw(activities(Group("g", "Delivery", members=["a", "c"])))

    assert [] == frames(picture)
    assert {"a": ["g"], "c": ["g"]} == written(picture)
    assert "- A [in Delivery]" in picture.description


def test_a_group_has_a_frame_in_each_stage():
    model = LogicModel("m", parts=[Input("a", "A"), Output("b", "B"), Group("g", "Delivery", members=["a", "b"])])

    assert [("g", ["a"]), ("g", ["b"])] == frames(draw(model))


def test_frames_that_would_cut_through_each_other_are_not_drawn():
    picture = draw(activities(Group("g", "G", members=["a", "b"]), Group("h", "H", members=["b", "c"])))

    assert [("g", ["a", "b"])] == frames(picture)
    assert {"b": ["h"], "c": ["h"]} == written(picture)


def test_frames_stand_in_each_other_two_deep():
    groups = [Group(f"g{number}", "G", members=NAMES[:number]) for number in (1, 2, 3)]
    picture = draw(activities(*groups))

    assert [("g2", ["a", "b"]), ("g1", ["a"])] == frames(picture)
    assert {"a": ["g3"], "b": ["g3"], "c": ["g3"]} == written(picture)


def test_members_are_brought_together_where_the_order_is_free():
    model = activities(Group("g", "Delivery", members=["a", "e"]))

    ((_, members),) = frames(draw(model, order="fewest-crossings"))

    assert {"a", "e"} == set(members)


def test_the_card_of_a_group_that_is_linked_is_the_title_of_its_frame():
    group = Group("g", "Delivery", members=["b", "c"])
    picture = draw(LogicModel("m", parts=[*activities(group).parts(), Input("i", "I"), Link("i", "g")]))
    (placed,) = picture.layout.columns[1].frames

    assert [("g", ["g", "b", "c"])] == frames(picture)
    assert () == placed.title


@given(
    members=st.sets(st.sampled_from(NAMES), min_size=1),
    linked=st.sets(st.tuples(st.sampled_from((*NAMES, "g")), st.sampled_from(["x", "y", "z"]))),
    order=st.sampled_from([None, "declared", "fewest-crossings"]),
)
def test_a_group_that_is_an_end_is_its_frame_in_any_order(members, linked, order):
    group = Group("g", "Delivery", members=sorted(members))
    outputs = [Output(name, name.upper()) for name in ("x", "y", "z")]
    links = [Link(source, target) for source, target in sorted({*linked, ("g", "y")})]
    picture = draw(LogicModel("m", parts=[*activities(group).parts(), *outputs, *links]), order=order)

    ((held_by, (head, *held)),) = frames(picture)
    assert ("g", "g", members) == (held_by, head, set(held))


def test_groups_inside_each_other_that_are_ends_are_frames_inside_each_other():
    groups = [Group("g", "All", members=NAMES), Group("h", "Two", members=["c", "b"])]
    links = [Link("g", "x"), Link("h", "x"), Link("c", "x")]
    picture = draw(LogicModel("m", parts=[*activities(*groups).parts(), Output("x", "X"), *links]))
    held = dict(frames(picture))

    assert {"h", "b", "c"} == set(held["h"])
    assert {"g", "h", *NAMES} == set(held["g"])
    assert ("g", "h") == (held["g"][0], held["h"][0])


def test_a_group_that_has_a_row_has_no_frame():
    picture = draw(activities(Group("g", "Delivery", members=["b", "c"])), rows="group")

    assert [] == frames(picture)
    assert "- B [in Delivery]" in picture.description


def test_who_lights_a_group_lights_its_members():
    picture = draw(activities(Group("g", "Delivery", members=["b", "c"])), highlight="g")

    assert {"b", "c"} == {card.id for card in picture.layout.scene.cards() if card.light == "lit"}


def test_the_amount_of_a_group_stands_behind_its_name():
    picture = draw(activities(Group("g", "Delivery", members=["b"])), heat={"g": 3})

    assert ">Delivery · 3</text>" in picture.svg


def test_of_groups_that_share_members_the_first_is_brought_together():
    groups = [Group("z", "First", members=["a", "e"]), Group("y", "Second", members=["c", "e"])]
    held = dict(frames(draw(activities(*groups), order="fewest-crossings")))

    assert {"a", "e"} == set(held["z"])
