"""Mermaid flowcharts, as Mermaid reads them and as people and chat assistants write them."""

import pytest

from logicmodel.errors import FormatError
from logicmodel.exchange import read_mermaid


def read(text, **options):
    return read_mermaid(text.encode(), **options)


def links_of(model):
    return [(link.source, link.target) for link in model.links]


def test_the_sample_has_the_boxes_arrows_and_frames_that_mermaid_sees(data):
    model, losses = read_mermaid(data / "reading.mmd")

    assert (7, 8, "Reading") == (len(model.elements), len(model.links), model.title)
    assert ["inputs", "activities", "outcomes", "impact", "other"] == [stage.id for stage in model.stages]
    assert {"missed->fluency": "negative"} == {link.id: link.sign for link in model.links if link.sign != "positive"}
    assert "time on text (drives) fluency" == model.link("practice->fluency").rationale
    assert "Pupils spend more time reading aloud" == model.element("practice").label
    assert "Reading fluency improves" == model.element("fluency").label
    assert "https://example.org/staff" == model.element("staff").url
    assert ["practice->staff"] == [link.id for link in model.links if link.feedback]
    assert {"ready", "missed"} == {loss.id for loss in losses if loss.field == "kind"}


def test_what_chat_assistants_write_is_read_with_a_warning(data):
    model, losses = read_mermaid(data / "lenient.mmd")

    assert [("a", "b"), ("b", "end"), ("x", "y")] == links_of(model)
    assert "Fuel (UO2 / MOX)" == model.element("a").label
    assert {"A", "end", "x"} == {loss.id for loss in losses if loss.reason and "Mermaid itself refuses" in loss.reason}
    assert all(loss.place for loss in losses if loss.subject == "box")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A & B --> C & D", [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]),
        ("A --> B --> C", [("a", "b"), ("b", "c")]),
        ("A---oB", [("a", "b")]),
        ("A == thick ==> B; B -. dotted .-> C", [("a", "b"), ("b", "c")]),
        ("A ~~~ B", []),
        ("A e1@--> B", [("a", "b")]),
        ("A-->B\nA-->B", [("a", "b")]),
        ("A\n  --> B", [("a", "b")]),
    ],
)
def test_arrows(text, expected):
    model, _ = read(f"graph TD\n{text}")

    assert expected == links_of(model)


SHAPES = (
    *("[Two words]", "(Two words)", "([Two words])", "[[Two words]]", "[(Two words)]", "((Two words))"),
    *("{Two words}", "{{Two words}}", ">Two words]", "[/Two words/]", "[\\Two words\\]", "(((Two words)))"),
    *('["Two words"]', '@{ shape: rect, label: "Two words" }', '["`Two **words**`"]', '["Two<br/>words"]'),
)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_has_its_text(shape):
    model, _ = read(f"flowchart LR\n  a{shape}\n")

    assert "Two words" == model.element("a").label


def test_a_frame_as_an_end_is_a_link_of_the_whole_stage():
    model, _ = read("flowchart LR\nsubgraph in [Inputs]\n a\nend\nsubgraph act [Activities]\n b\nend\nin --> act")

    assert [("inputs", "activities")] == links_of(model)


def test_a_frame_that_is_no_stage_is_a_group_with_its_boxes():
    model, _ = read("flowchart LR\nsubgraph one [Work package]\n a\nend\na --> b\none --> b")

    assert [("one", "Work package", ("a",))] == [(group.id, group.label, group.members) for group in model.groups]
    assert [("a", "b"), ("one", "b")] == links_of(model)


def test_words_of_the_drawing_can_be_said_to_be_stages():
    text = "flowchart LR\nsubgraph z [Ziele]\n a\nend\nb:::green --> a"
    model, losses = read(text, stages={"Ziele": "outcomes", "green": "activity"})

    assert {"a": "outcome", "b": "activity"} == {element.id: element.kind for element in model}
    assert "Ziele" == model["outcomes"].label
    assert [] == [loss for loss in losses if loss.field == "kind"]


def test_boxes_can_be_placed_by_the_arrows():
    model, losses = read("graph LR\na --> b --> c --> d", by_depth=True)

    assert ["input", "activity", "output", "impact"] == [element.kind for element in model]
    assert 4 == sum(loss.field == "kind" for loss in losses)


def test_an_unknown_stage_is_refused_with_advice():
    with pytest.raises(ValueError, match=r"stages\['A'\] is 'outcoms', .*did you mean 'outcomes'"):
        read("graph LR\nA --> B", stages={"A": "outcoms"})


def test_a_line_without_a_head_has_no_direction():
    with pytest.raises(FormatError) as caught:
        read("graph LR\nA --- B")

    [problem] = caught.value.problems
    assert "the line from 'a' to 'b' has no direction" == problem.message
    assert (2, 3) == (problem.places[0].line, problem.places[0].column)
    assert [("a", "b")] == links_of(read("graph LR\nA --- B", undirected="as-drawn").model)


def test_two_heads_are_two_links_one_of_them_feedback():
    model, losses = read("graph LR\nA <--> B")

    assert [("a->b", False), ("b->a", True)] == [(link.id, link.feedback) for link in model.links]
    assert "it has a head at both ends, so that it is read as two links" in {loss.reason for loss in losses}


def test_the_first_block_of_a_markdown_page_is_read_with_its_place():
    page = "# Page\n\n```mermaid\nflowchart LR\n  a --> b\n  b ==\n```\n\n```mermaid\ngraph TD\nx-->y\n```\n"

    with pytest.raises(FormatError) as caught:
        read(page)

    assert 6 == caught.value.problems[0].places[0].line


@pytest.mark.parametrize("word", ["sequenceDiagram", "mindmap", "classDiagram", "gantt"])
def test_other_diagrams_are_refused_by_name(word):
    with pytest.raises(FormatError, match=f"a Mermaid diagram that starts with '{word}' is not read"):
        read(f"{word}\n  a")


@pytest.mark.parametrize("text", ["", "flowchart LR\n  a[never closed", "flowchart LR\n  --> b", "%% only this"])
def test_what_is_no_flowchart_is_refused_with_a_place(text):
    with pytest.raises(FormatError) as caught:
        read(text)

    assert caught.value.problems[0].places


def test_strict_refuses_what_is_guessed():
    with pytest.raises(FormatError, match="guessed: node a, kind 'other'"):
        read("graph LR\na --> b", strict=True)


def test_bytes_that_are_not_utf_8_are_refused():
    with pytest.raises(FormatError, match="save the file as UTF-8"):
        read_mermaid(b"graph LR\na[\xe9]")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x"])
def test_an_address_that_must_not_be_published_is_left_out(url):
    model, losses = read(f'graph LR\na --> b\nclick a href "{url}"')

    assert model.element("a").url is None
    assert [url] == [loss.text for loss in losses if loss.field == "url"]


def test_line_ends_and_byte_order_marks_change_nothing(data):
    content = (data / "reading.mmd").read_bytes()

    assert read_mermaid(content, id="m").model == read_mermaid(b"\xef\xbb\xbf" + content, id="m").model
    assert read_mermaid(content, id="m").model == read_mermaid(content.replace(b"\n", b"\r\n"), id="m").model
