"""Directives and the role of the Sphinx extension, in both markups and for several builders."""

import re
from textwrap import dedent

import pytest
from sphinx.cmd.build import build_main
from sphinx.util.inventory import InventoryFile

from logicmodel import load_example, outline
from logicmodel.render.scene.from_model import scene
from logicmodel.render.telling.describe import long_description

pytestmark = pytest.mark.slow

INLINE = """\
logicmodel: 1
id: visits
inputs:
  staff: Two coordinators
activities:
  visit: Visit families
links:
  - staff -> visit
"""


@pytest.fixture
def build(folder, capsys):
    """Return how to build pages: what a builder wrote, by the names of files, and what it warned of."""

    def run(pages, builder="html", *options, settings=""):
        conf = "extensions = ['myst_parser', 'logicmodel.ext.sphinx']\nnumfig = True\nhtml_theme = 'basic'\n"
        (folder / "conf.py").write_text(conf + settings, encoding="utf-8")
        for name, text in pages.items():
            (folder / name).write_text(dedent(text), encoding="utf-8")
        out = folder / "_build" / builder
        build_main(
            [
                "-q",
                "--no-color",
                "-b",
                builder,
                "-d",
                str(folder / "_build" / "doctrees"),
                *options,
                str(folder),
                str(out),
            ]
        )
        warnings = capsys.readouterr().err.replace(f"{folder}/", "")
        written = {path.name: path.read_text(encoding="utf-8") for path in out.rglob("*.*") if path.suffix in TEXTS}
        return written, warnings

    return run


TOCTREE = "```{toctree}\nb\n```\n"
TEXTS = {".html", ".txt", ".tex"}
MYST = """\
# Page

```{logicmodel} model.yaml
:name: reading
:caption: How *it* helps
:class: wide
```

See {numref}`reading`, {logicmodel:ref}`fluency`, {logicmodel:ref}`her <enjoyment>`,
{logicmodel:ref}`train->volunteers-ready`.
"""
RST = """\
Page
====

.. logicmodel:: model.yaml
   :name: reading
   :caption: How *it* helps
   :class: wide

See :numref:`reading`, :logicmodel:ref:`fluency`, :logicmodel:ref:`her <enjoyment>`,
:logicmodel:ref:`train->volunteers-ready`.
"""


@pytest.mark.parametrize(("name", "page"), [("index.md", MYST), ("index.rst", RST)])
def test_a_picture_is_a_numbered_figure_whose_cards_text_refers_to(build, name, page):
    written, warnings = build({name: page})
    html = written["index.html"]

    assert "" == warnings
    assert re.search(r'<figure class="[^"]*logicmodel-figure wide[^"]*" id="reading', html)
    assert 'href="#reading"' in html or 'href="#reading-figure"' in html
    for target in ("card-fluency", "card-enjoyment", "link-train--volunteers-ready"):
        assert f'href="#reading-{target}"' in html
        assert f' id="reading-{target}"' in html
    assert "How <em>it</em> helps" in html
    assert ">her</span></a>" in html


def test_a_card_is_listed_in_the_index_and_for_other_projects(build, folder):
    written, _ = build({"index.md": MYST})
    inventory = InventoryFile.loads((folder / "_build" / "html" / "objects.inv").read_bytes(), uri="").data

    assert re.search(
        r"Reading fluency improves</span> \(Reading Together\)|Reading fluency improves \(Reading Together\)",
        written["genindex.html"],
    )
    assert 'href="index.html#reading-card-fluency"' in written["genindex.html"]
    assert "reading-together:fluency" in inventory["logicmodel:part"]


