"""Layers over a picture: highlights, amounts, rows, order, paper."""

import re
from itertools import groupby, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from logicmodel import (
    Activity,
    Evidence,
    ExternalFactor,
    Group,
    Input,
    Link,
    LogicModel,
    Outcome,
    UnknownIdError,
    all_of,
    check,
    draw,
    link,
    load_example,
    loops,
    paths,
    upstream,
)
from logicmodel.errors import EngineFailedError, PictureTooLargeError
from logicmodel.render.layout.papers import PAGES
from logicmodel.strategies import logic_models
from logicmodel.vocabulary import MARYLAND, Rating


@pytest.fixture(scope="module")
def reading():
    return load_example("reading-together")


def lights(picture):
    scene = picture.layout.scene
    lit_cards = {card.id for card in scene.cards() if card.light == "lit"}
    lit_links = {arrow.link.id for arrow in scene.arrows if arrow.light == "lit"}
    return lit_cards, lit_links


def test_a_part_of_the_model_and_a_single_name_may_be_given():
    model = load_example("reading-together")

    part = upstream(model, "fluency")
    shown = draw(model, highlight=part).layout.scene

    assert {element.id for element in part} == {card.id for card in shown.cards() if card.light == "lit"}
    assert {each.id for each in part.links} == {arrow.link.id for arrow in shown.arrows if arrow.light == "lit"}
    assert draw(model, collapse=["activities"]).dot == draw(model, collapse="activities").dot


@pytest.mark.parametrize(
    ("options", "error", "said"),
    [
        ({"highlight": [{"a": 1}]}, TypeError, "highlight takes ids, parts of the model, paths"),
        ({"show_title": "Mine"}, ValueError, "show_title must be True or False"),
        ({"heat": {"train": -1}}, ValueError, r"heat\['train'\] must be a number of 0 or more, not -1"),
        ({"timeout": 0}, ValueError, "timeout must be a number above 0 and at most 86,400, not 0"),
    ],
)
def test_options_of_the_wrong_sort_are_refused(options, error, said):
    with pytest.raises(error, match=said):
        draw(load_example("reading-together"), **options)


@pytest.mark.parametrize("function", [draw, check, loops])
def test_a_name_in_the_place_of_a_model_is_refused_with_what_to_do(function):
    with pytest.raises(TypeError, match=r"must be a LogicModel, not str; load\('model.yaml'\) returns"):
        function("model.yaml")


def test_a_path_is_lit_and_the_rest_faded(reading):
    path = next(paths(reading, "staff", "fluency"))
    picture = draw(reading, highlight=[path])
    cards, links = lights(picture)

    assert (set(path.element_ids), {link.id for link in path.links}) == (cards, links)
    assert all(card.light == "faded" for card in picture.layout.scene.cards() if card.id not in cards)


def test_links_between_lit_elements_are_lit_where_no_link_is_named(reading):
    assert ({"staff", "train"}, {"staff->train"}) == lights(draw(reading, highlight=["staff", "train"]))


def test_nothing_is_faded_where_nothing_is_lit(reading):
    scene = draw(reading).layout.scene

    assert {None} == {card.light for card in scene.cards()} | {arrow.light for arrow in scene.arrows}


def test_the_description_says_what_is_highlighted(reading):
    lines = draw(reading, highlight=["staff", "train"]).description.splitlines()

    assert "- Two part-time coordinators [highlighted]" in lines
    assert "  contributes to Train volunteers in paired reading (highlighted)" in lines


def test_amounts_stand_on_cards_that_are_shaded_by_them(reading):
    picture = draw(reading, heat={"staff": 3, "books": 1.5})
    cards = picture.layout.cards()

    assert cards["staff"].measured.marks == ("3",)
    assert [(cards[name].card.heat.amount, cards[name].card.heat.share) for name in ("staff", "books")] == [
        (3, 1.0),
        (1.5, 0.5),
    ]
    assert cards["train"].card.heat is None
    assert picture.layout.legend[-1].entry.text == "numbers, by which cards are shaded: up to 3"


def test_rows_hold_the_elements_of_a_stakeholder(reading):
    layout = draw(reading, rows="stakeholder").layout
    who = {element.id: element.who.label if element.who else "Nobody named" for element in reading}

    assert {card.id: layout.scene.rows[card.row] for card in layout.scene.cards()} == who


