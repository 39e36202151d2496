"""Writing a file replaces it as a whole, or leaves it as it was."""

import os
import sys

import pytest

from logicmodel import dump, dumps, load, load_example

MODEL = load_example("reading-together")


@pytest.mark.parametrize(
    ("name", "format"), [("m.yaml", "yaml"), ("m.yml", "yaml"), ("m.json", "json"), ("m.JSON", "json")]
)
def test_the_ending_says_the_format(tmp_path, name, format):
    dump(MODEL, tmp_path / name)

    assert dumps(MODEL, format) == (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["model", "model.txt", "yaml"])
def test_another_ending_is_refused_before_anything_is_written(tmp_path, name):
    with pytest.raises(ValueError, match=r"unknown ending of .*; use \.yaml, \.yml, \.json"):
        dump(MODEL, tmp_path / name)

    assert [] == list(tmp_path.iterdir())


def test_another_format_is_refused():
    with pytest.raises(ValueError, match="format must be one of yaml, json, not 'xml'"):
        dumps(MODEL, "xml")


def test_a_file_that_was_there_keeps_its_permissions(tmp_path):
    path = tmp_path / "m.yaml"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    dump(MODEL, path)

    assert (MODEL, 0o640) == (load(path), path.stat().st_mode & 0o777)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "plain").touch()
    dump(MODEL, tmp_path / "m.yaml")

    assert (tmp_path / "plain").stat().st_mode == (tmp_path / "m.yaml").stat().st_mode


def test_a_symbolic_link_stays_one(tmp_path):
    (tmp_path / "link.yaml").symlink_to(tmp_path / "real.yaml")
    dump(MODEL, tmp_path / "link.yaml")

    assert (tmp_path / "link.yaml").is_symlink()
    assert MODEL == load(tmp_path / "real.yaml")


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "m.yaml"
    path.write_text("old", encoding="utf-8")

    def fail(*_):
        raise OSError(28, "the disk is full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="the disk is full"):
        dump(MODEL, path)

    assert [("m.yaml", "old")] == [(each.name, each.read_text(encoding="utf-8")) for each in tmp_path.iterdir()]


def test_a_folder_that_is_missing_is_an_ordinary_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        dump(MODEL, tmp_path / "missing" / "m.yaml")
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "missing.yaml")
