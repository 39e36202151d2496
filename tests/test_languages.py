"""The words of the library: every message is in every catalogue, with the same places, and is read from it."""

import ast
import io
import re
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import logicmodel
from logicmodel import Activity, ExternalFactor, Indicator, Input, LogicModel, Output, Stage, draw, link
from logicmodel.languages import ENGLISH, LANGUAGES, words_in
from logicmodel.vocabulary.stages import STANDARD_STAGES

SOURCE = Path(logicmodel.__file__).parent
PLACES = re.compile(r"\{\w+\}")


def messages():
    """Return all messages in the source: those that are said or counted, and the headings of standard stages."""
    found = {label: (label,) for label in STANDARD_STAGES.values()} | {", ": (", ",)}
    found["{words} and {last}"] = ("{words} and {last}",)
    for path in SOURCE.glob("render/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                texts = tuple(
                    each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
                )
                said = isinstance(node.func, ast.Name) and node.func.id == "say"
                counted = isinstance(node.func, ast.Attribute) and ast.unparse(node.func) == "say.count"
                if (said or counted) and texts:
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_source(language):
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))

    assert compiled.getvalue() == (SOURCE / "locales" / language / "LC_MESSAGES" / "logicmodel.mo").read_bytes()


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
