"""The whole analysis: what it covers, what it leaves alone, and what it costs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from types import FrameType
from typing import Any

from successplan.analyse import Judgement, analyse, month_span, parse_period
from successplan.model import Customer

Build = Callable[..., Customer]
GoalOf = Callable[..., dict[str, Any]]
JULY_15 = date(2026, 7, 15)
APPROVED = {"date": "2026-06-10", "answer": "approved"}
JOURNAL: dict[str, Any] = {
    "decisions": [
        {"id": "d2", "what": "目標を変更する", "until": "2026-06-12", "decided": APPROVED},
        {"id": "d3", "what": "全店に広げる", "until": "2026-07-15"},
    ],
    "actions": [{"id": "a1", "what": "日程を決める", "due": "2026-07-10"}],
    "held": [{"id": "h1", "meeting": "weekly", "date": "2026-07-14", "next": "2026-07-23"}],
    "summaries": [{"report": "monthly", "period": "2026-06", "judgement": "at_risk"}],
}
MEETINGS = {
    "meetings": [
        {"id": "weekly", "name": "定例会", "every": "week", "day": "tue", "at": "10:00"},
        {"id": "monthly", "name": "月次報告会", "every": "month", "day": "3rd wed", "at": "16:00"},
    ]
}


def test_a_report_of_june_in_july(customer: Build, goal: GoalOf) -> None:
    found = analyse(customer([goal()], [("g", "2026-06-30", "90")], journal=JOURNAL, plan=MEETINGS), JULY_15)
    assert (found.period, found.before) == (month_span("2026-06"), month_span("2026-05"))
    assert [each.id for each in found.decisions_open] == ["d3"]  # today is its day: open, not overdue
    assert [each.id for each in found.decisions_taken] == ["d2"]
    assert [each.id for each in found.actions_late] == ["a1"]
    assert (found.overall.goals, found.overall.judgement, found.overall.by_hand) == (
        Judgement.ON_TRACK, Judgement.AT_RISK, True,
    )  # fmt: skip
    # 15 July and five weeks on: the third Wednesday is the day of the report itself; Tuesday the 21st was moved to the
    # 23rd when they last met; Tuesday 11 August is a holiday (Mountain Day), so the 12th; 19 August a third Wednesday
    assert [(each.meeting.id, f"{each.day:%m-%d}") for each in found.meetings] == [
        ("monthly", "07-15"), ("weekly", "07-23"), ("weekly", "07-28"), ("weekly", "08-04"), ("weekly", "08-12"),
        ("weekly", "08-18"), ("monthly", "08-19"),
    ]  # fmt: skip


def test_an_overdue_decision_makes_it_one_step_worse(customer: Build, goal: GoalOf) -> None:
    journal = {"decisions": JOURNAL["decisions"]}
    shop = customer([goal()], [("g", "2026-06-30", "90")], journal=journal)
    assert analyse(shop, JULY_15).overall.judgement is Judgement.ON_TRACK
    late = analyse(shop, date(2026, 7, 16)).overall
    assert (late.judgement, late.overdue) == (Judgement.AT_RISK, ("d3",))


def test_the_month_before_is_seen_as_it_was(customer: Build, goal: GoalOf) -> None:
    # until 20 May, decided on 5 June: overdue at the end of May, and no longer in the report of June
    decided = {"date": "2026-06-05", "answer": "approved"}
    journal = {"decisions": [{"id": "d1", "what": "決める", "until": "2026-05-20", "decided": decided}]}
    rows = [("g", "2026-05-31", "60"), ("g", "2026-06-30", "90")]
    found = analyse(customer([goal()], rows, journal=journal), JULY_15)
    assert (found.overall.judgement, found.overall.overdue) == (Judgement.ON_TRACK, ())
    assert (found.overall_before.judgement, found.overall_before.overdue) == (Judgement.AT_RISK, ("d1",))


def test_kpis_follow_their_goal(customer: Build, goal: GoalOf) -> None:
    kpis = [{"id": "k1", "name": "一"}, {"id": "k2", "name": "二"}]
    found = analyse(customer([goal(kpis=kpis), goal(id="h")]), JULY_15)
    assert [(each.indicator.id, each.goal.id, each.is_goal) for each in found.standings] == [
        ("g", "g", True), ("k1", "g", False), ("k2", "g", False), ("h", "h", True),
    ]  # fmt: skip
    assert found.standing("k2").goal.id == "g"


def test_a_chosen_period(customer: Build, goal: GoalOf) -> None:
    rows = [("g", "2026-04-30", "29"), ("g", "2026-05-31", "60"), ("g", "2026-06-30", "90")]
    shop = customer([goal()], rows)
    may = analyse(shop, JULY_15, month_span("2026-05")).standings[0]
    assert may.value is not None
    assert (may.value.value, may.change) == (Decimal(60), 31)
    quarter = analyse(shop, JULY_15, parse_period("2026-Q2"))
    assert quarter.before == parse_period("2026-Q1")
    assert quarter.standings[0].value is not None
    assert quarter.standings[0].value.date == date(2026, 6, 30)


def test_the_same_input_gives_the_same_analysis(customer: Build, goal: GoalOf) -> None:
    shop = customer([goal()], [("g", "2026-06-30", "90")], journal=JOURNAL, plan=MEETINGS)
    assert analyse(shop, JULY_15) == analyse(shop, JULY_15)


def test_twice_the_history_costs_at_most_twice_the_steps(customer: Build, goal: GoalOf) -> None:
    def steps(days: int) -> int:
        last = date(2026, 6, 30)
        rows = [("g", (last - timedelta(days=back)).isoformat(), "50") for back in range(days)]
        shop = customer([goal(measure={"every": "day", "month_value": "mean"}, path="last_year")], rows)
        return calls(lambda: analyse(shop, JULY_15))

    steps(10)  # what is built once, such as the calendar, is no cost of the history
    assert steps(4000) <= 2.05 * steps(2000)


def calls(work: Callable[[], object]) -> int:
    """How many functions `work` calls: a cost that no busy machine changes."""
    count = 0

    def tally(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
