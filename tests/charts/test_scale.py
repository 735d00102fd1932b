"""Axes hold their values, in steps that people count in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from successplan.charts.scale import Scale, formatted, month_start, number_format, sample, scale, serial

NUMBERS = st.decimals(min_value=D("-1e12"), max_value=D("1e12"), places=2)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # 18.0 to 23.7: 5.7 in five parts is 1.14, the next step is 2; 18 and 24 are multiples.
        (["18.0", "23.7"], Scale(D(18), D(24), D(2))),
        # 12 is less than half of 30, so the axis begins at zero; 30 / 5 = 6, the next step is 10.
        (["12", "30"], Scale(D(0), D(30), D(10))),
        # -8 to 10: 18 / 5 = 3.6, the next step is 5.
        (["-8", "10"], Scale(D(-10), D(10), D(5))),
        # One value: a tenth of it on both sides, 19.8 to 24.2: 4.4 / 5 = 0.88, the next step is 1.
        (["22"], Scale(D(19), D(25), D(1))),
        # 120 to 250 million: 120 is less than half, 250 / 5 = 50.
        (["120000000", "250000000"], Scale(D(0), D(250000000), D(50000000))),
    ],
)
def test_bounds_worked_out_by_hand(values: list[str], expected: Scale) -> None:
    assert scale([D(value) for value in values]) == expected


def test_given_bounds_are_kept_unless_they_leave_no_room() -> None:
    assert scale([D(40), D(60)], D(0), D(100)) == Scale(D(0), D(100), D(20))
    assert scale([D(40), D(60)], low=D(35)).low == 35
    turned = scale([D(40), D(60)], D(90), D(80))
    assert turned.low < turned.high


@given(st.lists(NUMBERS, max_size=20))
def test_every_value_lies_on_the_axis_and_gridlines_are_few(values: list[D]) -> None:
    axis = scale(values)
    assert all(axis.low <= value <= axis.high for value in values)
    assert axis.low < axis.high
    assert 2 <= len(axis.ticks()) <= 8
    assert axis.ticks()[0] == axis.low
    assert axis.ticks()[-1] == axis.high


@given(st.lists(NUMBERS, max_size=20))
def test_an_axis_for_bars_holds_zero(values: list[D]) -> None:
    axis = scale(values, zero=True)
    assert axis.low <= 0 <= axis.high


def test_numbers_are_formatted_alike_here_and_in_office() -> None:
    assert (number_format(0), number_format(2)) == ("#,##0", "#,##0.00")
    assert (formatted(D("1234567.85"), 1), formatted(D("-0.5"), 2)) == ("1,234,567.8", "-0.50")


def test_days_are_counted_as_spreadsheets_do() -> None:
    assert serial(date(2026, 1, 1)) == 46023  # as Excel shows for 2026-01-01 in the format General
    assert month_start(date(2025, 12, 31), 1) == date(2026, 1, 1)
    assert month_start(date(2026, 1, 5), -1) == date(2025, 12, 1)


@pytest.mark.parametrize(
    ("code", "shown"),
    [('m"月"', "7月"), ("mmm", "Jul"), ("yyyy/mm", "2026/07"), ("mmm\\ yy", "Jul 26"), ("[$-411]d", "9")],
)
def test_dates_are_about_as_wide_as_office_shows_them(code: str, shown: str) -> None:
    assert sample(date(2026, 7, 9), code) == shown
