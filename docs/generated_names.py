"""What is generated of the public names: a page for each topic module, and a table of all names."""

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from sphinx.pycode import ModuleAnalyzer

import logicmodel

#: The public modules below `logicmodel`, in the order of the reference. A new one needs a line here, and no more.
TOPICS = (
    "vocabulary",
    "model",
    "questions",
    "checks",
    "evidence",
    "render",
    "formats",
    "exchange",
    "differences",
    "translations",
    "documents",
    "portfolio",
    "examples",
    "errors",
    "strategies",
)
OPERATORS = "__rshift__, __add__, __or__, __getitem__, __contains__, __iter__"
# What every value of a topic shares, and what no one needs to import.
BASES = {"vocabulary": ("logicmodel.vocabulary.described.Described", "logicmodel.vocabulary.flows.Node")}


def topic_module(topic: str) -> ModuleType:
    """Return the public module of a topic."""
    return import_module(f"logicmodel.{topic}")


def address(name: str, topic: str) -> str:
    """Return the shortest dotted name under which a public name can be imported."""
    return f"logicmodel.{name}" if name in logicmodel.__all__ else f"logicmodel.{topic}.{name}"


def addresses() -> list[str]:
    """Return the dotted names of all public names."""
    return [address(name, topic) for topic in TOPICS for name in topic_module(topic).__all__]


def name_pages() -> dict[str, str]:
    """Return a page for each topic, which describes its public names."""
    return {topic: "\n".join(_page(topic)) for topic in TOPICS}


def _page(topic: str) -> Iterator[str]:
    module = topic_module(topic)
    yield f"# {topic.capitalize()}\n\n```{{eval-rst}}\n.. automodule:: {module.__name__}\n   :no-members:\n"
    for home, names in _homes(module):
        if home is not module and len(names) > 1:
            yield f"{_summary(home)}\n"
        for name in names:
            yield f".. currentmodule:: {address(name, topic).rpartition('.')[0]}\n"
            yield _directive(getattr(module, name), name, home)
    for base in BASES.get(topic, ()):
        yield f".. autoclass:: {base}\n"
    yield "```\n"


def _homes(module: ModuleType) -> Iterator[tuple[ModuleType, list[str]]]:
    """Return the modules from which a topic takes its public names, as its imports say, with these names."""
    imported = [
        (node.module, [alias.name for alias in node.names if alias.name in module.__all__])
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("logicmodel.")
    ]
    elsewhere = {name for _, names in imported for name in names}
    yield from ((import_module(home), names) for home, names in imported if names)
    if own := [name for name in module.__all__ if name not in elsewhere]:
        yield module, own


def _directive(value: object, name: str, home: ModuleType) -> str:
    if inspect.isclass(value):
        kind = "exception" if issubclass(value, Exception) else "class"
        return f".. auto{kind}:: {name}\n   :members:\n   :special-members: {OPERATORS}\n"
    if inspect.isfunction(value):
        return f".. autofunction:: {name}\n"
    return f".. data:: {name}\n\n   {_comment(name, home)}\n"


def names_table() -> str:
    """Return a table of all public names, with what each is in a sentence, by topic; and the pages for navigation."""
    pages = "".join(f"/_generated/api/{topic}\n" for topic in TOPICS)
    return "\n".join(
        [f"```{{toctree}}\n:hidden:\n\n{pages}```\n", *(line for topic in TOPICS for line in _rows(topic))]
    )


def _rows(topic: str) -> Iterator[str]:
    module = topic_module(topic)
    yield f"## [{topic.capitalize()}](/_generated/api/{topic}.md)\n\n{_as_markdown(_summary(module))}\n"
    yield "| name | what it is |\n| --- | --- |"
    for home, names in _homes(module):
        for name in names:
            value = getattr(module, name)
            sentence = _summary(value) if inspect.isclass(value) or inspect.isfunction(value) else _comment(name, home)
            yield f"| {{py:obj}}`~{address(name, topic)}` | {_as_markdown(sentence)} |"
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
