"""What YAML and JSON have in common: a tree of texts, lists and mappings in which each node knows where it stands."""

from __future__ import annotations

from typing import TypeAlias

from attrs import define, field, frozen

from logicmodel.errors import FormatError, Problem, note
from logicmodel.reading.limits import MAX_DEPTH
from logicmodel.reading.source import Source

_NULLS = frozenset({"", "~", "null"})


@define(eq=False)
class Scalar:
    """
    One text, number, truth value or null, as it was written.

    Args:
        at: Where it starts, in characters.
        text: What was written, without the quotes.
        quoted: Whether it is surely text, because it has quotes.
    """

    at: int
    text: str
    quoted: bool

    @property
    def is_null(self) -> bool:
        """Whether nothing is said here."""
        return not self.quoted and self.text in _NULLS


@define(eq=False)
class Sequence:
    """A list; `at` is where it starts."""

    at: int
    items: list[Node] = field(factory=list)


@define(eq=False)
class Mapping:
    """A mapping; `at` is where it starts, `key_at` where each of its keys does."""

    at: int
    entries: dict[str, Node] = field(factory=dict)
    key_at: dict[str, int] = field(factory=dict)


@define(eq=False)
class Unread:
    """What could not be read and is a problem already; nothing more is said of it."""

    at: int


Node: TypeAlias = Scalar | Sequence | Mapping | Unread


def too_deep(source: Source, at: int) -> FormatError:
    """Return the error for a file that is nested far deeper than the format is."""
    message = f"this is nested more than {MAX_DEPTH} levels deep, the limit of a model file"
    return source.unreadable(at, message, "is it a model file?", "too-large")


@frozen
class Tree:
    """A file as a tree, with the problems that do not keep it from being one."""

    source: Source
    root: Node | None
    problems: list[Problem]


@define
class TreeBuilder:
    """
    Builds a tree from what a parser meets, one call for each thing, without recursion.

    Args:
        source: The file.
    """

    source: Source
    problems: list[Problem] = field(factory=list)
    root: Node | None = None
    _open: list[Sequence | Mapping] = field(factory=list)
    # For each open mapping the key that waits for its value, or None if a key comes next; unused for lists.
    _keys: list[Node | None] = field(factory=list)

    def add(self, node: Node) -> None:
        """Add a node: a key, a value or an item, whatever the open collection waits for."""
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = node
        else:
            self._keys[-1] = None
            self._put(parent, key, node)

    def start(self, node: Sequence | Mapping) -> None:
        """
        Open a list or a mapping, to which what follows belongs.

        Raises:
            FormatError: It is nested far deeper than the format is.
        """
        if len(self._open) == MAX_DEPTH:
            raise too_deep(self.source, node.at)
        self.add(node)
        self._open.append(node)
        self._keys.append(None)

    def end(self) -> None:
        """Close the list or the mapping that was opened last."""
        self._open.pop()
        self._keys.pop()

    def refuse(self, at: int, message: str, hint: str | None = None, code: str = "syntax") -> None:
        """Note a problem, and go on."""
        note(self.problems, self.source.problem(at, message, hint, code=code))

    def tree(self) -> Tree:
        """Return what was built."""
        return Tree(self.source, self.root, self.problems)

    def _put(self, parent: Mapping, key: Node, value: Node) -> None:
        if not isinstance(key, Scalar):
            if not isinstance(key, Unread):
                self.refuse(key.at, "a key must be text, not a list or a mapping", code="wrong-type")
        elif key.text in parent.entries:
            places = (self.source.place(key.at), self.source.place(parent.key_at[key.text]))
            note(
                self.problems,
                Problem(
                    f"the key {key.text!r} is written twice in one mapping",
                    places,
                    "write it once",
                    code="duplicate-key",
                ),
            )
        else:
            parent.entries[key.text] = value
            parent.key_at[key.text] = key.at
