"""How Sphinx builds this documentation; pictures and some pages are made at build time."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from gallery_building import draw_pages
from generated import command_line, explorer, file_format, pictures, public_names
from generated_rules import profile_table, rule_pages

import logicmodel

GENERATED = Path(__file__).parent / "_generated"

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
html_extra_path = ["_generated/extra"]
html_title = f"logicmodel {release}"


def generate(app, config):
    """Make all that pages include and that is not written by hand."""
    GENERATED.mkdir(exist_ok=True)
    (GENERATED / "api.md").write_text(public_names(), encoding="utf-8")
    (GENERATED / "command-line.md").write_text(command_line(), encoding="utf-8")
    (GENERATED / "file-format.md").write_text(file_format(), encoding="utf-8")
    (GENERATED / "profiles.md").write_text(profile_table(), encoding="utf-8")
    (GENERATED / "rules").mkdir(exist_ok=True)
    for code, page in rule_pages().items():
        (GENERATED / "rules" / f"{code}.md").write_text(page, encoding="utf-8")
    pictures(GENERATED)
    draw_pages(Path(__file__).parent, GENERATED)
    explorer(GENERATED / "extra")


def without_factories(app, what, name, obj, options, signature, returns):
    """Return a signature that does not show how attrs marks a default which is worked out."""
    return (signature or "").replace(", place=NOTHING", "").replace("=NOTHING", "=…") or None, returns


def setup(app):
    """Have Sphinx call us before it reads the pages, and before it writes a signature."""
    app.connect("config-inited", generate)
    app.connect("autodoc-process-signature", without_factories)
