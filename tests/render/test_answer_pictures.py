"""Answers to questions show themselves as pictures, and can be lit in others."""

import html
import re
from itertools import islice

import pytest

from logicmodel import (
    Link,
    LogicModel,
    bottlenecks,
    check,
    downstream,
    draw,
    load_example,
    loops,
    paths,
    upstream,
    what_if,
)
from logicmodel.model import prefixed
from logicmodel.questions import (
    ContributionPath,
    Step,
    compare_effects,
    cuts,
    dominators,
    iter_loops,
    link_table,
    strongest_paths,
)

READING = load_example("reading-together")
ANSWERS = {
    "path": next(paths(READING, "lend", "fluency")),
    "strongest paths": strongest_paths(READING, "sessions-held", "understanding"),
    "ranked path": next(iter(strongest_paths(READING, "sessions-held", "understanding"))),
    "bottlenecks": bottlenecks(READING, "train", ["fluency", "opportunity"]),
    "dominators": dominators(READING, "inputs"),
    "cuts": cuts(READING, "inputs", "fluency"),
    "loop": next(iter_loops(READING)),
    "loops": loops(READING),
    "what if": what_if(READING, without="lend"),
    "comparison": compare_effects(READING, "read", "lend"),
    "what it rests on": link_table(upstream(READING, "books-home")),
    "what it leads to": link_table(downstream(READING, "fluency")),
}

each_answer = pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)


def lit(picture):
    scene = picture.layout.scene
    parts = [*((card.id, card) for card in scene.cards()), *((arrow.link.id, arrow) for arrow in scene.arrows)]
    return {identifier for identifier, part in parts if part.light == "lit"}


@each_answer
def test_an_answer_shows_a_picture_and_says_itself(answer):
    data, known = answer._repr_mimebundle_()

    assert {"text/plain", "text/html", "image/png"} == set(data)
    assert str(answer) == data["text/plain"]
    assert html.escape(str(answer)) in data["text/html"]
    assert answer._repr_html_() == data["text/html"]
    assert known["image/png"]["alt"] in html.unescape(data["text/html"])
    assert re.search(r'<img alt="Logic model: [^"]+" src="data:image/svg', data["text/html"])


@each_answer
def test_an_answer_makes_only_the_forms_that_are_asked_for(answer):
    assert ({"text/plain": str(answer)}, {}) == answer._repr_mimebundle_(include={"text/plain"})


@each_answer
def test_an_answer_can_be_lit_in_the_picture_of_the_model(answer):
    shown = lit(draw(READING, highlight=answer))

    assert set(answer.ids) <= shown
    assert shown - set(answer.ids) <= {link.id for link in READING.links}


def test_the_picture_of_a_path_lights_the_path():
    path = ANSWERS["path"]
    view = path.view()

    assert {*path.element_ids, *(link.id for link in path.links)} == lit(draw(view.model, highlight=view.highlight))
    assert "Highlighted: 5 cards and 4 arrows." in path._repr_html_()


def test_what_holds_up_others_is_shaded_by_how_many():
    view = ANSWERS["dominators"].view()

    assert (READING, ANSWERS["dominators"].holds_up()) == (view.model, view.heat)


def test_the_findings_of_a_check_can_be_lit():
    findings = check(load_example("trauma-informed"))
    shown = lit(draw(load_example("trauma-informed"), highlight=findings))

    assert set(findings.ids) & {link.id for link in load_example("trauma-informed").links} <= shown


def test_answers_and_ids_can_be_lit_together():
    path = ANSWERS["path"]

    assert {*path.ids, "staff"} == lit(draw(READING, highlight=[path, "staff"]))


def test_an_answer_about_a_large_model_shows_the_part_that_it_is_about():
    programme = LogicModel("programme", parts=READING.parts())
    sites = LogicModel("sites", parts=[prefixed(programme, f"site-{number}") for number in range(8)])
    answer = next(paths(sites, "site-3/lend", "site-3/fluency"))

    assert len(sites.elements) > 100
    assert "Logic model: sites. 5 elements " in answer._repr_html_()


def test_a_path_without_a_model_says_itself_only():
    path = ContributionPath((Step("train", "ready", Link("train", "ready")),))

    assert ({"text/plain": "train -> ready", "text/html": path._repr_html_()}, {}) == path._repr_mimebundle_()
    assert "train -&gt; ready" in path._repr_html_()


def test_paths_share_their_model_and_are_equal_without_it():
    first, second = islice(paths(READING, "train", "understanding"), 2)

    assert first.model is second.model is READING
    assert ContributionPath(first.steps) == first
    assert "model" not in repr(first)
