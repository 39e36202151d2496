"""DOT and draw.io, as others write them."""

import base64
import zlib

import pytest

from logicmodel.errors import FormatError
from logicmodel.exchange import read_dot, read_drawio

DRAWIO = '<mxfile><diagram name="One"><mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>{}</root>'
DRAWIO += "</mxGraphModel></diagram></mxfile>"


def links_of(model):
    return [(link.source, link.target) for link in model.links]


def test_dot_has_the_nodes_edges_and_clusters_that_graphviz_sees(data):
    model, losses = read_dot(data / "reading.dot")

    assert (7, 8) == (len(model.elements), len(model.links))
    assert {"staff": "input", "train": "activity"} == {
        element.id: element.kind for element in model if element.kind != "other"
    }
    assert ["Two part-time coordinators", "Train volunteers in paired reading"] == [e.label for e in model][:2]
    assert ("60 trained volunteers", "https://example.org/ready") == (
        model.element("ready").label,
        model.element("ready").url,
    )
    assert "negative" == model.link("missed->fluency").sign
    assert ["practice->staff"] == [link.id for link in model.links if link.feedback]
    assert "dashed" in {loss.text for loss in losses}


def test_a_graph_without_directions_is_refused_unless_asked_for():
    with pytest.raises(FormatError, match="the line from 'a' to 'b' has no direction"):
        read_dot(b"graph { a -- b }")
    assert [("a", "b")] == links_of(read_dot(b"graph { a -- b }", undirected="as-drawn").model)


def test_directions_of_edges_are_followed():
    model, _ = read_dot(b"digraph { a -> b [dir=back]; b -> c [dir=both]; c -> d [style=invis] }")

    assert [("b", "a"), ("b", "c"), ("c", "b")] == links_of(model)


def test_only_the_first_graph_is_read_and_that_is_said():
    model, losses = read_dot(b"digraph one { a -> b } digraph two { c -> d }")

    assert [("a", "b")] == links_of(model)
    assert "only the first graph of a file is read" in {loss.reason for loss in losses}


@pytest.mark.parametrize(
    ("text", "line"), [(b"digraph {\n a -> ;\n}", 2), (b"hello", 1), (b"", 1), (b"digraph {\n", 1)]
)
def test_what_is_not_dot_is_refused_with_its_line(text, line):
    with pytest.raises(FormatError, match="this is not DOT") as caught:
        read_dot(text)

    assert line <= caught.value.problems[0].places[0].line


def test_drawio_is_read_with_its_traps(data):
    model, losses = read_drawio(data / "reading.drawio")

    assert ["staff", "train", "ready", "practice", "missed"] == [element.id for element in model]
    assert "Two part-time coordinators" == model.element("staff").label
    assert "input" == model.element("staff").kind
    assert {("staff", "train"), ("train", "ready"), ("ready", "practice"), ("ready", "missed")} | {
        ("practice", "staff")
    } == set(links_of(model))
    assert ["practice->staff"] == [link.id for link in model.links if link.feedback]
    assert "one of its ends is joined to nothing" in {loss.reason for loss in losses}
    assert "drawn in a workshop" in {loss.text for loss in losses}


def test_packed_and_plain_drawings_are_equal(data):
    plain, packed = (read_drawio(data / name, id="m") for name in ("reading.drawio", "reading-deflated.drawio"))

    assert plain.model == packed.model


def test_a_page_is_chosen_by_number_or_name():
    cell = '<mxCell id="{0}" value="{0}" vertex="1"/>'
    page = f'<diagram name="{{0}}"><mxGraphModel><root>{cell}</root></mxGraphModel></diagram>'
    file = f"<mxfile>{page.format('one')}{page.format('two')}</mxfile>".encode()

    assert ["one", "two", "two"] == [read_drawio(file, page=page).model.elements[0].id for page in (1, 2, "two")]
    with pytest.raises(FormatError, match="there is no page 'three'"):
        read_drawio(file, page="three")


@pytest.mark.slow
def test_a_drawing_that_unpacks_to_gigabytes_is_refused():
    packer = zlib.compressobj(9, wbits=-15)
    bomb = base64.b64encode(packer.compress(b" " * 60_000_000) + packer.flush()).decode()

    with pytest.raises(FormatError, match="unpacks to more than 50,000,000 bytes"):
        read_drawio(f"<mxfile><diagram>{bomb}</diagram></mxfile>".encode())


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (b"<mxfile><diagram>%%%</diagram></mxfile>", "neither a drawing nor packed"),
        (b"<mxfile><diagram>aGVsbG8=</diagram></mxfile>", "the packed part of the file"),
        (b"<svg/>", "a draw.io file starts with <mxfile>, and this one with <svg>"),
        (b"<mxfile/>", "there is no page 1"),
        (b"<mxfile><diagram>", "this is not XML: no element found"),
        (b"<!DOCTYPE mxfile [<!ENTITY a 'b'>]><mxfile>&a;</mxfile>", "a document type .* is not read"),
        (b"<a>" * 200, "nested more than 100 deep"),
        (b'<?xml version="1.0" encoding="klingon"?><mxfile/>', "this is not XML"),
    ],
)
def test_what_is_no_drawing_is_refused_with_its_place(file, message):
    with pytest.raises(FormatError, match=message) as caught:
        read_drawio(file)

    assert caught.value.problems[0].places


@pytest.mark.parametrize("value", ["&lt;b&gt;Bold&lt;/b&gt;", "Bold&lt;br&gt;", "&lt;div&gt;Bold&lt;/div&gt;"])
def test_markup_in_labels_is_taken_off(value):
    model, _ = read_drawio(DRAWIO.format(f'<mxCell id="a" value="{value}" vertex="1" parent="1"/>').encode())

    assert "Bold" == model.element("a").label
