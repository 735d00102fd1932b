"""Turn a customer and its analysis into a Status: what stands in the plan and the journal, and nothing internal.

So that a screen may be shared with anybody of the customer, a fee is only seen where the plan shows it to everyone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from successplan.analyse import Analysis, values_due, weeks_missing
from successplan.compose import Build, language
from successplan.compose.missed import missed
from successplan.compose.money_lines import money_line
from successplan.compose.sentences import because, clause, outlook_text, target_text
from successplan.compose.speech import badge, has, number_of, of, people, period, person, t
from successplan.model import Customer, Person, ToConfirm
from successplan.status.result import Line, Side, Sort, Standing, Status
from successplan.words import Words

_WEEKLY = Words("週次報告 {week}", "Weekly report {week}")
_VALUE = Words("{name} {day}までの値", "{name}, value up to {day}")


def survey(build: Build, customer: Customer, analysis: Analysis) -> Status:
    """The customer as it stands; `build` has the words, in its language."""
    overall = badge(build, analysis.overall.judgement)
    return Status(
        customer=build.words(customer.plan.customer.name),
        version=customer.plan.version,
        as_of=analysis.as_of,
        period=period(build, analysis.period),
        judgement=analysis.overall.judgement.value, mark=overall.mark, word=overall.text,
        because=because(build, analysis, short=True),
        standings=tuple(_standings(build, analysis)),
        money=money_line(build, analysis),
        next=_by_day(_next(build, analysis)),
        missing=tuple(_missing(build, customer, analysis)),
        overdue=_by_day(_overdue(build, analysis)))


def _standings(build: Build, analysis: Analysis) -> Iterator[Standing]:
    for one in analysis.standings:
        indicator, final, said = one.indicator, one.final, badge(build, one.judgement)
        measured = one.value if one.value is not None and one.value.value is not None else None
        target = target_text(build, indicator, final)
        lack = str(t(build, "no_value"))
        value = of(build, indicator, measured.value) if measured else lack
        short = number_of(build, indicator, measured.value) if measured else lack
        yield Standing(
            id=indicator.id, kind="kgi" if one.is_goal else "kpi", name=build.words(indicator.name),
            judgement=one.judgement.value, mark=said.mark, word=said.text,
            value=value, value_day=measured.date if measured else None,
            target=target, target_day=final.date if final else None,
            way=str(t(build, "arrow", before=short if final else value, after=target)),
            outlook=outlook_text(build, one), said=str(clause(build, one)))


# What comes


def _next(build: Build, analysis: Analysis) -> Iterator[Line]:
    """Meetings, milestones and what either side has promised, from today on."""
    as_of = analysis.as_of
    meetings = {one.meeting.id: one for one in reversed(analysis.meetings)}  # of a weekly one the next alone
    for held in meetings.values():
        what = build.words(held.meeting.name)
        yield Line("meeting", f"{what} {held.at}" if held.at else what, held.day,
                   person(build, held.meeting.chair, "short") if held.meeting.chair else "")
    for ahead in analysis.milestones_next:
        if not ahead.late:
            yield _line(build, analysis, "milestone", ahead.milestone.name, ahead.milestone.date,
                        ahead.milestone.owner)
    yield from (one for one in _promised(build, analysis) if one.day is not None and one.day >= as_of)


def _promised(build: Build, analysis: Analysis) -> Iterator[Line]:
    """The open decisions and actions of both sides, and the answers that we owe."""
    for asked in analysis.decisions_open:
        yield _line(build, analysis, "decision", asked.what, asked.until, *asked.ask, side="customer")
    for action in analysis.actions_open:
        yield _line(build, analysis, "action", action.what, action.due, action.owner)
    for request in analysis.requests_open:
        yield _line(build, analysis, "request", request.what, request.until, request.owner, side="vendor")


def _overdue(build: Build, analysis: Analysis) -> Iterator[Line]:
    yield from (one for one in _promised(build, analysis) if one.days_late)
    for late in analysis.milestones:
        if late.late:
            yield _line(build, analysis, "milestone", late.milestone.name, late.milestone.date, late.milestone.owner)


def _line(build: Build, analysis: Analysis, sort: Sort, what: Words, day: date | None, *who: str | None,
          side: Side = "") -> Line:
    """A line about what `who` owes; the side is theirs where it is not given."""
    known = [one for one in map(build.seen["customer"].person, who) if one is not None]
    late = max((analysis.as_of - day).days, 0) if day else 0
    return Line(sort, build.words(what), day, people(build, known) if known else "",
                side or _side(known), late)


def _side(who: Sequence[Person]) -> Side:
    return "" if not who else "vendor" if all(one.is_vendor for one in who) else "customer"


def _by_day(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: line.day or date.max))


# What is not there


def _missing(build: Build, customer: Customer, analysis: Analysis) -> Iterator[Line]:
    """Values that are due, weekly reports that did not come, misses that nobody explained, what is to be confirmed."""
    tongue = build.locale.language
    for due in values_due(customer, analysis.as_of):
        name = build.words(due.indicator.name)
        yield _line(build, analysis, "value", _same(_VALUE.say(tongue).format(name=name, day=_short(build, due.end))),
                    due.ready, due.indicator.measure.owner)
    promoters = [one.id for one in customer.people if one.role == "promoter"]
    for week in weeks_missing(customer, analysis.as_of):
        said = _WEEKLY.say(tongue).format(week=language.days(build.locale, week.start, week.end))
        yield _line(build, analysis, "weekly_report", _same(said), week.end, *promoters)
    for one in missed(build, analysis):
        if one.miss is None and one.promise is None:
            yield Line("miss", f"{one.of}{t(build, 'colon')}{one.what}", side="vendor")
    for holder, entry in _to_confirm(customer):
        what = build.words(holder) if holder else ""
        key = entry.what.rpartition(".")[2]
        word = str(t(build, f"head.{key}")) if has(build, f"head.{key}") else entry.what
        yield _line(build, analysis, "to_confirm", _same(f"{what}{t(build, 'colon')}{word}" if what else word),
                    entry.until, entry.who)


def _to_confirm(customer: Customer) -> Iterator[tuple[Words | None, ToConfirm]]:
    """What is still open in the plan and in the next term's, with what it is open of."""
    plan, coming = customer.plan, customer.journal.next
    yield from ((None, entry) for entry in plan.to_confirm)
    for _, indicator in customer.indicators:
        yield from ((indicator.name, entry) for entry in indicator.to_confirm)
    for item in plan.roadmap:
        yield from ((item.work, entry) for entry in item.to_confirm)
    for goal in coming.goals if coming else ():
        yield from ((goal.name, entry) for entry in goal.to_confirm)


def _same(said: str) -> Words:
    """Words that are in the screen's language already."""
    return Words(said, said)


def _short(build: Build, day: date) -> str:
    return language.day(build.locale, day, "month_day")
