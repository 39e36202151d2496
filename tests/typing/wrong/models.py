"""Wrong models. Each line that a type checker has to refuse ends in a comment that says so."""

from logicmodel import Input, LogicModel, draw, load_example, paths, replace_parts, subset
from logicmodel.model import prefixed, rename

staff = Input("staff", "Coordinators")
model = LogicModel("m", parts=[staff])

LogicModel()  # wrong: no id
LogicModel("m", "Title", [staff])  # wrong: parts have a name
LogicModel("m", parts=staff)  # wrong: a part for a list
LogicModel("m", parts=["staff"])  # wrong: an id for a part
LogicModel("m", parts=[[staff]])  # wrong: a list in the list
LogicModel("m", part=[staff])  # wrong: a misspelt name
LogicModel("m", version=2)  # wrong: a number for a version
LogicModel("m", tags=[2])  # wrong: a number for a tag
model | staff  # wrong: a part for a model
model.element(staff)  # wrong: a value for an id
model.title = "New"  # wrong: models are frozen
subset(model, 7)  # wrong: a number for ids
subset(model, [7])  # wrong: a number for an id
subset(staff, "staff")  # wrong: a part for a model
replace_parts(model, "staff")  # wrong: an id for a part
replace_parts(model, titel="New")  # wrong: a misspelt name
replace_parts(model, version=2)  # wrong: a number for a version
rename(model, ["staff"])  # wrong: a list for a mapping
rename(model, {"staff": 7})  # wrong: a number for an id
prefixed(model)  # wrong: no prefix
prefixed(model, "a", ["staff"])  # wrong: what is shared has a name
prefixed(model, "a", shared=[7])  # wrong: a number for an id
paths(model, "staff")  # wrong: no end
draw("m")  # wrong: a text for a model
load_example(7)  # wrong: a number for a name
