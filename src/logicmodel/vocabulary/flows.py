"""The two operators: ``>>`` is "contributes to", ``+`` is "together with"; both make a `Flow`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise, product
from typing import Any, NoReturn, TypedDict, Unpack

from attrs import frozen

from logicmodel.errors import did_you_mean, suggest
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.evidence import Evidence, EvidenceUse
from logicmodel.vocabulary.links import Lag, Link, Necessity, Sign
from logicmodel.vocabulary.scales import Rating
from logicmodel.vocabulary.suppressions import Suppression


class Flowable:
    """
    Whatever the operators join: elements, stages, groups and flows.

    Example:
        >>> from logicmodel import Activity, Output, Stakeholder
        >>> from logicmodel.vocabulary import Flowable
        >>> train, ready = Activity("train", "Train volunteers"), Output("ready", "Trained volunteers")
        >>> isinstance(train, Flowable), isinstance(train >> ready, Flowable)
        (True, True)
        >>> isinstance(Stakeholder("school", "Schools"), Flowable)
        False
    """

    __slots__ = ()

    def as_flow(self) -> Flow:
        """Return this as a flow."""
        raise NotImplementedError

    def __rshift__(self, other: Flowable) -> Flow:
        """Say that this contributes to ``other``; the same as ``link(self, other)``."""
        return link(self, other)

    def __add__(self, other: Flowable) -> Flow:
        """Say that this and ``other`` stand together, as sources or as targets."""
        return all_of(self, other)


class Node(Flowable):
    """What a link can start or end at: an element, a stage or a group."""

    __slots__ = ()
    id: str
    label: str

    def as_flow(self) -> Flow:
        """Return a flow of this alone, which is its own head and tail."""
        return Flow(nodes=(self,), links=(), heads=(self.id,), tails=(self.id,))


@frozen
class Flow(Flowable):
    """
    Nodes joined by links, as ``>>`` and ``+`` make them; a part of a model.

    A flow knows where it starts and where it ends, so that flows join to longer ones without loss:
    ``a >> (b >> c + d)`` is ``a >> b >> c + d``.

    Args:
        nodes: The elements, stages and groups in it, in the order in which they were named.
        links: The links in it, in the order of their ends.
        heads: The ids at which the flow starts.
        tails: The ids at which the flow ends.

    Example:
        >>> from logicmodel import Activity, Input, Output
        >>> staff, books = Input("staff", "Coordinators"), Input("books", "Books")
        >>> train, ready = Activity("train", "Train volunteers"), Output("ready", "Trained volunteers")
        >>> print(staff + books >> train >> ready)
        staff -> train
        books -> train
        train -> ready
    """

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where each node stands in the flow, by id."""
        return {node.id: index for index, node in reversed(list(enumerate(self.nodes)))}

    def as_flow(self) -> Flow:
        """Return this flow."""
        return self

    def __str__(self) -> str:
        """Return the links in the grammar of the text form, one in a line."""
        return "\n".join(f"{link.source} -> {link.target}" for link in self.links)

    def __bool__(self) -> NoReturn:
        """Refuse a truth test, which would lose a flow silently."""
        msg = "a flow is neither true nor false; join flows with '+' or '>>', not with 'and', 'or', 'not' or 'if'"
        raise TypeError(msg)

    def __iter__(self) -> Iterator[Link]:
        """Iterate over the links."""
        return iter(self.links)


class LinkFields(TypedDict, total=False):
    """The keyword arguments of `link`; `Link` says what each means."""

    id: str
    rationale: str | None
    assumptions: Iterable[Assumption | str]
    evidence: Iterable[Evidence | EvidenceUse]
    confidence: float | None
    sign: Sign
    necessity: Necessity | None
    lag: Lag | None
    feedback: bool
    rating: Rating | None
    description: str | None
    notes: str | None
    tags: Iterable[str]
    url: str | None
    suppress: Iterable[Suppression] | Mapping[str, str]
    data: Mapping[str, Any]


def link(source: Flowable, target: Flowable, **said: Unpack[LinkFields]) -> Flow:
    """
    Say that ``source`` contributes to ``target``, and on what grounds; ``a >> b`` is ``link(a, b)``.

    Where the source ends, or the target starts, at several nodes, each pair of them is linked and what is said holds
    for each of those links.

    Args:
        source: An element, a stage, a group or a flow, which is linked from its tails.
        target: An element, a stage, a group or a flow, which is linked at its heads.
        **said: Any of ``id``, ``rationale``, ``assumptions``, ``evidence``, ``confidence``, ``sign``, ``necessity``,
            ``lag``, ``feedback``, ``rating``, ``description``, ``notes``, ``tags``, ``url``, ``suppress`` and
            ``data``; see `Link`.

    Returns:
        A flow from the heads of ``source`` to the tails of ``target``.

    Raises:
        ShapeError: A field has a wrong value.
        TypeError: One side is not an element, a stage, a group or a flow, or a keyword is not one of these.
        ValueError: An id was given for more than one link.

    Example:
        >>> from logicmodel import Outcome, Output, link
        >>> ready, fluency = Output("ready", "Trained volunteers"), Outcome("fluency", "Fluency improves")
        >>> flow = link(ready, fluency, rationale="Time on text drives early fluency.", confidence=0.7)
        >>> flow.links[0].confidence
        0.7
    """
    left, right = _as_flow(source), _as_flow(target)
    pairs = tuple(product(left.tails, right.heads))
    _refuse_shared_id(said, len(pairs))
    # Readers of files also say where a link was written.
    if unknown := said.keys() - LinkFields.__annotations__.keys() - {"place"}:
        raise TypeError(_unknown_keyword(min(unknown)))
    # An iterator would be used up by the first of several links.
    shared = {key: tuple(value) if isinstance(value, Iterator) else value for key, value in said.items()}
    made = tuple(Link(a, b, **shared) for a, b in pairs)  # type: ignore[arg-type]
    if (flow := _lengthened(left, made, right)) is not None:
        return flow
    return _flow(left.nodes + right.nodes, left.links + right.links + made, left.heads, right.tails)


