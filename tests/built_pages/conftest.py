"""The checks of the built documentation, which `make docs-check` runs; `make test` builds none, and leaves them out."""

import os
from pathlib import Path

import pytest

WHERE = "LOGICMODEL_BUILT_DOCS"
collect_ignore_glob = [] if WHERE in os.environ else ["test_*.py"]


@pytest.fixture(scope="session")
def built() -> Path:
    """Return the folder in which the documentation was built."""
    return Path(os.environ[WHERE]).resolve()
