"""No text of the package says that anything proves or causes anything; it contributes, supports, is consistent with."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "logicmodel"
# The rules on wording name the words that they advise against.
MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if "checks" not in path.parts]

_TOO_STRONG = re.compile(r"\b(prov(es?|ed|en|ing)|proofs?|causes|caused|causing)\b", re.IGNORECASE)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_words_stay_honest(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]

    assert [] == [found.group() for text in texts for found in _TOO_STRONG.finditer(text)]
