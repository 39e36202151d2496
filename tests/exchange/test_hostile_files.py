"""Files that are broken or made to do harm are answered with a place and a fix, whatever their format."""

import contextlib
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from few import at_most
from logicmodel import load_example
from logicmodel.errors import FormatError, ShapeError
from logicmodel.exchange import IatiActivity, read_kumu, read_prsm, write_cids, write_csl, write_iati
from logicmodel.exchange.by_name import READ as ALL_READ
from logicmodel.exchange.by_name import reader_of

pytestmark = pytest.mark.slow

SAMPLES = {
    "mermaid": "reading.mmd",
    "dot": "reading.dot",
    "drawio": "reading.drawio",
    "markdown": "reading-outline.md",
    "opml": "reading.opml",
    "theorymaker": "reading.mapscript",
    "kumu": "reading.kumu-blueprint.json",
    "prsm": "reading.prsm",
    "toc-builder": "reading.tocbuilder.json",
    "graphml": "reading-yed.graphml",
    "gexf": "reading.gexf",
    "fcm": "reading-fcm.csv",
    "dagitty": "reading.dagitty.txt",
}
READ = tuple(name for name in ALL_READ if name != "table")  # tables are read from files only
XML = ("drawio", "opml", "iati", "graphml", "gexf")
ZIPPED = ("causal-map", "miradi")
TEXTS = tuple(name for name in READ if name not in {*XML, *ZIPPED})
JSON = ("kumu", "prsm", "toc-builder", "cids", "csl")


def read_or_refuse(name, content):
    """Read a file, or see it refused as what it is; any other error is a fault of the reader."""
    with contextlib.suppress(ShapeError):
        reader_of(name)(content)


BIBTEX = b"@article{doe2019, title={A trial}, author={Doe, Jane}, year={2019}, url={https://example.org/a}}\n"
RIS = b"TY  - JOUR\r\nAU  - Doe, Jane\r\nTI  - A trial\r\nPY  - 2019\r\nER  - \r\n"
ACTIVITY = IatiActivity(
    "XM-EX-1",
    organisation="XM-EX",
    organisation_name="Library",
    organisation_type="10",
    role="4",
    status="2",
    start="2024-09-01",
)


def causal_map():
    book = openpyxl.Workbook()
    links, factors = book.active, book.create_sheet("factors")
    links.title = "links"
    for row in (("from", "to", "quote", "statement_id"), ("1", "2", "so they read more", "7"), ("2", "1", None, "8")):
        links.append(row)
    for row in (("label", "factor_id"), ("Training", "1"), ("~Reading", "2")):
        factors.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """Return a file of each format, by the name of the format."""
    folder, model = tmp_path_factory.mktemp("samples"), load_example("reading-together")
    write_iati(model, folder / "iati", activity=ACTIVITY)
    write_cids(model, folder / "cids", organisation="Library")
    write_csl(model, folder / "csl")
    data = Path(__file__).parent / "data"
    return {
        **{name: (data / file).read_bytes() for name, file in SAMPLES.items()},
        **{name: (folder / name).read_bytes() for name in ("iati", "cids", "csl")},
        "miradi": (data / "patrols.xmpz2").read_bytes(),
        "causal-map": causal_map(),
        "bibtex": BIBTEX,
        "ris": RIS,
    }


def test_there_is_a_sample_of_each_format(samples):
    assert set(READ) == set(samples)
    for name, content in samples.items():
        reader_of(name)(content)


@pytest.mark.parametrize("name", READ)
@given(where=st.floats(0, 1), byte=st.integers(0, 255), how=st.sampled_from(["ends", "changed", "inserted", "twice"]))
def test_a_damaged_file_is_read_or_refused(name, samples, where, byte, how):
    content = samples[name]
    at = int(where * len(content))
    before, after = content[:at], content[at:]
    damaged = {
        "ends": before,
        "changed": before + bytes([byte]) + after[1:],
        "inserted": before + bytes([byte]) + after,
        "twice": content + after,
    }

    read_or_refuse(name, damaged[how])


@pytest.mark.parametrize("name", sorted(set(READ) - set(ZIPPED)))
def test_a_byte_order_mark_and_other_line_ends_change_nothing(name, samples):
    content = samples[name].replace(b"\r\n", b"\n")
    as_windows = b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")

    assert reader_of(name)(content).model == reader_of(name)(as_windows).model


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_in_utf_16_is_refused_with_the_fix(name):
    with pytest.raises(FormatError, match=r"the file is in UTF-16, .*save it as UTF-8"):
        reader_of(name)('{"a": "é"}'.encode("utf-16"))


@pytest.mark.parametrize("name", sorted(set(TEXTS) - {"prsm"}))
def test_a_file_in_latin_1_is_refused_with_its_place(name):
    with pytest.raises(FormatError, match=r"<bytes>:2:2: byte .* is not UTF-8"):
        reader_of(name)("ab\né".encode("latin-1").replace(b"\n", b"\nx"))


@pytest.mark.parametrize("name", XML)
def test_entities_are_refused(name):
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'

    with pytest.raises(FormatError, match=r"a document type .* is not read"):
        reader_of(name)(bomb)


@pytest.mark.parametrize("name", JSON)
@pytest.mark.parametrize("text", ["[" * 100_000, "[" * 100 + "]" * 100, '{"a": NaN}', '{"a": 1', "[1e999999]", "nope"])
def test_json_that_is_none_or_too_deep_is_refused(name, text):
    with pytest.raises(FormatError) as caught:
        reader_of(name)(text.encode())

    assert caught.value.problems[0].places


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("content", [b"", b"\x00", b"\xff\xfe", b"PK\x03\x04", b"{}", b"[]", b"<a/>", b"null", b"[[]]"])
def test_short_nonsense_is_read_or_refused(name, content):
    read_or_refuse(name, content)


@pytest.mark.parametrize("name", READ)
@at_most(15)
@given(content=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_anything_is_read_or_refused(name, content):
    read_or_refuse(name, content)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("id", "label", "nodes")), inner),
    max_leaves=6,
)
KEYS = ("elements", "connections", "nodes", "edges", "sections", "columns", "styles", "@graph", "@id", "@type", "id")

json_objects = st.dictionaries(st.sampled_from(KEYS), json_values)


@pytest.mark.parametrize("name", JSON)
@at_most(25)
@given(
    content=st.dictionaries(st.sampled_from(KEYS), json_values)
    | st.lists(st.dictionaries(st.sampled_from(KEYS), json_values))
)
def test_json_of_another_shape_is_read_or_refused(name, content):
    read_or_refuse(name, json.dumps(content).encode())


def test_a_workbook_that_unpacks_to_gigabytes_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)

    with pytest.raises(FormatError, match="unpacks to more than 50,000,000 bytes"):
        read_kumu(stream.getvalue())


@pytest.mark.parametrize("name", ZIPPED)
def test_what_is_no_zip_file_is_refused(name):
    with pytest.raises(FormatError, match="this is not a ZIP file"):
        reader_of(name)(b"PK is not enough")


def test_a_workbook_with_very_many_members_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(2_001):
            archive.writestr(f"{number}", b"")

    with pytest.raises(FormatError, match="the file has 2001 members, and 2000 are allowed"):
        read_kumu(stream.getvalue())


def test_a_zip_that_is_no_workbook_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", b"a")

    with pytest.raises(FormatError, match="this is not a workbook"):
        read_kumu(stream.getvalue())


def test_a_packed_map_that_is_damaged_is_refused(data):
    packed = (data / "reading-compressed.prsm").read_bytes()

    with pytest.raises(FormatError):
        read_prsm(packed[: len(packed) // 2])
