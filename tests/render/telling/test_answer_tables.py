"""Shaded tables in HTML."""

from logicmodel.render.telling.answer_tables import to_html_table
from logicmodel.showing import ShadedCell, ShadedTable


def test_html_escapes_what_it_shows():
    table = ShadedTable("<i>", ["<i>"], {"<i>": [ShadedCell("<b>", 1)]})

    html = to_html_table(table)

    assert "&lt;b&gt;" in html
    assert "&lt;i&gt;" in html
    assert "<i>" not in html
