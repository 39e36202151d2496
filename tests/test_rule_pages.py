"""The reference has a page of each rule, with both of its examples, and says where profiles differ."""

import re
import runpy
from pathlib import Path

import pytest

from logicmodel import loads
from logicmodel.checks import profiles
from logicmodel.checks.families import built_in

GENERATED = runpy.run_path(str(Path(__file__).parents[1] / "docs" / "generated_rules.py"))
PAGES = GENERATED["rule_pages"]()


def test_every_rule_has_a_page():
    assert [rule.code for rule in built_in()] == list(PAGES)


@pytest.mark.parametrize("rule", built_in(), ids=lambda rule: rule.code)
def test_a_page_has_the_reason_the_source_and_two_models(rule):
    page = PAGES[rule.code]
    fires, passes = (block.partition("```")[0] for block in page.split("```yaml\n")[1:])

    assert page.startswith(f"# {rule.code}: {rule.title}\n")
    assert rule.why in page
    assert str(rule.source)[1:] in page
    assert (rule.fires(), rule.passes()) == (loads(fires), loads(passes))


def test_the_table_has_each_profile_and_the_rules_in_which_they_differ():
    table = GENERATED["profile_table"]()

    assert f"| rule | {' | '.join(profile.name for profile in profiles())} |" in table
    assert "LM045" in table
    assert "LM004" not in table


def test_the_list_has_every_rule_once():
    listed = re.findall(r"^\| \[(LM\d+)\]\(", GENERATED["rule_list"](), re.MULTILINE)

    assert [rule.code for rule in built_in()] == sorted(listed)
