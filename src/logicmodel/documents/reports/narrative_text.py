"""The theory of change in prose: stage by stage, each link with why it should hold and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from logicmodel.documents.reports.description import Block, Bullets, Document, Heading, Paragraph, Picture
from logicmodel.documents.reports.phrases import indicator_text, name_in
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.draw import draw
from logicmodel.render.telling.facts import facts
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.links import Link
from logicmodel.wording import one_line

Items = list[tuple[int, str]]

_STANCES: Final = {
    "supports": "Evidence that supports this",
    "contradicts": "Evidence that contradicts this",
    "mixed": "Evidence that says both",
    "inconclusive": "Evidence that is inconclusive",
}


def narrative_of(model: LogicModel, language: str = "en", *, has_picture: bool = True) -> Document:
    """
    Return the theory of change of a model in prose.

    Args:
        model: The model.
        language: The language of the texts of the model.
        has_picture: Whether the picture of the model stands above the text.
    """
    blocks: list[Block] = []
    if model.description:
        blocks.append(Paragraph(model.description))
    if has_picture and model.elements:
        picture = draw(model, show_title=False)
        blocks.append(Picture(picture.png(), picture.svg, picture.description))
    for stage in model.stages:
        blocks.append(Heading(stage.label))
        blocks += (Paragraph(text) for text in (stage.description, stage.notes) if text)
        blocks += _elements(model.members(stage.id))
        own = {stage.id, *(element.id for element in model.members(stage.id))}
        blocks += _links(model, [link for link in model.links if link.source in own])
    groups = {group.id for group in model.groups}
    blocks += _section("Groups", _links(model, [link for link in model.links if link.source in groups]))
    blocks += _whole(model)
    return Document(model.title, tuple(blocks), language, is_wide=False)


def _elements(members: tuple[Element, ...]) -> Iterator[Block]:
    items: Items = []
    for element in members:
        items.append((0, one_line(element.label)))
        items += _facts(element, 1)
        items += ((1, f"Indicator: {indicator_text(indicator)}") for indicator in element.indicators)
    if items:
        yield Bullets(tuple(items))


def _links(model: LogicModel, links: list[Link]) -> list[Block]:
    blocks: list[Block] = []
    for link in links:
        verb = {"positive": "contributes to", "negative": "works against"}.get(link.sign, "acts on")
        blocks.append(Paragraph(f"“{name_in(model, link.source)}” {verb} “{name_in(model, link.target)}”."))
        items = _facts(link, 0)
        for assumption in link.assumptions:
            items.append((0, f"Assumption: {one_line(assumption.text)}"))
            items += _facts(assumption, 1)
        for use in link.evidence:
            word = (
                f"Evidence that {use.stance} this"
                if use.stance in {"supports", "contradicts"}
                else f"Evidence ({use.stance})"
            )
            items.append((0, f"{word}: {one_line(use.source.citation)}"))
        if items:
            blocks.append(Bullets(tuple(items)))
    return blocks


def _facts(value: Described, depth: int) -> Items:
    return [(depth, f"{name[:1].upper()}{name[1:]}: {one_line(text)}") for name, text in facts(value)]


def _whole(model: LogicModel) -> Iterator[Block]:
    of_links = {assumption for link in model.links for assumption in link.assumptions}
    whole: Items = []
    for assumption in model.assumptions:
        if assumption not in of_links:
            whole += [(0, one_line(assumption.text)), *_facts(assumption, 1)]
    yield from _section("Assumptions of the whole programme", [Bullets(tuple(whole))] if whole else [])
    factors: Items = []
    for factor in model.external_factors:
        factors += [(0, one_line(factor.label)), *_facts(factor, 1)]
    yield from _section("External factors", [Bullets(tuple(factors))] if factors else [])
    sources: Items = []
    for source in model.evidence:
        sources += [(0, one_line(source.citation)), *_facts(source, 1)]
    yield from _section("Sources", [Bullets(tuple(sources))] if sources else [])


def _section(heading: str, blocks: list[Block]) -> Iterator[Block]:
    if blocks:
        yield Heading(heading)
        yield from blocks
