"""What the tests of the command line share."""

import pytest
from click.testing import CliRunner

from logicmodel.cli import main


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run the command in an empty folder, and return its exit code and what it wrote."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments, input=None):
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=input, prog_name="logicmodel")

    return invoke
