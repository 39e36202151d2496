"""Wrong values. Each line that a type checker has to refuse ends in a comment that says so."""

from logicmodel import (
    Activity,
    Assumption,
    Element,
    Evidence,
    ExternalFactor,
    Group,
    Indicator,
    Input,
    Lag,
    Link,
    Measurement,
    Outcome,
    Stage,
    Stakeholder,
)
from logicmodel.vocabulary import GRADE, Rating, Scale

Input("a")  # wrong: no label
Input("a", 7)  # wrong: a number for a label
Input(label="A")  # wrong: no id
Input("a", "A", "inputs")  # wrong: a stage has a name
Input("a", "A", kind="input")  # wrong: the class is the kind
Input("a", "A", tags=7)  # wrong: a number for tags
Input("a", "A", tags=[7])  # wrong: a number for a tag
Input("a", "A", url=7)  # wrong: a number for an address
Input("a", "A", suppress=["LM010"])  # wrong: a code without its reason
Input("a", "A", suppress={"LM010": 7})  # wrong: a number for a reason
Input("a", "A", stage=7)  # wrong: a number for a stage
Input("a", "A", term="short")  # wrong: a term is of outcomes
Activity("a", "A", who="school")  # wrong: a text for a stakeholder
Activity("a", "A", who=[Stakeholder("school", "Schools")])  # wrong: a list for a stakeholder
Activity("a", "A", whom=Stakeholder("school", "Schools"))  # wrong: a misspelt name
Activity("a", "A", indicators=["Volunteers"])  # wrong: a text for an indicator
Outcome("a", "A", term="medium-term")  # wrong: a misspelt term
Outcome("a", "A", term=2)  # wrong: a number for a term
Element("a", "A", stage="s")  # wrong: no kind
Element("a", "A", kind="k")  # wrong: no stage
Stage("aims", 1)  # wrong: a number for a heading
Group("g", "G", members=[1])  # wrong: a number for a member
Group("g", "G", members=Stage("aims", "Aims"))  # wrong: a stage for a list
Stakeholder("school", "Schools", "Notes")  # wrong: notes have a name
Measurement(None)  # wrong: no value
Measurement(1, 2025)  # wrong: a number for a period
Indicator("i", "I", measure="number")  # wrong: a measure that is none
Indicator("i", "I", direction="up")  # wrong: a direction that is none
Indicator("i", "I", baseline=1)  # wrong: a number for a measurement
Indicator("i", "I", targets=[1])  # wrong: a number for a measurement
Indicator("i", "I", disaggregations=[1])  # wrong: a number for a text
Evidence("e", "E", stance="against")  # wrong: a stance that is none
Evidence("e", "E", rating="low")  # wrong: a level without its scale
Evidence("e", "E", date=2019)  # wrong: a number for a date
Rating("grade", "low")  # wrong: a text for a scale
Rating(GRADE)  # wrong: no level
Scale("s", "S")  # wrong: no levels
Scale("s", "S", levels=[1, 2])  # wrong: numbers for levels
Assumption(7)  # wrong: a number for a text
Assumption("A.", likelihood="likely")  # wrong: a likelihood that is none
Assumption("A.", status="true")  # wrong: a status that is none
ExternalFactor("f", "F", acts_on=[1])  # wrong: a number for what it acts on
ExternalFactor("f", "F", sign="bad")  # wrong: a sign that is none
Lag(1, 2, "hours")  # wrong: a unit that is none
Lag("1", 2, "days")  # wrong: a text for a time
Link("a")  # wrong: no target
Link(Input("a", "A"), Input("b", "B"))  # wrong: nodes, for which there is link()
Link("a", "b", "own")  # wrong: an id has a name
Input("a", "A").label = "B"  # wrong: values are frozen
