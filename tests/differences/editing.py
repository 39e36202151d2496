"""Models, and versions of them that somebody edited."""

from hypothesis import strategies as st

from logicmodel import Assumption, LogicModel, Output, ShapeError
from logicmodel.differences.records import records_of
from logicmodel.model.edits import add_parts, remove_parts, reorder_parts, with_fields
from logicmodel.strategies import logic_models, texts


@st.composite
def edits(draw, model: LogicModel, most: int = 3) -> LogicModel:
    """Generate a version of a model, with a few edits of all sorts."""
    for number in range(draw(st.integers(0, most))):
        edit = draw(st.sampled_from([_reword, _tag, _remove, _add, _reorder, _retitle]))
        try:
            model = edit(draw, model, number)
        except ShapeError:  # such as a stage that still has elements
            continue
    return model


def _part(draw, model):
    parts = [part for part in model.parts() if part.id]
    return draw(st.sampled_from(parts)) if parts else None


def _reword(draw, model, _):
    part = _part(draw, model)
    return model if part is None else with_fields(model, part, notes=draw(texts()))


def _tag(draw, model, _):
    part = _part(draw, model)
    tags = draw(st.lists(st.sampled_from("abcd"), unique=True))
    return model if part is None else with_fields(model, part, tags=tags)


def _remove(draw, model, _):
    part = _part(draw, model)
    return model if part is None else remove_parts(model, part)


def _add(draw, model, number):
    label = draw(texts())
    return add_parts(model, Output(f"new-{number}-of-many", label), Assumption(label))


def _reorder(draw, model, _):
    return reorder_parts(model, draw(st.permutations(model.links)))


def _retitle(draw, model, _):
    return with_fields(model, title=draw(texts()), version=draw(texts()))


@st.composite
def versions(draw, count: int = 2) -> tuple[LogicModel, ...]:
    """Generate a model, and some versions of it that were edited apart."""
    base = draw(logic_models(max_elements=5, max_links=4))
    return (base, *(draw(edits(base)) for _ in range(count - 1)))


def in_one_order(model: LogicModel) -> object:
    """Return what a model says with all lists in the same order, whatever it was."""
    return _in_one_order(records_of(model))


def _in_one_order(value):
    if isinstance(value, dict):
        return {key: _in_one_order(each) for key, each in value.items()}
    return sorted(map(_in_one_order, value), key=repr) if isinstance(value, list) else value
