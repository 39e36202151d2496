"""
How things are worded, in English; each of these can be wrong, so they are off unless a profile asks for the pack.

They look at words only. What they take for a fault by mistake stands in the documentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from logicmodel.checks.citations import ASSUMPTIONS, DOVIEW, IMPACTMOJO, KOICA, own
from logicmodel.checks.reading import CHANGES, RESULTS, reading_of
from logicmodel.checks.rules import ENGLISH, Observation, rule
from logicmodel.checks.sketches import fluency, ready, sketch, train
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.elements import Activity, Outcome, Output
from logicmodel.wording import plain

_heuristic = partial(rule, severity="info", on=False, pack=ENGLISH)

_VERBS: Final = (
    "advise|advocate|arrange|assess|build|campaign|coach|collect|conduct|convene|coordinate|create|deliver|design|"
    "develop|disseminate|distribute|educate|engage|establish|facilitate|fund|hire|hold|host|implement|install|"
    "introduce|launch|lend|lobby|manage|mentor|monitor|offer|operate|organise|organize|pilot|plan|prepare|print|"
    "procure|produce|promote|provide|publish|purchase|recruit|refer|run|set up|strengthen|supply|support|teach|train|"
    "translate|update|write"
)
_ACTIVITY: Final = re.compile(rf"\s*(?:{_VERBS})\b|\s*(?:number|amount) of\b", re.IGNORECASE)
_IMPERATIVE: Final = re.compile(rf"\s*(?:{_VERBS})\s", re.IGNORECASE)
_CHANGE: Final = re.compile(
    r"\s*(?:improved|increased|reduced|decreased|enhanced|better|greater|fewer|higher)\b", re.IGNORECASE
)
_COMPOUND: Final = re.compile(r";|\s&\s|\band\b", re.IGNORECASE)
_CAUSE: Final = re.compile(
    r"\b(?:through|by \w+ing|in order to|so that|leading to|resulting in|thanks to)\b", re.IGNORECASE
)
_TARGET: Final = re.compile(r"\d+(?:\.\d+)?\s*(?:%|per ?cent\b)|\bby (?:the end of )?(?:19|20)\d\d\b", re.IGNORECASE)
_VAGUE: Final = re.compile(
    r"\b(?:improved wellbeing|improved well-being|raised awareness|awareness raised|empower\w*|better outcomes|"
    r"improved outcomes|capacity built|enhanced capacity|holistic|synerg\w+|impactful|meaningful)\b",
    re.IGNORECASE,
)
_FEAR: Final = re.compile(r"\b(?:not|no|never|lack|risk|may|might|could|should|will)\b|n't\b", re.IGNORECASE)
_SMALL: Final = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"}
)


def _outcome(label: str) -> LogicModel:
    return sketch(Outcome("result", label))


@_heuristic(
    "LM060",
    "Outcome worded as an activity",
    why="What the programme does is not what changes; an outcome that names work is reached by doing the work.",
    repair="Word it as the state that is reached: 'increased support' and not 'increasing support'.",
    source=DOVIEW.at("guideline 1"),
    fires=lambda: _outcome("Conduct 50 training sessions"),
    passes=lambda: _outcome("Farmers use the new method"),
)
def activity_worded_outcome(model: LogicModel) -> Iterator[Observation]:
    """Look for outcomes that start with a verb of work, or count something."""
    for _, element in reading_of(model).of(*CHANGES):
        if _ACTIVITY.match(element.label):
            yield Observation(
                "{element!r} is worded as an activity or a count: {element_label!r}.",
                element,
                element=element.id,
                element_label=element.label,
            )


@_heuristic(
    "LM062",
    "Output worded as an activity",
    why="An output is a thing that is there in the end; worded as work it cannot be counted.",
    repair="Name the product or the service: 'trained volunteers' and not 'train volunteers'.",
    source=KOICA.at("p. 21, outputs are usually nouns"),
    fires=lambda: sketch(Output("result", "Train volunteers")),
    passes=lambda: sketch(ready),
)
def activity_worded_output(model: LogicModel) -> Iterator[Observation]:
    """Look for outputs that start with a verb of work."""
    for _, element in reading_of(model).of("output"):
        if _IMPERATIVE.match(element.label):
            yield Observation(
                "Output {element!r} is worded as an activity: {element_label!r}.",
                element,
                element=element.id,
                element_label=element.label,
            )


@_heuristic(
    "LM063",
    "Several results in one",
    why="Two changes in one box can come about one without the other, and then nobody can say whether it did.",
    repair="Split it, and link each part by itself.",
    source=own("the advice to keep one result in one box"),
    fires=lambda: _outcome("Pupils read more and write better"),
    passes=lambda: _outcome("Pupils read more"),
)
def compound_result(model: LogicModel) -> Iterator[Observation]:
    """Look for outputs, outcomes and impacts with 'and', '&' or ';' in them."""
    for _, element in reading_of(model).of(*RESULTS):
        if _COMPOUND.search(element.label):
            yield Observation("{element!r} may be several results in one.", element, element=element.id)


@_heuristic(
    "LM064",
    "Cause inside a result",
    why="A box that says how it comes about hides a link, which can carry neither a reason nor evidence.",
    repair="Make what brings it about an element of its own, and link the two.",
    source=own("the advice to draw causes as links"),
    fires=lambda: _outcome("Better health through clean water"),
    passes=lambda: _outcome("Better health"),
)
def cause_inside(model: LogicModel) -> Iterator[Observation]:
    """Look for outputs, outcomes and impacts that say by what they come about."""
    for _, element in reading_of(model).of(*RESULTS):
        if match := _CAUSE.search(element.label):
            yield Observation(
                "{element!r} says how it comes about ({word!r}).", element, element=element.id, word=match.group()
            )


@_heuristic(
    "LM065",
    "Target inside an outcome",
    why="A number or a date in the outcome mixes what should change with how much is enough.",
    repair="Move it to a target of an indicator.",
    source=own("the distinction of a result from its measure"),
    fires=lambda: _outcome("80 % of pupils read fluently by 2027"),
    passes=lambda: _outcome("Pupils read fluently"),
)
def target_inside(model: LogicModel) -> Iterator[Observation]:
    """Look for outcomes and impacts with a share or a year in them."""
    for _, element in reading_of(model).of(*CHANGES):
        if match := _TARGET.search(element.label):
            yield Observation(
                "{element!r} has the target {word!r} in it.", element, element=element.id, word=match.group()
            )


@_heuristic(
    "LM066",
    "Vague words",
    why="Readers take such words for different things, and each can say that it came about.",
    repair="Say who can do, has or is what.",
    source=own("the advice to word results so that people agree on whether they came about"),
    fires=lambda: _outcome("Improved wellbeing"),
    passes=lambda: _outcome("Parents sleep through the night"),
)
def vague_words(model: LogicModel) -> Iterator[Observation]:
    """Look for outcomes and impacts with words from a list of vague ones."""
    for _, element in reading_of(model).of(*CHANGES):
        if match := _VAGUE.search(element.label):
            yield Observation("{element!r} is vague: {word!r}.", element, element=element.id, word=match.group())


@_heuristic(
    "LM067",
    "Output that repeats its activity",
    why="An output in the words of the activity says only that the work was done.",
    repair="Name what is there when the work is done.",
    source=KOICA.at("p. 25, output as a repetition of the activity").ours(),
    fires=lambda: sketch(Activity("train", "Train the volunteers") >> Output("ready", "Volunteers trained")),
    passes=lambda: sketch(train >> Output("pairs", "Reading pairs that meet each week")),
)
def repeated_activity(model: LogicModel, *, overlap: float = 0.75) -> Iterator[Observation]:
    """Look for outputs that share at least this part of their words with an activity that is linked to them."""
    reading = reading_of(model)
    for link in model.links:
        if reading.role_of_end(link.source) == "activity" and reading.role_of_end(link.target) == "output":
            if not reading.is_stated(link):
                continue
            activity, output = model.element(link.source), model.element(link.target)
            one, other = _stems(activity.label), _stems(output.label)
            if one and other and len(one & other) >= overlap * len(one | other):
                yield Observation(
                    "Output {output!r} repeats activity {activity!r}.",
                    output,
                    activity,
                    output=output.id,
                    activity=activity.id,
                )


def _stems(text: str) -> frozenset[str]:
    """Return the words of a text without those that say little and without their usual endings."""
    words = (word for word in plain(text).split(" ") if word and word not in _SMALL)
    return frozenset(re.sub(r"(?:ing|ed|es|s)$", "", word) for word in words)


@_heuristic(
    "LM034",
    "Assumption that is no reached state",
    why="Only what is worded as a state that has been reached can be looked at and found to hold.",
    repair="Word it as what must be the case: 'children attend', not 'children may not attend'.",
    source=ASSUMPTIONS.at("how to formulate assumptions"),
    fires=lambda: sketch(Assumption("Children may not attend.")),
    passes=lambda: sketch(Assumption("Children attend.")),
)
def fearful_assumption(model: LogicModel) -> Iterator[Observation]:
    """Look for assumptions that are worded as risks, wishes or the future."""
    for assumption in model.assumptions:
        if match := _FEAR.search(assumption.text):
            yield Observation(
                "An assumption is worded with {word!r}: {assumption_text!r}.",
                assumption,
                word=match.group(),
                assumption_text=assumption.text,
            )


@_heuristic(
    "LM068",
    "Activity worded as a change",
    why="An activity that names a change hides the work, and the change has no work that leads to it.",
    repair="Say in the activity what is done, and make the change an outcome.",
    source=IMPACTMOJO.at("confusing activities with outcomes").ours(),
    fires=lambda: sketch(Activity("better", "Improved reading skills")),
    passes=lambda: sketch(train, fluency),
)
def change_worded_activity(model: LogicModel) -> Iterator[Observation]:
    """Look for activities that start with a word such as 'improved' or 'reduced'."""
    for _, element in reading_of(model).of("activity"):
        if _CHANGE.match(element.label):
            yield Observation(
                "Activity {element!r} is worded as a change: {element_label!r}.",
                element,
                element=element.id,
                element_label=element.label,
            )
