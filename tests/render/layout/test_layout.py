"""Where things stand in a picture."""

from itertools import combinations, pairwise

from hypothesis import given

from logicmodel import Activity, Group, Input, Link, LogicModel, Outcome, Stage, draw, link, load_example
from logicmodel.render.layout.fonts import text_width
from logicmodel.render.layout.measure import CARD_PADDING, CARD_WIDTH, MARK_SIZE, TEXT_SIZE
from logicmodel.strategies import logic_models


@given(logic_models())
def test_every_element_has_one_card_in_the_column_of_its_stage(model):
    layout = draw(model).layout

    assert {element.id: element.stage for element in model} == {
        placed.card.id: column.column.id
        for column in layout.columns
        for placed in column.cards
        if placed.card.kind != "group"
    }


@given(logic_models())
def test_cards_stand_in_declared_order_from_the_top_for_who_asks_for_it(model):
    linked = {end for each in model.links for end in (each.source, each.target)}
    # The members of a group that is linked follow the first of them.
    gathered = {member for group in model.groups if group.id in linked for member in group.members}
    for column in draw(model, order="declared").layout.columns[: len(model.stages)]:
        declared = [element.id for element in model.members(column.column.id) if element.id not in gathered]
        for left in {placed.box.left for placed in column.cards}:
            beneath = sorted((card for card in column.cards if card.box.left == left), key=lambda card: card.box.top)
            ids = [card.card.id for card in beneath if card.card.kind != "group" and card.card.id not in gathered]

            assert [element for element in declared if element in ids] == ids


@given(logic_models())
def test_nothing_overlaps_and_everything_is_on_the_paper(model):
    layout = draw(model).layout
    boxes = [placed.box for column in layout.columns for placed in column.cards]
    boxes += [placed.box for placed in layout.factors.cards] if layout.factors else []
    boxes += [column.header for column in layout.columns] + [entry.text for entry in layout.legend]

    assert [] == [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert [] == [box for box in boxes if box.right > layout.width or box.bottom > layout.height or box.left < 0]


@given(logic_models())
def test_cards_stay_in_their_column_and_text_in_its_card(model):
    room = CARD_WIDTH - 2 * CARD_PADDING
    for column in draw(model).layout.columns:
        for placed in column.cards:
            assert column.header.bottom <= placed.box.top
            assert placed.box.bottom <= column.box.bottom
            assert all(text_width(line, TEXT_SIZE) <= room for line in placed.measured.lines)
            assert all(text_width(line, MARK_SIZE, bold=True) <= room for line in placed.measured.marks)


def test_headings_stand_in_one_row_and_columns_are_equally_high():
    columns = draw(load_example("trauma-informed")).layout.columns

    assert len({column.header.top for column in columns}) == 1
    assert len({(column.box.top, column.box.bottom) for column in columns}) == 1


def test_columns_follow_each_other_from_left_to_right_in_the_order_of_the_stages():
    model = load_example("trauma-informed")
    columns = draw(model).layout.columns

    assert [stage.id for stage in model.stages] == [column.column.id for column in columns]
    assert all(left.box.right < right.box.left for left, right in pairwise(columns))


def test_a_gap_grows_with_the_arrows_that_pass_through_it():
    inputs = [Input(f"i{n}", f"Input {n}") for n in range(6)]
    first, second = Activity("a", "Activity a"), Activity("b", "Activity b")
    change = Outcome("o", "Outcome")

    def gap(parts):
        cards = draw(LogicModel("gaps", parts=[first, second, *parts])).layout.cards()
        return cards["b"].box.top - cards["a"].box.bottom

    few = gap([*inputs, change, inputs[0] >> change])
    many = gap([source >> change for source in inputs])

    assert few < many


def test_a_group_that_is_linked_has_a_card_and_its_members_say_so():
    train, match = Activity("train", "Train"), Activity("match", "Match")
    delivery = Group("delivery", "Delivery", members=[train, match])
    model = LogicModel("m", parts=[train, match, delivery, delivery >> Outcome("fluency", "Fluency")])
    cards = draw(model).layout.cards()

    assert cards["delivery"].card.marks == ("group of 2 elements",)
    assert [group.said for group in cards["train"].card.shown_in] == ["in Delivery"]


def test_a_group_without_members_stands_in_a_column_of_its_own():
    group = Group("later", "To be filled")
    columns = draw(LogicModel("m", parts=[group >> Outcome("fluency", "Fluency")])).layout.columns

    assert [(column.column.heading, [card.card.id for card in column.cards]) for column in columns] == [
        ("Outcomes", ["fluency"]),
        ("Groups", ["later"]),
    ]


def test_a_model_without_elements_is_a_picture_all_the_same():
    picture = draw(LogicModel("empty", "Nothing yet", parts=[Stage("inputs"), Stage("activities")]))

    assert picture.alt == "Logic model: Nothing yet. 0 elements in 2 stages (Inputs, Activities), without links."
    assert "Nothing yet" in picture.svg


def test_the_legend_tells_what_is_used_and_nothing_else():
    a, b, c = Input("a", "A"), Activity("b", "B"), Outcome("c", "C")
    plain = draw(LogicModel("m", parts=[a >> b >> c])).layout
    told = draw(LogicModel("m", parts=[link(a, b, feedback=True), Link("b", "c", confidence=0.9), c])).layout

    assert [entry.entry.text for entry in plain.legend] == []
    assert [entry.entry.text for entry in told.legend] == [
        "high confidence (70% or more)",
        "feedback",
    ]
