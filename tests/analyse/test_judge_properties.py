"""What holds for every judgement: mirror, units, and that a better value never gets a worse word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from successplan.analyse.judge import Bands, Reading, judge, rank
from successplan.analyse.path import Course, Target, edges_on, miss, planned_on
from successplan.analyse.result import Judgement, Reason, Span

START = date(2026, 4, 1)
number = st.integers(-10_000, 10_000).map(lambda each: F(each, 100))
shapes = st.sampled_from(["straight", "steps", "last_year"])
BANDS = Bands()


def week(index: int, value: F) -> Reading:
    end = START + timedelta(days=7 * index + 6)
    return Reading(Span(end - timedelta(days=6), end), value)


@st.composite
def courses(draw: st.DrawFn, directions: tuple[str, ...] = ("higher", "lower")) -> Course:
    better = draw(st.sampled_from(directions))
    days = sorted(draw(st.sets(st.integers(10, 300), min_size=1, max_size=3)))
    targets = []
    for offset in days:
        low, high = sorted((draw(number), draw(number)))
        targets.append(Target(START + timedelta(days=offset), low, high if better == "within" else low))
    season = tuple((START + timedelta(days=30 * index - 30), draw(number)) for index in range(12))
    return Course(better, draw(number), START, tuple(targets), draw(shapes), season)  # type: ignore[arg-type]


series = st.lists(number, min_size=1, max_size=20)


def mapped(course: Course, factor: F, shift: F) -> Course:
    """The same course in another unit; a negative factor turns its direction round."""
    turned = {"higher": "lower", "lower": "higher", "within": "within"}
    targets = []
    for target in course.targets:
        low, high = sorted((target.low * factor + shift, target.high * factor + shift))
        targets.append(Target(target.day, low, high))
    return replace(
        course,
        better=course.better if factor > 0 else turned[course.better],
        baseline=course.baseline * factor + shift,
        targets=tuple(targets),
        season=tuple((day, value * factor + shift) for day, value in course.season),
    )


@given(courses(("higher", "lower", "within")), series)
def test_directions_mirror(course: Course, values: list[F]) -> None:
    plain = judge(course, [week(index, value) for index, value in enumerate(values)], BANDS)
    turned = judge(mapped(course, F(-1), F(0)), [week(index, -value) for index, value in enumerate(values)], BANDS)
    assert (plain.judgement, plain.reasons, plain.behind) == (turned.judgement, turned.reasons, turned.behind)


@given(courses(("higher", "lower", "within")), series, st.integers(1, 1000), number)
def test_the_unit_does_not_matter(course: Course, values: list[F], factor: int, shift: F) -> None:
    scale = F(factor, 10)
    plain = judge(course, [week(index, value) for index, value in enumerate(values)], BANDS)
    other = [week(index, value * scale + shift) for index, value in enumerate(values)]
    found = judge(mapped(course, scale, shift), other, BANDS)
    assert (plain.judgement, plain.reasons, plain.behind) == (found.judgement, found.reasons, found.behind)


@given(courses(("higher", "lower", "within")), series, number)
def test_a_better_value_never_gets_a_worse_word(course: Course, values: list[F], other: F) -> None:
    if course.better == "within":
        course = replace(course, targets=course.targets[-1:])  # one range, so that better means one thing

    def goodness(value: F) -> F:
        if course.better == "within":
            return -miss(course.final, value)
        return value if course.final.low > course.baseline else -value

    if course.better != "within":  # a target on the wrong side of the baseline is an error of the plan
        course = replace(course, better="higher" if course.final.low > course.baseline else "lower")
    better, worse = sorted((values[-1], other), key=goodness, reverse=True)
    earlier = [week(index, value) for index, value in enumerate(values[:-1])]
    last = len(values) - 1
    found = [judge(course, [*earlier, week(last, value)], BANDS).judgement for value in (better, worse)]
    assert rank(found[0]) <= rank(found[1])


@given(courses(), series)
def test_only_the_period_of_a_target_is_reached_or_missed(course: Course, values: list[F]) -> None:
    readings = [week(index, value) for index, value in enumerate(values)]
    found = judge(course, readings, BANDS)
    if Reason.TO_CONFIRM in found.reasons:
        return
    holds = any(target.day in readings[-1].span for target in course.targets)
    assert holds == bool({Reason.TARGET_REACHED, Reason.TARGET_MISSED} & set(found.reasons))
    assert found.judgement is not Judgement.ON_TRACK if holds else found.judgement is not Judgement.REACHED


@given(courses(), st.integers(-30, 400))
def test_edges_are_the_worst_values_of_their_word(course: Course, offset: int) -> None:
    day = START + timedelta(days=offset)
    edges = edges_on(course, day, BANDS.at_risk, BANDS.off_track)
    if edges is None or any(abs((target.day - day).days) < 7 for target in course.targets):
        return
    worse = F(-1, 1000) if course.final.low > course.baseline else F(1, 1000)
    for ends, word in ((edges.on_track, Judgement.ON_TRACK), (edges.at_risk, Judgement.AT_RISK)):
        edge = next(end for end in ends if end is not None)
        span = Span(day - timedelta(days=6), day)
        assert judge(course, [Reading(span, edge)], BANDS).judgement is word
        assert rank(judge(course, [Reading(span, edge + worse)], BANDS).judgement) > rank(word)


@given(courses())
def test_the_path_starts_at_the_baseline_and_passes_every_target(course: Course) -> None:
    assert planned_on(course, START) == course.baseline
    for target in course.targets:
        assert planned_on(course, target.day) == target.low
