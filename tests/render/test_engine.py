"""The layout engine: found without PATH, and every failure an error of its own with the fix in it."""

import pytest

from logicmodel import draw, engine, load_example
from logicmodel.engine import find_engine
from logicmodel.errors import EngineFailedError, EngineNotFoundError, EngineTimeoutError


def test_the_engine_that_pip_installed_is_found_with_an_empty_path(monkeypatch):
    monkeypatch.delenv("LOGICMODEL_DOT", raising=False)
    monkeypatch.setenv("PATH", "")

    assert find_engine().path.name.startswith("graphviz-pure")
    assert "graphviz-pure" in find_engine().version()


def test_an_engine_can_be_named(fake_engine):
    path = fake_engine("exit 0")

    assert path == find_engine().path
    assert find_engine().origin == "named by LOGICMODEL_DOT"


def test_a_missing_engine_says_how_to_get_one(monkeypatch):
    monkeypatch.delenv("LOGICMODEL_DOT", raising=False)
    monkeypatch.setattr(engine, "_candidates", lambda: iter(()))

    with pytest.raises(EngineNotFoundError, match="no layout engine was found; pip install graphviz-pure"):
        find_engine()


def test_a_named_engine_that_is_not_there_says_so(monkeypatch):
    monkeypatch.setenv("LOGICMODEL_DOT", "/nowhere/dot")

    with pytest.raises(EngineNotFoundError, match="LOGICMODEL_DOT is '/nowhere/dot', which is not a file"):
        draw(load_example("reading-together")).png()


def test_an_engine_that_cannot_be_started_says_so(tmp_path, monkeypatch):
    path = tmp_path / "dot"
    path.write_text("not a program")
    monkeypatch.setenv("LOGICMODEL_DOT", str(path))

    with pytest.raises(EngineNotFoundError, match="cannot be started"):
        draw(load_example("reading-together")).png()
    with pytest.raises(EngineNotFoundError, match="cannot be started"):
        find_engine().version()


def test_a_failing_engine_is_quoted(fake_engine):
    fake_engine("echo 'syntax error in line 3' >&2; exit 1")

    with pytest.raises(EngineFailedError, match="stopped with exit code 1; it said: syntax error in line 3"):
        draw(load_example("reading-together")).png()


def test_an_engine_that_draws_nothing_has_failed(fake_engine):
    fake_engine("cat > /dev/null")

    with pytest.raises(EngineFailedError, match="stopped with exit code 0; it said: nothing"):
        draw(load_example("reading-together")).png()


def test_a_hanging_engine_is_ended(fake_engine):
    fake_engine("while :; do :; done")

    with pytest.raises(
        EngineTimeoutError, match=r"took longer than 0\.2 s; draw a part of the model .* or give it longer"
    ):
        draw(load_example("reading-together"), timeout=0.2).png()
