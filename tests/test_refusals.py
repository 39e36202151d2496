"""Every public function of a model refuses what is no model, in the same words."""

import inspect

import pytest

from logicmodel import LogicModel, load_example, loads
from logicmodel.questions import iter_loops, loops, paths
from public_names import public_things

MODEL = load_example("reading-together")
ASKING = {
    name: thing
    for name, thing in public_things().items()
    if inspect.isfunction(thing) and next(iter(inspect.signature(thing).parameters), None) == "model"
}


def fillers(function):
    """Return something for each other argument that a function needs."""
    _, *others = inspect.signature(function).parameters.values()
    needed = [each for each in others if each.default is each.empty]
    by_name = {each.name: "train" for each in needed if each.kind is each.KEYWORD_ONLY}
    return ["train" for each in needed if each.kind is each.POSITIONAL_OR_KEYWORD], by_name


@pytest.mark.parametrize("value", ["reading.yaml", None, [MODEL], iter_loops], ids=["text", "None", "list", "function"])
@pytest.mark.parametrize("function", ASKING.values(), ids=ASKING)
def test_what_is_no_model_is_refused(function, value):
    others, by_name = fillers(function)

    with pytest.raises(TypeError, match=f"must be a LogicModel, not {type(value).__name__}"):
        function(value, *others, **by_name)


@pytest.mark.parametrize(
    "part",
    [loops(MODEL), next(paths(MODEL, "train", "fluency")), 7, loads],
    ids=["loops", "path", "number", "function"],
)
def test_what_is_no_part_of_a_model_is_refused_with_advice(part):
    with pytest.raises(TypeError, match=r"a model cannot take .* as a part; see LogicModel"):
        LogicModel("m", parts=[part])
