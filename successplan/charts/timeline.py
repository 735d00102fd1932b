"""Turn lines that were measured on different days into the rows of one sheet.

A line chart has one row of dates for all its lines. Where only another line has a value on a day, a line is carried
straight between its own neighbours, as it would be drawn anyway; in the sheet that is a formula, so that nobody takes
it for a measurement. A None that the line itself has is a gap and stays one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from successplan.charts.scale import month, month_start, serial
from successplan.charts.workbook import Column
from successplan.document import Line, LineRole, Trend

OBSERVED: tuple[LineRole, ...] = ("actual", "part", "outlook", "outlook_range", "last_year")
_PLANNED: tuple[LineRole, ...] = ("path", "baseline")
_FEW = 3  # values that make a rhythm


@dataclass(frozen=True)
class Timeline:
    """The days of the rows, in order. A `monthly` axis counts whole months, one row each; else it counts days."""

    days: tuple[date, ...]
    monthly: bool = False

    def row(self, day: date) -> int:
        """The row of `day`: its own, or that of its month on a monthly axis."""
        if self.monthly:
            return bisect_left(self.days, month(day), key=month)
        return bisect_left(self.days, day)

    @property
    def bounds(self) -> tuple[int, int]:
        """The first and last serial number of the axis: from the start of the first month to the last day."""
        if not self.days:
            return (1, 32)
        first = month_start(self.days[0])
        last = month_start(self.days[-1]) if self.monthly else self.days[-1]
        if last == first:  # a single point still wants an axis
            last = month_start(first, 1)
        return serial(first), serial(last)

    @cached_property
    def shares(self) -> tuple[float, ...]:
        """Where each row stands on the axis: 0 at its start, 1 at its end."""
        first, last = self.bounds
        if self.monthly:
            return tuple((month(day) - month(self.days[0])) / self.months for day in self.days)
        return tuple((serial(day) - first) / (last - first) for day in self.days)

    @property
    def months(self) -> int:
        """How many months the axis covers, at least one."""
        return max(1, month(self.days[-1]) - month(self.days[0]) + (0 if self.monthly else 1)) if self.days else 1


def timeline(trend: Trend) -> Timeline:
    """The rows for all lines, bands and marks.

    Values that come at most once a month make a monthly axis, so that the value of a month stands above its name and
    not, as of its last day, beside the next one.
    """
    observed = {day for line in trend.lines if line.role in OBSERVED for day, _ in line.points}
    days = {day for line in trend.lines for day, _ in line.points} | {mark.day for mark in trend.marks}
    days |= {day for band in trend.bands for day, _, _ in band.points}
    if not _once_a_month(trend):
        return Timeline(tuple(sorted(days | _month_starts(trend, days))))
    by_month = _month_ends(min(days), max(days))  # every month has a row: a level that is held is drawn as held
    by_month |= {month(day): day for day in sorted(days)}
    by_month |= {month(day): day for day in sorted(observed)}
    return Timeline(tuple(by_month[number] for number in sorted(by_month)), monthly=True)


def column(line: Line, rows: Timeline, decimals: int) -> Column:
    """The line's values for all rows, those between its own points worked out."""
    own = _own(line, rows)
    if line.role in OBSERVED:
        return _observed(line.name, own, rows, decimals)
    if line.role in _PLANNED:
        points = tuple((day, value) for day, value in line.points if value is not None)
        flat = line.role == "baseline" and len(points) == 1
        found = [points[0][1] if flat else between(points, day, decimals) for day in rows.days]
        return Column(line.name, tuple(found))
    return Column(line.name, tuple(own.get(row) for row in range(len(rows.days))))


def between(points: tuple[tuple[date, Decimal], ...], day: date, decimals: int) -> Decimal | None:
    """The value on the straight line through the points on `day`, None before the first and after the last."""
    after = bisect_left(points, day, key=lambda point: point[0])
    if after < len(points) and points[after][0] == day:
        return points[after][1]
    if after in (0, len(points)):
        return None
    (start, low), (end, high) = points[after - 1], points[after]
    return _rounded(low + (high - low) * (day - start).days / (end - start).days, decimals)


def _own(line: Line, rows: Timeline) -> dict[int, Decimal | None]:
    return {rows.row(day): value for day, value in line.points}


def _observed(name: str, own: Mapping[int, Decimal | None], rows: Timeline, decimals: int) -> Column:
    values = [own.get(row) for row in range(len(rows.days))]
    drawn: dict[int, tuple[int, int]] = {}
    for one, other in pairwise(sorted(own)):
        low, high = own[one], own[other]
        if low is None or high is None:
            continue
        for row in range(one + 1, other):
            days = (rows.days[row] - rows.days[one]).days, (rows.days[other] - rows.days[one]).days
            values[row] = _rounded(low + (high - low) * days[0] / days[1], decimals)
            drawn[row] = (one, other)
    return Column(name, tuple(values), drawn)


def _rounded(value: Decimal, decimals: int) -> Decimal:
    """Four places more than are shown: finer than any eye, and no endless fraction in a cell."""
    return round(value, max(0, decimals) + 4)


def _month_ends(first: date, last: date) -> dict[int, date]:
    """The last day of every month from that of `first` to that of `last`."""
    count = month(last) - month(first) + 1
    return {month(first) + number: month_start(first, number + 1) - timedelta(days=1) for number in range(count)}


def _month_starts(trend: Trend, days: set[date]) -> set[date]:
    """The first days of the months still to come: plans name few days, and a sheet should show the way there."""
    past = [day for line in trend.lines if line.role in ("actual", "part") for day, _ in line.points]
    if not past:
        return set()
    now, last = max(past), max(days)
    starts = (month_start(now, number) for number in range(1, month(last) - month(now) + 1))
    return {day for day in starts if day < last}


def _once_a_month(trend: Trend) -> bool:
    lines = [line for line in trend.lines if line.role in OBSERVED]
    most = max((len(line.points) for line in lines), default=0)
    return most >= _FEW and all(len({month(day) for day, _ in line.points}) == len(line.points) for line in lines)
