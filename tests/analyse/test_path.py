"""The planned path, progress and edges, against numbers worked out by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F

import pytest

from successplan.analyse.path import (
    Course,
    Target,
    band_edges,
    behind,
    corners,
    edges_on,
    has_season,
    planned_on,
    progress,
    target_on,
)

APRIL, JUNE, SEPTEMBER = date(2026, 4, 1), date(2026, 6, 30), date(2026, 9, 30)


def point(day: date, value: str) -> Target:
    return Target(day, F(value), F(value))


MARKDOWN = Course("lower", F("23.5"), APRIL, (point(JUNE, "21"), point(SEPTEMBER, "18")))
MARGIN = Course("higher", F("48.2"), APRIL, (point(SEPTEMBER, "50"),))
USERS = Course("higher", F(0), APRIL, (point(JUNE, "70"), point(SEPTEMBER, "90")))
STEPS = Course("lower", F(14), APRIL, (point(JUNE, "9"), point(SEPTEMBER, "6")), "steps")
# A range that is reached from above: 6.1 on 1 June, 2.0 to 4.0 on 30 September.
STOCKOUT = Course("within", F("6.1"), date(2026, 6, 1), (Target(SEPTEMBER, F(2), F(4)),))
KEPT = Course("within", F(3), APRIL, (Target(SEPTEMBER, F(2), F(4)),))


@pytest.mark.parametrize(
    ("course", "day", "expected"),
    [
        # 23.5 - 2.5 x 88 / 90 = 23.5 - 22/9 = 21.0556
        (MARKDOWN, date(2026, 6, 28), F("23.5") - F(22, 9)),
        # 21.0 - 3.0 x 12 / 92 = 20.6087
        (MARKDOWN, date(2026, 7, 12), 21 - F(36, 92)),
        # 48.2 + 1.8 x 90 / 182 = 49.0901
        (MARGIN, JUNE, F("48.2") + F("1.8") * 90 / 182),
        # 70 + 20 x 12 / 92 = 72.6087
        (USERS, date(2026, 7, 12), 70 + F(240, 92)),
        # before the start and after the end it is flat; on the corners it is what was agreed
        (MARKDOWN, date(2026, 3, 1), F("23.5")),
        (MARKDOWN, APRIL, F("23.5")),
        (MARKDOWN, JUNE, F(21)),
        (MARKDOWN, SEPTEMBER, F(18)),
        (MARKDOWN, date(2027, 1, 31), F(18)),
        # steps: each level is held until the next one's date
        (STEPS, date(2026, 6, 29), F(14)),
        (STEPS, JUNE, F(9)),
        (STEPS, date(2026, 9, 29), F(9)),
        (STEPS, SEPTEMBER, F(6)),
        # to a range from above: towards its upper end. 6.1 - 2.1 x 27 / 121
        (STOCKOUT, date(2026, 6, 28), F("6.1") - F("2.1") * 27 / 121),
        (KEPT, JUNE, None),
    ],
)
def test_planned_path(course: Course, day: date, expected: F | None) -> None:
    assert planned_on(course, day) == expected


def test_path_begins_when_measuring_begins() -> None:
    # measured from 27 April: 62 of 64 days are over on 28 June: 23.5 - 2.5 x 62 / 64 = 21.078125
    late = Course("lower", F("23.5"), date(2026, 4, 27), MARKDOWN.targets)
    assert planned_on(late, date(2026, 6, 28)) == F("21.078125")


def test_target_before_measuring_begins_asks_for_nothing() -> None:
    # measured from 30 July: the June target is past, so the way is 23.5 -> 18 in 62 days; 31 days on it is 20.75
    late = Course("lower", F("23.5"), date(2026, 7, 30), MARKDOWN.targets)
    assert planned_on(late, date(2026, 8, 30)) == F("20.75")


def test_only_target_before_measuring_begins_is_the_path() -> None:
    late = Course("lower", F("23.5"), date(2026, 7, 30), (point(JUNE, "21"),))
    assert planned_on(late, date(2026, 7, 1)) == planned_on(late, date(2026, 8, 30)) == 21


def test_last_year_moves_the_season_onto_the_ends() -> None:
    # Last year 10 at the start, 30 at mid-way (50 of 100 days), 20 at the end. Baseline 12 (+2), target 18 (-2): at
    # mid-way the correction is the mean of +2 and -2, nothing, so the path is 30; a quarter in: 20 (between 10 and
    # 30) + 2 x 3/4 - 2 x 1/4 = 21.
    start, middle, end = date(2026, 1, 1), date(2026, 2, 20), date(2026, 4, 11)
    season = ((start, F(10)), (middle, F(30)), (end, F(20)))
    course = Course("higher", F(12), start, (point(end, "18"),), "last_year", season)
    assert planned_on(course, start) == 12
    assert planned_on(course, date(2026, 1, 26)) == 21
    assert planned_on(course, middle) == 30
    assert planned_on(course, end) == 18
    assert corners(course) == ((start, F(12)), (middle, F(30)), (end, F(18)))


def test_last_year_without_a_whole_season_is_straight() -> None:
    start, end = date(2026, 1, 1), date(2026, 4, 11)
    short = ((start, F(10)), (date(2026, 1, 31), F(30)))
    course = Course("higher", F(12), start, (point(end, "18"),), "last_year", short)
    assert not has_season(course)
    assert planned_on(course, date(2026, 2, 20)) == 15


def test_corners() -> None:
    assert corners(MARKDOWN) == ((APRIL, F("23.5")), (JUNE, F(21)), (SEPTEMBER, F(18)))
    assert corners(STEPS) == (
        (APRIL, F(14)),
        (date(2026, 6, 29), F(14)),
        (JUNE, F(9)),
        (date(2026, 9, 29), F(9)),
        (SEPTEMBER, F(6)),
    )
    assert corners(KEPT) == ()


def test_progress_is_signed_and_not_clamped() -> None:
    # (22.4 - 23.5) / (18 - 23.5) = 0.2; worse than the baseline is negative; beyond the target is above 1
    assert progress(MARKDOWN, F("22.4")) == F(1, 5)
    assert progress(MARKDOWN, F("24.6")) == F(-1, 5)
    assert progress(MARKDOWN, F("16.9")) == F(6, 5)


def test_progress_into_a_range() -> None:
    # miss(4.9) = 0.9 of miss(6.1) = 2.1: 1 - 9/21; inside 1; as far out on the other side (1.1) the same as 4.9
    assert progress(STOCKOUT, F("4.9")) == F(4, 7)
    assert progress(STOCKOUT, F(3)) == 1
    assert progress(STOCKOUT, F("1.1")) == F(4, 7)
    assert progress(KEPT, F(3)) is None


def test_no_way_to_go() -> None:
    same = Course("higher", F(5), APRIL, (point(JUNE, "5"),))
    assert progress(same, F(6)) is None
    assert behind(same, F(6), JUNE) is None
    assert edges_on(same, JUNE, F(10), F(25)) is None


@pytest.mark.parametrize(
    ("course", "value", "day", "expected"),
    [
        # planned (23.5 - 21.0556) / 5.5 = 4/9, progress 1/5: 100 x 11/45 = 24.4
        (MARKDOWN, "22.4", date(2026, 6, 28), F(220, 9)),
        # planned 133/253, progress 18/55: 100 x 251/1265 = 19.8
        (MARKDOWN, "21.7", date(2026, 7, 12), F(100 * 251, 1265)),
        # planned 90/182, progress 0.9/1.8: ahead by 0.5
        (MARGIN, "49.1", JUNE, 100 * (F(90, 182) - F(1, 2))),
        # planned 27/121, progress 4/7: ahead by 34.8
        (STOCKOUT, "4.9", date(2026, 6, 28), 100 * (F(27, 121) - F(4, 7))),
        # inside from the first: 100 x 0.2 / 2.0
        (KEPT, "4.2", JUNE, F(10)),
        (KEPT, "1.8", JUNE, F(10)),
        (KEPT, "3.9", JUNE, F(0)),
    ],
)
def test_behind(course: Course, value: str, day: date, expected: F) -> None:
    assert behind(course, F(value), day) == expected


def test_range_in_force_narrows() -> None:
    # first 0 to 10 (until 30 June), then 2 to 4: 5 is inside the first and 1 outside the second: 100 x 1 / 2
    course = Course("within", F(3), APRIL, (Target(JUNE, F(0), F(10)), Target(SEPTEMBER, F(2), F(4))))
    assert behind(course, F(5), JUNE) == 0
    assert behind(course, F(5), date(2026, 7, 1)) == 50


def test_range_without_width_cannot_be_judged_by_its_width() -> None:
    course = Course("within", F(3), APRIL, (Target(JUNE, F(3), F(3)),))
    assert behind(course, F(4), JUNE) is None
    assert edges_on(course, JUNE, F(10), F(25)) is None


def test_edges_in_the_own_unit() -> None:
    # 30 June: 21.0 + 10 % of 5.5 = 21.55, + 25 % = 22.375; lower is better, so they are upper bounds
    edges = edges_on(MARKDOWN, JUNE, F(10), F(25))
    assert edges is not None
    assert (edges.on_track, edges.at_risk) == ((None, F("21.55")), (None, F("22.375")))
    # 30 June: 49.0901 - 10 % of 1.8: a lower bound
    edges = edges_on(MARGIN, JUNE, F(10), F(25))
    assert edges is not None
    assert edges.on_track == (F("48.2") + F("1.8") * 90 / 182 - F("0.18"), None)


def test_edges_of_ranges() -> None:
    # kept: 10 % and 25 % of the width 2.0 on either side
    edges = edges_on(KEPT, JUNE, F(10), F(25))
    assert edges is not None
    assert (edges.on_track, edges.at_risk) == ((F("1.8"), F("4.2")), (F("1.5"), F("4.5")))
    # on the way in, at the start: the whole miss of 2.1 plus 10 % of it on either side
    edges = edges_on(STOCKOUT, date(2026, 6, 1), F(10), F(25))
    assert edges is not None
    assert edges.on_track == (2 - F("2.31"), 4 + F("2.31"))


def test_values_on_the_edges_are_just_that_far_behind() -> None:
    for course in (MARKDOWN, MARGIN, USERS, STEPS, STOCKOUT, KEPT):
        edges = edges_on(course, date(2026, 7, 12), F(10), F(25))
        assert edges is not None
        for ends, band in ((edges.on_track, 10), (edges.at_risk, 25)):
            for end in ends:
                assert end is None or behind(course, end, date(2026, 7, 12)) == band


def test_band_edges_follow_the_path_to_the_end() -> None:
    december = date(2026, 12, 31)
    assert [edges.day for edges in band_edges(MARKDOWN, F(10), F(25), december)] == [APRIL, JUNE, SEPTEMBER, december]
    assert band_edges(MARKDOWN, F(10), F(25), december)[-1].on_track == (None, F("18.55"))
    assert [edges.day for edges in band_edges(KEPT, F(10), F(25))] == [APRIL, SEPTEMBER]


def test_next_target() -> None:
    assert target_on(MARKDOWN, JUNE).low == 21
    assert target_on(MARKDOWN, date(2026, 7, 1)).low == 18
    assert target_on(MARKDOWN, date(2027, 1, 1)).low == 18


def test_step_on_the_day_after_the_start_has_no_level_before_it() -> None:
    course = Course("lower", F(14), APRIL, (point(date(2026, 4, 2), "9"),), "steps")
    assert corners(course) == ((APRIL, F(14)), (date(2026, 4, 2), F(9)))


def test_target_on_the_day_on_which_measuring_begins_asks_for_nothing() -> None:
    # 23.5 -> 18 in the 92 days from 30 June; 46 days on, on 15 August, it is 20.75
    course = Course("lower", F("23.5"), JUNE, MARKDOWN.targets)
    assert planned_on(course, date(2026, 8, 15)) == F("20.75")
