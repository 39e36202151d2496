"""
The one description of the format: which fields each sort of entry has, and what each may contain.

The reader, the writer and the JSON Schema all follow it.
"""

from __future__ import annotations

from typing import Final

from logicmodel.formats.sorts import Entry, Field, Sort
from logicmodel.model.logic_model import LogicModel
from logicmodel.reading.limits import FORMAT_VERSION
from logicmodel.vocabulary.assumptions import ASSUMPTION_STATUSES, LEVELS, Assumption
from logicmodel.vocabulary.claims import RIVAL_SORTS, RIVAL_STATUSES, Claim, Rival
from logicmodel.vocabulary.elements import KINDS, TERMS, Element
from logicmodel.vocabulary.evidence import STANCES, Evidence, EvidenceUse
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.indicators import ADDS_UP, DIRECTIONS, MEASURES, Indicator, Measurement
from logicmodel.vocabulary.links import LAG_UNITS, NECESSITIES, SIGNS, Lag, LagUnit, Link
from logicmodel.vocabulary.references import Reference
from logicmodel.vocabulary.scales import RATES, STANDARD_SCALES, Rating, Scale
from logicmodel.vocabulary.stages import Group, Stage
from logicmodel.vocabulary.stakeholders import Stakeholder
from logicmodel.vocabulary.suppressions import Suppression

_ID_RULE: Final = "lower-case words of letters and digits joined by '-', '.', '_' or '/'"
_ID: Final = Field("id", Sort.ID, f"Its id: {_ID_RULE}.", required=True)
_OPTIONAL_ID: Final = Field("id", Sort.ID, f"Its id, if it needs one: {_ID_RULE}.")
SUPPRESSION: Final = Entry(
    "suppression",
    Suppression,
    (
        Field("code", Sort.TEXT, "The code of the rule, such as LM020.", required=True),
        Field("reason", Sort.TEXT, "Why the finding is no fault here.", required=True),
    ),
)
DESCRIBED: Final = (
    Field("description", Sort.TEXT, "What it is, at length."),
    Field("notes", Sort.TEXT, "A remark for readers."),
    Field("tags", Sort.TEXTS, "Words of your own, for filtering."),
    Field("url", Sort.TEXT, "Where to read more: http, https, mailto or a relative address."),
    Field(
        "suppress", Sort.ENTRIES, "Findings of a check that you have answered, each with the reason.", of=SUPPRESSION
    ),
    Field("data", Sort.DATA, "Values of your own by key: texts, numbers, truth values, dates, or lists of these."),
)
_LABEL: Final = Field("label", Sort.TEXT, "The text that readers see.", required=True)

