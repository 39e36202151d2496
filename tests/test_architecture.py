"""The shape of the code: imports go down only, each library has one door, and the public names are what they say."""

import ast
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

import logicmodel
from public_names import PUBLIC_MODULES

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "logicmodel"
MODULES = sorted(SOURCE.rglob("*.py"))
DOORS = {
    "attrs": None,
    "click": {"cli", "ext"},
    "docutils": {"ext"},
    "duckdb": {"portfolio"},
    "rapidfuzz": {"portfolio"},
    "graphviz": {"render"},
    "hypothesis": {"strategies", "_hypothesis"},
    "markdown": {"ext"},
    "networkx": {"exchange", "model", "questions"},
    "docx": {"documents", "exchange"},
    "narwhals": {"exchange"},
    "openpyxl": {"exchange", "documents", "formats"},
    "pptx": {"documents"},
    "pybtex": {"exchange"},
    "rispy": {"exchange"},
    "sphinx": {"ext"},
    "typst": {"render"},
    "watchfiles": {"cli"},
    "yaml": {"reading"},
}


# What most programs ask of a shipped example.
ASKED = (
    "from logicmodel import *; model = load_example('reading-together'); check(model); loops(model); draw(model).svg; "
    "print(*paths(model, 'train', 'fluency'), bottlenecks(model, 'inputs', 'impact'), file=sys.stderr)"
)


@cache
def layers():
    """Return the rows of the table in CONTRIBUTING.md, the lowest first: their packages, and what they know."""
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## The layers")[2].partition("## ")[0]
    rows = re.findall(r"^\| \w+ \| (`.+?) \| (.+?) \|$", table, re.MULTILINE)
    return [(set(re.findall(r"`(\w+)`", packages)), knows) for packages, knows in reversed(rows)]


def package_of(module):
    """Return the package or module below `logicmodel` to which a dotted name belongs."""
    return module.split(".")[1]


@cache
def imports_of(path):
    """Return the dotted names that a file imports, at any depth and for type checkers too."""
    return list(_imports_of(path))


def _imports_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            if node.module == "logicmodel":
                yield from (f"logicmodel.{logicmodel._HOME.get(alias.name, alias.name)}" for alias in node.names)
            else:
                yield node.module


def allowed_for(package):
    """Return the packages that a package may import."""
    below = set()
    for packages, knows in layers():
        if package in packages:
            return below | ({package} if "not each other" in knows else packages)
        below |= packages
    pytest.fail(f"the table of layers in CONTRIBUTING.md lacks {package}")


def home_of(path):
    """Return the package or module below `logicmodel` that a file belongs to."""
    relative = path.relative_to(SOURCE)
    return relative.parts[0].removesuffix(".py")


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if home_of(path) not in {"__init__", "__main__"}],
    ids=lambda path: str(path.relative_to(SOURCE)),
)
def test_imports_go_down_only(path):
    ours = {package_of(name) for name in imports_of(path) if name.startswith("logicmodel.")} - {"__version__"}

    assert set() == ours - allowed_for(home_of(path))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_each_library_is_imported_through_its_door_only(path):
    roots = {name.partition(".")[0] for name in imports_of(path)} - {"logicmodel"} - set(sys.stdlib_module_names)

    assert set() == {name for name in roots if name not in DOORS}, "a library without a door"
    assert set() == {name for name in roots if DOORS[name] and home_of(path) not in DOORS[name]}


# The rooms of `render`, the highest first; modules that stand in no room are on top, except for its ground.
RENDER_ROOMS = ("explorer", "outputs", "telling", "layout", "scene")
RENDER_GROUND = {"contrast", "engine", "themes"}


def render_level(module):
    """Return how high a module of `render` stands; rooms beside each other share a level."""
    room = module.split(".")[2] if module.count(".") > 1 else module
    if room in RENDER_GROUND:
        return -1
    return len(RENDER_ROOMS) - RENDER_ROOMS.index(room) - 1 if room in RENDER_ROOMS else len(RENDER_ROOMS)