def test_pages_refer_to_what_other_pages_draw(build):
    pages = {
        "index.md": f"# A\n\n{{logicmodel:ref}}`visit` {{logicmodel:ref}}`reading-together:fluency`\n\n{TOCTREE}",
        "b.rst": f"B\n=\n\n.. logicmodel:: model.yaml\n\n.. logicmodel::\n\n{indented(INLINE)}\n",
    }
    written, warnings = build(pages, "html", "-j", "2")

    assert "" == warnings
    for anchor in ("lm-b-visits-card-visit", "lm-b-reading-together-card-fluency"):
        assert f'href="b.html#{anchor}"' in written["index.html"]
        assert f' id="{anchor}"' in written["b.html"]


def indented(text):
    return "".join(f"   {line}" for line in text.splitlines(keepends=True))


def test_an_id_that_several_models_have_is_asked_to_be_said_in_full(build):
    pages = {
        "index.md": "# A\n\n{logicmodel:ref}`staff`, {logicmodel:ref}`visits:staff`\n\n```{toctree}\nb\n```\n",
        "b.rst": f"B\n=\n\n.. logicmodel:: model.yaml\n\n.. logicmodel::\n\n{indented(INLINE)}\n",
    }
    _, warnings = build(pages)

    assert (
        "index.md:3: WARNING: several models have 'staff'; write reading-together:staff or visits:staff [logicmodel]\n"
        == warnings
    )


def test_an_id_that_two_models_on_one_page_have_is_asked_to_be_said_in_full(build):
    page = f"A\n=\n\n.. logicmodel:: model.yaml\n\n.. logicmodel::\n\n{indented(INLINE)}\n:logicmodel:ref:`staff`\n"
    _, warnings = build({"index.rst": page})

    assert "WARNING: several models have 'staff'; write reading-together:staff or visits:staff" in warnings


def test_a_reference_to_what_no_page_draws_is_a_warning(build):
    _, warnings = build({"index.md": "# A\n\n{logicmodel:ref}`flueny`\n"})

    assert "index.md:3: WARNING: no picture shows 'flueny'; a page has to draw it" in warnings


def test_a_misspelt_reference_is_told_what_was_perhaps_meant(build):
    _, warnings = build({"index.md": MYST.replace("`fluency`", "`flueny`")})

    assert "index.md:9: WARNING: no picture shows 'flueny'; did you mean 'fluency'? [logicmodel]\n" == warnings


def test_a_link_is_referred_to_as_a_model_writes_it(build):
    _, warnings = build({"index.md": MYST.replace("`train->volunteers-ready`", "`train -> volunteers-ready`")})

    assert "" == warnings


def test_an_unknown_option_is_refused_with_all_other_mistakes(build):
    page = MYST.replace(":class: wide", ":thme: dark\n:arrows: perhaps")
    _, warnings = build({"index.md": page})

    assert "index.md:3: WARNING: there is no option 'thme' for showing the picture; did you mean 'theme'?" in warnings
    assert "index.md:3: WARNING: arrows must be yes or no, not 'perhaps'" in warnings


def test_a_named_table_is_referred_to_by_its_number(build):
    page = "# A\n\n```{logicmodel-table} model.yaml\n:name: tab\n```\n\n{numref}`tab`, {ref}`tab`\n"
    written, warnings = build({"index.md": page})

    assert "" == warnings
    assert re.search(r'href="#tab"><span class="std std-numref">Table 1</span>', written["index.html"])


def test_tables_are_lists_where_a_page_is_too_narrow_for_columns(build):
    written, _ = build({"index.md": "# A\n\n```{logicmodel-indicators} model.yaml\n```\n"}, "text")

    assert "* Means of verification\n\n" in written["index.txt"]
    assert "+--" not in written["index.txt"]


def test_a_list_of_nothing_says_so(build):
    written, warnings = build({"index.md": f"# A\n\n```{{logicmodel-indicators}}\n{INLINE}```\n"})

    assert "" == warnings
    assert "There is nothing to show here yet." in written["index.html"]


def test_a_picture_that_floats_in_some_themes_does_not_in_pages(build):
    written, _ = build({"index.md": MYST.replace(":class: wide", ":align: right")})

    assert "align-right" not in written["index.html"]
    assert "margin:0 0 0 auto" in written["index.html"]


