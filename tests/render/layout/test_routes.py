"""How arrows run in a picture."""

from itertools import pairwise

from hypothesis import given

from logicmodel import Activity, Input, Link, LogicModel, Outcome, Output, Stage, draw, load_example
from logicmodel.strategies import logic_models


def routes_of(model):
    layout = draw(model).layout
    return layout, {route.arrow.link.id: route for route in layout.routes}


@given(logic_models())
def test_every_link_is_drawn_once(model):
    layout = draw(model).layout

    assert [link.id for link in model.links] == [route.arrow.link.id for route in layout.routes]


@given(logic_models())
def test_arrows_start_and_end_at_the_edges_of_what_they_join(model):
    layout, drawn = routes_of(model)
    boxes = {column.column.id: column.box for column in layout.columns}
    boxes |= {identifier: placed.box for identifier, placed in layout.cards().items()}
    for route in drawn.values():
        for end, point in ((route.arrow.link.source, route.points[0]), (route.arrow.link.target, route.tip)):
            box = boxes[end]
            assert box.left - 5 <= point.x <= box.right + 5
            assert box.top - 5 <= point.y <= box.bottom + 5


@given(logic_models())
def test_a_curve_is_a_start_and_three_points_for_each_piece(model):
    _, drawn = routes_of(model)

    assert all(len(route.points) % 3 == 1 and len(route.points) > 1 for route in drawn.values())


def test_an_arrow_that_skips_columns_passes_between_cards_and_not_through_them():
    model = load_example("reading-together")
    layout, drawn = routes_of(model)
    skipping = [route for route in drawn.values() if abs(len(route.points)) > 4]

    assert skipping
    for route in skipping:
        # The level pieces are those that pass a column: both ends at one height.
        ends = route.points[::3]
        for one, other in pairwise(ends):
            if one.y == other.y:
                crossed = [
                    placed.card.id
                    for placed in layout.cards().values()
                    if placed.box.left < max(one.x, other.x)
                    and placed.box.right > min(one.x, other.x)
                    and placed.box.top < one.y < placed.box.bottom
                ]
                assert crossed == []


def test_arrows_that_share_a_side_of_a_card_end_apart():
    inputs = [Input(f"i{n}", f"Input {n}") for n in range(3)]
    target = Activity("a", "An activity with a text that takes two lines on its card")
    _, drawn = routes_of(LogicModel("m", parts=[source >> target for source in inputs]))
    tips = [route.tip.y for route in drawn.values()]

    assert len(set(tips)) == len(tips)
    assert sorted(tips) == tips


def test_stage_arrows_run_level_to_the_next_column_and_in_an_arc_to_others():
    inputs, activities, outputs = Stage("inputs"), Stage("activities"), Stage("outputs")
    parts = [Input("i", "I"), Activity("a", "A"), Output("o", "O")]
    model = LogicModel("m", parts=[*parts, inputs >> activities >> outputs, inputs >> outputs, outputs >> inputs])
    layout, drawn = routes_of(model)
    top = layout.columns[0].box.top

    assert drawn["inputs->activities"].points[0].y == drawn["inputs->activities"].tip.y
    assert min(point.y for point in drawn["inputs->outputs"].points) < top
    assert min(point.y for point in drawn["outputs->inputs"].points) < top


def test_stage_arrows_and_element_links_stand_in_one_picture():
    inputs, activities = Stage("inputs"), Stage("activities")
    money, train = Input("money", "Money"), Activity("train", "Train")
    fluency = Outcome("fluency", "Fluency")
    model = LogicModel("m", parts=[inputs >> activities, money, train >> fluency, Link("inputs", "fluency")])
    _, drawn = routes_of(model)

    assert set(drawn) == {"inputs->activities", "train->fluency", "inputs->fluency"}


def test_arrows_between_the_same_two_columns_run_apart():
    parts = [Input("i", "I"), Activity("a", "A"), Output("o", "O")]
    pairs = [("inputs", "activities"), ("inputs", "outputs")]
    links = [Link(*pair, id=f"link-{n}-{pair[1]}") for pair in pairs for n in range(3)]
    _, drawn = routes_of(LogicModel("m", parts=[*parts, *links]))

    assert len({route.points[0] for route in drawn.values()}) == len(links)
    assert len({route.tip for route in drawn.values()}) == len(links)


@given(logic_models())
def test_no_arrow_passes_a_column_through_a_card(model):
    layout, drawn = routes_of(model)
    for route in drawn.values():
        for one, other in pairwise(route.points[::3]):
            if one.y == other.y and one.x != other.x:
                left, right = sorted((one.x, other.x))
                for column in layout.columns:
                    if left <= column.box.left and column.box.right <= right:
                        assert not any(card.box.top < one.y < card.box.bottom for card in column.cards)


def test_many_arrows_that_pass_outside_the_cards_stay_clear_of_them():
    inputs = [Input(f"i{n}", f"Input {n}") for n in range(6)]
    activity, change = Activity("a", "An activity"), Outcome("o", "Outcome")
    layout, drawn = routes_of(LogicModel("m", parts=[*(each >> change for each in inputs), activity]))
    card = layout.cards()["a"].box
    levels = {point.y for route in drawn.values() for point in route.points[3:5]}

    assert all(level < card.top or level > card.bottom for level in levels)
