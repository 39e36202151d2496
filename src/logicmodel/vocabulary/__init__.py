"""The words of a logic model, as immutable values."""

from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.claims import Claim, Rival
from logicmodel.vocabulary.elements import Activity, Element, Impact, Input, Outcome, Output
from logicmodel.vocabulary.evidence import Evidence, EvidenceUse
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.flows import Flow, Flowable, all_of, link
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.vocabulary.links import Lag, Link
from logicmodel.vocabulary.own_data import Data
from logicmodel.vocabulary.references import Reference
from logicmodel.vocabulary.scales import (
    CERQUAL,
    CONCERNS,
    DFID,
    GRADE,
    HIGH_MEDIUM_LOW,
    MARYLAND,
    NESTA,
    STATUSES,
    Rating,
    Scale,
)
from logicmodel.vocabulary.stages import Group, Stage
from logicmodel.vocabulary.stakeholders import Stakeholder
from logicmodel.vocabulary.suppressions import Suppression

__all__ = [
    "CERQUAL",
    "CONCERNS",
    "DFID",
    "GRADE",
    "HIGH_MEDIUM_LOW",
    "MARYLAND",
    "NESTA",
    "STATUSES",
    "Activity",
    "Assumption",
    "Claim",
    "Data",
    "Element",
    "Evidence",
    "EvidenceUse",
    "ExternalFactor",
    "Flow",
    "Flowable",
    "Group",
    "Impact",
    "Indicator",
    "Input",
    "Lag",
    "Link",
    "Measurement",
    "Outcome",
    "Output",
    "Rating",
    "Reference",
    "Rival",
    "Scale",
    "Stage",
    "Stakeholder",
    "Suppression",
    "all_of",
    "link",
]
