"""Arrows from and to whole groups and stages end at what they speak of, and not at something in it."""

import pytest

from logicmodel import draw, loads

HEAD = "logicmodel: 1\nid: m\n"
GROUPED = HEAD + (
    "activities: {train: Train}\n"
    "outcomes: {a: {label: A, term: short}, b: {label: B, term: short}, c: {label: C, term: long}}\n"
    "groups: {both: {label: Both, members: [a, b]}}\n"
    "links: [train -> both, both -> c]\n"
)


@pytest.mark.parametrize("direction", ["right", "down"])
def test_an_arrow_to_a_group_ends_at_its_frame_and_one_from_it_starts_there(direction):
    layout = draw(loads(GROUPED), direction=direction).layout
    into, out = layout.routes
    [frame] = layout.columns[1].frames

    if direction == "right":
        assert (frame.box.left, frame.box.right) == (into.tip.x, out.points[0].x)
    else:
        assert (frame.box.top, frame.box.bottom) == (into.tip.y, out.points[0].y)


def test_the_card_of_a_group_is_the_top_of_its_frame_and_no_box_in_it():
    svg = draw(loads(GROUPED), id_prefix="p-").svg
    card = svg.partition('<g id="p-card-both"')[2].partition("</g>")[0]

    assert 'fill="none" stroke="none"' in card
    assert "Both" in card


def test_a_group_that_is_lit_has_a_box_so_that_it_is_seen():
    svg = draw(loads(GROUPED), id_prefix="p-", highlight="both").svg

    assert 'stroke="none"' not in svg.partition('<g id="p-card-both"')[2].partition("</g>")[0]


def test_where_there_are_no_frames_the_card_of_a_group_is_a_box():
    picture = draw(loads(GROUPED))

    assert "stroke:None" not in picture.rendered(".mmd").decode()
    assert "None" not in picture.rendered(".d2").decode()


def test_arrows_from_one_side_end_at_a_stage_together():
    text = HEAD + "activities: {a: A, b: B}\noutcomes: {c: {label: C, term: short}}\n"
    layout = draw(loads(f"{text}links: [a -> short-term-outcomes, b -> short-term-outcomes]\n")).layout
    one, other = layout.routes

    assert one.tip == other.tip
    assert layout.columns[1].box.left == one.tip.x
