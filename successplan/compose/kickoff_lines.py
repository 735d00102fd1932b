"""Turn the plan into what a kickoff needs: the course of the hour, the first weeks and dates, what changes first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from operator import attrgetter

from successplan.analyse import Span, occurrences, workdays_of
from successplan.compose.build import Build
from successplan.compose.lines import DateLine
from successplan.compose.schedules import Numbered, milestone_gantt
from successplan.compose.speech import t
from successplan.document import Block

_FIRST_DAYS = 90

# Step, minutes of an hour, and those of them that are talk: half of the whole.
_COURSE = (("opening", 5, 0), ("purpose", 15, 8), ("people", 10, 5), ("pitfalls", 5, 2), ("roadmap", 15, 10),
           ("dates", 5, 2), ("homework", 5, 3))


@dataclass(frozen=True, slots=True)
class CourseStep:
    """A step of the kickoff: who leads it, its minutes, and how many of them are talk."""

    name: str
    who: str | None
    minutes: int
    talk: int


def kickoff_course(build: Build) -> tuple[CourseStep, ...]:
    """The steps of the kickoff. The minutes add up to its length, the talk to half of it (rounded down)."""
    plan = build.seen["plan"]
    length = plan.kickoff.length if plan.kickoff else 60
    minutes = _shared(length, [share for _, share, _ in _COURSE])
    talk = _shared(length // 2, [share for _, _, share in _COURSE])
    leads = {"opening": plan.kickoff.opening if plan.kickoff else None, "purpose": plan.purpose.presented_by}
    return tuple(CourseStep(name, leads.get(name, plan.author), whole, part)
                 for (name, _, _), whole, part in zip(_COURSE, minutes, talk, strict=True))


def _shared(whole: int, shares: list[int]) -> list[int]:
    """`whole` divided by the shares in whole numbers that add up to it: the largest remainders are rounded up."""
    total = sum(shares)
    found = [whole * share // total for share in shares]
    by_rest = sorted(range(len(shares)), key=lambda index: -(whole * shares[index] % total))
    for index in by_rest[: whole - sum(found)]:
        found[index] += 1
    return found


def first_days_gantt(build: Build) -> Block:
    """Phases, work and milestones of the plan's first 90 days."""
    start = build.seen["plan"].period.start
    return milestone_gantt(build, end=start + timedelta(days=_FIRST_DAYS - 1))


def first_dates(build: Build, most: int = 8) -> tuple[DateLine, ...]:
    """After the kickoff (else from the plan's start): the first day of each meeting and the milestones, in order."""
    customer, plan = build.seen["customer"], build.seen["plan"]
    start = plan.kickoff.date + timedelta(days=1) if plan.kickoff else plan.period.start
    span = Span(start, max(start, min(plan.period.end, start + timedelta(days=_FIRST_DAYS))))
    workdays, move = workdays_of(customer), build.seen["workspace"].calendar.move
    firsts = (next(iter(occurrences(meeting, span, workdays, move, plan_start=plan.period.start,
                                    year_start=plan.customer.fiscal_year_start)), None) for meeting in plan.meetings)
    meetings = [DateLine(one.day, str(t(build, "line.meeting_at", name=one.meeting.name, at=one.at)) if one.at
                         else build.words(one.meeting.name), one.meeting.attendees) for one in firsts if one]
    milestones = [DateLine(one.date, build.words(one.name), (one.owner,) if one.owner else ())
                  for one in plan.milestones if one.date in span]
    return tuple(sorted((*meetings, *milestones), key=attrgetter("day"))[:most])


def work_changes(build: Build, works: Iterable[Numbered], most: int) -> tuple[str, ...]:
    """Work with its number and how it changes, a line each: 1 値引き判断: 全品一律 → リスク上位20%のみ.

    Of more than `most` the last line says how many stand in the plan alone.
    """
    return _at_most(build, [str(_work_change(build, one)) for one in works], most)


def _at_most(build: Build, lines: list[str], most: int) -> tuple[str, ...]:
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], str(t(build, "roadmap_line.more", count=len(lines) - most + 1)))


def _work_change(build: Build, one: Numbered) -> object:
    name = t(build, "gantt.numbered", number=one.number, text=one.item.work)
    if one.item.change is None:
        return name
    change = t(build, "arrow", before=one.item.change.from_, after=one.item.change.to)
    return t(build, "roadmap_line.change", name=name, change=change)


def work_names(build: Build, works: Iterable[Numbered], most: int) -> tuple[str, ...]:
    """Work with its number and why it waits, a line each, `most` as in work_changes."""
    named = ((t(build, "gantt.numbered", number=one.number, text=one.item.work), one.item.why_later) for one in works)
    lines = [str(t(build, "with_note", text=name, note=why) if why else name) for name, why in named]
    return _at_most(build, lines, most)


FUNCTIONS: tuple[Callable[..., object], ...] = (
    first_dates, first_days_gantt, kickoff_course, work_changes, work_names)
