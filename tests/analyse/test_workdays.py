from __future__ import annotations

from datetime import date

import pytest

from successplan.analyse.workdays import Workdays, after, after_working_days, deadline, moved
from successplan.model import Duration

JAPAN = Workdays("JP", (((12, 29), (1, 3)),))


@pytest.mark.parametrize(
    ("country", "day", "working"),
    [
        ("JP", "2026-07-15", True),
        ("JP", "2026-07-18", False),  # Saturday
        ("JP", "2026-07-20", False),  # 海の日
        ("US", "2026-07-20", True),
        ("US", "2026-07-03", False),  # Independence Day, kept on Friday
        ("US-CA", "2026-03-31", False),  # a holiday of California alone
        ("US", "2026-03-31", True),
        ("", "2026-07-20", True),
        ("XX", "2026-07-20", True),  # a code that nobody knows: Monday to Friday
        ("XX", "2026-07-19", False),
    ],
)
def test_working_days(country: str, day: str, working: bool) -> None:
    assert Workdays(country).is_working(date.fromisoformat(day)) is working


def test_closed_days_run_over_the_new_year() -> None:
    assert not JAPAN.is_working(date(2026, 12, 29))
    assert not JAPAN.is_working(date(2026, 12, 31))
    assert JAPAN.is_working(date(2026, 12, 28))
    # 1 January is a holiday, 2 and 3 closed (and a weekend), 4 January 2027 is a Monday
    assert moved(date(2026, 12, 29), JAPAN) == date(2027, 1, 4)
    assert moved(date(2026, 12, 29), JAPAN, "previous") == date(2026, 12, 28)


def test_a_deadline_is_never_later() -> None:
    assert deadline(date(2026, 7, 20), JAPAN) == date(2026, 7, 17)  # over the weekend and 海の日
    assert deadline(date(2026, 7, 15), JAPAN) == date(2026, 7, 15)


def test_eight_working_days_after_june() -> None:
    # July 2026: 1 Wed, 2, 3, 6, 7, 8, 9, 10 Fri is the eighth
    assert after_working_days(date(2026, 6, 30), 8, JAPAN) == date(2026, 7, 10)
    assert after(date(2026, 6, 30), Duration(8, "working day"), JAPAN) == date(2026, 7, 10)


def test_other_lapses() -> None:
    assert after(date(2026, 6, 30), None, JAPAN) == date(2026, 6, 30)
    assert after(date(2026, 6, 30), Duration(1, "day"), JAPAN) == date(2026, 7, 1)
    assert after(date(2026, 6, 30), Duration(2, "week"), JAPAN) == date(2026, 7, 14)
    assert after(date(2026, 6, 30), Duration(1, "month"), JAPAN) == date(2026, 7, 31)


def test_a_calendar_without_working_days_moves_nothing() -> None:
    never = Workdays("", (((1, 1), (12, 31)),))
    assert moved(date(2026, 7, 15), never) == date(2026, 7, 15)
