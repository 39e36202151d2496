"""The shells complete what is typed."""

import shutil
import subprocess
import sys

import pytest


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