STAKEHOLDER: Final = Entry("stakeholder", Stakeholder, (_LABEL, *DESCRIBED), id=_ID, short="label")
SCALE: Final = Entry(
    "scale",
    Scale,
    (
        _LABEL,
        Field("levels", Sort.TEXTS, "The levels, the weakest first.", required=True),
        Field("rates", Sort.CHOICE, "Whether it rates one study or a whole body of evidence.", choices=RATES),
        *DESCRIBED,
    ),
    id=_ID,
)
RATING: Final = Entry(
    "rating",
    Rating,
    (
        Field(
            "scale",
            Sort.REFERENCE,
            f"The scale: {', '.join(STANDARD_SCALES)}, or one of your own under `scales`.",
            required=True,
            of=SCALE,
            among="scales",
        ),
        Field("level", Sort.TEXT, "A level of that scale.", required=True),
    ),
)
EVIDENCE: Final = Entry(
    "evidence",
    Evidence,
    (
        Field("citation", Sort.TEXT, "The source as a reader would cite it.", required=True),
        Field("kind", Sort.TEXT, "What sort of source it is, such as 'systematic review'."),
        Field("date", Sort.DATE, "When it appeared: 2019, 2019-05 or 2019-05-31."),
        Field("rating", Sort.ENTRY, "How strong it is, on a named scale.", of=RATING),
        Field(
            "stance", Sort.CHOICE, "What it says of what names it, where that does not say otherwise.", choices=STANCES
        ),
        Field("study", Sort.TEXT, "The study that it comes from; pieces of one study count once."),
        Field("ratings", Sort.ENTRIES, "Ratings by domain, beside the overall one.", of=RATING),
        *DESCRIBED,
    ),
    id=_ID,
    short="citation",
)
USE: Final = Entry(
    "use of evidence",
    EvidenceUse,
    (
        Field("source", Sort.REFERENCE, "An id from `evidence`.", required=True, of=EVIDENCE, among="evidence"),
        Field(
            "stance",
            Sort.CHOICE,
            "What the source says here; its own stance by default.",
            choices=STANCES,
            attribute="own_stance",
        ),
        Field("notes", Sort.TEXT, "What the source says here, or where it says it."),
    ),
)
_USES: Final = Field(
    "evidence",
    Sort.USES,
    "What supports or contradicts it: ids from `evidence`, or mappings that say how each source bears on it.",
    of=EVIDENCE,
    among="evidence",
)
ASSUMPTION: Final = Entry(
    "assumption",
    Assumption,
    (
        Field("text", Sort.TEXT, "What must hold, as a state that has been reached.", required=True),
        Field("likelihood", Sort.CHOICE, "How likely it is to hold.", choices=LEVELS),
        Field("importance", Sort.CHOICE, "How much depends on it.", choices=LEVELS),
        Field("status", Sort.CHOICE, "What is known of it by now.", choices=ASSUMPTION_STATUSES),
        *DESCRIBED,
    ),
    id=_OPTIONAL_ID,
    short="text",
)
MEASUREMENT: Final = Entry(
    "measurement",
    Measurement,
    (
        Field("value", Sort.NUMBER_OR_TEXT, "A number, or text where it is not measured in numbers.", required=True),
        Field("period", Sort.PERIOD, "Its date or period: 2025, 2025-09-01, 2025-Q1 or 2024-09/2025-06."),
        Field("category", Sort.TEXT, "The part of the population that it speaks of."),
        Field("notes", Sort.TEXT, "A remark for readers."),
        Field("numerator", Sort.NUMBER, "The count above the line, where the value is a share."),
        Field("denominator", Sort.NUMBER, "The count below the line, where the value is a share."),
        Field("set_on", Sort.DATE, "When a target was set; of several for one period the last counts."),
        Field("rating", Sort.ENTRY, "How far the value can be trusted, on a named scale.", of=RATING),
    ),
    short="value",
)
REFERENCE: Final = Entry(
    "reference",
    Reference,
    (
        Field("vocabulary", Sort.TEXT, "The vocabulary, such as 'SDG'.", required=True),
        Field("code", Sort.TEXT, "The code in that vocabulary, such as '4.1.1'.", required=True),
        Field("url", Sort.TEXT, "Where the code is explained."),
    ),
)
_REFERENCES: Final = Field("references", Sort.ENTRIES, "Codes that others gave to what it is about.", of=REFERENCE)
INDICATOR: Final = Entry(
    "indicator",
    Indicator,
    (
        _LABEL,
        Field("unit", Sort.TEXT, "The unit of its values, such as 'words a minute'."),
        Field("measure", Sort.CHOICE, "The sort of its values.", choices=MEASURES),
        Field("direction", Sort.CHOICE, "Which change is wanted.", choices=DIRECTIONS),
        Field(
            "baseline",
            Sort.ONE_OR_MORE,
            "The value at the start, with its date; a list where categories have their own.",
            of=MEASUREMENT,
            attribute="baselines",
        ),
        Field("targets", Sort.ENTRIES, "What is aimed at, by period.", of=MEASUREMENT),
        Field("actuals", Sort.ENTRIES, "What was measured, by period.", of=MEASUREMENT),
        Field("means_of_verification", Sort.TEXT, "Where the values come from."),
        Field("disaggregations", Sort.TEXTS, "By what the values are broken down, such as 'age'."),
        Field("adds_up", Sort.CHOICE, "What the values of several periods make together.", choices=ADDS_UP),
        Field("levels", Sort.TEXTS, "The levels of an ordinal measure, the worst first."),
        Field("tolerance", Sort.NUMBER, "How far from the target a value to maintain may be.", low=0),
        Field("status", Sort.TEXT, "How it stands in a person's judgement, such as 'on track'."),
        Field("responsible", Sort.TEXT, "Who collects the values."),
        Field("frequency", Sort.TEXT, "How often they are collected."),
        _REFERENCES,
        *DESCRIBED,
    ),
    id=_ID,
    short="label",
)

