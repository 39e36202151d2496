"""How far indicators got, on cards: a bar whose states differ in form, and what it says in words."""

import pytest
from hypothesis import given

from logicmodel import Indicator, LogicModel, Measurement, Outcome, draw, load_example
from logicmodel.evidence import attainments
from logicmodel.render.layout.audit import audit
from logicmodel.render.layout.gauges import measured_gauge, placed_gauges
from logicmodel.render.layout.measure import Box
from logicmodel.render.scene.scene import Gauge
from logicmodel.strategies import logic_models

READING = load_example("reading-together")
COURSE = ((0.0, 0.0), (0.5, 1.0), (1.0, 0.25))


def pieces(share, course=(), width=132, **how):
    measured = measured_gauge(Gauge("Pages", "3 of 4, from 1", share, course), width)
    [placed] = placed_gauges((measured,), Box(0, 0, width, measured.height), **how)
    return placed.pieces


def bar(share):
    """Return what is filled between the baseline and the target, as a share of the track."""
    [track] = [piece.box for piece in pieces(share) if piece.form == "empty"]
    filled = [piece.box for piece in pieces(share) if piece.form == "full" and piece.box.height == track.height]
    return sum(box.width for box in filled) / track.width


@pytest.mark.parametrize("share", [0, 0.25, 0.5, 0.99, 1, 1.2])
def test_the_bar_is_filled_to_the_share(share):
    assert pytest.approx(share) == bar(share)


@pytest.mark.parametrize(
    ("share", "forms"),
    [
        (0.5, {"empty", "full"}),
        (1.25, {"empty", "full", "tip-right"}),
        (7, {"empty", "full", "tip-right"}),
        (-0.05, {"empty", "full"}),
        (-3, {"empty", "full", "tip-left"}),
        (None, {"dashed", "full"}),
    ],
)
def test_states_differ_in_form_and_not_in_colour(share, forms):
    assert forms == {piece.form for piece in pieces(share)}


def test_what_is_worse_than_the_baseline_lies_before_the_track():
    [track] = [piece.box for piece in pieces(-0.05) if piece.form == "empty"]

    assert min(piece.box.left for piece in pieces(-0.05)) < track.left
    assert min(piece.box.left for piece in pieces(0.5)) == 0


def test_values_are_points_at_their_dates():
    points = [piece.box for piece in pieces(0.5, COURSE) if piece.form == "point"]

    assert points == sorted(points, key=lambda box: box.left)
    assert points[0].top > points[2].top > points[1].top


def test_a_mirrored_bar_runs_to_the_left():
    there, mirrored = pieces(2), pieces(2, right_to_left=True)

    assert [132 - piece.box.right for piece in there] == pytest.approx([piece.box.left for piece in mirrored])
    assert "tip-left" in {piece.form for piece in mirrored}


def test_on_a_narrow_card_words_stand_below_the_bar():
    gauge = Gauge("Pages", "somewhat (wanted: considerably)", 0.5)

    assert measured_gauge(gauge, 132).is_beside
    assert not measured_gauge(gauge, 80).is_beside


@given(logic_models())
def test_text_stays_in_its_card_on_any_model(model):
    picture = draw(model, attainment=True)

    assert 0 == audit(picture.layout).text_outside


def test_the_picture_and_its_texts_say_how_far_each_indicator_got():
    picture = draw(READING, attainment=True)
    said = "Time that a pupil reads aloud to an adult in a week: 31 of 35, from 9 (under way)"

    assert 9 == picture.svg.count('class="gauge"')
    assert said in picture.description
    assert "31 of 35, from 9" in picture.rendered(".mmd").decode()
    assert "31 of 35, from 9" in picture.dot
    assert "from the baseline to the mark of the target" in picture.svg


def test_another_day_and_names_for_shares_come_with_the_answer():
    bands = [(0.8, "on track"), (0, "behind")]
    answer = attainments(READING, "practice", at="2025-12", bands=bands)

    picture = draw(READING, attainment=answer)

    assert "31 of 35, from 9 (under way, on track (interim))" in picture.description
    assert 1 == picture.svg.count('class="gauge"')


@pytest.mark.parametrize("attainment", [1, "2025", None, attainments])
def test_something_else_is_refused(attainment):
    with pytest.raises(ValueError, match="attainment must be True or False, not "):
        draw(READING, attainment=attainment)


def test_a_model_without_indicators_is_drawn_as_ever():
    model = LogicModel("m", parts=[Outcome("x", "X")])

    assert draw(model).svg == draw(model, attainment=True).svg


def test_points_are_explained_where_there_are_some():
    values = [Measurement(2, "2024"), Measurement(3, "2025")]
    indicator = Indicator("i", "I", direction="increase", baseline=Measurement(1, "2023"), actuals=values)
    model = LogicModel("m", parts=[Outcome("x", "X", indicators=[indicator])])

    assert "points: values, by date" in draw(model, attainment=True).svg
    assert "points: values, by date" not in draw(READING, attainment=True).svg
