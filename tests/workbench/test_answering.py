"""What the page is told of a model."""

import json

import pytest

from logicmodel import Activity, LogicModel, load_example, loads
from logicmodel.workbench.answering import CONTROLS, answer, picture_of
from logicmodel.workbench.page_making import script_policy, workbench_page
from logicmodel.workbench.page_questions import PAGE_QUESTIONS

READING = load_example("reading-together")


def told(model=READING, **wanted):
    return answer(lambda: model, wanted)


def test_an_answer_is_json_with_a_picture_findings_and_all_elements():
    found = told()

    assert found == json.loads(json.dumps(found))
    assert "15 elements, 20 links; no findings, 1 suppressed" == found["summary"]
    assert [element.id for element in READING] == [identifier for identifier, _ in found["elements"]]
    assert found["picture"].startswith("<!DOCTYPE html>")


def test_problems_have_their_line_their_hint_and_no_picture():
    found = answer(lambda: loads("logicmodel: 1\nid: reading\nlinks: [staff -> trian]\n", name="model.yaml"), {})

    assert {"problems"} == set(found)
    assert {("model.yaml", 3)} == {(each["place"]["file"], each["place"]["line"]) for each in found["problems"]}


def test_a_file_that_is_not_there_is_a_problem():
    def read():
        raise FileNotFoundError(2, "No such file or directory", "model.yaml")

    assert "model.yaml: No such file or directory" == answer(read, {})["problems"][0]["message"]


def test_findings_say_why_and_lead_to_their_line():
    found = answer(lambda: loads("logicmodel: 1\nid: reading\nactivities:\n  train: Train\n", name="model.yaml"), {})

    assert {"code", "severity", "message", "why", "repair", "source", "place"} == set(found["findings"][0])
    assert 4 in {each["place"]["line"] for each in found["findings"] if each["place"]}


@pytest.mark.parametrize("ask", PAGE_QUESTIONS)
def test_every_question_answers_in_words_and_lights_the_picture(ask):
    # The findings of one example are answered.
    model = READING if ask != "findings" else LogicModel("m", parts=[Activity("train", "Train")])
    plain, found = told(model), told(model, ask=ask, **{"from": "train", "to": "fluency"})

    assert found["told"]
    assert plain["picture"] != found["picture"]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ({"to": "fluency"}, "Choose 'from'."),
        ({}, "Choose 'from' and 'to'."),
        ({"from": "x", "to": "fluency"}, "Choose 'from'."),
    ],
)
def test_a_question_without_its_ends_says_what_to_choose(ends, expected):
    assert expected == told(ask="paths", **ends)["told"]


def test_a_question_that_has_no_answer_says_so():
    assert "There is no path." == told(ask="paths", **{"from": "fluency", "to": "staff"})["told"]


def test_options_that_there_are_not_are_left_out():
    nonsense = {option.name: "nonsense" for option in CONTROLS}

    assert told()["picture"] == told(**nonsense, ask="nonsense", profile="nonsense")["picture"]


def test_choices_change_the_picture():
    assert told()["picture"] != told(direction="down")["picture"]
    assert picture_of(READING, {}).svg != picture_of(READING, {"show_title": "false"}).svg


def test_the_page_offers_every_control_and_every_question():
    page = workbench_page(title="<model>", entry="live.js", editable=False)

    assert [] == [option.name for option in CONTROLS if f'name="{option.name}"' not in page]
    assert [] == [name for name in PAGE_QUESTIONS if f'value="{name}"' not in page]
    assert "&lt;model&gt;" in page


def test_the_policy_lets_only_our_scripts_run():
    assert "default-src 'none'; script-src 'self' 'sha256-" in script_policy()
