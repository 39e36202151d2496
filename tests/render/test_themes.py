"""Every theme can be read: WCAG 2.2 AA asks 4.5:1 of text and 3:1 of borders and arrows."""

import pytest

from logicmodel.render.themes import THEMES


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


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
