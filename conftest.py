"""What is written in docstrings, in the README and in the documentation runs as tests."""

from collections.abc import Iterator
from doctest import ELLIPSIS

import pytest
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.myst import PythonCodeBlockParser, SkipParser


@pytest.fixture(scope="module")
def scratch_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the examples of a page write their files to a folder that they share."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("page"))
        yield


def pytest_configure(config: pytest.Config) -> None:
    """Keep the examples of a page on one worker of pytest-xdist, because they share their names."""
    if getattr(config.option, "dist", "no") == "load":
        config.option.dist = "loadfile"


_docstrings = Sybil(
    [DocTestParser(ELLIPSIS)],
    path="src",
    patterns=["*.py"],
    document_types={".py": PythonDocStringDocument},
    fixtures=["scratch_folder"],
)
_pages = Sybil(
    [PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), SkipParser()],
    patterns=["README.md", "docs/*.md", "docs/*/*.md"],
    fixtures=["scratch_folder"],
)
pytest_collect_file = (_docstrings + _pages).pytest()
