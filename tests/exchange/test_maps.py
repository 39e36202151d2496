"""Maps and neighbours: read as they are found, written with every loss said."""

import json
from functools import partial

import pytest
from hypothesis import assume, given

from few import at_most
from logicmodel import Activity, Element, Input, LogicModel, Outcome, Stage, link, load_example
from logicmodel.errors import FormatError
from logicmodel.exchange import (
    read_causal_map,
    read_cids,
    read_csl,
    read_dagitty,
    read_fcm,
    read_gexf,
    read_graphml,
    read_kumu,
    read_miradi,
    read_prsm,
    read_toc_builder,
    write_cids,
    write_csl,
    write_dagitty,
    write_fcm,
    write_gexf,
    write_graphml,
    write_kumu,
    write_prsm,
    write_toc_builder,
)
from logicmodel.strategies import logic_models

WRITERS = {
    "kumu": (write_kumu, read_kumu),
    "prsm": (write_prsm, read_prsm),
    "toc-builder": (write_toc_builder, read_toc_builder),
    "dagitty": (write_dagitty, read_dagitty),
    "graphml": (write_graphml, read_graphml),
    "gexf": (write_gexf, read_gexf),
    "fcm": (write_fcm, read_fcm),
    "cids": (partial(write_cids, organisation="Library"), read_cids),
    "csl": (write_csl, read_csl),
}
staff, train = Input("staff", "Staff", description="Two posts."), Activity("train", "Train", tags=["core"])
skills = Outcome("skills", "Skills", term="short")


def links_of(model):
    return [(link.source, link.target) for link in model.links]


@pytest.mark.parametrize("name", WRITERS)
@at_most(10)
@given(model=logic_models())
def test_the_report_is_empty_exactly_if_an_equal_model_comes_back(name, tmp_path_factory, model):
    assume(model.elements or name != "fcm")  # a matrix needs a concept
    write, read = WRITERS[name]
    path = tmp_path_factory.mktemp(name) / "file"
    losses = write(model, path)
    again = read(path.read_bytes()).model

    assert bool(losses) == (model != again)


@pytest.mark.parametrize("name", WRITERS)
def test_a_second_writing_is_the_same_file(name, tmp_path):
    write, read = WRITERS[name]
    write(load_example("reading-together"), tmp_path / "one")
    write(read((tmp_path / "one").read_bytes()).model, tmp_path / "two")
    write(read((tmp_path / "two").read_bytes()).model, tmp_path / "three")

    assert (tmp_path / "two").read_bytes() == (tmp_path / "three").read_bytes()


@pytest.mark.parametrize("name", ["kumu", "prsm", "graphml", "gexf"])
def test_a_model_of_elements_and_links_loses_nothing_in_a_map(name, tmp_path):
    write, read = WRITERS[name]
    back = link(skills, staff, feedback=True, sign="negative", rationale="Success brings funds.", confidence=0.5)
    model = LogicModel("m", "Model", description="D", parts=[staff >> train >> skills, back])
    losses = write(model, tmp_path / "file", strict=True)

    assert ("", model) == ("\n".join(map(str, losses)), read(tmp_path / "file").model)


@pytest.mark.parametrize("name", WRITERS)
def test_strict_writes_nothing_where_something_is_lost(name, tmp_path):
    with pytest.raises(FormatError):
        WRITERS[name][0](load_example("reading-together"), tmp_path / "file", strict=True)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["kumu", "prsm", "toc-builder", "cids"])
def test_ids_labels_and_links_of_an_example_come_back(name, tmp_path):
    write, read = WRITERS[name]
    model = load_example("reading-together")
    write(model, tmp_path / "file")
    again = read(tmp_path / "file").model

    assert sorted((e.id, e.label) for e in model) == sorted((e.id, e.label) for e in again)
    assert set(links_of(again)) <= set(links_of(model))
    assert 19 <= len(again.links)


def test_a_kumu_blueprint_is_read(data):
    model, losses = read_kumu(data / "reading.kumu-blueprint.json")

    assert (7, 7) == (len(model.elements), len(model.links))
    assert 1 == sum(link.sign == "negative" for link in model.links)
    assert ("core",) == model.element("two-part-time-coordinators").tags
    assert ["feedback"] == [loss.field for loss in losses]


