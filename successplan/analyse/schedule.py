"""Turn a meeting's rhythm into its days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from successplan.analyse.periods import month_of, next_end, quarter_of, week_of
from successplan.analyse.result import Occurrence, Span
from successplan.analyse.workdays import Move, Workdays, moved
from successplan.model import Held, Meeting

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PLACES = {"1st": 0, "2nd": 1, "3rd": 2, "4th": 3, "last": -1}
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


def occurrences(
    meeting: Meeting,
    span: Span,
    workdays: Workdays,
    move: Move = "next",
    *,
    plan_start: date,
    year_start: int = 1,
    held: Iterable[Held] = (),
) -> tuple[Occurrence, ...]:
    """The days in `span` on which the meeting takes place, oldest first, each moved off days without work.

    A meeting every two weeks counts from the week of `plan_start`. A quarterly one falls into the last month of the
    fiscal quarter (years begin in month `year_start`), when there is a quarter to talk about. Where the plan names no
    day the last working day of its week, month or quarter stands in, and `fixed` is False. A `next` that was agreed in
    the newest held meeting replaces the day of its own week, month or quarter.
    """
    agreed = _agreed_next(meeting, held)
    found: dict[date, Occurrence] = {}
    for slot in _slots(meeting.every, span, plan_start, year_start):
        day = _day_in(slot, meeting.day, workdays, move)
        if agreed is not None and agreed in slot:
            day = agreed
        if day in span:
            found[day] = Occurrence(meeting, day, meeting.at, meeting.day is not None or day == agreed)
    return tuple(found[day] for day in sorted(found))


def _agreed_next(meeting: Meeting, held: Iterable[Held]) -> date | None:
    own = [each for each in held if each.meeting == meeting.id]
    newest = max(own, key=lambda each: each.date, default=None)
    return newest.next if newest else None


def _slots(every: str, span: Span, plan_start: date, year_start: int) -> Iterable[Span]:
    """The weeks, months or quarters that may hold a day in `span`; one more on each side, because days move."""
    slot = _slot_of(every, span.start, plan_start, year_start)
    slot = _slot_of(every, slot.start - timedelta(days=1), plan_start, year_start)
    while slot.start <= span.end:
        yield slot
        slot = _slot_of(every, slot.end + timedelta(days=1), plan_start, year_start)
    yield slot


def _slot_of(every: str, day: date, plan_start: date, year_start: int) -> Span:
    if every == "day":
        return Span(day, day)
    if every == "week":
        return week_of(day)
    if every == "two_weeks":
        first = week_of(plan_start).start
        start = day - timedelta(days=(day - first).days % 14)
        return Span(start, start + timedelta(days=13))
    if every == "month":
        return month_of(day)
    if every == "quarter":
        return quarter_of(day, year_start)
    months = _MONTHS[every]
    end = quarter_of(day, year_start).end
    while (end.month - year_start + 1) % months:
        end = next_end("month", end)
    return Span(next_end("month", end, -months) + timedelta(days=1), end)


def _day_in(slot: Span, named: str | None, workdays: Workdays, move: Move) -> date:
    """The day of the meeting in its slot; a rhythm of months without a place (`tue`) takes the first such weekday."""
    if named is None:
        return moved(slot.end, workdays, "previous")
    place, _, weekday = named.rpartition(" ")
    wanted = _WEEKDAYS.index(weekday)
    if slot.days <= 14:
        return moved(slot.start + timedelta(days=wanted), workdays, move)
    month = month_of(slot.end)
    first = month.start + timedelta(days=(wanted - month.start.weekday()) % 7)
    days = [first + timedelta(days=7 * week) for week in range(5) if first + timedelta(days=7 * week) in month]
    return moved(days[_PLACES.get(place, 0)], workdays, move)
