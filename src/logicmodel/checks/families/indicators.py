"""Which results are measured, and by how many indicators of what sort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from logicmodel.checks.citations import IATI_RESULT, KOICA, UWEX, own
from logicmodel.checks.reading import reading_of
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import measured, ready, sketch, train
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.elements import Impact, Outcome, Output
from logicmodel.vocabulary.indicators import Indicator
from logicmodel.wording import counted


def _some(count: int) -> list[Indicator]:
    return [Indicator(f"score-{number}", f"Reading score {number}") for number in range(1, count + 1)]


@rule(
    "LM040",
    "Result without an indicator",
    why="Nobody will know whether it came about.",
    repair="Add an indicator that shows it, or say in a suppression how it will be known otherwise.",
    source=UWEX.at("section 6, 'how will you know?'").ours(),
    fires=lambda: sketch(train >> ready),
    passes=measured,
)
def result_without_indicator(
    model: LogicModel, *, kinds: Sequence[str] = ("output", "outcome")
) -> Iterator[Observation]:
    """Look for elements of these kinds that nothing measures."""
    for _, element in reading_of(model).of(*kinds):
        if not element.indicators:
            yield Observation(
                "{kind} {element!r} has no indicator.", element, kind=element.kind.capitalize(), element=element.id
            )


@rule(
    "LM041",
    "Indicator of nothing",
    why="What it measures says nothing of this model.",
    repair="Give it to the element that it measures, or take it out.",
    source=own("the definition of an indicator"),
    fires=lambda: sketch(ready, Indicator("loans", "Books on loan")),
    passes=measured,
)
def idle_indicator(model: LogicModel) -> Iterator[Observation]:
    """Look for indicators that no element carries."""
    carried = {indicator.id for element in model for indicator in element.indicators}
    for indicator in model.indicators:
        if indicator.id not in carried:
            yield Observation(
                "Indicator {indicator!r} measures no element of the model.", indicator, indicator=indicator.id
            )


@rule(
    "LM042",
    "Indicator without means of verification",
    why="Without a source of data an indicator is a wish, and nobody can look its values up.",
    repair="Say in means_of_verification where the values come from.",
    source=KOICA.at("p. 18, horizontal logic"),
    fires=lambda: measured(means_of_verification=None),
    passes=measured,
)
def no_means_of_verification(model: LogicModel) -> Iterator[Observation]:
    """Look for indicators that do not say where their values come from."""
    for indicator in model.indicators:
        if indicator.means_of_verification is None:
            yield Observation(
                "Indicator {indicator!r} does not say where its values come from.", indicator, indicator=indicator.id
            )


@rule(
    "LM043",
    "Many indicators for one outcome",
    why="Each indicator costs work; several for one outcome blur what counts as success.",
    repair="Keep the one or two that show the change best.",
    source=KOICA.at("p. 22"),
    fires=lambda: sketch(Outcome("fluency", "Pupils read fluently", indicators=_some(4))),
    passes=lambda: sketch(Outcome("fluency", "Pupils read fluently", indicators=_some(2))),
)
def many_indicators(model: LogicModel, *, most: int = 3) -> Iterator[Observation]:
    """Look for outcomes with more indicators than that."""
    for _, element in reading_of(model).of("outcome"):
        if len(element.indicators) > most:
            count = counted(len(element.indicators), "indicator")
            yield Observation(
                "{kind} {element!r} has {count}; {most} are enough.",
                element,
                kind=element.kind.capitalize(),
                element=element.id,
                count=count,
                most=most,
            )


@rule(
    "LM044",
    "Number of outputs",
    scope="whole",
    on=False,
    why="A handful of core outputs keeps the plan to what matters for the outcome.",
    repair="Join or drop outputs by their share of the budget and their weight for the outcome.",
    source=KOICA.at("p. 21"),
    fires=lambda: sketch(*(Output(f"output-{number}", f"Output {number}") for number in range(1, 7))),
    passes=lambda: sketch(*(Output(f"output-{number}", f"Output {number}") for number in range(1, 5))),
)
def number_of_outputs(model: LogicModel, *, least: int = 3, most: int = 4) -> Iterator[Observation]:
    """Look for models with outputs, but fewer or more than that."""
    count = len(reading_of(model).numbers("output"))
    if count and not least <= count <= most:
        yield Observation(
            "The model has {outputs}; {least} to {most} are asked for.",
            model,
            outputs=counted(count, "output"),
            least=least,
            most=most,
        )


@rule(
    "LM045",
    "Impact with an indicator",
    severity="info",
    on=False,
    why="A project contributes to an impact and does not answer for it, so its indicators belong to outcomes.",
    repair="Move the indicators to the outcome that they show.",
    source=KOICA.at("p. 23"),
    fires=lambda: sketch(Impact("opportunity", "Children can take up any course", indicators=_some(1))),
    passes=lambda: sketch(Impact("opportunity", "Children can take up any course")),
)
def impact_with_indicator(model: LogicModel) -> Iterator[Observation]:
    """Look for impacts that are measured."""
    for _, element in reading_of(model).of("impact"):
        if element.indicators:
            yield Observation("Impact {element!r} has an indicator.", element, element=element.id)


@rule(
    "LM052",
    "Proxy without a justification",
    why="What is measured in place of the thing itself stands for it only under assumptions that need to be shown.",
    repair="Say in the description or the notes of the indicator why it stands for what is meant.",
    source=KOICA.at("p. 8"),
    fires=lambda: measured(tags=["proxy"]),
    passes=lambda: measured(tags=["proxy"], notes="Spending follows income in these households."),
)
def unjustified_proxy(model: LogicModel, *, tag: str = "proxy") -> Iterator[Observation]:
    """Look for indicators with that tag and no description and no notes."""
    for indicator in model.indicators:
        if tag in indicator.tags and indicator.description is None and indicator.notes is None:
            yield Observation(
                "Indicator {indicator!r} is a proxy and does not say why it will do.", indicator, indicator=indicator.id
            )


@rule(
    "LM053",
    "Nothing disaggregated",
    scope="whole",
    on=False,
    why="An average can improve while a part of the people is left behind.",
    repair="Break at least one indicator down, by sex and by what else tells people apart here.",
    source=KOICA.at("p. 7").ours(),
    fires=measured,
    passes=lambda: measured(disaggregations=["sex"]),
)
def nothing_disaggregated(model: LogicModel) -> Iterator[Observation]:
    """Look for models with indicators of which none is broken down."""
    if model.indicators and not any(indicator.disaggregations for indicator in model.indicators):
        yield Observation("No indicator is broken down by groups of people.", model)


@rule(
    "LM054",
    "Indicator of several elements",
    severity="info",
    why="One number cannot tell which of the results it stands for came about.",
    repair="Give each result an indicator of its own, or keep it with the one that it shows best.",
    source=IATI_RESULT.at("an indicator stands in one result").ours(),
    fires=lambda: sketch(
        Output("ready", "Trained volunteers", indicators=_some(1)),
        Outcome("fluency", "Pupils read fluently", indicators=_some(1)),
    ),
    passes=measured,
)
def shared_indicator(model: LogicModel) -> Iterator[Observation]:
    """Look for indicators that more than one element carries."""
    carriers: dict[str, list[str]] = {}
    for element in model:
        for each in dict.fromkeys(indicator.id for indicator in element.indicators):
            carriers.setdefault(each, []).append(element.id)
    for indicator in model.indicators:
        if len(carriers.get(indicator.id, ())) > 1:
            count = len(carriers[indicator.id])
            yield Observation(
                "Indicator {indicator!r} is that of {count} elements.", indicator, indicator=indicator.id, count=count
            )