def test_a_kumu_export_is_read_without_its_trash(data):
    model, losses = read_kumu(data / "reading.kumu-export.json", undirected="as-drawn")

    assert 4 == len(model.elements)
    assert {("elem-train", "elem-ready"), ("elem-ready", "elem-train")} <= set(links_of(model))
    assert ["Deleted, still in the trash"] == [loss.text for loss in losses if loss.subject == "element"]
    with pytest.raises(FormatError, match="the line from 'elem-ready' to 'elem-practice' has no direction"):
        read_kumu(data / "reading.kumu-export.json")


def test_a_kumu_workbook_is_read(data):
    model, losses = read_kumu(data / "reading.kumu.xlsx")

    assert 7 == len(model.elements)
    assert 9 == len(model.links) + sum(loss.reason.startswith("the same arrow") for loss in losses)


def test_packed_and_plain_maps_of_prsm_are_equal(data):
    plain, packed = (read_prsm(data / name, id="m") for name in ("reading.prsm", "reading-compressed.prsm"))

    assert plain.model == packed.model
    assert (7, 7, "Reading") == (len(plain.model.elements), len(plain.model.links), plain.model.title)
    assert "Two part-time coordinators" == plain.model.elements[0].label
    assert "Sum of their hours is one post." == plain.model.elements[0].notes


def test_names_of_users_are_not_read(data):
    model, losses = read_prsm(data / "reading.prsm")

    assert "Somebody" not in f"{model!r}{losses}"
    assert "1 entries" in {loss.text for loss in losses}


def test_a_graph_of_toc_builder_is_read(data):
    model, losses = read_toc_builder(data / "reading.tocbuilder.json")

    assert [("node-1", "node-2"), ("node-2", "node-3"), ("node-3", "node-4")] == links_of(model)
    assert (0.8, None, 0) == tuple(link.confidence for link in model.links)
    assert "Staff plans 2024." == model.links[0].rationale
    assert "node-3->node-9" in {loss.id for loss in losses}


def test_a_confidence_that_may_be_a_default_is_said():
    node = {"id": "a", "title": "A", "connections": [{"targetId": "b", "confidence": 75}]}
    graph = {"sections": [{"title": "Inputs", "columns": [{"nodes": [node, {"id": "b", "title": "B"}]}]}]}
    answer = f"Here it is: [GRAPH_JSON]{json.dumps(graph)}[/GRAPH_JSON]"
    model, losses = read_toc_builder(answer.encode())

    assert 0.75 == model.links[0].confidence
    assert ["75"] == [loss.text for loss in losses if loss.field == "confidence"]


def test_a_section_that_is_no_word_for_a_stage_is_a_stage_of_its_own():
    graph = {"sections": [{"title": "Barriers", "columns": [{"nodes": [{"id": "a", "title": "A"}]}]}]}
    model, losses = read_toc_builder(json.dumps(graph).encode())

    assert [("barriers", "Barriers")] == [(stage.id, stage.label) for stage in model.stages]
    assert ["kind"] == [loss.field for loss in losses]


def test_a_matrix_is_read_with_signs_and_without_confidence(data):
    model, _ = read_fcm(data / "reading-fcm.csv")

    assert (7, 7) == (len(model.elements), len(model.links))
    assert 1 == sum(link.sign == "negative" for link in model.links)
    assert {None} == {link.confidence for link in model.links}
    assert "weight 0.5" == model.links[0].notes


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        (",a,b\na,0,1\n", "as many columns as rows"),
        (",a,b\na,0,1\nc,0,0\n", "the first row names 'b' where the first column names 'c'"),
        (",a,b\na,0,2\nb,0,0\n", r"row 2, column 3: the weight '2' is not from -1 to 1"),
        (",a,b\na,0,much\nb,0,0\n", "is not a number from -1 to 1"),
        (",a,a\na,0,1\na,0,0\n", "two concepts have the same name"),
        ("", "as many columns as rows"),
    ],
)
def test_what_is_no_matrix_is_refused(matrix, message):
    with pytest.raises(FormatError, match=message):
        read_fcm(matrix.encode())


