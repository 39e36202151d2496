"""``logicmodel serve``: which files are served, and what it says where it cannot."""

import pytest

from logicmodel.cli import serve_command


@pytest.fixture
def served(monkeypatch):
    """Return what is served, with no change to wait for and no browser to open."""
    opened = []
    monkeypatch.setattr(serve_command, "changes_in", lambda folders: opened.append(sorted(map(str, folders))) or [])
    monkeypatch.setattr(serve_command.webbrowser, "open", opened.append)
    return opened


@pytest.mark.slow
def test_files_and_folders_are_served_at_a_free_port(run, served, tmp_path):
    for name in ("b.yaml", "a.json", "notes.txt"):
        (tmp_path / name).write_text("{}", encoding="utf-8")

    result = run("serve", "b.yaml", ".")

    assert 0 == result.exit_code
    assert "Serving b.yaml, a.json, b.yaml at http://127.0.0.1:" in result.output
    assert [str(tmp_path)] == served[0]
    assert served[1].startswith("http://127.0.0.1:")


@pytest.mark.slow
def test_no_browser_is_opened_if_it_is_not_wanted(run, served, tmp_path):
    (tmp_path / "a.yaml").write_text("{}", encoding="utf-8")

    run("serve", "a.yaml", "--no-open")

    assert 1 == len(served)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere.yaml",), "'nowhere.yaml' does not exist"),
        (("empty",), "empty has no model files; their names end in .yaml, .yml, .json"),
    ],
)
@pytest.mark.usefixtures("served")
def test_what_cannot_be_served_is_said(run, tmp_path, arguments, message):
    (tmp_path / "empty").mkdir()

    result = run("serve", *arguments)

    assert 2 == result.exit_code
    assert message in result.output
