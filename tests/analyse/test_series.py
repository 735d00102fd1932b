from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction as F

from successplan.analyse.periods import month_of
from successplan.analyse.result import Span
from successplan.analyse.series import Series, a_year_before, by_month, period_before, season_of, to_series
from successplan.model import Observation


def series(every: str, *rows: tuple[str, str | None]) -> Series:
    found = ((date.fromisoformat(day), None if value is None else Decimal(value)) for day, value in rows)
    observations = [Observation("k", day, value, note="" if value else "停止") for day, value in found]
    return to_series(observations, every, "till")


JUNE_WEEKS = (("2026-06-07", "22"), ("2026-06-14", "21"), ("2026-06-21", "24"), ("2026-06-28", "20"))


def test_values_carry_their_days_and_source() -> None:
    value = series("week", ("2026-06-28", "22.4")).points[0].value
    assert (value.span, value.date, value.source) == (
        Span(date(2026, 6, 22), date(2026, 6, 28)), date(2026, 6, 28), "till",
    )  # fmt: skip


def test_last_keeps_the_weeks() -> None:
    weeks = series("week", *JUNE_WEEKS)
    assert by_month(weeks, "last") is weeks
    months = series("month", ("2026-06-30", "5"))
    assert by_month(months, "sum") is months


def test_mean_is_exact() -> None:
    # (22 + 21 + 24) / 3 = 67 / 3, which no Decimal holds; the week that could not be measured is left out
    rows = (*JUNE_WEEKS[:3], ("2026-06-28", None))
    point = by_month(series("week", *rows), "mean").points[0]
    assert point.exact == F(67, 3) != exactly(point.value.value)
    assert point.value.span == Span(date(2026, 6, 1), date(2026, 6, 30))


def exactly(value: Decimal | None) -> F:
    assert value is not None
    return F(value)


def test_sum_only_of_a_whole_month() -> None:
    assert by_month(series("week", *JUNE_WEEKS), "sum").points[0].exact == 87
    gap = by_month(series("week", *JUNE_WEEKS[:3], ("2026-06-28", None)), "sum").points[0]
    assert (gap.exact, gap.value.value, gap.value.note) == (None, None, "停止")
    assert by_month(series("week", *JUNE_WEEKS[:3]), "sum").points[0].exact is None  # the last row never came


def test_sum_follows_the_weekday_on_which_weeks_end() -> None:
    # Saturdays: 6, 13, 20, 27 June, four of them
    rows = (("2026-06-06", "1"), ("2026-06-13", "2"), ("2026-06-20", "3"), ("2026-06-27", "4"))
    assert by_month(series("week", *rows), "sum").points[0].exact == 10


def test_newest_measured_in_a_span() -> None:
    weeks = series("week", *JUNE_WEEKS[:3], ("2026-06-28", None), ("2026-07-05", "19"))
    newest = weeks.newest_in(month_of(date(2026, 6, 1)))
    assert newest is not None
    assert newest.date == date(2026, 6, 21)
    assert weeks.newest_in(month_of(date(2026, 5, 1))) is None
    assert weeks.until(date(2026, 6, 21)).points == weeks.points[:3]


def test_history_from_before_is_no_reading() -> None:
    weeks = series("week", ("2025-06-29", "30"), *JUNE_WEEKS[:2], ("2026-06-21", None))
    assert [reading.value for reading in weeks.readings(date(2026, 6, 10))] == [21]


def test_the_same_week_of_last_year() -> None:
    # 52 weeks before 28 June 2026 is 29 June 2025
    weeks = series("week", ("2025-06-22", "24"), ("2025-06-29", "23.3"), ("2025-07-06", "22"))
    found = a_year_before(weeks, date(2026, 6, 28))
    assert found is not None
    assert found.date == date(2025, 6, 29)
    assert a_year_before(series("week", ("2025-06-29", None)), date(2026, 6, 28)) is None
    assert a_year_before(series("week", ("2025-06-15", "24")), date(2026, 6, 28)) is None


def test_last_year_of_weeks_that_ended_on_another_weekday() -> None:
    found = a_year_before(series("week", ("2025-06-27", "24")), date(2026, 6, 28))
    assert found is not None
    assert found.date == date(2025, 6, 27)


def test_the_same_month_of_last_year() -> None:
    months = series("month", ("2025-05-31", "1"), ("2025-06-30", "2"), ("2025-07-31", "3"))
    found = a_year_before(months, date(2026, 6, 30))
    assert found is not None
    assert found.date == date(2025, 6, 30)
    found = a_year_before(series("month", ("2024-02-29", "1")), date(2025, 2, 28))
    assert found is not None


def test_period_before_of_a_rarer_number() -> None:
    june = month_of(date(2026, 6, 1))
    assert period_before(series("week"), june, date(2026, 6, 28)) == month_of(date(2026, 5, 1))
    assert period_before(series("quarter"), june, date(2026, 6, 30)) == Span(date(2026, 1, 1), date(2026, 3, 31))


def test_season_is_last_year_moved_and_repeated() -> None:
    months = series("month", ("2025-03-31", "1"), ("2025-06-30", "2"), ("2026-03-31", "3"), ("2026-06-30", "99"))
    season = season_of(months, date(2026, 4, 1), date(2027, 6, 30))
    # 2026-06-30 belongs to the plan and must not bend its path; the second year repeats what the first was made from
    assert season == (
        (date(2026, 3, 31), F(1)),
        (date(2026, 6, 30), F(2)),
        (date(2027, 3, 31), F(3)),
        (date(2027, 6, 30), F(2)),
    )


def test_season_of_weeks_keeps_the_weekday() -> None:
    season = season_of(series("week", ("2025-06-29", "2")), date(2026, 4, 1), date(2026, 9, 30))
    assert season == ((date(2026, 6, 28), F(2)),)
