"""``diff``, ``apply`` and ``merge``, by themselves and as drivers in a repository of Git."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import logicmodel
from logicmodel import dump, load, loads
from logicmodel.examples import example_text
from logicmodel.model import rename, with_fields

pytestmark = pytest.mark.slow

BASE = example_text("reading-together")
MINE = BASE.replace("    label: Train volunteers in paired reading", "    label: Train all volunteers").replace(
    'version: "2"', 'version: "3"  # ours'
)
THEIRS = BASE.replace("    label: Train volunteers in paired reading", "    label: Train volunteers well").replace(
    "books: Donated book stock", "books: New books"
)


@pytest.fixture
def files(tmp_path):
    for name, text in (("base", BASE), ("ours", MINE), ("theirs", THEIRS)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("files")
def test_changes_are_printed(run):
    done = run("diff", "base.yaml", "ours.yaml")

    assert (0, "") == (done.exit_code, done.stderr)
    assert done.stdout.startswith("Reading Together: 1 reworded, 1 changed.\n\nmodel:\n  version: ")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 0),
        (["--fail-on", "any"], 1),
        (["--fail-on", "removed"], 0),
        (["--fail-on", "removed", "--fail-on", "reworded"], 1),
    ],
)
@pytest.mark.usefixtures("files")
def test_changes_can_fail_the_command(run, options, code):
    assert code == run("diff", "base.yaml", "ours.yaml", *options).exit_code


@pytest.mark.usefixtures("files")
def test_changes_are_rows_as_json(run):
    rows = json.loads(run("diff", "base.yaml", "ours.yaml", "--format", "json").stdout)

    assert [("", "version"), ("train", "label")] == [(row["id"], row["field"]) for row in rows]


def test_a_patch_is_made_to_another_copy_whose_comments_stay(run, files):
    (files / "patch.json").write_text(
        run("diff", "base.yaml", "ours.yaml", "--format", "patch").stdout, encoding="utf-8"
    )
    (files / "copy.yaml").write_text(f"# A copy.\n{BASE}", encoding="utf-8")
    done = run("apply", "patch.json", "copy.yaml")

    assert 0 == done.exit_code, done.output
    assert load(files / "ours.yaml") == load(files / "copy.yaml")
    assert (files / "copy.yaml").read_text(encoding="utf-8").startswith("# A copy.\n")


def test_a_patch_that_does_not_fit_is_refused(run, files):
    (files / "patch.json").write_text(
        run("diff", "base.yaml", "ours.yaml", "--format", "patch").stdout, encoding="utf-8"
    )
    done = run("apply", "patch.json", "theirs.yaml")

    assert (1, THEIRS) == (done.exit_code, (files / "theirs.yaml").read_text(encoding="utf-8"))
    assert "the field says something else by now" in done.stderr


def test_another_id_can_be_told(run, files):
    dump(rename(loads(BASE), {"books": "stock"}), files / "new.yaml")
    done = run("diff", "base.yaml", "new.yaml", "--renamed", "books=stock")

    assert "has the new id stock" in done.stdout
    assert "1 renamed" in done.stdout


def test_one_real_conflict_stops_a_merge_and_is_resolved_by_name(run, files):
    stopped = run("merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", "merged.yaml")

    assert (1, False) == (stopped.exit_code, (files / "merged.yaml").exists())
    assert "--resolve NAME=SIDE for train.label" in stopped.stderr

    done = run("merge", "base.yaml", "ours.yaml", "theirs.yaml", "-o", "merged.yaml", "--resolve", "train.label=theirs")
    model = load(files / "merged.yaml")

    assert 0 == done.exit_code, done.output
    assert ("3", "Train volunteers well", "New books") == (model.version, model["train"].label, model["books"].label)
    assert "# ours" in (files / "merged.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("side", "label"), [("ours", "Train all volunteers"), ("theirs", "Train volunteers well")])
@pytest.mark.usefixtures("files")
def test_one_side_can_be_taken_throughout(run, side, label):
    done = run("merge", "base.yaml", "ours.yaml", "theirs.yaml", "--take", side)

    assert label == loads(done.stdout)["train"].label


@pytest.mark.usefixtures("files")
def test_a_choice_for_no_conflict_is_wrong_usage(run):
    done = run("merge", "base.yaml", "ours.yaml", "theirs.yaml", "--resolve", "train.lable=ours")

    assert (2, True) == (done.exit_code, "did you mean 'train.label'" in done.stderr)


@pytest.mark.parametrize("arguments", [["one.yaml"], ["--git", "a", "b"]])
def test_a_wrong_number_of_files_is_wrong_usage(run, arguments):
    assert 2 == run("diff", *arguments).exit_code


@pytest.fixture
def repository(tmp_path):
    """Return a function that runs Git in a new repository, which uses the two drivers."""
    source = str(Path(logicmodel.__file__).parents[1])
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "PYTHONPATH": source}
    folder = tmp_path / "repository"
    folder.mkdir()

    def git(*arguments, code=0):
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, **settings}
        )
        assert code == done.returncode, done.stdout + done.stderr
        return done.stdout

    command = f'"{sys.executable}" -m logicmodel'
    git("init", "-q", "-b", "main")
    git("config", "user.name", "A")
    git("config", "user.email", "a@example.org")
    git("config", "diff.logicmodel.command", f"{command} diff --git")
    git("config", "merge.logicmodel.driver", f"{command} merge --git %P %O %A %B")
    (folder / ".gitattributes").write_text("*.yaml diff=logicmodel merge=logicmodel\n", encoding="utf-8")
    git.write = lambda text: (folder / "model.yaml").write_text(text, encoding="utf-8")
    git.write_beside = lambda name, text: (folder / name).write_text(text, encoding="utf-8")
    git.read = lambda: (folder / "model.yaml").read_text(encoding="utf-8")
    git.write(BASE)
    git("add", ".")
    git("commit", "-qm", "base")
    return git


def test_git_shows_what_changed_in_words(repository):
    repository.write(MINE)

    assert "model.yaml: Reading Together: 1 reworded, 1 changed." in repository("diff")


def test_git_still_shows_lines_of_what_is_no_model(repository):
    repository.write(BASE.replace("links:", "lniks:"))
    shown = repository("diff")

    assert "not compared as a model" in shown
    assert "-links:\n+lniks:\n" in shown


def branched(repository, ours, theirs):
    repository("checkout", "-qb", "theirs")
    repository.write(theirs)
    repository("commit", "-qam", "theirs")
    repository("checkout", "-q", "main")
    repository.write(ours)
    repository("commit", "-qam", "ours")


def test_git_merges_changes_of_one_line_that_do_not_contradict_each_other(repository):
    base = BASE.replace("  books: Donated book stock", "  books: {label: Donated book stock}")
    repository.write(base)
    repository("commit", "-qam", "one line")
    branched(
        repository,
        base.replace("{label: Donated book stock}", "{label: Donated book stock, notes: Old}"),
        base.replace("{label: Donated book stock}", "{label: New books}"),
    )
    repository("merge", "-q", "theirs")
    expected = with_fields(loads(BASE), "books", label="New books", notes="Old")

    assert expected == loads(repository.read())


def test_git_marks_the_lines_of_a_real_conflict_and_no_others(repository):
    branched(repository, MINE, THEIRS)
    repository("merge", "-q", "theirs", code=1)
    text = repository.read()

    assert (
        "<<<<<<< ours\n    label: Train all volunteers\n=======\n    label: Train volunteers well\n>>>>>>> theirs\n"
    ) in text
    assert 1 == text.count("<<<<<<<")
    assert "books: New books" in text
    assert "# ours" in text


def test_git_merges_lines_where_one_version_is_no_model(repository):
    branched(repository, MINE, BASE.replace("links:", "lniks:"))
    repository("merge", "-q", "theirs")

    assert "lniks:" in repository.read()
    assert "label: Train all volunteers" in repository.read()


def test_git_marks_lines_in_conflict_where_one_version_is_no_model(repository):
    branched(repository, MINE, THEIRS.replace("links:", "lniks:"))
    repository("merge", "-q", "theirs", code=1)

    assert (
        "<<<<<<< ours\n    label: Train all volunteers\n=======\n    label: Train volunteers well\n"
        in repository.read()
    )


def test_git_merges_a_file_that_includes_others(repository):
    base = BASE.replace("inputs:", "include: [stakeholders.yaml]\ninputs:", 1)
    repository.write_beside("stakeholders.yaml", "logicmodel: 1\nstakeholders: {council: Town council}\n")
    repository.write(base)
    repository("add", ".")
    repository("commit", "-qm", "include")
    branched(repository, base + "# ours\n", base.replace("Donated book stock", "New books"))
    repository.write(base.replace("  train:", "  meet: Hold meetings\n  train:", 1))
    assert 'activity "Hold meetings" (meet): added' in repository("diff")
    repository("commit", "-qam", "meetings")

    repository("merge", "-q", "theirs")

    assert "New books" in repository.read()
    assert "meet: Hold meetings" in repository.read()
    assert "include: [stakeholders.yaml]" in repository.read()


@pytest.mark.usefixtures("files")
def test_both_versions_are_drawn_in_one_picture_or_side_by_side(run, tmp_path):
    for name in ("changes.svg", "changes.html"):
        done = run("diff", "base.yaml", "theirs.yaml", "-o", name)

        assert (0, f"Drawn: {name}\n") == (done.exit_code, done.stderr)
        assert "Train volunteers well" in (tmp_path / name).read_text(encoding="utf-8")
    assert 2 == run("diff", "base.yaml", "theirs.yaml", "-o", "changes.xyz").exit_code
