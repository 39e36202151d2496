"""The links of a model, with what each assumes and which evidence it has."""

from logicmodel import load_example, upstream
from logicmodel.questions import link_table


def test_every_link_is_a_row_with_its_assumptions_and_evidence():
    rows = {row["link"]: row for row in link_table(load_example("reading-together")).to_records()}

    assert {
        "link": "enjoyment->habit",
        "link_label": "Pupils enjoy reading more → Pupils read at home of their own accord",
        "source": "enjoyment",
        "source_label": "Pupils enjoy reading more",
        "target": "habit",
        "target_label": "Pupils read at home of their own accord",
        "stated": True,
        "confidence": 0.5,
        "rating": None,
        "rationale": "Children choose to do what they enjoy.",
        "assumptions": ["Families have time and a quiet place for reading."],
        "evidence": [
            {
                "id": "diaries-2025",
                "citation": "Reading Together, home reading diaries 2025",
                "stance": "contradicts",
                "rating": "low",
            }
        ],
        "indicators": ["home-readers"],
        "data": [],
    } == rows["enjoyment->habit"]


def test_the_links_of_a_part_are_those_of_that_part():
    part = upstream(load_example("reading-together"), "books-home")

    assert list(part.links) == list(link_table(part))


def test_links_without_supporting_evidence_are_unsupported():
    links = link_table(load_example("trauma-informed"))

    assert {False} == {row["stated"] for row in links.to_records()}
    assert list(links) == list(links.unsupported)


def test_it_prints_a_link_a_line_with_stance_and_rating():
    text = str(link_table(upstream(load_example("reading-together"), "habit")))

    assert "enjoyment->habit" in text
    assert "diaries-2025 (contradicts, low)" in text
