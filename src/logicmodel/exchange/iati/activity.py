"""What an IATI activity says besides its results."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from attrs import frozen

from logicmodel.exchange.iati.periods import day_in
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.validation import Fault, refuse, text_fault

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@frozen
class IatiActivity:
    """
    What IATI requires of an activity and a model does not have.

    Args:
        identifier: The IATI identifier, which starts with that of the organisation.
        organisation: The identifier of the reporting organisation, which is also the one that takes part.
        organisation_name: Its name.
        organisation_type: Its code in the codelist OrganisationType, such as ``21`` (international NGO).
        role: Its code in the codelist OrganisationRole: ``1`` funding, ``2`` accountable, ``3`` extending, ``4``
            implementing.
        status: The code of the activity in the codelist ActivityStatus, such as ``2`` (implementation).
        start: The day at which it started, or is to start.
        is_planned: Whether that day is a plan.

    Raises:
        ShapeError: A field is empty, or the start is no day.

    Example:
        >>> from logicmodel.exchange import IatiActivity
        >>> IatiActivity(
        ...     "XM-EX-reading", organisation="XM-EX", organisation_name="Library", organisation_type="10", role="4",
        ...     status="2", start="2024-09-01",
        ... ).status
        '2'
    """

    identifier: str
    organisation: str
    organisation_name: str
    organisation_type: str
    role: str
    status: str
    start: str
    is_planned: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        texts = ("identifier", "organisation", "organisation_name", "organisation_type", "role", "status")
        start = None if day_in(self.start) == self.start else Fault("start", f"start must be a day, not {self.start!r}")
        faults = (text_fault(name, getattr(self, name)) for name in texts)
        refuse(f"activity {self.identifier!r}", None, *faults, start)

    def element(self, model: LogicModel) -> ET.Element:
        """
        Return the activity without results.

        Args:
            model: The model, from which it has title, description and language.
        """
        root = ET.Element("iati-activity", {LANGUAGE: model.language} if model.language else {})
        ET.SubElement(root, "iati-identifier").text = self.identifier
        who = {"ref": self.organisation, "type": self.organisation_type}
        narrative(ET.SubElement(root, "reporting-org", who), self.organisation_name)
        narrative(ET.SubElement(root, "title"), model.title)
        narrative(ET.SubElement(root, "description"), model.description or model.title)
        taking_part = ET.SubElement(root, "participating-org", {"role": self.role, **who})
        narrative(taking_part, self.organisation_name)
        ET.SubElement(root, "activity-status", code=self.status)
        ET.SubElement(root, "activity-date", {"type": "1" if self.is_planned else "2", "iso-date": self.start})
        return root


def narrative(parent: ET.Element, text: str) -> None:
    """
    Write a text for readers.

    Args:
        parent: What it is of.
        text: The text.
    """
    ET.SubElement(parent, "narrative").text = text
