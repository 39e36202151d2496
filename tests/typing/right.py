"""Right programs, which type checkers accept. They are checked and not run."""

from collections.abc import Iterator
from functools import partial
from typing import assert_type

from logicmodel import (
    Activity,
    Assumption,
    Element,
    Evidence,
    ExternalFactor,
    Group,
    Impact,
    Indicator,
    Input,
    Lag,
    Link,
    LogicModel,
    Measurement,
    Outcome,
    Output,
    Stage,
    Stakeholder,
    all_of,
    between,
    check,
    downstream,
    draw,
    dumps,
    link,
    load_example,
    loads,
    paths,
    replace_parts,
    subset,
    upstream,
)
from logicmodel.exchange import to_networkx
from logicmodel.model import Part, prefixed, rename
from logicmodel.questions import iter_loops
from logicmodel.vocabulary import GRADE, Flow, Flowable, Rating, Scale, Suppression

# Values
school = Stakeholder("school", "Partner primary schools")
national = Stage("national", "National outcomes", notes="As published.")
staff = Input("staff", "Coordinators", tags=["people"], url="https://example.org")
books = Input("books", "Book stock", tags=("things", "gifts"), suppress={"LM010": "A gift."})
paper = Input("paper", "Paper", suppress=[Suppression("LM010", "A gift.")])
train = Activity("train", "Train volunteers", who=school)
ready = Output(
    "ready",
    "Trained volunteers",
    indicators=[
        Indicator(
            "trained",
            "Volunteers trained",
            unit="volunteers",
            measure="unit",
            direction="increase",
            baseline=Measurement(0, "2024"),
            targets=[Measurement(60, "2024-09/2025-06", category="all")],
            actuals=(Measurement(12.5), Measurement("some")),
            means_of_verification="Register",
            disaggregations=["sex", "age"],
        )
    ],
)
fluency = Outcome("fluency", "Fluency improves", term="medium", who=school, stage=national)
impact = Impact("impact", "Any course", stage="national")
own_scale = Scale("house", "Our own", levels=["anecdote", "survey"])
trial = Evidence("trial", "A trial", kind="trial", date="2019", rating=Rating(GRADE, "low"), stance="contradicts")
survey = Evidence("survey", "A survey", rating=Rating(own_scale, "survey"))
attendance = Assumption("Children attend.", id="attendance", likelihood="high", importance="low", status="holds")
assert_type(fluency.who, Stakeholder | None)
assert_type(fluency.stage, str)
assert_type(staff.tags, tuple[str, ...])
assert_type(ready.indicators, tuple[Indicator, ...])

# Kinds of one's own
threats = Stage("threat-reduction", "Threat reduction results")
ThreatReduction = partial(Element, kind="threat-reduction", stage=threats)
poaching: Element = ThreatReduction("less-poaching", "Poaching falls")
goal = Element("goal", "Pupils read", kind="goal", stage=national)

# Flows
assert_type(staff + books >> train >> ready, Flow)
assert_type(national >> Group("work", "Work", members=[train, "ready"]), Flow)
assert_type(all_of(*[Activity(f"w{n}", "Workshop") for n in range(3)]) >> ready, Flow)
said = link(
    ready,
    fluency,
    id="by-hand",
    rationale="Time on text.",
    assumptions=["Children attend.", attendance],
    evidence=[trial, survey],
    confidence=0.7,
    sign="negative",
    necessity="necessary-and-sufficient",
    lag=Lag(6, None, "months"),
    feedback=True,
    tags=["core"],
)
bare = Link("ready", "fluency", assumptions=["Children attend."], evidence=(trial,))
assert_type(said.links[0].assumptions, tuple[Assumption, ...])


def flow_of(*nodes: Flowable) -> Flow:
    """Return a chain."""
    first, *rest = nodes
    flow = first.as_flow()
    for node in rest:
        flow = flow >> node
    return flow


# Models
parts: list[Part] = [staff + books >> train, said, school, trial, attendance, national, goal]
model = LogicModel(
    "reading",
    title="Reading",
    version="2",
    review_date="2027-03",
    tags=["pilot"],
    parts=[
        *parts,
        poaching,
        threats,
        ExternalFactor("cuts", "Cuts", acts_on=[fluency, national, "ready->fluency"], sign="negative"),
        Group("work", "Work", members=[train, ready]),
        load_example("trauma-informed"),
    ],
)
assert_type(model | model, LogicModel)
assert_type(model["staff"], Element | Stage | Group)
assert_type(model.element("staff"), Element)
assert_type(model.members("inputs"), tuple[Element, ...])
assert_type([each.label for each in model], list[str])

# Verbs
assert_type(subset(model, "inputs"), LogicModel)
assert_type(subset(model, [staff, "train"]), LogicModel)
assert_type(replace_parts(model, Activity("train", "Train"), title="New", tags=["x"]), LogicModel)
assert_type(rename(model, {"train": "training"}), LogicModel)
assert_type(prefixed(model, "site-a", shared=["national"]), LogicModel)
assert_type(upstream(model, fluency), LogicModel)
assert_type(downstream(model, "staff"), LogicModel)
assert_type(between(model, staff, "fluency"), LogicModel)
assert_type(loads(dumps(model)), LogicModel)
steps: Iterator[str] = (step.source for path in paths(model, "staff", fluency) for step in path.steps)
signs: Iterator[str] = (loop.sign for loop in iter_loops(model))
graph = to_networkx(model)
draw(model, "model.svg")
draw(model, highlight=[next(paths(model, "staff", fluency)), "fluency"])
draw(model, highlight=check(model), heat=check(model).per_subject)