def all_of(*items: Flowable) -> Flow:
    """
    Return the items together, as ``+`` does, for a collection that was computed.

    Args:
        *items: At least one element, stage, group or flow.

    Returns:
        A flow with the heads and the tails of all the items.

    Raises:
        TypeError: An item is not an element, a stage, a group or a flow.
        ValueError: There is no item, so that a link to the result would be lost.

    Example:
        >>> from logicmodel import Activity, Output, all_of
        >>> workshops = [Activity(f"workshop-{n}", f"Workshop {n}") for n in (1, 2, 3)]
        >>> print(all_of(*workshops) >> Output("skills", "Skilled staff"))
        workshop-1 -> skills
        workshop-2 -> skills
        workshop-3 -> skills
    """
    if not items:
        msg = "all_of() needs at least one item"
        raise ValueError(msg)
    flows = [_as_flow(item) for item in items]
    return _flow(
        (node for flow in flows for node in flow.nodes),
        (link for flow in flows for link in flow.links),
        (head for flow in flows for head in flow.heads),
        (tail for flow in flows for tail in flow.tails),
    )


def _refuse_shared_id(said: Mapping[str, Any], links: int) -> None:
    if "id" in said and links > 1:
        msg = f"id {said['id']!r} was given for {links:,} links; an id names one link, so link pairs separately"
        raise ValueError(msg)


def links_along(steps: Sequence[Sequence[str]], **said: Any) -> tuple[Link, ...]:  # noqa: ANN401 -- see `LinkFields`
    """
    Return the links of the flow whose nodes have these ids, in time that grows with the number of links.

    Args:
        steps: The ids, those that stand together in one sequence; each step is linked to the next.
        **said: What is said of each link, as in `link`; an ``id`` only where there is one link.

    Raises:
        ShapeError: A field has a wrong value.
        ValueError: An id was given for more than one link.
    """
    position = {identifier: index for index, identifier in enumerate(dict.fromkeys(chain.from_iterable(steps)))}
    pairs = [pair for left, right in pairwise(steps) for pair in product(left, right)]
    _refuse_shared_id(said, len(pairs))
    made = dict.fromkeys(Link(*pair, **said) for pair in pairs)
    return tuple(sorted(made, key=lambda link: (position[link.source], position[link.target])))


def _flow(nodes: Iterable[Node], links: Iterable[Link], heads: Iterable[str], tails: Iterable[str]) -> Flow:
    """
    Return a flow with each thing in it once, and its links in the order of their ends.

    The order depends on what is joined and not on the brackets, which makes the operators associative. Of two links
    with one id the bare one comes first, for a bare link is what ``>>`` adds wherever the brackets stand.
    """
    distinct = tuple(dict.fromkeys(nodes))
    position = {node.id: index for index, node in reversed(list(enumerate(distinct)))}
    ordered = sorted(
        dict.fromkeys(links),
        key=lambda link: (position[link.source], position[link.target], link.id, not link.is_bare),
    )
    return Flow(distinct, tuple(ordered), tuple(dict.fromkeys(heads)), tuple(dict.fromkeys(tails)))


def _lengthened(left: Flow, made: Sequence[Link], right: Flow) -> Flow | None:
    """
    Return two flows joined by links, if what is new only goes behind what is there; else None.

    That is so along a chain, which would otherwise be put in order anew at each of its steps.
    """
    before, after = left.positions, right.positions
    if any(identifier in before for identifier in after):
        return None
    last = before[left.links[-1].source] if left.links else -1
    if any(before[link.source] < last for link in made):
        return None
    ordered = sorted(made, key=lambda link: (before[link.source], after[link.target]))
    return Flow(left.nodes + right.nodes, (*left.links, *ordered, *right.links), left.heads, right.tails)


def _as_flow(item: Flowable) -> Flow:
    if isinstance(item, Flowable):
        return item.as_flow()
    raise TypeError(_not_flowable(item))


def _unknown_keyword(name: str) -> str:
    known = tuple(LinkFields.__annotations__)
    advice = did_you_mean(suggest(name, known)) or f"it takes {', '.join(known)}"
    return f"link() takes no {name!r}; {advice}"


def _not_flowable(item: object) -> str:
    if isinstance(item, list | tuple | set | frozenset):
        advice = "write a + b, or all_of(*items) for a collection"
    elif isinstance(item, str):
        advice = "where there are only ids, write Link('source', 'target')"
    else:
        advice = "it takes elements, stages, groups and flows"
    return f"a flow cannot take {type(item).__name__} {item!r}; {advice}"
