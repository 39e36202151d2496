"""The reference has every public name and every command."""

import re
import runpy
import sys
from pathlib import Path

import pytest

import logicmodel
from logicmodel.cli.app import COMMANDS
from public_names import REFERENCE, TOPICS

DOCS = Path(__file__).parents[1] / "docs"
GENERATED = runpy.run_path(str(DOCS / "generated.py"))
PAGES = REFERENCE["name_pages"]()
TABLE = REFERENCE["names_table"]()
DIRECTIVE = re.compile(r"^\.\. (?:auto(?:class|exception|function)|data):: (\w+)$", re.MULTILINE)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.__name__)
def test_every_name_of_a_topic_is_on_its_page(topic):
    page = PAGES[topic.__name__.rpartition(".")[2]]

    assert sorted(topic.__all__) == sorted(DIRECTIVE.findall(page))


def test_every_name_of_the_package_is_in_a_topic():
    assert set() == set(logicmodel.__all__) - {name for topic in TOPICS for name in topic.__all__}


def test_the_docstring_of_the_package_lists_the_topics():
    listed = re.findall(r"^- `(logicmodel\.\w+)`: ", logicmodel.__doc__, re.MULTILINE)

    assert sorted(topic.__name__ for topic in TOPICS) == sorted(listed)


def test_the_table_has_every_public_name_with_a_sentence():
    rows = dict(re.findall(r"^\| \{py:obj\}`~([\w.]+)` \| (.+) \|$", TABLE, re.MULTILINE))

    assert sorted(REFERENCE["addresses"]()) == sorted(rows)
    assert [] == [name for name, sentence in rows.items() if not sentence.endswith(".")]


def test_a_constant_without_a_comment_is_refused():
    with pytest.raises(KeyError, match="nothing"):
        REFERENCE["_comment"]("nothing", sys.modules["logicmodel.vocabulary.scales"])


def test_every_command_is_in_the_reference_once():
    documented = re.findall(r"^## ([\w-]+)$", GENERATED["command_line"](), re.MULTILINE)

    assert ["logicmodel", *COMMANDS] == documented
