"""The pictures of the gallery are made by running the code that the page shows."""

import contextlib
import re
from pathlib import Path

PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def draw_gallery(page: Path, folder: Path) -> None:
    """Run the Python code of a page in a folder, where it leaves its pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    names: dict[str, object] = {}
    with contextlib.chdir(folder):
        for block in PYTHON.findall(page.read_text(encoding="utf-8")):
            exec(compile(block, page.name, "exec"), names)  # noqa: S102 -- our own page, which the tests run as well
