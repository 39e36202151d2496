"""What is drawn, as things that text can refer to and that the index lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Any, ClassVar, cast

from attrs import frozen
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from logicmodel.errors import did_you_mean, suggest
from logicmodel.render.drawing import Drawing
from logicmodel.wording import one_line

_logger = logging.getLogger(__name__)


@frozen
class Drawn:
    """
    Something that is drawn on a page.

    Args:
        model: The id of the model.
        id: Its id in the model.
        label: What readers call it.
        page: The name of the page.
        anchor: Its id on the page.
        figure: The id of the picture on the page, for builders in whose pictures nothing can be linked to.
    """

    model: str
    id: str
    label: str
    page: str
    anchor: str
    figure: str


class LogicModelDomain(Domain):
    """
    The parts of models that pages draw.

    The role ``logicmodel:ref`` takes the id of an element, a stage, a group or a link, with the id of the model and a
    colon before it where pages draw several models that have it.
    """

    name = "logicmodel"
    label = "Logic models"
    object_types: ClassVar = {"part": ObjType("part of a logic model", "ref")}
    roles: ClassVar = {"ref": XRefRole(innernodeclass=nodes.inline, warn_dangling=True)}
    initial_data: ClassVar = {"drawn": []}

    @property
    def drawn(self) -> list[Drawn]:
        """All that is drawn, page by page."""
        return cast("list[Drawn]", self.data["drawn"])

    def note_picture(self, model: str, drawing: Drawing, prefix: str) -> list[nodes.Node]:
        """
        Note what a picture shows, and return entries for the index: the cards that the page has not shown before.

        Args:
            model: The id of the model.
            drawing: The picture.
            prefix: What ids in the picture start with.
        """
        page = self.env.current_document.docname
        known = {each.id for each in self.drawn if each.page == page and each.model == model}
        new = [
            Drawn(model, identifier, label, page, f"{prefix}{anchor}", f"{prefix}figure")
            for anchor, (identifier, label) in drawing.anchors.items()
            if identifier not in known
        ]
        self.drawn.extend(new)
        title = one_line(drawing.layout.scene.title)
        cards = (each for each in new if each.anchor.startswith(f"{prefix}card-"))
        entries = [("single", f"{each.label} ({title})", each.anchor, "", None) for each in cards]
        return [addnodes.index(entries=entries)] if entries else []

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read anew."""
        self.data["drawn"] = [each for each in self.drawn if each.page != docname]

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take what another process has read."""
        self.drawn.extend(each for each in otherdata["drawn"] if each.page in docnames)

    def resolve_xref(  # noqa: PLR0913, PLR0917 -- as Sphinx says
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return the link to what an id names, preferably on the same page."""
        del env, typ
        everywhere = sorted(self._named(target), key=lambda each: each.page)
        found = [each for each in everywhere if each.page == fromdocname] or everywhere
        if not found:
            return None
        if len({each.model for each in found}) > 1:
            choices = " or ".join(dict.fromkeys(f"{each.model}:{each.id}" for each in found))
            _logger.warning("several models have %r; write %s", target, choices, location=node, type="logicmodel")
        return self._link(builder, fromdocname, found[0], node, contnode)

    def resolve_any_xref(  # noqa: PLR0913, PLR0917 -- as Sphinx says
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return the link for the role ``any``."""
        link = self.resolve_xref(env, fromdocname, builder, "ref", target, node, contnode)
        return [] if link is None else [("logicmodel:ref", link)]

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Return all that is drawn, for the search and for other projects."""
        for each in self.drawn:
            yield f"{each.model}:{each.id}", each.label, "part", each.page, each.anchor, 1

    def _named(self, target: str) -> Iterable[Drawn]:
        model, _, identifier = target.rpartition(":")
        wanted = re.sub(r"\s*->\s*", "->", identifier)
        return (each for each in self.drawn if each.id == wanted and model in {"", each.model})

    def advice(self, target: str) -> str:
        """Return advice for an id that no picture shows."""
        _, _, identifier = target.rpartition(":")
        meant = did_you_mean(suggest(identifier, dict.fromkeys(each.id for each in self.drawn)))
        return meant or "a page has to draw it, in a picture without 'index: no'"

    @staticmethod
    def _link(
        builder: Builder, page: str, drawn: Drawn, node: addnodes.pending_xref, content: nodes.Element
    ) -> nodes.reference:
        anchor = drawn.anchor if builder.format == "html" else drawn.figure
        shown = content if node.get("refexplicit") else nodes.inline("", drawn.label)
        return make_refnode(builder, page, drawn.page, anchor, shown, drawn.label)


def warn_of_missing(app: Sphinx, domain: Domain | None, node: addnodes.pending_xref) -> bool | None:
    """
    Warn of a reference that no picture shows, and suggest close matches.

    Args:
        app: The build; Sphinx calls this for each reference that leads nowhere.
        domain: To what the reference belongs.
        node: The reference.

    Returns:
        Whether all is said, so that Sphinx need not warn.
    """
    del app
    if not isinstance(domain, LogicModelDomain):
        return None
    target = node["reftarget"]
    _logger.warning("no picture shows %r; %s", target, domain.advice(target), location=node, type="logicmodel")
    return True


def domain_of(env: BuildEnvironment) -> LogicModelDomain:
    """
    Return the domain of a build.

    Args:
        env: What Sphinx knows of the build.
    """
    return cast("LogicModelDomain", env.domains["logicmodel"])
