"""The rules of the library, a module for each family."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

from logicmodel.checks.rules import Rule

FAMILIES: Final = (
    "contents",
    "chains",
    "steps",
    "loops",
    "weight",
    "grounds",
    "assumptions",
    "context",
    "indicators",
    "measurements",
    "evidence",
    "stakeholders",
    "naming",
    "wording",
    "suppressions",
)


@cache
def built_in() -> tuple[Rule, ...]:
    """Return the rules of the library, by code."""
    modules = (import_module(f"{__name__}.{family}") for family in FAMILIES)
    found = (value for module in modules for value in vars(module).values() if isinstance(value, Rule))
    return tuple(sorted(found, key=lambda rule: rule.code))
