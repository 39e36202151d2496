"""What contributes to an element, and what an element contributes to, as models in their own right."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet

from logicmodel.model.edits import subset
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.compiled import CompiledModel, compile_model, numbers
from logicmodel.questions.region import reach, region_between
from logicmodel.questions.selection import Selection


def upstream(model: LogicModel, target: Selection, *, stated_only: bool = False, feedback: bool = False) -> LogicModel:
    """
    Return the part of a model that contributes to an element.

    It has the element, all from which a contribution path leads to it, and the links between them. An arrow between
    columns is in it as an arrow between what is left of the columns, which says the same of the elements that are left.

    Args:
        model: The model.
        target: An element, a stage or a group, as a value or an id, or a collection of these.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no. Those between elements of the part
            are in it either way.

    Returns:
        The part, with the header of the model.

    Raises:
        UnknownIdError: The model does not have one of the elements.

    Example:
        >>> from logicmodel import load_example, upstream
        >>> [element.id for element in upstream(load_example("reading-together"), "books-home")]
        ['staff', 'books', 'lend', 'books-home']
    """
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    return _part(model, compiled, reach(compiled.pred, numbers(model, compiled, target)))


def downstream(
    model: LogicModel, source: Selection, *, stated_only: bool = False, feedback: bool = False
) -> LogicModel:
    """
    Return the part of a model to which an element contributes.

    It has the element, all to which a contribution path leads from it, and the links between them, as for `upstream`.

    Args:
        model: The model.
        source: An element, a stage or a group, as a value or an id, or a collection of these.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no.

    Returns:
        The part, with the header of the model.

    Raises:
        UnknownIdError: The model does not have one of the elements.

    Example:
        >>> from logicmodel import downstream, load_example
        >>> [element.id for element in downstream(load_example("reading-together"), "fluency")]
        ['fluency', 'understanding', 'opportunity']
    """
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    return _part(model, compiled, reach(compiled.succ, numbers(model, compiled, source)))


def between(
    model: LogicModel,
    source: Selection,
    target: Selection,
    *,
    stated_only: bool = False,
    feedback: bool = False,
) -> LogicModel:
    """
    Return the part of a model through which one element contributes to another.

    It has all elements on a way from one to the other, both included, and the links between them, as for `upstream`.
    Where there is no way it is empty.

    Args:
        model: The model.
        source: An element, a stage or a group, as a value or an id, or a collection of these.
        target: Where paths end, in the same forms.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no.

    Returns:
        The part, with the header of the model.

    Raises:
        UnknownIdError: The model does not have one of the elements.

    Example:
        >>> from logicmodel import between, load_example
        >>> [element.id for element in between(load_example("reading-together"), "lend", "fluency")]
        ['lend', 'books-home', 'enjoyment', 'fluency', 'habit']
    """
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    starts, ends = numbers(model, compiled, source), numbers(model, compiled, target)
    return _part(model, compiled, region_between(compiled, starts, ends).nodes)


def narrowed(model: LogicModel, *, upstream_of: Collection[str], downstream_of: Collection[str]) -> LogicModel:
    """
    Return what leads to some elements, what follows from others, or, where both are named, what lies between.

    Args:
        model: The model.
        upstream_of: Ids of elements, stages and groups to which the part is to lead; none for no such end.
        downstream_of: Ids of those from which it is to follow; none for no such start.

    Raises:
        UnknownIdError: The model does not have one of them.
        ValueError: Nothing lies between.
    """
    if not (upstream_of and downstream_of):
        part = upstream(model, upstream_of) if upstream_of else model
        return downstream(part, downstream_of) if downstream_of else part
    part = between(model, downstream_of, upstream_of)
    if not part.elements:
        msg = f"no path leads from {' and '.join(downstream_of)} to {' or '.join(upstream_of)}"
        raise ValueError(msg)
    return part


def _part(model: LogicModel, compiled: CompiledModel, nodes: AbstractSet[int]) -> LogicModel:
    return subset(model, [compiled.elements[node].id for node in sorted(nodes) if compiled.is_element(node)])
