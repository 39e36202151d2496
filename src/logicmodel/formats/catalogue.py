"""
Every format, and what can be done with it: the one list from which help, messages and the table in the docs derive.

It is plain data, so that what stands below the readers can name them without importing them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import Final, TypeAlias

from attrs import field, frozen

#: The fields that a format has a place for, by what they belong to.
Keeps: TypeAlias = Mapping[str, tuple[str, ...]]

_EXCHANGE: Final = "logicmodel.exchange"


@frozen
class FileFormat:
    """
    A format of files.

    Args:
        name: The word for it on the command line.
        title: Its name for readers.
        endings: How names of its files end, where that says the format.
        reader: The function that reads it, or None.
        writer: The function that writes it, or None; ``draw`` for pictures.
        keeps: What it has a place for.
        lossless: Whether everything comes back.
        is_drawing: Whether its reader takes the options for drawings.
        extra: What to install for it, or None.
        remark: What else to know, in a sentence.
    """

    name: str
    title: str
    endings: tuple[str, ...] = ()
    reader: str | None = None
    writer: str | None = None
    keeps: Keeps = field(factory=dict)
    lossless: bool = False
    is_drawing: bool = False
    extra: str | None = None
    remark: str = ""


_PICTURE: Final[Keeps] = MappingProxyType(
    {
        "model": ("title",),
        "stage": ("label",),
        "element": ("label", "kind", "stage", "url"),
        "link": ("sign", "feedback"),
        "external factor": ("label",),
    }
)
_OUTLINE: Final[Keeps] = MappingProxyType(
    {"model": ("title",), "stage": ("label",), "element": ("label", "kind", "stage", "url")}
)
_RESULTS: Final[Keeps] = MappingProxyType(
    {
        "model": ("title", "description", "language"),
        "element": ("label", "kind", "description", "indicators", "references"),
        "indicator": (
            "label",
            "description",
            "unit",
            "means_of_verification",
            "measure",
            "direction",
            "baselines",
            "targets",
            "actuals",
            "disaggregations",
            "references",
        ),
    }
)

_ELEMENT: Final = ("label", "kind", "stage", "term", "description", "notes", "tags", "url")
_LINK: Final = ("rationale", "sign", "confidence", "necessity", "feedback", "description", "notes", "tags", "url")
_MAP: Final[Keeps] = MappingProxyType({"model": ("title", "description"), "element": _ELEMENT, "link": ("id", *_LINK)})
_SOURCES: Final[Keeps] = MappingProxyType({"model": (), "evidence": ("citation", "kind", "date", "url", "data")})

#: All formats, those without loss first.
FORMATS: Final = (
    FileFormat("yaml", "YAML", (".yaml", ".yml"), "load", "dump", lossless=True),
    FileFormat("json", "JSON", (".json",), "load", "dump", lossless=True),
    FileFormat(
        "iati",
        "IATI 2.03 results",
        (".xml",),
        "read_iati",
        "write_iati",
        _RESULTS,
        remark="Links, assumptions and evidence are lost, unless the whole model is embedded.",
    ),
    FileFormat(
        "mermaid",
        "Mermaid flowchart",
        (".mmd", ".mermaid"),
        "read_mermaid",
        "draw",
        _PICTURE,
        is_drawing=True,
        remark="Inside Markdown too. Colours and directions are left out.",
    ),
    FileFormat(
        "dot",
        "Graphviz DOT",
        (".dot", ".gv"),
        "read_dot",
        "draw",
        _PICTURE,
        is_drawing=True,
        remark="Colours, shapes and places are left out.",
    ),
    FileFormat(
        "drawio",
        "draw.io",
        (".drawio",),
        "read_drawio",
        "draw",
        _PICTURE,
        is_drawing=True,
        remark="One page at a time. Colours and places are left out.",
    ),
    FileFormat(
        "markdown",
        "Markdown outline",
        (".md", ".markdown"),
        "read_markdown",
        None,
        MappingProxyType({**_OUTLINE, "assumption": ("text",), "external factor": ("label",)}),
        is_drawing=True,
        remark="An outline has no arrows.",
    ),
    FileFormat(
        "opml",
        "OPML outline",
        (".opml",),
        "read_opml",
        None,
        MappingProxyType({**_OUTLINE, "element": (*_OUTLINE["element"], "notes"), "link": ()}),
        is_drawing=True,
        remark="Nesting is an arrow only if you say which way it points.",
    ),
    FileFormat(
        "theorymaker",
        "Theorymaker text",
        (".mapscript",),
        "read_theorymaker",
        None,
        MappingProxyType({**_OUTLINE, "group": ("label", "members"), "link": ("rationale",)}),
        is_drawing=True,
        remark="Colours and other settings are left out.",
    ),
    FileFormat(
        "kumu",
        "Kumu",
        (),
        "read_kumu",
        "write_kumu",
        _MAP,
        is_drawing=True,
        remark="Reads what Kumu imports and exports, and workbooks with the extra.",
        extra="office",
    ),
    FileFormat(
        "prsm",
        "PRSM",
        (".prsm",),
        "read_prsm",
        "write_prsm",
        MappingProxyType({**_MAP, "link": ("id", "rationale", "sign", "confidence", "feedback")}),
        is_drawing=True,
        remark="Reads packed files too. Names of users and the history are left out.",
    ),
    FileFormat(
        "toc-builder",
        "Theory of Change Builder",
        (),
        "read_toc_builder",
        "write_toc_builder",
        MappingProxyType(
            {
                "model": ("title",),
                "stage": ("label",),
                "element": ("label", "kind", "stage", "term", "description"),
                "link": ("rationale", "confidence", "assumptions", "evidence", "feedback"),
            }
        ),
        is_drawing=True,
        remark="Rationale and citations are one text, and so are assumptions.",
    ),
    FileFormat(
        "graphml",
        "GraphML",
        (".graphml",),
        "read_graphml",
        "write_graphml",
        _MAP,
        is_drawing=True,
        remark="Also that of yEd.",
    ),
    FileFormat(
        "gexf", "GEXF", (".gexf",), "read_gexf", "write_gexf", _MAP, is_drawing=True, remark="Reads any version."
    ),
    FileFormat(
        "fcm",
        "Fuzzy cognitive map",
        (),
        "read_fcm",
        "write_fcm",
        MappingProxyType({"element": ("label",), "link": ("sign", "notes")}),
        is_drawing=True,
        remark="A square matrix in CSV. Weights are strengths and not confidence.",
    ),
    FileFormat(
        "dagitty",
        "dagitty",
        (),
        "read_dagitty",
        "write_dagitty",
        MappingProxyType({"model": (), "element": ("tags",), "link": ()}),
        is_drawing=True,
        remark="Feedback is left out, because a causal diagram has no loops.",
    ),
    FileFormat(
        "causal-map",
        "Causal Map",
        (),
        "read_causal_map",
        None,
        MappingProxyType({"element": ("label", "notes"), "link": ("evidence", "data"), "evidence": ("citation",)}),
        is_drawing=True,
        extra="office",
        remark="Statements of one link are counted. Quotations stay out, unless you ask for them.",
    ),
    FileFormat(
        "miradi",
        "Miradi results chain",
        (".xmpz2",),
        "read_miradi",
        None,
        MappingProxyType(
            {
                "model": ("title",),
                "element": ("label", "kind", "description", "indicators"),
                "group": ("label",),
                "link": ("tags",),
                "indicator": ("label", "unit", "targets", "actuals"),
            }
        ),
        is_drawing=True,
        remark="One results chain at a time. Persons and plans of work are left out.",
    ),
    FileFormat(
        "cids",
        "Common Impact Data Standard 3.2",
        (".jsonld",),
        "read_cids",
        "write_cids",
        MappingProxyType(
            {
                "model": ("title", "description"),
                "element": ("label", "kind", "description", "who", "indicators"),
                "link": ("feedback",),
                "stakeholder": ("label", "description"),
                "indicator": ("label", "description", "unit", "baselines", "targets", "actuals"),
            }
        ),
        is_drawing=True,
        remark="Conforms to the basic tier. Links are bare, and impacts are outcomes.",
    ),
    FileFormat(
        "table",
        "Table of a logframe, in CSV, Excel or Word",
        (".csv",),
        "read_table",
        None,
        MappingProxyType({**_RESULTS, "assumption": ("text",)}),
        extra="office",
        remark="What columns and words for levels mean can be said.",
    ),
    FileFormat("csl", "CSL-JSON", (), "read_csl", "write_csl", _SOURCES, remark="Evidence only."),
    FileFormat("bibtex", "BibTeX", (".bib",), "read_bibtex", None, _SOURCES, extra="cite", remark="Evidence only."),
    FileFormat("ris", "RIS", (".ris",), "read_ris", None, _SOURCES, extra="cite", remark="Evidence only."),
)


def format_called(name: str) -> FileFormat:
    """
    Return the format with a name.

    Args:
        name: Its name.

    Raises:
        KeyError: There is no such format.
    """
    return {each.name: each for each in FORMATS}[name]


def format_of_file(path: str) -> FileFormat | None:
    """
    Return the format that the name of a file says, or None where it says none.

    Args:
        path: The file.
    """
    ending = PurePath(path).suffix.lower()
    return next((each for each in FORMATS if ending in each.endings), None)


def advice_for(path: str) -> str | None:
    """
    Return how to read a file that `load` does not read, or None where nothing reads it.

    Args:
        path: The file.
    """
    found = format_of_file(path)
    if found is None or found.reader in {None, "load"}:
        return None
    return f"{found.title} is read by {_EXCHANGE}.{found.reader}, or converted by 'logicmodel convert {path} -o …'"
