"""Pictures that are committed are those that the library draws."""

from pathlib import Path

import pytest

from logicmodel import draw, load_example

IMAGES = Path(__file__).parents[1] / "docs" / "images"


@pytest.mark.parametrize("path", sorted(IMAGES.glob("*.svg")), ids=lambda path: path.stem)
def test_a_committed_picture_is_current(path):
    assert path.read_text(encoding="utf-8") == draw(load_example(path.stem)).svg, "run: make pictures"
