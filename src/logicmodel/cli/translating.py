"""``texts`` and ``translate``: the words of a model out to a translator, and back."""

from __future__ import annotations

from pathlib import Path

import click

from logicmodel.cli.setting import new_text
from logicmodel.cli.streams import FILE, OUTPUT, STANDARD, read_model, told, write
from logicmodel.translations.files import read_texts, write_texts
from logicmodel.translations.texts import texts as texts_of
from logicmodel.translations.texts import with_texts
from logicmodel.wording import counted

_MOST_LISTED = 10


@click.command(
    epilog="""\b
Examples:
  logicmodel texts model.yaml es.po --language es
  logicmodel texts model.yaml words.csv"""
)
@click.argument("file", type=FILE)
@click.argument("output", metavar="OUT", type=click.Path())
@click.option("--language", metavar="TAG", help="The language into which they are to be translated: es, pt-BR.")
@click.option("--force", is_flag=True, help="Replace OUT; translations in it stay.")
def texts(file: str, output: str, language: str | None, *, force: bool) -> None:
    """
    Write the words of a model for a translator.

    OUT is a PO file, which translation tools read, or a CSV file for a spreadsheet. With --force it is brought up to
    date, and what is translated in it already stays.
    """
    model = read_model(file, output=output)
    known = texts_of(model)
    done = _translated(output, force=force)
    kept = {key: text for key, text in done.items() if key in known}
    write_texts(known, output, language=language, translated=kept)
    told("Written", output)


def _translated(output: str, *, force: bool) -> dict[str, str]:
    """Return what is translated in a file already, if it may be replaced."""
    if not Path(output).exists():
        return {}
    if not force:
        msg = f"{output} exists; choose another name, or bring it up to date with --force"
        raise click.UsageError(msg)
    return read_texts(output)


@click.command(
    epilog="""\b
Example:
  logicmodel translate model.yaml es.po --language es -o model.es.yaml"""
)
@click.argument("file", type=FILE)
@click.argument("words", type=click.Path())
@click.option("--language", metavar="TAG", help="The language of the words: es, pt-BR.  [default: that of FILE]")
@click.option("-o", "--output", metavar="OUT", default=STANDARD, type=OUTPUT, help="Where to write the model.")
def translate(file: str, words: str, language: str | None, output: str) -> None:
    """
    Write a model with translated words.

    WORDS is a file that 'logicmodel texts' wrote and a translator filled in. Ids stay. What is still untranslated is
    listed on standard error.
    """
    translated = with_texts(read_model(file, output=output), read_texts(words), language=language)
    write(new_text(file, translated.model, rewrite=True), output)
    if translated.untranslated:
        count = counted(len(translated.untranslated), "text")
        listed = "".join(f"\n  {key}" for key in translated.untranslated[:_MOST_LISTED])
        more = "\n  …" if len(translated.untranslated) > _MOST_LISTED else ""
        click.echo(f"{count} untranslated:{listed}{more}", err=True)
    told("Written", output)
