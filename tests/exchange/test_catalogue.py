"""The catalogue of formats and what the package exchange really has."""

import inspect
from pathlib import Path

import pytest

from logicmodel import exchange
from logicmodel.exchange.by_name import READ, WRITTEN, reader_of, writer_of
from logicmodel.exchange.kept import subjects
from logicmodel.exchange.losses import Imported, Losses
from logicmodel.formats.catalogue import FORMATS, advice_for, format_of_file
from logicmodel.formats.includes import ENDINGS


def test_every_reader_and_writer_is_in_the_catalogue():
    public = {name for name in exchange.__all__ if name.startswith(("read_", "write_"))}
    listed = {name for each in FORMATS for name in (each.reader, each.writer) if name and "_" in name}

    assert public == listed


@pytest.mark.parametrize("name", READ)
def test_readers_take_a_source_and_strict_and_return_a_model_with_losses(name):
    signature = inspect.signature(reader_of(name))

    assert "source" == next(iter(signature.parameters))
    assert {"strict", "options"} & set(signature.parameters)
    assert signature.return_annotation in {Imported, "Imported"}


@pytest.mark.parametrize("name", WRITTEN)
def test_writers_take_a_model_a_path_and_strict_and_return_losses(name):
    signature = inspect.signature(writer_of(name))

    assert ["model", "path"] == list(signature.parameters)[:2]
    assert "strict" in signature.parameters
    assert signature.return_annotation in {Losses, "Losses"}


def test_an_ending_is_of_one_format():
    endings = [ending for each in FORMATS for ending in each.endings]

    assert sorted(set(endings)) == sorted(endings)
    assert set(ENDINGS) == {ending for each in FORMATS if each.reader == "load" for ending in each.endings}


def test_names_are_different():
    assert len({each.name for each in FORMATS}) == len(FORMATS)


def test_what_a_format_keeps_is_named_as_in_reports():
    from logicmodel import load_example  # noqa: PLC0415 -- only here

    known = {subject for subject, _ in subjects(load_example("reading-together"))} | {"stage", "indicator"}

    assert set() == {subject for each in FORMATS for subject in each.keeps} - known


def test_a_file_of_no_format_has_no_advice():
    assert (None, None) == (format_of_file("a.txt"), advice_for("model.yaml"))


def test_no_reader_takes_a_file_that_is_too_large(tmp_path):
    path = Path(tmp_path / "large")
    path.write_bytes(b" " * 10_000_001)

    for name in set(READ) - {"table"}:
        with pytest.raises(exchange.losses.FormatError, match="larger than 10,000,000 bytes"):
            reader_of(name)(path)
