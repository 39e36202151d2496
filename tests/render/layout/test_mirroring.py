"""Pictures of models whose texts run from right to left."""

import xml.etree.ElementTree as ET

import pytest

from logicmodel import Activity, Input, LogicModel, Outcome, draw

SVG = "{http://www.w3.org/2000/svg}"

HEBREW = LogicModel(
    "h",
    "קריאה משותפת",
    parts=[Input("a", "מתנדבים מהקהילה") >> Activity("b", "הכשרת מתנדבים") >> Outcome("c", "English")],
)


def texts(picture):
    root = ET.fromstring(picture.svg)  # noqa: S314 -- a picture of our own
    return {text.text: text for text in root.iter(f"{SVG}text")}


def test_a_picture_runs_from_right_to_left_where_most_of_its_texts_do():
    cards = draw(HEBREW).layout.cards()

    assert cards["a"].box.left > cards["b"].box.right > cards["c"].box.right


def test_arrows_of_a_mirrored_picture_run_from_card_to_card():
    layout = draw(HEBREW).layout
    cards = layout.cards()
    for route in layout.routes:
        assert cards[route.arrow.link.source].box.left == pytest.approx(route.points[0].x)
        assert cards[route.arrow.link.target].box.right == pytest.approx(route.tip.x)


def test_all_text_of_a_mirrored_picture_stands_at_the_right():
    picture = draw(HEBREW)
    found = texts(picture)

    assert {"end"} == {text.get("text-anchor") for text in found.values()}
    assert found["English"].get("x") == f"{picture.layout.cards()['c'].box.right - 9:.6g}"


def test_text_from_right_to_left_stands_at_the_right_of_its_card_and_keeps_its_signs_in_order():
    model = LogicModel(
        "m", "Model", parts=[Input("a", "Reading") >> Activity("b", "Listening") >> Outcome("c", "-15% קריאה.")]
    )
    picture = draw(model)
    found = texts(picture)

    assert not picture.layout.right_to_left
    assert "end" == found["\u2067-15% קריאה.\u2069"].get("text-anchor")
    assert found["Reading"].get("text-anchor") is None


def test_a_mirrored_picture_is_as_large_as_it_was_and_stays_on_its_paper():
    layout = draw(HEBREW, page="a4").layout
    boxes = [column.box for column in layout.columns]

    assert all(layout.paper.left <= box.left and box.right <= layout.paper.right for box in boxes)


@pytest.mark.parametrize(
    ("language", "mirrored"),
    [("ar", True), ("he", True), ("fa-IR", True), ("uz-Arab", True), ("ar-Latn", False), ("en", False), (None, False)],
)
def test_a_picture_runs_as_the_language_of_its_model_is_written(language, mirrored):
    model = LogicModel("m", "Title", language=language, parts=[Input("a", "A") >> Activity("b", "B")])

    assert mirrored == draw(model).layout.right_to_left
