"""What is generated of the public names: a page for each topic, and a table of all names."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from sphinx.pycode import ModuleAnalyzer

import logicmodel
from logicmodel import strategies

OPERATORS = "__rshift__, __add__, __or__, __getitem__, __contains__, __iter__"
TOPICS = {
    "vocabulary": ("The vocabulary", ("vocabulary",)),
    "model": ("The model", ("model", "examples")),
    "questions": ("Questions", ("questions",)),
    "exchange": ("Exchange", ("exchange",)),
    "checks": ("Checks", ("checks",)),
    "files": ("Files", ("formats",)),
    "pictures": ("Pictures and text", ("render",)),
    "errors": ("Errors and places", ("errors", "places")),
}
# What every value of a package shares, and what no one needs to import.
BASES = {"vocabulary": ("logicmodel.vocabulary.described.Described", "logicmodel.vocabulary.flows.Node")}


def name_pages() -> dict[str, str]:
    """Return a page for each topic, which describes the public names of its packages."""
    pages = {topic: "\n".join(_topic(heading, packages)) for topic, (heading, packages) in TOPICS.items()}
    return pages | {"strategies": "\n".join(_strategies())}


def _topic(heading: str, packages: tuple[str, ...]) -> Iterator[str]:
    yield f"# {heading}\n\n```{{eval-rst}}"
    if "errors" in packages:
        yield ".. automodule:: logicmodel.errors\n   :no-index:\n"
    yield ".. currentmodule:: logicmodel\n"
    for home, names in _modules(packages):
        if home is not logicmodel.errors:
            yield f"{_summary(home)}\n"
        yield from (_directive(name, home) for name in names)
    for base in (base for package in packages for base in BASES.get(package, ())):
        yield f".. autoclass:: {base}\n"
    yield "```\n"


def _strategies() -> Iterator[str]:
    yield "# Strategies\n\n```{eval-rst}\n.. automodule:: logicmodel.strategies\n   :no-index:\n"
    yield ".. currentmodule:: logicmodel.strategies\n"
    yield from (f".. autofunction:: {name}\n" for name in strategies.__all__)
    yield "```\n"


def _modules(packages: tuple[str, ...]) -> Iterator[tuple[ModuleType, tuple[str, ...]]]:
    for module, names in logicmodel._MODULES.items():
        if module.partition(".")[0] in packages:
            yield import_module(f"logicmodel.{module}"), names


def _directive(name: str, home: ModuleType) -> str:
    value = getattr(logicmodel, name)
    if inspect.isclass(value):
        kind = "exception" if issubclass(value, Exception) else "class"
        return f".. auto{kind}:: {name}\n   :members:\n   :special-members: {OPERATORS}\n"
    if inspect.isfunction(value):
        return f".. autofunction:: {name}\n"
    return f".. data:: {name}\n\n   {_comment(name, home)}\n"


def names_table() -> str:
    """Return a table of all public names, with what each is in a sentence, by topic."""
    return "\n".join(line for topic in TOPICS for line in _rows(topic))


def _rows(topic: str) -> Iterator[str]:
    heading, packages = TOPICS[topic]
    yield f"## [{heading}](/_generated/api/{topic}.md)\n\n| name | what it is |\n| --- | --- |"
    for home, names in _modules(packages):
        for name in names:
            value = getattr(logicmodel, name)
            said = _summary(value) if inspect.isclass(value) or inspect.isfunction(value) else _comment(name, home)
            yield f"| {{py:obj}}`~logicmodel.{name}` | {_as_markdown(said)} |"
    yield ""


def _summary(thing: object) -> str:
    """Return the first sentence of a docstring, which may run over several lines."""
    return " ".join((inspect.getdoc(thing) or "").partition("\n\n")[0].split())


def _comment(name: str, home: ModuleType) -> str:
    """Return what the comment with ``#:`` above a constant says; without one the build fails."""
    return " ".join(ModuleAnalyzer.for_module(home.__name__).find_attr_docs()["", name]).strip()


def _as_markdown(text: str) -> str:
    """Return a sentence of a docstring, in which names of code stand in one or two backticks, for a table."""
    return text.replace("``", "`").replace("|", r"\|")
