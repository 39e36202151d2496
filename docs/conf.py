"""How Sphinx builds this documentation; the pictures and the page of the command line are made at build time."""

from pathlib import Path

import logicmodel
from logicmodel.cli import main

HERE = Path(__file__).parent
GENERATED = HERE / "_generated"

project = "logicmodel"
author = "The logicmodel authors"
copyright = "The logicmodel authors"
version = release = logicmodel.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
exclude_patterns = ["_build", "_generated/*.md"]
default_role = "py:obj"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "description"
napoleon_numpy_docstring = False
napoleon_use_ivar = True
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_title = f"logicmodel {release}"


def draw_examples():
    """Draw each shipped example."""
    for name in logicmodel.example_names():
        logicmodel.draw(logicmodel.example(name), GENERATED / f"{name}.svg")


def write_command_line():
    """Write the help of each command as a page."""
    whole = main.make_context("logicmodel", [], resilient_parsing=True, terminal_width=90)
    each = [command.make_context(name, [], whole, resilient_parsing=True) for name, command in main.commands.items()]
    page = [f"## {context.info_name}\n\n```text\n{context.get_help()}\n```\n" for context in (whole, *each)]
    (GENERATED / "command-line.md").write_text("\n".join(page), encoding="utf-8")


def generate(app):
    """Make all that pages include and that is not written by hand."""
    GENERATED.mkdir(exist_ok=True)
    draw_examples()
    write_command_line()


def setup(app):
    """Have Sphinx call us before it reads the pages."""
    app.connect("builder-inited", generate)
