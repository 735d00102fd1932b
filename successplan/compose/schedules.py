"""Turn roadmap, milestones and meetings into drawings over time, and the roadmap into a map of its order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from successplan.analyse import Span, occurrences, workdays_of
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.figures import gantt
from successplan.compose.marks import Field
from successplan.compose.speech import person, t
from successplan.document import Bar, Block, Diamond, GanttRow, Matrix, Paragraph, Point, Text, Tone
from successplan.model import Case, Meeting, Milestone, Phase, RoadmapItem

_A_DAY = timedelta(days=1)
_LONG_RHYTHMS = ("quarter", "half_year", "year")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A roadmap item and its number on the map and in the lists beside it."""

    number: int
    item: RoadmapItem


@dataclass(frozen=True, slots=True)
class ReviewDate:
    """A day on which the plan or the contract is looked at again."""

    day: date
    meeting: Meeting


def roadmap_items(build: Build) -> tuple[Numbered, ...]:
    """The roadmap in its own order, numbered from 1, without what was dropped."""
    items: Iterable[RoadmapItem] = build.seen["plan"].roadmap
    kept = (item for item in items if item.status != "dropped")
    return tuple(Numbered(number, item) for number, item in enumerate(kept, 1))


def roadmap_matrix(build: Build, works: Iterable[Numbered] | None = None) -> Block:
    """Impact against difficulty of the works, by default the plan's; a paragraph that says so where nothing is weighed
    yet."""
    weighed = [(one, impact, difficulty) for one in (roadmap_items(build) if works is None else works)
               if (impact := one.item.impact) is not None and (difficulty := one.item.difficulty) is not None]
    points = tuple(
        Point(one.number, build.words(one.item.work), Decimal(difficulty), Decimal(impact), _weight(one.item))
        for one, impact, difficulty in weighed)
    if not points:
        return Paragraph((Text(str(t(build, "to_confirm.alone"))),))
    said = [str(t(build, "matrix.point", number=one.number, text=one.item.work,
                  impact=Field(impact, one.item, "impact"), difficulty=Field(difficulty, one.item, "difficulty")))
            for one, impact, difficulty in weighed]
    quarters = tuple(str(t(build, f"matrix.{name}")) for name in ("first", "planned", "spare", "left"))
    return Matrix(points, str(t(build, "matrix.difficulty")), str(t(build, "matrix.impact")),
                  (quarters[0], quarters[1], quarters[2], quarters[3]),
                  str(t(build, "matrix.alt", points=str(t(build, "colon_list")).join(said))))


def _weight(item: RoadmapItem) -> Tone:
    return "accent" if item.status in ("active", "planned") else "muted"


def milestone_gantt(build: Build, today: date | None = None, end: date | None = None) -> Block:
    """Phases, roadmap items, milestones and quiet times from the plan's first day on, to its last one or to `end`; what
    was over before is history, and years of it would leave the plan itself a corner. `today` is for reports alone."""
    rows = (*_phases(build), *_works(build), *_milestones(build), *_freezes(build))
    if not rows:
        return Paragraph((Text(str(t(build, "empty"))),))
    span = build.seen["plan"].period
    if end is not None:
        rows = tuple(_within(rows, span.start, end))
    return gantt(build, span.start, end or _last_day(rows, span.end), alt=_alt(build), today=today, rows=rows)


def _last_day(rows: Iterable[GanttRow], end: date) -> date:
    """The plan's last day, or the last one that a row holds where that is later."""
    found = tuple(rows)
    return max([end, *(one.end for row in found for one in row.bars), *(one.day for row in found
                                                                       for one in row.diamonds)])


def _within(rows: Iterable[GanttRow], start: date, end: date) -> Iterator[GanttRow]:
    """What of the rows lies between two days; heads without anything below them go."""
    head: GanttRow | None = None
    for row in rows:
        if not row.bars and not row.diamonds:
            head = row
            continue
        bars = tuple(replace(one, start=max(one.start, start), end=min(one.end, end))
                     for one in row.bars if one.start <= end and one.end >= start)
        diamonds = tuple(one for one in row.diamonds if start <= one.day <= end)
        if bars or diamonds:
            if head is not None:
                yield head
                head = None
            yield replace(row, bars=bars, diamonds=diamonds)


def _phases(build: Build) -> Iterator[GanttRow]:
    phases: tuple[Phase, ...] = build.seen["plan"].onboarding.phases
    start = build.seen["plan"].period.start
    dated = [phase for phase in phases if phase.until is not None and phase.until >= start]
    if dated:
        yield GanttRow(str(t(build, "gantt.phases")))
    for phase in dated:
        assert phase.until is not None
        until = t(build, "until", day=language.day(build.locale, phase.until, "month_day"))
        yield GanttRow(build.words(phase.name), (Bar(start, max(start, phase.until), str(until), "accent"),))
        start = phase.until + _A_DAY


