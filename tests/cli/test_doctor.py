"""``doctor``."""

import logicmodel


def test_versions_engine_and_a_trial_drawing_are_told(run):
    result = run("doctor")

    assert 0 == result.exit_code
    assert f"logicmodel      {logicmodel.__version__}" in result.stdout
    assert "graphviz-pure" in result.stdout
    assert "layout engine" in result.stdout
    assert "trial drawing   works" in result.stdout


def test_an_engine_that_draws_nothing_is_told(run, monkeypatch, tmp_path):
    broken = tmp_path / "dot"
    broken.write_text('#!/bin/sh\n[ "$1" = -V ] && echo a version && exit\nexit 3\n')
    broken.chmod(0o755)
    monkeypatch.setenv("LOGICMODEL_DOT", str(broken))

    result = run("doctor")

    assert 3 == result.exit_code
    assert "trial drawing   failed: the layout engine" in result.stdout


def test_a_missing_engine_is_told_with_what_to_do(run, monkeypatch):
    monkeypatch.setenv("LOGICMODEL_DOT", "/nowhere/dot")

    result = run("doctor")

    assert 3 == result.exit_code
    assert "trial drawing   failed: LOGICMODEL_DOT is '/nowhere/dot'" in result.stdout
