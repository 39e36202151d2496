"""The words of the library: every message is in every catalogue, with the same places, and is read from it."""

import ast
import io
import re
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

import logicmodel
from logicmodel import (
    Activity,
    Assumption,
    Evidence,
    ExternalFactor,
    Indicator,
    Input,
    LogicModel,
    Measurement,
    Outcome,
    Output,
    Stage,
    draw,
    link,
    outline,
)
from logicmodel.documents import (
    write_assumption_register,
    write_evaluation_matrix,
    write_indicator_table,
    write_logframe,
    write_narrative,
)
from logicmodel.evidence.attainment import STATUS_WORDS, AttainmentStatus
from logicmodel.languages import ENGLISH, LANGUAGES, words_in
from logicmodel.vocabulary import EvidenceUse, Lag
from logicmodel.vocabulary.assumptions import AssumptionStatus, Level
from logicmodel.vocabulary.choice_words import CHOICE_WORDS
from logicmodel.vocabulary.claims import RivalSort, RivalStatus
from logicmodel.vocabulary.evidence import Stance
from logicmodel.vocabulary.indicators import AddsUp, Direction, Measure
from logicmodel.vocabulary.links import Necessity, Sign
from logicmodel.vocabulary.stages import STANDARD_STAGES

SOURCE = Path(logicmodel.__file__).parent
PLACES = re.compile(r"\{\w+\}")


@cache
def messages():
    """Return all messages in the source: what is said, counted or marked, and the headings of standard stages."""
    found = {label: (label,) for label in STANDARD_STAGES.values()} | {", ": (", ",)}
    found["{words} and {last}"] = ("{words} and {last}",)
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                texts = tuple(
                    each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
                )
                name = ast.unparse(node.func)
                if texts and name.rpartition(".")[2] in {"say", "marked"}:
                    found[texts[0]] = texts[:1]
                elif texts and name.endswith("say.count"):
                    found[texts[0]] = texts
    return found


def catalogue(language):
    with (SOURCE / "locales" / language / "LC_MESSAGES" / "logicmodel.po").open("rb") as file:
        return read_po(file)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_every_message_and_no_other(language):
    known = {each.id[0] if isinstance(each.id, tuple) else each.id for each in catalogue(language) if each.id}

    assert set(messages()) == known


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_with_the_places_of_the_original(language):
    for message in catalogue(language):
        if not message.id:
            continue
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        translations = message.string if isinstance(message.string, tuple) else (message.string,)
        for translation in translations:
            assert translation, message.id
            # Arabic says none, one and two without a number.
            assert set(PLACES.findall(translation)) <= set(PLACES.findall(originals[-1])), message.id
        assert set(PLACES.findall(originals[-1])) == set(PLACES.findall(translations[-1])), message.id


def messages_of(file):
    file.seek(0)
    return [(message.id, message.string) for message in read_mo(file) if message.id]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_source(language):
    # Not byte by byte: the head of the file names the version of what compiled it.
    source = io.BytesIO()
    write_mo(source, catalogue(language))
    compiled = io.BytesIO((SOURCE / "locales" / language / "LC_MESSAGES" / "logicmodel.mo").read_bytes())

    assert messages_of(compiled) == messages_of(source)


@pytest.mark.parametrize(("asked", "found"), [("pt-BR", "pt-BR"), ("de", "de"), ("xx", "en"), (None, "en")])
def test_the_nearest_catalogue_is_taken(asked, found):
    assert found == words_in(asked).language


def test_a_language_without_a_catalogue_is_answered_in_english():
    assert ENGLISH is words_in("sw")
    assert "2 links" == words_in("sw").count(2, "{count} link", "{count} links")


@pytest.mark.parametrize(
    ("count", "said"), [(1, "رابط واحد"), (2, "رابطان"), (3, "3 روابط"), (11, "11 رابطًا"), (100, "100 رابط")]
)
def test_arabic_counts_in_six_forms(count, said):
    assert said == words_in("ar").count(count, "{count} link", "{count} links")


