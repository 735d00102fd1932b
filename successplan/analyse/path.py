"""Turn a baseline and dated targets into the planned path, and values into progress along it.

Everything is exact (Fraction). `higher` and `lower` differ only in which side of a target is good: progress is
measured from the baseline to the last target, so the same formulas serve both. `within` is measured by its miss, the
distance from the range.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from successplan.analyse.result import Edges

Better = Literal["higher", "lower", "within"]
Shape = Literal["straight", "steps", "last_year"]
Season = tuple[tuple[date, Fraction], ...]
Corners = tuple[tuple[date, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A target point. For a direction `low` and `high` are the same value; for `within` they are the range."""

    day: date
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Course:
    """What was agreed for one indicator: from the baseline at `start` through the targets, in order of their dates.

    `season` is last year's values with their dates moved to this year; only `last_year` reads it.
    """

    better: Better
    baseline: Fraction
    start: date
    targets: tuple[Target, ...]
    shape: Shape = "straight"
    season: Season = ()

    @property
    def final(self) -> Target:
        return self.targets[-1]

    @property
    def stays(self) -> bool:
        """True where the baseline lies inside the final range: nothing to move, only to keep."""
        return self.better == "within" and miss(self.final, self.baseline) == 0


def miss(target: Target, value: Fraction) -> Fraction:
    """How far `value` lies outside the range of `target`; 0 inside and on its ends."""
    return max(target.low - value, value - target.high, Fraction(0))


def meets(better: Better, target: Target, value: Fraction) -> bool:
    """True where `value` is as good as `target` or better; exactly on it counts."""
    if better == "higher":
        return value >= target.low
    return value <= target.high if better == "lower" else miss(target, value) == 0


def badness(course: Course, value: Fraction) -> Fraction:
    """A number that is larger the worse `value` is: what `worse` means for each direction."""
    if course.better == "within":
        return miss(course.final, value)
    return value if course.better == "lower" else -value


def target_on(course: Course, day: date) -> Target:
    """The target that is next on `day`; after the last one, the last."""
    return next((target for target in course.targets if target.day >= day), course.final)


def level(course: Course, target: Target) -> Fraction:
    """The value at which the path touches `target`: for a range its end that is nearer to the baseline."""
    return min(max(course.baseline, target.low), target.high)


def has_season(course: Course) -> bool:
    """True where last year's values reach over the whole path, so that `last_year` can be drawn.

    Half a quarter may be missing at either end; where more is missing the path is straight, because a season that is
    guessed would be judged like one that was agreed.
    """
    if course.shape != "last_year" or len(course.season) < 2:
        return False
    slack = timedelta(days=45)
    return course.season[0][0] <= course.start + slack and course.season[-1][0] >= course.final.day - slack


def corners(course: Course) -> Corners:
    """The corners of the planned path, from the baseline to the last target; between them it is straight.

    A step is two corners a day apart. A course that only stays inside a range has no path: its band says all.
    """
    if course.stays:
        return ()
    posts = _posts(course)
    if course.shape == "steps":
        return _stairs(posts)
    if not has_season(course):
        return posts
    inner = {day for day, _ in course.season if course.start < day < course.final.day}
    days = sorted(inner | {day for day, _ in posts})
    return tuple((day, planned) for day in days if (planned := planned_on(course, day)) is not None)


def _posts(course: Course) -> Corners:
    """The baseline and the targets after it; a target before the measuring begins asks for nothing on the way."""
    ahead = tuple((target.day, level(course, target)) for target in course.targets if target.day > course.start)
    return ((course.start, course.baseline), *ahead) if ahead else ((course.start, level(course, course.final)),)


def _stairs(posts: Corners) -> Corners:
    """Each level, the baseline first, is held until the date of the next one, and that one is due on its date."""
    found = [posts[0]]
    for day, value in posts[1:]:
        eve = day - timedelta(days=1)
        if eve > found[-1][0]:
            found.append((eve, found[-1][1]))
        found.append((day, value))
    return tuple(found)


