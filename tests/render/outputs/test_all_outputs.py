"""What holds for every output in text."""

import pytest
from shown import hostile_model

from logicmodel import Activity, Input, LogicModel, draw, load_example, outline
from logicmodel.examples import example_names
from logicmodel.render.scene.from_model import scene
from logicmodel.render.telling.html_tables import to_html_table

ENDINGS = (".mmd", ".d2", ".drawio", ".md")


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", example_names())
def test_the_text_of_the_examples_is_as_agreed(matches_golden, name, ending):
    assert matches_golden(f"{name}{ending}", draw(load_example(name)).rendered(ending).decode())


@pytest.mark.parametrize("name", example_names())
def test_the_tables_of_the_examples_are_as_agreed(matches_golden, name):
    assert matches_golden(f"{name}.table.html", to_html_table(scene(load_example(name))))


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_model_gives_the_same_bytes(ending):
    assert draw(hostile_model()).rendered(ending) == draw(hostile_model()).rendered(ending)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("look", [{"direction": "down"}, {"theme": "dark"}, {"rows": "stakeholder"}, {"page": "a4"}])
def test_options_of_the_picture_are_options_of_its_outputs(ending, look):
    assert draw(load_example("reading-together"), **look).rendered(ending).endswith(b"\n")


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_lit_and_how_much_a_card_has_is_told_in_words(ending):
    model = LogicModel("m", parts=[Input("staff", "Staff") >> Activity("train", "Train")])
    text = draw(model, highlight=["staff", "train"], heat={"train": 12.5}).rendered(ending).decode()

    assert "12.5" in text
    assert "highlighted" in text


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_model_without_anything_has_a_title_all_the_same(ending):
    assert "Nothing yet" in draw(LogicModel("m", "Nothing yet")).rendered(ending).decode()


def test_the_text_output_is_the_outline():
    model = load_example("reading-together")

    assert outline(model) == draw(model).rendered(".txt").decode()
