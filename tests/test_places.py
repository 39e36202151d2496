"""Where values were written, and how a place is shown."""

import sys
from types import SimpleNamespace

import pytest

from logicmodel import Activity, Input, LogicModel, link, load_example
from logicmodel.errors import Place


@pytest.mark.parametrize(
    ("place", "shown"),
    [(Place("m.py", 3), "m.py:3"), (Place("m.yaml", 3, 7), "m.yaml:3:7"), (Place("<stdin>", 1), "<stdin>:1")],
)
def test_a_place_is_shown_as_editors_open_it(place, shown):
    assert shown == str(place)


@pytest.mark.parametrize(
    ("text", "column", "excerpt"),
    [
        ("a -> bb", 6, "    a -> bb\n         ^"),
        ("\ta: b\n", 2, "    \ta: b\n    \t^"),
        ("", 1, None),
        ("   ", 2, None),
        ("a -> b", None, None),
    ],
)
def test_an_excerpt_has_a_caret_under_the_column(text, column, excerpt):
    assert excerpt == Place("m.yaml", 1, column, text).excerpt()


def test_an_excerpt_of_a_long_line_is_cut():
    shown = Place("m.json", 1, 501, "x" * 500 + "y" + "z" * 500).excerpt()
    line, caret = shown.splitlines()

    assert "y" == line[caret.index("^")]
    assert len(line) < 250


def test_the_line_of_a_file_is_read_for_the_excerpt(tmp_path):
    file = tmp_path / "m.yaml"
    file.write_text("one\ntwo\n", encoding="utf-8")

    assert "    two\n     ^" == Place(str(file), 2, 2).excerpt()


@pytest.mark.parametrize("shell", [None, SimpleNamespace(), SimpleNamespace(compile=compile)])
def test_a_shell_without_names_for_cells_changes_nothing(monkeypatch, shell):
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))

    assert "m.py:3" == str(Place("m.py", 3))


def test_a_value_knows_the_line_that_made_it():
    element = Input("a", "A")
    flow = link(element, Activity("b", "B"))
    model = LogicModel("m", parts=[flow])
    line = test_a_value_knows_the_line_that_made_it.__code__.co_firstlineno

    assert [line + 1, line + 2, line + 2, line + 3] == [
        place.line for place in (element.place, flow.nodes[1].place, flow.links[0].place, model.place)
    ]


def test_a_shipped_example_is_a_users_code():
    assert load_example("reading-together").place.file.endswith("reading_together.py")
