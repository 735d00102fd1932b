"""Turn a country and closed days into working days: moving dates, and counting `8 working days`.

Public holidays are the `holidays` package's; it is imported when the first one is asked for, because it costs a tenth
of a second and most commands never need it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from successplan.analyse.periods import add_months
from successplan.model import Calendar, Customer, Duration

Move = Literal["next", "previous"]
YearlyDays = tuple[tuple[int, int], tuple[int, int]]  # (month, day) of the first and the last day, both included
_LONGEST_CLOSURE = 60


@dataclass(frozen=True, slots=True)
class Workdays:
    """When people work: `country` is an ISO code with public holidays (empty: none), `closed` are yearly spans."""

    country: str = ""
    closed: tuple[YearlyDays, ...] = ()

    def is_working(self, day: date) -> bool:
        """True on a day that is neither weekend nor public holiday nor closed."""
        return _works(self.country)(day) and not any(_in_yearly(day, span) for span in self.closed)


def moved(day: date, workdays: Workdays, move: Move = "next") -> date:
    """`day`, or where that is no working day, the nearest one after it (before it with `previous`).

    A calendar without any working day for two months is taken as a mistake: then `day` stays.
    """
    step = timedelta(days=1 if move == "next" else -1)
    found = day
    for _ in range(_LONGEST_CLOSURE):
        if workdays.is_working(found):
            return found
        found += step
    return day


def deadline(day: date, workdays: Workdays) -> date:
    """`day` or the last working day before it: a promise is never kept later than it was given."""
    return moved(day, workdays, "previous")


def after_working_days(day: date, count: int, workdays: Workdays) -> date:
    """The `count`-th working day after `day`; `day` itself for 0."""
    for _ in range(count):
        day = moved(day + timedelta(days=1), workdays)
    return day


def after(day: date, lapse: Duration | None, workdays: Workdays) -> date:
    """The day `lapse` after `day`: when a source that needs so long has its values. Without a lapse `day` itself."""
    if lapse is None:
        return day
    count, unit = lapse.count, lapse.unit
    if unit == "working day":
        return after_working_days(day, count, workdays)
    if unit == "month":
        return add_months(day, count)
    return day + timedelta(days=count * (7 if unit == "week" else 1))


def _in_yearly(day: date, span: YearlyDays) -> bool:
    first, last = span
    here = (day.month, day.day)
    return first <= here <= last if first <= last else here >= first or here <= last


@lru_cache(maxsize=64)
def _works(country: str) -> Callable[[date], bool]:
    """True on working days of a country; of a code that `holidays` does not know, Monday to Friday."""
    if country:
        import holidays

        try:
            # By class, not by instance: is_working_day also knows weekends on other days and exchanged days.
            code, _, region = country.partition("-")
            return holidays.country_holidays(code, subdiv=region or None).is_working_day
        except NotImplementedError:
            pass
    return lambda day: day.weekday() < 5


def countries_with_holidays() -> frozenset[str]:
    """The codes that can be named, with a region where a country has them: JP, GB, GB-SCT."""
    import holidays

    countries = holidays.list_supported_countries()
    return frozenset(countries) | {f"{code}-{region}" for code, regions in countries.items() for region in regions}


def workdays_of(customer: Customer) -> Workdays:
    """The working days of a customer: their own country's holidays, else the workspace's, and the closed days."""
    return workdays_for(customer.workspace.calendar, customer.plan.customer.holidays)


def workdays_for(calendar: Calendar, country: str | None) -> Workdays:
    """The working days of a calendar; `country`, where it is given, says whose public holidays count."""
    closed = tuple((_month_and_day(span.from_), _month_and_day(span.to)) for span in calendar.closed)
    return Workdays(country or calendar.holidays or "", closed)


def _month_and_day(text: str) -> tuple[int, int]:
    month, _, day = text.partition("-")
    return int(month), int(day)
