"""Every public function, asked of random models with random arguments: nothing foreign is raised."""

import inspect
import re
from importlib import import_module

import logicmodel
from logicmodel import LogicModel, LogicModelError

_TOPICS = ("questions", "checks", "evidence", "differences", "render.telling.outline", "exchange", "scales", "themes")
# What reads or writes files, makes values, or is asked of something else than a model.
_NOT_ASKED = re.compile(
    r"^(load|dump|save|update_from|write|read|example|shipped|register|ask_many|survey|portfolio|find)"
)


def functions():
    """Return the public functions that take a model first, by name."""
    found = {name: getattr(logicmodel, name) for name in logicmodel.__all__}
    for topic in _TOPICS:
        try:
            module = import_module(f"logicmodel.{topic}")
        except ModuleNotFoundError:
            continue
        found |= {name: getattr(module, name) for name in getattr(module, "__all__", ())}
    return {name: each for name, each in sorted(found.items()) if _takes_model(name, each)}


def _takes_model(name, each):
    if _NOT_ASKED.match(name) or not inspect.isfunction(each):
        return False
    first = next(iter(inspect.signature(each).parameters.values()), None)
    return first is not None and first.name == "model"


def arguments(random, model, function):
    """
    Return random arguments for a function, some of which are wrong.

    Args:
        random: What is left to chance.
        model: The model.
        function: The function.
    """
    ids = [node.id for node in (*model.elements, *model.stages, *model.groups)] + ["nowhere"]
    positional, named = [], {}
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        if parameter.default is not parameter.empty and random.random() < 0.7:
            continue
        value = _value(random, parameter, ids, model)
        if parameter.kind is parameter.VAR_POSITIONAL:
            positional += [random.choice(ids) for _ in range(random.randint(0, 3))]
        elif parameter.kind is parameter.KEYWORD_ONLY:
            named[parameter.name] = value
        elif parameter.kind is not parameter.VAR_KEYWORD:
            positional.append(value)
    return positional, named


def _value(random, parameter, ids, model):  # noqa: PLR0911 -- one line for each sort
    sort = str(parameter.annotation)
    choices = re.findall(r"'([a-z][a-z-]+)'", sort)
    if parameter.name != "progress" and random.random() < 0.02:
        return random.choice([None, -1, 10**30, float("nan"), "\x1b", [], {}, object()])
    if parameter.name == "progress":
        return iter
    if "LogicModel" in sort:
        return model
    if choices:
        return random.choice(choices)
    if "Iterable" in sort or "Sequence" in sort or "Collection" in sort:
        return random.sample(ids, random.randint(0, min(3, len(ids))))
    if "bool" in sort:
        return random.random() < 0.5
    if "int" in sort:
        return random.choice([1, 2, 5, 50])
    if "float" in sort:
        return random.choice([0.0, 0.5, 1.0])
    return random.choice([*ids, *model.elements[:3]])


def ask(random, model):
    """
    Ask a random function of a model, and show the answer in all its forms.

    Args:
        random: What is left to chance.
        model: The model.
    """
    name, function = random.choice(list(functions().items()))
    positional, named = arguments(random, model, function)
    try:
        answer = function(model, *positional, **named)
        if inspect.isgenerator(answer):
            answer = [each for each, _ in zip(answer, range(50), strict=False)]
        _show(answer)
    except OSError as error:
        assert error.filename, f"{name}{positional}{named}: {error}"  # a text was taken for the name of a file
    except (LogicModelError, ValueError, TypeError) as error:
        assert str(error), f"{name} refuses without a word"
        assert not isinstance(error, UnicodeError), f"{name}: {error}"
        assert not re.search(
            r"object is not|unsupported operand|has no attribute|unhashable|unexpected keyword", str(error)
        ), f"{name}{positional}{named}: {error}"
    except RecursionError as error:
        raise AssertionError(name) from error


def _show(answer):
    repr(answer)
    str(answer)
    hash(answer) if type(answer).__hash__ is not None and isinstance(answer, LogicModel) else None
    for form in ("to_records", "_repr_html_", "view"):
        if callable(made := getattr(answer, form, None)):
            made()
