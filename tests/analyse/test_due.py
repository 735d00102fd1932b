"""What should have come and has not: counted by hand on the calendar of July 2026 (1 July is a Wednesday)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from successplan.analyse import values_due, weeks_missing
from successplan.model import Customer

Build = Callable[..., Customer]


def goal(every: str, source: str = "till", **more: Any) -> dict[str, Any]:
    return {"id": "g", "name": "粗利", "measure": {"every": every, "source": source}, **more}


@pytest.mark.parametrize(("day", "due"), [
    ("2026-07-13", False),  # the week up to Sunday 12 July is ready on the 13th, which is today
    ("2026-07-14", True),
])
def test_a_week_is_due_when_its_source_had_its_days(customer: Build, day: str, due: bool) -> None:
    found = values_due(customer([goal("week")], [("g", "2026-07-05", "48.0")]), date.fromisoformat(day))
    assert [(one.end, one.ready, one.newest) for one in found] == (
        [(date(2026, 7, 12), date(2026, 7, 13), date(2026, 7, 5))] if due else [])


def test_of_several_that_are_missing_the_oldest_is_named(customer: Build) -> None:
    (found,) = values_due(customer([goal("week")], [("g", "2026-06-14", "48.0")]), date(2026, 7, 15))
    assert found.end == date(2026, 6, 21)


def test_the_books_of_june_are_due_after_eight_working_days(customer: Build) -> None:
    """1 to 10 July without two Sundays and Saturdays are eight working days."""
    plan = customer([goal("month", "books")], [("g", "2026-05-31", "48.0")])
    assert not values_due(plan, date(2026, 7, 10))
    (found,) = values_due(plan, date(2026, 7, 11))
    assert (found.end, found.ready) == (date(2026, 6, 30), date(2026, 7, 10))


def test_the_first_value_is_due_after_the_first_whole_period(customer: Build) -> None:
    plan = customer([goal("month")])
    assert not values_due(plan, date(2026, 5, 1))
    (found,) = values_due(plan, date(2026, 5, 2))
    assert (found.end, found.newest) == (date(2026, 4, 30), None)


def test_what_could_not_be_measured_is_not_asked_for_again(customer: Build) -> None:
    assert not values_due(customer([goal("week")], [("g", "2026-07-05", "48.0"), ("g", "2026-07-12", None)]),
                          date(2026, 7, 14))


def test_friday_is_followed_by_monday(customer: Build) -> None:
    plan = customer([goal("day")], [("g", "2026-07-10", "48.0")])
    assert not values_due(plan, date(2026, 7, 14))
    assert [one.end for one in values_due(plan, date(2026, 7, 15))] == [date(2026, 7, 13)]


def test_nothing_is_due_that_is_not_measured_yet_or_after_the_plan(customer: Build) -> None:
    waiting = goal("month", to_confirm=[{"what": "measure.source"}])
    assert not values_due(customer([waiting]), date(2026, 7, 15))
    assert not values_due(customer([goal("month")], [("g", "2026-09-30", "48.0")]), date(2026, 12, 1))


def test_of_the_last_four_weeks_those_without_a_report(customer: Build) -> None:
    meetings = {"meetings": [{"id": "w", "name": "定例会", "every": "week", "document": "weekly"}]}
    weeks = {"weeks": [{"week": "2026-W26"}, {"week": "2026-W28", "came": "2026-07-20"}]}  # W28: 6 to 12 July
    plan = customer([], plan=meetings, journal=weeks)
    assert [(week.start.day, week.end.day) for week in weeks_missing(plan, date(2026, 7, 15))] == [
        (15, 21), (29, 5), (6, 12)]
    assert weeks_missing(customer([], journal=weeks), date(2026, 7, 15)) == ()


def test_no_report_is_asked_for_before_the_plan_or_before_its_monday_is_over(customer: Build) -> None:
    meetings = {"meetings": [{"id": "w", "name": "定例会", "every": "week", "document": "weekly"}]}
    plan = customer([], plan=meetings)  # from Wednesday 1 April: its first whole week begins on the 6th
    assert weeks_missing(plan, date(2026, 4, 13)) == ()
    assert [week.start for week in weeks_missing(plan, date(2026, 4, 14))] == [date(2026, 4, 6)]
