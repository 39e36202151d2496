"""Build the playground into a folder: the page, the library and Python for the browser; needs Node.js and npm."""

from __future__ import annotations

import base64
import gzip
import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from logicmodel.formats.schema import json_schema
from logicmodel.workbench.page_making import script_policy, shipped, workbench_page

HERE = Path(__file__).parent
NODE = HERE / "node_modules"
# What the page never asks for, and what it asks for seldom.
LEFT_OUT = tuple(f"logicmodel/{room}/" for room in ("cli", "documents", "ext", "portfolio", "strategies"))
SELDOM = tuple(f"logicmodel/{room}/" for room in ("evidence", "exchange"))
TITLE = "logicmodel playground"
# What the single file has inside, by how its names end.
PARTS = (".zip", ".wasm", ".py", "on-demand.json")
STYLE = '<link rel="stylesheet" href="workbench.css">'
SCRIPT = '<script type="module" src="playground.js"></script>'
LIBRARIES = ("attrs", "graphviz", "pyyaml")
# What few texts need is fetched where Python asks for it: each zip with the distributions in it.
ON_DEMAND = {"networkx.zip": ("networkx",), "openpyxl.zip": ("openpyxl", "et-xmlfile")}


def files_of(distribution: str) -> Iterator[tuple[str, Path]]:
    """Yield the pure part of an installed distribution: the name of each file in a zip, and where it is."""
    for file in metadata.distribution(distribution).files or ():
        name = file.as_posix()
        is_pure = name.endswith((".py", ".json", "METADATA", "entry_points.txt", "py.typed"))
        if is_pure and not name.startswith((".", "_yaml/")) and "/tests/" not in name:
            yield name, Path(str(file.locate()))


def files_of_library(*, seldom: bool) -> Iterator[tuple[str, Path]]:
    """Yield the files of this library that the page may ask for: at the start, or seldom."""
    source = HERE.parent / "src"
    for file in sorted((source / "logicmodel").rglob("*")):
        name = file.relative_to(source).as_posix()
        is_asked_for = file.is_file() and "__pycache__" not in name and not name.startswith(LEFT_OUT)
        if is_asked_for and name.startswith(SELDOM) == seldom:
            yield name, file


