"""What the tests of the formats share."""

from pathlib import Path

import pytest

from logicmodel import FormatError, loads

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden(monkeypatch):
    """Work in the folder of the golden files, so that errors name them by their bare names."""
    monkeypatch.chdir(GOLDEN)
    return GOLDEN


@pytest.fixture
def said():
    """Read a text that is no model, and return what the error says, one line for each problem."""

    def read(text, format="yaml", **arguments):
        with pytest.raises(FormatError) as caught:
            loads(text, format, name="m", **arguments)
        return [str(problem).splitlines()[0] for problem in caught.value.problems]

    return read
