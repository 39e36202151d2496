"""Random documents made from the description of the format, so that each new field is in them at once."""

from logicmodel import FormatError, loads
from logicmodel.formats.fields import HEADER, KIND_SECTIONS, OWN_ELEMENT, REGISTRIES, SECTIONS
from logicmodel.formats.sorts import Sort

_DATES = ("2025", "2025-09", "2025-09-01")
_URL_PARTS = {" ": "%20", "\n": "%0A", "\t": "%09"}


class Writer:
    """
    Writes one random document.

    Args:
        random: What is left to chance.
        text: Returns the next text of the author's.
        share: How likely a field that is not needed is written.
    """

    def __init__(self, random, text, share=0.5):
        self.random = random
        self.text = text
        self.share = share
        self.ids = {section: [f"{section[:3]}-{n}" for n in range(3)] for section in (*REGISTRIES, "groups")}
        self.elements = {section: [f"{section[:3]}-{n}" for n in range(3)] for section in KIND_SECTIONS}
        self.own = ["own-0", "own-1"]

    @property
    def everything(self):
        return [each for ids in self.elements.values() for each in ids] + self.own

    def document(self):
        """Return a document, of which little is refused."""
        document = {"logicmodel": 1, "id": "m", **self.fields(HEADER, "model")}
        document["stages"] = [{"id": "own-stage", "label": self.text()}]
        for section, entry in {**REGISTRIES, **KIND_SECTIONS}.items():
            ids = self.ids.get(section) or self.elements[section]
            document[section] = {identifier: self.fields(entry, section) for identifier in ids}
        document["elements"] = {each: self.fields(OWN_ELEMENT, "elements") for each in self.own}
        document["groups"] = {
            each: {"label": self.text(), "members": self.some(self.everything)} for each in self.ids["groups"]
        }
        document["links"] = [self.link() for _ in range(self.random.randint(1, 8))]
        document["external_factors"] = {
            "factor-0": {"label": self.text(), "acts_on": self.some(self.everything)},
        }
        return document

    def link(self):
        """Return a link with all that may be said of it."""
        from logicmodel.formats.fields import LINK  # noqa: PLC0415 -- beside its only use

        ends = [*self.everything, *self.ids["groups"], "own-stage", "activities"]
        written = {"source": self.random.choice(ends), "target": self.random.choice(ends)}
        return written | self.fields(LINK, "links") | {"id": f"link-{self.random.randrange(10**9)}"}

    def fields(self, entry, section):
        """Return the fields of an entry, all that are needed and some of the others."""
        written = {}
        for each in entry.fields:
            if each.required or self.random.random() < self.share:
                value = self.value(each, section)
                if value is not None:
                    written[each.name] = value
        return written

    def value(self, each, section):  # noqa: C901, PLR0911, PLR0912 -- one line for each sort
        """Return what stands in a field, or None where nothing can."""
        match each.sort:
            case Sort.TEXT if each.name == "url":
                return "https://example.org/" + "".join(_URL_PARTS.get(char, char) for char in self.text())
            case Sort.TEXT | Sort.NUMBER_OR_TEXT:
                return self.text()
            case Sort.ID:
                return "own-kind" if each.name == "kind" else None
            case Sort.DATE | Sort.PERIOD:
                return self.random.choice(_DATES)
            case Sort.TEXTS:
                return [f"{self.text()} {number}" for number in range(2)]
            case Sort.CHOICE:
                return self.random.choice(each.choices)
            case Sort.NUMBER:
                return self.random.choice((each.low or 0, each.high or 5))
            case Sort.FLAG:
                return self.random.random() < 0.5
            case Sort.NAME:
                return "own-stage" if each.among == "stages" else self.random.choice(self.everything)
            case Sort.NAMES:
                return self.some(self.everything)
            case Sort.ENTRY:
                return (
                    {"id": f"in-{self.random.randrange(10**9)}"} | self.fields(each.of, section)
                    if each.of.id
                    else (self.fields(each.of, section))
                )
            case Sort.REFERENCE:
                return self.random.choice(self.ids[each.among]) if each.among in self.ids else None
            case Sort.USES:
                return [{"source": self.random.choice(self.ids[each.among]), "notes": self.text()}]
            case Sort.DATA:
                return {self.text(): self.text(), "number": 1}
            case Sort.ENTRIES | Sort.ONE_OR_MORE:
                return [self.value_of(each.of, section)]
            case Sort.REFERENCES:
                return self.some(self.ids[each.among]) if each.among in self.ids else None
        return None

    def value_of(self, entry, section):
        """Return an entry that is written in place."""
        return self.fields(entry, section) | ({"id": f"in-{self.random.randrange(10**9)}"} if entry.id else {})

    def some(self, values):
        """Return some of these, at least one, each once."""
        return self.random.sample(values, self.random.randint(1, min(3, len(values))))


def model_of(document):
    """
    Return the model of a document, without those fields that the vocabulary refuses, which errors point at.

    Args:
        document: The document, which is changed.
    """
    for _ in range(100):
        try:
            return loads(document)
        except FormatError as error:
            for problem in error.problems:
                remove(document, problem)
    msg = f"cannot be mended: {document}"
    raise AssertionError(msg)


def remove(document, problem):
    """Take out what a problem points at."""
    *above, last = (part.replace("~1", "/").replace("~0", "~") for part in problem.pointer.split("/")[1:])
    holder = document
    for part in above:
        try:
            holder = holder[int(part)] if isinstance(holder, list) else holder[part]
        except (KeyError, IndexError):
            return  # it went with another problem
    inner = holder.get(last) if isinstance(holder, dict) else None
    if isinstance(inner, dict) and problem.field in inner:
        del inner[problem.field]
    elif isinstance(holder, list):
        del holder[int(last)]
    else:
        holder.pop(last, None)


assert SECTIONS  # the sections that `document` writes are those of the format