STAGE: Final = Entry(
    "stage",
    Stage,
    (Field("label", Sort.TEXT, "The heading; a standard stage has one already."), *DESCRIBED),
    id=_ID,
)
_STAGE_OF_ELEMENT: Final = Field(
    "stage", Sort.NAME, "The stage in which it stands, where that is not the one of its kind.", among="stages"
)
_CARRIED: Final = (
    Field(
        "who",
        Sort.REFERENCE,
        "Who delivers it, or who changes in it: an id from `stakeholders`.",
        of=STAKEHOLDER,
        among="stakeholders",
    ),
    Field(
        "indicators",
        Sort.REFERENCES,
        "How it is measured: ids from `indicators`, or indicators written in place.",
        of=INDICATOR,
        among="indicators",
    ),
    _REFERENCES,
)
TERM: Final = Field("term", Sort.CHOICE, "When the change shows; for outcomes.", choices=TERMS)
_KIND: Final = Field(
    "kind", Sort.ID, "The kind: input, activity, output, outcome, impact, or one of your own.", required=True
)


def _element(kind: str) -> Entry:
    term = (TERM,) if kind == "outcome" else ()
    return Entry(kind, KINDS[kind], (_LABEL, *term, _STAGE_OF_ELEMENT, *_CARRIED, *DESCRIBED), short="label")


ELEMENTS: Final = {kind: _element(kind) for kind in KINDS}
OWN_ELEMENT: Final = Entry(
    "element",
    Element,
    (
        _LABEL,
        _KIND,
        Field("stage", Sort.NAME, "The stage in which it stands.", required=True, among="stages"),
        *_CARRIED,
        *DESCRIBED,
    ),
)
GROUP: Final = Entry(
    "group",
    Group,
    (_LABEL, Field("members", Sort.NAMES, "The ids of its elements.", among="elements"), *DESCRIBED),
    short="label",
)


def _lag(*, earliest: float, unit: LagUnit, latest: float | None = None) -> Lag:
    return Lag(earliest, latest, unit)


LAG: Final = Entry(
    "lag",
    _lag,
    (
        Field("earliest", Sort.NUMBER, "The shortest time.", required=True, low=0),
        Field("latest", Sort.NUMBER, "The longest time; leave it out where nobody knows.", low=0),
        Field("unit", Sort.CHOICE, "The unit of both.", required=True, choices=LAG_UNITS),
    ),
)
LINK: Final = Entry(
    "link",
    Link,
    (
        Field("rationale", Sort.TEXT, "Why the source should contribute to the target."),
        Field(
            "assumptions",
            Sort.REFERENCES,
            "What must hold: ids from `assumptions`, or assumptions written in place.",
            of=ASSUMPTION,
            among="assumptions",
        ),
        _USES,
        Field("confidence", Sort.NUMBER, "How confident the authors are in the link, from 0 to 1.", low=0, high=1),
        Field("sign", Sort.CHOICE, "Whether more leads to more, or more to less.", choices=SIGNS),
        Field("necessity", Sort.CHOICE, "What the source is for the target.", choices=NECESSITIES),
        Field("lag", Sort.ENTRY, "How long the effect takes.", of=LAG),
        Field("feedback", Sort.FLAG, "Whether the link is declared to lead back."),
        Field("rating", Sort.ENTRY, "How strong all evidence on the link is together, as you judge it.", of=RATING),
        *DESCRIBED,
    ),
    id=_OPTIONAL_ID,
)
EXTERNAL_FACTOR: Final = Entry(
    "external factor",
    ExternalFactor,
    (
        _LABEL,
        Field("acts_on", Sort.NAMES, "Ids of the elements, stages, groups or links that it acts on.", among="targets"),
        Field("sign", Sort.CHOICE, "Whether it helps or hinders.", choices=SIGNS),
        *DESCRIBED,
    ),
    short="label",
)
RIVAL: Final = Entry(
    "rival",
    Rival,
    (
        _LABEL,
        Field("sort", Sort.CHOICE, "What sort of explanation it is.", choices=RIVAL_SORTS),
        Field("plausibility", Sort.CHOICE, "How plausible it is.", choices=LEVELS),
        Field("status", Sort.CHOICE, "What is known of it by now.", choices=RIVAL_STATUSES),
        _USES,
        *DESCRIBED,
    ),
    id=_ID,
    short="label",
)
CLAIM: Final = Entry(
    "claim",
    Claim,
    (
        Field("source", Sort.NAME, "The id of what contributes.", required=True, among="nodes"),
        Field("target", Sort.NAME, "The id of what it contributes to.", required=True, among="nodes"),
        Field("text", Sort.TEXT, "The claim in words."),
        Field("rationale", Sort.TEXT, "Why the source should contribute to the target."),
        _USES,
        Field(
            "rivals",
            Sort.REFERENCES,
            "What else may account for the change: ids from `rivals`.",
            of=RIVAL,
            among="rivals",
        ),
        Field("rating", Sort.ENTRY, "How strong all evidence on the claim is together, as you judge it.", of=RATING),
        *DESCRIBED,
    ),
    id=_OPTIONAL_ID,
)
HEADER: Final = Entry(
    "model",
    LogicModel,
    (
        Field("title", Sort.TEXT, "The title that readers see; default: the id."),
        Field("version", Sort.TEXT, "Your version of the model."),
        Field("review_date", Sort.DATE, "When it is to be reviewed: 2027, 2027-03 or 2027-03-31."),
        Field("language", Sort.TEXT, "The language of its texts, as a BCP 47 tag: en, fr-CA."),
        *DESCRIBED,
    ),
    id=_ID,
)

