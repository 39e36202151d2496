"""What the playground opens and keeps: files of this library and of other tools, by what is in them."""

import base64
import json
from pathlib import Path
from tempfile import gettempdir

import pytest

from logicmodel import Activity, LogicModel, Outcome, draw, dump, dumps, link, load_example, loads
from logicmodel.workbench.playground import opened, saved, start

SMALL = LogicModel("small", parts=[link(Activity("train", "Train"), Outcome("read", "Pupils read"))])
TEXT = dumps(SMALL)


def read(name, content):
    return json.loads(opened(name, base64.b64encode(content).decode()))


def labels(answer):
    return {element.label for element in loads(answer["text"])}


def test_a_text_of_ours_is_opened_as_it_stands():
    assert {"text": TEXT, "losses": ""} == read("mine.yaml", TEXT.encode())
    assert SMALL == loads(read("mine.json", dumps(SMALL, "json").encode())["text"])


def test_a_workbook_is_opened(tmp_path):
    dump(SMALL, tmp_path / "small.xlsx")

    assert SMALL == loads(read("small.xlsx", (tmp_path / "small.xlsx").read_bytes())["text"])


@pytest.mark.parametrize("ending", [".mmd", ".dot", ".drawio"])
def test_a_picture_of_ours_is_opened_again_and_says_what_it_lacks(ending):
    answer = read(f"small{ending}", draw(SMALL).rendered(ending))

    assert {"Train", "Pupils read"} == labels(answer)


def test_a_table_is_opened():
    table = "Level,Result,Indicator,Target\nOutput,Volunteers trained,Volunteers,60"
    answer = read("frame.csv", table.encode())

    assert {"Volunteers trained"} == labels(answer)


def test_a_map_of_another_tool_is_told_by_what_is_in_it():
    content = Path(__file__).parents[1] / "exchange" / "data" / "reading.tocbuilder.json"
    answer = read("map.json", content.read_bytes())

    assert labels(answer)
    assert answer["losses"].startswith("Theory of Change Builder: ")


@pytest.mark.parametrize(("name", "content"), [("x.png", b"\x89PNG"), ("x", b"?"), ("x.xlsx", b"PK"), ("x.yaml", b"")])
def test_what_cannot_be_read_says_so_and_no_folder_of_ours(name, content):
    answer = read(name, content)

    assert gettempdir() not in answer.get("failure", "")
    assert answer.keys() in ({"failure"}, {"text", "losses"})


@pytest.mark.parametrize("ending", [".yaml", ".json", ".svg", ".docx", ".pptx", ".xlsx"])
def test_what_is_kept_is_what_the_library_writes(ending):
    answer = json.loads(saved(TEXT, "{}", ending))

    assert base64.b64decode(answer["base64"])


def test_the_examples_are_there_from_the_start():
    assert load_example("reading-together") == loads(json.loads(start())["examples"]["reading-together"])