def model(language):
    ready = Output("ready", "R", indicators=[Indicator("i", "I")])
    flow = link(Input("a", "A") >> Activity("b", "B"), ready, confidence=0.9, sign="negative")
    return LogicModel(
        "m", "T", language=language, parts=[flow, ExternalFactor("f", "F", acts_on=["a"], sign="negative")]
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", ["Insumos", "1 indicador", "confianza alta (70% o más)", "dificulta: A", "más lleva a menos"]),
        ("fr", ["Ressources", "1 indicateur", "confiance élevée (70% ou plus)", "freine: A"]),
        ("pt", ["Insumos", "Fatores externos", "contribui para B"]),
        ("de", ["Ressourcen", "1 Indikator", "Wirkungsmodell: T.", "trägt bei zu: B"]),
        ("ko", ["투입", "지표 1개", "논리 모형: T."]),
        ("ar", ["المدخلات", "مؤشر واحد", "النموذج المنطقي: T."]),
    ],
)
def test_a_picture_speaks_the_language_of_its_model(language, words):
    drawing = draw(model(language))

    assert [] == [word for word in words if word not in drawing.svg]
    assert f' lang="{language}"' in drawing.svg
    assert "Inputs" not in drawing.svg
    assert "contributes to" not in drawing.description


def test_a_heading_of_the_authors_own_stays():
    assert "Mittel" in draw(LogicModel("m", language="de", parts=[Stage("inputs", "Mittel"), Input("a", "A")])).svg


def test_a_picture_of_a_model_without_language_is_in_english():
    assert "1 indicator" in draw(model(None)).svg
    assert " lang=" not in draw(model(None)).svg


def test_every_value_of_a_closed_choice_has_words():
    choices = {
        *get_args(AddsUp),
        *get_args(AssumptionStatus),
        *get_args(Direction),
        *get_args(Level),
        *get_args(Measure),
        *get_args(Necessity),
        *get_args(RivalSort),
        *get_args(RivalStatus),
        *get_args(Sign),
        *get_args(Stance),
    }

    assert choices == set(CHOICE_WORDS)
    assert set(get_args(AttainmentStatus)) == set(STATUS_WORDS)


GERMAN = LogicModel(
    "lesen",
    title="Lesen",
    language="de",
    parts=[
        link(
            Activity("vorlesen", "Vorlesen"),
            Outcome(
                "mehr",
                "Kinder lesen mehr",
                indicators=[
                    Indicator(
                        "minuten",
                        "Minuten",
                        direction="increase",
                        baseline=Measurement(9, "2024"),
                        targets=[Measurement(35, "2026")],
                        actuals=[Measurement(31, "2025")],
                    )
                ],
            ),
            assumptions=[Assumption("Kinder kommen.", status="does-not-hold", likelihood="low")],
            evidence=[EvidenceUse(Evidence("studie", "Eine Studie"), "contradicts")],
            lag=Lag(1, 3, "months"),
        )
    ],
)


@pytest.mark.parametrize(
    "text",
    [
        outline(GERMAN),
        draw(GERMAN, assumptions=True, evidence=True, attainment=True).description,
        draw(GERMAN, form="logframe").rendered(".md").decode(),
        draw(GERMAN, details=True).rendered(".mmd").decode(),
        draw(GERMAN, details=True, rows="stakeholder").rendered(".d2").decode(),
    ],
    ids=["outline", "description", "markdown", "mermaid", "d2"],
)
def test_no_english_word_stands_in_a_text_of_another_language(text):
    english = {"assumption", "assumes", "baseline", "contributes", "contradicts", "evidence", "from", "indicator"}
    english |= {"indicators", "links", "source", "sources", "target", "under", "way", "nobody", "means"}

    assert set() == english & set(re.findall(r"[a-z]+", text.lower()))


def test_the_outline_says_fields_and_choices_in_the_language_of_the_model():
    said = outline(GERMAN)

    assert "nimmt an: Kinder kommen. (Wahrscheinlichkeit niedrig; Stand trifft nicht zu)" in said
    assert "dauert: 1 bis 3 Monate" in said
    assert "Beleg: studie (widerspricht)" in said


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (write_logframe, "Nachweis"),
        (write_indicator_table, "Zielwert"),
        (write_evaluation_matrix, "Evaluationsfrage"),
        (write_narrative, "trägt zu"),
        (write_assumption_register, "Wahrscheinlichkeit"),
    ],
)
def test_a_document_speaks_the_language_that_is_asked_for(write, said, tmp_path):
    path = tmp_path / "document.html"

    write(GERMAN, path)

    assert said in path.read_text(encoding="utf-8")
