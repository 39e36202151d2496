"""
What README and docs show runs: commands print what is written below them, and model files are models.

Their Python runs as well; the file `conftest.py` at the top says how.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from logicmodel import loads

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*/*.md"))]


# Blocks of a page that a reader follows: a file to write, or commands to give.
STEP = re.compile(
    r"^(?P<fence>`{3,})"
    r"(?:\{code-block\} \w+\n:caption: (?P<file>[\w./]+)(?P<end> \(at the end\))?\n\n|(?P<console>console)\n)"
    r"(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
TOOLS = ("logicmodel", "sphinx-build", "mkdocs", "zensical")


def blocks(page, language, start):
    """Return the blocks of a page in a language that have a text in them."""
    found = re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [block for block in found if start in block]


def commands(block):
    """Return the commands of a console that are run here, each with the output that is written below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        if command.startswith(TOOLS):
            yield command, output


def steps(page):
    """Return what a reader of a page does: files to write, and commands to give."""
    return [
        step for step in STEP.finditer(page.read_text(encoding="utf-8")) if step["file"] or list(commands(step["text"]))
    ]


def write(step, folder):
    """Write the file that a page shows, or add to it."""
    with (folder / step["file"]).open("a" if step["end"] else "w", encoding="utf-8") as file:
        file.write(("\n" if step["end"] else "") + step["text"])


@pytest.mark.parametrize(
    "page", [page for page in PAGES if any(step["console"] for step in steps(page))], ids=lambda page: page.stem
)
def test_commands_print_what_the_page_says(page, tmp_path):
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    for step in steps(page):
        if step["file"]:
            write(step, tmp_path)
            continue
        for command, expected in commands(step["text"]):
            done = subprocess.run(
                ["bash", "-o", "pipefail", "-c", command],
                cwd=tmp_path,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )

            assert (0, expected) == (done.returncode, done.stdout), command


def models(page):
    """Return the models of a page; one that includes files cannot be read by itself."""
    return [block for block in blocks(page, "yaml", "logicmodel: 1\nid: ") if "\ninclude:" not in block]


@pytest.mark.parametrize("page", [page for page in PAGES if models(page)], ids=lambda page: page.stem)
def test_model_files_are_models(page):
    for model in models(page):
        assert loads(model).elements
