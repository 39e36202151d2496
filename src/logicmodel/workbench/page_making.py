"""The page itself: its controls are made from the options of a picture and the questions there are."""

from __future__ import annotations

import base64
import hashlib
import html
from functools import cache
from importlib.resources import files
from string import Template
from typing import Final

from logicmodel.checks.profiles import PROFILES
from logicmodel.render.explorer.page import explorer_script
from logicmodel.render.options import Option
from logicmodel.workbench.answering import CONTROLS
from logicmodel.workbench.page_questions import PAGE_QUESTIONS

# What a choice is called that is left to the library; others that are not made show nothing.
_UNSET: Final = {"direction": "automatic", "order": "automatic"}


def workbench_page(*, title: str, entry: str, editable: bool, policy: str = "") -> str:
    """
    Return the page.

    Args:
        title: Its title.
        entry: The script that starts it, as an address beside the page.
        editable: Whether its text is an editor, or only shows what an editor elsewhere has.
        policy: A content security policy that the page carries itself, if no header does.
    """
    meta = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">' if policy else ""
    return Template(shipped("workbench.html")).substitute(
        policy=meta,
        title=html.escape(title),
        entry=html.escape(entry),
        editable=str(editable).lower(),
        controls="".join(map(_control, CONTROLS)),
        profiles="".join(_option(name, name) for name in PROFILES),
        questions="".join(_question(name) for name in PAGE_QUESTIONS),
    )


@cache
def shipped(name: str) -> str:
    """Return a file of the page."""
    return files("logicmodel.workbench").joinpath(name).read_text(encoding="utf-8")


def script_policy(*more: str) -> str:
    """
    Return a policy that lets the page run its own scripts, and the picture its one script, and nothing else.

    Args:
        more: Further directives.
    """
    digest = base64.b64encode(hashlib.sha256(explorer_script().encode()).digest()).decode()
    # A picture carries its own style sheet; without sources a style can load nothing.
    own = f"default-src 'none'; script-src 'self' 'sha256-{digest}'; style-src 'self' 'unsafe-inline'"
    rest = "img-src 'self' data: blob:; frame-src 'self' blob:; base-uri 'none'; form-action 'none'"
    return "; ".join([own, rest, *more])


def _control(option: Option) -> str:
    label = html.escape(option.says.removesuffix("."))
    if option.sort == "switch":
        checked = " checked" if option.default else ""
        box = f'<input type="checkbox" name="{option.name}"{checked}>'
        return f'<label title="{label}">{box} {_named(option)}</label>\n'
    choices = "".join(_option(choice, choice, selected=choice == option.default) for choice in option.choices)
    none = _option("", _UNSET.get(option.name, "none")) if option.default is None else ""
    return f'<label title="{label}">{_named(option)} <select name="{option.name}">{none}{choices}</select></label>\n'


def _named(option: Option) -> str:
    return html.escape(option.door_name.replace("_", " ").replace("-", " ").capitalize())


def _question(name: str) -> str:
    question = PAGE_QUESTIONS[name]
    return f'<option value="{name}" data-needs="{" ".join(question.needs)}">{html.escape(question.label)}</option>'


def _option(value: str, text: str, *, selected: bool = False) -> str:
    chosen = " selected" if selected else ""
    return f'<option value="{html.escape(value)}"{chosen}>{html.escape(text)}</option>'
