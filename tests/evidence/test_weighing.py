"""Weighing: Bayes' rule with ranges, held against exact fractions."""

from fractions import Fraction
from itertools import permutations, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from logicmodel import Evidence, ShapeError
from logicmodel.evidence import ClaimTest, explanations, weigh

MISSED = False
INTERVIEWS = Evidence("interviews", "Interviews")


def looked(if_true, if_false, *found, name="t", **said):
    """Return a test that was found unless it is said what came of it."""
    [came] = found or [True]
    return ClaimTest(name, "T", if_true=if_true, if_false=if_false, found=came, **said)


@pytest.mark.parametrize(
    ("pair", "after", "decibels", "kind"),
    [
        ((0.9, 0.1), [0.9000, 0.1000], (9.54, -9.54), "doubly decisive"),
        ((0.3, 0.05), [0.8571, 0.4242], (7.78, -1.33), "smoking gun"),
        ((0.95, 0.6), [0.6129, 0.1111], (2.00, -9.03), "hoop"),
        ((0.99, 0.5), [0.6644, 0.0196], (2.97, -16.99), "hoop"),
        ((0.2, 0.01), [0.9524, 0.4469], (13.01, -0.93), "smoking gun"),
        ((0.95, 0.02), [0.9794, 0.0485], (16.77, -12.92), "doubly decisive"),
        ((0.5, 0.4), [0.5556, 0.4545], (0.97, -0.79), "straw in the wind"),
    ],
)
def test_finding_and_missing_move_the_probability(pair, after, decibels, kind):
    tests = [looked(*pair, each) for each in (True, MISSED)]

    assert after == [round(weigh([test]).posterior.low, 4) for test in tests]
    assert list(decibels) == [round(test.decibels, 2) for test in tests]
    assert kind == tests[0].kind()


SEQUENCE = [looked(0.9, 0.1, name="a"), looked(0.3, 0.05, name="b"), looked(0.95, 0.6, MISSED, name="c")]


def test_tests_in_turn_end_at_the_same_place_in_any_order():
    ends = {round(weigh(order).posterior.low, 12) for order in permutations(SEQUENCE)}

    assert [9 / 10, 54 / 55, 27 / 31] == pytest.approx([weigh(SEQUENCE[:end]).posterior.low for end in (1, 2, 3)])
    assert {round(27 / 31, 12)} == ends


@pytest.mark.parametrize(("found", "bounds"), [(True, (1 / 2, 27 / 29)), (False, (1 / 22, 9 / 23))])
def test_ranges_give_a_range(found, bounds):
    assert bounds == pytest.approx(weigh([looked((0.7, 0.9), (0.1, 0.3), found)], (0.3, 0.6)).posterior)


RANGES = [
    looked((0.9, 0.95), (0.4, 0.6), name="register"),
    looked((0.5, 0.7), (0.05, 0.1), name="comparison"),
    looked((0.6, 0.8), (0.3, 0.5), MISSED, name="diaries"),
    looked(0.9, 0.1, None, name="later"),
]


@pytest.mark.parametrize(
    ("count", "prior", "bounds"),
    [
        (1, 0.5, (3 / 5, 19 / 27)),
        (2, 0.5, (15 / 17, 133 / 137)),
        (3, 0.5, (15 / 22, 133 / 138)),
        (4, 0.5, (15 / 22, 133 / 138)),
        (4, (0.3, 0.6), (0.478723, 0.975550)),
    ],
)
def test_ranges_in_turn(count, prior, bounds):
    assert bounds == pytest.approx(weigh(RANGES[:count], prior).posterior, abs=5e-7)


def test_tests_that_share_a_source_are_not_multiplied():
    three = [looked(0.8, 0.4, name=name, evidence=[INTERVIEWS]) for name in "abc"]
    alone = [looked(0.8, 0.4, name=name) for name in "abc"]
    answer = weigh(three)

    assert pytest.approx((0.5, 1)) == answer.posterior
    assert (("a", "b", "c"),) == answer.packages
    assert 8 / 9 == pytest.approx(weigh(alone).posterior.low)
    assert 16 / 23 == pytest.approx(weigh([looked(0.8, 0.35)]).posterior.low)


def test_tests_are_in_one_package_by_way_of_others():
    a, b = Evidence("a", "A"), Evidence("b", "B")
    tests = [looked(0.8, 0.4, name="x", evidence=[a]), looked(0.8, 0.4, name="y", evidence=[b])]

    assert () == weigh(tests).packages
    assert (("x", "y", "z"),) == weigh([*tests, looked(0.8, 0.4, name="z", evidence=[a, b])]).packages


