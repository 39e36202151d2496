"""Tables as data: what a model has to show in rows and columns, whatever they are then written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from logicmodel.languages import Words, words_in
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.scene.scene import Arrow, Card, Column, Note, Scene
from logicmodel.render.telling.describe import marks_of, names_of, said_of
from logicmodel.render.telling.facts import measurement_text
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.wording import text_lines


@frozen
class Lane:
    """
    A row that runs across all columns of a picture.

    Args:
        label: What it is called; None where the picture has no rows, and this is all of it.
        cells: The cards in it, for each column.
    """

    label: str | None
    cells: tuple[tuple[Card, ...], ...]


@frozen
class Entry:
    """
    One thing in a cell.

    Args:
        lines: Its text, in the lines that its author gave it.
        small: Small print under it, in lines as well.
        url: Where it leads.
    """

    lines: tuple[str, ...]
    small: tuple[str, ...] = ()
    url: str | None = None

    @classmethod
    def of(cls, text: str, *, small: str = "", url: str | None = None) -> Entry:
        """Return an entry of texts, whose line breaks stay."""
        return cls(tuple(text_lines(text)), tuple(text_lines(small)), url)


@frozen
class Cell:
    """
    A cell of a table.

    Args:
        entries: What is in it.
        is_list: Whether these are a list, even where there is one only.
    """

    entries: tuple[Entry, ...] = ()
    is_list: bool = False

    @classmethod
    def of(cls, text: str) -> Cell:
        """Return a cell with one text in it, or with nothing."""
        return cls((Entry.of(text),) if text else ())


@frozen
class Row:
    """
    A row of a table.

    Args:
        head: What heads it, where anything does.
        cells: Its other cells.
    """

    head: Entry | None
    cells: tuple[Cell, ...]


@frozen
class Table:
    """
    A table, which has one more column where its rows have heads.

    Args:
        kind: What it is a table of, as a class of HTML.
        caption: What it shows.
        heads: The heads of its columns; that of the column of heads is first, and None where it needs no name.
        rows: Its rows.
    """

    kind: str
    caption: Entry
    heads: tuple[Entry | None, ...]
    rows: tuple[Row, ...]


def lanes(scene: Scene) -> list[Lane]:
    """
    Return the rows of a scene, or one row for all of it.

    Args:
        scene: What the picture shows.
    """
    return [
        Lane(label, tuple(tuple(card for card in column.cards if card.row == row) for column in scene.columns))
        for row, label in enumerate(scene.rows or (None,))
    ]


def scene_tables(scene: Scene) -> tuple[Table, ...]:
    """
    Return a scene as tables: its stages, its links, its external factors, and the lists under the picture.

    A stage is a column with one list in it, so that nothing seems to be linked because it stands side by side; rows are
    those of the picture only. What is lost: colours and places, and all that the picture itself does not show.

    Args:
        scene: What the picture shows.
    """
    return (*_stages(scene), *_links(scene), *_factors(scene), *map(_note, scene.notes))


def _note(note: Note) -> Table:
    rows = tuple(Row(None, (Cell.of(line),)) for line in note.lines)
    return Table("notes", Entry.of(note.heading), (Entry.of(note.heading),), rows)


def indicator_table(model: LogicModel) -> Table:
    """
    Return how outputs and outcomes are measured, a row for each indicator of each element.

    Args:
        model: The model.
    """
    say = words_in(model.language)
    names = (
        say("What is measured"),
        say("Indicator"),
        say("Baseline"),
        say("Targets"),
        say("Actual values"),
        say("Means of verification"),
    )
    rows = tuple(_indicator_row(element, each, say) for element in model.elements for each in element.indicators)
    caption = Entry.of(say("Indicators of {title}", title=model.title))
    return Table("indicators", caption, tuple(Entry((name,)) for name in names), rows)


def _stages(scene: Scene) -> Iterator[Table]:
    say = words_in(scene.language)
    heads: list[Entry | None] = [Entry.of(each.heading, small=each.notes or "") for each in scene.columns]
    if not heads:
        return
    if scene.rows:
        heads.insert(0, None)
    rows = tuple(
        Row(None if lane.label is None else Entry.of(lane.label), tuple(_cell(cards, say) for cards in lane.cells))
        for lane in lanes(scene)
    )
    yield Table("stages", Entry.of(scene.title), tuple(heads), rows)


def _cell(cards: Iterable[Card], say: Words) -> Cell:
    entries = tuple(Entry.of(card.text, small=" · ".join(marks_of(card, say)), url=card.url) for card in cards)
    return Cell(entries, is_list=bool(entries))


def _links(scene: Scene) -> Iterator[Table]:
    names, say = names_of(scene), words_in(scene.language)
    heads = tuple(Entry((head,)) for head in (say("From"), say("Contributes to"), say("What is said of the link")))
    if rows := tuple(_link(arrow, names, say) for arrow in scene.arrows):
        yield Table("links", Entry.of(say("Links of {title}", title=scene.title)), heads, rows)


def _link(arrow: Arrow, names: dict[str, str], say: Words) -> Row:
    said = "; ".join(said_of(arrow, say))
    return Row(Entry.of(names[arrow.link.source]), (Cell.of(names[arrow.link.target]), Cell.of(said)))


def _factors(scene: Scene) -> Iterator[Table]:
    column: Column | None = scene.factors
    say = words_in(scene.language)
    heads = (Entry((say("External factor"),)), Entry((say("Effect"),)))
    rows = tuple(
        Row(Entry.of(card.text, url=card.url), (Cell.of("; ".join(marks_of(card, say))),))
        for card in (column.cards if column else ())
    )
    if rows:
        yield Table("external-factors", Entry.of(say("External factors of {title}", title=scene.title)), heads, rows)


def _indicator_row(element: Element, indicator: Indicator, say: Words) -> Row:
    label = Entry.of(indicator.label, small=indicator.unit or "", url=indicator.url)
    measured = (indicator.baselines, indicator.targets, indicator.actuals)
    values = (_values(each, indicator, say) for each in measured)
    means = Cell.of(indicator.means_of_verification or "")
    return Row(Entry.of(element.label), (Cell((label,)), *values, means))


def _values(measured: tuple[Measurement, ...], indicator: Indicator, say: Words) -> Cell:
    entries = tuple(Entry.of(measurement_text(each, indicator, say)) for each in measured)
    return Cell(entries, is_list=len(entries) > 1)
