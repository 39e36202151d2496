"""Signs: whether more leads to more, to less, or to both, with a walk for each."""

import pytest
from hypothesis import given

from logicmodel import Link, LogicModel, Outcome, load_example
from logicmodel.questions import iter_loops, paths, signs
from logicmodel.strategies import logic_models

READING = load_example("reading-together")
ALL_POSITIVE = ["practice", "enjoyment", "fluency", "habit", "missed-lessons"]
SIGN = {"positive": 1, "negative": -1, "unknown": 0}


def effects(source, **said):
    return {each.target: each.effect for each in signs(READING, source, **said)}


@pytest.mark.parametrize("feedback", [False, True])
@pytest.mark.parametrize("source", ["read", "train", "sessions-held"])
def test_sessions_do_good_and_harm_to_understanding(source, feedback):
    found = effects(source, feedback=feedback)

    assert dict.fromkeys(ALL_POSITIVE, "positive") | dict.fromkeys(["understanding", "opportunity"], "mixed") == {
        name: effect for name, effect in found.items() if name in {*ALL_POSITIVE, "understanding", "opportunity"}
    }


def test_lending_books_has_no_way_to_do_harm():
    assert {"positive"} == set(effects("lend").values())


def test_missed_lessons_only_do_harm():
    assert {"understanding": "negative", "opportunity": "negative"} == effects("missed-lessons")


def test_each_sign_is_shown_by_its_shortest_walk():
    [found] = signs(READING, "sessions-held", "understanding")

    assert "sessions-held -> practice -> fluency -> understanding" == str(found.more)
    assert "sessions-held -> missed-lessons -> understanding [more leads to less]" == str(found.less)


def test_an_unknown_sign_leaves_the_effect_unknown_unless_both_are_shown():
    ids = ("a", "b", "c")
    parts = [Outcome(name, name) for name in ids]
    links = [Link("a", "b", sign="unknown"), Link("b", "c")]

    assert ["unknown", "unknown"] == [each.effect for each in signs(LogicModel("m", parts=[*parts, *links]), "a")]


@given(logic_models(max_elements=5, max_links=6, max_others=1))
def test_without_loops_the_effect_is_that_of_the_signs_of_all_paths(model):
    if next(iter_loops(model), None) is not None or not model.elements:
        return
    source = model.elements[0].id
    found = {each.target: each.effect for each in signs(model, source)}
    for element in model.elements[1:]:
        made = set()
        for path in paths(model, source, element.id):
            sign = 1
            for link in path.links:
                sign *= SIGN[link.sign]
            made.add(sign)
        both = {1, -1} <= made
        expected = (
            "mixed"
            if both
            else "unknown"
            if 0 in made
            else {1: "positive", -1: "negative"}[min(made)]
            if made
            else None
        )

        assert expected == found.get(element.id)