def _works(build: Build) -> Iterator[GanttRow]:
    first: date = build.seen["plan"].period.start
    dated = [one for one in roadmap_items(build) if one.item.start and one.item.end
             and max(one.item.start, one.item.end) >= first]
    if dated:
        yield GanttRow(str(t(build, "gantt.works")))
    for one in dated:
        item = one.item
        assert item.start is not None and item.end is not None
        yield GanttRow(str(t(build, "gantt.numbered", number=one.number, text=item.work)),
                       (Bar(max(item.start, first), max(item.start, item.end), "", _side(build, item.owner)),),
                       note=_owner(build, item.owner))


def _milestones(build: Build) -> Iterator[GanttRow]:
    first = build.seen["plan"].period.start
    found = [one for one in build.seen["plan"].milestones if one.date >= first]
    if found:
        yield GanttRow(str(t(build, "head.milestone")))
    for one in sorted(found, key=lambda each: each.date):
        yield GanttRow(build.words(one.name), (),
                       (Diamond(one.date, language.day(build.locale, one.date, "month_day"),
                                _side(build, one.owner)),), _owner(build, one.owner))


def _freezes(build: Build) -> Iterator[GanttRow]:
    span = build.seen["plan"].period
    bars = tuple(Bar(max(one.from_, span.start), min(one.to, span.end), build.words(one.why) if one.why else "",
                     "muted")
                 for one in build.seen["plan"].freezes if one.from_ <= span.end and one.to >= span.start)
    if bars:
        yield GanttRow(str(t(build, "gantt.freezes")), bars)


def _side(build: Build, owner: str | None) -> Tone:
    found = build.seen["customer"].person(owner)
    return "plain" if found is not None and found.is_vendor else "accent"


def _owner(build: Build, owner: str | None) -> str:
    return person(build, owner, "short") if owner else str(t(build, "to_confirm.alone"))


def _alt(build: Build) -> str:
    found: tuple[Milestone, ...] = build.seen["plan"].milestones
    said = [str(t(build, "gantt.dated", text=one.name, day=language.day(build.locale, one.date, "short")))
            for one in sorted(found, key=lambda each: each.date)]
    return str(t(build, "gantt.alt", said=language.listed(build.locale, said) or t(build, "empty")))


def handover_meetings(build: Build) -> tuple[Meeting, ...]:
    """The meetings that pass to both, and to the promoter, on agreed days."""
    meetings: Iterable[Meeting] = build.seen["plan"].meetings
    return tuple(one for one in meetings if one.handover and (one.handover.joint or one.handover.promoter))


def handover_gantt(build: Build) -> Block:
    """Who runs each meeting that is handed over: the CSM, both, the promoter; nothing to draw is said in words."""
    meetings = handover_meetings(build)
    if not meetings:
        return Paragraph((Text(str(t(build, "handover_none"))),))
    span = build.seen["plan"].period
    rows = tuple(GanttRow(build.words(one.name), tuple(_runs(build, one, span.start, span.end))) for one in meetings)
    said = [str(t(build, "gantt.runs", name=row.label, said=language.listed(build.locale, [
        str(t(build, "gantt.dated", text=one.text, day=language.day(build.locale, one.start, "short")))
        for one in row.bars]))) for row in rows]
    return gantt(build, span.start, span.end, str(t(build, "colon_list")).join(said), rows=rows)


def _runs(build: Build, meeting: Meeting, start: date, end: date) -> Iterator[Bar]:
    handover = meeting.handover
    assert handover is not None
    days = [("csm", start), ("both", handover.joint), ("promoter", handover.promoter)]
    given: list[tuple[str, date]] = [(who, day) for who, day in days if day is not None and day <= end]
    tones: dict[str, Tone] = {"csm": "muted", "both": "plain", "promoter": "accent"}
    for (who, day), after in zip(given, [*(day for _, day in given[1:]), end + _A_DAY], strict=True):
        if max(day, start) < after:
            yield Bar(max(day, start), after - _A_DAY, str(t(build, f"run_by.{who}")), tones[who])


def review_dates(build: Build) -> tuple[ReviewDate, ...]:
    """The days of the plan's quarterly and rarer meetings, moved off days without work, in order."""
    plan, calendar = build.seen["plan"], build.seen["workspace"].calendar
    workdays, span = workdays_of(build.seen["customer"]), Span(plan.period.start, plan.period.end)
    found = [ReviewDate(one.day, meeting) for meeting in plan.meetings if meeting.every in _LONG_RHYTHMS
             for one in occurrences(meeting, span, workdays, calendar.move, plan_start=plan.period.start,
                                    year_start=plan.customer.fiscal_year_start, held=build.seen["journal"].held)]
    return tuple(sorted(found, key=lambda one: one.day))


def allowed_cases(build: Build) -> tuple[Case, ...]:
    """The cases of other companies that may be shown on the day of the document: allowed, and not run out."""
    day = build.seen["analysis"].as_of
    cases: Iterable[Case] = build.seen["customer"].cases
    return tuple(one for one in cases if one.permission and (one.permission.until is None
                                                              or one.permission.until >= day))


FUNCTIONS: tuple[Callable[..., object], ...] = (
    allowed_cases, handover_gantt, handover_meetings, milestone_gantt, review_dates, roadmap_items, roadmap_matrix)
