"""``draw --check`` and ``draw --watch``: pictures that stay what their models say."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from logicmodel import between, draw, load
from logicmodel.cli import main, watching
from logicmodel.cli.watching import redraw

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


@pytest.fixture
def model(run):
    run("example", "reading-together", "-o", "model.yaml")
    return "model.yaml"


@pytest.mark.parametrize("ending", ["svg", "png", "md"])
def test_a_picture_that_was_just_drawn_is_up_to_date(run, model, ending):
    run("draw", model, "-o", f"model.{ending}", "--theme=print")
    result = run("draw", model, "-o", f"model.{ending}", "--theme=print", "--check")

    assert (0, f"Up to date: model.{ending}\n") == (result.exit_code, result.stderr)


def test_a_stale_picture_fails_and_stays_as_it_is(run, model, tmp_path):
    run("draw", model, "-o", "model.svg")
    before = (tmp_path / "model.svg").read_bytes()
    text = (tmp_path / model).read_text(encoding="utf-8")
    (tmp_path / model).write_text(text.replace("Donated book stock", "Bought books"), encoding="utf-8")
    result = run("draw", model, "-o", "model.svg", "--check")

    assert (1, before) == (result.exit_code, (tmp_path / "model.svg").read_bytes())
    assert "Error: model.svg is stale; draw it anew, with the same command without --check\n" == result.stderr


def test_a_missing_picture_fails_and_is_not_made(run, model, tmp_path):
    result = run("draw", model, "-o", "model.svg", "--check")

    assert 1 == result.exit_code
    assert "model.svg does not exist" in result.stderr
    assert not (tmp_path / "model.svg").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--check", "--format=svg"), "-o OUT"),
        (("--watch", "--format=svg"), "-o OUT"),
        (("--check", "--watch", "-o", "model.svg"), "exclude each other"),
    ],
)
def test_what_cannot_be_checked_or_watched_is_wrong_usage(run, model, arguments, said):
    result = run("draw", model, *arguments)

    assert 2 == result.exit_code
    assert said in result.stderr


def test_a_watch_draws_at_once_and_after_each_change():
    drawn = []
    redraw(lambda: drawn.append(len(drawn)), ["a change", "another"])

    assert [0, 1, 2] == drawn


def test_a_mistake_is_told_and_the_watch_goes_on(capsys):
    outcomes = iter([ValueError, OSError("full"), None])

    def draw():
        if error := next(outcomes):
            raise error

    with pytest.raises(ValueError):  # noqa: PT011 -- a fault of ours ends it
        redraw(draw, [])
    redraw(draw, ["mended"])

    assert "Error: full\n" == capsys.readouterr().err


def test_a_watch_sees_model_files_only(model, tmp_path, monkeypatch):
    asked = {}
    monkeypatch.setattr("watchfiles.watch", lambda folder, **options: asked.update(options, folder=folder) or ())
    watching.changes_beside(model, "model.svg")
    sees = asked["watch_filter"]

    assert tmp_path == asked["folder"]
    assert [True, True, False] == [sees(None, name) for name in ("a/part.yaml", "b.JSON", "model.svg")]


def test_a_watch_without_its_extra_says_what_to_install(run, model, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "watchfiles", None)
    result = run("draw", model, "-o", "model.svg", "--watch")

    assert 2 == result.exit_code
    assert "pip install 'logicmodel[watch]'" in result.stderr


@pytest.mark.parametrize("hook", yaml.safe_load(HOOKS.read_text(encoding="utf-8")), ids=lambda hook: hook["id"])
def test_the_hooks_for_pre_commit_call_commands_that_there_are(hook):
    words = hook["entry"].split()

    assert "logicmodel" == words[0]
    assert 0 == CliRunner().invoke(main, [*words[1:], "--help"]).exit_code


def test_line_ends_that_git_writes_on_windows_are_not_stale(run, model, tmp_path):
    run("draw", model, "-o", "model.svg")
    file = tmp_path / "model.svg"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    assert 0 == run("draw", model, "-o", "model.svg", "--check").exit_code


def test_what_mermaid_refuses_is_noted(run, tmp_path):
    ids = [f"i{number}" for number in range(23)]
    listed = ", ".join(f"{each}: A" for each in ids)
    ends = " + ".join(ids)
    text = f"logicmodel: 1\nid: m\ninputs: {{{listed}}}\nlinks:\n  - {ends} -> {ends}\n"
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")

    assert "Note: Mermaid refuses more than 500 arrows" in run("draw", "m.yaml", "-o", "m.mmd").stderr


def test_headings_over_several_stages_are_written_as_text(run, model, tmp_path):
    result = run("draw", model, "-o", "m.svg", "--headings", "Planned work: inputs, activities; Reach: outputs")

    assert 0 == result.exit_code
    assert "Planned work" in (tmp_path / "m.svg").read_text(encoding="utf-8")
    assert "headings are written as" in run("draw", model, "-o", "m.svg", "--headings", "Planned").stderr


def test_a_path_is_lit(run, model, tmp_path):
    run("draw", model, "-o", "path.svg", "--path", "train -> fluency", "--highlight", "books")
    lit = between(load(tmp_path / model), "train", "fluency")

    assert draw(load(tmp_path / model), highlight=["books", lit]).svg == (tmp_path / "path.svg").read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("train", 2, "as in 'train -> fluency'"),
        ("a -> b -> c", 2, "as in 'train -> fluency'"),
        ("fluency -> train", 1, "no path from 'fluency' to 'train'"),
        ("nowhere -> train", 2, "has no element, stage or group 'nowhere'"),
    ],
)
def test_a_path_that_there_is_not_is_refused(run, model, path, code, said):
    result = run("draw", model, "-o", "path.svg", "--path", path)

    assert code == result.exit_code
    assert said in result.stderr
