"""From a draft to a model: ids, links, where assumptions go, and the report of what was lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

from attrs import define, evolve, field

from logicmodel.errors import FormatError, Problem
from logicmodel.exchange.losses import Imported, Loss, LossKind, gathered
from logicmodel.exchange.tables.drafts import Draft, DraftAssumption, DraftElement, DraftIndicator
from logicmodel.exchange.tables.headings import Level
from logicmodel.model.logic_model import LogicModel, Part
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.elements import KINDS, Element, Outcome
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.stages import Stage
from logicmodel.vocabulary.stakeholders import Stakeholder
from logicmodel.vocabulary.validation import id_fault

OTHER: Final = "other"

_STAGES: Final = {
    "input": "inputs",
    "activity": "activities",
    "output": "outputs",
    "outcome": "outcomes",
    "impact": "impact",
}
_WORDS_OF_ID: Final = 6
_ORDER: Final = tuple(KINDS)


class Ids:
    """Ids that are handed out: the source's own, else of the first words of a label, else of a position."""

    def __init__(self) -> None:
        """Start with none handed out."""
        self._taken: set[str] = set()
        self._counts: Counter[str] = Counter()

    def of(self, label: str, sort: str, own: str | None = None) -> str:
        """
        Return an id that was not handed out yet.

        Args:
            label: The label; where it has no Latin letters, as in Korean, the position is the rule.
            sort: What a position is counted of, such as ``outcome``.
            own: The id that the source gives.
        """
        self._counts[sort] += 1
        words = re.findall(r"[a-z0-9]+", label.lower())
        slug = "-".join(words[:_WORDS_OF_ID])
        known = [text for text in ((own or "").lower(), slug) if text and id_fault(text) is None]
        wanted = known[0] if known else f"{sort}-{self._counts[sort]}"
        number, free = 2, wanted
        while free in self._taken:
            free, number = f"{wanted}-{number}", number + 1
        self._taken.add(free)
        return free


