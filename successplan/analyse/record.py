"""Turn a customer's goals and KPIs into records: the agreed course and the measured series of each, ready to judge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from successplan.analyse.judge import Bands
from successplan.analyse.path import Course, Target
from successplan.analyse.periods import month_end
from successplan.analyse.result import Span
from successplan.analyse.series import Series, by_month, season_of, to_series
from successplan.analyse.workdays import Workdays, workdays_of
from successplan.model import Customer, Duration, Goal, Kpi, TargetPoint

_OPEN = frozenset(("baseline", "target"))


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the workspace and the customer set: the judgement numbers, working days and the fiscal year."""

    bands: Bands
    stale_after: Fraction
    outlook_weeks: int
    outlook_months: int
    workdays: Workdays
    year_start: int
    plan_end: date


@dataclass(frozen=True)
class Record:
    """All that is known of one indicator, worked out once and read for every period."""

    goal: Goal
    indicator: Goal | Kpi
    raw: Series
    parts: tuple[tuple[str, Series], ...]
    start: date
    ready: Duration | None

    @cached_property
    def course(self) -> Course | None:
        """What was agreed; None where baseline or target is missing or still to be confirmed."""
        return to_course(self.indicator, self.start, self.raw)

    def judged(self, span: Span) -> Series:
        """The series that a report of `span` judges."""
        return judged(self.indicator, self.raw, span)

    def judged_parts(self, span: Span) -> tuple[tuple[str, Series], ...]:
        """The same for each part."""
        return tuple((part, judged(self.indicator, series, span)) for part, series in self.parts)


def judged(indicator: Goal | Kpi, raw: Series, span: Span) -> Series:
    """The series that a report of `span` judges: months by month_value in reports of whole months.

    A sum is judged by months in every report, because a week's sum says nothing beside a month's target.
    """
    how = indicator.measure.month_value
    whole_months = span.start.day == 1 and span.end == month_end(span.end)
    return by_month(raw, how) if how == "sum" or whole_months else raw


def path_start(indicator: Goal | Kpi, plan_start: date) -> date:
    """Where the planned path begins: when measuring does, else with the plan."""
    return indicator.measure.from_ or plan_start


def is_open(indicator: Goal | Kpi) -> bool:
    """True where baseline or target is missing, or named in to_confirm: a proposed figure must not judge anybody."""
    named = {key.partition(".")[0] for key in indicator.open_keys}
    return bool(named & _OPEN) or indicator.baseline is None or not indicator.target


def to_course(indicator: Goal | Kpi, start: date, raw: Series) -> Course | None:
    """The course of an indicator from `start`; `raw` lends its season to `path: last_year`.

    None where it is open, and where a target does not fit the direction (a range for `higher`, a value for `within`):
    the check tells that one.
    """
    targets = _targets(indicator)
    if is_open(indicator) or indicator.baseline is None or not targets:
        return None
    course = Course(indicator.better, Fraction(indicator.baseline.value), start, targets, indicator.path)
    if indicator.path != "last_year":
        return course
    season = season_of(by_month(raw, indicator.measure.month_value), start, course.final.day)
    return Course(course.better, course.baseline, start, targets, course.shape, season)


def by_date(points: Sequence[TargetPoint]) -> tuple[TargetPoint, ...]:
    """The target points in the order of their dates, as every path is drawn; a wrong order is the check's to tell."""
    return tuple(sorted(points, key=lambda point: point.date))


def _targets(indicator: Goal | Kpi) -> tuple[Target, ...]:
    found = [_target(indicator.better == "within", point) for point in by_date(indicator.target)]
    fitting = tuple(target for target in found if target is not None)
    return fitting if len(fitting) == len(found) else ()


def _target(within: bool, point: TargetPoint) -> Target | None:
    low, high = (point.low, point.high) if within else (point.value, point.value)
    return None if low is None or high is None else Target(point.date, Fraction(low), Fraction(high))


def records(customer: Customer) -> tuple[Record, ...]:
    """One record for each goal and KPI, in the plan's order."""
    return tuple(record_of(customer, goal, indicator) for goal, indicator in customer.indicators)


def record_of(customer: Customer, goal: Goal, indicator: Goal | Kpi) -> Record:
    """The record of one indicator."""
    measure, history = indicator.measure, customer.history
    source = customer.source(measure.source)
    label = measure.source or ""
    parts = ((part, history.series(indicator.id, part)) for part in measure.parts)
    return Record(
        goal,
        indicator,
        to_series(history.series(indicator.id), measure.every, label),
        tuple((part, to_series(rows, measure.every, label)) for part, rows in parts if rows),
        path_start(indicator, customer.plan.period.start),
        source.ready if source else None,
    )


def numbers_of(customer: Customer) -> Numbers:
    """The settings that hold for a customer, in the form that the arithmetic wants."""
    judging = customer.workspace.judgement
    away, needed = judging.moving_away, judging.outlook.values
    bands = Bands(
        Fraction(judging.bands.at_risk),
        Fraction(judging.bands.off_track),
        away.mean_of,
        away.periods,
        away.only_behind,
    )
    return Numbers(
        bands,
        Fraction(judging.stale_after),
        needed.week,
        needed.month,
        workdays_of(customer),
        customer.plan.customer.fiscal_year_start,
        customer.plan.period.end,
    )
