"""Writing documents: a model in, a file out, and the report of what it leaves out."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final

from logicmodel.documents.reports.contribution_story import contribution_of
from logicmodel.documents.reports.description import Document
from logicmodel.documents.reports.logframe_table import LogframeStyle, logframe_of
from logicmodel.documents.reports.narrative_text import narrative_of
from logicmodel.documents.reports.other_tables import assumption_register_of, evaluation_matrix_of, indicator_table_of
from logicmodel.documents.reports.unwritten import unwritten
from logicmodel.documents.writers.text_files import csv_bytes, html_text, markdown_text
from logicmodel.errors import one_of
from logicmodel.evidence.contribution import Contribution
from logicmodel.exchange.losses import Losses, refuse_if_strict
from logicmodel.extras import extra
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.wording import quoted
from logicmodel.writing import replace_file

ENDINGS: Final = (".docx", ".xlsx", ".html", ".md", ".csv")

_VALUES: Final = ("value", "period", "category", "notes")
_INDICATORS: Final = ("label", "unit", "means_of_verification")
_LOGFRAME: Final = {
    "Model": ("title",),
    "Elements": ("label", "kind", "stage", "term", "indicators"),
    "Indicators": _INDICATORS,
    "Values": _VALUES,
    "Assumptions": ("text",),
    "External factors": ("label",),
}
# The form of KOICA has no place for values, which stand in a sheet of their own.
_KOICA: Final = {**_LOGFRAME, "Indicators": ("label", "means_of_verification"), "Values": ()}
_INDICATOR_TABLE: Final = {
    "Model": ("title",),
    "Elements": ("label", "stage", "kind", "term", "indicators"),
    "Indicators": (*_INDICATORS, "disaggregations", "responsible", "frequency"),
    "Values": _VALUES,
}
_MATRIX: Final = {
    "Model": ("title",),
    "Elements": ("label", "indicators"),
    "Indicators": ("label", "means_of_verification"),
}
_REGISTER: Final = {
    "Model": ("title",),
    "Assumptions": ("text", "likelihood", "importance", "status", "description", "notes"),
}
_ALL: Final = ("description", "notes", "tags", "url", "suppress")
_NARRATIVE: Final = {
    "Model": ("title", "description"),
    "Elements": ("label", "kind", "stage", "term", "who", "indicators", *_ALL),
    "Links": (
        *("source", "target", "rationale", "confidence", "sign", "necessity", "feedback", "evidence"),
        *("lag.earliest", "lag.latest", "lag.unit", *_ALL),
    ),
    "Indicators": ("label", "unit"),
    "Assumptions": ("text", "likelihood", "importance", "status", *_ALL),
    "Evidence": ("citation", "kind", "date", "rating.scale", "rating.level", "stance", *_ALL),
    "Stages": ("label", "description", "notes"),
    "External factors": ("label", "acts_on", "sign", *_ALL),
}

Template = str | os.PathLike[str] | None


def write_logframe(  # noqa: PLR0913 -- the options of all documents, and the style
    model: LogicModel,
    path: str | os.PathLike[str],
    *,
    style: LogframeStyle = "eu",
    template: Template = None,
    language: str | None = None,
    strict: bool = False,
) -> Losses:
    r"""
    Write the logframe of a model: results by level, indicators with their values and sources, and assumptions.

    An assumption of a link stands in the row of the link's source, in the style ``koica`` in that of its target.

    Args:
        model: The model.
        path: Where to; the ending says the format: ``.docx``, ``.xlsx``, ``.html``, ``.md`` or ``.csv``.
        style: The template of the donor: ``eu``, ``koica`` (the project design matrix) or ``fcdo`` (the results
            framework, with milestones).
        template: A Word file whose styles, margins, headers and footers are kept; for ``.docx``.
        language: The language of the model's texts, as a BCP 47 tag; default: that of the model, else ``en``.
        strict: Whether to raise if the document does not say all that the model says.

    Returns:
        What the document leaves out. Ids are not counted.

    Raises:
        FormatError: Something would be left out, and ``strict`` is true.
        MissingExtraError: Word files and workbooks need ``logicmodel[office]``, which is not installed.
        OSError: The file cannot be written, or the template cannot be read.
        TypeError: The first argument is no model.
        ValueError: The ending or the style is another one.

    Example:
        >>> from pathlib import Path
        >>> from logicmodel.documents import write_logframe
        >>> from logicmodel.exchange import read_table
        >>> _ = Path("frame.csv").write_text("Level,Result,Indicator,Target\nOutput,Volunteers trained,Volunteers,60")
        >>> losses = write_logframe(read_table("frame.csv").model, "logframe.docx")
        >>> len(losses)
        0
    """
    one_of("style", style, ("eu", "koica", "fcdo"))
    refuse_non_model(model)
    document = logframe_of(model, style, _language(model, language))
    written = _KOICA if style == "koica" else _LOGFRAME
    return _written(model, document, path, written, "Logframe", template=template, strict=strict)


def write_indicator_table(
    model: LogicModel,
    path: str | os.PathLike[str],
    *,
    template: Template = None,
    language: str | None = None,
    strict: bool = False,
) -> Losses:
    """
    Write the indicators of a model: baselines, milestones, targets and actuals, a row for each part of the population.

    Args:
        model: The model.
        path: Where to; the ending says the format, as in `write_logframe`.
        template: A Word file whose styles are kept, as in `write_logframe`.
        language: The language of the model's texts, as a BCP 47 tag; default: that of the model, else ``en``.
        strict: Whether to raise if the document does not say all that the model says.

    Returns:
        What the document leaves out. Ids are not counted.

    Raises:
        FormatError: Something would be left out, and ``strict`` is true.
        MissingExtraError: Word files and workbooks need ``logicmodel[office]``, which is not installed.
        OSError: The file cannot be written, or the template cannot be read.
        TypeError: The first argument is no model.
        ValueError: The ending is another one.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.documents import write_indicator_table
        >>> losses = write_indicator_table(load_example("reading-together"), "indicators.xlsx")
    """
    refuse_non_model(model)
    document = indicator_table_of(model, _language(model, language))
    return _written(model, document, path, _INDICATOR_TABLE, "Indicator table", template=template, strict=strict)


def write_evaluation_matrix(  # noqa: PLR0913 -- the options of all documents, and the questions
    model: LogicModel,
    path: str | os.PathLike[str],
    *,
    questions: Mapping[str, Sequence[str]] | None = None,
    template: Template = None,
    language: str | None = None,
    strict: bool = False,
) -> Losses:
    """
    Write an evaluation matrix to be filled in: the six criteria of the OECD DAC, with what the model has for them.

    Outputs and outcomes with indicators stand at effectiveness, impacts at impact, each with its indicators and
    sources. What a model does not have, such as methods, stays blank.

    Args:
        model: The model.
        path: Where to; the ending says the format, as in `write_logframe`.
        questions: Evaluation questions, by criterion.
        template: A Word file whose styles are kept, as in `write_logframe`.
        language: The language of the model's texts, as a BCP 47 tag; default: that of the model, else ``en``.
        strict: Whether to raise if the document does not say all that the model says.

    Returns:
        What the document leaves out. Ids are not counted.

    Raises:
        FormatError: Something would be left out, and ``strict`` is true.
        MissingExtraError: Word files and workbooks need ``logicmodel[office]``, which is not installed.
        OSError: The file cannot be written, or the template cannot be read.
        TypeError: The first argument is no model.
        ValueError: The ending is another one.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.documents import write_evaluation_matrix
        >>> questions = {"Effectiveness": ["Do pupils read more fluently?"]}
        >>> losses = write_evaluation_matrix(load_example("reading-together"), "matrix.docx", questions=questions)
    """
    refuse_non_model(model)
    document = evaluation_matrix_of(model, questions, _language(model, language))
    return _written(model, document, path, _MATRIX, "Evaluation matrix", template=template, strict=strict)


def write_narrative(  # noqa: PLR0913 -- the options of all documents, and the picture
    model: LogicModel,
    path: str | os.PathLike[str],
    *,
    picture: bool = True,
    template: Template = None,
    language: str | None = None,
    strict: bool = False,
) -> Losses:
    """
    Write the theory of change in prose: by stage, each link with its rationale, its assumptions and its evidence.

    Args:
        model: The model.
        path: Where to; the ending says the format, as in `write_logframe`.
        picture: Whether the picture of the model stands above the text, in Word files and pages.
        template: A Word file whose styles are kept, as in `write_logframe`.
        language: The language of the model's texts, as a BCP 47 tag; default: that of the model, else ``en``.
        strict: Whether to raise if the document does not say all that the model says.

    Returns:
        What the document leaves out. Ids are not counted.

    Raises:
        FormatError: Something would be left out, and ``strict`` is true.
        MissingExtraError: Word files and workbooks need ``logicmodel[office]``, which is not installed.
        OSError: The file cannot be written, or the template cannot be read.
        TypeError: The first argument is no model.
        ValueError: The ending is another one.
        DrawingError: The picture could not be made.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.documents import write_narrative
        >>> losses = write_narrative(load_example("reading-together"), "narrative.md")
    """
    refuse_non_model(model)
    has_picture = picture and Path(path).suffix.lower() in {".docx", ".html"}
    document = narrative_of(model, _language(model, language), has_picture=has_picture)
    return _written(model, document, path, _NARRATIVE, "Narrative", template=template, strict=strict)


def write_assumption_register(
    model: LogicModel,
    path: str | os.PathLike[str],
    *,
    template: Template = None,
    language: str | None = None,
    strict: bool = False,
) -> Losses:
    """
    Write the assumptions of a model, each with the links that it is about and what is known of it.

    Args:
        model: The model.
        path: Where to; the ending says the format, as in `write_logframe`.
        template: A Word file whose styles are kept, as in `write_logframe`.
        language: The language of the model's texts, as a BCP 47 tag; default: that of the model, else ``en``.
        strict: Whether to raise if the document does not say all that the model says.

    Returns:
        What the document leaves out. Ids are not counted.

    Raises:
        FormatError: Something would be left out, and ``strict`` is true.
        MissingExtraError: Word files and workbooks need ``logicmodel[office]``, which is not installed.
        OSError: The file cannot be written, or the template cannot be read.
        TypeError: The first argument is no model.
        ValueError: The ending is another one.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.documents import write_assumption_register
        >>> losses = write_assumption_register(load_example("reading-together"), "assumptions.html")
    """
    refuse_non_model(model)
    document = assumption_register_of(model, _language(model, language))
    return _written(model, document, path, _REGISTER, "Assumption register", template=template, strict=strict)


def write_contribution(
    answer: Contribution,
    path: str | os.PathLike[str],
    *,
    template: Template = None,
    language: str | None = None,
) -> None:
    r"""
    Write what is known of a contribution as a story, to edit and hand in: with the picture of its paths.

    It has headings for what the model says, for what else may account for the change, and for what to look for next.

    Args:
        answer: What `~logicmodel.evidence.contribution` returned.
        path: Where to; the ending says the format: ``.docx``, ``.html`` or ``.md`` (without the picture).
        template: A Word file whose styles, margins, headers and footers are kept; for ``.docx``.
        language: The language of the texts of the model, as a BCP 47 tag; default: that of the model, else ``en``.

    Raises:
        DrawingError: The picture could not be made.
        MissingExtraError: Word files need ``logicmodel[office]``, which is not installed.
        OSError: The file cannot be written, or the template cannot be read.
        TypeError: The first argument is no answer of `~logicmodel.evidence.contribution`.
        ValueError: The ending is another one, or a template is given for another format.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.documents import write_contribution
        >>> from logicmodel.evidence import contribution
        >>> answer = contribution(load_example("reading-together"), "sessions-held", "understanding")
        >>> write_contribution(answer, "contribution.docx")
    """
    _refuse_non_answer(answer)
    ending = _ending(path, (".docx", ".html", ".md"), template)
    document = contribution_of(answer, _language(answer.model, language))
    replace_file(path, _bytes(document, ending, template))


def _refuse_non_answer(answer: object) -> None:
    if not isinstance(answer, Contribution):
        msg = f"write_contribution takes the answer of logicmodel.evidence.contribution, not {quoted(answer)}"
        raise TypeError(msg)


def _language(model: LogicModel, language: str | None) -> str:
    return language or model.language or "en"


def _written(  # noqa: PLR0913 -- what all documents need
    model: LogicModel,
    document: Document,
    path: str | os.PathLike[str],
    written: Mapping[str, Collection[str]],
    format: str,
    *,
    template: Template,
    strict: bool,
) -> Losses:
    """Write a document, and return what it leaves out."""
    ending = _ending(path, ENDINGS, template)
    losses = refuse_if_strict(unwritten(model, format, written), strict=strict)
    replace_file(path, _bytes(document, ending, template))
    return losses


def _ending(path: str | os.PathLike[str], endings: tuple[str, ...], template: Template) -> str:
    """Return what the name of a document ends in, or refuse it."""
    ending = Path(path).suffix.lower()
    if ending not in endings:
        msg = f"the name of a document ends in {', '.join(endings)}; this is {os.fspath(path)!r}"
        raise ValueError(msg)
    if template is not None and ending != ".docx":
        msg = "a template is for Word files; leave it out, or let the name end in .docx"
        raise ValueError(msg)
    return ending


def _bytes(document: Document, ending: str, template: Template) -> bytes:
    match ending:
        case ".docx":
            with extra("office"):
                from logicmodel.documents.writers.word_file import word_bytes  # noqa: PLC0415 -- an extra
            return word_bytes(document, template)
        case ".xlsx":
            with extra("office"):
                from logicmodel.documents.writers.excel_file import excel_bytes  # noqa: PLC0415 -- an extra
            return excel_bytes(document)
        case ".html":
            return html_text(document).encode()
        case ".md":
            return markdown_text(document).encode()
        case _:
            return csv_bytes(document)
