"""Judgement numbers worked out by hand, each through the whole analysis: inputs -> steps -> expected.

Where a row says nothing else, the goal goes from 0 on 1 April to 182 on 30 September 2026. That is 182 days, so the
planned value of a day is the number of days since 1 April: 29 on 30 April, 60 on 31 May, 90 on 30 June. Ten points of
the way are 18.2, twenty-five are 45.5. It is measured each month by the books (ready after 8 working days); reports are
of June 2026, made on 20 July.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction as F
from typing import Any, NamedTuple

import pytest

from successplan.analyse import Judgement, Reason, Standing, analyse, parse_period
from successplan.model import Customer

REACHED, ON_TRACK, AT_RISK, OFF_TRACK, NOT_YET = (
    Judgement.REACHED, Judgement.ON_TRACK, Judgement.AT_RISK, Judgement.OFF_TRACK, Judgement.NOT_YET)
Build = Callable[..., Customer]
GoalOf = Callable[..., dict[str, Any]]

LOWER = {"better": "lower", "baseline": {"value": 182}, "target": {"date": "2026-09-30", "value": 0}}
TWO = {"target": [{"date": "2026-06-30", "value": 91}, {"date": "2026-09-30", "value": 182}]}
STEPS = {**TWO, "path": "steps"}
INTO = {"better": "within", "baseline": {"value": 192}, "target": {"date": "2026-09-30", "low": 0, "high": 10}}
KEPT = {"better": "within", "baseline": {"value": 3}, "target": {"date": "2026-09-30", "low": 2, "high": 4}}
FROM_JUNE = {"measure": {"every": "month", "source": "books", "from": "2026-06-01"}}
WEEKLY = {"measure": {"every": "week", "source": "till"}}


class Case(NamedTuple):
    about: str
    given: dict[str, Any]
    rows: dict[str, str | None]
    steps: str
    word: Judgement
    reason: Reason
    behind: F | None = None
    period: str = "2026-06"
    as_of: str = "2026-07-20"


CASES = (
    # Higher is better: planned 90 on 30 June
    Case("exactly on the path", {}, {"2026-06-30": "90"}, "90 - 90 = 0", ON_TRACK, Reason.ON_PATH, F(0)),
    Case("exactly on the first bound", {}, {"2026-06-30": "71.8"}, "(90 - 71.8) / 182 = 10.0 %", ON_TRACK,
         Reason.ON_PATH, F(10)),
    Case("just beyond it", {}, {"2026-06-30": "71.7"}, "(90 - 71.7) / 182 = 10.05 %", AT_RISK, Reason.BEHIND,
         F(1830, 182)),
    Case("exactly on the second bound", {}, {"2026-06-30": "44.5"}, "(90 - 44.5) / 182 = 25.0 %", AT_RISK,
         Reason.BEHIND, F(25)),
    Case("just beyond it", {}, {"2026-06-30": "44.4"}, "(90 - 44.4) / 182 = 25.05 %", OFF_TRACK, Reason.BEHIND,
         F(4560, 182)),
    Case("the value is the baseline", {}, {"2026-06-30": "0"}, "90 / 182 = 49.5 %; progress 0 is not backwards",
         OFF_TRACK, Reason.BEHIND, F(9000, 182)),
    Case("below the baseline", {}, {"2026-06-30": "-1"}, "(90 + 1) / 182 = 50 %", OFF_TRACK, Reason.BACKWARDS, F(50)),
    Case("beyond the target, before its date", {}, {"2026-06-30": "200"}, "(90 - 200) / 182 = -60.4 %; never reached "
         "before the date", ON_TRACK, Reason.ON_PATH, F(-11000, 182)),
    # Lower is better, the same way turned round: planned 182 - 90 = 92
    Case("lower, on the path", LOWER, {"2026-06-30": "92"}, "92 - 92 = 0", ON_TRACK, Reason.ON_PATH, F(0)),
    Case("lower, on the first bound", LOWER, {"2026-06-30": "110.2"}, "(110.2 - 92) / 182 = 10 %", ON_TRACK,
         Reason.ON_PATH, F(10)),
    Case("lower, on the second bound", LOWER, {"2026-06-30": "137.5"}, "(137.5 - 92) / 182 = 25 %", AT_RISK,
         Reason.BEHIND, F(25)),
    Case("lower, worse than the baseline", LOWER, {"2026-06-30": "183"}, "(183 - 92) / 182 = 50 %", OFF_TRACK,
         Reason.BACKWARDS, F(50)),
    # The period that holds a target date: 0 on 1 April, 91 on 30 June, 182 on 30 September
    Case("target met exactly", TWO, {"2026-06-30": "91"}, "91 >= 91", REACHED, Reason.TARGET_REACHED, F(0)),
    Case("target missed by little", TWO, {"2026-06-30": "90.9"}, "0.1 / 182 = 0.05 %: missed, within 10", AT_RISK,
         Reason.TARGET_MISSED, F(10, 182)),
    Case("target missed by exactly the bound", TWO, {"2026-06-30": "72.8"}, "18.2 / 182 = 10 %", AT_RISK,
         Reason.TARGET_MISSED, F(10)),
    Case("target missed by more", TWO, {"2026-06-30": "72.7"}, "18.3 / 182 = 10.05 %", OFF_TRACK, Reason.TARGET_MISSED,
         F(1830, 182)),
    Case("the month after a target", TWO, {"2026-07-31": "122"}, "91 + 91 x 31 / 92 = 121.66: ahead, no longer reached",
         ON_TRACK, Reason.ON_PATH, 100 * (91 + F(91 * 31, 92) - 122) / 182, "2026-07", "2026-08-20"),
    Case("the last target", {}, {"2026-09-30": "182"}, "182 >= 182", REACHED, Reason.TARGET_REACHED, F(0), "2026-09",
         "2026-10-20"),
    Case("after the last target the path is flat", {}, {"2026-10-31": "182"}, "182 - 182 = 0", ON_TRACK,
         Reason.ON_PATH, F(0), "2026-10", "2026-11-20"),
    # Steps: 0 until 29 June, 91 from 30 June
    Case("before the step", STEPS, {"2026-05-31": "0"}, "planned 0", ON_TRACK, Reason.ON_PATH, F(0), "2026-05",
         "2026-06-20"),
    Case("on the step", STEPS, {"2026-06-30": "0"}, "91 / 182 = 50 %, and its target date", OFF_TRACK,
         Reason.TARGET_MISSED, F(50)),
    Case("on the next level", STEPS, {"2026-07-31": "91"}, "planned 91 until 29 September", ON_TRACK, Reason.ON_PATH,
         F(0), "2026-07", "2026-08-20"),
    # Into a range, 0 to 10, from 192: 182 above it. Planned on 30 June: 182 x 90/182 = 90 nearer, so 102
    Case("into a range, on the path", INTO, {"2026-06-30": "102"}, "miss 92; 1 - 92/182 = 90/182", ON_TRACK,
         Reason.ON_PATH, F(0)),
    Case("into a range, on the first bound", INTO, {"2026-06-30": "120.2"}, "(120.2 - 102) / 182 = 10 %", ON_TRACK,
         Reason.ON_PATH, F(10)),
    Case("into a range, through it and as far out", INTO, {"2026-06-30": "-92"}, "miss 92 on the other side", ON_TRACK,
         Reason.ON_PATH, F(0)),
    Case("in the range before its date", INTO, {"2026-06-30": "5"}, "progress 1, planned 90/182: ahead by 92/182",
         ON_TRACK, Reason.ON_PATH, F(-9200, 182)),
    # A range that is kept, 2 to 4: width 2, so 0.2 outside is 10 points and 0.5 is 25
    Case("kept, on its end", KEPT, {"2026-06-30": "4"}, "miss 0", ON_TRACK, Reason.ON_PATH, F(0)),
    Case("kept, on the first bound below", KEPT, {"2026-06-30": "1.8"}, "0.2 / 2 = 10 %", ON_TRACK, Reason.ON_PATH,
         F(10)),
    Case("kept, on the second bound above", KEPT, {"2026-06-30": "4.5"}, "0.5 / 2 = 25 %", AT_RISK, Reason.BEHIND,
         F(25)),
    Case("kept, at its date, just outside", KEPT, {"2026-09-30": "4.01"}, "0.01 / 2 = 0.5 %: missed", AT_RISK,
         Reason.TARGET_MISSED, F(1, 2), "2026-09", "2026-10-20"),
    # Without a number
    Case("the last day on which the source may still be busy", {}, {}, "30 April + 8 working days = 15 May (holidays: "
         "4, 5, 6 May)", NOT_YET, Reason.NOT_DUE, None, "2026-04", "2026-05-15"),
    Case("the day after it", {}, {}, "16 May", AT_RISK, Reason.MISSING, None, "2026-04", "2026-05-16"),
    Case("measuring begins in June, a report of May", FROM_JUNE, {}, "first value 30 June", NOT_YET, Reason.NOT_DUE,
         None, "2026-05", "2026-06-20"),
    Case("June is due and missing, May was fine", {}, {"2026-05-31": "60"}, "at risk, never better", AT_RISK,
         Reason.MISSING, F(0)),
    Case("June is due and missing, May was bad", {}, {"2026-05-31": "0"}, "60 / 182 = 33 %: stays off track", OFF_TRACK,
         Reason.MISSING, F(6000, 182)),
    Case("June could not be measured", {}, {"2026-05-31": "60", "2026-06-30": None}, "a row without a value", AT_RISK,
         Reason.MISSING),
    Case("the newest value is April's", {}, {"2026-04-30": "29"}, "1.5 x 31 days + 8 working days are over", AT_RISK,
         Reason.STALE, F(0)),
    Case("no baseline", {"baseline": None}, {"2026-06-30": "90"}, "nothing to hold it against", AT_RISK,
         Reason.TO_CONFIRM),
    Case("the target is to be confirmed", {"to_confirm": [{"what": "target"}]}, {"2026-06-30": "90"},
         "a proposed target judges nobody", AT_RISK, Reason.TO_CONFIRM),
    Case("the target is the baseline", {"target": {"date": "2026-09-30", "value": 0}}, {"2026-06-30": "90"},
         "no way to go: 90 / 0", AT_RISK, Reason.TO_CONFIRM),
    # Weeks that span months: a value belongs to the month in which its week ends
    Case("the week to 2 July is July's", WEEKLY, {"2026-06-25": "85", "2026-07-02": "0"}, "25 June: planned 85",
         ON_TRACK, Reason.ON_PATH, F(0)),
    Case("a target inside the week", {**WEEKLY, **TWO}, {"2026-06-25": "85", "2026-07-02": "92.9"},
         "30 June lies in 26 June - 2 July", REACHED, Reason.TARGET_REACHED,
         100 * (91 + F(91 * 2, 92) - F("92.9")) / 182, "2026-07", "2026-07-05"),
)


@pytest.fixture
def stand(customer: Build, goal: GoalOf) -> Callable[..., Standing]:
    def build(given: dict[str, Any], rows: dict[str, str | None], period: str, as_of: str) -> Standing:
        found = customer([goal(**given)], [("g", day, value) for day, value in rows.items()])
        return analyse(found, date.fromisoformat(as_of), parse_period(period)).standing("g")

    return build


@pytest.mark.parametrize("case", CASES, ids=[case.about for case in CASES])
def test_worked_judgements(stand: Callable[..., Standing], case: Case) -> None:
    found = stand(case.given, case.rows, case.period, case.as_of)
    assert (found.judgement, found.behind) == (case.word, case.behind), case.steps
    assert case.reason in found.reasons, case.steps


class Seen(NamedTuple):
    about: str
    given: dict[str, Any]
    rows: dict[str, str | None]
    steps: str
    value: F | None
    previous: F | None = None
    last_year: F | None = None
    period: str = "2026-06"
    as_of: str = "2026-07-20"


MEAN = {"measure": {"every": "week", "source": "till", "month_value": "mean"}}
SUM = {"measure": {"every": "week", "source": "till", "month_value": "sum"}}
QUARTER = {"measure": {"every": "quarter", "source": "books"}}
JUNE_WEEKS = ("2026-06-07", "2026-06-14", "2026-06-21", "2026-06-28")
LEAP = {"target": {"date": "2028-09-30", "value": 182}}

SEEN = (
    Seen("a month, the month before, the year before", {}, {"2025-06-30": "7", "2026-05-31": "60", "2026-06-30": "90"},
         "as they are", F(90), F(60), F(7)),
    Seen("the month before was not measured", {}, {"2026-04-30": "29", "2026-05-31": None, "2026-06-30": "90"},
         "nothing to compare with: April is not last month", F(90)),
    Seen("June is not closed, so May and April", {}, {"2025-05-31": "5", "2026-04-30": "29", "2026-05-31": "60"},
         "on 8 July June's books are open", F(60), F(29), F(5), "2026-06", "2026-07-08"),
    Seen("the last week of the month", WEEKLY, dict(zip(JUNE_WEEKS, "1234", strict=True)) | {"2026-05-31": "9"},
         "28 June; before: 31 May", F(4), F(9)),
    Seen("the last week that was measured", WEEKLY, {"2026-06-21": "3", "2026-06-28": None}, "28 June is empty", F(3)),
    Seen("the same week of last year", WEEKLY, {"2025-06-29": "8", "2025-06-22": "5", "2026-06-28": "4"},
         "28 June 2026 - 364 days = 29 June 2025", F(4), None, F(8)),
    Seen("the mean of a month's weeks", MEAN, dict(zip(JUNE_WEEKS, "1235", strict=True)), "11 / 4", F(11, 4)),
    Seen("the mean of those that were measured", MEAN, {"2026-06-07": "1", "2026-06-14": None, "2026-06-21": "4"},
         "(1 + 4) / 2", F(5, 2)),
    Seen("the sum of a month's weeks", SUM, dict(zip(JUNE_WEEKS, "1235", strict=True)), "1 + 2 + 3 + 5", F(11)),
    Seen("no sum where a week is missing", SUM, dict(zip(JUNE_WEEKS[:3], "123", strict=True)), "28 June is missing",
         None),
    Seen("a quarter against the quarter before and the year before", QUARTER,
         {"2025-06-30": "1", "2026-03-31": "2", "2026-06-30": "90"}, "Q1 2026; Q2 2025", F(90), F(2), F(1)),
    Seen("29 February against 28 February", LEAP, {"2027-02-28": "3", "2028-01-31": "4", "2028-02-29": "5"},
         "2027 has no 29th: the month counts", F(5), F(4), F(3), "2028-02", "2028-03-20"),
    Seen("28 February against 29 February", LEAP, {"2028-02-29": "3", "2029-01-31": "4", "2029-02-28": "5"},
         "the year before was a leap year", F(5), F(4), F(3), "2029-02", "2029-03-20"),
)


@pytest.mark.parametrize("case", SEEN, ids=[case.about for case in SEEN])
def test_worked_values_and_what_they_are_compared_with(stand: Callable[..., Standing], case: Seen) -> None:
    found = stand(case.given, case.rows, case.period, case.as_of)
    numbers = [None if each is None or each.value is None else F(each.value)
               for each in (found.value, found.previous, found.last_year)]
    assert numbers == [case.value, case.previous, case.last_year], case.steps
    if case.value is not None and case.previous is not None:
        assert found.change == case.value - case.previous
    if case.value is not None and case.last_year is not None:
        assert found.change_on_year == case.value - case.last_year


def test_the_parts_newest_values_in_the_month(customer: Build, goal: GoalOf) -> None:
    # west: 28 June counts, not 21 June; east: only 21 June was measured; north has nothing in June.
    weekly = {"every": "week", "source": "till", "parts": ["west", "east", "north"]}
    found = customer([goal(measure=weekly)], [("g", "2026-06-28", "80")], parts=[
        ("g", "2026-06-21", "70", "west"), ("g", "2026-06-28", "75", "west"), ("g", "2026-06-21", "60", "east"),
        ("g", "2026-06-28", None, "east"), ("g", "2026-05-31", "50", "north")])
    standing = analyse(found, date(2026, 7, 20)).standing("g")
    assert [(part, value.value) for part, value in standing.parts] == [("west", 75), ("east", 60)]


def test_the_outlook_of_four_months_on_the_path(stand: Callable[..., Standing]) -> None:
    # 29, 60, 90, 121 on 30 April, 31 May, 30 June, 31 July: one a day between any two, so the median slope is one a
    # day and the interval has no width. 31 July + 61 days = 30 September: 121 + 61 = 182, the target on its day.
    rows = {"2026-04-30": "29", "2026-05-31": "60", "2026-06-30": "90", "2026-07-31": "121"}
    ahead = stand({}, rows, "2026-07", "2026-08-20").outlook
    assert ahead is not None
    assert (ahead.value, ahead.low, ahead.high, ahead.reached) == (182, 182, 182, date(2026, 9, 30))


def test_the_outlook_of_half_the_speed(stand: Callable[..., Standing]) -> None:
    # Half of the above: 14.5, 30, 45, 60.5; half a point a day. 30 September: 60.5 + 61/2 = 91. The target of 182 lies
    # 121.5 points further than 31 July: 243 days, 31 March 2027.
    rows = {"2026-04-30": "14.5", "2026-05-31": "30", "2026-06-30": "45", "2026-07-31": "60.5"}
    ahead = stand({}, rows, "2026-07", "2026-08-20").outlook
    assert ahead is not None and (ahead.value, ahead.reached) == (91, date(2027, 3, 31))


def test_the_seasonal_path(stand: Callable[..., Standing]) -> None:
    # Last year, moved a year: 31 March 10, 30 April 40, 31 May 20, 30 June 30, ... 30 September 30. The path starts at
    # 0 on 1 April and ends at 182. Season on 1 April: 10 + 30 x 1/30 = 11. On 30 June it is 30, on 30 September 30.
    # Way gone on 30 June 90/182. Planned: 30 + (0 - 11) x 92/182 + (182 - 30) x 90/182 = 30 + (13680 - 1012) / 182.
    rows: dict[str, str | None] = {
        "2025-03-31": "10", "2025-04-30": "40", "2025-05-31": "20", "2025-06-30": "30", "2025-07-31": "30",
        "2025-08-31": "30", "2025-09-30": "30", "2025-10-31": "30", "2026-06-30": "90"}
    found = stand({"path": "last_year"}, rows, "2026-06", "2026-07-20")
    assert found.planned == 30 + F(13680 - 1012, 182)


SEASON: dict[str, str | None] = {
    "2025-03-31": "0", "2025-04-30": "0", "2025-05-31": "30", "2025-06-30": "-10", "2025-07-31": "40",
    "2025-08-31": "0", "2025-09-30": "0", "2025-10-31": "0"}
# The season is 0 on 1 April and on 30 September, so nothing is corrected: planned = days since 1 April + the season.
# 30 April 29 + 0, 31 May 60 + 30 = 90, 30 June 90 - 10 = 80, 31 July 121 + 40 = 161.


def test_the_outlook_of_a_seasonal_path_is_of_the_distance_from_it(stand: Callable[..., Standing]) -> None:
    # 3 below the path each month: 26, 87, 77, 158. No slope: 182 - 3 = 179 on 30 September, and never there.
    rows = {**SEASON, "2026-04-30": "26", "2026-05-31": "87", "2026-06-30": "77", "2026-07-31": "158"}
    ahead = stand({"path": "last_year"}, rows, "2026-07", "2026-08-20").outlook
    assert ahead is not None
    assert (ahead.value, ahead.low, ahead.high, ahead.reached) == (179, 179, 179, None)


def test_a_seasonal_number_that_makes_up_what_it_lacks(stand: Callable[..., Standing]) -> None:
    # Distance = days / 10 - 20: -17.1, -14, -11, -7.9 below 29, 90, 80, 161. On day 182 it is -1.8: 180.2. What lacks
    # is made up after 1.8 / 0.1 = 18 more days: 18 October.
    rows = {**SEASON, "2026-04-30": "11.9", "2026-05-31": "76", "2026-06-30": "69", "2026-07-31": "153.1"}
    ahead = stand({"path": "last_year"}, rows, "2026-07", "2026-08-20").outlook
    assert ahead is not None and (ahead.value, ahead.reached) == (F("180.2"), date(2026, 10, 18))


def test_a_seasons_peak_above_the_target_is_not_yet_the_target(stand: Callable[..., Standing]) -> None:
    # 30 above the path each month: 191 on 31 July is more than 182 already, and the trend keeps it: on the date itself.
    rows = {**SEASON, "2026-04-30": "59", "2026-05-31": "120", "2026-06-30": "110", "2026-07-31": "191"}
    ahead = stand({"path": "last_year"}, rows, "2026-07", "2026-08-20").outlook
    assert ahead is not None and (ahead.value, ahead.reached) == (212, date(2026, 9, 30))
