"""The reference has every public name and every command."""

import re
import runpy
import sys
from pathlib import Path

import pytest

import logicmodel
from logicmodel import strategies
from logicmodel.cli import main

DOCS = Path(__file__).parents[1] / "docs"
GENERATED = runpy.run_path(str(DOCS / "generated.py"))
NAMES = runpy.run_path(str(DOCS / "generated_names.py"))
PAGES = NAMES["name_pages"]()
DIRECTIVE = re.compile(r"^\.\. (?:auto(?:class|exception|function)|data):: (\w+)$", re.MULTILINE)


def test_every_public_name_is_on_one_page_of_the_reference():
    documented = [name for topic, page in PAGES.items() if topic != "strategies" for name in DIRECTIVE.findall(page)]

    assert sorted(logicmodel.__all__) == sorted(documented)


def test_every_strategy_is_on_the_page_of_strategies():
    assert strategies.__all__ == DIRECTIVE.findall(PAGES["strategies"])


def test_every_page_of_names_is_in_the_navigation():
    page = (DOCS / "reference" / "api.md").read_text(encoding="utf-8")

    assert list(PAGES) == re.findall(r"^/_generated/api/(\w+)$", page, re.MULTILINE)


def test_the_table_has_every_public_name_with_a_sentence():
    rows = dict(re.findall(r"^\| \{py:obj\}`~logicmodel\.(\w+)` \| (.+) \|$", NAMES["names_table"](), re.MULTILINE))

    assert sorted(logicmodel.__all__) == sorted(rows)
    assert [] == [name for name, said in rows.items() if not said.endswith(".")]


def test_a_constant_without_a_comment_is_refused():
    with pytest.raises(KeyError, match="nothing"):
        NAMES["_comment"]("nothing", sys.modules["logicmodel.vocabulary.scales"])


def test_every_command_is_in_the_reference_once():
    documented = re.findall(r"^## (\w+)$", GENERATED["command_line"](), re.MULTILINE)

    assert ["logicmodel", *main.commands] == documented
