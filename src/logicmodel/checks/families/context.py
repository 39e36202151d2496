"""What surrounds the programme: what it does not control, what it does not intend, when it is looked at again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from logicmodel.checks.citations import CDC, FORTI, UWEX, own
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import fluency, ready, sketch, train
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.elements import Outcome
from logicmodel.vocabulary.external_factors import ExternalFactor


@rule(
    "LM036",
    "No external factor",
    scope="whole",
    why="Every programme works in conditions that it does not control; a model without them promises too much.",
    repair="Name what may help or hinder from outside, and what it acts on.",
    source=UWEX.at("section 6, 'assumptions and external factors identified?'"),
    fires=lambda: sketch(train >> fluency),
    passes=lambda: sketch(train >> fluency, ExternalFactor("closures", "Libraries close", acts_on=[fluency])),
)
def no_external_factor(model: LogicModel) -> Iterator[Observation]:
    """Look for models with elements and no external factor."""
    if model.elements and not model.external_factors:
        yield Observation("The model names no external factor.", model)


@rule(
    "LM037",
    "No unintended effect considered",
    severity="info",
    scope="whole",
    why="Programmes also have effects that nobody wanted; those who do not look for them learn of them late.",
    repair="Add what might go wrong as an outcome with the tag 'unintended', or as a link with a negative sign.",
    source=UWEX.at("section 6, 'potential negative effects examined?'"),
    fires=lambda: sketch(train >> fluency),
    passes=lambda: sketch(train >> fluency + Outcome("lessons", "Pupils miss lessons", tags=["unintended"])),
)
def no_unintended_effect(
    model: LogicModel, *, tags: Sequence[str] = ("unintended", "negative", "side-effect")
) -> Iterator[Observation]:
    """Look for models with no negative link and no element that is tagged as unintended."""
    considered = any(link.sign == "negative" for link in model.links)
    if model.elements and not considered and not any(set(tags) & set(element.tags) for element in model):
        yield Observation("The model considers no unintended effect.", model)


@rule(
    "LM090",
    "No date of review",
    severity="info",
    scope="whole",
    why="A model is true for a time; without a date nobody looks at it again.",
    repair="Set its review_date.",
    source=FORTI.at("'assuming you've figured it all out'").ours(),
    fires=lambda: sketch(train >> ready),
    passes=lambda: sketch(train >> ready, review_date="2027-03"),
)
def no_review_date(model: LogicModel) -> Iterator[Observation]:
    """Look for models that do not say when they are to be reviewed."""
    if model.elements and model.review_date is None:
        yield Observation("The model does not say when it is to be reviewed.", model)


@rule(
    "LM091",
    "No word on the situation",
    severity="info",
    scope="whole",
    why="Without the need that the programme answers, readers cannot tell whether it is worth doing.",
    repair="Say in the model's description what the situation is, for whom and where.",
    source=CDC.at("narrative description").ours(),
    fires=lambda: sketch(train >> ready),
    passes=lambda: sketch(train >> ready, description="One pupil in three leaves school unable to read well."),
)
def no_description(model: LogicModel) -> Iterator[Observation]:
    """Look for models without a description."""
    if model.elements and model.description is None:
        yield Observation("The model has no description of the situation that it answers.", model)


@rule(
    "LM092",
    "External factor that acts on nothing",
    severity="info",
    why="What acts on nothing in the model can be neither watched nor planned for.",
    repair="Say in acts_on which elements or links it helps or hinders.",
    source=own("the definition of an external factor"),
    fires=lambda: sketch(train >> fluency, ExternalFactor("closures", "Libraries close")),
    passes=lambda: sketch(train >> fluency, ExternalFactor("closures", "Libraries close", acts_on=[fluency])),
)
def idle_external_factor(model: LogicModel) -> Iterator[Observation]:
    """Look for external factors that act on nothing."""
    for factor in model.external_factors:
        if not factor.acts_on:
            yield Observation("External factor {factor!r} acts on nothing.", factor, factor=factor.id)
