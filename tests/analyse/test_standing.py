"""Standings of whole customers: what a report of June, made in July 2026, says.

The goal of the fixture goes from 0 on 1 April to 182 on 30 September: the path is the number of days since 1 April
(30 April 29, 31 May 60, 30 June 90), and one point of the way is 1.82.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction as F
from typing import Any

import pytest

from successplan.analyse import (
    Analysis,
    Judgement,
    Reason,
    Standing,
    analyse,
    edges_on,
    month_span,
    parse_period,
    planned_on,
)
from successplan.model import Customer

Build = Callable[..., Customer]
GoalOf = Callable[..., dict[str, Any]]
REACHED, ON_TRACK, AT_RISK, OFF_TRACK, NOT_YET = (
    Judgement.REACHED,
    Judgement.ON_TRACK,
    Judgement.AT_RISK,
    Judgement.OFF_TRACK,
    Judgement.NOT_YET,
)
JULY_15 = date(2026, 7, 15)


def weekly(goal: GoalOf, **changed: Any) -> dict[str, Any]:
    return goal(measure={"every": "week", "source": "till", **changed})


def stands(customer: Customer, as_of: date = JULY_15, period: str | None = None) -> Standing:
    found = analyse(customer, as_of, parse_period(period) if period else None)
    return found.standings[0]


def word(standing: Standing) -> tuple[Judgement, tuple[Reason, ...]]:
    return standing.judgement, standing.reasons


def test_numbers_of_the_last_complete_month(customer: Build, goal: GoalOf) -> None:
    rows = [("g", "2026-05-31", "61"), ("g", "2026-06-30", "81"), ("g", "2026-07-31", "150")]
    found = stands(customer([goal()], rows))
    # 30 June: path 90, so 81 is 9 below, 9 / 182 = 4.9 points of the way
    assert word(found) == (ON_TRACK, (Reason.ON_PATH,))
    assert found.value is not None
    assert (found.value.date, found.value.value) == (date(2026, 6, 30), 81)
    assert (found.planned, found.gap, found.progress, found.planned_progress) == (90, -9, F(81, 182), F(90, 182))
    assert found.behind == F(900, 182)
    assert (found.previous and found.previous.date, found.change) == (date(2026, 5, 31), 20)
    assert [value.date.month for value in found.series] == [5, 6]  # July does not exist yet in a report of June
    assert found.edges is not None
    assert found.edges.on_track == (90 - F("18.2"), None)
    assert found.path == ((date(2026, 4, 1), F(0)), (date(2026, 9, 30), F(182)))
    assert found.target is found.final
    assert found.measured == 2
    assert found.is_goal


def test_worked_example_in_a_whole_customer(customer: Build) -> None:
    # documents.md: markdown-rate 22.4 for the week to 28 June: path 21.056, behind 24.4, at risk
    plan = {
        "id": "markdown-rate",
        "name": "値引き率",
        "better": "lower",
        "baseline": {"value": 23.5},
        "target": [{"date": "2026-06-30", "value": 21.0}, {"date": "2026-09-30", "value": 18.0}],
        "measure": {"every": "week", "source": "till", "parts": ["new-12", "old-31"]},
    }
    rows = [
        ("markdown-rate", "2025-06-29", "23.3"),
        ("markdown-rate", "2026-05-31", "21.8"),
        ("markdown-rate", "2026-06-14", "22.0"),
        ("markdown-rate", "2026-06-21", None),
        ("markdown-rate", "2026-06-28", "24.2"),
        ("markdown-rate", "2026-06-28", "22.4"),
        ("markdown-rate", "2026-07-05", "22.1"),
    ]
    parts = [("markdown-rate", "2026-06-28", "20.6", "new-12"), ("markdown-rate", "2026-07-05", "22.8", "old-31")]
    shop = customer([plan], rows, parts=parts)
    found = stands(shop)
    assert word(found) == (AT_RISK, (Reason.BEHIND,))
    assert (found.planned, found.behind) == (F("23.5") - F(22, 9), F(220, 9))
    assert found.value is not None
    assert found.value.corrected
    assert found.change == Decimal("0.6")  # 22.4 - 21.8, the last week that ended in May
    assert found.change_on_year == Decimal("-0.9")  # 22.4 - 23.3, 52 weeks before
    assert [(part, value.value) for part, value in found.parts] == [("new-12", Decimal("20.6"))]
    assert [value.value for value in found.series][-3:] == [Decimal("22.0"), None, Decimal("22.4")]
    # the form of 6 to 12 July: 20.6 planned, 21.16 still on track
    indicator = shop.plan.goals[0]
    assert planned_on(shop, indicator, date(2026, 7, 12)) == 21 - F(36, 92)
    edges = edges_on(shop, indicator, date(2026, 7, 12))
    assert edges is not None
    assert edges.on_track == (None, 21 - F(36, 92) + F("0.55"))


def test_not_yet_until_the_first_measurement_is_due(customer: Build, goal: GoalOf) -> None:
    plan = goal(measure={"every": "month", "source": "books", "from": "2026-06-01"})
    # June is ready 8 working days later, on 10 July: until then nobody is late
    assert word(stands(customer([plan]), date(2026, 7, 10))) == (NOT_YET, (Reason.NOT_DUE,))
    assert word(stands(customer([plan]), date(2026, 7, 11))) == (AT_RISK, (Reason.MISSING,))
    assert word(stands(customer([plan]), JULY_15, "2026-05")) == (NOT_YET, (Reason.NOT_DUE,))
    # an early value is judged: on its first 29 days of 121 the path is 182 x 29 / 121 = 43.6
    early = stands(customer([plan], [("g", "2026-06-30", "50")]), date(2026, 7, 2))
    assert word(early) == (ON_TRACK, (Reason.ON_PATH,))


def test_values_from_before_the_plan_are_no_measurement(customer: Build, goal: GoalOf) -> None:
    found = stands(customer([goal()], [("g", "2026-03-31", "5")]), JULY_15)
    assert word(found) == (AT_RISK, (Reason.MISSING,))
    assert found.value is None
    april = stands(customer([goal()], [("g", "2026-03-31", "5")]), date(2026, 5, 1))
    assert word(april) == (NOT_YET, (Reason.NOT_DUE,))


def test_month_that_is_not_closed_yet_shows_the_month_before(customer: Build, goal: GoalOf) -> None:
    rows = [("g", "2026-04-30", "20"), ("g", "2026-05-31", "55")]
    for day in (8, 10):  # June is due on 10 July
        found = stands(customer([goal()], rows), date(2026, 7, day))
        assert word(found) == (ON_TRACK, (Reason.ON_PATH,))
        assert (found.planned, found.change) == (60, 35)  # of 31 May, against April
    late = stands(customer([goal()], rows), date(2026, 7, 11))
    assert word(late) == (AT_RISK, (Reason.MISSING,))
    assert late.planned == 60


def test_two_months_old_is_stale(customer: Build, goal: GoalOf) -> None:
    found = stands(customer([goal()], [("g", "2026-04-30", "20")]))
    assert word(found) == (AT_RISK, (Reason.STALE,))
    assert found.outlook is None


def test_silence_mends_nothing(customer: Build, goal: GoalOf) -> None:
    # -20 on 30 April: planned 29, 49 below, 26.9 points behind: off track, and it stays so while nothing newer comes
    found = stands(customer([goal()], [("g", "2026-04-30", "-20")]))
    assert word(found) == (OFF_TRACK, (Reason.STALE, Reason.BEHIND, Reason.BACKWARDS))


@pytest.mark.parametrize(
    ("newest", "expected"),
    [
        ("2026-06-28", ON_TRACK),
        # without a source the report looks from 30 June: 10 full days (1.5 weeks) after 20 June
        ("2026-06-20", ON_TRACK),
        ("2026-06-19", AT_RISK),
    ],
)
def test_weekly_value_is_stale_after_a_week_and_a_half(
    customer: Build, goal: GoalOf, newest: str, expected: Judgement
) -> None:
    plan = goal(measure={"every": "week"})
    assert stands(customer([plan], [("g", newest, "100")]), date(2026, 8, 31), "2026-06").judgement is expected


def test_the_days_that_the_source_needs_are_no_delay(customer: Build, goal: GoalOf) -> None:
    # looked at from 1 July (30 June and 1 day), 20 June is fresh until 30 June and 1 day
    assert stands(customer([weekly(goal)], [("g", "2026-06-20", "100")])).judgement is ON_TRACK
    assert stands(customer([weekly(goal)], [("g", "2026-06-19", "100")])).reasons == (Reason.STALE,)


def test_fridays_value_is_fresh_on_monday(customer: Build, goal: GoalOf) -> None:
    # 31 May 2026 is a Sunday, 29 May the Friday before
    plan = goal(measure={"every": "day"})
    rows = [("g", "2026-05-29", "60")]
    assert stands(customer([plan], rows), date(2026, 6, 10)).judgement is ON_TRACK
    assert stands(customer([plan], [("g", "2026-05-27", "60")]), date(2026, 6, 10)).reasons == (Reason.STALE,)


def test_what_could_not_be_measured_is_missing(customer: Build, goal: GoalOf) -> None:
    found = stands(customer([goal()], [("g", "2026-05-31", "60"), ("g", "2026-06-30", None)]))
    assert word(found) == (AT_RISK, (Reason.MISSING,))
    assert found.value is not None
    assert (found.value.value, found.value.note, found.progress, found.change) == (None, "停止", None, None)


def test_last_takes_the_last_week_that_was_measured(customer: Build, goal: GoalOf) -> None:
    rows = [("g", "2026-06-14", "70"), ("g", "2026-06-21", "80"), ("g", "2026-06-28", None), ("g", "2026-07-05", "99")]
    found = stands(customer([weekly(goal)], rows))
    assert found.value is not None
    # 21 June is 81 days after 1 April
    assert (found.value.date, found.value.value, found.planned, found.judgement) == (
        date(2026, 6, 21), 80, 81, ON_TRACK,
    )  # fmt: skip


def test_mean_and_sum_are_values_of_the_month(customer: Build, goal: GoalOf) -> None:
    rows = [("g", f"2026-06-{day:02}", value) for day, value in ((7, "70"), (14, "80"), (21, "90"), (28, "100"))]
    mean = stands(customer([weekly(goal, month_value="mean")], rows))
    assert mean.value is not None
    assert (mean.value.date, mean.value.value, mean.planned) == (date(2026, 6, 30), 85, 90)
    total = stands(customer([weekly(goal, month_value="sum")], rows))
    assert total.value is not None
    assert (total.value.value, len(total.series)) == (340, 4)
    short = stands(customer([weekly(goal, month_value="sum")], rows[:3]))
    assert word(short) == (AT_RISK, (Reason.MISSING,))


def test_month_made_of_weeks_holds_its_target_date(customer: Build, goal: GoalOf) -> None:
    plan = weekly(goal, month_value="mean") | {"target": {"date": "2026-06-30", "value": 90}}
    rows = [("g", "2026-06-21", "88"), ("g", "2026-06-28", "92")]
    assert stands(customer([plan], rows)).judgement is REACHED
    # by weeks the same target lies in the week to 5 July: the report of July tells
    by_week = weekly(goal) | {"target": {"date": "2026-06-30", "value": 90}}
    assert stands(customer([by_week], rows)).judgement is ON_TRACK
    july = stands(customer([by_week], [*rows, ("g", "2026-07-05", "89")]), date(2026, 7, 8), "2026-W27")
    assert word(july) == (AT_RISK, (Reason.TARGET_MISSED,))


def test_open_baseline_or_target(customer: Build, goal: GoalOf) -> None:
    rows = [("g", "2026-06-30", "88")]
    for plan in (
        goal(baseline=None, to_confirm=[{"what": "baseline"}]),
        goal(target=[], to_confirm=[{"what": "target", "until": "2026-07-31"}]),
        goal(to_confirm=[{"what": "baseline.value"}]),  # given, but only proposed
        goal(target={"date": "2026-09-30", "low": 1, "high": 2}),  # a range does not fit `higher`
    ):
        found = stands(customer([plan], rows))
        assert word(found) == (AT_RISK, (Reason.TO_CONFIRM,))
        assert (found.progress, found.behind, found.path, found.edges) == (None, None, (), None)
        assert found.value is not None  # it is asked for all the same, so that its history begins
        assert stands(customer([plan], rows), date(2026, 5, 2)).judgement is NOT_YET


def test_other_open_keys_judge_as_usual(customer: Build, goal: GoalOf) -> None:
    plan = goal(to_confirm=[{"what": "measure.formula"}])
    assert stands(customer([plan], [("g", "2026-06-30", "88")])).judgement is ON_TRACK


def test_last_years_rows_change_no_judgement(customer: Build, goal: GoalOf) -> None:
    # every month of last year was far better; without the plan's start this would be moving away
    now = [("g", "2026-04-30", "25"), ("g", "2026-05-31", "55"), ("g", "2026-06-30", "85")]
    old = [("g", f"2025-{month:02}-28", "900") for month in range(1, 13)]
    plain, full = stands(customer([goal()], now)), stands(customer([goal()], [*old, *now]))
    assert word(plain) == word(full) == (ON_TRACK, (Reason.ON_PATH,))
    assert (plain.behind, plain.outlook) == (full.behind, full.outlook)
    assert full.last_year is not None


def test_moving_away_in_a_report(customer: Build, goal: GoalOf) -> None:
    # a step that is due on 30 September, so the path stays at 0: -1 is 0.5 points behind, -2 is 1.1
    rows = [("g", f"2026-05-{day}", "-1") for day in (10, 17, 24, 31)]
    rows += [("g", f"2026-06-{day:02}", "-2") for day in (7, 14, 21, 28)]
    found = stands(customer([weekly(goal) | {"path": "steps"}], rows))
    assert word(found) == (AT_RISK, (Reason.MOVING_AWAY,))
    twice = stands(customer([weekly(goal) | {"path": "steps"}], [("g", "2026-05-03", "-1"), *rows]))
    assert twice.judgement is OFF_TRACK  # it also was so one value earlier, with -1 -2 -2 -2 against -1


def test_path_of_last_years_season(customer: Build, goal: GoalOf) -> None:
    # Last year month by month from 31 March: 0 10 60 30 40 50 60. At the start (1 April, one of 30 days on) the season
    # is 1/3, at the end 60. Baseline 0, target 182; on 30 June, 90 of 182 days on, the season is 30:
    # 30 + (0 - 1/3) x 92/182 + (182 - 60) x 90/182
    months = ("2025-03-31", "2025-04-30", "2025-05-31", "2025-06-30", "2025-07-31", "2025-08-31", "2025-09-30")
    old = [("g", day, value) for day, value in zip(months, ("0", "10", "60", "30", "40", "50", "60"), strict=True)]
    found = stands(customer([goal(path="last_year")], [*old, ("g", "2026-06-30", "90")]))
    assert found.planned == 30 - F(1, 3) * F(92, 182) + 122 * F(90, 182)
    assert len(found.path) == 7  # start, five ends of months, the target's date


def test_outlook_wants_four_months_or_eight_weeks(customer: Build, goal: GoalOf) -> None:
    plan = goal(measure={"every": "month", "source": "books", "from": "2026-03-01"})
    rows = [("g", day, value) for day, value in (("2026-03-31", "0"), ("2026-04-30", "30"), ("2026-05-31", "61"))]
    three = stands(customer([plan], rows), date(2026, 6, 15))
    assert (three.outlook, three.measured) == (None, 3)
    four = stands(customer([plan], [*rows, ("g", "2026-06-30", "91")]))
    # one a day: 183 on 30 September, and 182 the day before
    assert four.outlook is not None
    assert (four.outlook.value, four.outlook.reached, four.outlook.points) == (183, date(2026, 9, 29), 4)


def test_percentage_foresees_no_more_than_the_whole(customer: Build, goal: GoalOf) -> None:
    plan = weekly(goal) | {"unit": "%", "target": {"date": "2026-09-30", "value": 90}}
    rows = [("g", f"2026-0{month}-{day:02}", str(10 * index)) for index, (month, day) in enumerate(
        ((5, 10), (5, 17), (5, 24), (5, 31), (6, 7), (6, 14), (6, 21), (6, 28))
    )]  # fmt: skip
    found = stands(customer([plan], rows))
    assert found.outlook is not None
    assert found.outlook.value == 100


def test_last_periods_judgement(customer: Build, goal: GoalOf) -> None:
    # 31 May: 10 is 50 below the path, 27.5 points; 30 June: 81
    rows = [("g", "2026-05-31", "10"), ("g", "2026-06-30", "81")]
    shop = customer([goal()], rows)
    found = analyse(shop, JULY_15)
    assert (found.before, found.standings[0].before) == (month_span("2026-05"), OFF_TRACK)
    assert (found.overall.judgement, found.overall_before.judgement) == (ON_TRACK, OFF_TRACK)


def test_quarterly_number_is_compared_with_its_own_quarter(customer: Build, goal: GoalOf) -> None:
    plan = goal(measure={"every": "quarter"})
    rows = [("g", "2025-06-30", "7"), ("g", "2026-03-31", "5"), ("g", "2026-06-30", "90")]
    found = stands(customer([plan], rows))
    assert (found.change, found.change_on_year) == (85, 83)


def test_bands_of_the_workspace(customer: Build, goal: GoalOf) -> None:
    rows = [("g", "2026-06-30", "81")]  # 4.9 points behind
    strict = {"judgement": {"bands": {"at_risk": 4, "off_track": 8}}}
    assert stands(customer([goal()], rows, workspace=strict)).judgement is AT_RISK


def test_values_after_the_day_of_the_report_do_not_exist(customer: Build, goal: GoalOf) -> None:
    rows = [("g", "2026-06-14", "70"), ("g", "2026-06-28", "10")]
    found = stands(customer([weekly(goal)], rows), date(2026, 6, 16), "2026-06")
    assert found.value is not None
    assert found.value.date == date(2026, 6, 14)


def test_plan_without_goals(customer: Build) -> None:
    found: Analysis = analyse(customer([]), JULY_15)
    assert (found.standings, found.focus, found.overall.judgement) == ((), None, NOT_YET)
    with pytest.raises(KeyError):
        found.standing("g")


def test_week_has_no_sum_of_its_own(customer: Build, goal: GoalOf) -> None:
    # a report of the week to 28 June: June is not over, so May's whole sum (100) is the newest month, not yet stale
    rows = [("g", f"2026-05-{day:02}", "20") for day in (3, 10, 17, 24, 31)]
    rows += [("g", f"2026-06-{day:02}", "20") for day in (7, 14, 21, 28)]
    found = stands(customer([weekly(goal, month_value="sum")], rows), date(2026, 6, 29), "2026-W26")
    assert found.value is not None
    assert (found.value.value, found.value.date) == (Decimal(100), date(2026, 5, 31))
