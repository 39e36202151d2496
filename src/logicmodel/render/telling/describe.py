"""Text equivalents: a short and a long description of a picture, made from what the picture shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from logicmodel.languages import Words, words_in
from logicmodel.render.scene.legend import implied_ends
from logicmodel.render.scene.scene import Arrow, Band, Card, Column, Note, Scene
from logicmodel.render.telling.items import Item, indented
from logicmodel.wording import one_line


def short_description(scene: Scene) -> str:
    """
    Return one sentence that says what a picture is of, for an alternative text.

    Args:
        scene: What the picture shows.
    """
    say = words_in(scene.language)
    implied = [arrow for arrow in scene.arrows if arrow.is_implied]
    links = sum(arrow.count for arrow in scene.arrows if not arrow.is_implied)
    arrows = [say.count(links, "{count} link between elements", "{count} links between elements")] if links else []
    if implied:
        arrows.append(f"{say.count(len(implied), '{count} link', '{count} links')} {implied_ends(implied, say)}")
    joined = say(", with {links}", links=say.listed(arrows)) if arrows else say(", without links")
    elements = say.count(sum(card.is_element for card in scene.cards()), "{count} element", "{count} elements")
    name = say("Logic model: {title}.", title=scene.title)
    return f"{name} {elements}{_in_stages(scene)}{joined}.{_lit(scene)}"


def _in_stages(scene: Scene) -> str:
    say = words_in(scene.language)
    stages = [column.heading for column in scene.columns if column.is_stage]
    if not stages:
        return "" if scene.columns else say.count(0, " in {count} stage", " in {count} stages")
    count = say.count(len(stages), " in {count} stage", " in {count} stages")
    return f"{count} ({say(', ').join(stages)})"


def _lit(scene: Scene) -> str:
    """Return how much is highlighted, as a sentence with a space before it; nothing where nothing is."""
    cards = sum(card.light == "lit" for card in scene.cards())
    arrows = sum(arrow.light == "lit" for arrow in scene.arrows)
    say = words_in(scene.language)
    said = [say.count(cards, "{count} card", "{count} cards")] if cards else []
    said += [say.count(arrows, "{count} arrow", "{count} arrows")] if arrows else []
    return say(" Highlighted: {parts}.", parts=say.listed(said)) if said else ""


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
    names, say = names_of(scene), words_in(scene.language)
    targets: dict[str, list[str]] = defaultdict(list)
    for arrow in scene.arrows:
        targets[arrow.link.source].append(_target(arrow, names, say))
    factors = (_column(scene.factors, {}, say),) if scene.factors else ()
    notes = (_note(note, say) for note in scene.notes)
    bands = (Item(f"{band_words(band, scene)}.") for band in scene.bands)
    return (*bands, *(_column(column, targets, say) for column in scene.columns), *factors, *notes)


def band_words(band: Band, scene: Scene) -> str:
    """
    Return a heading over several columns, or the goal, in words.

    Args:
        band: The heading.
        scene: What the picture shows.
    """
    say = words_in(scene.language)
    if band.is_goal:
        return say("Goal: {text}", text=one_line(band.text))
    over = say.listed([one_line(column.heading) for column in scene.columns[band.first : band.last + 1]])
    return f"{one_line(band.text)}: {over}"


def _note(note: Note, say: Words) -> Item:
    return Item(f"{note.heading}: {_items(len(note.lines), say)}.", tuple(map(Item, note.lines)))


def _items(count: int, say: Words) -> str:
    return say.count(count, "{count} item", "{count} items")


def names_of(scene: Scene) -> dict[str, str]:
    """
    Return what the ends of arrows are called in a sentence, by id.

    Args:
        scene: What the picture shows.
    """
    say = words_in(scene.language)
    cards = {card.id: one_line(card.text) for card in scene.cards()}
    return cards | {column.id: say("the stage {stage}", stage=one_line(column.heading)) for column in scene.columns}


def _column(column: Column, targets: Mapping[str, list[str]], say: Words) -> Item:
    notes = f" ({column.notes})" if column.notes else ""
    heading = column.heading or say("Elements")
    whole = (Item(say("The whole stage contributes to {target}.", target=text)) for text in targets.get(column.id, ()))
    cards = (
        Item(
            _card(card, say),
            tuple(Item(say("contributes to {target}", target=text)) for text in targets.get(card.id, ())),
        )
        for card in column.cards
    )
    return Item(f"{heading}{notes}: {_items(len(column.cards), say)}.", (*whole, *cards))


def _card(card: Card, say: Words) -> str:
    text, marks = one_line(card.text), marks_of(card, say)
    return f"{text} [{'; '.join(marks)}]" if marks else text


def marks_of(card: Card, say: Words) -> tuple[str, ...]:
    """
    Return the small print of a card, and what its look says, in words.

    Args:
        card: The card.
        say: The words of the library in the language of the picture.
    """
    said = (*card.told(), *(group.said for group in card.shown_in))
    return (*said, say("highlighted")) if card.light == "lit" else said


def _target(arrow: Arrow, names: Mapping[str, str], say: Words) -> str:
    said = "; ".join(said_of(arrow, say))
    return names[arrow.link.target] + (f" ({said})" if said else "")


def said_of(arrow: Arrow, say: Words) -> Iterator[str]:
    """
    Return what the look of an arrow says, in words.

    Args:
        arrow: The arrow.
        say: The words of the library in the language of the picture.
    """
    link = arrow.link
    if arrow.count > 1:
        yield say.count(arrow.count, "{count} link", "{count} links")
    if link.feedback:
        yield say("feedback")
    if link.sign == "negative":
        yield say("more leads to less")
    if link.sign == "unknown":
        yield say("direction of effect unknown")
    if arrow.strength is not None:
        confidence = {"low": say("low confidence"), "medium": say("medium confidence"), "high": say("high confidence")}
        yield confidence[arrow.strength]
    yield from (mark.said for mark in arrow.marks)
    if arrow.light == "lit":
        yield say("highlighted")