def planned_on(course: Course, day: date) -> Fraction | None:
    """The planned value on `day`, in the indicator's unit; flat before the start and after the last target.

    None for a course that only stays inside a range. `last_year` is last year's season plus what takes its ends, piece
    by piece, to the baseline and the targets: a correction that grows straight with the days.
    """
    if course.stays:
        return None
    posts = _posts(course)
    if day <= posts[0][0]:
        return posts[0][1]
    if day >= posts[-1][0]:
        return posts[-1][1]
    index = bisect_right(posts, day, key=lambda post: post[0]) - 1
    (before, low), (after, high) = posts[index], posts[index + 1]
    if course.shape == "steps":
        return low
    way = Fraction((day - before).days, (after - before).days)
    if not has_season(course):
        return low + (high - low) * way
    here, first, last = (_season_on(course.season, at) for at in (day, before, after))
    return here + (low - first) * (1 - way) + (high - last) * way


def _season_on(season: Season, day: date) -> Fraction:
    """Last year's value on `day`, straight between the measured ones and flat beyond them."""
    index = bisect_right(season, day, key=lambda point: point[0])
    if index == 0 or index == len(season):
        return season[min(index, len(season) - 1)][1]
    (before, low), (after, high) = season[index - 1], season[index]
    return low + (high - low) * Fraction((day - before).days, (after - before).days)


def progress(course: Course, value: Fraction) -> Fraction | None:
    """The share of the way from baseline to last target that `value` has gone, signed, never clamped.

    For `within` from outside: 1 - miss(value) / miss(baseline). None where there is no way to go: the last target is
    the baseline, or the baseline lies inside the range.
    """
    if course.better == "within":
        whole = miss(course.final, course.baseline)
        return 1 - miss(course.final, value) / whole if whole else None
    way = course.final.low - course.baseline
    return (value - course.baseline) / way if way else None


def behind(course: Course, value: Fraction, day: date) -> Fraction | None:
    """How far `value`, dated `day`, is behind the path, in points of the way (100: the whole way); negative is ahead.

    For a baseline inside the range: 100 x miss / width of the range in force on `day`. None where it can't be said.
    """
    if course.stays:
        force = target_on(course, day)
        width = force.high - force.low
        return 100 * miss(force, value) / width if width else None
    planned = planned_on(course, day)
    reached = progress(course, value)
    due = None if planned is None else progress(course, planned)
    return None if due is None or reached is None else 100 * (due - reached)


def edges_on(course: Course, day: date, at_risk: Fraction, off_track: Fraction) -> Edges | None:
    """The worst values on `day` that are still on track and still at risk, in the indicator's own unit.

    `at_risk` and `off_track` are the bands in points of the way. None where nothing can be judged.
    """
    ends = tuple(_edge(course, day, band / 100) for band in (at_risk, off_track))
    return None if ends[0] is None or ends[1] is None else Edges(day, ends[0], ends[1])


def _edge(course: Course, day: date, share: Fraction) -> tuple[Fraction | None, Fraction | None] | None:
    planned = planned_on(course, day)
    if course.better != "within":
        way = course.final.low - course.baseline
        if planned is None or not way:
            return None
        edge = planned - share * way
        return (edge, None) if course.better == "higher" else (None, edge)
    if planned is None:
        force = target_on(course, day)
        slack = share * (force.high - force.low)
        return (force.low - slack, force.high + slack) if slack else None
    slack = miss(course.final, planned) + share * miss(course.final, course.baseline)
    return course.final.low - slack, course.final.high + slack


def band_edges(course: Course, at_risk: Fraction, off_track: Fraction, until: date | None = None) -> tuple[Edges, ...]:
    """The edges at every corner of the path, and on `until` where that is later: between them they run straight."""
    days = [day for day, _ in corners(course)] or _force_days(course)
    if until is not None and until > days[-1]:
        days.append(until)
    found = (edges_on(course, day, at_risk, off_track) for day in days)
    return tuple(edges for edges in found if edges is not None)


def _force_days(course: Course) -> list[date]:
    """The days on which a range comes into force and the last ones on which it holds."""
    days = [course.start]
    for target in course.targets[:-1]:
        days += [target.day, target.day + timedelta(days=1)]
    return [*days, course.final.day]
