"""What the tests of pictures share."""

import os
from pathlib import Path

import pytest


@pytest.fixture
def matches_golden(request):
    """Compare text with its golden file; UPDATE_GOLDEN=1 writes the file instead, to be looked at in the diff."""

    def compare(name: str, text: str) -> bool:
        file = request.path.parent / "golden" / name
        if os.environ.get("UPDATE_GOLDEN"):
            file.write_text(text, encoding="utf-8")
        return file.read_text(encoding="utf-8") == text

    return compare


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
