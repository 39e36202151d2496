"""A page can change the colours of the pictures in it."""

import re

from logicmodel import draw, load_example
from logicmodel.render.outputs.palette_css import stylesheet
from logicmodel.render.themes import DARK, DEFAULT, PRINT


def test_every_rule_is_confined_to_the_picture():
    css = stylesheet("picture", DEFAULT, darkens=True)
    selectors = re.findall(r"[{}]([^{}@]+)\{", css.removeprefix("@supports (fill:var(--a))"))

    assert selectors
    assert all("#picture" in selector for selector in selectors)


def test_every_colour_has_a_variable_and_falls_back_to_itself():
    css = stylesheet("picture", DEFAULT, darkens=False)

    assert f'#picture [fill="{DEFAULT.ink}"]{{fill:var(--logicmodel-ink,{DEFAULT.ink})}}' in css
    assert f'#picture .card [fill="{DEFAULT.card}"]{{fill:var(--logicmodel-card,{DEFAULT.card})}}' in css
    for tint in DEFAULT.tints:
        assert f'[fill="{tint.panel}"]' in css


def test_only_a_picture_in_the_default_theme_is_darkened_by_its_page():
    model = load_example("reading-together")

    assert f"--logicmodel-ink:{DARK.ink}" in draw(model).svg
    assert f"--logicmodel-ink:{DARK.ink}" not in draw(model, theme=PRINT).svg
    assert f"--logicmodel-ink:{DARK.ink}" in draw(model, heat={"staff": 1}).svg


def test_a_picture_by_itself_stays_light():
    css = stylesheet("picture", DEFAULT, darkens=True)
    dark_rules = re.findall(r"([^{}]*)\{--logicmodel", css)

    assert dark_rules
    assert all(rule.strip().startswith(":is(") for rule in dark_rules)
