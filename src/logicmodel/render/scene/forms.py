"""Published forms of a logic model: which columns it has, what stands over them, and what is shown besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal

from attrs import evolve, frozen

from logicmodel.errors import UnknownIdError
from logicmodel.languages import Words, marked, words_in
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.scene.overlays import indicator_line
from logicmodel.render.scene.scene import Band, Card, Column, Note, Scene
from logicmodel.wording import listed, one_line

Form = Literal["causal-map", "cdc", "kellogg", "logframe", "results-chain", "uwex"]

# Ids that no author can give, for an id of theirs starts with a letter.
SITUATION: Final = "-situation"
PARTICIPATION: Final = "-participation"
_MAP: Final = "-map"

_PROCESS: Final = ("inputs", "activities", "outputs")
_OUTCOMES: Final = ("short-term-outcomes", "medium-term-outcomes", "long-term-outcomes", "outcomes")


@frozen
class FormShape:
    """
    What a form adds to a picture.

    Args:
        headings: What stands over which stages; those that a model lacks are left out.
        participation: Whether stakeholders have a column beside the activities.
        assumptions: Whether assumptions are numbered and listed.
        indicators: Whether cards show how indicators stand.
        is_table: Whether it is read as a table, whose columns stay columns.
    """

    headings: Mapping[str, Sequence[str]] = {}
    participation: bool = False
    assumptions: bool = False
    indicators: bool = False
    is_table: bool = False


FORMS: Final[dict[Form, FormShape]] = {
    "causal-map": FormShape(),
    "cdc": FormShape(
        {marked("Process"): _PROCESS, "Outcomes": _OUTCOMES, marked("Goal"): ("impact",)}, assumptions=True
    ),
    "kellogg": FormShape(
        {marked("Your planned work"): _PROCESS[:2], marked("Your intended results"): ("outputs", *_OUTCOMES, "impact")}
    ),
    "logframe": FormShape(is_table=True),
    "results-chain": FormShape(assumptions=True, indicators=True),
    "uwex": FormShape(
        {
            marked("Outputs"): ("activities", PARTICIPATION, "outputs"),
            marked("Outcomes and impact"): (*_OUTCOMES, "impact"),
        },
        participation=True,
        assumptions=True,
    ),
}


def with_participation(scene: Scene, model: LogicModel) -> Scene:
    """
    Return a scene in which stakeholders who change in outcomes have a column beside the activities.

    Args:
        scene: What is shown.
        model: The model that it shows.
    """
    reached = dict.fromkeys(element.who for element in model if element.kind == "outcome" and element.who)
    cards = tuple(Card(f"{PARTICIPATION}/{who.id}", who.label, (), "stakeholder", who.url) for who in reached)
    places = [number for number, column in enumerate(scene.columns) if column.id == "activities"]
    if not cards or not places:
        return scene
    say = words_in(scene.language)
    column = Column(PARTICIPATION, say("Participation"), None, cards, is_stage=False)
    after = places[0] + 1
    return evolve(scene, columns=(*scene.columns[:after], column, *scene.columns[after:]))


def with_situation(scene: Scene, text: str) -> Scene:
    """
    Return a scene that starts with the situation or problem to which the programme answers.

    Args:
        scene: What is shown.
        text: The situation.
    """
    say = words_in(scene.language)
    card = Card(SITUATION, text, (), "situation")
    column = Column("-start", say("Situation"), None, (card,), is_stage=False)
    return evolve(scene, columns=(column, *scene.columns))


def with_goal(scene: Scene, text: str) -> Scene:
    """
    Return a scene with a bar over all columns that names the goal.

    Args:
        scene: What is shown.
        text: The goal.
    """
    if not scene.columns:
        return scene
    return evolve(scene, bands=(*scene.bands, Band(text, 0, len(scene.columns) - 1, is_goal=True)))


def with_headings(scene: Scene, headings: Mapping[str, Sequence[str]]) -> Scene:
    """
    Return a scene with headings over several stages.

    Args:
        scene: What is shown.
        headings: The ids of the stages under each heading, which stand side by side.

    Raises:
        UnknownIdError: The picture has no such stage.
        ValueError: Stages under a heading do not stand side by side, or stand under two.
    """
    places = {column.id: number for number, column in enumerate(scene.columns)}
    bands: list[Band] = []
    for heading, stages in headings.items():
        for stage in stages:
            if stage not in places:
                raise UnknownIdError(what="stage", identifier=stage, known=places)
        found = sorted({places[stage] for stage in stages})
        if not found or found[-1] - found[0] + 1 != len(found):
            msg = f"headings[{heading!r}] has to name stages that stand side by side, not {listed(list(stages))}"
            raise ValueError(msg)
        bands.append(Band(heading, found[0], found[-1]))
    bands.sort(key=lambda band: band.first)
    for one, other in pairwise(bands):
        if one.last >= other.first:
            shared = scene.columns[other.first].id
            msg = f"stage {shared!r} stands under two headings, {one.text!r} and {other.text!r}; choose one"
            raise ValueError(msg)
    return evolve(scene, bands=(*scene.bands, *bands))


def in_form(scene: Scene, model: LogicModel, form: Form) -> Scene:
    """
    Return a scene with the columns of a published form.

    Args:
        scene: What is shown.
        model: The model that it shows.
        form: The form.
    """
    if form == "logframe":
        return _logframe(scene, model)
    if form == "causal-map":
        return _causal_map(scene)
    return with_participation(scene, model) if FORMS[form].participation else scene


def headings_of(scene: Scene, form: Form) -> dict[str, list[str]]:
    """
    Return the headings of a form over the columns that a picture has.

    Args:
        scene: What is shown.
        form: The form.
    """
    there, say = [column.id for column in scene.columns], words_in(scene.language)
    found = {say(heading): [each for each in there if each in ids] for heading, ids in FORMS[form].headings.items()}
    return {heading: ids for heading, ids in found.items() if _side_by_side(ids, there)}


def _side_by_side(ids: Sequence[str], order: Sequence[str]) -> bool:
    places = [order.index(each) for each in ids]
    return bool(places) and places[-1] - places[0] + 1 == len(places)


def _causal_map(scene: Scene) -> Scene:
    """
    Return a scene whose cards stand in one field.

    It has no stages, so that links of whole stages are listed below and not drawn.
    """
    say = words_in(scene.language)
    names = {card.id: one_line(card.text) for card in scene.cards()}
    names |= {column.id: say("the whole stage {stage}", stage=one_line(column.heading)) for column in scene.columns}
    cards = tuple(scene.cards())
    whole = [arrow.link for arrow in scene.arrows if arrow.joins_columns]
    lines = tuple(f"{names[link.source]} \u2192 {names[link.target]}" for link in whole)
    return evolve(
        scene,
        columns=(Column(_MAP, "", None, cards, is_stage=False),),
        arrows=tuple(arrow for arrow in scene.arrows if not arrow.joins_columns),
        notes=(*scene.notes, Note(say("Links of whole stages"), lines)) if lines else scene.notes,
    )


_LOGFRAME: Final = (
    marked("Results chain"),
    marked("Indicators"),
    marked("Means of verification"),
    marked("Assumptions"),
)


def _logframe(scene: Scene, model: LogicModel) -> Scene:
    """Return the matrix of a logical framework: a row for each stage, the last on top, and no arrows."""
    say = words_in(scene.language)
    stages = [column for column in reversed(scene.columns) if column.is_stage and column.cards]
    columns: dict[str, list[Card]] = {heading: [] for heading in _LOGFRAME}
    for row, column in enumerate(stages):
        parts = (column.cards, *_beside(column, model, say))
        for heading, cards in zip(_LOGFRAME, parts, strict=True):
            # Indicators have a column of their own, so that cards need not count them.
            columns[heading] += [evolve(card, row=row, marks=()) for card in cards]
    shown = tuple(
        Column(f"-{place}", say(heading), None, tuple(cards), is_stage=False)
        for place, (heading, cards) in enumerate(columns.items())
    )
    return evolve(scene, columns=shown, arrows=(), rows=tuple(one_line(column.heading) for column in stages))


def _beside(column: Column, model: LogicModel, say: Words) -> Iterator[Iterable[Card]]:
    """Return what stands beside a stage: its indicators, how they are verified, and what its links assume."""
    ids = {card.id for card in column.cards}
    # Elements can share an indicator, in one stage or in several.
    indicators = list({each.id: each for element in model if element.id in ids for each in element.indicators}.values())
    means = dict.fromkeys(each.means_of_verification for each in indicators if each.means_of_verification)
    assumed = dict.fromkeys(each.text for link in model.links if link.source in ids for each in link.assumptions)
    yield [
        Card(f"-indicator/{column.id}/{each.id}", indicator_line(each, say), (), "indicator", each.url)
        for each in indicators
    ]
    yield [Card(f"-means/{column.id}/{place}", text, (), "means") for place, text in enumerate(means)]
    yield [Card(f"-assumption/{column.id}/{place}", text, (), "assumption") for place, text in enumerate(assumed)]
