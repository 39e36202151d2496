"""The scripts in the folder `examples` run, and their models have kinds and stages of their own."""

import runpy
from pathlib import Path

import pytest

from logicmodel import dumps, loads

SCRIPTS = sorted((Path(__file__).parents[2] / "examples").glob("*.py"))
each = pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)


@each
def test_a_script_prints_paths_and_draws(script, tmp_path, monkeypatch, capsys):
    picture = tmp_path / "picture.svg"
    monkeypatch.setattr("sys.argv", [str(script), str(picture)])

    runpy.run_path(str(script), run_name="__main__")

    assert f"Drawn: {picture}" == capsys.readouterr().out.splitlines()[-1]
    assert picture.read_text(encoding="utf-8").startswith("<")


@each
def test_a_model_with_kinds_of_its_own_goes_through_files(script):
    model = runpy.run_path(str(script))["model"]

    assert model == loads(dumps(model))


@pytest.mark.parametrize(
    ("script", "kinds", "stages"),
    [
        (
            "results_chain",
            {"threat-reduction", "target"},
            ["inputs", "activities", "outcomes", "threat-reduction-results", "targets"],
        ),
        ("logframe", {"purpose", "goal"}, ["inputs", "activities", "outputs", "purpose", "goal"]),
    ],
)
def test_a_script_has_kinds_and_stages_of_its_own(script, kinds, stages):
    model = runpy.run_path(str(SCRIPTS[0].with_name(f"{script}.py")))["model"]

    assert kinds <= {element.kind for element in model}
    assert stages == [stage.id for stage in model.stages]
