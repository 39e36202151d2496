"""Rules that judge a model, with their sources."""

from logicmodel.checks.checking import check, rules
from logicmodel.checks.citations import Citation
from logicmodel.checks.findings import Finding, Findings, Subject, Suppressed
from logicmodel.checks.profiles import Profile, load_profile, profiles
from logicmodel.checks.rules import Observation, Rule, rule

__all__ = [
    "Citation",
    "Finding",
    "Findings",
    "Observation",
    "Profile",
    "Rule",
    "Subject",
    "Suppressed",
    "check",
    "load_profile",
    "profiles",
    "rule",
    "rules",
]
