"""The shells complete what is typed."""

import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner

from logicmodel.cli import main


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(run, shell):
    result = run("completion", shell)

    assert 0 == result.exit_code
    assert "_LOGICMODEL_COMPLETE" in result.stdout


def test_another_shell_is_wrong_usage(run):
    result = run("completion", "csh")

    assert 2 == result.exit_code
    assert "bash" in result.stderr


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_commands_are_completed(monkeypatch):
    asked = {"_LOGICMODEL_COMPLETE": "bash_complete", "COMP_WORDS": "logicmodel conv", "COMP_CWORD": "1"}
    for name, value in asked.items():
        monkeypatch.setenv(name, value)

    done = subprocess.run([sys.executable, "-m", "logicmodel"], capture_output=True, text=True, check=False)

    assert "plain,convert\n" == done.stdout


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("logicmodel explain LM00", "plain,LM001"),
        ("logicmodel example read", "plain,reading-together"),
        ("logicmodel check --profile kell", "plain,kellogg-uwex"),
    ],
)
def test_names_that_are_shipped_are_completed(words, completed):
    environment = {
        "_LOGICMODEL_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }

    done = CliRunner().invoke(main, [], prog_name="logicmodel", env=environment)

    assert completed in done.stdout.splitlines()
