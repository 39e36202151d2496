"""How Sphinx builds this documentation; pictures and some pages are made at build time."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from gallery_building import draw_pages
from generated import block_options, columns, command_line, explorer, file_format, languages, pictures
from generated_figures import picture_figures
from generated_formats import formats_table
from generated_names import addresses, name_pages, names_table
from generated_notebooks import PAGES, notebook_page
from generated_playground import add_links, try_it
from generated_rules import profile_table, rule_list, rule_pages

import logicmodel
from logicmodel.evidence import Attainments
from logicmodel.formats.schema import schema_text
from logicmodel.render import draw as drawing

# What a module imports for type checkers only has no name there while types are read for the reference.
vars(sys.modules[drawing.__module__])["Attainments"] = Attainments

GENERATED = Path(__file__).parent / "_generated"
PLAYGROUND = GENERATED / "extra" / "playground"
NOTEBOOKS = Path(__file__).parents[1] / "examples" / "notebooks"

project = "logicmodel"
author = "The logicmodel authors"
copyright = "The logicmodel authors"
version = release = logicmodel.__version__

extensions = ["logicmodel.ext.sphinx", "myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
exclude_patterns = ["_build", "_generated/*.md", "_generated/notebooks"]
default_role = "py:obj"
nitpicky = True
nitpick_ignore_regex = [
    # The inventories of other projects are on the network, which a build does without.
    ("py:class", r"(collections\.abc|concurrent\.futures|datetime|duckdb|hypothesis\.strategies|nx|os|pathlib|st)\..+"),
    # Types of what only the library makes, and of keyword arguments that the text lists by name.
    ("py:class", r"(.+\.)?(CompiledModel|Contest|DraftOptions|Header|Highlightable|Item|Layout|LinkFields|View)"),
    ("py:class", r"(.+\.)?(OnError|Question|Reckoning|ShadedTable|Source|Words)"),
    ("py:.+", r"(.+\.)?(Broken)?Executor"),
]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
napoleon_numpy_docstring = False
napoleon_use_ivar = True
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

templates_path = ["_templates"]
html_theme = "furo"
pygments_dark_style = "a11y-dark"  # the theme's own underlines names of modules, as if they were links
html_theme_options = {"top_of_page_buttons": []}
html_static_path = ["_static"]
html_css_files = ["print.css"]
html_js_files = [("accessible.js", {"defer": "defer"})]
html_extra_path = ["_generated/extra"]
html_title = f"logicmodel {release}"


def write(name, text):
    """Write a generated page, unless it says what it said before, so that Sphinx reads only what is new."""
    file = GENERATED / name
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")


def generate(app, config):
    """Make all that pages include and that is not written by hand."""
    write("names.md", names_table())
    write("blocks.md", block_options())
    write("command-line.md", command_line())
    write("file-format.md", file_format())
    write("formats.md", formats_table())
    write("columns.md", columns())
    write("picture-figures.md", picture_figures())
    write("profiles.md", profile_table())
    write("rules.md", rule_list())
    for topic, page in name_pages().items():
        write(f"api/{topic}.md", page)
    for code, page in rule_pages().items():
        write(f"rules/{code}.md", page)
    for notebook in PAGES:
        write(f"notebooks/{notebook}.md", notebook_page(NOTEBOOKS / f"{notebook}.ipynb"))
    pictures(GENERATED)
    languages(GENERATED / "in-languages")
    draw_pages(Path(__file__).parent, GENERATED)
    explorer(GENERATED / "extra")
    write("extra/logicmodel.schema.json", schema_text())
    write("try-it.md", try_it(PLAYGROUND))


def link_models(app, doctree):
    """Link the models of a page with the playground."""
    add_links(PLAYGROUND, app.env.docname, doctree)


def by_public_name(app, env, node, contnode):
    """Resolve a reference to a public name, wherever the value is defined and whichever page names it."""
    names = node.get("reftarget", "").split(".")
    known = {address.rpartition(".")[2]: address for address in reversed(addresses())}
    start = next((place for place, name in enumerate(names) if name in known), None)
    if node.get("refdomain") != "py" or start is None:
        return None
    target = ".".join([known[names[start]], *names[start + 1 :]])
    return env.get_domain("py").resolve_xref(env, node["refdoc"], app.builder, "obj", target, node, contnode)


def without_factories(app, what, name, obj, options, signature, returns):
    """Return a signature that does not show how attrs marks a default which is worked out."""
    return (signature or "").replace(", place=NOTHING", "").replace("=NOTHING", "=…") or None, returns


def setup(app):
    """Have Sphinx call us before it reads the pages, and before it writes a signature."""
    app.connect("config-inited", generate)
    app.connect("doctree-read", link_models)
    app.connect("missing-reference", by_public_name)
    app.connect("autodoc-process-signature", without_factories)
