"""The whole model inside an IATI file, in a namespace of this library."""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from logicmodel.exchange.iati.codes import NAMESPACE
from logicmodel.exchange.iati.results import ResultsWriter
from logicmodel.formats.files import dumps, loads
from logicmodel.model.logic_model import LogicModel
from logicmodel.reading.xml_text import XmlElement, read_xml

_NAME: Final = "model"

ET.register_namespace("lm", NAMESPACE)


def embedded(model: LogicModel) -> ET.Element:
    """
    Return a model as an element for the end of an activity.

    Args:
        model: The model.
    """
    element = ET.Element(f"{{{NAMESPACE}}}{_NAME}")
    element.text = dumps(model, "json").replace("\r", "\\r")
    return element


def embedded_in(activity: XmlElement) -> XmlElement | None:
    """
    Return the embedded model of an activity, or None where it has none.

    Args:
        activity: The activity.
    """
    return next((each for each in activity.each(_NAME) if each.namespace == NAMESPACE), None)


def model_in(element: XmlElement) -> LogicModel:
    """
    Return the model in an element.

    Args:
        element: The element.

    Raises:
        FormatError: It is not a model.
    """
    return loads(element.text, "json", f"{element.place.file} (embedded model)")


def still_says(activity: XmlElement, model: LogicModel) -> bool:
    """
    Return whether the results of an activity are those of a model; another tool may have changed them.

    Args:
        activity: The activity.
        model: The model that is embedded in it.
    """
    root = ET.Element("results")
    root.extend(ResultsWriter(model).results())
    written = read_xml("results", ET.tostring(root, encoding="unicode"))
    return _shape(written) == [each for result in activity.each("result") for each in _shapes(result)]


def _shape(root: XmlElement) -> list[object]:
    return [each for result in root.each("result") for each in _shapes(result)]


def _shapes(result: XmlElement) -> list[object]:
    """Return all elements of a result with their depths, without the space between them."""
    found: list[object] = []
    waiting = [(result, 0)]
    while waiting:
        element, depth = waiting.pop()
        found.append((depth, element.name, tuple(sorted(element.attributes.items())), element.text.strip()))
        waiting.extend((child, depth + 1) for child in reversed(element.children))
    return found
