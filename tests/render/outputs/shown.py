"""What a scene shows, in the shape in which the tests read it back from its outputs."""

from logicmodel import Activity, ExternalFactor, Input, Link, LogicModel, Outcome, Stage, Stakeholder
from logicmodel.languages import words_in
from logicmodel.render.outputs.panels import card_lines
from logicmodel.render.telling.describe import said_of
from logicmodel.strategies.words import TRICKY_TEXTS

HOSTILE = (
    *TRICKY_TEXTS,
    *("end", "click", "style a:#b;", "Lifestyle: #1;", '%%{init: {"theme": "dark"}}%%', "#quot; #35;", "fa:fa-car"),
    *("1. first", "1) first", "- item", "+ item", "* item", "===", "***", "~~s~~", "`code`", "```", "[x](http://a)"),
    *("<script>alert(1)</script>", "<!--x-->", "&#34;", "${x}", "$$x^2$$", "|md x|", "md`x", '"', "\\", "(x)=", "%"),
)


def hostile_model():
    """Return a model in which every text is one that some notation might take for more than text."""
    inputs = [Input(f"a{number}", text) for number, text in enumerate(HOSTILE)]
    notes = Stage("inputs", "`n` #1; end", notes='a | b " <b>')
    address = 'https://example.org/a?b="c"#d;e%20{}&x=`y\'|(z)'
    train = Activity("train", "Train", url=address, who=Stakeholder("w", "*who* | <i>"))
    links = [
        Link("a0", "train", confidence=0.9, sign="negative", feedback=True),
        Link("a0", "train", id="again"),
        Link("inputs", "activities"),
        Link("inputs", "a1"),
        Link("inputs", "inputs"),
        Link("train", "train"),
    ]
    factor = ExternalFactor("train", "Has the id of an element", acts_on=["train"], sign="negative")
    title = 'T "q" & <b> #1; %%{init: {}}%% end | $x$'
    return LogicModel("m", title, parts=[notes, *inputs, train, Outcome("alone", "Alone"), *links, factor])


def cards_shown(scene):
    """Return the text of each card, external factors last, with the line breaks of the author's."""
    factors = scene.factors.cards if scene.factors else ()
    return ["\n".join(card_lines(card, words_in(scene.language))) for card in (*scene.cards(), *factors)]


def links_shown(scene):
    """Return the source, the target and the words of each arrow."""
    return [
        (arrow.link.source, arrow.link.target, "; ".join(said_of(arrow, words_in(scene.language))))
        for arrow in scene.arrows
    ]


def squeezed(text):
    """Return text without spaces, line breaks and soft hyphens, for outputs that break lines themselves."""
    return "".join(text.replace("\N{SOFT HYPHEN}", "").split())
