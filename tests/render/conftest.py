"""What the tests of pictures share."""

from pathlib import Path

import pytest


@pytest.fixture
def fake_engine(tmp_path, monkeypatch):
    """Put an executable of the test's own in the place of the layout engine."""

    def install(script: str) -> Path:
        path = tmp_path / "fake-dot"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("LOGICMODEL_DOT", str(path))
        return path

    return install
