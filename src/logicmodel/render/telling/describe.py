"""Text equivalents: a short and a long description of a picture, made from what the picture shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from logicmodel.render.scene.legend import implied_ends
from logicmodel.render.scene.scene import Arrow, Band, Card, Column, Note, Scene
from logicmodel.render.telling.items import Item, indented
from logicmodel.vocabulary.links import SIGN_WORDS
from logicmodel.wording import counted, listed, one_line


def short_description(scene: Scene) -> str:
    """
    Return one sentence that says what a picture is of, for an alternative text.

    Args:
        scene: What the picture shows.
    """
    implied = [arrow for arrow in scene.arrows if arrow.is_implied]
    links = sum(arrow.count for arrow in scene.arrows if not arrow.is_implied)
    arrows = [counted(links, "link") + " between elements"] if links else []
    if implied:
        arrows.append(f"{counted(len(implied), 'link')} {implied_ends(implied)}")
    joined = f", with {listed(arrows)}" if arrows else ", without links"
    elements = counted(sum(card.is_element for card in scene.cards()), "element")
    return f"Logic model: {scene.title}. {elements}{_in_stages(scene)}{joined}.{_lit(scene)}"


def _in_stages(scene: Scene) -> str:
    stages = [column.heading for column in scene.columns if column.is_stage]
    if not stages:
        return "" if scene.columns else " in 0 stages"
    return f" in {counted(len(stages), 'stage')} ({', '.join(stages)})"


def _lit(scene: Scene) -> str:
    """Return how much is highlighted, as a sentence with a space before it; nothing where nothing is."""
    cards = sum(card.light == "lit" for card in scene.cards())
    arrows = sum(arrow.light == "lit" for arrow in scene.arrows)
    said = [counted(count, noun) for count, noun in ((cards, "card"), (arrows, "arrow")) if count]
    return f" Highlighted: {listed(said)}." if said else ""


def long_description(scene: Scene) -> str:
    """
    Return all that a picture shows, in lines of text: every card, every arrow, and nothing else.

    Args:
        scene: What the picture shows.
    """
    lines = [short_description(scene)]
    for column in description_items(scene):
        lines.append(column.text)
        for item in column.items:
            lines += [f"- {item.text}", *indented(item.items, "  ")]
    return "\n".join(lines)


def description_items(scene: Scene) -> tuple[Item, ...]:
    """
    Return all that a picture shows as nested items: its columns, their cards, and what these contribute to.

    Args:
        scene: What the picture shows.
    """
    names = names_of(scene)
    targets: dict[str, list[str]] = defaultdict(list)
    for arrow in scene.arrows:
        targets[arrow.link.source].append(_target(arrow, names))
    factors = (_column(scene.factors, {}),) if scene.factors else ()
    notes = map(_note, scene.notes)
    bands = (Item(f"{band_words(band, scene)}.") for band in scene.bands)
    return (*bands, *(_column(column, targets) for column in scene.columns), *factors, *notes)


def band_words(band: Band, scene: Scene) -> str:
    """
    Return a heading over several columns, or the goal, in words.

    Args:
        band: The heading.
        scene: What the picture shows.
    """
    if band.is_goal:
        return f"Goal: {one_line(band.text)}"
    over = listed([one_line(column.heading) for column in scene.columns[band.first : band.last + 1]])
    return f"{one_line(band.text)}: {over}"


def _note(note: Note) -> Item:
    return Item(f"{note.heading}: {counted(len(note.lines), 'item')}.", tuple(map(Item, note.lines)))


def names_of(scene: Scene) -> dict[str, str]:
    """
    Return what the ends of arrows are called in a sentence, by id.

    Args:
        scene: What the picture shows.
    """
    cards = {card.id: one_line(card.text) for card in scene.cards()}
    return cards | {column.id: f"the stage {one_line(column.heading)}" for column in scene.columns}


def _column(column: Column, targets: Mapping[str, list[str]]) -> Item:
    notes = f" ({column.notes})" if column.notes else ""
    heading = column.heading or "Elements"
    whole = (Item(f"The whole stage contributes to {text}.") for text in targets.get(column.id, ()))
    cards = (
        Item(_card(card), tuple(Item(f"contributes to {text}") for text in targets.get(card.id, ())))
        for card in column.cards
    )
    return Item(f"{heading}{notes}: {counted(len(column.cards), 'item')}.", (*whole, *cards))


def _card(card: Card) -> str:
    text, marks = one_line(card.text), marks_of(card)
    return f"{text} [{'; '.join(marks)}]" if marks else text


def marks_of(card: Card) -> tuple[str, ...]:
    """
    Return the small print of a card, and what its look says, in words.

    Args:
        card: The card.
    """
    said = (*card.small_print(), *(group.said for group in card.shown_in))
    return (*said, "highlighted") if card.light == "lit" else said


def _target(arrow: Arrow, names: Mapping[str, str]) -> str:
    said = "; ".join(said_of(arrow))
    return names[arrow.link.target] + (f" ({said})" if said else "")


def said_of(arrow: Arrow) -> Iterator[str]:
    """
    Return what the look of an arrow says, in words.

    Args:
        arrow: The arrow.
    """
    link = arrow.link
    if arrow.count > 1:
        yield counted(arrow.count, "link")
    if link.feedback:
        yield "feedback"
    if link.sign != "positive":
        yield SIGN_WORDS[link.sign]
    if arrow.strength is not None:
        yield f"{arrow.strength} confidence"
    yield from (mark.said for mark in arrow.marks)
    if arrow.light == "lit":
        yield "highlighted"
