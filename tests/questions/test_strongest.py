"""The strongest paths, without walking the rest."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brute_force import all_paths, elements_of, expanded, graphs, steps, two_ends
from logicmodel import Activity, Link, LogicModel, load_example
from logicmodel.questions import strongest_paths

JOIN = {"weakest-link": min, "product": math.prod}


@given(st.data(), graphs(), st.sampled_from(sorted(JOIN)), st.integers(1, 6), st.sampled_from((0.0, 0.5)))
def test_they_are_the_first_of_all_paths_sorted_by_strength(data, model, by, most, unrated):
    sources, targets = data.draw(two_ends(model))
    every = all_paths(expanded(model), elements_of(model, sources), elements_of(model, targets))
    confidence = {link.id: unrated if link.confidence is None else link.confidence for link in model.links}

    def strength(path):
        return JOIN[by](confidence[link] for *_, link in path)

    found = strongest_paths(model, sources, targets, max_paths=most, combine=by, unrated=unrated, feedback=True)
    expected = sorted(map(strength, every), reverse=True)[:most]

    assert expected == [each.strength for each in found]
    assert expected == [strength(steps(each.path)) for each in found]
    assert len(found) == len({steps(each.path) for each in found} & set(every))


@given(st.data(), graphs(), st.sampled_from(sorted(JOIN)), st.integers(0, 60))
def test_what_a_budget_allows_is_the_first_of_all(data, model, by, budget):
    ends = data.draw(two_ends(model))
    every = strongest_paths(model, *ends, combine=by, feedback=True)
    found = strongest_paths(model, *ends, combine=by, feedback=True, budget=budget)

    assert every.complete
    assert every.paths[: len(found)] == found.paths
    assert found == every or not found.complete


@pytest.mark.slow
def test_a_dense_cyclic_model_says_that_not_all_were_found():
    crowd = [Activity(f"a{number}", "Do") for number in range(200)]
    links = [Link(a.id, b.id, confidence=0.5) for a in crowd for b in crowd if a is not b]
    found = strongest_paths(LogicModel("m", parts=[*crowd, *links]), "a0", "a199", max_paths=1_000)

    assert not found.complete
    assert ("a0", "a199") == found.paths[0].path.element_ids
    assert {0.5} == {each.strength for each in found}
    assert str(found).endswith("\nloops hold too many ways to find the next strongest path")


def test_links_without_a_confidence_are_named():
    (best,) = strongest_paths(load_example("reading-together"), "train", "practice", max_paths=1)

    assert (0.0, ("train->volunteers-ready", "volunteers-ready->sessions-held")) == (best.strength, best.unrated)
    assert str(best).endswith("(2 of 3 links without a confidence)")


def test_a_few_of_very_many_equal_paths_come_at_once():
    layers = [[Activity(f"a{layer}-{number}", "Do") for number in range(9)] for layer in range(30)]
    links = [Link(a.id, b.id, confidence=0.5) for left, right in pairwise(layers) for a in left for b in right]
    model = LogicModel("m", parts=[*(each for layer in layers for each in layer), *links])

    found = strongest_paths(model, "a0-0", "a29-0", max_paths=3)

    assert [(0.5, 29)] * 3 == [(each.strength, len(each.path)) for each in found]


def test_another_way_to_join_is_refused():
    with pytest.raises(ValueError, match="combine must be one of weakest-link, product"):
        strongest_paths(load_example("reading-together"), "train", "practice", combine="mean")


def test_what_stands_for_a_confidence_is_one():
    with pytest.raises(ValueError, match="unrated must be from 0 to 1, not 2"):
        strongest_paths(load_example("reading-together"), "train", "practice", unrated=2)