@pytest.mark.parametrize(("if_true", "if_false", "after"), [(0, 0.5, 0), (0.5, 0, 1)])
def test_what_cannot_be_decides(if_true, if_false, after):
    assert after == weigh([looked(if_true, if_false)]).posterior.low


def test_what_is_impossible_either_way_is_refused():
    with pytest.raises(ValueError, match="neither if the claim is true nor"):
        weigh([looked(0, 0)])


@pytest.mark.parametrize("wrong", [{"if_true": 1.2}, {"if_false": (0.5, 0.2)}, {"if_true": "high"}])
def test_what_is_no_probability_is_refused(wrong):
    with pytest.raises(ShapeError):
        ClaimTest("t", "T", **({"if_true": 0.5, "if_false": 0.5} | wrong))


def test_a_prior_that_is_no_probability_is_refused():
    with pytest.raises(ValueError, match="prior must be from 0 to 1"):
        weigh([], 1.5)


RIVALS = [(0.9, 0.3, 0.1), (0.6, 0.6, 0.2), (0.2, 0.8, 0.5)]


@pytest.mark.parametrize(
    ("count", "after"),
    [
        (1, (0.692308, 0.230769, 0.076923)),
        (2, (0.729730, 0.243243, 0.027027)),
        (3, (0.903766, 0.075314, 0.020921)),
    ],
)
def test_several_explanations_share_what_there_is(count, after):
    tests = [dict(zip("abc", row, strict=True)) for row in RIVALS[:count]]
    found = explanations(dict.fromkeys("abc", 1 / 3), tests, [True, True, False][:count])

    assert after == pytest.approx(tuple(found.values()), abs=5e-7)


def test_something_else_has_its_share():
    found = explanations(
        dict(zip("abcr", (0.4, 0.3, 0.2, 0.1), strict=True)), [dict(zip("abcr", (0.9, 0.3, 0.1, 0.5), strict=True))]
    )

    assert (0.692308, 0.173077, 0.038462, 0.096154) == pytest.approx(tuple(found.values()), abs=5e-7)


@pytest.mark.parametrize(
    ("priors", "tests", "message"),
    [
        ({"a": 0.5, "b": 0.4}, [], "add up to 1"),
        ({"a": 0.5, "b": 0.5}, [{"a": 1}], "for each explanation and no other: b"),
        ({"a": 0.5, "b": 0.5}, [{"a": 0, "b": 0}], "none of the explanations"),
    ],
)
def test_what_cannot_be_shared_out_is_refused(priors, tests, message):
    with pytest.raises(ValueError, match=message):
        explanations(priors, tests)


HUNDREDTHS = st.integers(1, 99).map(lambda each: Fraction(each, 100))


@given(HUNDREDTHS, st.lists(st.tuples(HUNDREDTHS, HUNDREDTHS, st.booleans()), max_size=4))
def test_it_is_bayes_rule_in_exact_fractions(prior, rows):
    true, false = prior, 1 - prior
    for if_true, if_false, found in rows:
        true *= if_true if found else 1 - if_true
        false *= if_false if found else 1 - if_false
    tests = [looked(float(a), float(b), found, name=f"t{at}") for at, (a, b, found) in enumerate(rows)]

    assert float(true / (true + false)) == pytest.approx(weigh(tests, float(prior)).posterior.low)


PAIRS = st.tuples(HUNDREDTHS, HUNDREDTHS).map(lambda pair: tuple(sorted(map(float, pair))))


@given(PAIRS, PAIRS, PAIRS, st.booleans())
def test_no_choice_inside_the_ranges_leaves_the_range(prior, if_true, if_false, found):
    bounds = weigh([looked(if_true, if_false, found)], prior).posterior
    inside = [weigh([looked(a, b, found)], p).posterior.low for p, a, b in product(prior, if_true, if_false)]

    assert (min(inside), max(inside)) == pytest.approx(bounds)


@given(st.tuples(*[st.integers(0, 20)] * 4).filter(sum), st.tuples(*[st.integers(0, 20)] * 4).filter(sum))
def test_no_dependence_leaves_the_bounds_of_a_package(true_cells, false_cells):
    """Two findings with any joint distribution: cells are both, first only, second only, neither."""

    def shares(cells):
        both, first, second, _ = (Fraction(cell, sum(cells)) for cell in cells)
        return both, both + first, both + second

    both_true, *true = shares(true_cells)
    both_false, *false = shares(false_cells)
    assume(both_true + both_false)
    tests = [
        looked(float(a), float(b), name=name, evidence=[INTERVIEWS])
        for name, a, b in zip("ab", true, false, strict=True)
    ]
    low, high = weigh(tests).posterior

    assert low - 1e-9 <= both_true / (both_true + both_false) <= high + 1e-9
