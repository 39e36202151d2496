"""``new`` and ``example``."""

from logicmodel import dumps, load_example, loads
from logicmodel.examples import example_names


def test_a_new_file_is_a_model(run):
    text = run("new").stdout

    assert loads(text).elements


def test_a_new_file_goes_where_it_is_told(run, tmp_path):
    result = run("new", "-o", "model.yaml")

    assert (0, "", "Written: model.yaml\n") == (result.exit_code, result.stdout, result.stderr)
    assert loads((tmp_path / "model.yaml").read_text(encoding="utf-8"))


def test_a_new_file_replaces_none_unless_forced(run, tmp_path):
    (tmp_path / "model.yaml").write_text("mine", encoding="utf-8")

    refused = run("new", "-o", "model.yaml")

    assert 4 == refused.exit_code
    assert "model.yaml exists" in refused.stderr
    assert "mine" == (tmp_path / "model.yaml").read_text(encoding="utf-8")
    assert 0 == run("new", "-o", "model.yaml", "--force").exit_code
    assert "mine" != (tmp_path / "model.yaml").read_text(encoding="utf-8")


def test_examples_are_listed_one_in_a_line(run):
    assert list(example_names()) == run("example").stdout.splitlines()


def test_an_example_is_printed_as_yaml_with_its_comments(run):
    text = run("example", "reading-together").stdout

    assert text.startswith("# Reading Together")
    assert load_example("reading-together") == loads(text)


def test_an_unknown_example_is_wrong_usage_and_one_is_suggested(run):
    result = run("example", "reading-togehter")

    assert 2 == result.exit_code
    assert "did you mean 'reading-together'?" in result.stderr


def test_an_example_can_be_written_to_a_file_and_converted(run):
    run("example", "reading-together", "-o", "model.yaml")

    assert dumps(load_example("reading-together")) == run("convert", "model.yaml", "--to", "yaml").stdout
