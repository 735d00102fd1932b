"""Series of kpi.csv: order, corrections, parts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from successplan.model import History, Observation


def row(day: int, value: str | None, part: str = "", kpi: str = "rate") -> Observation:
    return Observation(kpi, date(2026, 6, day), None if value is None else Decimal(value), part)


def test_a_series_is_oldest_first_and_the_last_row_of_a_day_counts() -> None:
    history = History([row(28, "24.2"), row(7, "21.6"), row(28, "22.4"), row(21, None)])
    series = history.series("rate")
    assert [each.date.day for each in series] == [7, 21, 28]
    assert [each.value for each in series] == [Decimal("21.6"), None, Decimal("22.4")]
    assert [each.corrected for each in series] == [False, False, True]


def test_parts_are_series_of_their_own_and_the_whole_is_not_among_them() -> None:
    history = History([row(28, "22.4"), row(28, "20.6", "new"), row(28, "23.1", "old"), row(28, "1", "x", "other")])
    assert [each.value for each in history.series("rate")] == [Decimal("22.4")]
    assert [each.value for each in history.series("rate", "old")] == [Decimal("23.1")]
    assert history.parts("rate") == ("new", "old")
    assert history.kpis == ("rate", "other")
    assert history.series("nobody") == ()


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 99))))
def test_a_series_holds_each_day_once_with_its_last_value(rows: list[tuple[int, int]]) -> None:
    series = History(row(day, str(value)) for day, value in rows).series("rate")
    assert {each.date.day: each.value for each in series} == {day: Decimal(value) for day, value in rows}
    assert [each.date for each in series] == sorted({date(2026, 6, day) for day, _ in rows})
