"""Which activity of an IATI file is meant."""

from __future__ import annotations

from logicmodel.exchange.files import Content
from logicmodel.reading.xml_text import XmlElement


def chosen_activity(content: Content, root: XmlElement, identifier: str | None) -> XmlElement:
    """
    Return an activity of a file: the one with an identifier, or the only one.

    Args:
        content: The file, for errors.
        root: Its root.
        identifier: The identifier, or None.

    Raises:
        FormatError: It is not a file of activities, or it does not say which one is meant.
    """
    if root.name != "iati-activities":
        hint = "files of organisations have no results"
        content.refuse(
            f"a file of IATI activities starts with <iati-activities>, and this one with <{root.name}>", hint
        )
    activities = {identifier_of(each): each for each in root.each("iati-activity")}
    if not activities:
        content.refuse("there is no activity in this file")
    if identifier is None and len(activities) == 1:
        return next(iter(activities.values()))
    if identifier not in activities:
        known = ", ".join(activities)
        what = f"there is no activity {identifier!r}" if identifier else f"there are {len(activities)} activities"
        content.refuse(f"{what} in this file", f"name one of: {known}")
    return activities[str(identifier)]


def identifier_of(activity: XmlElement) -> str:
    """
    Return the identifier of an activity.

    Args:
        activity: The activity.
    """
    element = activity.first("iati-identifier")
    return element.text.strip() if element else ""
