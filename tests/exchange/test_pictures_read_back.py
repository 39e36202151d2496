"""Every picture that this library draws, and a reader reads, comes back with its ids, labels and links."""

import pytest
from hypothesis import given

from few import at_most
from logicmodel import draw, load_example
from logicmodel.examples import example_names
from logicmodel.exchange import read_dot, read_drawio, read_mermaid
from logicmodel.strategies import logic_models

READERS = {".mmd": read_mermaid, ".dot": read_dot, ".drawio": read_drawio}


def elements_of(model):
    return [(element.id, " ".join(element.label.split()), element.stage) for element in model]


def links_of(model):
    return sorted((link.id, link.source, link.target, link.feedback) for link in model.links)


@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize("name", example_names())
def test_an_example_comes_back(ending, name):
    model = load_example(name)
    again, losses = READERS[ending](draw(model).rendered(ending))

    assert sorted(elements_of(model)) == sorted(elements_of(again))  # a picture may reorder cards
    assert links_of(model) == links_of(again)
    assert [(stage.id, stage.label) for stage in model.stages] == [(stage.id, stage.label) for stage in again.stages]
    assert model.title == again.title
    assert [factor.label for factor in model.external_factors] == [factor.label for factor in again.external_factors]
    assert losses


@pytest.mark.parametrize("ending", READERS)
@at_most(6)
@given(model=logic_models(min_elements=1, max_elements=5, max_links=4, max_others=1))
def test_every_model_comes_back_with_its_ids(ending, model):
    again, _ = READERS[ending](draw(model).rendered(ending))

    assert sorted(element.id for element in model) == sorted(element.id for element in again)


def test_what_a_picture_only_counts_is_reported():
    _, losses = read_mermaid(draw(load_example("reading-together")).rendered(".mmd"))

    assert "1 indicator" in {loss.text for loss in losses}
