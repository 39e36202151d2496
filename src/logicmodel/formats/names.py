"""What the files of a model define, so that what names it can be looked up."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from attrs import define, field

from logicmodel.errors import MAX_ADVICE, did_you_mean, suggest
from logicmodel.formats.fields import KIND_SECTIONS, REGISTRIES, TOP_FILE
from logicmodel.formats.sorts import Value
from logicmodel.reading.limits import MAX_LINKS
from logicmodel.reading.tree import Mapping, Node, Scalar, Sequence
from logicmodel.vocabulary.scales import STANDARD_SCALES
from logicmodel.vocabulary.stages import STANDARD_STAGES

_AMONG: Final = {
    "elements": ("elements",),
    "stages": ("stages",),
    "nodes": ("elements", "stages", "groups"),
    "targets": ("elements", "stages", "groups", "links"),
}


def _registries() -> dict[str, dict[str, Value]]:
    return {section: {} for section in REGISTRIES} | {"scales": {**STANDARD_SCALES}}


@define
class Names:
    """
    The ids that the files define.

    Args:
        stages: The standard stages, and those declared.
        elements: The elements.
        groups: The groups.
        links: The links, as they are read.
        registries: For each registry its values by id; None if a value could not be read.
        doubtful: What stands in sections that nobody knows, whose names may be misspelt.
        links_left: How many links flows may still make.
    """

    stages: set[str] = field(factory=lambda: {*STANDARD_STAGES})
    elements: set[str] = field(factory=set)
    groups: set[str] = field(factory=set)
    links: set[str] = field(factory=set)
    registries: dict[str, dict[str, Value]] = field(factory=_registries)
    doubtful: set[str] = field(factory=set)
    links_left: int = MAX_LINKS
    _advice: dict[tuple[str, str], str | None] = field(init=False, factory=dict)

    def note(self, root: Mapping) -> None:
        """Take in the elements, stages and groups that a file defines."""
        for section in (*KIND_SECTIONS, "elements"):
            self.elements.update(_keys(root.entries.get(section)))
        self.groups.update(_keys(root.entries.get("groups")))
        self.stages.update(_stage_ids(root.entries.get("stages")))
        for section in root.entries.keys() - TOP_FILE.keys():
            self.doubtful.update(_keys(root.entries[section]))

    def knows(self, identifier: str, among: str) -> bool:
        """
        Return whether something may be named.

        Args:
            identifier: Its id.
            among: `elements`, `stages`, `nodes` (these and groups), `targets` (these and links), or a registry.
        """
        return identifier in self.doubtful or any(identifier in known for known in self._among(among))

    def advice(self, identifier: str, among: str) -> str | None:
        """
        Return which of the ids that may be named was perhaps meant.

        Comparing with all ids takes time, so only the first names that are unknown are compared.
        """
        asked = (identifier, among)
        if asked not in self._advice and len(self._advice) < MAX_ADVICE:
            known = sorted(set().union(*self._among(among)))
            self._advice[asked] = did_you_mean(suggest(identifier, known))
        return self._advice.get(asked)

    def _among(self, among: str) -> list[Collection[str]]:
        if among in self.registries:
            return [self.registries[among].keys()]
        return [getattr(self, each) for each in _AMONG[among]]


def _keys(section: Node | None) -> Iterable[str]:
    return section.entries if isinstance(section, Mapping) else ()


def _stage_ids(section: Node | None) -> Iterable[str]:
    items = section.items if isinstance(section, Sequence) else []
    ids = (item.entries.get("id") if isinstance(item, Mapping) else item for item in items)
    return (identifier.text for identifier in ids if isinstance(identifier, Scalar))
