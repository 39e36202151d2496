"""The pictures of a page are made by running the code that the page shows."""

import contextlib
import re
from pathlib import Path

# Blocks of a session at the prompt draw nothing that a page shows.
PYTHON = re.compile(r"^```python\n(?!>>>)(.*?)^```$", re.MULTILINE | re.DOTALL)


def draw_pages(docs: Path, generated: Path) -> None:
    """
    Run the Python code of each page that shows pictures of its own.

    A page shows them from a folder under ``/_generated`` that has the name of the page.
    """
    for page in sorted(docs.glob("**/*.md")):
        text = page.read_text(encoding="utf-8")
        if f"/_generated/{page.stem}/" in text:
            folder = generated / page.stem
            folder.mkdir(exist_ok=True)
            _run(text, page.name, folder)


def _run(text: str, name: str, folder: Path) -> None:
    names: dict[str, object] = {}
    with contextlib.chdir(folder):
        for block in PYTHON.findall(text):
            exec(compile(block, name, "exec"), names)  # noqa: S102 -- our own page, which the tests run as well
