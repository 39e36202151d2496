"""What the tests of documentation hosts share: a model in a folder of its own."""

import pytest

from logicmodel import dumps, load_example


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return the folder in which the test runs, with an example in `model.yaml` and a wrong model in `wrong.yaml`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "model.yaml").write_text(dumps(load_example("reading-together")), encoding="utf-8")
    wrong = "logicmodel: 1\nid: wrong\ninputs:\n  staff: Staff\nlinks:\n  - staff -> train\n  - stff -> staff\n"
    (tmp_path / "wrong.yaml").write_text(wrong, encoding="utf-8")
    (tmp_path / "readme.txt").write_text("no model", encoding="utf-8")
    return tmp_path
