"""The handing over to pyAgrum, where that is installed: the block of the documentation gives what `chance` gives."""

import re
from pathlib import Path

import pytest

from logicmodel import load_example
from logicmodel.evidence import chance

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "simulate-elsewhere.md"


def test_the_block_gives_the_chance_of_any_link(capsys):
    pytest.importorskip("pyagrum", reason="pyAgrum is not installed; it is large, and only this block needs it")
    block = re.search(r"```text\n(import pyagrum.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1]

    exec(block, {})  # noqa: S102 -- a block of our own documentation

    expected = chance(load_example("reading-together"), "understanding", joins="any", unrated=1).rows[-1].chance.low
    assert expected == pytest.approx(float(capsys.readouterr().out))
