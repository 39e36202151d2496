"""What the tests of exchange share: the samples, and what two models differ in."""

import os
from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"


@pytest.fixture
def data():
    """Return the folder of samples, all of which were made for these tests."""
    return DATA


@pytest.fixture(scope="session")
def samples():
    """Return the folder of samples of others, which are no part of the project."""
    folder = os.environ.get("LOGICMODEL_SAMPLES")
    if not folder or not Path(folder).is_dir():
        pytest.skip("LOGICMODEL_SAMPLES names no folder with the schemas and samples of others")
    return Path(folder).resolve()
