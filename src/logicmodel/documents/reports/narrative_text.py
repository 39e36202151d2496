"""The theory of change in prose: stage by stage, each link with why it should hold and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from logicmodel.documents.reports.description import Block, Bullets, Document, Heading, Paragraph, Picture
from logicmodel.documents.reports.phrases import indicator_text, name_in
from logicmodel.languages import Words, words_in
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.draw import draw
from logicmodel.render.scene.from_model import heading_of
from logicmodel.render.telling.facts import facts
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import EvidenceUse
from logicmodel.vocabulary.links import Link
from logicmodel.wording import one_line

Items = list[tuple[int, str]]


def narrative_of(model: LogicModel, language: str = "en", *, has_picture: bool = True) -> Document:
    """
    Return the theory of change of a model in prose.

    Args:
        model: The model.
        language: The language of the texts of the model.
        has_picture: Whether the picture of the model stands above the text.
    """
    say = words_in(language)
    blocks: list[Block] = []
    if model.description:
        blocks.append(Paragraph(model.description))
    if has_picture and model.elements:
        picture = draw(model, show_title=False)
        blocks.append(Picture(picture.png(), picture.svg, picture.description))
    for stage in model.stages:
        blocks.append(Heading(heading_of(stage, say)))
        blocks += (Paragraph(text) for text in (stage.description, stage.notes) if text)
        blocks += _elements(model.members(stage.id), say)
        own = {stage.id, *(element.id for element in model.members(stage.id))}
        blocks += _links(model, [link for link in model.links if link.source in own], say)
    groups = {group.id for group in model.groups}
    in_groups = [link for link in model.links if link.source in groups]
    blocks += _section(say("Groups"), _links(model, in_groups, say))
    blocks += _whole(model, say)
    return Document(model.title, tuple(blocks), language, is_wide=False)


def _elements(members: tuple[Element, ...], say: Words) -> Iterator[Block]:
    items: Items = []
    for element in members:
        items.append((0, one_line(element.label)))
        items += _facts(element, 1, say)
        items += (
            (1, say("Indicator: {indicator}", indicator=indicator_text(indicator))) for indicator in element.indicators
        )
    if items:
        yield Bullets(tuple(items))


def _links(model: LogicModel, links: list[Link], say: Words) -> list[Block]:
    blocks: list[Block] = []
    for link in links:
        blocks.append(Paragraph(_sentence(model, link, say)))
        items = _facts(link, 0, say)
        for assumption in link.assumptions:
            items.append((0, say("Assumption: {text}", text=one_line(assumption.text))))
            items += _facts(assumption, 1, say)
        for use in link.evidence:
            items.append((0, f"{_bearing(use, say)}: {one_line(use.source.citation)}"))
        if items:
            blocks.append(Bullets(tuple(items)))
    return blocks


def _sentence(model: LogicModel, link: Link, say: Words) -> str:
    ends = {"source": name_in(model, link.source, say), "target": name_in(model, link.target, say)}
    if link.sign == "positive":
        return say("“{source}” contributes to “{target}”.", **ends)
    if link.sign == "negative":
        return say("“{source}” works against “{target}”.", **ends)
    return say("“{source}” acts on “{target}”.", **ends)


def _bearing(use: EvidenceUse, say: Words) -> str:
    if use.stance == "supports":
        return say("Evidence that supports this")
    if use.stance == "contradicts":
        return say("Evidence that contradicts this")
    return say("Evidence ({stance})", stance=say(use.stance))


def _facts(value: Described, depth: int, say: Words) -> Items:
    return [(depth, f"{name[:1].upper()}{name[1:]}: {one_line(text)}") for name, text in facts(value, say)]


def _whole(model: LogicModel, say: Words) -> Iterator[Block]:
    of_links = {assumption for link in model.links for assumption in link.assumptions}
    whole: Items = []
    for assumption in model.assumptions:
        if assumption not in of_links:
            whole += [(0, one_line(assumption.text)), *_facts(assumption, 1, say)]
    yield from _section(say("Assumptions of the whole programme"), [Bullets(tuple(whole))] if whole else [])
    factors: Items = []
    for factor in model.external_factors:
        factors += [(0, one_line(factor.label)), *_facts(factor, 1, say)]
    yield from _section(say("External factors"), [Bullets(tuple(factors))] if factors else [])
    sources: Items = []
    for source in model.evidence:
        sources += [(0, one_line(source.citation)), *_facts(source, 1, say)]
    yield from _section(say("Sources"), [Bullets(tuple(sources))] if sources else [])


def _section(heading: str, blocks: list[Block]) -> Iterator[Block]:
    if blocks:
        yield Heading(heading)
        yield from blocks
