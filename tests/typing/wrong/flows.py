"""Wrong flows. Each line that a type checker has to refuse ends in a comment that says so."""

from logicmodel import Input, Link, Output, Stakeholder, all_of, link

a, b, c = Input("a", "A"), Input("b", "B"), Output("c", "C")

a >> [b, c]  # wrong: a list in a flow
a + [b, c]  # wrong: a list in a flow  # noqa: RUF005 -- wrong on purpose
a >> (b, c)  # wrong: a tuple in a flow
[a, b] >> c  # wrong: a list in a flow
a >> "c"  # wrong: an id in a flow
a >> Stakeholder("school", "Schools")  # wrong: a stakeholder in a flow
a >> Link("a", "c")  # wrong: a link in a flow
a >> None  # wrong: nothing in a flow
all_of([a, b])  # wrong: a list where the nodes themselves are meant
all_of("a", "b")  # wrong: ids
link(a, [b, c])  # wrong: a list in a flow
link("a", "c")  # wrong: ids, for which there is Link
link(a)  # wrong: no target
link(a, c, "Why.")  # wrong: what is said has a name
link(a, c, rational="Why.")  # wrong: a misspelt name
link(a, c, sign="plus")  # wrong: a sign that is none
link(a, c, sign=True)  # wrong: a sign that is none
link(a, c, confidence="high")  # wrong: a confidence in words
link(a, c, necessity="needed")  # wrong: a necessity that is none
link(a, c, lag=6)  # wrong: a number for a lag
link(a, c, feedback="yes")  # wrong: a text for true or false
link(a, c, evidence=["A trial"])  # wrong: a text for evidence
link(a, c, assumptions=[1])  # wrong: a number for an assumption
link(a, c, assumptions=[Link("a", "c")])  # wrong: a link for an assumption
link(a, c, tags=[1])  # wrong: a number for a tag
