"""Cards stand across from what they are linked with, where their order and their column let them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicmodel import Activity, Input, LogicModel, all_of, draw
from logicmodel.render.layout.aligning import Cell, aligned

NUMBERS = st.floats(0, 1000)


@st.composite
def cells(draw_from):
    """Return cells, and which of their cards are linked."""
    found, ids = [], []
    for number in range(draw_from(st.integers(1, 4))):
        names = tuple(f"c{number}-{place}" for place in range(draw_from(st.integers(0, 4))))
        steps = draw_from(st.lists(st.floats(1, 100), min_size=len(names), max_size=len(names)))
        middles = tuple(sum(steps[: place + 1]) for place in range(len(steps)))
        found.append(Cell(names, middles, draw_from(NUMBERS)))
        ids += names
    linked = st.dictionaries(st.sampled_from(ids), st.lists(st.sampled_from(ids), max_size=3)) if ids else st.just({})
    return found, draw_from(linked)


@given(cells())
def test_cards_keep_their_order_their_distance_and_their_column(drawn):
    found, linked = drawn
    for cell, middles in zip(found, aligned(found, linked), strict=True):
        shifts = [after - before for before, after in zip(cell.middles, middles, strict=True)]

        assert all(-1e-6 <= shift <= cell.spare + 1e-6 for shift in shifts)
        assert all(one <= other + 1e-6 for one, other in pairwise(shifts))


def test_a_card_stands_across_from_the_one_that_it_is_linked_with():
    full, loose = Cell(("a", "b", "c"), (10, 30, 50), 0), Cell(("x",), (10,), 40)

    assert [(10, 30, 50), (50,)] == aligned([full, loose], {"x": ["c"], "c": ["x"]})


def test_cards_that_want_to_change_places_stand_next_to_each_other_half_way():
    full, loose = Cell(("a", "b"), (0, 100), 0), Cell(("x", "y"), (0, 20), 80)
    _, (x, y) = aligned([full, loose], {"x": ["b"], "y": ["a"]})

    assert (40, 60) == pytest.approx((x, y))


def test_a_card_without_links_stays_in_the_middle_of_its_room():
    assert [(60,)] == aligned([Cell(("a",), (10,), 100)], {})


def test_the_cards_of_many_sites_stand_beside_their_own():
    parts = []
    for site in range(6):
        deeds = [Activity(f"a{site}-{number}", "A") for number in range(4)]
        parts.append(Input(f"i{site}", "I") >> all_of(*deeds))
    cards = draw(LogicModel("m", parts=parts)).layout.cards()
    for site in range(6):
        middles = [cards[f"a{site}-{number}"].box.middle for number in range(4)]

        assert cards[f"i{site}"].box.middle == pytest.approx(sum(middles) / 4, abs=1)
