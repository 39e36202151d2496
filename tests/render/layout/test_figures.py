"""Figures of pictures: of the cases in `cases`, and as properties of models of every shape."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from few import at_most
from logicmodel import Activity, Element, Input, Link, LogicModel, Outcome, Output, Stage, draw, load
from logicmodel.render.layout.audit import audit
from logicmodel.strategies import logic_models

CASES = {file.stem: load(file) for file in sorted((Path(__file__).parent / "cases").glob("*.yaml"))}

# Plain dot has 1757 in the map of 120 cards, and 7, 6, 1 in these; nothing crosses in all others.
CROSSINGS = {"dense-120": 1300, "feedback-loops": 9, "forty-boxes": 8, "results-chain": 2, "work-packages": 2}

# The least size of text, in points.
SIZES = {
    ("forty-boxes", "a4-landscape"): 7.0,
    ("forty-boxes", "16:9"): 9.0,
    ("feedback-loops", "a4-landscape"): 7.0,
    ("feedback-loops", "16:9"): 9.0,
    ("swimlanes", "a4-landscape"): 7.0,
    ("swimlanes", "16:9"): 9.0,
    ("work-packages", "a4-landscape"): 7.0,
    ("work-packages", "16:9"): 9.0,
    ("indicators", "a4-landscape"): 7.0,
}

# Each example is measured pair by pair.
FEW = at_most(15)

DIRECTIONS = st.sampled_from(["right", "down"])


@st.composite
def linked_models(draw_from):
    """Return models in which elements are linked in every way: forward, back, inside stages, twice, to themselves."""
    kinds = [
        Input,
        Activity,
        Output,
        lambda *said: Outcome(*said, term="short"),
        lambda *said: Outcome(*said, term="long"),
    ]
    count = draw_from(st.integers(2, 9))
    elements = [
        draw_from(st.sampled_from(kinds))(f"e{n}", "word " * draw_from(st.integers(1, 6))) for n in range(count)
    ]
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1), st.booleans())
    links = [
        Link(f"e{source}", f"e{target}", id=f"l{number}", feedback=back)
        for number, (source, target, back) in enumerate(draw_from(st.lists(ends, max_size=14)))
    ]
    return LogicModel("m", parts=[*elements, *links])


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("direction", ["right", "down"])
def test_the_arrows_of_a_case_cross_seldom_and_stay_clear_of_cards_and_each_other(name, direction):
    found = audit(draw(CASES[name], direction=direction).layout)

    assert found.crossings <= CROSSINGS.get(name, 0)
    assert (0, 0, 0) == (found.through, found.mixed, found.text_outside)
    if name != "dense-120":
        assert (0, 0) == (found.merged, found.nearly_level)


@pytest.mark.parametrize(("name", "page"), SIZES)
def test_text_is_large_enough_on_its_page(name, page):
    assert draw(CASES[name], page=page).text_size >= SIZES[name, page]


def test_twelve_stages_can_be_read_on_a_page_of_a4():
    stages = [Stage(f"s{number}", f"Stage {number}") for number in range(12)]
    steps = [Element(f"e{number}", "A step of it", kind="step", stage=f"s{number}") for number in range(12)]
    links = [one >> other for one, other in pairwise(steps)]
    long = LogicModel("long", parts=[*stages, *steps, *links])

    assert draw(long, page="a4-portrait").text_size >= 8.0
    assert draw(long, page="a4").layout == draw(long, page="a4-portrait").layout


@FEW
@given(linked_models(), DIRECTIONS)
def test_no_arrow_passes_through_a_card_or_ends_where_another_starts(model, direction):
    found = audit(draw(model, direction=direction).layout)

    assert (0, 0, 0) == (found.through, found.mixed, found.text_outside)


@FEW
@given(logic_models(), DIRECTIONS)
def test_no_arrow_passes_through_a_card_in_models_of_every_shape(model, direction):
    found = audit(draw(model, direction=direction).layout)

    assert (0, 0) == (found.through, found.text_outside)


@FEW
@given(linked_models())
def test_arrows_cross_no_more_than_in_declared_order(model):
    ours, declared = (audit(draw(model, order=order).layout).crossings for order in (None, "declared"))

    assert ours <= declared


@FEW
@given(linked_models())
def test_ends_of_arrows_at_one_side_of_a_card_stand_apart(model):
    ends = {}
    for route in draw(model).layout.routes:
        ends.setdefault(route.points[0].x, []).append(route.points[0].y)
        ends.setdefault(route.tip.x, []).append(route.tip.y)
    apart = [later - earlier for each in ends.values() for earlier, later in pairwise(sorted(each))]

    assert all(distance >= 6.4 for distance in apart)


@FEW
@given(linked_models())
def test_a_picture_is_the_same_each_time(model):
    assert draw(model).svg == draw(model).svg


@pytest.mark.parametrize("direction", ["right", "down"])
@pytest.mark.parametrize("ends", [("other-3", "inputs"), ("inputs", "other-3")])
def test_an_arrow_between_a_card_and_its_own_stage_passes_no_other_card(ends, direction):
    chain = [Link("a", "other-2"), Link("a", "other-3"), Link("other-3", "other-2")]
    cards = [Input(identifier, "0") for identifier in ("a", "other-2", "other-3", "other-4")]

    assert 0 == audit(draw(LogicModel("m", parts=[*cards, *chain, Link(*ends)]), direction=direction).layout).through
