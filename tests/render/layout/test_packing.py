"""Separate pieces of a stage: they stand beside each other where one above the other would make the picture long."""

from itertools import combinations, pairwise
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from few import at_most
from logicmodel import Activity, Group, Input, Link, LogicModel, Outcome, Stage, draw
from logicmodel.render.layout.audit import audit
from logicmodel.render.layout.packing import packed
from logicmodel.render.layout.papers import PAGES
from logicmodel.render.scene.forms import Form
from logicmodel.render.scene.scene import Card
from logicmodel.strategies import logic_models


def lefts(layout, ids):
    cards = layout.cards()
    return [cards[each].box.left for each in ids]


def acts(count):
    return [Activity(f"a{number}", f"Activity {number} of many that are done") for number in range(count)]


def columns_model(count):
    return LogicModel(
        "m", parts=[Input("i", "Money"), *acts(count), Outcome("o", "Better"), Link("inputs", "activities")]
    )


def test_a_long_stage_stays_one_column_in_a_picture_of_its_own_size():
    layout = draw(columns_model(30)).layout

    assert 1 == len(set(lefts(layout, [f"a{number}" for number in range(30)])))


def test_a_long_stage_is_broken_on_paper_in_declared_order_and_evenly():
    picture = draw(columns_model(30), page="a4-landscape")
    places = lefts(picture.layout, [f"a{number}" for number in range(30)])
    sizes = [places.count(left) for left in sorted(set(places))]

    assert picture.text_size >= 7.5
    assert len(sizes) > 1
    assert places == sorted(places)
    assert max(sizes) - min(sizes) < len(sizes)


def test_a_stage_whose_cards_are_linked_with_others_is_not_broken():
    many = acts(30)
    model = LogicModel("m", parts=[*many, *(Outcome(f"o{n}", "Better") >> each for n, each in enumerate(many))])
    layout = draw(model, page="a4-landscape").layout

    assert 1 == len(set(lefts(layout, [f"a{number}" for number in range(30)])))


def test_separate_chains_of_a_map_stand_beside_each_other():
    steps = [Outcome(f"s{number}", f"Step {number}", stage="map") for number in range(60)]
    links = [one >> other for number, (one, other) in enumerate(pairwise(steps)) if number % 2 == 0]
    layout = draw(LogicModel("m", parts=[Stage("map", "Map"), *steps, *links])).layout

    assert 4 == len(set(lefts(layout, [step.id for step in steps])))
    assert layout.height < 1.2 * layout.width


def test_cards_without_links_fill_the_ranks_beside_a_chain():
    chain = [Outcome(f"c{number}", "Step", stage="map") for number in range(3)]
    alone = [Outcome(f"x{number}", "Alone", stage="map") for number in range(3)]
    links = [one >> other for one, other in pairwise(chain)]
    layout = draw(LogicModel("m", parts=[Stage("map", "Map"), *chain, *alone, *links])).layout

    assert lefts(layout, ["c0", "c1", "c2"]) == lefts(layout, ["x0", "x1", "x2"])


def test_members_of_a_group_stay_together():
    many = acts(20)
    group = Group("g", "Together", members=many[4:9])
    layout = draw(LogicModel("m", parts=[*many, group]), page="a4-landscape").layout

    assert 1 == len(set(lefts(layout, [f"a{number}" for number in range(4, 9)])))
    assert 1 == len(list(layout.framed_groups()))


def test_rows_are_broken_each_by_itself():
    cards = [Card(str(number), "x", (), "activity", row=number // 4) for number in range(8)]
    found = packed(cards, [], {card.id: 0 for card in cards}, (), 2)

    assert [0, 0, 1, 1, 0, 0, 1, 1] == list(found.values())


@at_most(40)
@given(
    model=logic_models(),
    page=st.sampled_from(sorted(PAGES)),
    rows=st.sampled_from([None, "stakeholder"]),
    form=st.sampled_from([None, *get_args(Form)]),
)
def test_a_picture_on_any_page_is_whole(model, page, rows, form):
    layout = draw(model, page=page, rows=None if form == "logframe" else rows, form=form).layout
    boxes = [placed.box for column in layout.columns for placed in column.cards]
    boxes += [placed.box for placed in layout.factors.cards] if layout.factors else []
    found = audit(layout)

    assert layout.sheet in PAGES[page]
    assert [] == [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert all(layout.paper.left <= box.left and box.right <= layout.paper.right for box in boxes)
    assert all(layout.paper.top <= box.top and box.bottom <= layout.paper.bottom for box in boxes)
    assert (0, 0) == (found.through, found.text_outside)


@given(
    ranks=st.lists(st.integers(0, 4), min_size=1, max_size=20),
    joined=st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=10),
    tied=st.sets(st.integers(0, 19), max_size=5),
    more=st.integers(0, 4),
)
def test_pieces_keep_their_shape_and_what_is_tied_stays(ranks, joined, tied, more):
    cards = [Card(str(number), "x", (), "activity") for number in range(len(ranks))]
    rank = {str(number): each for number, each in enumerate(ranks)}
    edges = [(str(a), str(b)) for a, b in joined if a < len(ranks) and b < len(ranks)]
    found = packed(cards, edges, rank, {str(number) for number in tied}, max(ranks) + 1 + more)

    assert found.keys() == rank.keys()
    assert set(found.values()) == set(range(max(found.values()) + 1))
    for a, b in edges:
        assert (rank[a] < rank[b]) == (found[a] < found[b])
