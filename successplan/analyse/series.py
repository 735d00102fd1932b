"""Turn observations into the series that is judged: measured periods, and months made of shorter ones.

`month_value` makes the month's value of a number that is measured more often. `last` keeps the values as they are, so
that a report shows the last measured one that ends in its month. `mean` and `sum` make one value a month, dated the
month's last day, of the values that end in it: a sum only when none is missing, because a sum that lacks a week is
wrong and not just unsure; a mean of those that were measured.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

from successplan.analyse.judge import Reading, as_decimal
from successplan.analyse.path import Season
from successplan.analyse.periods import add_months, ends_in, last_end_in, measured_span, month_of, next_end, shifted
from successplan.analyse.result import Span, Value
from successplan.model import Observation

_SHORT = ("day", "week", "two_weeks")
_YEAR_OF_WEEKS = 364
_NEAR = timedelta(days=3)
_MARGIN = timedelta(days=62)


@dataclass(frozen=True, slots=True)
class Point:
    """A value, and where a Decimal may not hold it, its exact number (`mean`)."""

    value: Value
    mean: Fraction | None = None

    @property
    def measured(self) -> bool:
        return self.value.value is not None

    @property
    def exact(self) -> Fraction | None:
        """The exact number, made when it is asked for: most of a long history never is."""
        if self.mean is not None or self.value.value is None:
            return self.mean
        return Fraction(self.value.value)

    @property
    def date(self) -> date:
        return self.value.date


@dataclass(frozen=True, slots=True)
class Series:
    """Points, oldest first, one a date, with the rhythm they come in."""

    every: str
    points: tuple[Point, ...]

    def until(self, day: date) -> Series:
        """The series as it stood on `day`."""
        return Series(self.every, self.points[: bisect_right(self.points, day, key=_date)])

    def within(self, span: Span) -> tuple[Point, ...]:
        """The points dated in `span`."""
        first = bisect_left(self.points, span.start, key=_date)
        return self.points[first : bisect_right(self.points, span.end, key=_date)]

    def newest_in(self, span: Span) -> Point | None:
        """The newest measured point dated in `span`."""
        return next((point for point in reversed(self.within(span)) if point.measured), None)

    @property
    def newest(self) -> Point | None:
        """The newest measured point."""
        return next((point for point in reversed(self.points) if point.measured), None)

    def readings(self, since: date) -> tuple[Reading, ...]:
        """What was measured from `since` on.

        Values from before the plan are history: they may be put in at any time, for last year's comparison and for the
        season, and must not change a judgement when they are.
        """
        points = self.points[bisect_left(self.points, since, key=_date) :]
        return tuple(Reading(point.value.span, exact) for point in points if (exact := point.exact) is not None)


def _date(point: Point) -> date:
    return point.value.date


def to_series(observations: Iterable[Observation], every: str, source: str = "") -> Series:
    """The series of observations that are oldest first and corrected; `source` stands in where a row names none."""
    found = (
        Value(
            measured_span(every, row.date), row.value, row.source or source, row.by or "", row.note or "", row.corrected
        )
        for row in observations
    )
    return Series(every, tuple(Point(each) for each in found))


def by_month(series: Series, how: str) -> Series:
    """One point a month by `mean` or `sum`; a series that is monthly or rarer, or `last`, as it is."""
    if how == "last" or series.every not in _SHORT:
        return series
    months = groupby(series.points, key=lambda point: month_of(point.date))
    return Series("month", tuple(_month(month, tuple(points), series.every, how) for month, points in months))


def _month(month: Span, points: tuple[Point, ...], every: str, how: str) -> Point:
    found = [number for number in (point.exact for point in points) if number is not None]
    complete = bool(found) and (how == "mean" or len(found) >= len(ends_in(every, month, points[0].date)))
    last = points[-1].value
    exact: Fraction | None = None
    if complete:
        exact = sum(found, Fraction(0)) / (len(found) if how == "mean" else 1)
    notes = "" if exact is not None else next((point.value.note for point in points if not point.measured), "")
    corrected = any(point.value.corrected for point in points)
    shown = None if exact is None else as_decimal(exact)
    return Point(Value(month, shown, last.source, last.by, notes, corrected), exact)


def period_before(series: Series, home: Span, newest: date) -> Span:
    """The span whose value `last period` means: the one before `home`, the period that holds the value dated `newest`.

    A number that is measured more rarely than the report is compared with its own measurement before.
    """
    before = shifted(home, -1)
    if last_end_in(series.every, before, newest) is None:
        before = measured_span(series.every, next_end(series.every, newest, -1))
    return before


def a_year_before(series: Series, day: date) -> Point | None:
    """The measured point of last year: the same week (52 weeks before, so the same weekday), else the same month."""
    if series.every in _SHORT:
        target = day - timedelta(days=_YEAR_OF_WEEKS)
        near = [point for point in series.within(Span(target - _NEAR, target + _NEAR)) if point.measured]
        return min(near, key=lambda point: abs(point.date - target), default=None)
    return series.newest_in(month_of(add_months(day, -12)))


def season_of(series: Series, start: date, end: date) -> Season:
    """The values of the year before `start`, their dates moved to the year after it, again and again up to `end`.

    Weeks move by 52 weeks and months by a year, so that weeks meet weeks and months' ends meet months' ends. Only what
    lies before the start is taken: the plan's own values must not bend the path that they are judged by. Some weeks
    more than a year are read, so that there is a value on either side of the start.
    """
    week = series.every in _SHORT
    year_before = _moved(start, -1, week)
    before = series.within(Span(year_before - _MARGIN, start - timedelta(days=1)))
    season: list[tuple[date, Fraction]] = []
    for years in range(1, (end - start).days // _YEAR_OF_WEEKS + 3):
        for point in before:
            day = _moved(point.date, years, week)
            exact = point.exact
            if exact is not None and day <= end + _MARGIN and (not season or day > season[-1][0]):
                season.append((day, exact))
    return tuple(season)


def _moved(day: date, years: int, week: bool) -> date:
    return day + timedelta(days=_YEAR_OF_WEEKS * years) if week else add_months(day, 12 * years)


def values(points: Sequence[Point]) -> tuple[Value, ...]:
    """The values of the points."""
    return tuple(point.value for point in points)
