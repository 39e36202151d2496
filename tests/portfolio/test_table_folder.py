"""Rows of many models in a folder."""

import json

import duckdb
import pytest
from hypothesis import given

from logicmodel import LogicModel, load_example
from logicmodel.errors import FormatError
from logicmodel.portfolio import COLUMNS, ROWS_VERSION, checked_rows, known_digests, rows_of, survey, write_tables
from logicmodel.strategies import logic_models

pytestmark = pytest.mark.slow

READING, TRAUMA = load_example("reading-together"), load_example("trauma-informed")


def rows(folder, table):
    """Return the rows of a table as DuckDB reads them."""
    files = f"read_parquet('{folder}/{table}/*.parquet', file_row_number = true)"
    found = duckdb.sql(f"SELECT * FROM {files} ORDER BY origin, file_row_number")  # noqa: S608 -- our own folder
    return [dict(zip(found.columns[:-1], row[:-1], strict=True)) for row in found.fetchall()]


@given(logic_models())
def test_every_row_has_exactly_the_columns_that_are_said(model):
    tables = checked_rows(model)

    assert list(COLUMNS) == list(tables)
    for name, found in tables.items():
        assert all(list(COLUMNS[name]) == list(row) for row in found)


def test_rows_say_what_the_model_says():
    tables = rows_of(READING)

    assert len(READING.elements) == len(tables["elements"])
    assert len(READING.links) == len(tables["links"])
    assert {"stated"} == {"stated" for row in tables["links"] if row["stated"]}
    assert [] == tables["findings"]
    assert ["inputs->activities"] == [row["link"] for row in rows_of(TRAUMA)["links"] if not row["stated"]][:1]


def test_parquet_has_the_rows_of_all_models(tmp_path):
    written = write_tables(survey([READING, TRAUMA]), tmp_path, part=1)

    assert "2 models written, 0 unchanged, 0 failed" == str(written).partition(":")[0]
    expected = [{"origin": "reading-together", **row} for row in rows_of(READING)["links"]]
    assert expected == [row for row in rows(tmp_path, "links") if row["origin"] == "reading-together"]


def test_a_second_survey_goes_on_and_replaces_what_changed(tmp_path):
    write_tables(survey([READING, TRAUMA]), tmp_path)
    changed = LogicModel("reading-together", parts=[])

    again = write_tables(survey([changed, TRAUMA], known=known_digests(tmp_path)), tmp_path)

    assert (1, 1, 0) == (again.models, again.skipped, again.errors)
    assert ["trauma-informed"] == sorted({row["origin"] for row in rows(tmp_path, "elements")})
    assert ["reading-together", "trauma-informed"] == [row["origin"] for row in rows(tmp_path, "models")]


def test_a_source_that_fails_is_in_the_manifest_with_its_place(tmp_path):
    write_tables(survey([TRAUMA, ("broken", "logicmodel: 1")]), tmp_path, format="ndjson")

    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))

    assert {"broken"} == set(manifest["errors"])
    assert {"trauma-informed"} == set(manifest["sources"])
    assert known_digests(tmp_path) == {name: each["digest"] for name, each in manifest["sources"].items()}


def test_an_interrupted_survey_keeps_the_parts_that_are_done(tmp_path):
    def interrupted():
        yield from survey([READING])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_tables(interrupted(), tmp_path, part=1)

    assert {"reading-together"} == set(known_digests(tmp_path))


def test_lines_of_json_say_the_same_as_parquet(tmp_path):
    write_tables(survey([READING]), tmp_path / "parquet")
    write_tables(survey([READING]), tmp_path / "ndjson", format="ndjson")
    lines = (tmp_path / "ndjson" / "elements" / "part-0.ndjson").read_text(encoding="utf-8").splitlines()

    assert rows(tmp_path / "parquet", "elements") == [json.loads(line) for line in lines]


def test_a_folder_of_another_format_or_version_is_refused(tmp_path):
    write_tables(survey([READING]), tmp_path, format="ndjson")

    with pytest.raises(FormatError, match="its tables are ndjson, not parquet"):
        write_tables(survey([READING]), tmp_path)

    manifest = tmp_path / "manifest.json"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace(f'"rows_version": {ROWS_VERSION}', '"rows_version": 0')
    )
    with pytest.raises(FormatError, match="have version 0"):
        known_digests(tmp_path)