def test_rows_hold_the_elements_of_a_group():
    train, match = Activity("train", "Train"), Activity("match", "Match")
    model = LogicModel("m", parts=[Input("money", "Money") >> train + match, Group("g", "Delivery", members=[match])])
    scene = draw(model, rows="group").layout.scene

    assert scene.rows == ("Delivery", "In no group")
    assert {card.id: card.row for card in scene.cards()} == {"money": 1, "train": 1, "match": 0}


def ranks(column, edge):
    """Return the cards of a column rank by rank; those of one rank start at the same edge of it."""
    cards = [card for card in column.cards if not card.card.heads_frame]  # which are as wide as their frame
    return [list(rank) for _, rank in groupby(cards, key=lambda card: getattr(card.box, edge))]


def is_inside(column, link):
    return {link.source, link.target} <= {card.card.id for card in column.cards}


def chains():
    """Return a model in which links of elements and of groups run inside a stage."""
    a, b, c, d = (Input(name, name.upper()) for name in "abcd")
    groups = [Group("first", "First", members=[a, b]), Group("second", "Second", members=[c])]
    return LogicModel("chains", parts=[a, b, c >> d, *groups, Link("first", "second")])


@given(logic_models())
@example(chains())
def test_rows_follow_each_other(model):
    layout = draw(model, rows="stakeholder").layout
    for rank in (rank for column in layout.columns for rank in ranks(column, "left")):
        assert all(upper.box.bottom <= lower.box.top for upper, lower in pairwise(rank))
        assert all(upper.card.row <= lower.card.row for upper, lower in pairwise(rank))
    spans = [
        [card.box.top for card in layout.cards().values() if card.card.row == row]
        for row in range(len(layout.scene.rows))
    ]
    assert all(max(upper) < min(lower) for upper, lower in pairwise(spans))


@given(logic_models(), st.sampled_from(["stakeholder", "group", None]))
@example(chains(), "stakeholder")
@example(chains(), "group")
@example(chains(), None)
def test_a_picture_that_runs_down_has_the_same_cards_and_arrows(model, rows):
    right, down = draw(model, rows=rows).layout, draw(model, rows=rows, direction="down").layout

    assert right.scene == down.scene
    assert all(upper.box.bottom <= lower.box.top for upper, lower in pairwise(down.columns))
    for column in down.columns:
        found = ranks(column, "top")
        assert len(found) <= 1 or any(is_inside(column, arrow.link) for arrow in down.scene.arrows)
        assert all(one.box.right <= other.box.left for rank in found for one, other in pairwise(rank))
        assert all(upper[0].box.bottom <= lower[0].box.top for upper, lower in pairwise(found))
        assert all(column.box.top <= card.box.top for card in column.cards)
        assert all(card.box.bottom <= column.box.bottom for card in column.cards)


def crossings(picture):
    """Count the pairs of links between the same two columns that cross."""
    cards = picture.layout.cards()
    found = 0
    links = [arrow.link for arrow in picture.layout.scene.arrows]
    for number, one in enumerate(links):
        for other in links[number + 1 :]:
            ends = [(cards[one.source], cards[other.source]), (cards[one.target], cards[other.target])]
            if all(a.column == b.column for a, b in ends):
                (a, b), (c, d) = ends
                found += (a.box.top - b.box.top) * (c.box.top - d.box.top) < 0
    return found


def test_cards_can_be_ordered_so_that_arrows_cross_less():
    inputs = [Input(f"i{n}", f"Input {n}") for n in range(4)]
    activities = [Activity(f"a{n}", f"Activity {n}") for n in range(4)]
    crossed = [source >> target for source, target in zip(inputs, reversed(activities), strict=True)]
    model = LogicModel("m", parts=[*inputs, *activities, *crossed])

    assert crossings(draw(model, order="declared")) == 6
    assert crossings(draw(model, order="fewest-crossings")) == 0


def test_ordering_by_crossings_loses_no_card(reading):
    declared = draw(reading, order="declared").layout
    ordered = draw(reading, order="fewest-crossings").layout

    assert [sorted(card.card.id for card in column.cards) for column in declared.columns] == [
        sorted(card.card.id for card in column.cards) for column in ordered.columns
    ]


def test_the_classic_table_has_columns_and_no_arrows(reading):
    layout = draw(reading, arrows=False).layout

    assert (layout.routes, layout.legend) == ((), ())
    assert len(layout.cards()) == len(reading.elements)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["reading-together", "trauma-informed"])
