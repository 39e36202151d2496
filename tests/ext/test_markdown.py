"""Blocks in pages of Python-Markdown: what they become, and how mistakes are told."""

import re
from textwrap import dedent
from xml.etree import ElementTree as ET

import click
import pytest
from markdown import Markdown

from logicmodel import check, load_example, outline
from logicmodel.ext.markdown import PageError

pytestmark = pytest.mark.usefixtures("folder")

INLINE = """\
logicmodel: 1
id: visits
inputs:
  staff: Two & a half
activities:
  visit: Visit
links:
  - staff -> visit
"""


def converted(text, *extensions):
    return Markdown(extensions=["logicmodel", *extensions]).convert(dedent(text))


def block(options="", text="", fence="```"):
    return f"Before.\n\n{fence}logicmodel {options}\n{text}{fence}\n\nAfter.\n"


def parsed(html):
    return ET.fromstring(f"<div>{html}</div>")  # noqa: S314 -- our own text


def test_a_block_becomes_a_figure_between_its_neighbours():
    html = parsed(converted(block('file="model.yaml" caption="How <it> helps" #reading .wide')))
    before, figure, after = html

    assert ("Before.", "After.") == (before.text, after.text)
    assert ("reading", "logicmodel-figure wide") == (figure.get("id"), figure.get("class"))
    assert "How <it> helps" == figure.find("figcaption").text
    assert figure.find(".//*[@id='reading-card-fluency']") is not None


def test_a_model_may_stand_in_the_block():
    figure = parsed(converted(block(text=INLINE))).find("figure")

    assert "Two & a half" in "".join(figure.itertext())


@pytest.mark.parametrize("extension", ["fenced_code", "pymdownx.superfences", "pymdownx.tabbed"])
def test_other_extensions_for_fences_keep_theirs_and_leave_us_ours(extension):
    html = converted(block('file="model.yaml"') + "\n```python\nprint()\n```\n", extension)

    assert 1 == html.count("<figure")
    assert "print" in html


def test_a_block_may_stand_in_a_list_and_in_an_admonition():
    fence = '    ```logicmodel file="model.yaml" show="outline"\n    ```\n'
    html = converted(f"- item\n\n{fence}\n!!! note\n\n{fence}", "admonition")

    assert 2 == html.count('class="logicmodel-outline"')
    assert 1 == len(re.findall(r"<li>\s*<p>item</p>\s*<div", html))
    assert 1 == len(re.findall(r'class="admonition-title">Note</p>\s*<div', html))


def test_a_block_inside_another_fence_is_shown_as_it_is():
    html = converted("````md\n```logicmodel\nid: a\n```\n````\n", "fenced_code")

    assert "```logicmodel" in html


def test_an_outline_has_every_line_of_the_text():
    html = parsed(converted(block('file="model.yaml" show="outline"')))
    told = {"".join(item.itertext()).partition("\n")[0] for tag in ("li", "p") for item in html.iter(tag)}
    lines = [line.strip() for line in outline(load_example("reading-together")).splitlines() if line.strip("= ")]

    assert [] == [line for line in lines if not any(each.startswith(line) for each in told)]


def test_findings_are_those_of_the_profile():
    html = converted(block('file="model.yaml" show="findings" profile="koica-pdm"'))

    assert {finding.code for finding in check(load_example("reading-together"), "koica-pdm")} <= set(
        re.findall(r"LM\d+", html)
    )


def test_tables_have_captions():
    html = parsed(converted(block('file="model.yaml" show="table"') + block('file="model.yaml" show="indicators"')))

    assert ["stages", "links", "external-factors", "indicators"] == [
        box.get("class").removeprefix("logicmodel-") for box in html.iter("div") if box.find("table") is not None
    ]
    assert all(table.find("caption") is not None for table in html.iter("table"))


def test_a_path_is_lit_and_a_part_is_shown():
    html = converted(block('file="model.yaml" path="train -> fluency" upstream="fluency"'))

    assert "highlighted" in html
    assert "Children leave school" not in html


def test_files_are_looked_for_in_the_folder_of_the_configuration(folder):
    (folder / "models").mkdir()
    (folder / "model.yaml").rename(folder / "models" / "model.yaml")
    page = Markdown(extensions=["logicmodel"], extension_configs={"logicmodel": {"folder": "models"}})

    assert "<figure" in page.convert(block('file="model.yaml"'))


