"""How values show themselves in notebooks, without knowing who draws them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple, Protocol


class Presenter(Protocol):
    """What makes the notebook form of a value."""

    def forms(
        self, shown: Shown, include: Collection[str] | None, exclude: Collection[str] | None, /
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the data and the metadata of a value, by media type."""
        ...

    def page_part(self, shown: Shown, /) -> str:
        """Return a value as HTML."""
        ...


def _no_presenter() -> Presenter:
    msg = "no presenter is set; import logicmodel first"
    raise RuntimeError(msg)


_load_presenter: Callable[[], Presenter] = _no_presenter


def set_presenter(load: Callable[[], Presenter]) -> None:
    """
    Set what makes the notebook form of all values.

    Args:
        load: A function that returns it; it is called each time a value is shown.
    """
    global _load_presenter  # noqa: PLW0603 -- there is one for all values, set when the package is imported
    _load_presenter = load


class Shown:
    """
    A value that a notebook shows as a picture or a table, with text alternatives.

    A value does not know how it is drawn: it asks the presenter, which the package loads when the first notebook asks.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the value as HTML, for hosts that ask for nothing else."""
        return _load_presenter().page_part(self)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the value in the forms that a notebook may show."""
        return _load_presenter().forms(self, include, exclude)


class Highlightable:
    """A value about some parts of a model, which ``draw(model, highlight=…)`` takes."""

    __slots__ = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements, stages, groups and links that it is about."""
        raise NotImplementedError


class View(NamedTuple):
    """
    The picture of an answer: a model, and what is marked on it.

    Args:
        model: The model, or None if the answer does not know it.
        highlight: The ids of what is lit; nothing by default.
        heat: A number of 0 or more by id, which is written on cards and shades them.
        details: Whether arrows say how many assumptions their links make, and which evidence they have.
    """

    model: Any  # LogicModel | None; values of the ground know no models
    highlight: tuple[str, ...] = ()
    heat: Mapping[str, float] | None = None
    details: bool = False


class Answer(Highlightable, Shown):
    """
    The answer to a question about a model; it shows itself as a picture of the model, and in words.

    It holds a reference to the model, and makes its picture when a notebook asks.
    """

    __slots__ = ()

    model: Any  # the same

    def view(self) -> View:
        """Return the picture of the answer: the model with the parts lit that the answer is about."""
        return View(self.model, highlight=self.ids)


class ShadedCell(NamedTuple):
    """
    One cell of a table.

    Args:
        text: The text in it.
        shade: How dark it is, from 0 to 1.
        dashed: Whether its frame is dashed.
    """

    text: str
    shade: float = 0.0
    dashed: bool = False


class ShadedTable(NamedTuple):
    """
    A table with shaded cells, each of which says in text what the shade shows.

    Args:
        caption: What the table shows.
        columns: The headings of the columns.
        rows: The cells of each row, by its heading.
    """

    caption: str
    columns: Sequence[str]
    rows: Mapping[str, Sequence[ShadedCell]]


class Tabular(Shown):
    """An answer that shows itself as a table with shaded cells."""

    __slots__ = ()

    def shaded_table(self) -> ShadedTable:
        """Return the table."""
        raise NotImplementedError

    def to_html(self) -> str:
        """
        Return the table as HTML, the darker the more, with the value written in every cell.

        Cells that are only implied start with ``~`` and have a dashed frame.
        """
        return self._repr_html_()
