"""Drawing: a model in, a picture out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve

from logicmodel.engine import TIMEOUT
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.render.drawing import Drawing
from logicmodel.render.layout.fitting import laid_out
from logicmodel.render.layout.grid import Direction
from logicmodel.render.layout.ordering import Choice, Order
from logicmodel.render.layout.papers import Page
from logicmodel.render.options import refuse_bad_options, refuse_unknown_ids, theme_of
from logicmodel.render.scene.collapsing import bundled, collapsed
from logicmodel.render.scene.forms import (
    FORMS,
    Form,
    FormShape,
    headings_of,
    in_form,
    with_goal,
    with_headings,
    with_situation,
)
from logicmodel.render.scene.from_model import scene
from logicmodel.render.scene.overlays import with_assumptions, with_attainment, with_evidence, with_indicators
from logicmodel.render.scene.since import with_fates
from logicmodel.render.scene.views import Highlight, Rows, detailed, heated, ids_of, in_rows, lit, without_arrows
from logicmodel.render.themes import Theme, ThemeName
from logicmodel.vocabulary.sequences import several

if TYPE_CHECKING:
    from logicmodel.differences.values import Changes
    from logicmodel.evidence.attainments import Attainments
    from logicmodel.render.scene.scene import Scene


def draw(  # noqa: PLR0913 -- the options of a picture, each by name
    model: LogicModel,
    path: str | os.PathLike[str] | None = None,
    *,
    theme: Theme | ThemeName = "default",
    direction: Direction | None = None,
    order: Order | None = None,
    highlight: Highlight | Iterable[Highlight] = (),
    heat: Mapping[str, float] | None = None,
    rows: Rows | None = None,
    collapse: Iterable[str] = (),
    arrows: bool = True,
    bundle: bool = False,
    details: bool = False,
    assumptions: bool = False,
    evidence: bool = False,
    indicators: bool = False,
    attainment: bool | Attainments = False,
    situation: str | None = None,
    goal: str | None = None,
    headings: Mapping[str, Sequence[str]] | None = None,
    since: LogicModel | None = None,
    form: Form | None = None,
    page: Page | None = None,
    show_title: bool = True,
    alt: str | None = None,
    id_prefix: str | None = None,
    timeout: float = TIMEOUT,
) -> Drawing:
    """
    Draw a model: its stages as columns, its elements as cards, its links as arrows.

    A link between stages is drawn as an arrow between columns, a link between elements as one between cards. Line and
    head tell confidence, sign and feedback apart without colour, and a legend says what they mean.

    Args:
        model: The model.
        path: Where to save the picture; the format goes by its ending, as in `Drawing.save`.
        theme: The colours: ``default``, ``print`` (black and white), ``dark``, or a `Theme` of your own.
        direction: Whether the picture runs to the ``right`` or ``down``; default: to the right, or what makes text
            largest on the page.
        order: ``declared`` for cards in the order of the model, or ``fewest-crossings`` to let them change places so
            that arrows cross less; default: cards change places where that unties arrows and a layout engine is there.
            The members of a group that is an end of a link stand together in each, inside its frame.
        highlight: What is to be lit while the rest is faded: ids of elements, stages, groups and links, parts of the
            model, paths and other answers that have ``ids``, the findings of a check, and nodes and edges of networkx.
        heat: A number of 0 or more for elements, stages, groups and links, by id; it is written on them, and cards are
            shaded by it.
        rows: ``stakeholder`` or ``group`` for a row across the columns for each of them.
        collapse: Ids of stages, groups and stakeholders, each of which is to be one card.
        arrows: Whether links are drawn; without them the picture is the classic table.
        bundle: Whether links between the same two ends are one arrow, which says how many links it stands for and how
            many sources are named for them.
        details: Whether arrows say how many assumptions their links make, and on what evidence they rest.
        assumptions: Whether arrows have the numbers of their assumptions, with the list of these below the picture.
        evidence: Whether arrows show how strong their evidence is: three circles, filled by its best rating.
        indicators: Whether cards show how their indicators stand: baseline, last target and latest value.
        attainment: Whether cards show how far their indicators got, as of the review date of the model: a bar from the
            baseline to the target, a point for each value, and the values in words. For another day, or with names for
            shares, give what `~logicmodel.evidence.attainments` returned.
        situation: The situation or problem that the programme answers to, which stands before the first stage.
        goal: The goal, which stands in a bar over all stages.
        headings: Headings over several stages that stand side by side, each with the ids of these stages:
            ``{"Planned work": ["inputs", "activities"]}``.
        since: An older version of the model. What it has and the model lacks is drawn too, dashed and struck through;
            what is new or changed is marked in words.
        form: The form of a publication: ``uwex``, ``cdc``, ``kellogg``, ``logframe``, ``results-chain`` or
            ``causal-map``. It adds columns, headings and lists of its own to what the other options say.
        page: The paper that the picture fills: ``a4``, ``a3``, ``letter`` or ``tabloid``, lying or standing as makes
            text larger, or as ``a4-landscape`` and ``a4-portrait`` say; or a slide of ``16:9`` or ``4:3``. Default:
            none, so that the picture has a size of its own.
        show_title: Whether the title of the model stands over the picture.
        alt: The short text alternative; default: made from the model.
        id_prefix: What the ids in the SVG start with, such as ``reading-``; then ``#reading-card-train`` leads to the
            card of ``train``. Default: made from the content, so that pictures on one page never clash.
        timeout: How long the layout engine may take, in seconds.

    Returns:
        The picture, which shows itself in a notebook.

    Raises:
        TypeError: The model is something else, or something is to be lit that has no ids.
        UnknownIdError: The model does not have what is to be lit, shaded or collapsed, or there is no such theme.
        ValueError: Options have wrong values, all of which are listed, or the ending of the path is unknown.
        OSError: The file cannot be written.
        EngineNotFoundError: No layout engine was found; the message says how to get one.
        EngineFailedError: The layout engine stopped with an error.
        EngineTimeoutError: The layout engine took too long.
        PictureTooLargeError: The PNG would have more than 40 million pixels, or an order with few crossings would take
            minutes and ``timeout`` does not give it more than 60 s.
        MissingGlyphError: The engine has no letters for some of the text of a PNG.

    Example:
        >>> from logicmodel import Activity, Input, LogicModel, draw
        >>> model = LogicModel("reading", parts=[Input("staff", "Staff") >> Activity("train", "Train volunteers")])
        >>> draw(model).alt
        'Logic model: reading. 2 elements in 2 stages (Inputs, Activities), with 1 link between elements.'
    """
    refuse_non_model(model)
    refuse_bad_options(
        direction=direction,
        order=order,
        heat=heat,
        rows=rows,
        arrows=arrows,
        bundle=bundle,
        details=details,
        assumptions=assumptions,
        evidence=evidence,
        indicators=indicators,
        attainment=_is_answer(attainment) or attainment,
        situation=situation,
        goal=goal,
        headings=headings,
        since=since,
        form=form,
        page=page,
        show_title=show_title,
        alt=alt,
        id_prefix=id_prefix,
        timeout=timeout,
    )
    model, fates = (model, None) if since is None else _compared(since, model)
    colours, wanted, amounts = theme_of(theme), ids_of(model, highlight), heat or {}
    refuse_unknown_ids(model, (*wanted, *amounts))
    shown = evolve(scene(model), titled=show_title)
    if form == "logframe" and rows:
        msg = "a logframe has rows of its own; leave out rows, or choose another form"
        raise ValueError(msg)
    shape = FORMS[form] if form else FormShape()
    shown = in_form(shown, model, form) if form else shown
    shown = with_fates(shown, fates) if fates else shown
    shown = with_situation(shown, situation) if situation else shown
    shown = shown if arrows else without_arrows(shown)
    shown = in_rows(heated(lit(shown, wanted), amounts), model, rows)
    shown = bundled(shown, model) if bundle else shown
    shown = detailed(shown) if details else shown
    shown = with_assumptions(shown, model) if assumptions or shape.assumptions else shown
    shown = with_evidence(shown) if evidence else shown
    shown = with_indicators(shown, model) if indicators or shape.indicators else shown
    shown = _attained(shown, model, attainment)
    shown = collapsed(shown, model, several("collapse", collapse, "ids of stages, groups and stakeholders"))
    shown = with_headings(shown, headings or (headings_of(shown, form) if form else {}))
    shown = with_goal(shown, goal) if goal else shown
    direction = direction or ("right" if shape.is_table else None)
    place = partial(laid_out, shown, Choice(order, timeout))
    layout = place(direction=direction, page=page)
    turn = partial(place, direction="down") if direction is None and page is None else None
    drawing = Drawing(model, layout, colours, timeout, alt, id_prefix, page, turn)
    if path is not None:
        drawing.save(path)
    return drawing


def _is_answer(attainment: object) -> bool:
    """Return whether this is the answer of `attainments`; most pictures need no evidence, and load none."""
    if isinstance(attainment, bool):
        return False
    from logicmodel.evidence.attainments import Attainments  # noqa: PLC0415

    return isinstance(attainment, Attainments)


def _attained(shown: Scene, model: LogicModel, attainment: bool | Attainments) -> Scene:  # noqa: FBT001 -- as given
    if not isinstance(attainment, bool):
        return with_attainment(shown, attainment)
    if not attainment:
        return shown
    from logicmodel.evidence.attainments import attainments  # noqa: PLC0415

    return with_attainment(shown, attainments(model))


def _compared(old: LogicModel, new: LogicModel) -> tuple[LogicModel, Changes]:
    """Return all that either version has as one model, and what differs."""
    # Comparing loads the reader of files, which no other picture needs.
    from logicmodel.differences.comparing import changes  # noqa: PLC0415
    from logicmodel.differences.gone import with_gone  # noqa: PLC0415

    return with_gone(old, new), changes(old, new)