def test_all_mistakes_of_a_page_are_told_at_once_with_their_places():
    wrong = INLINE.replace("staff -> visit", "staff -> vsit")
    page = block('file="model.yaml" theme="drak"') + block(text=wrong) + block('file="wrong.yaml"') + block()
    with pytest.raises(PageError) as caught:
        converted(page)

    assert ["the page:3", "the page:17:14", "wrong.yaml:6:14", "wrong.yaml:7:5", "the page:29"] == [
        str(problem.places[0]) for problem in caught.value.problems
    ]
    assert isinstance(caught.value, click.ClickException)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ('file="modle.yaml"', "there is no file modle.yaml (did you mean 'model.yaml'?)"),
        ('file="elsewhere.yaml"', "there is no file elsewhere.yaml (the path starts at the folder of the page)"),
        ('file="readme.txt"', "unknown ending of"),
        ('file="model.yaml" shwo="table"', "there is no option 'shwo' for showing the picture; did you mean 'show'?"),
        ('file="model.yaml" upstream="train" path="read -> fluency"', "'fluency' is not in the part of the model"),
        ('file="model.yaml" upstream="train" between="staff -> fluency"', "'fluency' is not in the part of the model"),
        ('file="model.yaml" show="pie"', "show must be one of picture, table, outline, indicators, findings"),
        ('file="model.yaml" upstream="fluncy" path="trian -> fluency"', "did you mean 'fluency'"),
        ('file="model.yaml" between="fluency -> staff"', "no path leads from fluency to staff"),
        ('file="model.yaml" upstream="staff" downstream="fluency"', "no path leads from fluency to staff"),
        ('file="model.yaml" collapse="nothing"', "nothing"),
        ('file="model.yaml', "a quotation mark is missing"),
        ("", "names no file and has no model in it"),
    ],
)
def test_a_block_that_cannot_be_shown_fails_the_page(options, said):
    with pytest.raises(PageError, match=re.escape(said)):
        converted(block(options))


def test_cards_have_ids_of_the_model_that_no_other_block_on_the_page_has():
    html = converted(2 * block('file="model.yaml"') + block('file="model.yaml" #mine'))
    ids = re.findall(r'\sid="([^"]+)"', html)

    assert {f"{name}-card-train" for name in ("lm-reading-together", "lm-reading-together-2", "mine")} <= set(ids)
    assert len(set(ids)) == len(ids)


def test_a_list_of_nothing_says_so():
    assert "There is nothing to show here yet." in converted(block('show="indicators"', INLINE))


def test_a_picture_that_is_too_small_for_its_page_is_told_without_failing_the_page(caplog):
    many = "".join(f"  a{number}: Activity\n" for number in range(150))
    html = converted(block("page=a4", f"logicmodel: 1\nid: many\nactivities:\n{many}"))

    assert "<svg" in html
    assert "the page:3: text is" in caplog.text
    assert "take page='a3'" in caplog.text


def test_what_stands_around_a_picture_is_in_the_language_of_the_model():
    html = converted(block("", INLINE.replace("id: visits", "id: visits\nlanguage: es")))

    assert ["Cerrar", "véalo todo", "Descripción en texto"] == re.findall(
        "Cerrar|véalo todo|Descripción en texto", html
    )


def test_two_blocks_of_one_name_are_refused():
    with pytest.raises(PageError, match="the page:9: another block on the page has the name 'mine'"):
        converted(2 * block('file="model.yaml" #mine'))


def test_what_is_wrong_with_a_file_is_told_once():
    with pytest.raises(PageError) as caught:
        converted(3 * block('file="wrong.yaml"'))

    assert 2 == len(caught.value.problems)


def test_a_block_with_a_file_and_a_model_is_refused():
    with pytest.raises(PageError, match="take one of them out"):
        converted(block('file="model.yaml"', INLINE))


def test_headings_over_several_stages_are_written_as_text():
    assert "Planned work" in converted(block('file="model.yaml" headings="Planned work: inputs activities"'))
    with pytest.raises(click.ClickException, match="headings are written as"):
        converted(block('file="model.yaml" headings="Planned work"'))


def test_heads_of_rows_have_the_rules_of_cells_in_material():
    html = converted(block('file="model.yaml" show="indicators"'))

    assert ".md-typeset table th[scope=row]{border-top:" in html
    assert '<th scope="row">' in html