def test_a_picture_takes_the_shape_of_the_paper_and_stays_on_it(page, name):
    layout = draw(load_example(name), page=page).layout
    boxes = [column.box for column in layout.columns] + [entry.text for entry in layout.legend]

    assert layout.sheet in PAGES[page]
    assert layout.width / layout.height == pytest.approx(layout.sheet.shape)
    assert all(layout.paper.left <= box.left and box.right <= layout.paper.right for box in boxes)
    assert all(layout.paper.top <= box.top and box.bottom <= layout.paper.bottom for box in boxes)


def tangled(size):
    """Return a model in which each of many inputs contributes to each of many activities."""
    inputs = [Input(f"i{number}", "I") for number in range(size)]
    return LogicModel("tangled", parts=[all_of(*inputs) >> all_of(*(Activity(f"a{n}", "A") for n in range(size)))])


@pytest.mark.slow
def test_an_order_that_would_take_minutes_is_refused_with_what_to_draw_instead(fake_engine):
    fake_engine("exit 3")

    with pytest.raises(PictureTooLargeError, match=r"would take minutes.*upstream.*collapse.*timeout"):
        draw(tangled(130), order="fewest-crossings")


@pytest.mark.slow
def test_a_picture_in_declared_order_says_so_where_another_would_take_minutes(fake_engine):
    fake_engine("exit 3")
    (said,) = draw(tangled(130)).advice

    assert re.match(r"cards stand in declared order, .* would take minutes.*upstream.*collapse.*timeout", said)


@pytest.mark.slow
def test_an_order_that_takes_minutes_is_found_by_who_gives_it_the_time(fake_engine):
    fake_engine("exit 3")

    with pytest.raises(EngineFailedError):
        draw(tangled(130), order="fewest-crossings", timeout=600)


def test_an_external_factor_may_have_the_id_of_an_element():
    a, b = Input("funds", "Funds"), Outcome("b", "B")
    model = LogicModel("m", parts=[a >> b, ExternalFactor("funds", "Funding is cut", acts_on=[a], sign="negative")])
    picture = draw(model)

    assert 'id="card-funds"' in picture.dot
    assert 'id="factor-funds"' in picture.dot
    assert picture.svg.count("card-funds") == 1


def test_one_of_two_parallel_links_can_be_lit():
    model = LogicModel("m", parts=[Input("a", "A"), Activity("b", "B"), Link("a", "b"), Link("a", "b", id="second")])

    assert lights(draw(model, highlight=["second"])) == (set(), {"second"})


def test_a_collapsed_group_is_one_card_and_its_arrows_count_links():
    train, match = Activity("train", "Train"), Activity("match", "Match")
    money, fluency = Input("money", "Money"), Outcome("fluency", "Fluency")
    flow = money >> train + match >> fluency
    model = LogicModel("m", parts=[flow, train >> match, Group("delivery", "Delivery", members=[train, match])])
    scene = draw(model, collapse=["delivery"]).layout.scene

    assert [(card.id, card.small_print()) for card in scene.cards()] == [
        ("money", ()),
        ("delivery/all", ("2 elements",)),
        ("fluency", ()),
    ]
    assert [(arrow.link.source, arrow.link.target, arrow.count) for arrow in scene.arrows] == [
        ("money", "delivery/all", 2),
        ("delivery/all", "fluency", 2),
    ]


def test_what_a_stakeholder_does_can_be_collapsed(reading):
    who = reading.stakeholders[0]
    scene = draw(reading, collapse=[who.id]).layout.scene
    own = [element.id for element in reading if element.who == who]

    assert set(own).isdisjoint(card.id for card in scene.cards())
    assert [card.text for card in scene.cards() if card.id == f"{who.id}/all"] == [who.label]


def test_collapsing_what_is_not_there_is_an_error(reading):
    with pytest.raises(UnknownIdError, match="the model has no stage, group or stakeholder 'activitys'; did you mean"):
        draw(reading, collapse=["activitys"])


@given(logic_models(), st.data())
def test_collapsing_stages_keeps_every_link_that_crosses_them(model, data):
    stages = [stage.id for stage in model.stages]
    chosen = data.draw(st.lists(st.sampled_from(stages), unique=True)) if stages else []
    stage_of = {element.id: element.stage for element in model}

    def inside(link):
        ends = (stage_of.get(link.source), stage_of.get(link.target))
        return ends[0] == ends[1] and ends[0] in chosen

    scene = draw(model, collapse=chosen).layout.scene

    assert sum(not inside(link) for link in model.links) == sum(arrow.count for arrow in scene.arrows)


