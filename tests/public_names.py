"""The public names, module by module: the package itself, and its topic modules as the reference lists them."""

import runpy
from pathlib import Path

import logicmodel

REFERENCE = runpy.run_path(str(Path(__file__).parents[1] / "docs" / "generated_names.py"))
TOPICS = [REFERENCE["topic_module"](topic) for topic in REFERENCE["TOPICS"]]
PUBLIC_MODULES = [logicmodel, *TOPICS]


def public_things(modules=tuple(TOPICS)):
    """Return what the public names of some modules stand for, by dotted name."""
    return {f"{module.__name__}.{name}": getattr(module, name) for module in modules for name in module.__all__}
