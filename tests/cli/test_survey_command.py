"""``logicmodel survey``: many models as tables."""

import json

import pytest

from logicmodel import dump, load_example, portfolio


def test_the_command_surveys_files_and_goes_on(run, tmp_path):
    for name in ("reading-together", "trauma-informed"):
        dump(load_example(name), tmp_path / f"{name}.yaml")

    first = run("survey", "*.yaml", "--out", "tables", "--format", "ndjson", "--profile", "iati")
    again = run("survey", "*.yaml", "--out", "tables", "--format", "ndjson", "--jobs", "2")

    assert (0, "2 models written, 0 unchanged, 0 failed: tables\n") == (first.exit_code, first.output)
    assert (0, "0 models written, 2 unchanged, 0 failed: tables\n") == (again.exit_code, again.output)


@pytest.mark.slow
def test_the_command_says_what_failed_and_keeps_the_rest(run, tmp_path):
    dump(load_example("reading-together"), tmp_path / "good.yaml")
    (tmp_path / "bad.yaml").write_text("logicmodel: 1\n", encoding="utf-8")

    result = run("survey", "*.yaml", "--out", "tables", "--report", "report.html", "--pictures")

    assert 1 == result.exit_code
    assert "1 of the sources could not be read; tables/manifest.json has their problems" in result.output
    assert {"good.yaml"} == set(json.loads((tmp_path / "tables" / "manifest.json").read_text())["sources"])
    assert "<dt>models read</dt><dd>1</dd>" in (tmp_path / "report.html").read_text()


def test_an_unknown_profile_ends_the_command_before_anything_is_read(run):
    result = run("survey", "*.yaml", "--out", "tables", "--profile", "iatti")

    assert 2 == result.exit_code
    assert "did you mean 'iati'" in result.output


def test_an_interrupted_command_keeps_what_was_read_and_goes_on(run, tmp_path, monkeypatch):
    for name in ("reading-together", "trauma-informed"):
        dump(load_example(name), tmp_path / f"{name}.yaml")

    def interrupted(*arguments, **options):
        yield next(whole(*arguments, **options))
        raise KeyboardInterrupt

    whole = portfolio.survey
    with monkeypatch.context() as patch:
        patch.setattr(portfolio, "survey", interrupted)
        first = run("survey", "*.yaml", "--out", "tables", "--format", "ndjson")
    again = run("survey", "*.yaml", "--out", "tables", "--format", "ndjson")

    assert 130 == first.exit_code
    assert "interrupted; tables keeps what was read, and the same command goes on from there" in first.output
    assert "1 model written, 1 unchanged, 0 failed: tables\n" == again.output
