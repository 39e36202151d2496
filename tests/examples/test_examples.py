"""The shipped examples say what they are said to say, twice."""

import re
from itertools import pairwise

import pytest

from logicmodel import Element, UnknownIdError, load_example, loads
from logicmodel.examples import example_names, example_text
from logicmodel.questions import iter_loops

each = pytest.mark.parametrize("name", example_names())


@each
def test_the_python_file_and_the_yaml_file_are_equal_values(name):
    assert load_example(name) == loads(example_text(name))


@each
def test_labels_have_no_trace_of_how_they_were_set(name):
    labels = [element.label for element in load_example(name)]

    assert [] == [label for label in labels if re.search(r"\s\s|\n|^\s|\s$", label)]


@each
def test_every_stakeholder_is_somebody_in_the_model(name):
    model = load_example(name)

    assert set(model.stakeholders) == {element.who for element in model if element.who}


def test_an_unknown_example_is_refused_and_one_is_suggested():
    with pytest.raises(
        UnknownIdError, match="logicmodel has no example 'trauma-inform'; did you mean 'trauma-informed'"
    ):
        load_example("trauma-inform")


def test_the_published_model_is_whole():
    model = load_example("trauma-informed")

    assert {
        "Inputs": 4,
        "Activities": 6,
        "Short-term outcomes": 7,
        "Medium-term outcomes": 6,
        "Long-term outcomes": 3,
        "National Performance Framework Outcomes": 4,
    } == {stage.label: len(model.members(stage.id)) for stage in model.stages}


def test_the_published_model_has_the_note_of_its_source():
    assert "as outlined in part two of the roadmap" == load_example("trauma-informed")["activities"].notes


def test_the_published_model_links_its_stages_in_order_and_nothing_else():
    model = load_example("trauma-informed")
    stages = [stage.id for stage in model.stages]

    assert list(pairwise(stages)) == [(link.source, link.target) for link in model.links]
    assert all(link.is_bare for link in model.links)


def test_the_published_model_spells_its_theme_with_a_hyphen():
    assert "traumainformed" not in example_text("trauma-informed")


def test_outcomes_of_the_published_model_name_who_changes_as_their_labels_do():
    named = {
        element.id: element.who.label
        for element in load_example("trauma-informed")
        if element.who and not element.label.startswith(element.who.label)
    }

    # These three name people behind what improves.
    assert dict.fromkeys(["health", "life-outcomes", "equality"], "People with lived experience of trauma") == named


def test_the_linked_model_is_of_a_size_to_learn_with():
    model = load_example("reading-together")

    assert 10 <= len(model.elements) <= 16
    assert 2 == len(model.stakeholders)
    assert 1 == len(model.groups) == len(model.external_factors)


def test_every_link_of_the_linked_model_joins_elements_and_says_why():
    model = load_example("reading-together")

    assert all(link.rationale for link in model.links)
    assert all(isinstance(model[end], Element) for link in model.links for end in (link.source, link.target))


def test_every_link_between_outcomes_of_the_linked_model_has_an_assumption():
    model = load_example("reading-together")
    between = [link for link in model.links if {model.element(link.source).kind} == {"outcome"}]

    assert between
    assert all(link.assumptions for link in between)


def test_every_output_and_outcome_of_the_linked_model_has_an_indicator_that_can_be_verified():
    results = [element for element in load_example("reading-together") if element.kind in {"output", "outcome"}]
    indicators = [indicator for element in results for indicator in element.indicators]

    assert all(element.indicators for element in results)
    assert all(each.means_of_verification and each.baseline and each.baseline.period for each in indicators)
    assert all(each.targets and each.unit and each.measure and each.direction for each in indicators)


def test_every_element_of_the_linked_model_leads_to_its_impact():
    model = load_example("reading-together")
    sources = {link.source for link in model.links}
    targets = {link.target for link in model.links}

    assert ["opportunity"] == [element.id for element in model if element.id not in sources]
    assert ["staff", "books"] == [element.id for element in model if element.id not in targets]


def test_the_one_loop_of_the_linked_model_is_declared():
    loops = list(iter_loops(load_example("reading-together")))

    assert [("enjoyment", "habit", "fluency")] == [loop.element_ids for loop in loops]
    assert all(loop.declared for loop in loops)


def test_the_linked_model_rates_its_evidence_on_different_scales():
    scales = {source.rating.scale.id for source in load_example("reading-together").evidence}

    assert {"high-medium-low", "maryland", "nesta"} == scales
