from __future__ import annotations

from datetime import date

import pytest

from successplan.analyse.periods import (
    add_months,
    ends_in,
    first_end,
    fiscal_year_of,
    last_complete_month,
    last_end_in,
    measured_span,
    month_span,
    next_end,
    parse_period,
    quarter_of,
    shifted,
    week_of,
)
from successplan.analyse.result import Span

JUNE = Span(date(2026, 6, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("every", "end", "start"),
    [
        ("day", "2026-06-28", "2026-06-28"),
        ("week", "2026-06-28", "2026-06-22"),
        ("week", "2026-06-27", "2026-06-21"),  # weeks that end on Saturday
        ("two_weeks", "2026-06-28", "2026-06-15"),
        ("month", "2026-06-30", "2026-06-01"),
        ("month", "2026-02-28", "2026-02-01"),
        ("month", "2028-02-29", "2028-02-01"),
        ("month", "2026-06-20", "2026-05-21"),  # books closed on the 20th
        ("quarter", "2026-06-30", "2026-04-01"),
        ("half_year", "2026-09-30", "2026-04-01"),
        ("year", "2027-03-31", "2026-04-01"),
    ],
)
def test_measured_span(every: str, end: str, start: str) -> None:
    assert measured_span(every, date.fromisoformat(end)) == Span(date.fromisoformat(start), date.fromisoformat(end))


def test_months_keep_their_ends() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 2, 28), 1) == date(2026, 3, 31)
    assert add_months(date(2026, 1, 30), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 1, 15), -1) == date(2025, 12, 15)
    assert next_end("month", date(2026, 4, 30)) == date(2026, 5, 31)


@pytest.mark.parametrize(
    ("every", "start", "end"),
    [
        ("week", "2026-04-27", "2026-05-03"),  # a Monday: its own week
        ("week", "2026-04-01", "2026-04-12"),  # a Wednesday: the next whole week
        ("month", "2026-04-01", "2026-04-30"),
        ("month", "2026-04-27", "2026-05-31"),
        ("quarter", "2026-04-01", "2026-06-30"),
        ("quarter", "2026-05-01", "2026-09-30"),
        ("year", "2026-04-01", "2027-03-31"),
        ("day", "2026-04-01", "2026-04-01"),
    ],
)
def test_first_whole_period_with_a_year_from_april(every: str, start: str, end: str) -> None:
    assert first_end(every, date.fromisoformat(start), 4) == date.fromisoformat(end)


def test_ends_inside_a_month() -> None:
    assert ends_in("week", JUNE) == tuple(date(2026, 6, day) for day in (7, 14, 21, 28))
    assert ends_in("week", JUNE, date(2026, 5, 30)) == tuple(date(2026, 6, day) for day in (6, 13, 20, 27))
    assert last_end_in("month", JUNE) == date(2026, 6, 30)
    assert last_end_in("month", JUNE, date(2026, 3, 20)) == date(2026, 6, 20)
    assert last_end_in("quarter", shifted(JUNE, -1), date(2026, 6, 30)) is None


def test_last_complete_month() -> None:
    assert last_complete_month(date(2026, 7, 15)) == JUNE
    assert last_complete_month(date(2026, 7, 1)) == JUNE
    assert last_complete_month(date(2026, 6, 30)) == Span(date(2026, 5, 1), date(2026, 5, 31))  # June is not over
    assert last_complete_month(date(2026, 1, 1)) == Span(date(2025, 12, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-06", "2026-06-01", "2026-06-30"),
        ("2026-Q2", "2026-04-01", "2026-06-30"),
        ("2026-W26", "2026-06-22", "2026-06-28"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
    ],
)
def test_parse_period(text: str, start: str, end: str) -> None:
    assert parse_period(text) == Span(date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize("text", ["", "2026-13", "2026-Q5", "2025-W53", "2026-6", "June", "2026-06-01"])
def test_what_names_no_period(text: str) -> None:
    with pytest.raises(ValueError):
        parse_period(text)


def test_month_span_wants_a_month() -> None:
    assert month_span("2026-06") == JUNE
    for text in ("2026", "2026-Q2", "2026-W26", "2026-00"):
        with pytest.raises(ValueError):
            month_span(text)


def test_shifted_by_its_own_kind() -> None:
    assert shifted(JUNE, -4) == Span(date(2026, 2, 1), date(2026, 2, 28))
    assert shifted(parse_period("2026-Q2"), 1) == Span(date(2026, 7, 1), date(2026, 9, 30))
    assert shifted(parse_period("2026-W26"), -1) == parse_period("2026-W25")


def test_fiscal_periods() -> None:
    # a year from February: its quarters begin in February, May, August, November
    assert quarter_of(date(2026, 1, 10), 2) == Span(date(2025, 11, 1), date(2026, 1, 31))
    assert fiscal_year_of(date(2026, 3, 31), 4) == Span(date(2025, 4, 1), date(2026, 3, 31))
    assert fiscal_year_of(date(2026, 4, 1), 4) == Span(date(2026, 4, 1), date(2027, 3, 31))


def test_week_of() -> None:
    assert week_of(date(2026, 7, 12)) == Span(date(2026, 7, 6), date(2026, 7, 12))