@pytest.mark.parametrize(
    "matrix", [";a;b\na;0;-VH\nb;;0\n", "\ta\tb\na\t0\t-0,5\nb\t\t0\n", "\ufeff,a,b\r\na,0,-1\r\nb,,\r\n"]
)
def test_matrices_may_have_words_and_other_separators(matrix):
    model, _ = read_fcm(matrix.encode())

    assert [("a", "b", "negative")] == [(link.source, link.target, link.sign) for link in model.links]


def test_graphml_of_yed_keeps_labels_and_groups(data):
    model, _ = read_graphml(data / "reading-yed.graphml")

    assert [("Two part-time coordinators", "inputs"), ("Train volunteers", "other")] == [
        (e.label, e.stage) for e in model
    ]
    assert ["gives time"] == [link.rationale for link in model.links]


def test_gexf_is_read_whatever_its_version(data):
    content = (data / "reading.gexf").read_bytes()
    model, _ = read_gexf(content)
    older, _ = read_gexf(content.replace(b"http://gexf.net/1.3", b"http://www.gexf.net/1.2draft"))

    assert [("staff", "inputs"), ("train", "other")] == [(e.id, e.stage) for e in model]
    assert (model, "weight 0.7") == (older, model.links[0].notes)


def test_dagitty_is_read_with_roles_and_sets(data):
    model, losses = read_dagitty(data / "reading.dagitty.txt")

    assert {"train": ("exposure",), "fluency": ("outcome",), "home": ("adjusted",), "teacher-skill": ("latent",)} == {
        e.id: e.tags for e in model if e.tags
    }
    assert {("teacher-skill", "ready"), ("teacher-skill", "fluency"), ("train", "ready")} <= set(links_of(model))
    assert ["home<->train"] == [loss.id for loss in losses if loss.subject == "edge"]


def test_feedback_is_left_out_of_a_causal_diagram(tmp_path):
    losses = write_dagitty(load_example("reading-together"), tmp_path / "dag.txt")
    text = (tmp_path / "dag.txt").read_text(encoding="utf-8")

    assert "fluency -> enjoyment" not in text
    assert '"volunteers-ready" -> "sessions-held"' in text
    assert "fluency->enjoyment" in {loss.id for loss in losses if loss.reason == "a causal diagram has no loops"}


def test_an_own_stage_of_prsm_keeps_its_name(tmp_path):
    barrier = Element("b", "B", kind="barrier", stage="barriers")
    model = LogicModel("m", parts=[Stage("barriers", "What hinders"), barrier])
    write_prsm(model, tmp_path / "map.prsm")

    assert "What hinders" == read_prsm(tmp_path / "map.prsm").model["barriers"].label


def severities(graph, shapes):
    rdflib, pyshacl = pytest.importorskip("rdflib"), pytest.importorskip("pyshacl")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
    return {str(each).rpartition("#")[2] for each in report.objects(None, rdflib.SH.resultSeverity)}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_pathway_conforms_to_the_basic_tier(samples, tmp_path):
    rdflib = pytest.importorskip("rdflib")
    context = json.loads((samples / "cids" / "cidsContext.jsonld").read_text(encoding="utf-8"))
    write_cids(load_example("reading-together"), tmp_path / "a.jsonld", organisation="Town library")
    data = json.loads((tmp_path / "a.jsonld").read_text(encoding="utf-8"))
    graph = rdflib.Graph().parse(data=json.dumps({**data, **context}), format="json-ld")
    shapes = rdflib.Graph().parse(samples / "cids" / "cids.basictier.shacl.ttl")

    assert len(graph) > 100
    assert "Violation" not in severities(graph, shapes)


def test_the_sample_pathway_is_read(samples):
    model, losses = read_cids(samples / "cids" / "reading.cids.jsonld")

    assert ["staff", "train", "ready", "practice", "fluency"] == [e.id for e in model]
    assert 1 == sum(link.feedback for link in model.links)
    assert (54, "2027", 61) == (
        model.indicators[0].baseline.value,
        model.indicators[0].targets[0].period,
        model.indicators[0].actuals[0].value,
    )
    assert "pupils" == model.element("fluency").who.id
    assert not losses


