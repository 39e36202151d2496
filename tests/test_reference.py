"""The reference has every public name."""

import re
from pathlib import Path

import logicmodel

API = Path(__file__).parents[1] / "docs" / "reference" / "api.md"


def test_every_public_name_is_in_the_reference_once():
    documented = re.findall(
        r"^\.\. auto(?:class|function|data|exception):: (\w+)$", API.read_text(encoding="utf-8"), re.MULTILINE
    )

    assert sorted(logicmodel.__all__) == sorted(documented)
