"""The outline: the whole model as text."""

from logicmodel import Input, LogicModel, outline


def test_the_lines_of_a_text_are_kept():
    model = LogicModel("m", parts=[Input("a", "A", description="One line.\nAnother.")])

    assert "    description:\n      One line.\n      Another.\n" in outline(model)
