"""Published forms, headings over several stages, the situation and the goal."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from few import at_most
from logicmodel import (
    Impact,
    Indicator,
    LogicModel,
    Outcome,
    Stakeholder,
    UnknownIdError,
    draw,
    load_example,
)
from logicmodel.render.scene.forms import FORMS, Form
from logicmodel.strategies import logic_models


@pytest.fixture(scope="module")
def reading():
    """Return an example with all stages."""
    return load_example("reading-together")


def bands(picture):
    """Return what stands over which columns."""
    scene = picture.layout.scene
    return {band.text: [column.id for column in scene.columns[band.first : band.last + 1]] for band in scene.bands}


def test_a_heading_stands_over_the_stages_that_it_names(reading):
    picture = draw(reading, headings={"Planned work": ["inputs", "activities"]})
    [band] = picture.layout.bands
    inputs, activities, *_ = picture.layout.columns

    assert (inputs.box.left, activities.box.right) == (band.box.left, band.box.right)
    assert band.box.bottom < inputs.box.top
    assert "Planned work: Inputs and Activities." in picture.description


def test_a_heading_stands_beside_its_stages_where_the_picture_runs_down(reading):
    picture = draw(reading, headings={"Planned work": ["inputs", "activities"]}, direction="down")
    [band] = picture.layout.bands
    inputs, activities, *_ = picture.layout.columns

    assert (inputs.box.top, activities.box.bottom) == (band.box.top, band.box.bottom)
    assert band.box.right < inputs.box.left


@pytest.mark.parametrize(
    ("headings", "error", "message"),
    [
        ({"A": ["input"]}, UnknownIdError, "has no stage 'input'; did you mean 'inputs'"),
        ({"A": ["inputs", "outputs"]}, ValueError, "stages that stand side by side, not inputs and outputs"),
        ({"A": ["inputs"], "B": ["inputs"]}, ValueError, "stage 'inputs' stands under two headings, 'A' and 'B'"),
        ({"A": "inputs"}, ValueError, "headings must map each heading to the ids of its stages"),
    ],
)
def test_headings_that_cannot_stand_over_stages_are_refused(reading, headings, error, message):
    with pytest.raises(error, match=message):
        draw(reading, headings=headings)


def test_the_situation_stands_before_the_first_stage_and_the_goal_over_all(reading):
    picture = draw(reading, situation="Few children read.", goal="All children read.")
    first, *_, last = picture.layout.columns
    [goal] = picture.layout.bands

    assert ["Few children read."] == [card.card.text for card in first.cards]
    assert (first.box.left, last.box.right) == (goal.box.left, goal.box.right)
    assert "Goal: All children read." in picture.description
    assert draw(reading).alt == picture.alt


def test_wisconsins_form_has_participation_beside_the_activities_and_lists_assumptions(reading):
    picture = draw(reading, form="uwex")
    headings = [column.column.heading for column in picture.layout.columns]

    assert "Participation" == headings[headings.index("Activities") + 1]
    assert ["Outputs", "Outcomes and impact"] == list(bands(picture))
    assert "Assumptions" in [note.heading for note in picture.layout.scene.notes]


def test_kelloggs_form_parts_planned_work_from_intended_results(reading):
    shown = bands(draw(reading, form="kellogg"))

    assert ["inputs", "activities"] == shown["Your planned work"]
    assert ["outputs", "impact"] == [shown["Your intended results"][place] for place in (0, -1)]


def test_the_form_of_the_cdc_has_process_outcomes_and_goal(reading):
    assert ["Process", "Outcomes", "Goal"] == list(bands(draw(reading, form="cdc")))


def test_a_logframe_has_a_row_for_each_stage_and_the_last_stage_on_top(reading):
    scene = draw(reading, form="logframe").layout.scene
    headings = [column.heading for column in scene.columns]

    assert ["Results chain", "Indicators", "Means of verification", "Assumptions"] == headings
    assert ("Impact", "Inputs") == (scene.rows[0], scene.rows[-1])
    assert () == scene.arrows
    indicators = [card.text.replace("\u00a0", " ") for card in scene.columns[1].cards]
    assert "Pupils who read fluently at age 8: 54 % → 70 % (now 59 %)" in indicators


@pytest.mark.parametrize("page", [None, "16:9"])
def test_the_columns_of_a_logframe_stay_columns(reading, page):
    picture = draw(reading, form="logframe", page=page)

    assert picture.layout.direction == "right"
    assert picture.turned is None


def test_an_indicator_that_elements_share_is_one_card_in_each_row_of_a_logframe():
    shared = Indicator("shared", "Share of pupils")
    parts = [Outcome(each, each, indicators=[shared]) for each in "ab"] + [Impact("c", "C", indicators=[shared])]
    scene = draw(LogicModel("m", parts=parts), form="logframe").layout.scene

    assert ["-indicator/impact/shared", "-indicator/outcomes/shared"] == sorted(
        card.id for card in scene.cards() if card.kind == "indicator"
    )


def test_a_logframe_has_no_other_rows(reading):
    with pytest.raises(ValueError, match="a logframe has rows of its own; leave out rows"):
        draw(reading, form="logframe", rows="group")


def test_a_causal_map_is_one_field(reading):
    scene = draw(reading, form="causal-map").layout.scene

    assert 1 == len(scene.columns)
    assert 15 == len(scene.columns[0].cards)
    assert 20 == len(scene.arrows)


def test_a_causal_map_lists_the_links_of_whole_stages_which_it_has_not():
    scene = draw(load_example("trauma-informed"), form="causal-map").layout.scene

    assert () == scene.arrows
    assert "the whole stage Inputs \u2192 the whole stage Activities" in scene.notes[0].lines


def test_what_a_form_has_and_a_model_lacks_is_left_out():
    model = LogicModel("m", parts=[Outcome("a", "A", who=Stakeholder("pupils", "Pupils"))])

    assert {"Outcomes and impact": ["outcomes"]} == bands(draw(model, form="uwex"))


def test_every_form_is_described():
    assert set(get_args(Form)) == set(FORMS)


@at_most(30)
@given(logic_models(), st.sampled_from(sorted(FORMS)), st.sampled_from(["right", "down"]))
def test_every_element_is_in_every_form_and_every_output_of_it(model, form, direction):
    picture = draw(model, form=form, direction=direction)
    shown = {card.id for card in picture.layout.scene.cards()}

    assert {element.id for element in model} <= shown
    assert picture.svg.startswith("<svg ")
    assert picture.rendered(".drawio")
    assert picture.rendered(".mmd")
    assert picture.rendered(".d2")
