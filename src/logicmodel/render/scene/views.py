"""Layers over a picture: what is lit, how much of something each part has, which rows it has, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, TypeAlias

from attrs import evolve

from logicmodel.languages import Words, words_in
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.scene.overlays import contradicting_text, unclear_text
from logicmodel.render.scene.scene import Arrow, Card, Column, Heat, Light, Mark, Membership, Scene
from logicmodel.showing import Highlightable
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.sequences import several

Rows = Literal["stakeholder", "group"]
_EDGE_SIZES: Final = (2, 3)

# The tuples are edges of networkx: source and target, and the id of the link if there are several.
Highlight: TypeAlias = str | Highlightable | LogicModel | tuple[str, str] | tuple[str, str, str]


def ids_of(model: LogicModel, highlight: Highlight | Iterable[Highlight]) -> tuple[str, ...]:
    """
    Return the ids of what is to be lit, each once.

    Args:
        model: The model.
        highlight: Ids of elements, stages, groups and links; parts of the model; paths, other answers, and findings;
            edges of networkx.

    Raises:
        TypeError: Something else is to be lit.
    """
    is_one = isinstance(highlight, Highlightable | LogicModel)
    items = (highlight,) if is_one else several("highlight", highlight, "ids, parts, answers or edges")
    return tuple(dict.fromkeys(identifier for item in items for identifier in _ids(model, item)))


def lit(scene: Scene, ids: Iterable[str]) -> Scene:
    """
    Return a scene in which some things are lit and the rest is faded; all of it as it is where nothing is named.

    Args:
        scene: What is shown.
        ids: Ids of elements, stages, groups and links. Where no link is named, those between things that are lit are
            lit as well.
    """
    wanted = set(ids)
    if not wanted:
        return scene
    # Who names a group means what is in it.
    wanted |= {card.id for card in scene.cards() if any(group.id in wanted for group in card.groups)}
    some_link = any(arrow.link.id in wanted for arrow in scene.arrows)

    def arrow_light(link: Link) -> Light:
        is_lit = link.id in wanted if some_link else {link.source, link.target} <= wanted
        return "lit" if is_lit else "faded"

    def lit_column(column: Column) -> Column:
        cards = (
            evolve(card, light="lit" if card.id in wanted or column.id in wanted else "faded") for card in column.cards
        )
        return evolve(column, cards=tuple(cards))

    arrows = tuple(evolve(arrow, light=arrow_light(arrow.link)) for arrow in scene.arrows)
    factors = scene.factors and lit_column(scene.factors)
    return evolve(scene, columns=tuple(map(lit_column, scene.columns)), arrows=arrows, factors=factors)


def _ids(model: LogicModel, item: object) -> Iterable[str]:
    if isinstance(item, str):
        return (item,)
    if isinstance(item, Highlightable):
        return item.ids
    if isinstance(item, LogicModel):
        return (*(element.id for element in item.elements), *(link.id for link in item.links))
    if isinstance(item, tuple) and len(item) in _EDGE_SIZES:
        return _edge_ids(model, *item)
    takes = "ids, parts of the model, paths, other answers with 'ids', and edges of networkx"
    msg = f"highlight takes {takes}, not {item!r:.80}"
    raise TypeError(msg)


def _edge_ids(model: LogicModel, source: str, target: str, link: str | None = None) -> Iterable[str]:
    """Return the ids of the ends of an edge, and that of its link; without one, of all links between the two."""
    if link is not None:
        return (source, target, link)
    between = [each.id for each in model.links if (each.source, each.target) == (source, target)]
    return (source, target, *(between or [f"{source}->{target}"]))


def heated(scene: Scene, heat: Mapping[str, float]) -> Scene:
    """
    Return a scene that shows how much of something its parts have.

    Cards are shaded by it, with the number on them. On arrows, behind the names of groups, and under the headings of
    columns, stands the number alone.

    Args:
        scene: What is shown.
        heat: A number of 0 or more for elements, stages, groups and links, by id.
    """
    if not heat:
        return scene
    on_cards = [heat[card.id] for card in scene.cards() if card.id in heat]
    most = max(on_cards or heat.values())

    def heated_group(group: Membership) -> Membership:
        return evolve(group, label=f"{group.label} · {heat[group.id]:g}") if group.id in heat else group

    def heated_card(card: Card) -> Card:
        amount = _heat(heat[card.id], most) if card.id in heat else None
        return evolve(card, heat=amount, groups=tuple(map(heated_group, card.groups)))

    def heated_column(column: Column) -> Column:
        cards = map(heated_card, column.cards)
        amount = (f"{heat[column.id]:g}",) if column.id in heat else ()
        notes = " · ".join((*amount, *filter(None, (column.notes,))))
        return evolve(column, cards=tuple(cards), notes=notes or None)

    def heated_arrow(arrow: Arrow) -> Arrow:
        amount = heat.get(arrow.link.id)
        return arrow if amount is None else evolve(arrow, marks=(Mark(f"{amount:g}", f"{amount:g}"), *arrow.marks))

    columns, arrows = map(heated_column, scene.columns), map(heated_arrow, scene.arrows)
    return evolve(scene, columns=tuple(columns), arrows=tuple(arrows), most_heat=most)


def _heat(amount: float, most: float) -> Heat:
    return Heat(amount, amount / most if most > 0 else 0.0)


def in_rows(scene: Scene, model: LogicModel, rows: Rows | None) -> Scene:
    """
    Return a scene in which the cards stand in rows that run across the columns.

    Args:
        scene: What is shown.
        model: The model that it shows.
        rows: ``stakeholder`` for a row for each of them, ``group`` for a row for each group, None for no rows. An
            element in several groups stands in the row of the first.
    """
    if rows is None:
        return scene
    labels, row_of = _by_stakeholder(model) if rows == "stakeholder" else _by_group(model, scene)
    used = sorted({row_of.get(card.id, len(labels)) for card in scene.cards()})
    say = words_in(scene.language)
    rest = say("Nobody named") if rows == "stakeholder" else say("In no group")
    names = [*labels, rest]
    number = {row: index for index, row in enumerate(used)}

    shown = [group.id for group in model.groups] if rows == "group" else []

    def in_row(card: Card) -> Card:
        row = row_of.get(card.id, len(labels))
        there = tuple(group for group in card.groups if row < len(shown) and group.id == shown[row])
        written = tuple(group for group in card.groups if group not in there)
        # The label of a row of stakeholders says who, so the cards in it need not.
        who = None if rows == "stakeholder" and row < len(labels) else card.who
        return evolve(card, row=number[row], groups=written, shown_in=there, who=who)

    def sorted_column(column: Column) -> Column:
        cards = map(in_row, column.cards)
        return evolve(column, cards=tuple(sorted(cards, key=lambda card: card.row)))

    columns = tuple(map(sorted_column, scene.columns))
    return evolve(scene, columns=columns, rows=tuple(names[row] for row in used))


def _by_stakeholder(model: LogicModel) -> tuple[list[str], dict[str, int]]:
    position = {stakeholder.id: index for index, stakeholder in enumerate(model.stakeholders)}
    rows = {element.id: position[element.who.id] for element in model if element.who is not None}
    return [stakeholder.label for stakeholder in model.stakeholders], rows


def _by_group(model: LogicModel, scene: Scene) -> tuple[list[str], dict[str, int]]:
    rows: dict[str, int] = {}
    for index, group in enumerate(model.groups):
        rows.setdefault(group.id, index)
        for member in group.members:
            rows.setdefault(member, index)
    shown = {group.id: group.label for card in scene.cards() for group in card.groups}
    return [shown.get(group.id, group.label) for group in model.groups], rows


def detailed(scene: Scene) -> Scene:
    """
    Return a scene in which each arrow says how many assumptions its link makes, and on what evidence it rests.

    ``A2`` is two assumptions, ``E1`` one source, ``E1 4/5`` one whose rating is the fourth of five levels; of several
    the strongest is told. ``!1`` is a source that contradicts.

    Args:
        scene: What is shown.
    """
    say = words_in(scene.language)
    return evolve(
        scene, arrows=tuple(evolve(arrow, marks=(*arrow.marks, *_marks(arrow.link, say))) for arrow in scene.arrows)
    )


def _marks(link: Link, say: Words) -> Iterator[Mark]:
    counts = say("A: assumptions; E: sources that support, with the best rating; !: that contradict")
    if link.assumptions:
        number = len(link.assumptions)
        yield Mark(f"A{number}", say.count(number, "{count} assumption", "{count} assumptions"), counts)
    supporting = [use.source for use in link.evidence if use.stance == "supports"]
    against = sum(use.stance == "contradicts" for use in link.evidence)
    if supporting:
        ratings = [source.rating for source in supporting if source.rating]
        best = max(ratings, key=lambda rating: rating.rank / len(rating.scale.levels), default=None)
        rated, said = "", ""
        if best:
            rated = f" {best.rank}/{len(best.scale.levels)}"
            said = say(", rated {rank} of {levels} at best", rank=best.rank, levels=len(best.scale.levels))
        sources = say.count(len(supporting), "{count} supporting source", "{count} supporting sources")
        yield Mark(f"E{len(supporting)}{rated}", f"{sources}{said}", counts)
    if against:
        yield Mark(f"!{against}", contradicting_text(against, say), counts)
    if unclear := len(link.evidence) - len(supporting) - against:
        yield Mark(f"?{unclear}", unclear_text(unclear, say), counts)


def without_arrows(scene: Scene) -> Scene:
    """
    Return a scene without arrows: the classic logic model table.

    Args:
        scene: What is shown.
    """
    return evolve(scene, arrows=())
