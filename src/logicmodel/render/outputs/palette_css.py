"""The colours of a picture as CSS variables, so that a page that is dark can darken the pictures in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from logicmodel.render.themes import DARK, Theme, blended, faint

# What hosts put on an ancestor when they are dark: Furo and PyData, Material and Zensical, Bootstrap and so the own
# theme of MkDocs, JupyterLab, marimo and Tailwind, Quarto, VS Code; and a class for everybody else. In VS Code, themes
# of high contrast that are light have the class of those that are dark as well.
_DARK_HOSTS: Final = (
    '[data-theme="dark"]',
    '[data-md-color-scheme="slate"]',
    '[data-bs-theme="dark"]',
    '[data-jp-theme-light="false"]',
    ".dark",
    ".quarto-dark",
    ".vscode-dark",
    ".vscode-high-contrast:not(.vscode-high-contrast-light)",
    ".logicmodel-dark",
)
# What hosts put there when they follow the reader's system.
_FOLLOWING_HOSTS: Final = ('[data-theme="auto"]', '[data-bs-theme="auto"]', ".logicmodel-auto")


def stylesheet(identifier: str, theme: Theme, *, darkens: bool, shares: Iterable[float] = ()) -> str:
    """
    Return CSS that gives a picture's colours to variables, ``--logicmodel-ink`` and so on.

    The picture keeps its colours as attributes, for programs that know no variables; they skip what stands in
    ``@supports``.

    Args:
        identifier: The id of the root of the picture, to which all rules are confined.
        theme: The colours of the picture.
        darkens: Whether the picture takes the colours of the dark theme where the page is dark.
        shares: How far the cards are shaded that show an amount, from 0 to 1.
    """
    shades = tuple(dict.fromkeys(shares))
    rules = [
        f"#{identifier} {selector}{{{key}:var(--logicmodel-{name},{colour})}}"
        for selector, key, name, colour in _uses(theme, shades)
    ]
    if darkens:
        dark = "".join(f"--logicmodel-{name}:{colour};" for name, colour in _colours(DARK, shades).items())
        rules.append(f":is({','.join(_DARK_HOSTS)}) #{identifier}{{{dark}}}")
        following = f":is({','.join(_FOLLOWING_HOSTS)}) #{identifier}{{{dark}}}"
        rules.append(f"@media screen and (prefers-color-scheme:dark){{{following}}}")
    return "@supports (fill:var(--a)){" + "".join(rules) + "}"


def _colours(theme: Theme, shades: Iterable[float]) -> dict[str, str]:
    """Return the colours of a theme by the names of their variables."""
    named = {
        "paper": theme.paper,
        "ink": theme.ink,
        "muted": theme.muted,
        "faded": theme.faded,
        "faint": faint(theme),
        "arrow": theme.arrow,
        "feedback": theme.feedback,
        "stage-arrow": theme.stage_arrow,
    }
    for number, tint in enumerate((theme.outside, *theme.tints)):
        named |= {f"panel-{number}": tint.panel, f"edge-{number}": tint.edge, f"text-{number}": tint.text}
    hot = {f"shade-{number}": blended(theme.card, theme.hot, share) for number, share in enumerate(shades)}
    # A style sheet in SVG is text of XML, in which no colour may end the element.
    return {name: escape(colour) for name, colour in (named | hot | {"card": theme.card}).items()}


def _uses(theme: Theme, shades: Iterable[float]) -> Iterator[tuple[str, str, str, str]]:
    """Return the parts of a picture that have a colour: a selector, ``fill`` or ``stroke``, its name, the colour."""
    for name, colour in _colours(theme, shades).items():
        # Cards may have the colour of the paper and yet be apart from it in another theme.
        within = ".card " if name == "card" or name.startswith("shade-") else ""
        for key in ("fill", "stroke"):
            yield f'{within}[{key}="{colour}"]', key, name, colour
