"""Lists of references as evidence."""

import json

import pytest

from logicmodel import Evidence, LogicModel, load_example
from logicmodel.errors import FormatError
from logicmodel.exchange import read_bibtex, read_csl, read_ris, write_csl

CSL = [
    {
        "id": "doe2019",
        "type": "article-journal",
        "title": "A trial of paired reading",
        "author": [{"family": "Doe", "given": "Jane"}, {"family": "Müller", "given": "K."}],
        "issued": {"date-parts": [[2019, 5]]},
        "container-title": "Journal of Reading",
        "DOI": "10.1000/x",
        "abstract": "Long.",
    }
]
BIBTEX = r"""@article{doe2019, author={Doe, Jane and M{\"u}ller, K.}, title={A trial of paired reading},
year=2019, month=may, journal={Journal of Reading}, doi={10.1000/x}, abstract={Long.}}"""
RIS = """TY  - JOUR
ID  - doe2019
AU  - Doe, Jane
AU  - Müller, K.
TI  - A trial of paired reading
PY  - 2019/05
JO  - Journal of Reading
DO  - 10.1000/x
AB  - Long.
ER  -
"""
READERS = {
    "csl": (read_csl, json.dumps(CSL)),
    "bibtex": (read_bibtex, BIBTEX),
    "ris": (read_ris, RIS),
}


@pytest.mark.parametrize("name", READERS)
def test_a_source_is_evidence_with_its_citation(name):
    read, text = READERS[name]
    model, losses = read(text.encode())
    [evidence] = model.evidence

    assert (
        "doe2019",
        "Doe and Müller (2019), A trial of paired reading. Journal of Reading. https://doi.org/10.1000/x",
        "article journal",
        "2019-05",
        "https://doi.org/10.1000/x",
    ) == (evidence.id, evidence.citation, evidence.kind, evidence.date, evidence.url)
    assert ["Long."] == [loss.text for loss in losses]


@pytest.mark.parametrize("name", READERS)
def test_all_formats_say_the_same(name):
    read, text = READERS[name]

    assert read_csl(json.dumps(CSL).encode()).model.evidence[0].data == read(text.encode()).model.evidence[0].data


def test_evidence_that_was_read_is_written_with_its_fields(tmp_path):
    model, _ = read_csl(json.dumps(CSL).encode())
    losses = write_csl(LogicModel("sources", parts=model.evidence), tmp_path / "sources.json")
    [item] = json.loads((tmp_path / "sources.json").read_text(encoding="utf-8"))

    assert ["id"] == [loss.field for loss in losses]
    assert {key: value for key, value in CSL[0].items() if key != "abstract"} == {
        key: value for key, value in item.items() if key != "URL"
    }


def test_other_evidence_is_written_with_its_citation(tmp_path):
    model = LogicModel("sources", parts=[Evidence("e", "Monitoring data of the library", date="2024")])

    assert ["id"] == [loss.field for loss in write_csl(model, tmp_path / "sources.json")]
    assert model.evidence == read_csl(tmp_path / "sources.json").model.evidence


def test_references_are_united_with_a_model():
    model = load_example("reading-together") | read_csl(json.dumps(CSL).encode()).model

    assert "doe2019" in {evidence.id for evidence in model.evidence}


def test_many_authors_are_shortened():
    item = {"id": "a", "title": "T", "author": [{"family": name} for name in "ABCD"], "issued": {"raw": "2020"}}

    assert "A et al. (2020), T" == read_csl(json.dumps([item]).encode()).model.evidence[0].citation


def test_a_date_that_is_none_is_reported():
    model, losses = read_csl(json.dumps([{"id": "a", "title": "T", "issued": {"raw": "in press"}}]).encode())

    assert (None, ["in press"]) == (model.evidence[0].date, [loss.text for loss in losses])


def test_keys_that_are_no_ids_are_made_ids():
    items = [{"id": key, "title": "T"} for key in ("http://zotero.org/1", "Doe, 2019", "doe-2019")]

    assert 3 == len({evidence.id for evidence in read_csl(json.dumps(items).encode()).model.evidence})


@pytest.mark.parametrize(
    ("read", "text", "message"),
    [
        (read_csl, '{"a": 1}', "CSL-JSON is a list of objects"),
        (read_csl, "[1]", "CSL-JSON is a list of objects"),
        (read_bibtex, "@article{doe, title={never closed", "this is not BibTeX"),
        (read_bibtex, "only words", "there is no entry"),
        (read_ris, "only words", "RIS|no entry"),
    ],
)
def test_what_is_no_list_is_refused(read, text, message):
    with pytest.raises(FormatError, match=message) as caught:
        read(text.encode())

    assert caught.value.problems[0].places


def test_strict_asks_about_evidence_only(tmp_path):
    kept = LogicModel("m", parts=[Evidence("a", "A trial"), *load_example("reading-together").elements])
    lost = LogicModel("m", parts=[Evidence("a", "A trial", notes="Read twice.")])

    write_csl(kept, tmp_path / "kept.json", strict=True)
    with pytest.raises(FormatError, match="notes"):
        write_csl(lost, tmp_path / "lost.json", strict=True)
