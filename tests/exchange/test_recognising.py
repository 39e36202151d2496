"""Files whose names end alike are told apart by what is in them."""

from pathlib import Path

import openpyxl
import pytest

from logicmodel import dump, dumps, load_example
from logicmodel.exchange import write_cids, write_csl, write_prsm
from logicmodel.exchange.recognising import recognised

DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("reading.kumu-blueprint.json", "kumu"),
        ("reading.kumu-export.json", "kumu"),
        ("reading.kumu.xlsx", "kumu"),
        ("reading.tocbuilder.json", "toc-builder"),
        ("reading-fcm.csv", "fcm"),
        ("reading.dagitty.txt", "dagitty"),
        ("reading.mmd", None),
    ],
)
def test_a_file_is_known_by_its_content(file, name):
    assert name == recognised(str(DATA / file))


def test_json_that_the_library_writes_is_known(tmp_path):
    model = load_example("reading-together")
    write_cids(model, tmp_path / "cids.json", organisation="Library")
    write_csl(model, tmp_path / "csl.json")
    write_prsm(model, tmp_path / "prsm.json")

    assert ["cids", "csl", "prsm"] == [recognised(str(tmp_path / f"{name}.json")) for name in ("cids", "csl", "prsm")]


def test_a_model_is_none_of_them(tmp_path):
    model = load_example("reading-together")
    (tmp_path / "model.json").write_text(dumps(model, "json"), encoding="utf-8")
    dump(model, tmp_path / "model.xlsx")

    assert recognised(str(tmp_path / "model.json")) is None
    assert recognised(str(tmp_path / "model.xlsx")) is None


def test_a_workbook_of_causal_map_is_known_by_its_sheets(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "factors"
    book.create_sheet("links")
    book.save(tmp_path / "map.xlsx")

    assert "causal-map" == recognised(str(tmp_path / "map.xlsx"))


def test_text_of_theorymaker_is_known(tmp_path):
    (tmp_path / "map.txt").write_text("staff:: Coordinators\nstaff -> Train", encoding="utf-8")

    assert "theorymaker" == recognised(str(tmp_path / "map.txt"))


@pytest.mark.parametrize("name", ["a.json", "a.xlsx", "a.csv", "a.txt", "b.json", "c.json", "d.csv"])
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[[[[", b"[1]", b'{"elements": 1}', b",\n,", b"PK\x03\x04"])
def test_what_is_damaged_or_of_no_format_is_left_to_the_reader_of_its_ending(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)

    assert recognised(str(tmp_path / name)) is None


def test_deep_json_is_left_to_its_reader(tmp_path):
    (tmp_path / "deep.json").write_text("[" * 100_000, encoding="utf-8")

    assert recognised(str(tmp_path / "deep.json")) is None
