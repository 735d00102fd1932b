"""Turn a customer and a day into what should have come by then and has not: values of kpi.csv, weekly reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from successplan.analyse.periods import first_end, next_end, parse_period, week_of
from successplan.analyse.record import Numbers, Record, numbers_of, records
from successplan.analyse.result import Span
from successplan.analyse.workdays import after, moved
from successplan.model import Customer, Goal, Kpi

WEEKS_ASKED = 4  # older reports are no use to ask for
_COMES_IN = timedelta(days=1)  # Monday's mail about the week that ended on Sunday


@dataclass(frozen=True, slots=True)
class ValueDue:
    """The oldest value of an indicator that is due: of the measured period that ends on `end`.

    `ready` is the day on which its source could have it, `newest` the day of the newest row there is.
    """

    indicator: Goal | Kpi
    end: date
    ready: date
    newest: date | None


def values_due(customer: Customer, as_of: date) -> tuple[ValueDue, ...]:
    """What kpi.csv lacks on the morning of `as_of`, in the plan's order.

    A row without a value says that nothing could be measured, and nothing is asked for again. What is not measured yet
    (`to_confirm: measure`) is not due.
    """
    numbers = numbers_of(customer)
    return tuple(due for record in records(customer) if (due := _due(record, as_of, numbers)) is not None)


def _due(record: Record, as_of: date, numbers: Numbers) -> ValueDue | None:
    if any(key.partition(".")[0] == "measure" for key in record.indicator.open_keys):
        return None
    newest = max((point.date for point in record.raw.points if record.start <= point.date <= as_of), default=None)
    every = record.raw.every
    end = next_end(every, newest) if newest else first_end(every, record.start, numbers.year_start)
    if every == "day":
        end = moved(end, numbers.workdays)
    ready = after(end, record.ready, numbers.workdays)
    return ValueDue(record.indicator, end, ready, newest) if end <= numbers.plan_end and ready < as_of else None


def weeks_missing(customer: Customer, as_of: date) -> tuple[Span, ...]:
    """The weeks before `as_of`, four at most and oldest first, of which no weekly report came.

    None where the plan agrees on no weekly report (a meeting with `document: weekly`).
    """
    if not any(meeting.document == "weekly" for meeting in customer.plan.meetings):
        return ()
    came = {parse_period(report.week).start for report in customer.journal.weeks
            if report.came is None or report.came <= as_of}
    return tuple(week for week in _weeks_over(customer, as_of) if week.start not in came)


def _weeks_over(customer: Customer, as_of: date) -> Iterator[Span]:
    period = customer.plan.period
    for back in range(WEEKS_ASKED, -1, -1):
        week = week_of(as_of - timedelta(weeks=back))
        if period.start <= week.start and week.end <= period.end and week.end + _COMES_IN < as_of:
            yield week
