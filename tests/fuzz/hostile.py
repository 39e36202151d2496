"""Hostile text in every field and option, into every output; what comes out has the structure of a harmless picture."""

import html
import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import markdown
import yaml
from markdown_it import MarkdownIt
from random_documents import Writer, model_of

from logicmodel import draw, dumps

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "]]><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "</style><script>alert(1)</script>",
    "</title></svg><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<TABLE><TR><TD>",
    "</TABLE>>]; evil [label=<",
    "&lt;script&gt;&#x3c;b&#62;&amp;",
    "javascript:alert(1)",
    "[click](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "`<b>` *a* _b_ ~~c~~ | d | e",
    "# heading\n\n- item\n\n> quote",
    "```\nfence\n```",
    '"]; click n0 href "javascript:alert(1)"',
    "end\nsubgraph evil",
    "%%{init: {'theme': 'x'}}%%",
    '\\"; evil: {shape: image}; x: "',
    "${evil} |md evil| `js`",
    "}; x -> y; {",
    "{{ 7*7 }} ${7*7} <%= 7*7 %>",
    "shape=image;image=https://example.org/x.png;",
    '; fillColor=none; x="',
    "=cmd|' /C calc'!A0",
    "\N{RIGHT-TO-LEFT OVERRIDE}gnp.exe",
    "a\tb\u2028c",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "<?php echo 1 ?>",
    "<a href='x' style='position:fixed'>",
)
# Letters of one width and of another, on one line and on two, so that pictures have all that they can have.
HARMLESS = ("harmless words", "two\nlines of 学校")
ENDINGS = (".svg", ".html", ".dot", ".mmd", ".d2", ".drawio", ".md", ".txt")


class Tags(HTMLParser):
    """Notes the elements of a page, with the names of their attributes."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found.add((tag, *sorted({name for name, _ in attrs})))
        for name, value in attrs:
            address = re.sub(r"\s", "", value or "").lower()
            if name in {"href", "src", "xlink:href"} and re.match(
                r"(?!https?:|mailto:|data:image/)[a-z][a-z0-9+.-]*:", address
            ):
                self.found.add(("address", address.partition(":")[0]))

    def handle_decl(self, decl):
        self.found.add(("declaration", decl.partition(" ")[0].lower()))

    def handle_pi(self, data):
        self.found.add(("instruction", data[:10]))


def of_html(text):
    """Return the structure of a page."""
    tags = Tags()
    tags.feed(text)
    tags.close()
    return tags.found


def of_xml(text):
    """Return the structure of XML, which is refused where it is not well-formed."""
    return {(each.tag, *sorted(each.attrib)) for each in ET.fromstring(text).iter()}


def of_drawio(text):
    """Return the structure of a file of draw.io, with that of the labels, which are HTML."""
    root = ET.fromstring(text)
    labels = (each.get(name) or "" for each in root.iter() for name in ("value", "label", "tooltip"))
    keys = {part.partition("=")[0] for each in root.iter() for part in (each.get("style") or "").split(";")}
    return {(each.tag,) for each in root.iter()} | of_html("".join(labels)) | {("style", key) for key in keys}


_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


# Whichever of the two starts first holds the other: a text may look like a label, and a label has texts in it.
_TEXT_OR_LABEL = re.compile(rf"{_STRING.pattern}|=<(<(?P<tag>\w+).*?</(?P=tag)>)>", re.DOTALL)


def of_dot(text):
    """Return the structure of DOT: its labels are XML, and outside of texts there are words of ours only."""
    labels = [match[1] for match in _TEXT_OR_LABEL.finditer(text) if match[1]]
    rest = _TEXT_OR_LABEL.sub("=", text)
    words = {("word", word) for word in re.findall(r"[A-Za-z_]{2,}", rest)}
    return words | {part for label in labels for part in of_xml(label)}


def of_d2(text):
    """Return the structure of D2: the words outside of texts, and how lines start."""
    lines = [line for line in text.split("\n") if not line.startswith("# ")]
    return {("word", word) for word in re.findall(r"[A-Za-z_-]{2,}", _STRING.sub("", "\n".join(lines)))}


def of_mermaid(text):
    """Return the structure of Mermaid: the keys before it, and the words outside of texts and comments."""
    _, front, body = text.split("---\n", 2)
    keys = {("key", key) for key in yaml.safe_load(front)}
    directives = {("directive", found) for found in re.findall(r"%%\s*\{", body)}
    body = re.sub(r"accDescr \{[^}]*\}", "accDescr", body)
    body = re.sub(r"(?m)^\s*(accTitle:|%%) .*$", "", body)
    body = re.sub(r'"[^"\n]*"', "", body)
    return keys | directives | {("word", word) for word in re.findall(r"[A-Za-z]{2,}", body)}


def of_markdown(text):
    """Return the structure of the page that Markdown makes."""
    return of_html(_rendered(text))


def _rendered(text):
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(text)


def markdown_page(picture):
    """Return the page that Markdown makes of a picture's tables."""
    return _rendered(picture.rendered(".md").decode())