@pytest.mark.parametrize("path", sorted(SOURCE.glob("render/**/*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_inside_render_go_down_only(path):
    module = ".".join(("logicmodel", *path.relative_to(SOURCE).with_suffix("").parts))
    rendering = [name for name in imports_of(path) if name.startswith("logicmodel.render.")]

    assert [] == [name for name in rendering if render_level(name) > render_level(module)]


def test_no_circle_of_modules_in_render():
    modules = {
        ".".join(("logicmodel", *path.relative_to(SOURCE).with_suffix("").parts)): path
        for path in SOURCE.glob("render/**/*.py")
    }
    sorter = TopologicalSorter({name: set(imports_of(path)) & set(modules) for name, path in modules.items()})

    sorter.prepare()  # raises CycleError, which names the modules


def test_file_names_in_render_and_the_doors_stand_nowhere_else():
    names = Counter(path.name for path in MODULES if path.name != "__init__.py")
    ours = {path.name for path in MODULES if home_of(path) in {"cli", "ext", "render"}} - {"__init__.py"}

    assert set() == {name for name in ours if names[name] > 1}


@pytest.mark.parametrize(("host", "other"), [("markdown", "sphinx"), ("sphinx", "markdown")])
def test_hosts_of_documentation_know_nothing_of_each_other(host, other):
    imported = {name for path in (SOURCE / "ext" / host).glob("*.py") for name in imports_of(path)}

    assert set() == {name for name in imported if name.startswith((other, f"logicmodel.ext.{other}"))}


def loaded_by(statement):
    """Return the top-level names of all modules that a statement loads in a fresh interpreter."""
    program = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("statement", "without"),
    [
        ("import logicmodel", {"attr", "click", "graphviz", "hypothesis", "networkx", "yaml"}),
        ("from logicmodel import LogicModel, load_example", {"click", "graphviz", "hypothesis", "networkx", "yaml"}),
        (ASKED, {"click", "hypothesis", "networkx"}),
        ("from logicmodel import paths, upstream", {"click", "graphviz", "hypothesis", "networkx", "yaml"}),
        ("from logicmodel import check", {"click", "graphviz", "hypothesis", "networkx", "yaml"}),
        ("from logicmodel import load", {"click", "graphviz", "hypothesis", "networkx"}),
        ("from logicmodel import draw, outline", {"click", "hypothesis", "networkx", "yaml"}),
    ],
)
def test_an_import_loads_only_what_it_needs(statement, without):
    assert set() == without & loaded_by(statement)


def test_the_table_of_public_names_says_what_type_checkers_read():
    tree = ast.parse((SOURCE / "__init__.py").read_text(encoding="utf-8"))
    [block] = [node for node in tree.body if isinstance(node, ast.If)]
    read = {node.module: tuple(alias.name for alias in node.names) for node in block.body}

    assert read == {f"logicmodel.{module}": names for module, names in logicmodel._MODULES.items()}
    assert set(logicmodel._HOME) == set(logicmodel.__all__)


@pytest.mark.parametrize("module", PUBLIC_MODULES, ids=lambda module: module.__name__)
def test_public_names_are_sorted_constants_first_then_classes(module):
    def rank(name):
        return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)

    assert sorted(module.__all__, key=rank) == module.__all__


@pytest.mark.parametrize("name", logicmodel.__all__)
def test_a_public_name_is_found_where_the_table_says(name):
    home = import_module(f"logicmodel.{logicmodel._HOME[name]}")

    assert getattr(logicmodel, name) is getattr(home, name)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'logicmodel' has no attribute 'Modle'"):
        logicmodel.Modle  # noqa: B018 -- looking it up is the test


def test_a_command_loads_only_what_it_needs():
    statement = "from logicmodel.cli.app import main; main(['example'], standalone_mode=False)"
    program = f"import sys; {statement}; print(*(name for name in sys.modules if name.startswith('logicmodel.')))"
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    loaded = {name.split(".")[1] for name in printed.splitlines()[-1].split()}

    assert set() == loaded & {"checks", "documents", "evidence", "exchange", "portfolio", "render", "workbench"}


def test_all_public_names_are_listed_before_they_are_loaded():
    assert set(logicmodel.__all__) <= set(dir(logicmodel))
