"""The chart of one goal or KPI: every target with its date, events that are numbered, the value that is judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from compose.conftest import made, plan

from successplan.analyse import analyse
from successplan.compose import compose
from successplan.document import Band, Chart, Line, Multiples, Report, Trend
from successplan.model import Customer, History, Journal, Observation

AS_OF = date(2026, 7, 15)


def goal(**more: Any) -> dict[str, Any]:
    return {
        "id": "margin", "name": "粗利益率", "unit": "%", "decimals": 1, "better": "higher",
        "baseline": {"value": Decimal("48.2"), "from": "2025-04-01", "to": "2025-09-30", "source": "pos"},
        "target": {"date": "2026-09-30", "value": Decimal("50.0")},
        "measure": {"source": "pos", "every": "month", "from": "2026-04-01"},
    } | more


def chart(write: Any, customer: Customer, body: str = "{{ kpi_chart(analysis.standing('margin')) }}") -> Any:
    report, _ = compose(write(body), customer, analyse(customer, AS_OF), "ja")
    assert isinstance(report, Report)
    (block,) = report.blocks
    return block


def lines(of: Chart, role: str) -> list[Line]:
    assert isinstance(of.plot, Trend)
    return [line for line in of.plot.lines if line.role == role]


def with_events(customer: Customer, *events: dict[str, Any]) -> Customer:
    return replace(customer, journal=made(Journal, {"events": list(events)}))


def event(day: str, what: str, **more: Any) -> dict[str, Any]:
    return {"date": day, "what": what, "kind": "ours"} | more


def test_two_events_are_named_on_the_chart_and_there_is_no_key(write: Any, customer: Customer) -> None:
    seen = with_events(customer, event("2026-04-20", "利用開始"), event("2026-05-11", "展開"))
    drawn = chart(write, seen)
    assert [(mark.text, mark.sign) for mark in drawn.plot.marks] == [("利用開始", ""), ("展開", "")]
    assert drawn.key == ()


def test_more_events_are_numbered_by_date_and_said_in_the_key(write: Any, customer: Customer) -> None:
    seen = with_events(customer, event("2026-06-08", "値引き前倒し", kind="theirs"), event("2026-04-20", "利用開始"),
                       event("2026-05-11", "展開"))
    drawn = chart(write, seen)
    assert [(mark.day, mark.sign, mark.tone) for mark in drawn.plot.marks] == [
        (date(2026, 4, 20), "①", "accent"), (date(2026, 5, 11), "②", "accent"), (date(2026, 6, 8), "③", "at_risk")]
    assert drawn.key == ("① 4/20 利用開始", "② 5/11 展開", "③ 6/8 値引き前倒し")


def test_of_very_many_events_the_kpis_own_stay_and_the_key_counts_the_rest(write: Any, customer: Customer) -> None:
    own = event("2026-04-02", "棚卸", kpis=["margin"])
    others = [event(f"2026-05-{day:02}", f"出来事{day}") for day in range(1, 9)]
    drawn = chart(write, with_events(customer, own, *others))
    assert [mark.text for mark in drawn.plot.marks] == [
        "4/2 棚卸", "5/4 出来事4", "5/5 出来事5", "5/6 出来事6", "5/7 出来事7", "5/8 出来事8"]
    assert drawn.key[-1] == "ほか3件"  # 9 events, 6 of them on the chart


def test_every_target_stands_on_its_date_with_its_value(write: Any, customer: Customer) -> None:
    targets = [{"date": "2026-06-30", "value": Decimal("49.0")}, {"date": "2026-09-30", "value": Decimal("50.0")}]
    drawn = chart(write, replace(customer, plan=plan(goals=[goal(target=targets)])))
    assert [(line.points, line.label) for line in lines(drawn, "target")] == [
        (((date(2026, 6, 30), Decimal("49.0")),), "6/30 49.0"),
        (((date(2026, 9, 30), Decimal("50.0")),), "目標 9/30 50.0")]


def weekly(customer: Customer, *values: str, month_value: str = "mean", **more: Any) -> Customer:
    """The customer with a weekly KPI whose values end on Sundays from 2026-05-03 on."""
    measure = {"source": "pos", "every": "week", "from": "2026-04-01", "month_value": month_value}
    history = History(tuple(
        Observation(kpi="margin", date=date(2026, 5, 3) + timedelta(weeks=week), value=Decimal(value), line=2 + week)
        for week, value in enumerate(values)))
    return replace(customer, plan=plan(goals=[goal(measure=measure, **more)]), history=history)


def test_a_months_mean_is_what_the_chart_says_and_weeks_are_its_line(write: Any, customer: Customer) -> None:
    # Sundays of June: 7, 14, 21 and 28, the 6th to the 9th value: (49 + 49 + 50 + 52) / 4 = 50
    seen = weekly(customer, "48", "48", "48", "48", "48", "49", "49", "50", "52")
    for body in ("{{ kpi_chart(analysis.standing('margin')) }}", "{{ small_multiples(analysis.standings) }}"):
        drawn = chart(write, seen, body)
        one = drawn.charts[0] if isinstance(drawn, Multiples) else drawn
        (weeks,), (month,) = lines(one, "actual"), lines(one, "period")
        assert (weeks.points[-1][1], weeks.label) == (Decimal(52), "")
        assert (month.points, month.label) == (((date(2026, 6, 30), Decimal("50.0")),), "6月平均 50.0")


def test_a_range_to_stay_in_is_an_area(write: Any, customer: Customer) -> None:
    target = {"date": "2026-09-30", "low": Decimal(47), "high": Decimal(50)}
    seen = weekly(customer, "48", "48", "48", better="within", target=target)
    (small,) = chart(write, seen, "{{ small_multiples(analysis.standings) }}").charts
    assert small.plot.bands == (Band("目標 47.0〜50.0", ((date(2026, 4, 1), Decimal(47), Decimal(50)),
                                                         (date(2026, 9, 30), Decimal(47), Decimal(50))), "on_track"),)
    assert lines(small, "target") == []


def test_the_outlook_goes_on_from_the_last_value_with_its_range(write: Any, customer: Customer) -> None:
    values = ("48.0", "48.2", "48.1", "48.4", "48.3", "48.7", "48.6", "48.9", "49.0")
    seen = weekly(customer, *values, month_value="last")
    standing = analyse(seen, AS_OF).standing("margin")
    assert standing.outlook is not None
    drawn = chart(write, seen)
    (middle,), (low, high) = lines(drawn, "outlook"), lines(drawn, "outlook_range")
    assert middle.points[0] == low.points[0] == high.points[0] == (date(2026, 6, 28), Decimal("49.0"))
    ends = [line.points[-1][1] for line in (low, middle, high)]
    assert ends == sorted(ends) and ends[0] < ends[2]
    assert [float(end) for end in (ends[0], ends[2])] == [  # a third and a fourth decimal at most are rounded away
        round(float(one), 3) for one in (standing.outlook.low, standing.outlook.high)]


def test_a_season_stands_beside_that_of_the_year_before(write: Any, customer: Customer) -> None:
    before = [(date(2025, 4, 30), "47.0"), (date(2025, 5, 31), "47.5"), (date(2025, 10, 31), "48.9")]
    history = History((*(Observation(kpi="margin", date=day, value=Decimal(value), line=9) for day, value in before),
                       *customer.history.observations))
    drawn = chart(write, replace(customer, history=history), "{{ season_chart(analysis.standing('margin')) }}")
    (year,) = lines(drawn, "last_year")
    # October is over when the plan ends in September: it is not drawn
    assert year.points == ((date(2026, 4, 30), Decimal("47.0")), (date(2026, 5, 31), Decimal("47.5")))
    assert year.label == "前年 47.5"
    assert [line.role for line in drawn.plot.lines] == ["actual", "path", "target", "last_year"]
    assert "前年 47.5" in drawn.alt


def test_weeks_are_held_against_the_same_week_of_the_year_before(write: Any, customer: Customer) -> None:
    seen = weekly(customer, "48", "48.5", month_value="last")
    sunday = Observation(kpi="margin", date=date(2025, 5, 4), value=Decimal("47.1"), line=9)
    history = History((sunday, *seen.history.observations))
    drawn = chart(write, replace(seen, history=history), "{{ season_chart(analysis.standing('margin')) }}")
    assert lines(drawn, "last_year")[0].points == ((date(2026, 5, 3), Decimal("47.1")),)


def test_without_a_year_before_there_is_no_season(write: Any, customer: Customer) -> None:
    body = "{% if season_chart(analysis.standing('margin')) %}yes{% else %}no{% endif %}"
    assert chart(write, customer, body).inlines[0].text == "no"


def test_templates_draw_bridges_and_tornadoes_from_plain_numbers(write: Any, customer: Customer) -> None:
    body = """{{ chart(bridge([step("費用", 120, tone="muted"), step("戻り", -20), step("合計", 100, total=true)]),
        title="橋", alt="合計100", unit="万円") }}"""
    plot = chart(write, customer, body).plot
    assert [(one.label, one.value, one.tone, one.is_total) for one in plot.steps] == [
        ("費用", Decimal(120), "muted", False), ("戻り", Decimal(-20), "off_track", False),
        ("合計", Decimal(100), "accent", True)]
    body = """{{ chart(tornado(1, [swing("寄与率", 0.5, 2, low_text="30%", high_text="70%")], middle_text="標準"),
        title="幅", alt="0.5〜2") }}"""
    plot = chart(write, customer, body).plot
    (one,) = plot.swings
    assert (plot.middle, one.low, one.high, one.low_text) == (Decimal(1), Decimal("0.5"), Decimal(2), "30%")
    assert (plot.low_name, plot.high_name) == ("低い場合", "高い場合")
