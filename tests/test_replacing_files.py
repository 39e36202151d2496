"""Every file is written whole or not at all, and stays whose it was."""

import os
import stat
from pathlib import Path

import pytest

from logicmodel import draw, dump, load_example
from logicmodel.writing import replace_file


def left_in(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_has_the_mode_that_this_user_gives_files(tmp_path):
    (tmp_path / "other").write_bytes(b"")
    replace_file(tmp_path / "new", b"content")

    assert b"content" == (tmp_path / "new").read_bytes()
    assert (tmp_path / "other").stat().st_mode == (tmp_path / "new").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_keeps_its_mode(tmp_path, mode):
    file = tmp_path / "file"
    file.write_bytes(b"old")
    file.chmod(mode)
    replace_file(file, b"new")

    assert (b"new", mode) == (file.read_bytes(), stat.S_IMODE(file.stat().st_mode))
    assert ["file"] == left_in(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_a_file_keeps_its_owner(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(b"old")
    os.chown(file, 1234, 4321)
    replace_file(file, b"new")

    assert (1234, 4321) == (file.stat().st_uid, file.stat().st_gid)


def test_a_file_that_another_owns_is_written_although_it_cannot_be_given_back(tmp_path, monkeypatch):
    def refused(*_):
        raise PermissionError

    monkeypatch.setattr(os, "chown", refused)
    (tmp_path / "file").write_bytes(b"old")
    replace_file(tmp_path / "file", b"new")

    assert b"new" == (tmp_path / "file").read_bytes()


def test_a_symbolic_link_stays_one(tmp_path):
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to("file")
    replace_file(tmp_path / "link", b"new")

    assert (tmp_path / "link").is_symlink()
    assert b"new" == (tmp_path / "file").read_bytes()


def test_a_file_with_the_longest_name_can_be_replaced(tmp_path):
    file = tmp_path / ("x" * 255)
    replace_file(file, b"once")
    replace_file(file, b"twice")

    assert b"twice" == file.read_bytes()


def test_a_device_is_written_to_as_it_is():
    replace_file(os.devnull, b"content")

    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("step", ["fsync", "replace", "fdopen"])
def test_what_fails_leaves_the_old_file_and_names_it(tmp_path, monkeypatch, step):
    def full(*_):
        raise OSError(28, "No space left on device")

    file = tmp_path / "file"
    file.write_bytes(b"old")
    monkeypatch.setattr(Path if step == "replace" else os, step, full)
    with pytest.raises(OSError, match="No space left on device") as caught:
        replace_file(file, b"new")

    assert (str(file), b"old", ["file"]) == (caught.value.filename, file.read_bytes(), left_in(tmp_path))


def test_a_folder_that_is_not_there_is_told_by_the_name_that_was_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError) as caught:
        replace_file("nowhere/model.yaml", b"")

    assert "nowhere/model.yaml" == caught.value.filename


@pytest.mark.parametrize("write", [dump, draw], ids=lambda write: write.__name__)
def test_what_the_library_writes_is_replaced_as_a_whole(tmp_path, monkeypatch, write):
    name = {"dump": "model.yaml", "draw": "model.svg"}[write.__name__]
    (tmp_path / name).write_bytes(b"old")

    def killed(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", killed)
    with pytest.raises(KeyboardInterrupt):
        write(load_example("reading-together"), tmp_path / name)

    assert (b"old", [name]) == ((tmp_path / name).read_bytes(), left_in(tmp_path))
