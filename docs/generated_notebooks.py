"""The notebooks as pages: each cell, and below it what it shows when the documentation is built."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

# Where the page of each notebook stands.
PAGES = {
    "build-and-ask": "/tutorials/build-and-ask.md",
    "contribution-report": "/tutorials/contribution-report.md",
    "tables": "/how-to/tables-from-a-model.md",
}


def notebook_page(path: Path) -> str:
    """Run a notebook, and return it as a page."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        where = {"metadata": {"path": folder}}
        NotebookClient(notebook, resources=where, extra_arguments=["--log-level=ERROR"]).execute()
    title, *blocks = (block for cell in notebook.cells for block in _cell(cell))
    return "\n".join([title.replace("\n\n", f"\n\n{_offer(path)}\n\n", 1), *blocks])


def _offer(path: Path) -> str:
    return (
        "This page is a notebook, with what each cell shows below it."
        f" {{download}}`Download it </../examples/notebooks/{path.name}>`, and run it yourself:"
        " `pip install logicmodel pandas polars jupyterlab`, then `jupyter lab`."
    )


def _cell(cell: NotebookNode) -> Iterator[str]:
    if cell.cell_type == "markdown":
        yield f"{_linked(cell.source)}\n"
        return
    yield f"```python\n{cell.source}\n```\n"
    yield from map(_output, cell.outputs)


def _output(output: NotebookNode) -> str:
    if output.output_type == "stream":
        return f"```text\n{output.text}```\n"
    if page := output.data.get("text/html"):
        return f'``````{{raw}} html\n<div class="table-wrapper">\n{_styled(page)}\n</div>\n``````\n'
    return f"```text\n{output.data['text/plain']}\n```\n"


def _styled(page: str) -> str:
    """Return what a cell shows with tables that look as others do here, and without headings that are empty."""
    return page.replace('<table border="1" class="dataframe">', '<table class="docutils">').replace(
        "<th></th>", "<td></td>"
    )


def _linked(text: str) -> str:
    """Return text in which links to notebooks lead to their pages, and those to the documentation stay inside it."""
    return re.sub(r"\(([\w-]+)\.ipynb\)", lambda found: f"({PAGES[found[1]]})", text).replace("(../../docs/", "(/")