def test_a_picture_that_is_not_for_the_index_is_referred_to_by_none(build):
    _, warnings = build(
        {"index.md": "# A\n\n```{logicmodel} model.yaml\n:index: no\n```\n\n{logicmodel:ref}`fluency`\n"}
    )

    assert "no picture shows 'fluency'" in warnings


def test_no_two_pictures_share_an_id(build):
    block = "```{logicmodel} model.yaml\n```\n\n"
    written, _ = build(
        {"index.md": f"# A\n\n{block}{block}```{{toctree}}\nb\n```\n", "b.md": f"# B\n\n{block}"}, "singlehtml"
    )
    ids = re.findall(r' id="([^"]+)"', written["index.html"])

    assert len(set(ids)) == len(ids)


def test_text_builders_get_the_description(build):
    written, warnings = build({"index.md": MYST}, "text")
    told = words(written["index.txt"])
    lines = long_description(scene(load_example("reading-together"))).splitlines()

    assert "" == warnings
    assert [] == [line for line in lines if words(line.strip().removeprefix("- ")) not in told]


def words(text):
    """Return text on one line, for builders break lines where they like."""
    return " ".join(text.split())


@pytest.mark.parametrize(("format", "start"), [("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_latex_gets_an_image(build, folder, format, start):
    written, warnings = build({"index.md": MYST}, "latex", settings=f"logicmodel_latex_format = '{format}'\n")
    [name] = re.findall(r"includegraphics(?:\[.*?\])?\{\{(\w+)\}\.\w+\}", next(iter(written.values())))

    assert "" == warnings
    assert (folder / "_build" / "latex" / f"{name}.{format}").read_bytes().startswith(start)


def test_outlines_findings_and_tables_are_in_the_page_for_every_builder(build):
    kinds = ("outline", "findings", "table", "indicators")
    page = "# A\n\n" + "".join(f"```{{logicmodel-{kind}}} model.yaml\n:name: {kind}\n```\n\n" for kind in kinds)
    html, warnings = build({"index.md": page})
    text, _ = build({"index.md": page}, "text")
    lines = [line.strip() for line in outline(load_example("reading-together")).splitlines() if line.strip("= ")]
    told = words(text["index.txt"].replace("**", ""))

    assert "" == warnings
    assert [] == [line for line in lines if words(line) not in told]
    assert all(f'id="{kind}"' in html["index.html"] for kind in kinds)
    assert "LM020" in told
    assert "Session register, signed by the volunteer" in " ".join(html["index.html"].split())


def test_a_page_is_read_again_when_its_model_changes_or_what_that_includes(build, folder):
    (folder / "part.yaml").write_text("logicmodel: 1\ninputs:\n  staff: First\n", encoding="utf-8")
    (folder / "whole.yaml").write_text("logicmodel: 1\nid: whole\ninclude: [part.yaml]\n", encoding="utf-8")
    pages = {"index.md": "# A\n\n```{logicmodel} whole.yaml\n```\n"}
    before, _ = build(pages)
    (folder / "part.yaml").write_text("logicmodel: 1\ninputs:\n  staff: Second\n", encoding="utf-8")
    after, _ = build({})

    assert "First" in before["index.html"]
    assert "Second" in after["index.html"]


def test_an_image_that_stayed_the_same_is_not_drawn_again(build, folder):
    build({"index.md": MYST}, "latex")
    [kept] = (folder / "_build" / "doctrees" / "logicmodel").iterdir()
    kept.write_bytes(b"kept")
    build({"index.md": MYST.replace("See", "Read")}, "latex")
    same = (folder / "_build" / "latex" / kept.name).read_bytes()
    build({"index.md": MYST.replace(":class: wide", ":direction: right")}, "latex")

    assert b"kept" == same
    assert 2 == len(list(kept.parent.iterdir()))


def test_a_reference_leads_to_the_same_page_before_any_other(build):
    block = "```{logicmodel} model.yaml\n```\n"
    pages = {
        "a.md": f"# A\n\n{block}",
        "index.md": f"# Index\n\n{block}\n{{logicmodel:ref}}`fluency`\n\n```{{toctree}}\na\nz\n```\n",
        "z.md": "# Z\n\n{logicmodel:ref}`fluency`\n",
    }
    written, warnings = build(pages)

    assert "" == warnings
    assert 'href="#lm-index-reading-together-card-fluency"' in written["index.html"]
    assert 'href="a.html#lm-a-reading-together-card-fluency"' in written["z.html"]


MISTAKES = """\
# Page

```{logicmodel}
:theme: drak
:highlight:

logicmodel: 1
id: a
```

```{logicmodel}
logicmodel: 1
id: a
inputs:
  staff: Staff
links:
  - staff -> stff
```

```{logicmodel} wrong.yaml
```

```{logicmodel-table} nothere.yaml
```

```{logicmodel} model.yaml
:path: trian -> fluency
:upstream: fluncy
```

```{logicmodel-findings}
```
"""


def test_every_mistake_is_a_warning_with_its_file_and_line(build):
    written, warnings = build({"index.md": MISTAKES})
    found = re.findall(r"^(\S+:\d+): WARNING: (.{12})", warnings, re.MULTILINE)

    assert [
        ("index.md:3", "theme must b"),
        ("index.md:3", "highlight is"),
        ("index.md:17", "a link names"),
        ("wrong.yaml:6", "a link names"),
        ("wrong.yaml:7", "a link names"),
        ("index.md:23", "there is no "),
        ("index.md:26", "the model ha"),
        ("index.md:26", "the model ha"),
        ("index.md:31", "the block na"),
    ] == found
    assert 6 == written["index.html"].count("This logic model cannot be shown")


def test_a_mistake_in_restructured_text_has_its_line_too(build):
    page = f"A\n=\n\n.. logicmodel::\n   :width: 80%\n\n{indented(INLINE.replace('-> visit', '-> visi'))}\n"
    _, warnings = build({"index.rst": page})

    assert warnings.startswith("index.rst:14: WARNING: a link names 'visi'")


def test_what_cannot_be_drawn_is_a_warning_and_words_stand_in_its_place(build, monkeypatch):
    monkeypatch.setenv("LOGICMODEL_DOT", "/nothing")
    written, warnings = build({"index.md": MYST}, "latex")

    assert "index.md:3: WARNING: LOGICMODEL_DOT is '/nothing'" in warnings
    assert "Reading fluency improves" in next(iter(written.values()))


def test_a_page_that_cannot_be_shown_fails_each_build(build):
    pages = {"index.md": "# A\n\n```{logicmodel}\nlogicmodel: 1\nid: m\ninputs: {a: A}\nlinks: [a -> b]\n```\n"}
    _, first = build(pages)
    _, second = build({})

    assert "which the model does not have" in first
    assert "which the model does not have" in second


def test_a_caption_is_translated(build, folder):
    page = "# A\n\n```{logicmodel} model.yaml\n:caption: What it *rests* on\n```\n"
    build({"index.md": page}, "gettext")
    catalogue = (folder / "_build" / "gettext" / "index.pot").read_text(encoding="utf-8")

    assert 'msgid "What it *rests* on"' in catalogue


def test_latex_turns_what_is_wide_and_leaves_room_for_the_caption(build):
    page = "# A\n\n```{logicmodel} model.yaml\n:caption: All\n```\n\n```{logicmodel-table} model.yaml\n```\n"
    written, warnings = build({"index.md": page}, "latex")
    text = next(text for name, text in written.items() if name.endswith(".tex"))

    assert "" == warnings
    assert 1 == text.count("\\begin{landscape}") == text.count("\\end{landscape}")
    assert float(re.search(r"includegraphics\[width=([\d.]+)\\linewidth\]", text)[1]) < 1
