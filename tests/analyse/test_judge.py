"""Judgements of single values and series, against the definition worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction as F

import pytest

from successplan.analyse.judge import (
    Bands,
    Reading,
    Verdict,
    judge,
    one_worse,
    rank,
    strictly_rounded,
    worst,
)
from successplan.analyse.path import Course, Target
from successplan.analyse.result import Judgement, Reason, Span

APRIL, JUNE, SEPTEMBER = date(2026, 4, 1), date(2026, 6, 30), date(2026, 9, 30)
BANDS = Bands()
REACHED, ON_TRACK, AT_RISK, OFF_TRACK, NOT_YET = (
    Judgement.REACHED,
    Judgement.ON_TRACK,
    Judgement.AT_RISK,
    Judgement.OFF_TRACK,
    Judgement.NOT_YET,
)


def point(day: date, value: str) -> Target:
    return Target(day, F(value), F(value))


def week(end: date, value: str) -> Reading:
    return Reading(Span(end - timedelta(days=6), end), F(value))


def month(start: date, end: date, value: str) -> Reading:
    return Reading(Span(start, end), F(value))


def weeks(values: Sequence[str], last: date) -> list[Reading]:
    first = last - timedelta(days=7 * (len(values) - 1))
    return [week(first + timedelta(days=7 * index), value) for index, value in enumerate(values)]


MARKDOWN = Course("lower", F("23.5"), APRIL, (point(JUNE, "21"), point(SEPTEMBER, "18")))
# 100 days from 1 January to 11 April 2026, one point a day: on 20 February (day 50) the path is half-way.
UP = Course("higher", F(0), date(2026, 1, 1), (point(date(2026, 4, 11), "100"),))
DOWN = Course("lower", F(100), date(2026, 1, 1), (point(date(2026, 4, 11), "0"),))
HALF_WAY = date(2026, 2, 20)
KEPT = Course("within", F(3), APRIL, (Target(SEPTEMBER, F(2), F(4)),))
# A step that is not due yet: the path stays at the baseline of 10, and 0.1 is one point of the way.
LEVEL = Course("lower", F(10), APRIL, (point(SEPTEMBER, "0"),), "steps")


def verdict(course: Course, *readings: Reading) -> Verdict:
    return judge(course, readings, BANDS)


def test_worked_example_markdown_rate() -> None:
    # week to 28 June: path 21.056, planned 0.444, progress 0.200, behind 24.4 -> at risk
    found = verdict(MARKDOWN, week(date(2026, 6, 28), "22.4"))
    assert found == Verdict(
        AT_RISK, (Reason.BEHIND,), F("23.5") - F(22, 9), F(1, 5), F(4, 9), F(220, 9)
    )
    assert [round(float(each), 3) for each in (found.planned or 0, found.planned_progress or 0)] == [21.056, 0.444]
    assert round(float(found.behind or 0), 1) == 24.4


def test_worked_examples_of_the_form_that_comes_back() -> None:
    margin = Course("higher", F("48.2"), APRIL, (point(SEPTEMBER, "50"),))
    assert verdict(margin, month(date(2026, 6, 1), JUNE, "49.1")).judgement is ON_TRACK
    back = verdict(MARKDOWN, week(date(2026, 7, 12), "21.7"))
    assert (back.judgement, round(float(back.behind or 0))) == (AT_RISK, 20)


@pytest.mark.parametrize(
    ("up", "down", "word", "reasons"),
    [
        ("50", "50", ON_TRACK, (Reason.ON_PATH,)),
        ("90", "10", ON_TRACK, (Reason.ON_PATH,)),
        ("40", "60", ON_TRACK, (Reason.ON_PATH,)),  # behind exactly 10: the better word
        ("39.99", "60.01", AT_RISK, (Reason.BEHIND,)),
        ("25", "75", AT_RISK, (Reason.BEHIND,)),  # behind exactly 25: the better word
        ("24.99", "75.01", OFF_TRACK, (Reason.BEHIND,)),
        ("-1", "101", OFF_TRACK, (Reason.BEHIND, Reason.BACKWARDS)),
    ],
)
def test_bands_mirror_for_both_directions(up: str, down: str, word: Judgement, reasons: tuple[Reason, ...]) -> None:
    for course, value in ((UP, up), (DOWN, down)):
        found = verdict(course, week(HALF_WAY, value))
        assert (found.judgement, found.reasons) == (word, reasons)


def test_bands_can_be_set() -> None:
    strict = Bands(at_risk=F(5), off_track=F(8))
    words = [judge(UP, [week(HALF_WAY, value)], strict).judgement for value in ("45", "44", "42", "41")]
    assert words == [ON_TRACK, AT_RISK, AT_RISK, OFF_TRACK]


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ("3", ON_TRACK),
        ("4", ON_TRACK),
        ("2", ON_TRACK),
        ("4.2", ON_TRACK),
        ("1.8", ON_TRACK),
        ("4.21", AT_RISK),
        ("4.5", AT_RISK),
        ("1.5", AT_RISK),
        ("4.51", OFF_TRACK),
        ("1.49", OFF_TRACK),
    ],
)
def test_range_that_is_kept(value: str, word: Judgement) -> None:
    # width 2.0: 10 % is 0.2 outside, 25 % is 0.5 outside, on either side
    assert verdict(KEPT, week(date(2026, 5, 31), value)).judgement is word


@pytest.mark.parametrize(
    ("value", "word"),
    # on 31 July 60/121 = 49.6 % of the way is planned; each value has gone 1 - (value - 4) / 2.1 of it
    [
        ("3.0", ON_TRACK),  # inside: all of it
        ("5.2", ON_TRACK),  # 42.9 %, behind 6.7
        ("5.3", AT_RISK),  # 38.1 %, behind 11.5
        ("5.5", AT_RISK),  # 28.6 %, behind 21.0
        ("5.6", OFF_TRACK),  # 23.8 %, behind 25.8
        ("0.7", AT_RISK),  # as far out on the other side as 5.3
    ],
)
def test_range_that_is_entered(value: str, word: Judgement) -> None:
    course = Course("within", F("6.1"), date(2026, 6, 1), (Target(SEPTEMBER, F(2), F(4)),))
    assert verdict(course, month(date(2026, 7, 1), date(2026, 7, 31), value)).judgement is word


@pytest.mark.parametrize(
    ("value", "word", "reason"),
    [
        ("21.0", REACHED, Reason.TARGET_REACHED),  # exactly on the target
        ("20.2", REACHED, Reason.TARGET_REACHED),
        # the week's path on 5 July is 21 - 3 x 5/92 = 20.837; 10 % of 5.5 above it is 21.387
        ("21.1", AT_RISK, Reason.TARGET_MISSED),
        ("21.38", AT_RISK, Reason.TARGET_MISSED),
        ("21.39", OFF_TRACK, Reason.TARGET_MISSED),
        ("22.1", OFF_TRACK, Reason.TARGET_MISSED),
    ],
)
def test_week_that_holds_a_target_date(value: str, word: Judgement, reason: Reason) -> None:
    # the week 29 June to 5 July holds 30 June: reached or missed, never on track
    found = verdict(MARKDOWN, week(date(2026, 7, 5), value))
    assert (found.judgement, found.reasons) == (word, (reason,))


def test_missed_exactly_on_the_first_band_is_at_risk() -> None:
    # 11 April, target 100: 90 is behind exactly 10
    words = [verdict(UP, week(date(2026, 4, 11), value)).judgement for value in ("100", "99.9", "90", "89.9")]
    assert words == [REACHED, AT_RISK, AT_RISK, OFF_TRACK]


def test_week_before_and_after_a_target_date_follow_the_path() -> None:
    assert verdict(MARKDOWN, week(date(2026, 6, 28), "21.5")).reasons == (Reason.ON_PATH,)
    # 12 July: path 20.609, on track up to 21.159
    assert verdict(MARKDOWN, week(date(2026, 7, 12), "21.1")).judgement is ON_TRACK
    assert verdict(MARKDOWN, week(date(2026, 7, 12), "21.2")).judgement is AT_RISK


def test_after_the_last_target_the_path_is_flat() -> None:
    assert verdict(MARKDOWN, week(date(2026, 11, 1), "18.5")).judgement is ON_TRACK
    assert verdict(MARKDOWN, week(date(2026, 11, 1), "18.6")).judgement is AT_RISK


def test_month_that_holds_a_target_date() -> None:
    assert verdict(MARKDOWN, month(date(2026, 6, 1), JUNE, "21.0")).judgement is REACHED
    assert verdict(MARKDOWN, month(date(2026, 6, 1), JUNE, "21.5")).judgement is AT_RISK
    assert verdict(MARKDOWN, month(date(2026, 6, 1), JUNE, "21.6")).judgement is OFF_TRACK


def test_range_at_its_date() -> None:
    words = [verdict(KEPT, month(date(2026, 9, 1), SEPTEMBER, value)).judgement for value in ("4", "4.2", "4.3")]
    assert words == [REACHED, AT_RISK, OFF_TRACK]


def test_steps_are_judged_at_once_on_their_date() -> None:
    course = Course("lower", F(14), APRIL, (point(JUNE, "9"), point(SEPTEMBER, "6")), "steps")
    assert verdict(course, month(date(2026, 5, 1), date(2026, 5, 31), "14")).judgement is ON_TRACK
    # June holds the date: 9.8 is 10 points of 8 behind, 9.9 is 11.25
    words = [verdict(course, month(date(2026, 6, 1), JUNE, value)).judgement for value in ("9", "9.8", "9.9")]
    assert words == [REACHED, AT_RISK, OFF_TRACK]
    # July holds none: 9 is the level that holds until 30 September
    assert verdict(course, month(date(2026, 7, 1), date(2026, 7, 31), "9.8")).judgement is ON_TRACK


def test_no_way_to_go_needs_confirming() -> None:
    same = Course("higher", F(5), APRIL, (point(SEPTEMBER, "5"),))
    assert verdict(same, week(JUNE, "6")).reasons == (Reason.TO_CONFIRM,)


def test_moving_away_once_is_at_risk() -> None:
    # 10.5 is 5 points behind, on track by the band; the mean of the last four (10.5) is worse than that before (10.1)
    found = judge(LEVEL, weeks(["10.1"] * 4 + ["10.5"] * 4, date(2026, 6, 28)), BANDS)
    assert (found.judgement, found.reasons) == (AT_RISK, (Reason.MOVING_AWAY,))


def test_moving_away_twice_running_is_off_track() -> None:
    # now 10.5 against (10.1 x 3 + 10.5) / 4, one value earlier 10.5 against 10.1
    found = judge(LEVEL, weeks(["10.1"] * 4 + ["10.5"] * 5, date(2026, 6, 28)), BANDS)
    assert (found.judgement, found.reasons) == (OFF_TRACK, (Reason.MOVING_AWAY,))


def test_moving_away_makes_at_risk_worse_only_when_it_lasts() -> None:
    # 11.5 is 15 points behind: at risk by the band
    once = judge(LEVEL, weeks(["10.1"] * 4 + ["11.5"] * 4, date(2026, 6, 28)), BANDS)
    assert (once.judgement, once.reasons) == (AT_RISK, (Reason.BEHIND, Reason.BACKWARDS, Reason.MOVING_AWAY))
    twice = judge(LEVEL, weeks(["10.1"] * 4 + ["11.5"] * 5, date(2026, 6, 28)), BANDS)
    assert twice.judgement is OFF_TRACK


@pytest.mark.parametrize(
    "values",
    [
        ["10.1"] * 3 + ["10.5"] * 4,  # seven values: no two means of four
        ["10.5"] * 8,  # equal means are not worse
        ["10.5"] * 4 + ["10.1"] * 4,  # better
        ["9.1"] * 4 + ["9.9"] * 4,  # worse, but ahead of the path
        ["9.1"] * 4 + ["9.9"] * 3 + ["10.0"],  # worse, and exactly on the path
    ],
)
def test_not_moving_away(values: list[str]) -> None:
    assert judge(LEVEL, weeks(values, date(2026, 6, 28)), BANDS).reasons == (Reason.ON_PATH,)


def test_ahead_one_value_earlier_is_not_twice_running() -> None:
    # the eighth value (9.9) is ahead of the path, so only the ninth (10.2, 2 behind) moves away
    values = ["9.0"] * 4 + ["9.5"] * 3 + ["9.9", "10.2"]
    assert judge(LEVEL, weeks(values, date(2026, 6, 28)), BANDS).judgement is AT_RISK


def test_moving_away_can_be_set_not_to_wait_for_the_path() -> None:
    always = Bands(only_behind=False)
    assert judge(LEVEL, weeks(["9.1"] * 4 + ["9.9"] * 4, date(2026, 6, 28)), always).judgement is AT_RISK


def test_swinging_out_of_a_range_is_moving_away() -> None:
    # 4.1 and 1.9 are each 0.1 outside, though their mean lies inside; before, all were inside
    found = judge(KEPT, weeks(["3"] * 4 + ["4.1", "1.9", "4.1", "1.9"], date(2026, 6, 28)), BANDS)
    assert found.reasons == (Reason.MOVING_AWAY,)


@pytest.mark.parametrize(
    ("edge", "decimals", "upper", "printed"),
    [
        (20 + F(14, 23) + F("0.55"), 1, True, "21.1"),  # 21.1587
        (20 + F(14, 23) + F("1.375"), 1, True, "21.9"),  # 21.9837
        (F("21.55"), 1, True, "21.5"),
        (F("22.375"), 1, True, "22.3"),
        (F("48.2") + F(81, 91) - F("0.18"), 1, False, "49.0"),  # 48.9101
        (70 + F(60, 23) - 9, 0, False, "64"),  # 63.6087
        (F("21.5"), 1, True, "21.5"),  # exact stays
        (F("-0.05"), 1, True, "-0.1"),
    ],
)
def test_edges_are_rounded_to_the_strict_side(edge: F, decimals: int, upper: bool, printed: str) -> None:
    assert str(strictly_rounded(edge, decimals, upper=upper)) == printed


def test_worst_leaves_not_yet_out_unless_it_is_all() -> None:
    assert worst([NOT_YET, ON_TRACK, REACHED]) is ON_TRACK
    assert worst([NOT_YET, NOT_YET]) is NOT_YET
    assert worst([]) is NOT_YET
    assert [rank(each) for each in (NOT_YET, REACHED, ON_TRACK, AT_RISK, OFF_TRACK)] == [-1, 0, 1, 2, 3]


def test_one_worse() -> None:
    worse = [one_worse(each) for each in (REACHED, ON_TRACK, AT_RISK, OFF_TRACK, NOT_YET)]
    assert worse == [ON_TRACK, AT_RISK, OFF_TRACK, OFF_TRACK, AT_RISK]


def test_decimal_stays_exact() -> None:
    assert strictly_rounded(F(Decimal("0.1")), 1, upper=True) == Decimal("0.1")


def test_of_two_targets_in_one_week_the_later_counts() -> None:
    # 29 June asks for 22, 30 June for 21, the week to 5 July holds both
    course = Course("lower", F("23.5"), APRIL, (point(date(2026, 6, 29), "22"), *MARKDOWN.targets))
    assert verdict(course, week(date(2026, 7, 5), "21.5")).reasons == (Reason.TARGET_MISSED,)
