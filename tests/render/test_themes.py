"""Every theme can be read: WCAG 2.2 AA asks 4.5:1 of text and 3:1 of borders and arrows."""

import pytest
from attrs import evolve, fields

from logicmodel.render.contrast import contrast
from logicmodel.render.themes import THEMES, Theme


def test_contrast_is_the_ratio_that_wcag_defines():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_has_a_contrast_of_4_5(theme):
    pairs = [(theme.ink, theme.paper), (theme.ink, theme.card), (theme.muted, theme.paper)]
    for tint in (*theme.tints, theme.outside):
        pairs += [(tint.text, tint.panel), (tint.text, theme.card), (theme.muted, tint.panel)]
        pairs += [(tint.text, theme.hot), (theme.ink, theme.hot), (theme.faded, theme.card)]

    assert [] == [pair for pair in pairs if contrast(*pair) < 4.5]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_borders_and_arrows_have_a_contrast_of_3(theme):
    grounds = [theme.paper, *(tint.panel for tint in theme.tints)]
    pairs = [(line, ground) for line in (theme.arrow, theme.feedback, theme.stage_arrow) for ground in grounds]
    for tint in (*theme.tints, theme.outside):
        pairs += [(tint.edge, tint.panel), (tint.edge, theme.card)]

    assert [] == [pair for pair in pairs if contrast(*pair) < 3]


HOSTILE = '#ffffff"/><script>alert(1)</script><rect x="0'
COLOURS = [each.name for each in fields(Theme) if each.type == "str" and each.name != "name"]


@pytest.mark.parametrize("colour", ["red", "#12", "#12345", "ffffff", "#gggggg", "#ffffff ", "", None, 7, HOSTILE])
@pytest.mark.parametrize("name", COLOURS)
def test_only_a_colour_is_a_colour(name, colour):
    with pytest.raises(ValueError, match=f"{name} must be a colour written #rrggbb"):
        evolve(THEMES["default"], **{name: colour})


@pytest.mark.parametrize("name", ["panel", "edge", "text"])
def test_only_a_colour_is_a_colour_of_a_tint(name):
    with pytest.raises(ValueError, match=f"tint: {name} must be a colour written #rrggbb"):
        evolve(THEMES["default"].outside, **{name: HOSTILE})


@pytest.mark.parametrize("name", ["ink", "muted", "faded", "arrow", "feedback", "stage_arrow"])
def test_what_cannot_be_seen_is_refused(name):
    with pytest.raises(ValueError, match=f"{name} #ffffff on (paper|card) #ffffff has a contrast of 1:1"):
        evolve(THEMES["default"], **{name: "#ffffff"})


def test_all_that_cannot_be_seen_is_told_at_once():
    with pytest.raises(ValueError, match=r"ink #ffffff on paper .*; muted #eeeeee on paper") as caught:
        evolve(THEMES["default"], ink="#ffffff", muted="#eeeeee")

    assert "theme 'default': " in str(caught.value)


def test_a_contrast_is_not_rounded_up_to_what_is_needed():
    with pytest.raises(ValueError, match=r"has a contrast of 4.47:1, and needs 4.5:1"):
        evolve(THEMES["default"], ink="#777777")


@pytest.mark.parametrize("tints", [(), []])
def test_a_theme_without_tints_is_refused(tints):
    with pytest.raises(ValueError, match="tints must not be empty"):
        evolve(THEMES["default"], tints=tints)


@pytest.mark.parametrize("values", [{"tints": ["#ffffff"]}, {"outside": "#ffffff"}])
def test_what_is_no_tint_is_refused(values):
    with pytest.raises(TypeError, match="outside and tints take values of Tint, not '#ffffff'"):
        evolve(THEMES["default"], **values)


def test_tints_may_be_a_list():
    assert THEMES["print"] == evolve(THEMES["print"], tints=list(THEMES["print"].tints))
