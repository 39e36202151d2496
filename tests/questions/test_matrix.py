"""The contribution matrix, cell by cell."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brute_force import all_paths, elements_of, expanded, graphs, two_ends
from logicmodel import Activity, Link, LogicModel, Outcome, contribution_matrix, link, load_example
from logicmodel.questions import signs


def by_hand(model, graph, source, target):
    """Return what a cell has by each measure, from all paths."""
    paths = all_paths(graph, [source], [target])
    confidence = {link.id: link.confidence or 0 for link in model.links}
    if not paths:
        return None
    return {
        "reach": True,
        "paths": len(paths),
        "links": min(map(len, paths)),
        "confidence": max(min(confidence[link] for *_, link in path) for path in paths),
    }


@given(st.data(), graphs(), st.booleans(), st.booleans())
def test_each_cell_is_that_of_brute_force(data, model, feedback, stated_only):
    sources, targets = (elements_of(model, side) for side in data.draw(two_ends(model)))
    graph = expanded(model, feedback=feedback, stated_only=stated_only)
    stated = expanded(model, feedback=feedback, stated_only=True)

    for by in ("reach", "paths", "links", "confidence"):
        matrix = contribution_matrix(model, sources, targets, measure=by, feedback=feedback, stated_only=stated_only)
        for source, target in product(sources, targets):
            expected, cell = by_hand(model, graph, source, target), matrix[source, target]

            assert (expected and expected[by]) == (cell and cell.value)
            assert cell is None or bool(all_paths(stated, [source], [target])) == cell.stated


@given(st.data(), graphs(), st.booleans())
def test_a_cell_by_sign_is_what_signs_says(data, model, feedback):
    sources, targets = (elements_of(model, side) for side in data.draw(two_ends(model)))
    matrix = contribution_matrix(model, sources, targets, measure="sign", feedback=feedback)

    for source in sources:
        expected = {each.target: each.effect for each in signs(model, source, targets, feedback=feedback)}
        found = {column: matrix[source, column].value for column in targets if matrix[source, column]}

        assert {target: effect for target, effect in expected.items() if target != source} == found


def test_signs_of_a_stage_are_mixed_where_those_of_its_elements_differ():
    model = load_example("reading-together")
    matrix = contribution_matrix(
        model, "short-term-outcomes", ["understanding", "fluency"], measure="sign", per="stage"
    )
    by_element = contribution_matrix(model, "short-term-outcomes", ["understanding"], measure="sign")

    assert "mixed" == matrix["short-term-outcomes", "long-term-outcomes"].value
    assert "negative" == by_element["missed-lessons", "understanding"].value
    assert "\u2212" in str(by_element)
    assert "mixed" in {record["sign"] for record in matrix.to_records()}
    assert matrix.shaded_table().caption.startswith("Whether more of the row leads to more (+)")


@given(graphs(), st.sampled_from(("stage", "group")))
def test_cells_of_stages_and_groups_join_those_of_their_elements(model, per):
    join = {"reach": any, "paths": sum, "links": min, "confidence": max}
    under = {
        "stage": lambda element: {element.stage},
        "group": lambda element: {group.id for group in model.groups if element.id in group.members},
    }[per]

    for by, joined in join.items():
        single = contribution_matrix(model, [*model], [*model], measure=by)
        matrix = contribution_matrix(model, [*model], [*model], measure=by, per=per)
        for row, column in product(matrix.rows, matrix.columns):
            values = [
                single[a.id, b.id].value
                for a, b in product(model, model)
                if row in under(a) and column in under(b) and single[a.id, b.id]
            ]
            cell = matrix[row, column]

            assert (joined(values) if values else None) == (cell and cell.value)


def test_rows_are_inputs_and_activities_and_columns_outcomes_and_impacts_unless_said():
    model = load_example("reading-together")

    matrix = contribution_matrix(model)

    assert {"input", "activity"} == {model.element(row).kind for row in matrix.rows}
    assert {"outcome", "impact"} == {model.element(column).kind for column in matrix.columns}


def test_a_cell_that_is_only_implied_says_so():
    matrix = contribution_matrix(load_example("trauma-informed"), "finance", "health", measure="paths")

    assert "~252" == str(matrix["finance", "health"])
    assert [("finance", "health", 252, False)] == [
        (row["source"], row["target"], row["paths"], row["stated"]) for row in matrix.to_records()
    ]


def test_stakeholders_are_rows_where_asked():
    matrix = contribution_matrix(load_example("reading-together"), per="stakeholder")

    assert ("library", "school") == matrix.rows


@pytest.mark.parametrize(("name", "value"), [("measure", "hope"), ("per", "colour")])
def test_another_measure_is_refused(name, value):
    with pytest.raises(ValueError, match=f"{name} must be one of"):
        contribution_matrix(load_example("reading-together"), **{name: value})


def test_cells_by_reach_are_a_mapping():
    cells = contribution_matrix(load_example("reading-together"), "activities", ["books-home", "habit"]).cells

    assert [("train", "habit"), ("read", "habit"), ("lend", "books-home"), ("lend", "habit")] == [*cells]
    assert len([*cells.values()]) == len(cells)
    assert ("train", "books-home") not in cells


def test_html_marks_headings_and_writes_each_value_beside_its_shade():
    html = contribution_matrix(
        load_example("reading-together"), "activities", ["fluency", "habit"], measure="paths"
    ).to_html()

    assert "<caption>Number of contribution paths from row to column</caption>" in html
    assert '<th scope="col">fluency</th><th scope="col">habit</th>' in html
    assert (
        '<tr><th scope="row">lend</th>'
        '<td style="background-color: rgba(0, 90, 180, 0.17)">1</td>'
        '<td style="background-color: rgba(0, 90, 180, 0.17)">1</td></tr>'
    ) in html


@given(graphs(), st.sampled_from(("reach", "paths", "links", "confidence")))
def test_html_has_each_cell_and_says_what_is_only_implied(model, by):
    matrix = contribution_matrix(model, [*model], [*model], measure=by)

    html = matrix.to_html()

    assert len(matrix.rows) * len(matrix.columns) + 1 == html.count("<td")
    assert sum(not cell.stated for cell in matrix.cells.values()) == html.count("dashed") == html.count(">~")


def test_a_link_without_a_confidence_counts_for_what_is_assumed():
    model = LogicModel("m", parts=[link(Activity("a", "A"), Outcome("o", "O"))])

    assert 0 == contribution_matrix(model, measure="confidence")["a", "o"].value
    assert 0.5 == contribution_matrix(model, measure="confidence", unrated=0.5)["a", "o"].value
    with pytest.raises(ValueError, match="unrated must be from 0 to 1, not -1"):
        contribution_matrix(model, measure="confidence", unrated=-1)


def test_all_cells_share_one_budget_so_that_no_map_takes_for_ever():
    elements = [Activity(f"a{number}", "A") for number in range(30)]
    tied = LogicModel(
        "m", parts=[*elements, *(Link(one.id, other.id) for one in elements for other in elements if one != other)]
    )
    spent = []

    def watched(cells):
        spent.append(len(cells))
        return iter(cells)

    matrix = contribution_matrix(tied, "activities", "activities", measure="paths", budget=1_000_000, progress=watched)

    assert [870] == spent
    assert {None} == {cell.value for cell in matrix.cells.values()}


def test_cells_that_need_little_leave_their_share_to_others():
    model = load_example("reading-together")
    ends = ["activities", ["fluency", "understanding"]]
    enough = contribution_matrix(model, *ends, measure="paths", feedback=True)
    little = contribution_matrix(model, *ends, measure="paths", feedback=True, budget=len(enough.cells) * 60)

    assert enough == little
