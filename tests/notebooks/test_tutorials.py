"""The tutorial notebooks run, show pictures, and can be converted to pages and to LaTeX."""

import base64
import re
import runpy
from pathlib import Path

import nbconvert
import nbformat
import pytest
from nbclient import NotebookClient

pytestmark = pytest.mark.slow

NOTEBOOKS = sorted((Path(__file__).parents[2] / "examples" / "notebooks").glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """Return the notebooks by name, after a kernel ran them; a cell that fails fails the tests."""
    folder = tmp_path_factory.mktemp("notebooks")

    def run(path):
        notebook = nbformat.read(path, as_version=4)
        return NotebookClient(notebook, resources={"metadata": {"path": str(folder)}}).execute()

    return {path.stem: run(path) for path in NOTEBOOKS}


def shown(notebook):
    """Return all that the cells of a notebook show, without what they print."""
    return [output for cell in notebook.cells for output in cell.get("outputs", ()) if "data" in output]


def printed(notebook):
    """Return all that the cells of a notebook print."""
    texts = (output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", ()))
    return "".join(texts)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_what_it_showed(path):
    notebook = nbformat.read(path, as_version=4)

    assert [] == [cell.id for cell in notebook.cells if cell.get("outputs") or cell.get("execution_count")]


def test_every_notebook_has_a_page_in_the_documentation():
    pages = runpy.run_path(str(DOCS / "generated_notebooks.py"))["PAGES"]

    assert NAMES == sorted(pages)
    for name, page in pages.items():
        assert f"/_generated/notebooks/{name}.md" in (DOCS / page.lstrip("/")).read_text(encoding="utf-8")


def test_the_researcher_sees_models_and_paths(executed):
    pictures = [output for output in shown(executed["build-and-ask"]) if "image/png" in output.data]

    assert 5 == len(pictures)
    assert "cook -> table -> guests -> friends -> health" in printed(executed["build-and-ask"])


def test_the_analyst_gets_tables(executed):
    tables = [output for output in shown(executed["tables"]) if '<table border="1" class="dataframe">' in str(output)]

    assert len(tables) >= 8


def test_a_place_in_a_notebook_is_a_cell():
    cells = map(
        nbformat.v4.new_code_cell,
        ["from logicmodel import Input", '# in its second line\nprint(Input("a", "A").place)'],
    )
    notebook = nbformat.v4.new_notebook(cells=list(cells))

    assert "In[2]:2\n" == printed(NotebookClient(notebook).execute())


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_has_its_text_alternatives_in_every_form(executed, name):
    for output in shown(executed[name]):
        if "image/png" in output.data:
            assert {"text/plain", "text/html", "image/png"} == set(output.data)
            assert output.metadata["image/png"]["alt"].startswith("Logic model: ")
            assert 'alt="Logic model: ' in output.data["text/html"]
            assert base64.b64decode(output.data["image/png"]).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_becomes_a_page_in_which_every_picture_is_described(executed, name):
    page, _ = nbconvert.HTMLExporter().from_notebook_node(executed[name])
    pictures = re.findall(r'<img alt="([^"]*)" src="data:image/svg', page)

    assert pictures
    assert all(alt.startswith("Logic model: ") for alt in pictures)
    assert len(pictures) == page.count("<summary>Text description</summary>")


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_becomes_latex_with_its_pictures_and_without_other_programs(executed, name):
    # Text between cells would need pandoc, which has nothing to do with us.
    code = [cell for cell in executed[name].cells if cell.cell_type == "code"]
    latex, resources = nbconvert.LatexExporter().from_notebook_node(nbformat.v4.new_notebook(cells=code))

    assert r"\includegraphics" in latex
    assert all(file.startswith(b"\x89PNG") for file in resources["outputs"].values())