# The sections of a file in which keys are ids, in the order in which they are written.
REGISTRIES: Final = {
    "stakeholders": STAKEHOLDER,
    "scales": SCALE,
    "evidence": EVIDENCE,
    "assumptions": ASSUMPTION,
    "indicators": INDICATOR,
    "rivals": RIVAL,
}
KIND_SECTIONS: Final = {
    "inputs": ELEMENTS["input"],
    "activities": ELEMENTS["activity"],
    "outputs": ELEMENTS["output"],
    "outcomes": ELEMENTS["outcome"],
    "impacts": ELEMENTS["impact"],
}

SECTIONS: Final = {
    "include": "Other model files that belong to this one, relative to it and inside the folder of the top file.",
    "stages": "The columns that you rename, annotate, reorder or add, in order: a standard one by its id.",
    "stakeholders": "Who delivers and who changes, by id: the label, or a mapping.",
    "scales": "Scales of your own for ratings, by id.",
    "evidence": "The sources that links rest on, by id: the citation, or a mapping.",
    "assumptions": "Assumptions that links share or that the whole model rests on, by id: the text, or a mapping.",
    "indicators": "Indicators that elements share, by id.",
    "inputs": "What is put in, by id: the label, or a mapping.",
    "activities": "What is done, by id: the label, or a mapping.",
    "outputs": "What the activities produce, by id: the label, or a mapping.",
    "outcomes": "What changes for somebody, by id: the label, or a mapping.",
    "impacts": "The lasting changes that the whole contributes to, by id: the label, or a mapping.",
    "elements": "Elements of kinds of your own, by id, each with its kind and stage.",
    "groups": "Named sets of elements, by id.",
    "links": "What contributes to what: 'staff + books -> train', or a mapping that says why.",
    "claims": "Claims about pairs that no single link joins, with their evidence and rival explanations.",
    "rivals": "Rival explanations, by id: the label, or a mapping.",
    "external_factors": "What the programme does not control, by id: the label, or a mapping.",
}


def _file(id_field: Field) -> dict[str, Field]:
    version = Field(
        "logicmodel", Sort.SECTION, "The version of this format.", required=True, such_as=str(FORMAT_VERSION)
    )
    sections = (Field(name, Sort.SECTION, says) for name, says in SECTIONS.items())
    return {each.name: each for each in (version, id_field, *HEADER.fields, *sections)}


# What the top of a file may contain; an included one need not say what it is called.
TOP_FILE: Final = _file(Field("id", Sort.ID, f"The id of the model: {_ID_RULE}.", required=True))
INCLUDED_FILE: Final = _file(_OPTIONAL_ID)
