"""The words of headings and levels, in English, French, Spanish and Korean."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal, NamedTuple, get_args

from logicmodel.vocabulary.elements import Term

Role = Literal[
    "level",
    "number",
    "narrative",
    "indicator",
    "unit",
    "category",
    "baseline",
    "target",
    "actual",
    "achieved",
    "means",
    "responsible",
    "frequency",
    "assumptions",
    "row",
    "year",
    "id",
    "who",
    "criterion",
    "question",
    "judgement",
    "method",
    "ignore",
]
ROLES: Final = get_args(Role)

# Of all words that a heading holds, the longest says what its column is.
_HEADINGS: Final[dict[Role, str]] = {
    "id": "id",
    "level": "m&e|level|results level|niveau|nivel|수준",
    "number": "ref no|ref|no|code|number|numéro|código|번호",
    "narrative": "narrative|narrative summary|results chain|result|results|description|intervention logic|statement"
    "|chaîne de résultats|logique d'intervention|résumé narratif|résultat|description du résultat|cadena de resultados"
    "|lógica de intervención|resumen narrativo|resultado|요약|산출물/성과|project description",
    "indicator": "indicator|indicators|objectively verifiable indicators|ovi|ovis|performance indicator|indicateur"
    "|indicateurs|indicateurs objectivement vérifiables|indicador|indicadores|indicadores objetivamente verificables"
    "|지표|검증지표|객관적 검증지표",
    "unit": "unit|unit of measure|unité|unidad|단위",
    "category": "disaggregate|disaggregation|category|désagrégation|ventilation|desagregación|세분화",
    "baseline": "baseline|base line|baseline value|situation de référence|valeur de référence|référence|línea de base"
    "|línea base|valor de referencia|기초선|기초값",
    "target": "target|targets|milestone|target value|cible|cibles|valeur cible|jalon|meta|metas|hito|목표치|목표",
    "actual": "actual|actuals|current value|achieved value|result achieved|valeur actuelle|réalisé|réalisation"
    "|valor actual|logrado|실적",
    "achieved": "% achieved|achieved %|percent achieved|achievement rate|% réalisé|% logrado|달성율|달성률",
    "means": "means of verification|source of verification|sources of verification|source and mean of verification"
    "|sources and means of verification|mov|data source|data sources|source of data|source|moyens de vérification"
    "|sources de vérification|source de vérification|medios de verificación|fuentes de verificación|검증수단",
    "responsible": "responsible|responsibility|person responsible|collector|responsable|responsables"
    "|responsable de la collecte|담당자",
    "frequency": "frequency|timing|collection frequency|fréquence|frecuencia|측정주기",
    "assumptions": "assumption|assumptions|important assumptions|risks and assumptions|assumptions and risks|hypothèses"
    "|hypothèses et risques|supuestos|hipótesis|중요가정|가정",
    "row": "구분|data type",
    "who": "who|stakeholder|target group|acteur|actor|대상",
    "criterion": "criterion|critère|criterio|평가기준",
    "question": "evaluation question|question|question d'évaluation|pregunta de evaluación|평가질문",
    "judgement": "judgement criteria|judgment criteria|judgement criterion|critère de jugement|criterios de juicio",
    "method": "method|methods|data collection method|méthode|méthodes|método|métodos|방법",
}
_ROLE_OF_PHRASE: Final[dict[str, Role]] = {
    phrase: role for role, phrases in _HEADINGS.items() for phrase in phrases.split("|")
}
_NUMBERED: Final = re.compile(r"[\s:.]*[0-9]+(?:\.[0-9]+)*\.?$")
_LONGEST_HEADING: Final = 80
# Short words, such as "no", mean something as a whole heading only.
_LONG_PHRASES: Final = sorted(
    (phrase for phrase in _ROLE_OF_PHRASE if len(phrase) > len("code")), key=len, reverse=True
)
_PHRASE: Final = re.compile(rf"(?<!\w)(?=({'|'.join(map(re.escape, _LONG_PHRASES))})(?!\w))")
_YEAR_COLUMN: Final = re.compile(
    r"(?:[1-9][0-9]?차\s?년도|(?:year|y|année|año)\s?[1-9][0-9]?|(?:19|20)\d\d|fy\s?\d\d)", re.IGNORECASE
)


class Level(NamedTuple):
    """A level of a results chain: the kind of its elements, and for outcomes the term."""

    kind: str
    term: Term | None = None


_LEVELS: Final = {
    Level("impact"): "impact|impacts|overall objective|overall objectives|goal|goals|long-term goal|objectif global"
    "|objectif général|finalité|but|objetivo general|objetivo global|fin|impacto|impactos|영향|상위목표|do"
    "|development objective|super goal",
    Level("outcome"): "outcome|outcomes|specific objective|specific objectives|purpose|project purpose|ir|sub-ir"
    "|intermediate result|intermediate results|intermediate outcome|intermediate outcomes|effet|effets"
    "|objectif spécifique|objectifs spécifiques|propósito|objetivo específico|objetivos específicos|efecto|efectos"
    "|성과|사업목적",
    Level("outcome", "short"): "short-term outcome|short-term outcomes|short term outcomes|immediate outcome"
    "|immediate outcomes|effets à court terme|efectos a corto plazo|단기성과",
    Level("outcome", "medium"): "medium-term outcome|medium-term outcomes|medium term outcomes|effets à moyen terme"
    "|efectos a mediano plazo|중기성과",
    Level("outcome", "long"): "long-term outcome|long-term outcomes|long term outcomes|ultimate outcome"
    "|effets à long terme|efectos a largo plazo|장기성과",
    Level("output"): "output|outputs|result|results|expected results|produit|produits|extrant|extrants|résultats"
    "|producto|productos|resultados|산출물",
    Level("activity"): "activity|activities|main activities|activité|activités|actividad|actividades|활동",
    Level("input"): "input|inputs|means|resources|intrant|intrants|moyens|ressources|insumo|insumos|recursos|투입물",
}
_LEVEL_OF_WORD: Final = {word: level for level, words in _LEVELS.items() for word in words.split("|")}
_PRECONDITIONS: Final = frozenset(
    ["pre-conditions", "preconditions", "pre-condition", "conditions préalables", "precondiciones", "선행조건"]
)

# What people write where there is nothing to write.
_PLACEHOLDERS: Final = frozenset(
    [
        "n/a",
        "na",
        "n.a.",
        "-",
        "\u2013",
        "\u2014",
        "tbd",
        "tbc",
        "to be determined",
        "to be confirmed",
        "not applicable",
        "none",
        "s/o",
        "sans objet",
        "no aplica",
        "추후 확정",
        "해당없음",
    ]
)
_IN_BRACKETS: Final = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")


def is_placeholder(text: str) -> bool:
    """Return whether a cell says in words that it says nothing."""
    return text.strip().lower() in _PLACEHOLDERS


def plain(text: str) -> str:
    """Return a heading or a level without what stands in brackets, in small letters."""
    text = unicodedata.normalize("NFC", text).replace("\u2019", "'")
    return " ".join(_IN_BRACKETS.sub(" ", text).replace("*", " ").lower().strip(" :").split())


@lru_cache(maxsize=4096)  # headings come again where they stand over each block
def role_of(heading: str) -> Role | None:
    """Return what a heading says that its column holds, or None if that is not known."""
    text = plain(heading)
    if len(text) > _LONGEST_HEADING:
        return None
    if _YEAR_COLUMN.fullmatch(text):
        return "year"
    alone = _ROLE_OF_PHRASE.get(text) or _ROLE_OF_PHRASE.get(_NUMBERED.sub("", text))
    found = max((match.group(1) for match in _PHRASE.finditer(text)), key=len, default="")
    return alone or _ROLE_OF_PHRASE.get(found)


def level_of(text: str, own: dict[str, Level]) -> Level | None:
    """
    Return the level that a text is the name of, or None.

    Args:
        text: The text, such as ``Outcome(s) (Specific objective(s))`` or ``OUTPUT 1``.
        own: Further words of the user's.
    """
    word = plain(text)
    for candidate in (word, _NUMBERED.sub("", word)):
        if level := own.get(candidate) or _LEVEL_OF_WORD.get(candidate):
            return level
    return None


def number_in(text: str) -> str | None:
    """Return the number at the end of the name of a level, such as that of ``OUTPUT 1``."""
    found = re.search(r"([0-9]+(?:\.[0-9]+)*)\.?$", plain(text))
    return found.group(1) if found else None


def is_precondition(text: str) -> bool:
    """Return whether a heading says that preconditions follow."""
    return plain(text) in _PRECONDITIONS


def is_project_period(line: str) -> bool:
    """Return whether a line says how long a project runs."""
    return plain(line.partition(":")[0]) in {"사업기간", "project period", "durée du projet", "duración del proyecto"}
