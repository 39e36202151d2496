"""Cards stand across from what they are linked with, where their order and their rank let them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicmodel import Activity, Input, LogicModel, all_of, draw
from logicmodel.render.layout.aligning import Cell, align
from logicmodel.render.layout.layers import Node, Port, Step


def join(one, other):
    step = Step(Port(one), Port(other), 0)
    one.leaving.append(step)
    other.arriving.append(step)


def nodes(count, rank):
    return tuple(Node("card", rank, 0) for _ in range(count))


@st.composite
def cells(draw_from):
    """Return cells, some of whose nodes are linked with some of the next cell."""
    found = []
    for rank in range(draw_from(st.integers(1, 4))):
        steps = draw_from(st.lists(st.floats(1, 100), max_size=4))
        middles = tuple(sum(steps[: place + 1]) for place in range(len(steps)))
        found.append(Cell(nodes(len(steps), rank), middles, draw_from(st.floats(0, 1000))))
    for one, other in pairwise(found):
        if one.nodes and other.nodes:
            pairs = st.tuples(st.sampled_from(one.nodes), st.sampled_from(other.nodes))
            for pair in draw_from(st.lists(pairs, max_size=4)):
                join(*pair)
    return found


@given(cells())
def test_cards_keep_their_order_their_distance_and_their_room(drawn):
    align(drawn)
    for cell in drawn:
        shifts = [node.middle - middle for node, middle in zip(cell.nodes, cell.middles, strict=True)]

        assert all(-1e-6 <= shift <= cell.spare + 1e-6 for shift in shifts)
        assert all(one <= other + 1e-6 for one, other in pairwise(shifts))


def test_a_card_stands_across_from_the_one_that_it_is_linked_with():
    full, loose = nodes(3, 0), nodes(1, 1)
    join(full[2], loose[0])
    align([Cell(full, (10, 30, 50), 0), Cell(loose, (10,), 40)])

    assert [50] == [node.middle for node in loose]


def test_cards_that_want_to_change_places_stand_next_to_each_other():
    full, loose = nodes(2, 0), nodes(2, 1)
    join(full[1], loose[0])
    join(full[0], loose[1])
    align([Cell(full, (0, 100), 0), Cell(loose, (0, 20), 80)])

    assert 20 == pytest.approx(loose[1].middle - loose[0].middle)


def test_a_card_without_links_stays_in_the_middle_of_its_room():
    (alone,) = nodes(1, 0)
    align([Cell((alone,), (10,), 100)])

    assert 60 == alone.middle


def test_the_cards_of_many_sites_stand_beside_their_own():
    parts = []
    for site in range(6):
        deeds = [Activity(f"a{site}-{number}", "A") for number in range(4)]
        parts.append(Input(f"i{site}", "I") >> all_of(*deeds))
    cards = draw(LogicModel("m", parts=parts)).layout.cards()
    for site in range(6):
        middles = [cards[f"a{site}-{number}"].box.middle for number in range(4)]

        assert min(middles) <= cards[f"i{site}"].box.middle <= max(middles)