def test_arrows_can_say_what_their_links_assume_and_rest_on():
    trial = Evidence("trial", "A trial", rating=Rating(MARYLAND, "4"))
    note, doubt = Evidence("note", "A note"), Evidence("doubt", "A doubt", stance="contradicts")
    told = link(Input("a", "A"), Activity("b", "B"), assumptions=["One.", "Two."], evidence=[trial, note, doubt])
    model = LogicModel("m", parts=[told, Activity("b", "B") >> Outcome("c", "C")])
    picture = draw(model, details=True)

    assert [[(mark.text, mark.said) for mark in arrow.marks] for arrow in picture.layout.scene.arrows] == [
        [
            ("A2", "2 assumptions"),
            ("E2 4/5", "2 supporting sources, rated 4 of 5 at best"),
            ("!1", "1 contradicting source"),
        ],
        [],
    ]
    assert (
        "  contributes to B (2 assumptions; 2 supporting sources, rated 4 of 5 at best; 1 contradicting source)"
    ) in picture.description.splitlines()
    assert ">A2 E2 4/5 !1</text>" in picture.svg


@pytest.mark.parametrize("options", [{"highlight": ["stafff"]}, {"heat": {"stafff": 1}}])
def test_what_the_model_does_not_have_cannot_be_lit_or_shaded(reading, options):
    with pytest.raises(UnknownIdError, match="has no element, stage, group or link 'stafff'; did you mean 'staff'"):
        draw(reading, **options)


@pytest.mark.parametrize(
    ("option", "value"),
    [("direction", "up"), ("order", "best"), ("rows", "stage"), ("page", "a5")],
)
def test_an_option_is_one_of_its_choices(reading, option, value):
    with pytest.raises(ValueError, match=f"{option} must be one of .*, not '{value}'"):
        draw(reading, **{option: value})


def test_an_unknown_theme_is_refused_with_close_matches(reading):
    with pytest.raises(UnknownIdError, match="logicmodel has no theme 'drak'; did you mean 'dark'"):
        draw(reading, theme="drak")


def test_one_path_may_be_lit_without_a_list(reading):
    path = next(paths(reading, "staff", "fluency"))

    assert lights(draw(reading, highlight=path)) == lights(draw(reading, highlight=[path]))


def test_amounts_of_links_and_stages_stand_on_arrows_and_under_headings(reading):
    scene = draw(reading, heat={"staff->train": 2, "outputs": 4}).layout.scene

    assert [[mark.text for mark in arrow.marks] for arrow in scene.arrows if arrow.marks] == [["2"]]
    assert [column.notes for column in scene.columns if column.notes] == ["4"]


def test_a_collapsed_arrow_is_as_confident_as_the_weakest_of_its_links():
    a, b, c = Input("a", "A"), Activity("b", "B"), Activity("c", "C")
    links = [Link("a", "b", confidence=0.9), Link("a", "c", confidence=0.5)]

    def confidence(*parts):
        [arrow] = draw(LogicModel("m", parts=[a, b, c, *parts]), collapse=["activities"]).layout.scene.arrows
        return arrow.link.confidence

    assert confidence(*links) == 0.5
    assert confidence(links[0], Link("a", "c")) is None


def test_a_column_from_which_all_cards_have_gone_says_where_they_are(reading):
    columns = draw(reading, collapse=["school"]).layout.scene.columns

    assert ["all in Partner primary schools"] * 3 == [column.notes for column in columns if not column.cards]


def test_a_card_of_many_has_an_id_that_nothing_else_has():
    parts = [
        Input("inputs/all", "All") + Input("a", "A") >> Activity("b", "B"),
        Group("inputs/all/all", "Some", members=["a"]),
        Link("a", "b", id="inputs/all/all/all.to.b"),
    ]
    shown = draw(LogicModel("m", parts=parts), collapse=["inputs"]).layout.scene
    ids = [card.id for card in shown.cards()]

    assert ["inputs/all/all/all", "b"] == ids
    assert [("inputs/all/all/all.to.b.all", 3)] == [(arrow.link.id, arrow.count) for arrow in shown.arrows]
