"""The reference page of the format shows files that are models."""

import re
from pathlib import Path

import pytest

from logicmodel import FormatError, load, loads

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "file-format.md").read_text(encoding="utf-8")
YAML = re.findall(r"^```yaml\n(# ([a-z-]+\.yaml)\n.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
JSON = re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def test_every_block_of_yaml_is_a_file():
    assert PAGE.count("```yaml\n") == len(YAML)


@pytest.mark.parametrize("name", [name for _, name in YAML])
def test_every_file_of_the_page_is_a_model(tmp_path, name):
    for text, each in YAML:
        (tmp_path / each).write_text(text, encoding="utf-8")

    if name == "people.yaml":
        with pytest.raises(FormatError, match="id is missing"):
            load(tmp_path / name)
    else:
        assert name.removesuffix(".yaml") == load(tmp_path / name).id


@pytest.mark.parametrize("text", JSON)
def test_every_block_of_json_is_a_model(text):
    assert loads(text, "json").links
