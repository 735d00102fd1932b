"""Turn a series of values into an outlook: where it leads by the target date, and when the target is reached.

Theil-Sen: the slope is the median of the slopes between all pairs of values, so a single outlier does not turn it
(H. Theil 1950; P. K. Sen, J. Am. Stat. Assoc. 63, 1968). The line runs through the medians of days and values (W. J.
Conover, Practical Nonparametric Statistics). The range is Sen's rank interval of the slope: of N sorted pair slopes the
ones at (N - C) / 2 and (N + C) / 2, with C = z x sqrt(n (n - 1) (2 n + 5) / 18). Every library that offers it brings
SciPy, which is larger than this whole tool; these few lines are exact instead.

The range holds the trend with a confidence of 80 %: a manager plans with four chances in five, and four monthly values
cannot say more. It does not hold the noise of a single value.
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
from successplan.analyse.path import Course, level, meets
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
    newest = readings[-NEWEST:]
    line = theil_sen([(reading.span.end, reading.value) for reading in newest])
    day = course.final.day
    low, value, high = (_kept(line.on(day, slope), bounds) for slope in (line.low, line.slope, line.high))
    return Outlook(day, value, low, high, _reached(course, line, readings[-1].span.end), len(newest))


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
    way = level(course, course.final) - now
    if not line.slope or way / line.slope < 0 or way / line.slope > FARTHEST.days:
        return None
    return last + timedelta(days=ceil(way / line.slope))