def zipped(target: Path, files: Iterable[tuple[str, Path]]) -> None:
    """Write files to a zip, the same bytes for the same files."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, file in sorted(files):
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), file.read_bytes(), zipfile.ZIP_DEFLATED)


def run(*command: str) -> None:
    """Run a program of the locked packages."""
    subprocess.run(command, cwd=HERE, check=True)  # noqa: S603 -- our own commands


def standard_library(site: Path, loaded: Path) -> None:
    """Part the standard library in what the page loads, and the rest, which is fetched where something asks for it."""
    names = set(json.loads(loaded.read_text(encoding="utf-8")))
    with zipfile.ZipFile(NODE / "pyodide" / "python_stdlib.zip") as given:
        parts: dict[str, list[str]] = {"standard-library": [], "standard-library-rest": []}
        for name in sorted(given.namelist()):
            parts["standard-library" if name in names else "standard-library-rest"].append(name)
        for part, members in parts.items():
            with zipfile.ZipFile(site / f"{part}.zip", "w", zipfile.ZIP_DEFLATED) as made:
                for name in members:
                    made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), given.read(name), zipfile.ZIP_DEFLATED)


def modules_in(archive: Path) -> list[str]:
    """Return the dotted names of all modules in a zip."""
    with zipfile.ZipFile(archive) as given:
        paths = [name.rpartition(".")[0] for name in given.namelist() if name.endswith((".py", ".pyc"))]
    return sorted(path.removesuffix("/__init__").replace("/", ".") for path in paths)


def build(site: Path) -> None:
    """Build everything."""
    shutil.rmtree(site, ignore_errors=True)
    work = site / "pyodide"
    work.mkdir(parents=True)
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"):
        shutil.copy(NODE / "pyodide" / name, work / name)
    shutil.copy(NODE / "@viz-js" / "viz" / "dist" / "viz.js", site / "viz.js")
    libraries = (each for name in LIBRARIES for each in files_of(name))
    zipped(site / "packages.zip", [*files_of_library(seldom=False), *libraries])
    zipped(site / "seldom.zip", files_of_library(seldom=True))
    for archive, names in ON_DEMAND.items():
        zipped(site / archive, (each for name in names for each in files_of(name)))
    loaded = HERE / "loaded.json"
    run("node", "loaded.mjs", str(site / "packages.zip"), str(site / "networkx.zip"), str(loaded))
    standard_library(work, loaded)
    # Docstrings of the standard library are read by nobody here.
    levels = dict.fromkeys(work.glob("standard-library*.zip"), "2")
    levels |= {site / name: "0" for name in ("packages.zip", "seldom.zip", *ON_DEMAND)}
    for archive, level in levels.items():
        run("node", "compile.mjs", str(archive), str(archive), level)
    archives = ("pyodide/standard-library-rest.zip", "seldom.zip", *ON_DEMAND)
    later = {name: modules_in(site / name) for name in archives}
    (site / "on-demand.json").write_text(json.dumps(later), encoding="utf-8")
    (HERE / "logicmodel.schema.json").write_text(json.dumps(json_schema()), encoding="utf-8")
    for name in ("workbench.js", "workbench.css"):
        (HERE / name).write_text(shipped(name), encoding="utf-8")
    shutil.copy(HERE / "workbench.css", site / "workbench.css")
    bundle = ("--bundle", "--format=esm", "--minify", "--legal-comments=linked", "--log-level=warning")
    run("npx", "esbuild", "playground.js", *bundle, f"--outfile={site / 'playground.js'}")
    for name in ("library.js", "worker.js", "guard.py", "engine.py"):
        shutil.copy(HERE / name, site / name)
    # Python runs as WebAssembly, and the worker fetches its parts from beside the page.
    policy = script_policy("connect-src 'self'", "worker-src 'self'").replace(
        "script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"
    )
    page = workbench_page(title=TITLE, entry="playground.js", editable=True, policy=policy)
    (site / "index.html").write_text(page, encoding="utf-8")
    (site / "single.html").write_text(single_file(site), encoding="utf-8")


def single_file(site: Path) -> str:
    """Return the page with all that it needs inside it, which opens from a disk and asks nobody for anything."""
    bundle = ("--bundle", "--format=iife", "--minify", "--legal-comments=none", "--log-level=error")
    node = ("--platform=browser", "--external:node:*", "--external:ws")
    run("npx", "esbuild", "single-worker.js", *bundle, *node, "--outfile=single-worker.bundle.js")
    parts = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*")) if file.name.endswith(PARTS)}
    worker = (HERE / "single-worker.bundle.js").read_bytes()
    embedded = [f'<script type="text/plain" data-worker>{base64.b64encode(worker).decode()}</script>']
    for name, file in parts.items():
        packed = base64.b64encode(gzip.compress(file.read_bytes(), 9, mtime=0)).decode()
        embedded.append(f'<script type="text/plain" data-part="{name}">{packed}</script>')
    scripts = [(HERE / "single.js").read_text(encoding="utf-8"), (site / "playground.js").read_text(encoding="utf-8")]
    # Nothing in a script may end the element that it stands in.
    scripts = [script.replace("</script", "<\\/script") for script in scripts]
    hashes = " ".join(f"'sha256-{base64.b64encode(sha256(each.encode()).digest()).decode()}'" for each in scripts)
    policy = script_policy("worker-src blob:").replace(
        "script-src 'self'", f"script-src 'wasm-unsafe-eval' blob: {hashes}"
    )
    page = workbench_page(title=TITLE, entry="playground.js", editable=True, policy=policy)
    style = (site / "workbench.css").read_text(encoding="utf-8")
    inline = "\n".join([*embedded, f"<script>{scripts[0]}</script>", f'<script type="module">{scripts[1]}</script>'])
    for linked, written in ((STYLE, f"<style>{style}</style>"), (SCRIPT, inline)):
        if linked not in page:
            msg = f"the page has no {linked}"
            raise LookupError(msg)
        page = page.replace(linked, written)
    return page


if __name__ == "__main__":
    build(Path(sys.argv[1]).resolve())
