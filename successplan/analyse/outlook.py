"""Turn a series of values into an outlook: where it leads by the target date, and when the target is reached.

Theil-Sen: the slope is the median of the slopes between all pairs of values, so a single outlier does not turn it
(H. Theil 1950; P. K. Sen, J. Am. Stat. Assoc. 63, 1968). The line runs through the medians of days and values (W. J.
Conover, Practical Nonparametric Statistics). The range is Sen's rank interval of the slope: of N sorted pair slopes the
ones at (N - C) / 2 and (N + C) / 2, with C = z x sqrt(n (n - 1) (2 n + 5) / 18). Every library that offers it brings
SciPy, which is larger than this whole tool; these few lines are exact instead.

The range holds the trend with a confidence of 80 %: a manager plans with four chances in five, and four monthly values
cannot say more. It does not hold the noise of a single value.

Where the path follows last year's season, the trend is that of the distance from the path: a line through November and
December would foresee a Christmas that never ends (docs/real-series shows it on weekly sales of a department store).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations
from math import ceil, floor, sqrt
from statistics import NormalDist, median

from successplan.analyse.judge import Reading
from successplan.analyse.path import Course, has_season, level, meets, planned_on
from successplan.analyse.result import Outlook

CONFIDENCE = 0.8
NEWEST = 26  # half a year of weeks: an older trend says little, and pairs grow with the square
FARTHEST = timedelta(days=5 * 366)

Bounds = tuple[Fraction | None, Fraction | None]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight trend: `slope` a day (with its range) through `value` on `day`, both medians; `day` is an ordinal."""

    day: Fraction
    value: Fraction
    slope: Fraction
    low: Fraction
    high: Fraction

    def on(self, day: date, slope: Fraction) -> Fraction:
        return self.value + slope * (day.toordinal() - self.day)


def theil_sen(points: Sequence[tuple[date, Fraction]]) -> Line:
    """The trend through `points` (at least two, each on its own day) and the range of its slope."""
    slopes = sorted(
        (later - earlier) / (after - before).days for (before, earlier), (after, later) in combinations(points, 2)
    )
    first, last = slope_ranks(len(points))
    days = median(Fraction(day.toordinal()) for day, _ in points)
    return Line(days, median(value for _, value in points), median(slopes), slopes[first], slopes[last])


def slope_ranks(count: int) -> tuple[int, int]:
    """The places, counted from 0, of the lower and the upper slope of the interval among the sorted pair slopes."""
    pairs = count * (count - 1) // 2
    spread = NormalDist().inv_cdf((1 + CONFIDENCE) / 2) * sqrt(count * (count - 1) * (2 * count + 5) / 18)
    lower = max(floor((pairs - spread) / 2), 1)
    upper = min(ceil((pairs + spread) / 2) + 1, pairs)
    return lower - 1, upper - 1


def outlook(
    course: Course, readings: Sequence[Reading], needed: int, bounds: Bounds = (None, None)
) -> Outlook | None:
    """The outlook of `readings` (oldest first) at the last target's date, kept inside `bounds`.

    None with fewer than `needed` values, and from the last target's date on, when there is nothing left to foresee.
    """
    if len(readings) < max(needed, 2) or readings[-1].span.end >= course.final.day:
        return None
    newest, day, last = readings[-NEWEST:], course.final.day, readings[-1].span.end
    seasonal = has_season(course)
    line = theil_sen([(each.span.end, each.value - (_planned(course, each) if seasonal else 0)) for each in newest])
    base = level(course, course.final) if seasonal else Fraction(0)
    low, value, high = (_kept(base + line.on(day, slope), bounds) for slope in (line.low, line.slope, line.high))
    reached = _back_on_path(course, line, day) if seasonal else _reached(course, line, last)
    return Outlook(day, value, low, high, reached, len(newest))


def _planned(course: Course, reading: Reading) -> Fraction:
    return planned_on(course, reading.span.end) or Fraction(0)


def natural_bounds(course: Course, readings: Sequence[Reading], *, percent: bool) -> Bounds:
    """The bounds that a trend cannot cross: 0 where nothing known is below it; 100 for a percentage where nothing known
    is above it. A growing share of users that is at 75 % does not lead to 145 %."""
    known = [reading.value for reading in readings] + [course.baseline]
    known += [end for target in course.targets for end in (target.low, target.high)]
    lower = Fraction(0) if min(known) >= 0 else None
    return lower, Fraction(100) if percent and max(known) <= 100 else None


def _kept(value: Fraction, bounds: Bounds) -> Fraction:
    low, high = bounds
    value = value if low is None else max(value, low)
    return value if high is None else min(value, high)


def _reached(course: Course, line: Line, last: date) -> date | None:
    """The first day from `last` on at which the trend meets the last target; None where it never does."""
    now = line.on(last, line.slope)
    if meets(course.better, course.final, now):
        return last
    return _gone(last, level(course, course.final) - now, line.slope)


def _back_on_path(course: Course, line: Line, day: date) -> date | None:
    """The last target's `day` where the trend keeps the path until then, else the day after it on which it is made up.

    A peak of the season that touches the target on the way is not yet the target.
    """
    distance = line.on(day, line.slope)
    if meets(course.better, course.final, level(course, course.final) + distance):
        return day
    return _gone(day, -distance, line.slope)


def _gone(start: date, way: Fraction, slope: Fraction) -> date | None:
    """The day on which `way` is gone at `slope` a day; None where it leads away, or further than can be foreseen."""
    if not slope or way / slope < 0 or way / slope > FARTHEST.days:
        return None
    return start + timedelta(days=ceil(way / slope))
