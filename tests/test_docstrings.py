"""Every public name says what it takes, returns and raises, and shows it in an example, which runs elsewhere."""

import ast
import inspect
import re
import textwrap

import pytest

from logicmodel import strategies
from public_names import TOPICS, public_things

SECTIONS = ["Args", "Attributes", "Returns", "Yields", "Raises", "References", "Example"]


def public(wanted, modules=tuple(TOPICS)):
    """Return the public names of a sort, as parameters of a test."""
    return [pytest.param(thing, id=name) for name, thing in public_things(modules).items() if wanted(thing)]


def public_methods():
    """Return the methods and properties of the public classes of the package, each with the names of the two."""
    for name, thing in public_things().items():
        members = vars(thing) if inspect.isclass(thing) else {}
        for member, value in members.items():
            function = getattr(value, "fget", None) or getattr(value, "func", None) or inspect.unwrap(value)
            if not member.startswith("_") and inspect.isfunction(function):
                yield pytest.param(function, id=f"{name}.{member}")


def is_error(thing):
    return inspect.isclass(thing) and issubclass(thing, Exception)


def is_value_class(thing):
    return inspect.isclass(thing) and not is_error(thing)


def is_shown_elsewhere(thing):
    """Return whether a class is part of an answer, which the function that asks shows."""
    return thing.__module__.startswith(("logicmodel.questions.", "logicmodel.checks.findings", "logicmodel.evidence."))


def sections(thing):
    """Return the sections of a docstring by their headings, in order."""
    _, *found = re.split(rf"^({'|'.join(SECTIONS)}):$", inspect.getdoc(thing) or "", flags=re.MULTILINE)
    return dict(zip(found[::2], found[1::2], strict=True))


def documented(section):
    """Return the names that a section explains: ``name: …``, or ``one, other: …`` for several."""
    explained = re.findall(r"^    ([*\w][*\w, ]*): ", section, re.MULTILINE)
    return {name.strip(" *") for names in explained for name in names.split(",")}


def taken(thing):
    """Return the names of the arguments that a function or a class takes."""
    return {name for name in inspect.signature(thing).parameters if name not in {"self", "place"}}


def raised(function):
    """Return the names of the errors that the body of a function raises itself."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    raises = [node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    return {each.func.id for each in raises if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)}


@pytest.mark.parametrize("thing", public(lambda thing: inspect.isclass(thing) or callable(thing)))
def test_sections_stand_in_their_order(thing):
    headings = list(sections(thing))

    assert sorted(headings, key=SECTIONS.index) == headings


@pytest.mark.parametrize("thing", public(lambda thing: inspect.isfunction(thing) or is_value_class(thing)))
def test_every_argument_is_explained(thing):
    assert set() == taken(thing) - documented(sections(thing).get("Args", ""))


@pytest.mark.parametrize("function", public(inspect.isfunction))
def test_every_function_is_shown_at_work(function):
    assert ">>> " in sections(function).get("Example", "")


@pytest.mark.parametrize("value", public(lambda thing: is_value_class(thing) and not is_shown_elsewhere(thing)))
def test_every_class_is_shown_at_work(value):
    assert ">>> " in sections(value).get("Example", "")


@pytest.mark.parametrize("function", public(inspect.isfunction))
def test_what_is_returned_is_said(function):
    returns_nothing = inspect.signature(function).return_annotation in {None, "None"}

    assert returns_nothing != bool({"Returns", "Yields"} & sections(function).keys())


@pytest.mark.parametrize("function", public(inspect.isfunction, [topic for topic in TOPICS if topic is not strategies]))
def test_what_is_raised_is_said(function):
    assert set() == raised(function) - documented(sections(function).get("Raises", ""))


@pytest.mark.parametrize("method", list(public_methods()))
def test_a_method_says_what_it_takes_and_raises(method):
    said = sections(method)

    assert inspect.getdoc(method)
    assert set() == taken(method) - documented(said.get("Args", ""))
    assert set() == raised(method) - documented(said.get("Raises", ""))


@pytest.mark.parametrize("error", public(is_error))
def test_every_error_says_when_it_is_raised(error):
    assert inspect.getdoc(error)