def test_flat_lists_with_and_without_prefixes_are_read():
    objects = [
        {
            "@context": "x",
            "@id": "x:a",
            "@type": "cids:Output",
            "org:hasName": "A",
            "cids:canProduce": [{"@id": "x:b"}],
        },
        {"@context": "x", "@id": "x:b", "@type": ["Outcome"], "hasName": {"@value": "B"}},
        {"@id": "x:t", "@type": "cids:Theme", "hasName": "T"},
    ]
    model, losses = read_cids(json.dumps(objects).encode())

    assert [("a", "b")] == links_of(model)
    assert ["Theme"] == [loss.subject for loss in losses if loss.kind == "dropped"]


def test_a_pathway_needs_the_name_of_an_organisation(tmp_path):
    with pytest.raises(ValueError, match="organisation must not be empty"):
        write_cids(load_example("reading-together"), tmp_path / "a.jsonld", organisation=" ")


def test_a_results_chain_of_miradi_is_read(data):
    model, losses = read_miradi(data / "patrols.xmpz2")
    [indicator] = model.indicators

    assert ["activity", "outcome", "threat-reduction", "impact"] == [
        model.element(id).kind
        for id in ("patrol-the-river", "rangers-meet-fewer-nets", "poaching-falls", "river-fish-recover")
    ]
    assert [("patrol-the-river", "rangers-meet-fewer-nets"), ("rangers-meet-fewer-nets", "poaching-falls")] == links_of(
        model
    )[:2]
    assert (("uncertain",), 4, 1) == (
        model.link("rangers-meet-fewer-nets->poaching-falls").tags,
        len(model.links),
        sum(link.feedback for link in model.links),
    )
    assert ("nets a month", 12, "2025-06-30", 0, "2027-06-30") == (
        indicator.unit,
        indicator.actuals[0].value,
        indicator.actuals[0].period,
        indicator.targets[0].value,
        indicator.targets[0].period,
    )
    assert "drawn by hand" in {loss.text for loss in losses}
    assert "Patrols" == model.title


def test_an_unknown_results_chain_is_refused_with_those_that_there_are(data):
    with pytest.raises(
        FormatError, match=r"there is no results chain 'Other' in this project \(name one of: Patrols\)"
    ):
        read_miradi(data / "patrols.xmpz2", chain="Other")


def causal_map(path, **options):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheets = {
        "factors": [["label", "factor_id", "factor_memo"], ["Training", "f1", "Held monthly"], ["~Skills", "f2", None]],
        "links": [
            ["from", "to", "quote", "statement_id", "strength"],
            ["f1", "f2", "It helped me", 1, None],
            ["f1", "f2", "It helped a lot", 2, 3],
            ["Training", "New factor", "And more", 2, None],
        ],
        "statements": [["statement_id", "source_id", "text"], [1, "A", "Long"], [2, "B", "Long"]],
        "Filtered links": [["from", "to"], ["x", "y"]],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return read_causal_map(path, **options)


def test_many_statements_of_one_link_are_counted(tmp_path):
    model, losses = causal_map(tmp_path / "map.xlsx")
    link = model.link("f1->f2")

    assert {"statements": 2, "sources": 2} == dict(link.data)
    assert ["Source A", "Source B"] == [use.source.citation for use in link.evidence]
    assert (("opposite",), "Skills") == (model.element("f2").tags, model.element("f2").label)
    assert [("f1", "f2"), ("f1", "new-factor")] == links_of(model)
    assert [None, None] == [each.confidence for each in model.links]
    assert {"3 of them", "3"} <= {loss.text for loss in losses}


def test_quotations_stay_out_unless_asked_for(tmp_path):
    without, losses = causal_map(tmp_path / "map.xlsx")
    asked, _ = causal_map(tmp_path / "map.xlsx", quotes=True)

    assert "helped" not in f"{without!r}{without.links!r}{losses}"
    assert "It helped me\nIt helped a lot" == asked.link("f1->f2").notes
