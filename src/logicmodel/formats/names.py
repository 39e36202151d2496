"""What the files of a model define, so that what names it can be looked up."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import define, field

from logicmodel.formats.fields import KIND_SECTIONS, REGISTRIES, TOP_FILE
from logicmodel.formats.sorts import Value
from logicmodel.formats.tree import Mapping, Node, Scalar, Sequence
from logicmodel.vocabulary.scales import STANDARD_SCALES
from logicmodel.vocabulary.stages import STANDARD_STAGES


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
        registries: For each registry its values by id; None where a value could not be read.
        doubtful: What stands in sections that nobody knows, whose names may be misspelt.
    """

    stages: set[str] = field(factory=lambda: {*STANDARD_STAGES})
    elements: set[str] = field(factory=set)
    groups: set[str] = field(factory=set)
    links: set[str] = field(factory=set)
    registries: dict[str, dict[str, Value]] = field(factory=_registries)
    doubtful: set[str] = field(factory=set)

    def note(self, root: Mapping) -> None:
        """Take in the elements, stages and groups that a file defines."""
        for section in (*KIND_SECTIONS, "elements"):
            self.elements.update(_keys(root.entries.get(section)))
        self.groups.update(_keys(root.entries.get("groups")))
        self.stages.update(_stage_ids(root.entries.get("stages")))
        for section in root.entries.keys() - TOP_FILE.keys():
            self.doubtful.update(_keys(root.entries[section]))

    def knows(self, identifier: str, among: str) -> bool:
        """Return whether an id is among `elements`, `stages`, `nodes` (these and groups) or `targets` (and links)."""
        return identifier in self.doubtful or any(identifier in known for known in self._among(among))

    def all(self, among: str) -> list[str]:
        """Return the ids that may be named, in alphabetical order."""
        return sorted(set().union(*self._among(among)))

    def _among(self, among: str) -> Iterable[set[str]]:
        nodes = (self.elements, self.stages, self.groups)
        return {
            "elements": (self.elements,),
            "stages": (self.stages,),
            "nodes": nodes,
            "targets": (*nodes, self.links),
        }[among]


def _keys(section: Node | None) -> Iterable[str]:
    return section.entries if isinstance(section, Mapping) else ()


def _stage_ids(section: Node | None) -> Iterable[str]:
    items = section.items if isinstance(section, Sequence) else []
    ids = (item.entries.get("id") if isinstance(item, Mapping) else item for item in items)
    return (identifier.text for identifier in ids if isinstance(identifier, Scalar))
