"""The effect in money and what it is held against, worked out by hand: inputs -> steps -> expected.

The goal of every case goes from 40 (baseline) to 50 by 30 September 2026 and is measured each month. A unit is worth
365,000 yen a year, so 1,000 a day; the shares are 1/4, 1/2 and 3/4. The fee is 730,000 a year, so 2,000 a day. The plan
and the contract begin on 1 April 2026. Each case says only what it changes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction as F
from typing import Any

import pytest

from successplan.analyse import Analysis, Assumption, NoMoney, NotCounted, Range, Reason, Span, analyse
from successplan.model import Customer

YEN = {"currency": "JPY"}
WORTH = {"per_unit": {"amount": 365000, **YEN}, "share": {"low": 0.25, "middle": 0.5, "high": 0.75}}
CONTRACT = {"start": "2026-04-01", "end": "2027-03-31", "annual_fee": {"amount": 730000, **YEN}}
APRIL, MAY, JUNE = ("g", "2026-04-30"), ("g", "2026-05-31"), ("g", "2026-06-30")
# as_of far enough behind each month that its value is due (8 working days)
REPORTS = {
    "april": (date(2026, 5, 20), Span(date(2026, 4, 1), date(2026, 4, 30))),
    "may": (date(2026, 6, 20), Span(date(2026, 5, 1), date(2026, 5, 31))),
    "june": (date(2026, 7, 20), Span(date(2026, 6, 1), date(2026, 6, 30))),
}
Rows = list[tuple[str, str, str | None]]
Report = Callable[..., Analysis]


def _goal(**changed: Any) -> dict[str, Any]:
    return {
        "id": "g", "name": "目標", "better": "higher", "baseline": {"value": 40},
        "target": {"date": "2026-09-30", "value": 50}, "measure": {"every": "month", "source": "books"},
        "worth": WORTH, **changed,
    }


@pytest.fixture
def report(customer: Callable[..., Customer]) -> Report:
    """A builder of the analysis of one month, from what differs from the usual goal, contract and costs."""

    def build(month: str | tuple[date, Span], rows: Rows, *,
              goals: list[dict[str, Any]] | None = None, contract: dict[str, Any] | None = CONTRACT,
              costs: dict[str, Any] | None = None, own_hours: tuple[tuple[str, int], ...] = (),
              **plan: Any) -> Analysis:
        hours = [{"month": month, "hours": count} for month, count in own_hours]
        given = {"contract": contract, "costs": costs, **plan}
        found = customer(goals or [_goal()], rows, journal={"own_hours": hours},
                         plan={key: value for key, value in given.items() if value is not None})
        as_of, span = REPORTS[month] if isinstance(month, str) else month
        return analyse(found, as_of, span)

    return build


def _range(low: F | int, middle: F | int, high: F | int) -> Range:
    return Range(F(low), F(middle), F(high))


def test_one_month(report: Report) -> None:
    # April: 44 - 40 = 4 better. 4 x 1,000 a day x 30 days = 120,000, of it 1/4, 1/2, 3/4: 30,000, 60,000, 90,000.
    # A year of it: 4 x 365,000 = 1,460,000, halved 730,000. Cost: 2,000 x 30 = 60,000, so 0.5, 1 and 1.5 times.
    # Nothing is lacking and nothing is gained beyond the fee: effects never get past costs at this rate.
    money = report("april", [(*APRIL, "44")]).money
    assert money is not None and money.cost is not None
    assert money.window == Span(date(2026, 4, 1), date(2026, 4, 30))
    assert money.effect == _range(30_000, 60_000, 90_000)
    assert money.yearly_effect == _range(365_000, 730_000, 1_095_000)
    assert money.cost.total == 60_000
    assert money.multiple == _range(F(1, 2), 1, F(3, 2))
    assert money.yearly_multiple == _range(F(1, 2), 1, F(3, 2))
    assert money.at_half_share == F(1, 2)
    assert money.passes is None and not money.passed


def test_three_months_each_with_its_own_days(report: Report) -> None:
    # April 2 x 30 = 60, May 4 x 31 = 124, June 6 x 30 = 180: 364 unit days x 1,000 = 364,000; halved 182,000.
    # Cost: 91 days x 2,000 = 182,000. A year at June's 6: 6 x 365,000 / 2 = 1,095,000 against 730,000: 1.5 times.
    # Lacking 0, gained a year 365,000 (1,000 a day): past it on the next day.
    money = report("june", [(*APRIL, "42"), (*MAY, "44"), (*JUNE, "46")]).money
    assert money is not None and money.multiple is not None and money.yearly_multiple is not None
    assert money.effect.middle == 182_000 and money.multiple.middle == 1
    assert money.yearly_multiple == _range(F(3, 4), F(3, 2), F(9, 4))
    assert money.passes == date(2026, 7, 1) and not money.passed


def test_own_hours_and_what_is_paid_once(report: Report) -> None:
    # Effect of April as above: 60,000. Fee 60,000 + 12 hours x 500 = 6,000 + once 54,000 = 120,000: 0.5 times.
    # A year: fee 730,000 + 12 x 365/30 = 146 hours x 500 = 73,000 = 803,000 running, with once 857,000.
    # 730,000 < 803,000 a year: never.
    money = report("april", [(*APRIL, "44")], own_hours=(("2026-04", 12),), costs={
        "own_hour": {"amount": 500, **YEN}, "once": [{"what": "連携", "amount": {"amount": 54000, **YEN}}]}).money
    assert money is not None and money.cost is not None and money.multiple is not None
    assert (money.cost.fee, money.cost.own_hours, money.cost.once) == (60_000, 6_000, 54_000)
    assert money.multiple == _range(F(1, 4), F(1, 2), F(3, 4))
    assert (money.cost.running, money.cost.yearly) == (803_000, 857_000)
    assert money.passes is None


def test_the_two_widest_swings(report: Report) -> None:
    # As above: middle 60,000 against 120,000. Share 1/4 to 3/4: 30,000 to 90,000, so 0.25 to 0.75 (swing 0.5).
    # A unit's worth -20% to +20%: 48,000 to 72,000, so 0.4 to 0.6 (swing 0.2). Hours +-20%: 60/121.2 to 60/118.8.
    money = report("april", [(*APRIL, "44")], own_hours=(("2026-04", 12),), costs={
        "own_hour": {"amount": 500, **YEN}, "once": [{"what": "連携", "amount": {"amount": 54000, **YEN}}]}).money
    assert money is not None
    share, unit = money.swings
    assert (share.assumption, share.low, share.high) == (Assumption.SHARE, F(1, 4), F(3, 4))
    assert (unit.assumption, unit.low, unit.high) == (Assumption.PER_UNIT, F(2, 5), F(3, 5))


def test_a_month_in_which_effects_pass_costs(report: Report) -> None:
    # April 48: 8 x 30 x 1,000 / 2 = 120,000. Cost 60,000 + once 90,000 = 150,000: 30,000 lacking.
    # A day brings 8 x 1,000 / 2 = 4,000 and costs 2,000: 2,000 gained, 15 days to nothing lacking, past it on the 16th.
    # 30 April + 16 days = 16 May.
    money = report("april", [(*APRIL, "48")],
                   costs={"once": [{"what": "連携", "amount": {"amount": 90000, **YEN}}]}).money
    assert money is not None and money.passes == date(2026, 5, 16)


def test_effects_that_passed_costs_already(report: Report) -> None:
    # April 48: 120,000 against 60,000: past it at the window's end.
    money = report("april", [(*APRIL, "48")]).money
    assert money is not None and money.passed and money.passes == date(2026, 4, 30)


def test_a_loss_is_a_loss_and_its_low_end_the_larger_one(report: Report) -> None:
    # April 38: -2 x 30 x 1,000 = -60,000, of it 1/4: -15,000, 1/2: -30,000, 3/4: -45,000. Careful is -45,000.
    money = report("april", [(*APRIL, "38")]).money
    assert money is not None and money.effect == _range(-45_000, -30_000, -15_000)
    assert money.multiple == _range(F(-3, 4), F(-1, 2), F(-1, 4)) and money.passes is None


def test_lower_is_better(report: Report) -> None:
    # 40 -> 30; April 37: 40 - 37 = 3 better. 3 x 30 x 1,000 / 2 = 45,000.
    goal = _goal(better="lower", target={"date": "2026-09-30", "value": 30})
    money = report("april", [(*APRIL, "37")], goals=[goal]).money
    assert money is not None and money.effects[0].change == 3 and money.effect.middle == 45_000


def test_within_counts_what_is_nearer_to_the_range(report: Report) -> None:
    # Range 45 to 50, baseline 40: 5 away. April 43: 2 away, so 3 better. 3 x 30 x 1,000 / 2 = 45,000.
    goal = _goal(better="within", target={"date": "2026-09-30", "low": 45, "high": 50})
    money = report("april", [(*APRIL, "43")], goals=[goal]).money
    assert money is not None and money.effects[0].change == 3 and money.effect.middle == 45_000


def test_a_month_that_was_not_measured_costs_and_brings_nothing(report: Report) -> None:
    # May could not be measured. April 4 x 30 + June 4 x 30 = 240 unit days: 120,000. Cost of all 91 days: 182,000.
    money = report("june", [(*APRIL, "44"), (*MAY, None), (*JUNE, "44")]).money
    assert money is not None and money.cost is not None
    assert money.effect.middle == 120_000 and money.effects[0].days == 60 and money.cost.fee == 182_000


def test_measuring_that_begins_late_costs_from_the_plans_first_day(report: Report) -> None:
    # Measured from 1 May: 4 x 31 x 1,000 / 2 = 62,000. Cost from 1 April: 61 days x 2,000 = 122,000.
    goal = _goal(measure={"every": "month", "source": "books", "from": "2026-05-01"})
    money = report("may", [(*MAY, "44")], goals=[goal]).money
    assert money is not None and money.cost is not None
    assert money.effect.middle == 62_000 and money.cost.fee == 122_000


def test_the_fee_runs_from_the_contracts_first_day(report: Report) -> None:
    # The contract begins on 16 April: 15 days x 2,000 = 30,000.
    money = report("april", [(*APRIL, "44")], contract={**CONTRACT, "start": "2026-04-16"}).money
    assert money is not None and money.cost is not None and money.cost.fee == 30_000


def test_hours_of_a_month_that_only_partly_lies_in_the_plan(report: Report) -> None:
    # The plan begins on 16 April: 15 of April's 30 days, so half of its 12 hours: 6 x 500 = 3,000.
    # Effect: 4 x 15 x 1,000 / 2 = 30,000; fee 15 x 2,000 = 30,000.
    money = report("april", [(*APRIL, "44")], own_hours=(("2026-04", 12),),
                   costs={"own_hour": {"amount": 500, **YEN}},
                   period={"start": "2026-04-16", "end": "2026-09-30"}).money
    assert money is not None and money.cost is not None
    assert (money.effect.middle, money.cost.fee, money.cost.own_hours) == (30_000, 30_000, 3_000)


def test_months_whose_hours_nobody_reported_are_named(report: Report) -> None:
    # April 30 hours in 30 days, May unknown: to date 30 x 500 = 15,000; a year at 1 hour a day: 365 x 500 = 182,500.
    money = report("may", [(*APRIL, "44"), (*MAY, "44")], own_hours=(("2026-04", 30),),
                   costs={"own_hour": {"amount": 500, **YEN}}).money
    assert money is not None and money.cost is not None
    assert money.cost.own_hours == 15_000 and money.cost.running == 730_000 + 182_500
    assert money.cost.months_unknown == ("2026-05",)


def test_hours_of_two_people_in_one_month_add_up(report: Report) -> None:
    # 10 + 2 hours x 500 = 6,000.
    money = report("april", [(*APRIL, "44")], own_hours=(("2026-04", 10), ("2026-04", 2)),
                   costs={"own_hour": {"amount": 500, **YEN}}).money
    assert money is not None and money.cost is not None and money.cost.own_hours == 6_000


def test_two_goals_add_up_and_each_is_shown(report: Report) -> None:
    # g: 60,000 as above. h: worth 73,000 a unit, so 200 a day; 44: 4 x 30 x 200 / 2 = 12,000. Together 72,000.
    second = _goal(id="h", worth={**WORTH, "per_unit": {"amount": 73000, **YEN}})
    money = report("april", [(*APRIL, "44"), ("h", "2026-04-30", "44")], goals=[_goal(), second]).money
    assert money is not None and [each.to_date.middle for each in money.effects] == [60_000, 12_000]
    assert money.effect == _range(36_000, 72_000, 108_000)


def test_a_kpi_is_never_added_to_its_goal(report: Report) -> None:
    # Both have a worth and 4 x 30 x 1,000 / 2 = 60,000: the goal's counts.
    kpi = _goal(id="k")
    found = report("april", [(*APRIL, "44"), ("k", "2026-04-30", "44")], goals=[_goal(kpis=[kpi])])
    assert found.money is not None and found.money.effect.middle == 60_000
    assert [(each.indicator.id, each.why) for each in found.left_out] == [("k", NotCounted.UNDER_GOAL)]


def test_a_kpi_counts_where_its_goal_has_no_worth(report: Report) -> None:
    kpi = _goal(id="k")
    goal = _goal(kpis=[kpi], worth=None)
    found = report("april", [(*APRIL, "44"), ("k", "2026-04-30", "44")], goals=[goal])
    assert found.money is not None and [each.indicator.id for each in found.money.effects] == ["k"]


def test_a_day_in_two_periods_counts_once(report: Report) -> None:
    # A weekly goal with values for 7, 10 and 17 April: weeks 1-7, 4-10 and 11-17. Days 7, 3 (8-10) and 7: 17 in all,
    # 2 x 7 + 4 x 3 + 6 x 7 = 68 unit days x 1,000 / 2 = 34,000. The window ends on the 17th: 17 x 2,000 = 34,000.
    goal = _goal(measure={"every": "week", "source": "till"})
    rows: Rows = [
        ("g", "2026-04-07", "42"), ("g", "2026-04-10", "44"), ("g", "2026-04-17", "46")]
    money = report((date(2026, 4, 18), REPORTS["april"][1]), rows, goals=[goal]).money
    assert money is not None and money.cost is not None
    assert (money.effect.middle, money.effects[0].days, money.cost.fee) == (34_000, 17, 34_000)


def test_last_month_stands_in_until_this_one_is_due(report: Report) -> None:
    # On 8 July June's value is not due yet (8 working days): April and May count, the window ends with May.
    # 4 x 61 x 1,000 / 2 = 122,000 against 122,000.
    money = report((date(2026, 7, 8), REPORTS["june"][1]), [(*APRIL, "44"), (*MAY, "44")]).money
    assert money is not None and money.cost is not None and money.window.end == date(2026, 5, 31)
    assert money.effect.middle == 122_000 == money.cost.total


@pytest.mark.parametrize(("rows", "changed", "why"), [
    ([(*APRIL, "44"), (*MAY, "44")], {}, Reason.MISSING),                    # June is due since 13 July
    ([(*APRIL, "44"), (*MAY, "44"), (*JUNE, None)], {}, Reason.MISSING),     # June could not be measured
    ([(*APRIL, "44")], {}, Reason.STALE),                                    # April's is older than 1.5 months
    ([], {}, Reason.MISSING),
    ([(*JUNE, "44")], {"to_confirm": [{"what": "baseline"}]}, Reason.TO_CONFIRM),
    ([(*JUNE, "44")], {"baseline": None}, Reason.TO_CONFIRM),
    ([(*JUNE, "44")], {"target": {"date": "2026-09-30", "value": 40}}, Reason.TO_CONFIRM),  # target = baseline
    ([(*JUNE, "44")], {"worth": {**WORTH, "share": None}}, NotCounted.NO_SHARE),
    ([(*JUNE, "44")], {"worth": {**WORTH, "share": {"low": 0.7, "middle": 0.5, "high": 0.3}}}, NotCounted.NO_SHARE),
    ([(*JUNE, "44")], {"worth": {**WORTH, "share": {"low": 30, "middle": 50, "high": 70}}}, NotCounted.NO_SHARE),
    ([(*JUNE, "44")], {"to_confirm": [{"what": "worth.share"}]}, NotCounted.NO_SHARE),
    ([], {"measure": {"every": "month", "source": "books", "from": "2026-08-01"}}, Reason.NOT_DUE),
])
def test_what_is_doubtful_is_in_no_figure_and_named(
    report: Report, rows: list[Any], changed: dict[str, Any], why: Reason | NotCounted
) -> None:
    found = report("june", rows, goals=[_goal(**changed)])
    assert found.money is None and found.no_money is NoMoney.ALL_LEFT_OUT
    assert [(each.indicator.id, each.why) for each in found.left_out] == [("g", why)]


def test_a_doubtful_goal_leaves_the_other_ones_figure_alone(report: Report) -> None:
    # g: 4 x 91 days x 1,000 / 2 = 182,000 (April to June 44). h has no value: not in, and named.
    found = report("june", [(*APRIL, "44"), (*MAY, "44"), (*JUNE, "44")], goals=[_goal(), _goal(id="h")])
    assert found.money is not None and found.money.effect.middle == 182_000
    assert [(each.indicator.id, each.why) for each in found.left_out] == [("h", Reason.MISSING)]


@pytest.mark.parametrize("changed", [
    {"goals": [_goal(worth={**WORTH, "per_unit": {"amount": 365000, "currency": "USD"}})]},
    {"contract": {**CONTRACT, "annual_fee": {"amount": 730000, "currency": "USD"}}},
    {"costs": {"own_hour": {"amount": 45, "currency": "USD"}}},
    {"costs": {"once": [{"what": "連携", "amount": {"amount": 45, "currency": "USD"}}]}},
])
def test_currencies_are_never_added(report: Report, changed: dict[str, Any]) -> None:
    found = report("april", [(*APRIL, "44")], **changed)
    assert found.money is None and found.no_money is NoMoney.CURRENCIES


def test_without_a_worth_there_is_nothing_to_say(report: Report) -> None:
    found = report("april", [(*APRIL, "44")], goals=[_goal(worth=None)])
    assert (found.money, found.no_money, found.left_out) == (None, NoMoney.NO_WORTH, ())


@pytest.mark.parametrize("contract", [None, {"start": "2026-04-01", "end": "2027-03-31"}])
def test_without_a_fee_there_is_an_effect_and_no_multiple(report: Report, contract: dict[str, Any] | None) -> None:
    money = report("april", [(*APRIL, "44")], contract=contract).money
    assert money is not None and money.effect.middle == 60_000
    assert (money.cost, money.multiple, money.yearly_multiple, money.passes, money.swings) == (*[None] * 4, ())


def test_a_fee_of_nothing_gives_no_multiple(report: Report) -> None:
    money = report("april", [(*APRIL, "44")], contract={**CONTRACT, "annual_fee": {"amount": 0, **YEN}}).money
    assert money is not None and money.multiple is None and money.passed


def test_a_leap_year_still_divides_by_365(report: Report) -> None:
    # February 2028 has 29 days: 4 x 29 x 1,000 / 2 = 58,000; the fee 29 x 2,000 = 58,000.
    goal = _goal(target={"date": "2028-09-30", "value": 50})
    leap = date(2028, 3, 25), Span(date(2028, 2, 1), date(2028, 2, 29))
    money = report(leap, [("g", "2028-02-29", "44")], goals=[goal],
                   contract={**CONTRACT, "start": "2028-02-01", "end": "2029-01-31"},
                   period={"start": "2028-02-01", "end": "2029-01-31"}).money
    assert money is not None and money.cost is not None
    assert (money.effect.middle, money.cost.fee) == (58_000, 58_000)
