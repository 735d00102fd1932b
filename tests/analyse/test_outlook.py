"""Theil-Sen, its range and the day of the target, worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from successplan.analyse.judge import Reading
from successplan.analyse.outlook import natural_bounds, outlook, slope_ranks, theil_sen
from successplan.analyse.path import Course, Target
from successplan.analyse.result import Span

DAY = date(2026, 1, 1)


def readings(values: list[int], step: int = 7) -> list[Reading]:
    days = [DAY + timedelta(days=step * index) for index in range(len(values))]
    return [Reading(Span(day, day), F(value)) for day, value in zip(days, values, strict=True)]


def course(better: str, baseline: int, target: int, after: int) -> Course:
    return Course(better, F(baseline), DAY, (Target(DAY + timedelta(days=after), F(target), F(target)),))  # type: ignore[arg-type]


def test_median_slope_is_not_turned_by_an_outlier() -> None:
    # values 0 1 2 30 4 on days 0 to 4: slopes 1 1 10 1 / 1 14.5 1 / 28 1 / -26, the median of the ten is 1; the line
    # runs through day 2 and value 2
    points = [(DAY + timedelta(days=index), F(value)) for index, value in enumerate([0, 1, 2, 30, 4])]
    line = theil_sen(points)
    assert line.slope == 1
    assert line.on(DAY + timedelta(days=10), line.slope) == 10


def test_ranks_of_the_interval() -> None:
    # n = 4: N = 6, C = 1.2816 x sqrt(4 x 3 x 13 / 18) = 3.77: (6 - 3.77) / 2 = 1.1 and (6 + 3.77) / 2 + 1 = 5.9, the
    # smallest and the largest slope
    assert slope_ranks(4) == (0, 5)
    # n = 8: N = 28, C = 1.2816 x sqrt(8 x 7 x 21 / 18) = 10.36: 8.8 -> the 8th, 20.2 -> the 21st
    assert slope_ranks(8) == (7, 20)


def test_outlook_on_a_line() -> None:
    # 0, 7, ... 49 on days 0, 7, ... 49: one a day; the target 100 stands on day 120
    found = outlook(course("higher", 0, 100, 120), readings(list(range(0, 56, 7))), 8)
    assert found is not None
    assert (found.value, found.low, found.high, found.points) == (120, 120, 120, 8)
    assert found.reached == DAY + timedelta(days=100)
    assert found.day == DAY + timedelta(days=120)


def test_range_of_the_trend() -> None:
    # days 0 10 20 30, values 0 10 30 30: slopes 1, 1.5, 1 / 2, 1 / 0: sorted 0 1 1 1 1.5 2, median 1, range 0 to 2;
    # through day 15 and value 20: on day 35 it is 40, from 20 to 60
    found = outlook(course("higher", 0, 100, 35), readings([0, 10, 30, 30], 10), 4)
    assert found is not None
    assert (found.value, found.low, found.high) == (40, 20, 60)


def test_falling_to_a_lower_target() -> None:
    # 100 less 1 a day: 49 days on it is 51; 40 is reached on day 60
    found = outlook(course("lower", 100, 40, 90), readings([100 - 7 * index for index in range(8)]), 8)
    assert found is not None
    assert (found.value, found.reached) == (10, DAY + timedelta(days=60))


def test_never_at_this_rate() -> None:
    away = outlook(course("lower", 100, 40, 90), readings([100 + index for index in range(8)]), 8)
    flat = outlook(course("lower", 100, 40, 90), readings([90] * 8), 8)
    slow = outlook(course("higher", 0, 100_000, 90), readings(list(range(8))), 8)
    assert [found.reached if found else DAY for found in (away, flat, slow)] == [None, None, None]


def test_already_reached() -> None:
    found = outlook(course("higher", 0, 40, 90), readings(list(range(0, 56, 7))), 8)
    assert found is not None
    assert found.reached == DAY + timedelta(days=49)


def test_too_few_values_and_nothing_left_to_foresee() -> None:
    assert outlook(course("higher", 0, 100, 120), readings(list(range(7))), 8) is None
    assert outlook(course("higher", 0, 100, 49), readings(list(range(8))), 8) is None


def test_only_the_newest_values_speak() -> None:
    # 30 weeks flat, then 26 weeks at one a day
    values = [0] * 30 + [7 * index for index in range(26)]
    found = outlook(course("higher", 0, 1000, 2000), readings(values), 8)
    assert found is not None
    assert found.points == 26
    # the last value, 175, stands on day 7 x 55 = 385; 825 days later
    assert found.reached == DAY + timedelta(days=385 + 825)


def test_a_share_does_not_grow_beyond_the_whole() -> None:
    users, values = course("higher", 0, 90, 300), readings([10 * index for index in range(8)])
    bounds = natural_bounds(users, values, percent=True)
    assert bounds == (0, 100)
    found = outlook(users, values, 8, bounds)
    assert found is not None
    assert (found.value, found.low, found.high) == (100, 100, 100)
    assert natural_bounds(users, values, percent=False) == (0, None)
    assert natural_bounds(course("higher", -5, 120, 300), values, percent=True) == (None, None)


@given(st.lists(st.integers(-1000, 1000), min_size=4, max_size=12))
def test_the_range_holds_the_value(values: list[int]) -> None:
    found = outlook(course("higher", 0, 100, 400), readings(values), 4)
    assert found is not None
    assert found.low <= found.value <= found.high
