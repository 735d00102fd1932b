"""Turn a customer and a week into what that week's form asks for and what it already knows.

Which values a form asks for: of a number measured by the day, the week or two weeks the one whose period ends in the
week; of any rarer one the one whose source is ready in the week (8 working days after June are over on 10 July), and
the newest earlier one that nobody has reported yet. Numbers that come by hand are no matter of a form. Everything is
seen as it stood on the morning the form goes out: what happened later is not known to it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from successplan.analyse import happenings, path
from successplan.analyse.periods import ends_in, first_end, next_end, week_of
from successplan.analyse.record import Record, numbers_of, records
from successplan.analyse.result import Edges, Occurrence, Span, Value
from successplan.analyse.schedule import occurrences
from successplan.analyse.series import Series
from successplan.analyse.workdays import Workdays, after, moved, workdays_of
from successplan.model import Action, Customer, Decision, Goal, Kpi, Meeting, Request

_SHORT = ("day", "week", "two_weeks")
_AHEAD = timedelta(days=35)


@dataclass(frozen=True, slots=True)
class AskedValue:
    """A value that a form asks for. `day` is the value's own date, the end of its measured period.

    `planned` is the planned path on that day and `edges` the worst values that are on track there, both in the
    indicator's unit and unrounded; None where baseline or target is open. `last` is the newest value before, `parts`
    the same for each part. `imported`: it comes by itself, and nobody is to fill it in.
    """

    indicator: Goal | Kpi
    day: date
    planned: Fraction | None
    edges: Edges | None
    last: Value | None
    parts: tuple[tuple[str, Value | None], ...]
    imported: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class WeekAsked:
    """What the form of one week holds. `back` is the day by which it is to be returned, before `meeting`;
    `hours_of` the last day of the month whose own hours are asked for, in the week in which a month begins."""

    week: Span
    values: tuple[AskedValue, ...]
    actions: tuple[Action, ...]
    requests: tuple[Request, ...]
    decisions: tuple[Decision, ...]
    meeting: Occurrence | None
    back: date | None
    hours_of: date | None

    @property
    def name(self) -> str:
        """The ISO week, such as 2026-W28."""
        return week_name(self.week)


def week_name(week: Span) -> str:
    """The ISO name of a week from its Monday, such as 2026-W28."""
    year, number, _ = week.start.isocalendar()
    return f"{year}-W{number:02d}"


def next_week(as_of: date) -> Span:
    """The week whose form goes out on `as_of`: the one after the last complete week."""
    return week_of(as_of)


def week_asked(customer: Customer, week: Span, as_of: date) -> WeekAsked:
    """What the form of `week` (Monday to Sunday) asks and knows, as it goes out on the morning of `as_of`."""
    journal, days = customer.journal, workdays_of(customer)
    seen = min(as_of, week.end)
    held = {each.id: each.date for each in journal.held}
    actions = tuple(each for each in happenings.actions_open(journal.actions, seen)
                    if each.at is None or held.get(each.at, date.min) <= seen)
    meeting = _meeting(customer, week, days)
    back = _back(meeting.day, customer.workspace.forms.weekly.back_by.days_before, days) if meeting else None
    return WeekAsked(week, values_asked(customer, week), actions, happenings.requests_open(journal.requests, seen),
                     happenings.decisions_open(journal.decisions, seen), meeting, back, _month_over(week))


def values_asked(customer: Customer, week: Span) -> tuple[AskedValue, ...]:
    """The values that the form of `week` asks for, in the plan's order, those that are imported last."""
    days, settings = workdays_of(customer), numbers_of(customer)
    found: list[AskedValue] = []
    for record in records(customer):
        source = customer.source(record.indicator.measure.source)
        day = _due_day(record, week, days, settings.year_start) if not source or source.comes_by != "hand" else None
        if day is not None:
            found.append(_value(customer, record, day, imported=bool(source and source.comes_by == "import")))
    return tuple(sorted(found, key=lambda each: each.imported))


def _due_day(record: Record, week: Span, days: Workdays, year_start: int) -> date | None:
    every = record.indicator.measure.every
    first = first_end(every, record.start, year_start)
    like = _like(record.raw, first)
    if every in _SHORT:
        ends = [end for end in ends_in(every, week, like) if end >= first]
        return ends[-1] if ends else None
    end = _newest_end(every, first, week.end)
    while end is not None and after(end, record.ready, days) > week.end:
        end = next_end(every, end, -1) if next_end(every, end, -1) >= first else None
    if end is None:
        return None
    falls_here = after(end, record.ready, days) in week
    return end if falls_here or not any(point.date >= end for point in record.raw.points) else None


def _like(series: Series, first: date) -> date:
    """The end of a measured period that others follow: the newest value's, so a week that ends on Saturday does."""
    return series.points[-1].date if series.points else first


def _newest_end(every: str, first: date, until: date) -> date | None:
    end: date | None = None
    count = 0
    while (at := next_end(every, first, count)) <= until:
        end, count = at, count + 1
    return end


def _value(customer: Customer, record: Record, day: date, *, imported: bool) -> AskedValue:
    course, bands = record.course, numbers_of(customer).bands
    known = dict(record.parts)
    parts = () if imported else tuple(
        (part, _last(known[part], day) if part in known else None) for part in record.indicator.measure.parts)
    return AskedValue(
        record.indicator, day, path.planned_on(course, day) if course else None,
        path.edges_on(course, day, bands.at_risk, bands.off_track) if course else None,
        _last(record.raw, day), parts, imported, course is None)


def _last(series: Series, day: date) -> Value | None:
    before = series.until(day - timedelta(days=1)).newest
    return before.value if before else None


def _month_over(week: Span) -> date | None:
    first = next((day for day in (week.start + timedelta(days=at) for at in range(7)) if day.day == 1), None)
    return first - timedelta(days=1) if first else None


def _meeting(customer: Customer, week: Span, days: Workdays) -> Occurrence | None:
    """The first meeting after the week that uses the weekly form."""
    meetings = customer.plan.meetings
    meeting = next((each for each in meetings if each.document == "weekly"), None) or next(
        (each for each in meetings if each.every == "week"), None)
    return next(iter(_occurrences(customer, meeting, week, days)), None) if meeting else None


def _occurrences(customer: Customer, meeting: Meeting, week: Span, days: Workdays) -> Iterable[Occurrence]:
    span = Span(week.end + timedelta(days=1), week.end + _AHEAD)
    held = [each for each in customer.journal.held if each.date <= week.end]
    return occurrences(meeting, span, days, customer.workspace.calendar.move, plan_start=customer.plan.period.start,
                       year_start=numbers_of(customer).year_start, held=held)


def _back(day: date, count: int, days: Workdays) -> date:
    """The `count`-th working day before `day`."""
    for _ in range(count):
        day = moved(day - timedelta(days=1), days, "previous")
    return day
