"""Turn rhythms and names of periods into spans of days.

The measured period of a value ends on the value's own date: a weekly value dated D measures D-6 to D, whatever weekday
D is, so a customer whose weeks end on Saturday needs no setting. Where no value tells, weeks end on Sunday. A monthly
value of a month's last day measures the calendar month; one that closes on the 20th measures the 21st to the 20th.
"""

from __future__ import annotations

import re
from calendar import isleap
from datetime import date, timedelta

from successplan.analyse.result import Span

SUNDAY = 6
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS = {"day": 1, "week": 7, "two_weeks": 14}
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


def month_end(day: date) -> date:
    """The last day of the month that holds `day`."""
    return day.replace(day=_length(day.year, day.month))


def _length(year: int, month: int) -> int:
    return 29 if month == 2 and isleap(year) else _LENGTHS[month - 1]


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later (or earlier); the last day of a month stays a last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    last = _length(year, month)
    return date(year, month, last if day.day == _length(day.year, day.month) else min(day.day, last))


def next_end(every: str, end: date, count: int = 1) -> date:
    """The end of the measured period that comes `count` rhythms after the one ending on `end` (negative: before)."""
    if every in _DAYS:
        return end + timedelta(days=_DAYS[every] * count)
    return add_months(end, _MONTHS[every] * count)


def measured_span(every: str, end: date) -> Span:
    """The days that a value dated `end` measures."""
    return Span(next_end(every, end, -1) + timedelta(days=1), end)


def first_end(every: str, start: date, year_start: int = 1) -> date:
    """The end of the first whole period that begins on or after `start`.

    Whole, because the part of a week or month before the start was not measured under the plan. Quarters and years are
    those of the fiscal year that begins in month `year_start`.
    """
    if every == "day":
        return start
    if every in _DAYS:
        monday = start + timedelta(days=(-start.weekday()) % 7)
        return monday + timedelta(days=_DAYS[every] - 1)
    return month_end(add_months(_first_begin(start, _MONTHS[every], year_start), _MONTHS[every] - 1))


def _first_begin(start: date, months: int, year_start: int) -> date:
    begin = start if start.day == 1 else month_end(start) + timedelta(days=1)
    return add_months(begin.replace(day=1), (year_start - begin.month) % months)


def last_end_in(every: str, span: Span, like: date | None = None) -> date | None:
    """The end of the last measured period that ends inside `span`; None where none does.

    `like` is the end of another measured period (its weekday or day of month is followed); without it, weeks end on
    Sunday and months on their last day.
    """
    end = _near(every, span.end, like)
    return end if end in span else None


def ends_in(every: str, span: Span, like: date | None = None) -> tuple[date, ...]:
    """The ends of all measured periods that end inside `span`, oldest first."""
    ends: list[date] = []
    end = _near(every, span.end, like)
    while end in span:
        ends.append(end)
        end = next_end(every, end, -1)
    return tuple(reversed(ends))


def _near(every: str, day: date, like: date | None) -> date:
    """The end of the newest measured period that ends on or before `day`."""
    if every in _DAYS:
        known = like if like is not None else date(2024, 1, 7)  # a Sunday
        return day - timedelta(days=(day - known).days % _DAYS[every])
    step = _MONTHS[every]
    known = like if like is not None else date(2024, 12, 31)
    steps = ((day.year - known.year) * 12 + day.month - known.month) // step
    end = add_months(known, steps * step)
    return end if end <= day else add_months(known, (steps - 1) * step)


def month_of(day: date) -> Span:
    """The calendar month that holds `day`."""
    return Span(day.replace(day=1), month_end(day))


def quarter_of(day: date, year_start: int = 1) -> Span:
    """The quarter that holds `day`, of a fiscal year that begins in month `year_start` (1: calendar quarters)."""
    begin = add_months(day.replace(day=1), -((day.month - year_start) % 3))
    return Span(begin, month_end(add_months(begin, 2)))


def fiscal_year_of(day: date, year_start: int) -> Span:
    """The fiscal year, beginning in month `year_start`, that holds `day`."""
    begin = add_months(day.replace(day=1), -((day.month - year_start) % 12))
    return Span(begin, month_end(add_months(begin, 11)))


def week_of(day: date) -> Span:
    """The week, Monday to Sunday, that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + timedelta(days=6))


def last_complete_month(as_of: date) -> Span:
    """The newest month that is over at `as_of`: a month's own last day still belongs to a running month."""
    return month_of(as_of.replace(day=1) - timedelta(days=1))


def last_complete_quarter(as_of: date, year_start: int) -> Span:
    """The newest quarter, of a fiscal year that begins in month `year_start`, that is over at `as_of`."""
    return quarter_of(quarter_of(as_of, year_start).start - timedelta(days=1), year_start)


def parse_period(text: str) -> Span:
    """The span named by 2026, 2026-06, 2026-Q2 or 2026-W26; ValueError for any other text.

    Quarters are calendar quarters, as in the journal; a year is a calendar year.
    """
    match = re.fullmatch(r"(\d{4})(?:-(?:(\d{2})|Q([1-4])|W(\d{2})))?", text)
    if match is None:
        raise ValueError(f"not a period: {text!r}")
    year, month, quarter, week = (int(group) if group else 0 for group in match.groups())
    if week:
        return week_of(date.fromisocalendar(year, week, 1))
    if quarter:
        return quarter_of(date(year, quarter * 3, 1))
    return month_of(date(year, month, 1)) if match.group(2) else Span(date(year, 1, 1), date(year, 12, 31))


def shifted(span: Span, count: int) -> Span:
    """The span of the same kind `count` places later (negative: earlier).

    A span of whole months moves by months, so that the one before March is February; any other moves by its days.
    """
    if span.start.day == 1 and span.end == month_end(span.end):
        months = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
        return Span(add_months(span.start.replace(day=1), months * count), add_months(span.end, months * count))
    days = timedelta(days=span.days * count)
    return Span(span.start + days, span.end + days)


def month_span(text: str) -> Span:
    """The month named as 2026-06; ValueError for any other text."""
    if re.fullmatch(r"\d{4}-\d{2}", text) is None:
        raise ValueError(f"not a month: {text!r}")
    return parse_period(text)
