"""What a model shows of itself in a notebook."""

import re

import pytest

from logicmodel import Input, LogicModel, Output, draw, load_example, paths
from logicmodel.examples import example_names
from logicmodel.render.notebook import LARGEST_SHOWN


@pytest.fixture
def large():
    """Return a model with more elements than a notebook draws unasked."""
    return LogicModel("large", "Large <b>", parts=[Input(f"input-{n}", "Input") for n in range(LARGEST_SHOWN + 1)])


@pytest.mark.parametrize("name", example_names())
def test_a_model_shows_what_its_drawing_shows(name):
    model = load_example(name)

    assert draw(model)._repr_mimebundle_() == model._repr_mimebundle_()
    assert draw(model)._repr_html_() == model._repr_html_()


def test_a_model_makes_only_what_is_asked_for():
    data, metadata = load_example("reading-together")._repr_mimebundle_(include={"text/plain"})

    assert {"text/plain"} == set(data)
    assert {} == metadata


def test_a_large_model_shows_a_summary_and_how_to_see_more(large):
    data, _ = large._repr_mimebundle_()

    assert {"text/plain", "text/html"} == set(data)
    for text in data.values():
        assert "101 elements in 1 stage" in text
        assert 'draw(model, "model.html")' in re.sub("&quot;", '"', text)
    assert "<b>" not in data["text/html"]


def test_a_model_shows_its_picture_without_an_engine(monkeypatch, tmp_path):
    monkeypatch.setenv("LOGICMODEL_DOT", str(tmp_path / "none"))
    data, _ = LogicModel("m", "Small", parts=[Input("staff", "Two coordinators")])._repr_mimebundle_()

    assert {"text/plain", "text/html"} == set(data)
    assert "<img " in data["text/html"]


def test_a_picture_says_that_no_engine_ordered_its_cards(monkeypatch, tmp_path):
    monkeypatch.setenv("LOGICMODEL_DOT", str(tmp_path / "none"))
    a, b, c, d = (Input("a", "A"), Input("b", "B"), Output("c", "C"), Output("d", "D"))
    crossed, parallel = (
        draw(LogicModel("m", parts=[a, b, c, d, *links])) for links in ((a >> d, b >> c), (a >> c, b >> d))
    )

    (said,) = crossed.advice
    assert re.match(r"cards stand in declared order, .*which is not a file", said)
    assert "cards stand in declared order" in crossed._repr_html_()
    assert not parallel.advice


def test_a_picture_has_a_ground_of_its_own_in_pages_that_are_dark():
    shown = draw(load_example("reading-together"), theme="dark")

    assert f"background:{shown.theme.paper}" in shown._repr_html_()


def test_html_of_a_notebook_has_neither_scripts_nor_tables_nor_ids():
    shown = load_example("trauma-informed")._repr_html_()

    assert [] == re.findall(r"<(?:script|table|svg|iframe)|\sid=", shown)


@pytest.mark.parametrize(
    "shown", [load_example("reading-together"), next(paths(load_example("reading-together"), "lend", "habit"))]
)
def test_documents_get_an_image_with_alt_and_nothing_that_they_would_take_in_its_place(shown):
    data, known = shown._repr_mimebundle_()

    assert {"text/html", "text/plain", "image/png"} == set(data)
    assert known["image/png"]["alt"].startswith("Logic model: Reading Together.")
    assert "<table" not in data["text/html"]
