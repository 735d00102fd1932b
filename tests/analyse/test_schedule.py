from __future__ import annotations

from datetime import date

import pytest

from successplan.analyse.result import Span
from successplan.analyse.schedule import occurrences
from successplan.analyse.workdays import Move, Workdays
from successplan.model import Held, Meeting
from successplan.words import Words

JAPAN = Workdays("JP", (((12, 29), (1, 3)),))
START = date(2026, 4, 1)


def meeting(every: str, day: str | None = None) -> Meeting:
    return Meeting(id="m", name=Words("定例会"), every=every, day=day, at="10:00")  # type: ignore[arg-type]


def days(which: Meeting, first: str, last: str, move: Move = "next", held: tuple[Held, ...] = ()) -> list[str]:
    span = Span(date.fromisoformat(first), date.fromisoformat(last))
    found = occurrences(which, span, JAPAN, move, plan_start=START, year_start=4, held=held)
    return [each.day.isoformat() for each in found]


def test_every_tuesday() -> None:
    assert days(meeting("week", "tue"), "2026-07-01", "2026-07-31") == [
        "2026-07-07", "2026-07-14", "2026-07-21", "2026-07-28",
    ]  # fmt: skip


def test_every_two_weeks_from_the_week_in_which_the_plan_starts() -> None:
    # the plan starts on Wednesday 1 April: weeks of 30 March, 13 April, 27 April
    assert days(meeting("two_weeks", "thu"), "2026-04-01", "2026-05-08") == ["2026-04-02", "2026-04-16", "2026-04-30"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("3rd wed", "2026-07-15"),
        ("1st wed", "2026-07-01"),
        ("last fri", "2026-07-31"),
        ("4th tue", "2026-07-28"),
        ("tue", "2026-07-07"),
    ],
)
def test_a_weekday_of_the_month(day: str, expected: str) -> None:
    assert days(meeting("month", day), "2026-07-01", "2026-07-31") == [expected]


def test_off_a_public_holiday_by_rule() -> None:
    # the third Monday of July 2026 is 海の日, the 20th
    assert days(meeting("month", "3rd mon"), "2026-07-01", "2026-07-31") == ["2026-07-21"]
    assert days(meeting("month", "3rd mon"), "2026-07-01", "2026-07-31", "previous") == ["2026-07-17"]


def test_golden_week() -> None:
    # Tuesday 5 May 2026 is a holiday and so is Wednesday 6 May, its substitute
    assert days(meeting("week", "tue"), "2026-05-01", "2026-05-15") == ["2026-05-07", "2026-05-12"]


def test_moved_into_the_span_from_either_side() -> None:
    assert days(meeting("week", "mon"), "2026-07-21", "2026-07-21") == ["2026-07-21"]
    assert days(meeting("week", "mon"), "2026-07-17", "2026-07-18", "previous") == ["2026-07-17"]


def test_closed_at_the_turn_of_the_year() -> None:
    assert days(meeting("week", "tue"), "2026-12-22", "2027-01-06") == ["2026-12-22", "2027-01-04", "2027-01-05"]


def test_a_quarter_falls_into_its_last_month() -> None:
    assert days(meeting("quarter", "3rd wed"), "2026-04-01", "2027-03-31") == [
        "2026-06-17", "2026-09-16", "2026-12-16", "2027-03-17",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("quarter", ["2026-06-30", "2026-09-30", "2026-12-28", "2027-03-31"]),  # 29 to 31 December are closed
        ("half_year", ["2026-09-30", "2027-03-31"]),
        ("year", ["2027-03-31"]),
    ],
)
def test_without_a_day_the_last_working_day_stands_in(every: str, expected: list[str]) -> None:
    assert days(meeting(every), "2026-04-01", "2027-03-31") == expected


def test_a_stand_in_is_said_to_be_one() -> None:
    july = Span(date(2026, 7, 1), date(2026, 7, 31))
    found = occurrences(meeting("month"), july, JAPAN, plan_start=START)
    assert [(each.day, each.fixed, each.at) for each in found] == [(date(2026, 7, 31), False, "10:00")]
    found = occurrences(meeting("month", "last fri"), july, JAPAN, plan_start=START)
    assert [each.fixed for each in found] == [True]


def test_the_next_one_that_was_agreed_replaces_its_week() -> None:
    held = (
        Held(id="h1", meeting="m", date=date(2026, 6, 30), next=date(2026, 7, 9)),
        Held(id="h2", meeting="m", date=date(2026, 7, 7), next=date(2026, 7, 16)),
        Held(id="h3", meeting="other", date=date(2026, 7, 8), next=date(2026, 7, 20)),
    )
    assert days(meeting("week", "tue"), "2026-07-08", "2026-07-22", held=held) == ["2026-07-16", "2026-07-21"]


def test_every_day_leaves_days_off_out() -> None:
    # Friday 17, weekend, 海の日, Tuesday 21
    assert days(meeting("day"), "2026-07-17", "2026-07-21") == ["2026-07-17", "2026-07-21"]