def of_text(text):
    """Plain text has no structure; what a terminal would obey is looked at when it is printed."""
    return {("text", bool(text))}


READERS = {
    ".svg": of_xml,
    ".html": of_html,
    ".dot": of_dot,
    ".mmd": of_mermaid,
    ".d2": of_d2,
    ".drawio": of_drawio,
    ".md": of_markdown,
    ".txt": of_text,
}


def options_of(random, text):
    """Return options of a picture, which are the same for a hostile and a harmless text."""
    return {
        "details": random.random() < 0.5,
        "assumptions": random.random() < 0.5,
        "evidence": random.random() < 0.5,
        "indicators": random.random() < 0.5,
        "direction": random.choice(["right", "down"]),
        "collapse": random.choice([(), ["own-stage"], ["gro-0"], ["gro-0", "gro-1"]]),
        "rows": random.choice([None, "stakeholder", "group"]),
        "theme": random.choice(["default", "print", "dark"]),
        "alt": text(),
        "situation": text(),
        "goal": text(),
    }


def structures(make_random, text):
    """
    Return the structure of each output of a random model with random options, by name.

    Args:
        make_random: Returns the same chance each time.
        text: Returns the next text of the author's.
    """
    random = make_random()
    model = model_of(Writer(random, text).document())
    picture = draw(model, **options_of(random, text))
    found = {ending: READERS[ending](picture.rendered(ending).decode()) for ending in ENDINGS}
    assert_unique_ids(picture)
    found["notebook"] = of_html(picture._repr_html_())
    kind = random.choice(["picture", "table", "outline", "indicators", "findings"])
    page = markdown.Markdown(extensions=["logicmodel"]).convert(fence(model, kind, text()))
    found[f"page with {kind}"] = of_html(page)
    return found


def assert_unique_ids(picture):
    """Assert that no two parts of a picture share an id, so that each can be linked to."""
    for text in (picture.svg, picture.rendered(".drawio").decode()):
        ids = [each.get("id") for each in ET.fromstring(text).iter() if each.get("id")]
        assert len(ids) == len(set(ids)), [each for each in ids if ids.count(each) > 1]


def harmless(make_random):
    """Return the structure of each output where the author wrote nothing hostile, with all that texts may bring."""
    found = [structures(make_random, lambda text=text: text) for text in HARMLESS]
    return {name: set().union(*(each[name] for each in found)) for name in found[0]}


def fence(model, kind, caption):
    """Return a page of Markdown with a block that shows a model."""
    said = html.escape(" ".join(caption.split())).replace('"', "'")
    shown = f' show="{kind}"' if kind != "picture" else ""
    options = f' caption="{said}"' if kind == "picture" else ""
    return f"````logicmodel{shown}{options}\n{dumps(model)}````\n"


def beyond(hostile, harmless):
    """Return what is in hostile structures and not in harmless ones."""
    return {name: more for name, parts in hostile.items() if (more := parts - harmless[name])}