@define
class ModelBuilder:
    """
    Builds the model of a draft.

    Args:
        draft: The draft.
        links: What makes links: ``numbering``, ``levels``, both or nothing.
        direction: Of which links the assumptions in a row speak: ``upward`` or ``downward``.
    """

    draft: Draft
    links: Collection[str]
    direction: str
    _ids: Ids = field(init=False, factory=Ids)
    _indicator_ids: Ids = field(init=False, factory=Ids)
    _people: dict[str, Stakeholder] = field(init=False, factory=dict)
    _people_ids: Ids = field(init=False, factory=Ids)
    _id_of: dict[int, str] = field(init=False, factory=dict)
    _joined: set[tuple[str, str]] = field(init=False, factory=set)

    def imported(self, format: str, id: str, title: str | None) -> Imported:
        """
        Return the model and its losses.

        Raises:
            FormatError: There is nothing in the table.
        """
        draft = self.draft
        if not (draft.elements or draft.indicators):
            problem = Problem("the table holds no results and no indicators", (draft.grid.place(0),))
            raise FormatError([problem])
        elements = [self._element(each) for each in draft.elements]
        loose = [self._indicator(each) for each in draft.indicators]
        links = list(self._links())
        links, whole = self._with_assumptions(links)
        stages = [Stage(OTHER, "Other", place=None)] if any(each.stage == OTHER for each in elements) else []
        parts: list[Part] = [*stages, *elements, *loose, *links, *whole]
        model = LogicModel(id, title or draft.title, parts=parts)
        return Imported(model, gathered(format, draft.losses))

    def _element(self, drafted: DraftElement) -> Element:
        level = drafted.level or Level(OTHER)
        identifier = self._ids.of(drafted.label, level.kind, drafted.id)
        self._id_of[id(drafted)] = identifier
        said: dict[str, Any] = {
            "who": self._person(drafted.who),
            "description": drafted.description,
            "indicators": [self._indicator(each) for each in drafted.indicators],
            "data": _numbered(drafted.number),
            "place": drafted.place,
        }
        if level.kind == "outcome":
            return Outcome(identifier, drafted.label, term=level.term, **said)
        if level.kind in KINDS:
            return KINDS[level.kind](identifier, drafted.label, **said)
        self._lose("guessed", drafted, "element", "kind", "its level is not known")
        return Element(identifier, drafted.label, kind=level.kind, stage=OTHER, **said)

    def _person(self, name: str | None) -> Stakeholder | None:
        if name is None:
            return None
        if name not in self._people:
            self._people[name] = Stakeholder(self._people_ids.of(name, "stakeholder"), name, place=None)
        return self._people[name]

    def _indicator(self, drafted: DraftIndicator) -> Indicator:
        baselines = _apart(drafted.baselines)
        is_percentage = bool(drafted.percents) and all(drafted.percents)
        return Indicator(
            self._indicator_ids.of(drafted.label, "indicator"),
            drafted.label,
            unit=drafted.unit or ("%" if is_percentage else None),
            measure="percentage" if is_percentage else None,
            targets=drafted.targets,
            actuals=drafted.actuals,
            means_of_verification=drafted.means,
            place=drafted.place,
            baseline=baselines,
            responsible=drafted.responsible,
            frequency=drafted.frequency,
            data=_numbered(drafted.number),
        )

    def _links(self) -> Iterator[Link]:
        if "numbering" in self.links:
            yield from self._numbered_links()
        elif any(_parent(each.number) for each in self.draft.elements):
            first = next(each for each in self.draft.elements if _parent(each.number))
            self._lose("dropped", first, "links", "numbering", "links='numbering' makes links of the numbers")
        if "levels" in self.links:
            yield from self._level_links()

    def _numbered_links(self) -> Iterator[Link]:
        """Return a link from each numbered element to the one that its number names: 1.1.2 to 1.1."""
        by_number: dict[str, list[DraftElement]] = {}
        for element in self.draft.elements:
            by_number.setdefault(element.number or "", []).append(element)
        for element in self.draft.elements:
            parent = _parent(element.number)
            # A number may come again at other levels; the nearest level above is meant.
            above = [each for each in by_number.get(parent or " ", ()) if _rank(each) > _rank(element)]
            nearest = min(above, key=_rank, default=None)
            if nearest is not None:
                self._joined.add((self._stage(element.level), self._stage(nearest.level)))
                yield Link(self._id_of[id(element)], self._id_of[id(nearest)], place=element.place)

    def _level_links(self) -> Iterator[Link]:
        """Return a link from the stage of each level to that of the next, which says no more than the levels do."""
        stages = list(
            dict.fromkeys(self._stage(each.level) for each in sorted(self.draft.elements, key=_rank) if each.level)
        )
        for source, target in pairwise(stages):
            # Where numbers say which element contributes to which, the stages have nothing to add.
            if (source, target) not in self._joined:
                yield Link(source, target, place=None)

    def _stage(self, level: Level | None) -> str:
        kind, term = level or Level(OTHER)
        return f"{term}-term-outcomes" if term else _STAGES.get(kind, OTHER)

    def _with_assumptions(self, links: list[Link]) -> tuple[list[Link], list[Assumption]]:
        """Return links with the assumptions that speak of them, and those that speak of none of them."""
        whole: list[Assumption] = []
        assumed: dict[str, list[Assumption]] = {}
        ids = Ids()
        end = "source" if self.direction == "upward" else "target"
        by_end: dict[str, list[Link]] = {}
        for link in links:
            by_end.setdefault(getattr(link, end), []).append(link)
        for drafted in self.draft.assumptions:
            meant = self._meant(drafted, by_end)
            identifier = ids.of(drafted.text, "assumption") if len(meant) > 1 else None
            assumption = Assumption(drafted.text, id=identifier, place=drafted.place)
            if not meant:
                whole.append(assumption)
                if drafted.level is not None:
                    reason = "there is no link that it speaks of; links='levels' or 'numbering' makes some"
                    self._lose_text(drafted.text, drafted, reason)
            for link in meant:
                assumed.setdefault(link.id, []).append(assumption)
        return [evolve(link, assumptions=assumed[link.id]) if link.id in assumed else link for link in links], whole

    def _meant(self, drafted: DraftAssumption, by_end: dict[str, list[Link]]) -> list[Link]:
        """Return the links that an assumption speaks of: those of its element, else those of its level."""
        own = by_end.get(self._id_of[id(drafted.element)], []) if drafted.element is not None else []
        if own or drafted.level is None:
            return own
        return by_end.get(self._stage(drafted.level), [])

    def _lose(self, kind: LossKind, drafted: DraftElement, subject: str, name: str, reason: str) -> None:
        loss = Loss(kind, subject, None, name, drafted.number or drafted.label, drafted.place, reason)
        self.draft.losses.append(loss)

    def _lose_text(self, text: str, drafted: DraftAssumption, reason: str) -> None:
        self.draft.losses.append(Loss("narrowed", "assumption", None, None, text, drafted.place, reason))


def _numbered(number: str | None) -> dict[str, str]:
    return {"number": number} if number else {}


def _apart(values: Iterable[Measurement]) -> tuple[Measurement, ...]:
    return tuple(dict.fromkeys(values))


def _parent(number: str | None) -> str | None:
    """Return the number of what a numbered thing belongs to: 1.1 for 1.1.2."""
    return number.rpartition(".")[0] or None if number else None


def _rank(element: DraftElement) -> int:
    kind = element.level.kind if element.level else OTHER
    return _ORDER.index(kind) if kind in _ORDER else -1
