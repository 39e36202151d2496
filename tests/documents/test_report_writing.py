"""Documents say what the model says, in the shapes that funders ask for, and report what they leave out."""

import io
import zipfile
from html.parser import HTMLParser

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from openpyxl import load_workbook

from few import at_most
from logicmodel import (
    Activity,
    Assumption,
    FormatError,
    Indicator,
    LogicModel,
    Measurement,
    Outcome,
    Output,
    link,
    load_example,
)
from logicmodel.documents import (
    write_assumption_register,
    write_evaluation_matrix,
    write_indicator_table,
    write_logframe,
    write_narrative,
)
from logicmodel.documents.reports.logframe_table import logframe_of
from logicmodel.documents.writers.text_files import html_text, markdown_text, spread
from logicmodel.exchange import read_table
from logicmodel.strategies import logic_models

pytestmark = pytest.mark.slow

WRITERS = (
    write_assumption_register,
    write_evaluation_matrix,
    write_indicator_table,
    write_logframe,
    write_narrative,
)
ENDINGS = (".docx", ".xlsx", ".html", ".md", ".csv")
MODEL = LogicModel(
    "reading",
    title="Reading <Together>",
    parts=[
        link(
            Activity("train", "Train | volunteers"),
            ready := Output(
                "ready",
                "Trained volunteers",
                indicators=[
                    Indicator(
                        "count",
                        "Volunteers",
                        unit="people",
                        baseline=Measurement(0, "2024"),
                        targets=[Measurement(30, "2025"), Measurement(60, "2026")],
                        actuals=[Measurement(34, "2025"), Measurement(20, "2025", category="women")],
                        means_of_verification="Register",
                    ),
                    Indicator("sessions", "Sessions"),
                ],
            ),
            assumptions=["Volunteers stay."],
        ),
        link(ready, Outcome("fluency", "Pupils read fluently"), assumptions=["Pupils attend."]),
        Assumption("Peace lasts."),
    ],
)


def rows(document):
    return spread(document.tables[0])


def test_a_logframe_of_the_eu_has_a_row_for_each_indicator():
    assert [
        ["Outcomes (Specific objectives)", "Pupils read fluently", "", "", "", "", "", ""],
        [
            *("Outputs", "Trained volunteers", "Volunteers (people)", "0 (2024)", "30 (2025)\n60 (2026)"),
            *("34 (2025)\nwomen: 20 (2025)", "Register", "Pupils attend."),
        ],
        ["", "", "Sessions", "", "", "", "", ""],
        ["Activities", "Train | volunteers", "", "", "", "", "", "Volunteers stay."],
    ] == rows(logframe_of(MODEL))


def test_a_project_design_matrix_has_a_row_for_each_level():
    found = rows(logframe_of(MODEL, "koica"))

    assert ["Outcomes (성과)\n1. Pupils read fluently", "", "", "- Pupils attend."] == found[0]
    assert [
        "Activities (활동)\n1. Train | volunteers",
        "Inputs (투입물)",
        "",
        "Pre-conditions (선행조건)\n- Peace lasts.",
    ] == found[-1]


def test_a_results_framework_has_milestones_and_sources():
    found = rows(logframe_of(MODEL, "fcdo"))

    assert ["OUTPUT 1", "Output indicator", "Baseline", "Milestone 1", "Target", "Assumptions"] in found
    assert [
        "Trained volunteers",
        "Volunteers (people)",
        "0 (2024)",
        "30 (2025)",
        "60 (2026)",
        "Pupils attend.",
    ] in found
    assert ["", "", "Register", "", "", ""] in found


@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".csv"])
@pytest.mark.parametrize("style", ["eu", "fcdo"])
def test_a_logframe_is_read_back_with_its_elements_and_indicators(tmp_path, ending, style):
    file = tmp_path / f"logframe{ending}"
    write_logframe(MODEL, file, style=style)
    model, _ = read_table(file)

    assert [(each.kind, each.label, [i.means_of_verification for i in each.indicators]) for each in MODEL] == [
        (each.kind, each.label, [i.means_of_verification for i in each.indicators]) for each in model
    ]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_equal_models_are_equal_bytes(tmp_path, write, ending):
    write(MODEL, tmp_path / f"a{ending}")
    write(MODEL, tmp_path / f"b{ending}")

    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


@pytest.mark.parametrize("write", WRITERS)
def test_an_unknown_ending_is_refused(tmp_path, write):
    with pytest.raises(ValueError, match=r"ends in \.docx, \.xlsx, \.html, \.md, \.csv"):
        write(MODEL, tmp_path / "a.pdf")


