"""Attainment: the share of the way from the baseline to the target, and what is said where there is none."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from logicmodel import Indicator, Measurement, load_example
from logicmodel.evidence import attainment, attainments, pooled

READING = load_example("reading-together")


def indicator(direction=None, b=None, t=None, a=None, **said):
    """Return an indicator with these values, none of them dated."""

    def values(value):
        return [] if value is None else [Measurement(value)]

    return Indicator(
        "i",
        "I",
        direction=direction,
        baseline=values(b),
        targets=said.pop("targets", values(t)),
        actuals=said.pop("actuals", values(a)),
        **said,
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("increase", 60, 80, 70), (0.5, False, "not met")),
        (("increase", 60, 80, 80), (1, True, "met")),
        (("increase", 60, 80, 55), (-0.25, False, "worse than the baseline")),
        (("increase", 60, 80, 95), (1.75, True, "met")),
        (("decrease", 400, 200, 300), (0.5, False, "not met")),
        (("decrease", 400, 200, 450), (-0.25, False, "worse than the baseline")),
        (("decrease", 30, 15, 15), (1, True, "met")),
        (("increase", 0, 50, 20), (0.4, False, "not met")),
        (("increase", 0, 0, 0), (None, True, "met")),
        (("increase", 50, 50, 49), (None, False, "not met")),
        (("decrease", 5, 0, 2), (0.6, False, "not met")),
        (("increase", 80, 60, 70), (None, True, "met")),
    ],
)
def test_the_share_is_that_of_the_way_from_baseline_to_target(values, expected):
    found = attainment(indicator(*values))

    assert expected == (found.share, found.met, found.status)


def test_a_target_against_the_wanted_direction_is_said():
    assert "the target lies against the wanted direction" == attainment(indicator("increase", 80, 60, 70)).why


@pytest.mark.parametrize(("t", "a", "share"), [(80, 70, 0.5), (20, 30, 0.75)])
def test_a_direction_that_nobody_states_follows_the_target_and_is_said(t, a, share):
    found = attainment(indicator(None, 60, t, a))

    assert (share, "direction assumed from baseline and target") == (found.share, found.why)


@pytest.mark.parametrize(("tolerance", "met"), [(None, False), (2, True), (1, False)])
def test_what_is_to_be_maintained_is_met_within_its_tolerance(tolerance, met):
    found = attainment(indicator("maintain", 50, 50, 48, tolerance=tolerance))

    assert (None, met) == (found.share, found.met)


# The figures of the shipped example, worked out by hand from the values in it.
SHARES = {
    "volunteers-trained": (34 / 30, 34 / 60, "met", "same"),
    "sessions-per-pupil": (47 / 50, 47 / 60, "not met", "same"),
    "loans-per-week": (140 / 160, 140 / 260, "not met", "same"),
    "minutes-aloud": (22 / 26, 22 / 26, "under way", "next"),
    "enjoy-reading": (11 / 19, 11 / 19, "under way", "next"),
    "minutes-missed": (5 / 15, 5 / 15, "under way", "next"),
    "fluent-readers": (5 / 8, 5 / 16, "under way", "next"),
    "home-readers": (None, None, "in words", "next"),
    "expected-level": (None, None, "not due", None),
}


@pytest.mark.parametrize("name", SHARES)
def test_the_example_got_this_far(name):
    [row] = [each for each in attainments(READING) if each.indicator.id == name and each.category is None]
    share, last_share, status, relation = SHARES[name]

    assert (status, relation) == (row.status, row.matched.relation)
    assert (share, last_share) == pytest.approx((row.share, row.last_share))


def test_categories_never_borrow_what_is_said_of_all():
    rows = [each for each in attainments(READING) if each.category]

    assert [("girls", "no target", None), ("boys", "no target", None)] == [
        (each.category, each.status, each.share) for each in rows
    ]


def test_a_category_with_its_own_baseline_and_target_has_a_share():
    values = {"category": "girls"}
    found = Indicator(
        "i",
        "I",
        baseline=[Measurement(40), Measurement(50, **values)],
        targets=[Measurement(60, **values)],
        actuals=[Measurement(55, **values)],
    )

    assert 0.5 == attainment(found, category="girls").share
    assert (None, "no data") == (attainment(found).share, attainment(found).status)


def test_counts_are_told_and_nothing_is_averaged():
    assert (
        "1 of 7 due were met; 4 of them not measured since; 2 not due; 2 without a target"
        == attainments(READING).sentence
    )


def test_the_picture_lights_what_was_due_and_is_not_met():
    assert ("sessions-held", "books-home", "practice", "enjoyment", "missed-lessons", "habit") == attainments(
        READING
    ).ids


def test_steps_of_an_ordinal_measure_are_counted():
    found = indicator(
        "increase",
        "some weeks",
        "most weeks",
        "some weeks",
        measure="ordinal",
        levels=["never", "some weeks", "most weeks", "most days"],
    )

    assert (0, "0 of 1 steps") == (attainment(found).share, attainment(found).steps)


def per_period(*actuals, adds_up="per-period"):
    return indicator(
        "increase",
        0,
        adds_up=adds_up,
        measure="unit",
        targets=[Measurement(30, "2025"), Measurement(60, "2026")],
        actuals=list(actuals),
    )


def test_periods_that_add_up_are_summed_once_all_are_reported():
    found = attainment(per_period(Measurement(20, "2025"), Measurement(50, "2026")), at="2026")

    assert (70 / 90, "70 of 90") == (found.share, found.text)


def test_a_period_that_is_not_reported_is_said_and_not_taken_for_zero():
    found = attainment(per_period(Measurement(34, "2025")), at="2026")

    assert (None, "1 of 2 periods reported", pytest.approx(34 / 90)) == (found.share, found.why, found.last_share)


def test_a_running_total_is_held_against_the_target_of_its_period():
    found = attainment(per_period(Measurement(34, "2025"), adds_up="running-total"), at="2026")

    assert (pytest.approx(34 / 30), pytest.approx(34 / 60)) == (found.share, found.last_share)


def test_without_a_word_on_adding_up_no_total_is_made():
    found = attainment(per_period(Measurement(20, "2025"), Measurement(50, "2026"), adds_up=None), at="2026")

    assert (50 / 60, "not said whether periods add up; this is the latest period alone") == (found.share, found.why)


def test_the_last_target_that_was_set_counts_and_earlier_ones_are_kept():
    targets = [Measurement(80, "2026", set_on="2025-01"), Measurement(70, "2026", set_on="2025-09")]
    found = attainment(indicator("increase", 60, targets=targets, actuals=[Measurement(65, "2026")]))

    assert (0.5, (targets[0],)) == (found.share, found.matched.earlier_targets)


@pytest.mark.parametrize(
    ("actual", "target", "relation"),
    [
        ("2025-06", "2025-06", "same"),
        ("2025-06", "2026", "next"),
        ("2025-06", "2024", "past"),
        ("2025", "2025-06", "past"),
    ],
)
def test_the_target_is_that_of_the_same_period_or_the_next_or_the_last(actual, target, relation):
    found = attainment(
        indicator("increase", 0, targets=[Measurement(10, target)], actuals=[Measurement(5, actual)]), at="2027"
    )

    assert relation == found.matched.relation


@pytest.mark.parametrize(("at", "value"), [("2024", None), ("2025-05", 10), ("2025-12", 20)])
def test_only_what_was_known_by_the_day_counts(at, value):
    known = indicator("increase", 0, 30, actuals=[Measurement(10, "2025-05"), Measurement(20, "2025-12-31")])
    actual = attainment(known, at=at).matched.actual

    assert value == (actual and actual.value)


@pytest.mark.parametrize(("at", "status"), [("2026-05", "not due"), ("2026-06", "no data")])
def test_no_value_yet_is_not_due_or_no_data(at, status):
    assert status == attainment(indicator("increase", 0, targets=[Measurement(1, "2026-06")]), at=at).status


PACE = {
    "minutes-aloud": (22, [("2026-06", 4)]),
    "minutes-missed": (-7.5, [("2026-06", -10)]),
    "fluent-readers": (5, [("2026", 3), ("2027", 5.5)]),
    "enjoy-reading": (11, [("2026-06", 8)]),
    "loans-per-week": (140, [("2026-06", 120)]),
}


@pytest.mark.parametrize("name", PACE)
def test_pace_is_told_by_year_and_nothing_is_forecast(name):
    [row] = [each for each in attainments(READING) if each.indicator.id == name and each.category is None]

    assert PACE[name] == (row.pace.so_far, list(row.pace.needed))


@pytest.mark.parametrize("wrong", ["on track", 7, [(0.9,)], [("on track", 0.9)], READING])
def test_bands_that_are_no_pairs_are_refused(wrong):
    with pytest.raises(ValueError, match="bands takes pairs of the lowest share and a name"):
        attainments(READING, bands=wrong)


def test_bands_are_the_authors_and_interim_before_the_target_is_due():
    bands = [(0.9, "on track"), (0, "behind")]
    rows = {each.indicator.id: each for each in attainments(READING, bands=bands) if each.category is None}
    found = attainments(READING, bands=bands)

    assert ["on track", "behind (interim)", None] == [
        found.band(rows[name]) for name in ("sessions-per-pupil", "minutes-aloud", "home-readers")
    ]


def test_shares_are_pooled_from_counts():
    schools = [Measurement(50, numerator=10, denominator=20), Measurement(90, numerator=90, denominator=100)]

    assert Fraction(100, 120) == pytest.approx(pooled(schools))
    with pytest.raises(ValueError, match="numerator and a denominator"):
        pooled([Measurement(50)])


NUMBERS = st.integers(-1000, 1000)


@given(b=NUMBERS, t=NUMBERS, a=NUMBERS)
def test_the_share_is_exact_and_the_same_for_rises_and_falls(b, t, a):
    assume(b != t)
    rise = attainment(indicator("increase" if t > b else "decrease", b, t, a))
    fall = attainment(indicator("decrease" if t > b else "increase", -b, -t, -a))

    assert float(Fraction(a - b, t - b)) == rise.share == fall.share
    assert rise.met == fall.met == (rise.share >= 1)


@given(st.lists(st.tuples(st.integers(2000, 2020), NUMBERS), min_size=1, unique_by=lambda each: each[0]))
def test_the_order_in_which_values_are_written_changes_nothing(values):
    targets = [Measurement(500, "2030")]
    actuals = [Measurement(value, str(year)) for year, value in values]
    one = attainment(indicator("increase", -2000, targets=targets, actuals=actuals))
    other = attainment(indicator("increase", -2000, targets=targets, actuals=actuals[::-1]))

    assert one.share == other.share
    assert max(values)[1] == one.matched.actual.value


def test_the_course_of_an_indicator_has_its_baseline_and_the_values_up_to_the_day():
    grown = indicator(
        "increase", 60, targets=[Measurement(80, "2030")], actuals=[Measurement(70, "2024"), Measurement(66, "2023")]
    )
    grown = evolve(grown, baseline=Measurement(60, "2022"))

    assert [66, 70] == [value for _, value in attainment(grown).course][1:]
    assert [] == list(attainment(grown, at="2022").course)[1:]
    assert () == attainment(indicator("increase", 60, 80, 70)).course
