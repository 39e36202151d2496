"""The directives: what a page says of a model, read when the page is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar, cast

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from logicmodel.errors import Problem
from logicmodel.ext.block_models import model_in_file, model_in_page, refuse_two_sources
from logicmodel.ext.block_options import Asked, Kind, asked, options_of
from logicmodel.ext.problems import BlockError
from logicmodel.ext.shown import NOTHING, drawing_of, items_of, part_of, tables_of
from logicmodel.ext.sphinx.doctree_nodes import Description, Picture, error_node, section_nodes, table_node
from logicmodel.ext.sphinx.domain import domain_of
from logicmodel.model.logic_model import LogicModel
from logicmodel.places import Place

_logger = logging.getLogger(__name__)


class ModelDirective(SphinxDirective):
    """A directive that shows a model, which stands in a file or in the directive itself."""

    kind: ClassVar[Kind]
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return what the page shows; mistakes are warnings, each with its file and line."""
        place = Place(*self.get_source_info())
        try:
            wanted = asked(self.kind, {name: text or "" for name, text in self.options.items()}, place)
            part = part_of(self._model(place), wanted, place)
            shown = self._picture(part, wanted, place) if self.kind == "picture" else self._words(part, wanted, place)
        except BlockError as error:
            self._warn(error, place)
            self.env.note_reread()  # so that each build warns, and none passes because an earlier one failed
            return [error_node(error)]
        return shown

    def _model(self, place: Place) -> LogicModel:
        file, text = self.arguments[0] if self.arguments else None, "\n".join(self.content)
        refuse_two_sources(file, text, place)
        if file is None:
            return model_in_page(text, place.file, _line_of(text, place))
        _, path = self.env.relfn2path(file, self.env.current_document.docname)
        self.env.note_dependency(path)
        try:
            model, files = model_in_file(Path(path), place)
        except BlockError as error:
            self._depend_on(Path(each.file) for problem in error.problems for each in problem.places)
            raise
        self._depend_on(files)
        return model

    def _warn(self, error: BlockError, place: Place) -> None:
        """Warn of each problem, and of one in a file that the page has shown before only once."""
        told = cast("set[Problem]", self.env.current_document.setdefault("logicmodel problems", set()))
        for problem in error.problems:
            if problem not in told:
                at = problem.places[0] if problem.places else place
                location = f"{Path(at.file).resolve()}:{at.line}"
                _logger.warning(problem.unplaced, location=location, type="logicmodel")
            told.add(problem)

    def _depend_on(self, files: Iterable[Path]) -> None:
        for file in files:
            self.env.note_dependency(file.resolve())

    def _words(self, part: LogicModel, wanted: Asked, place: Place) -> list[nodes.Node]:
        if wanted.kind in {"outline", "findings"}:
            found = section_nodes(items_of(part, wanted))
        else:
            found = [table_node(table) for table in tables_of(part, wanted, place)] or [nodes.paragraph("", NOTHING)]
        # A name goes to the first table, whose caption and number a reference shows.
        self.add_name(found[0])
        return [nodes.container("", *found, classes=[f"logicmodel-{wanted.kind}", *wanted.classes])]

    def _picture(self, part: LogicModel, wanted: Asked, place: Place) -> list[nodes.Node]:
        prefix = self._prefix(part, wanted)
        drawing = drawing_of(part, wanted, place, prefix)
        for advice in drawing.advice:
            _logger.info("%s: %s", place, advice)
        picture = Picture(drawing=drawing, asked=wanted)
        figure = nodes.figure("", picture, classes=["logicmodel-figure", *wanted.classes], ids=[f"{prefix}figure"])
        self.set_source_info(picture)
        self.set_source_info(figure)
        if wanted.align:
            figure["align"] = wanted.align
        if wanted.caption:
            # With its text as it is written, translators get it.
            caption = nodes.caption(wanted.caption, "", *self.parse_inline(wanted.caption)[0])
            self.set_source_info(caption)
            figure += caption
        if wanted.description:
            figure += nodes.legend("", Description(items=drawing.description_items, language=part.language))
        self.add_name(figure)
        index = domain_of(self.env).note_picture(part.id, drawing, prefix) if wanted.index else []
        return [*index, figure]

    def _prefix(self, part: LogicModel, wanted: Asked) -> str:
        """Return what ids in the picture start with: the same in each build, and in no other picture."""
        if wanted.name:
            return f"{nodes.make_id(wanted.name)}-"
        page_and_model = nodes.make_id(f"lm-{self.env.current_document.docname}-{part.id}")
        number = self.env.new_serialno(f"logicmodel {part.id}")
        return f"{page_and_model}-{number + 1}-" if number else f"{page_and_model}-"


class _EveryOption(dict[str, Callable[[str], Any]]):
    """The options of a directive, and all others, so that we refuse those with all other mistakes, and with advice."""

    def __missing__(self, name: str) -> Callable[[str], Any]:
        """Return how an option that there is not is read."""
        return _as_written


def directive_for(kind: Kind) -> type[ModelDirective]:
    """
    Return the directive that shows something of a model.

    Args:
        kind: What it shows.
    """

    class Directive(ModelDirective):
        """As above, with the options of its kind."""

        option_spec = _EveryOption({option.name: _as_written for option in options_of(kind)})

    Directive.kind = kind
    return Directive


def _as_written(text: str | None) -> str:
    """Return the value of an option, which is read together with all others, so that all mistakes are told at once."""
    return text or ""


def _line_of(text: str, place: Place) -> int:
    """Return the line in which the content of a directive starts; what parsers say of it differs between markups."""
    try:
        lines = Path(place.file).read_text(encoding="utf-8").splitlines()
    except OSError:  # a docstring is no file
        return place.line
    first = text.partition("\n")[0].strip()
    return next((number for number, line in enumerate(lines, 1) if number > place.line and line.strip() == first), 1)
