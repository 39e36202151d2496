"""What a model rests on, seen on its picture."""

import pytest
from hypothesis import given

from few import at_most
from logicmodel import (
    Activity,
    Assumption,
    Evidence,
    Group,
    Indicator,
    Input,
    LogicModel,
    Measurement,
    Output,
    Stakeholder,
    draw,
    link,
)
from logicmodel.languages import ENGLISH
from logicmodel.render.scene.overlays import indicator_line
from logicmodel.strategies import logic_models
from logicmodel.vocabulary import HIGH_MEDIUM_LOW, Rating

STAFF, TRAIN, READY = Input("staff", "Staff"), Activity("train", "Train"), Output("ready", "Ready")
SHARED = Assumption("Children attend.", id="attend", likelihood="low")


def marks(picture):
    """Return what stands on each arrow."""
    return [[mark.text for mark in arrow.marks] for arrow in picture.layout.scene.arrows]


def test_an_assumption_has_one_number_on_all_its_links_and_one_entry_in_the_list():
    parts = [
        link(STAFF, TRAIN, assumptions=[SHARED, "Rooms are free."]),
        link(TRAIN, READY, assumptions=[SHARED]),
        Assumption("The law stays.", id="law"),
    ]
    model = LogicModel("m", parts=parts)
    picture = draw(model, assumptions=True)

    assert [["A1", "A2"], ["A1"]] == marks(picture)
    assert [
        ("Assumptions", ("A1  Children attend. (likelihood low)", "A2  Rooms are free.")),
        ("Assumptions of the whole model", ("The law stays.",)),
    ] == [(note.heading, note.lines) for note in picture.layout.scene.notes]
    assert ">A2  Rooms are free.</text>" in picture.svg
    assert "- A2  Rooms are free." in picture.description


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [
        ([], []),
        ([Evidence("a", "A")], ["1 unrated"]),
        ([Evidence("a", "A", rating=Rating(HIGH_MEDIUM_LOW, "low"))], ["●○○"]),
        ([Evidence("a", "A", rating=Rating(HIGH_MEDIUM_LOW, "high"))], ["●●●"]),
        ([Evidence("a", "A", stance="contradicts")], ["!1"]),
    ],
)
def test_circles_tell_how_strong_the_best_evidence_of_a_link_is(evidence, shown):
    model = LogicModel("m", parts=[link(STAFF, TRAIN, evidence=evidence)])

    assert [shown] == marks(draw(model, evidence=True))


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ({}, "Readers"),
        ({"baseline": Measurement(22)}, "Readers: 22~%"),
        ({"targets": [Measurement(50), Measurement(65)]}, "Readers: →~65~%"),
        ({"baseline": Measurement(22), "targets": [Measurement(65)]}, "Readers: 22~% →~65~%"),
        (
            {"baseline": Measurement(22), "targets": [Measurement(65)], "actuals": [Measurement(30), Measurement(41)]},
            "Readers: 22~% →~65~% (now~41~%)",
        ),
        ({"actuals": [Measurement(41, category="girls")]}, "Readers"),
        (
            {"baseline": Measurement("some weeks"), "targets": [Measurement(1200000)]},
            "Readers: some weeks →~1,200,000~%",
        ),
    ],
)
def test_an_indicator_is_one_line_that_breaks_beside_no_unit(values, line):
    found = indicator_line(Indicator("i", "Readers", measure="percentage", **values), ENGLISH)

    assert line.replace("~", "\u00a0") == found


def test_indicators_stand_on_their_cards_in_place_of_their_number():
    indicator = Indicator("i", "Volunteers", baseline=Measurement(0), targets=[Measurement(60)])
    model = LogicModel("m", parts=[Output("ready", "Ready", indicators=[indicator])])
    [card] = draw(model, indicators=True).layout.scene.cards()

    assert ("Volunteers: 0 →\u00a060",) == card.small_print()


def test_cards_in_the_row_of_a_stakeholder_do_not_repeat_its_name():
    people = Stakeholder("people", "Volunteers")
    model = LogicModel("m", parts=[Input("a", "A", who=people), Input("b", "B")])
    printed = [card.small_print() for card in draw(model, rows="stakeholder").layout.scene.cards()]

    assert [(), ()] == printed


def test_a_link_of_a_group_looks_implied_and_the_legend_says_between_what_it_is():
    group = Group("team", "Team", members=["staff"])
    model = LogicModel("m", parts=[STAFF, TRAIN, group, link(group, TRAIN)])
    picture = draw(model)

    assert "penwidth=4" in picture.dot
    assert "link from or to whole groups, not between single items" in picture.svg
    assert "1 link from or to whole groups" in picture.alt


@at_most(30)
@given(logic_models())
def test_all_that_overlays_show_stands_on_the_paper(model):
    layout = draw(model, assumptions=True, evidence=True, indicators=True, goal="The goal").layout
    boxes = [*(note.box for note in layout.notes), *(band.box for band in layout.bands)]
    texts = [entry.box for note in layout.notes for entry in note.entries]

    assert all(layout.paper.left <= box.left and box.right <= layout.paper.right + 0.01 for box in boxes + texts)
    assert all(layout.paper.top <= box.top and box.bottom <= layout.paper.bottom for box in boxes + texts)
    assert not any(one.overlaps(other) for place, one in enumerate(boxes) for other in boxes[:place])
    assert not any(one.overlaps(other) for place, one in enumerate(texts) for other in texts[:place])
