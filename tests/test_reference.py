"""The reference has every public name and every command."""

import re
import runpy
from pathlib import Path

import logicmodel
from logicmodel.cli import main

GENERATED = runpy.run_path(str(Path(__file__).parents[1] / "docs" / "generated.py"))


def test_every_public_name_is_in_the_reference_once():
    documented = re.findall(r"^\.\. (?:auto\w+|data):: (\w+)$", GENERATED["public_names"](), re.MULTILINE)

    assert sorted(logicmodel.__all__) == sorted(documented)


def test_every_command_is_in_the_reference_once():
    documented = re.findall(r"^## (\w+)$", GENERATED["command_line"](), re.MULTILINE)

    assert ["logicmodel", *main.commands] == documented
