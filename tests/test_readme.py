"""The README keeps what it promises; what it shows runs as tests besides."""

import re
from pathlib import Path

from logicmodel import loads

FOLDER = Path(__file__).parents[1]
README = (FOLDER / "README.md").read_text(encoding="utf-8")


def first_block(language):
    """Return the first block of code in a language."""
    return re.search(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL).group(1)


def test_ten_lines_of_python_and_of_yaml_say_the_same(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = {}
    exec(first_block("python"), names)  # noqa: S102 -- it is our own page

    assert names["model"] == loads(first_block("yaml"))


def test_ten_lines_are_ten():
    blocks = map(first_block, ("python", "yaml"))

    assert [10, 10] == [len(block.splitlines()) for block in blocks]


def test_pictures_and_links_lead_to_files():
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    missing = [target for target in targets if "://" not in target and not (FOLDER / target).exists()]

    assert [] == missing
