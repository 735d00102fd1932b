"""Lines measured on different days share rows without a value being made up or a gap being closed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal as D

from charts.reading import ACTUAL, BASELINE, MARK, MONDAY, PART, PATH, TARGET, trend, weekly

from successplan.charts.bands import band_columns, stacked
from successplan.charts.timeline import Timeline, between, column, timeline
from successplan.document import Band, Line, Mark, Trend


def rows_of(*lines: Line, marks: tuple[Mark, ...] = ()) -> Timeline:
    return timeline(Trend(lines, (), marks))


def test_rows_are_all_days_and_the_months_that_are_still_to_come() -> None:
    assert rows_of(ACTUAL, PATH, PART, marks=(MARK,)).days == (
        date(2026, 1, 5), date(2026, 1, 8), date(2026, 1, 12), date(2026, 1, 15), date(2026, 1, 19), date(2026, 1, 20),
        date(2026, 1, 26), date(2026, 2, 2), date(2026, 3, 1), date(2026, 3, 30),
    )  # fmt: skip


def test_a_line_goes_straight_over_the_days_of_others_but_not_over_its_own_gap() -> None:
    line = column(ACTUAL, rows_of(ACTUAL, PART, marks=(MARK,)), 1)
    # 8 January lies 3 of 7 days after the 5th: 23.5 - 0.4 x 3 / 7 = 23.328571..., to five places 23.32857.
    # The 15th and the 20th lie beside the gap of the 19th.
    assert line.values == (D("23.5"), D("23.32857"), D("23.1"), None, None, None, D("22.8"), D("22.4"))
    assert line.between == {1: (0, 2)}


def test_a_plan_is_worked_out_for_every_row_from_its_first_to_its_last_day() -> None:
    rows = rows_of(ACTUAL, PATH)
    # 84 days from 5 January to 30 March for 5.5 points; 2 February is day 28: 23.5 - 5.5 / 3 = 21.66667.
    assert column(PATH, rows, 1).values[rows.row(date(2026, 2, 2))] == D("21.66667")
    early = Line("x", "actual", weekly(date(2025, 12, 22), "1", "2", "3", "4"))
    assert column(PATH, rows_of(early, PATH), 1).values[:2] == (None, None)


def test_a_single_baseline_value_holds_for_all_rows_and_a_target_for_its_own() -> None:
    rows = rows_of(ACTUAL, BASELINE, TARGET)
    assert set(column(BASELINE, rows, 1).values) == {D("23.5")}
    assert column(TARGET, rows, 1).values == (*[None] * (len(rows.days) - 1), D(18))


def test_monthly_values_have_a_row_for_each_month() -> None:
    line = Line("x", "actual", tuple((date(2026, n, 28), D(n)) for n in (1, 2, 3)))
    rows = rows_of(line, Line("p", "path", ((date(2026, 1, 1), D(0)), (date(2026, 5, 31), D(150)))), marks=(MARK,))
    assert rows.monthly
    assert rows.days == (
        date(2026, 1, 28), date(2026, 2, 28), date(2026, 3, 28), date(2026, 4, 30), date(2026, 5, 31))
    assert rows.row(MARK.day) == 0
    assert rows.shares == (0, 0.25, 0.5, 0.75, 1)
    assert not rows_of(ACTUAL).monthly


def test_a_step_in_a_plan_is_read_from_the_right_side() -> None:
    points = ((date(2026, 1, 1), D(1)), (date(2026, 1, 11), D(2)))
    assert between(points, date(2026, 1, 6), 0) == D("1.5")
    assert between(points, date(2026, 1, 11), 0) == D(2)
    assert between(points, date(2026, 1, 12), 0) is None


def test_bands_are_stacked_from_the_lowest() -> None:
    days = (MONDAY, date(2026, 1, 19))
    high = Band("high", tuple((day, D(30), D(35)) for day in days))
    low = Band("low", tuple((day, D(10), D(20)) for day in days))
    rows = rows_of(Line("x", "actual", weekly(MONDAY, "1", "2", "3", "4")))
    columns = band_columns(stacked((high, low)), rows, 0)
    assert [one.name for one in columns] == ["low: min", "low", "high: min", "high"]
    # below 10, up 10 to 20, 10 more to 30, up 5 to 35; from the fourth week on no height, so 20 more to 30.
    assert [one.values[0] for one in columns] == [10, 10, 10, 5]
    assert [one.values[3] for one in columns] == [10, 0, 20, 0]


def test_an_empty_trend_has_no_rows_and_still_an_axis() -> None:
    rows = timeline(trend().plot)  # type: ignore[arg-type]
    assert rows.days == ()
    assert rows.bounds[0] < rows.bounds[1]
