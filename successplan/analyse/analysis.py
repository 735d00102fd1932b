"""Turn a customer and a day into the analysis that every document rests on.

A report covers the last month that is over at `as_of`. The period before it is analysed the same way, as it stood on
its own last day; it does not look back further, so nothing recurs.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from successplan.analyse import happenings, path
from successplan.analyse.agreement import rewritten
from successplan.analyse.money import effect_and_cost
from successplan.analyse.overall import focus, overall
from successplan.analyse.periods import last_complete_month, shifted
from successplan.analyse.record import Numbers, Record, numbers_of, record_of, records
from successplan.analyse.result import Analysis, Edges, Occurrence, Overall, Span, Standing
from successplan.analyse.schedule import occurrences
from successplan.analyse.standing import standing
from successplan.model import Customer, Goal, Kpi

_AHEAD = timedelta(days=35)  # a report looks at least as far ahead as the next monthly meeting


def analyse(customer: Customer, as_of: date, period: Span | None = None) -> Analysis:
    """All numbers and judgements of a report of `period` (the last complete month) made on `as_of`.

    Nothing is rounded, and nothing is read but the customer.
    """
    span = period or last_complete_month(as_of)
    before = shifted(span, -1)
    numbers, known = numbers_of(customer), records(customer)
    earlier = _standings(known, before, before.end, numbers)
    pairs = zip(_standings(known, span, as_of, numbers), earlier, strict=True)
    now = tuple(replace(each, before=old.judgement) for each, old in pairs)
    journal = customer.journal
    horizon = max(shifted(span, 1).end, as_of + _AHEAD)
    still_open = happenings.actions_open(journal.actions, as_of)
    milestones = happenings.milestone_standings(customer.plan.milestones, journal.reached, as_of)
    told = happenings.misses(journal.misses, span)
    money, no_money, left_out = effect_and_cost(customer, known, now, span, as_of)
    return Analysis(
        as_of=as_of,
        period=span,
        before=before,
        standings=now,
        overall=_overall(customer, now, span, as_of),
        overall_before=_overall(customer, earlier, before, before.end),
        focus=focus(now),
        decisions_open=happenings.decisions_open(journal.decisions, as_of),
        decisions_taken=happenings.decisions_taken(journal.decisions, span, as_of),
        actions_open=still_open,
        actions_late=happenings.actions_late(still_open, as_of),
        actions_done=happenings.actions_done(journal.actions, span, as_of),
        misses=told,
        untold=happenings.untold(now, milestones, told),
        milestones=milestones,
        work_done=happenings.work_done(journal.work_done, span),
        voices=happenings.voices(journal.voices, span),
        requests_open=happenings.requests_open(journal.requests, as_of),
        support=happenings.support(journal.support, span),
        meetings=_meetings(customer, Span(as_of, horizon), numbers),
        milestones_next=happenings.ahead(milestones, horizon),
        money=money,
        no_money=no_money,
        left_out=left_out,
        rewritten=rewritten(customer),
    )


def _standings(known: tuple[Record, ...], span: Span, as_of: date, numbers: Numbers) -> tuple[Standing, ...]:
    return tuple(standing(record, span, as_of, numbers) for record in known)


def _overall(customer: Customer, standings: tuple[Standing, ...], span: Span, as_of: date) -> Overall:
    journal = customer.journal
    return overall(standings, journal.decisions, journal.summaries, span, as_of)


def _meetings(customer: Customer, span: Span, numbers: Numbers) -> tuple[Occurrence, ...]:
    held = [each for each in customer.journal.held if each.date < span.start]
    found = (
        occurrence
        for meeting in customer.plan.meetings
        for occurrence in occurrences(
            meeting,
            span,
            numbers.workdays,
            customer.workspace.calendar.move,
            plan_start=customer.plan.period.start,
            year_start=numbers.year_start,
            held=held,
        )
    )
    return tuple(sorted(found, key=lambda each: (each.day, each.at or "")))


def planned_on(customer: Customer, indicator: Goal | Kpi, day: date) -> Fraction | None:
    """The planned value of an indicator on `day`, in its unit.

    None where baseline or target is open, and where a range has only to be kept.
    """
    course = record_of(customer, _goal_of(customer, indicator), indicator).course
    return path.planned_on(course, day) if course else None


def edges_on(customer: Customer, indicator: Goal | Kpi, day: date) -> Edges | None:
    """The worst values on `day` that are on track and at risk by the path; None where nothing can be judged.

    On a target's own date the word is stricter: reached or missed.
    """
    course = record_of(customer, _goal_of(customer, indicator), indicator).course
    bands = numbers_of(customer).bands
    return path.edges_on(course, day, bands.at_risk, bands.off_track) if course else None


def _goal_of(customer: Customer, indicator: Goal | Kpi) -> Goal:
    return next(goal for goal, each in customer.indicators if each is indicator or each.id == indicator.id)