def test_what_is_left_out_is_reported_and_refused_when_asked(tmp_path):
    losses = write_logframe(MODEL, tmp_path / "a.md")

    assert {("link", "train->ready"), ("link", "ready->fluency")} == {(loss.subject, loss.id) for loss in losses}
    with pytest.raises(FormatError, match="link train->ready"):
        write_logframe(MODEL, tmp_path / "b.md", strict=True)
    assert not (tmp_path / "b.md").exists()


def test_a_narrative_says_all_of_links(tmp_path):
    model = load_example("reading-together")
    write_narrative(model, tmp_path / "a.md")
    text = (tmp_path / "a.md").read_text(encoding="utf-8")

    assert [] == [each.rationale for each in model.links if each.rationale and each.rationale not in text]
    assert [] == [each.text for each in model.assumptions if each.text not in text]


def test_an_evaluation_matrix_has_all_criteria_and_the_questions_given(tmp_path):
    write_evaluation_matrix(MODEL, tmp_path / "a.csv", questions={"Effectiveness": ["Do pupils read?"]})
    text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")

    assert (
        'Effectiveness,Do pupils read?,Trained volunteers,"Volunteers\r\nSessions",Register,'
        in text.replace("\n", "\r\n").replace("\r\r", "\r")
        or "Effectiveness,Do pupils read?" in text
    )
    assert "Sustainability,,,,," in text


@pytest.fixture
def word(tmp_path):
    write_logframe(MODEL, tmp_path / "a.docx", language="fr")
    return docx.Document(str(tmp_path / "a.docx"))


def test_a_word_file_repeats_its_headings_and_keeps_rows_whole(word):
    [table] = word.tables
    marks = [{child.tag for child in (row._tr.trPr if row._tr.trPr is not None else ())} for row in table.rows]

    assert qn("w:tblHeader") in marks[0]
    assert all(qn("w:cantSplit") in each for each in marks[1:])


def test_a_word_file_lies_on_its_side_and_says_its_language(word):
    [section] = word.sections

    assert section.page_width > section.page_height
    assert ("Reading <Together>", "fr", "") == (
        word.core_properties.title,
        word.core_properties.language,
        word.core_properties.author,
    )


def test_a_picture_in_a_word_file_has_a_text_alternative(tmp_path):
    write_narrative(MODEL, tmp_path / "a.docx")
    [shape] = docx.Document(str(tmp_path / "a.docx")).inline_shapes

    assert "Trained volunteers" in shape._inline.docPr.get("descr")


def test_a_template_keeps_its_styles_and_loses_its_text(tmp_path):
    template = docx.Document()
    template.add_paragraph("Old text")
    template.styles["Heading 1"].font.name = "Courier"
    template.save(str(tmp_path / "t.docx"))
    write_narrative(MODEL, tmp_path / "a.docx", template=tmp_path / "t.docx")
    made = docx.Document(str(tmp_path / "a.docx"))

    assert "Courier" == made.styles["Heading 1"].font.name
    assert "Old text" not in [paragraph.text for paragraph in made.paragraphs]


def test_a_workbook_merges_what_covers_several_rows(tmp_path):
    write_logframe(MODEL, tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]

    assert {"A3:A4", "B3:B4", "H3:H4"} == {str(each) for each in sheet.merged_cells.ranges}
    assert ("A2", "$1:$1") == (sheet.freeze_panes, sheet.print_title_rows)


def test_office_files_name_nobody(tmp_path):
    write_logframe(MODEL, tmp_path / "a.docx")
    core = zipfile.ZipFile(io.BytesIO((tmp_path / "a.docx").read_bytes())).read("docProps/core.xml").decode()

    assert "<dc:creator></dc:creator>" in core or "<dc:creator/>" in core


class Tags(HTMLParser):
    """Collects the tags and the texts of a page."""

    def __init__(self):
        super().__init__()
        self.tags, self.texts = [], []

    def handle_starttag(self, tag, attrs):
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        """Keep a text."""
        self.texts.append(data)


@at_most(25)
@given(logic_models(max_elements=4))
def test_a_page_has_no_tags_of_the_model_s(model):
    page = Tags()
    page.feed(html_text(logframe_of(model)))

    known = {
        *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "ul", "li", "div", "table"),
        *("caption", "thead", "tbody", "tr", "th", "td", "br"),
    }
    assert set() == {tag for tag, _ in page.tags} - known


@at_most(25)
@given(logic_models(max_elements=4))
def test_rows_of_markdown_have_the_same_number_of_cells(model):
    lines = [line for line in markdown_text(logframe_of(model)).splitlines() if line.startswith("| ")]

    assert {line.replace("\\|", "").count("|") for line in lines} <= {9}


def test_formulas_stay_text_in_a_workbook(tmp_path):
    write_logframe(LogicModel("m", parts=[Activity("a", "=1+1")]), tmp_path / "a.xlsx")

    assert "s" == load_workbook(tmp_path / "a.xlsx").worksheets[0]["B2"].data_type
