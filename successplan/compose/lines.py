"""Turn what happened and what comes into the lines of a report: decisions, work, voices, dates, asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from successplan.analyse import Analysis
from successplan.compose import language
from successplan.compose.asking import question
from successplan.compose.build import Build
from successplan.compose.missed import answer_line, promises
from successplan.compose.speech import people, person, rank, t
from successplan.compose.values import inlines
from successplan.document import Block, Bullets, Inlines, Item, LineBreak, Paragraph, Strong
from successplan.model import Customer, Decision, Voice


@dataclass(frozen=True, slots=True)
class DateLine:
    """Something that will happen on `day`, and the ids of those concerned."""

    day: date
    what: str
    who: tuple[str, ...]


def decisions(build: Build, asked: Iterable[Decision], full: int = 99) -> tuple[Inlines, ...]:
    """What is to be decided, an entry each: the question in bold, until when, and what happens without an answer; for
    the first `full` ones also the options."""
    return tuple(_decision(build, one, full=index < full) for index, one in enumerate(asked))


def _decision(build: Build, decision: Decision, *, full: bool) -> Inlines:
    said = _question_line(build, decision)
    for line in consequences(build, decision, options=full):
        said = (*said, LineBreak(), *inlines(build, line))
    return said


def consequences(build: Build, decision: Decision, *, options: bool = True) -> tuple[str, ...]:
    """The options of a decision, and what happens without it, a line each; nothing where the journal says nothing."""
    given = [build.words(one) for one in decision.options] if options else []
    said = [t(build, "line.options", options=str(t(build, "line.or")).join(given))] if given else []
    if decision.if_not:
        said.append(t(build, "line.if_not", if_not=build.words(decision.if_not)))
    return tuple(map(str, said))


def cut_list(build: Build, values: Iterable[object], most: int, more: str = "line.more", *, ordered: bool = False,
             empty: object = None) -> tuple[Block, ...]:
    """A list of the first `most` values; where there are more, a note below says how many, and where (`more`: a key).
    Without a value: a paragraph that says so (`empty`)."""
    found = tuple(values)
    if not found:
        return (Paragraph(inlines(build, t(build, "empty") if empty is None else empty)),)
    bullets = Bullets(tuple(Item(inlines(build, one)) for one in found[:most]), ordered)
    rest = len(found) - most
    return (bullets, Paragraph(inlines(build, t(build, more, count=rest)), "note")) if rest > 0 else (bullets,)


def shortened(build: Build, values: Iterable[object], most: int, more: str = "line.more") -> tuple[object, ...]:
    """The first `most` entries; where there are more, the last place says how many, and where (`more`: a key)."""
    found = tuple(values)
    if len(found) <= most:
        return found
    return (*found[: most - 1], t(build, more, count=len(found) - most + 1))


def work_lines(build: Build, analysis: Analysis) -> tuple[str, ...]:
    """The month's work with its amounts, then the actions that were done."""
    work = [t(build, "line.work" if one.amount else "line.work_plain", what=build.words(one.what),
              amount=build.words(one.amount) if one.amount else "") for one in analysis.work_done]
    done = [t(build, "line.done" if one.result else "line.done_plain", what=build.words(one.what),
              result=build.words(one.result) if one.result else "", day=_short(build, one.done))
            for one in analysis.actions_done if one.done]
    return tuple(map(str, (*work, *done)))


def speaker(build: Build, voice: Voice) -> str:
    """Who said it, under the name that the speaker allowed: their own, their department's, or a user's."""
    found = build.seen["customer"].person(voice.who)
    if voice.quote == "named" and found is not None:
        return person(build, found, "short")
    department = found.department or (found.name if found and found.count is not None else None) if found else None
    return build.words(department) if department else str(t(build, "line.somebody"))


def next_dates(build: Build, analysis: Analysis, most: int = 8) -> tuple[DateLine, ...]:
    """The next meetings, decisions and milestones by day; of a meeting that comes every week only the next one. What
    is late is no date any more: it stands among the misses."""
    meetings: dict[str, DateLine] = {}
    for one in analysis.meetings:
        name = build.words(one.meeting.name)
        what = t(build, "line.meeting_at", name=name, at=one.at) if one.at else name
        meetings.setdefault(one.meeting.id, DateLine(one.day, str(what), one.meeting.attendees))
    milestones = [DateLine(one.milestone.date, build.words(one.milestone.name), (one.milestone.owner,)
                           if one.milestone.owner else ()) for one in analysis.milestones_next if not one.late]
    asked = [DateLine(one.until, str(t(build, "line.decide_on", what=one.what)), one.ask)
             for one in analysis.decisions_open if one.until is not None and one.until >= analysis.as_of]
    return tuple(sorted((*meetings.values(), *asked, *milestones), key=lambda line: line.day))[:most]


def date_line(build: Build, one: DateLine) -> str:
    """A date in a line: 7/21(火) 定例会（10:00）."""
    return str(t(build, "line.on_day", day=language.day(build.locale, one.day, "day"), what=one.what))


def asks(build: Build, analysis: Analysis) -> tuple[Inlines, ...]:
    """What we ask of the customer: the open decisions, then their own next actions."""
    customer = build.seen["customer"]
    theirs = [one for one in analysis.actions_open
              if (owner := customer.person(one.owner)) is not None and not owner.is_vendor]
    asked = [_question_line(build, one) for one in analysis.decisions_open]
    return (*asked, *(inlines(build, answer_line(build, one)) for one in theirs))


def _question_line(build: Build, decision: Decision) -> Inlines:
    late = decision.until is not None and decision.until < build.seen["analysis"].as_of
    key = "line.until_late" if late else "line.until"
    who = people(build, decision.ask) if decision.ask else t(build, "to_confirm.alone")
    until = t(build, key, who=who, day=_short(build, decision.until)) if decision.until else ""
    return (Strong(inlines(build, question(build, decision))), *inlines(build, until))


def our_next(build: Build, analysis: Analysis) -> tuple[str, ...]:
    """What we do next, with owner and day, late promises first."""
    return tuple(answer_line(build, one) for one in promises(build, analysis))


def sources(build: Build, standings: Iterable[object]) -> str:
    """Where the numbers come from and of which day they are: 出典: POSデータ（6/28時点）、管理会計（6/30時点）. Where
    nothing was measured yet, baselines and targets come from the plan."""
    newest: dict[str, date] = {}
    for one in standings:
        name, value = source_name(build, one.indicator.measure.source), one.value  # type: ignore[attr-defined]
        if value is not None:
            newest[name] = max(value.date, newest.get(name, value.date))
    said = [str(t(build, "source_day", source=name, day=_short(build, day))) for name, day in newest.items()]
    plan = [str(t(build, "format.plan_version", version=build.seen["plan"].version))]
    return str(t(build, "source", sources=language.listed(build.locale, said or plan)))


def source_name(build: Build, name: str | None) -> str:
    """What a source is called: the workspace's name for its id, else as the plan writes it."""
    if name is None:
        return str(t(build, "to_confirm.alone"))
    found = build.seen["customer"].source(name)
    return build.words(found.name) if found is not None else name


def attendees(build: Build, ids: Iterable[str], most: int = 6) -> str:
    """Attendees without honorifics (敬称略, as the head says), the customer's first, each side by rank; of many the
    first, and how many more."""
    customer: Customer = build.seen["customer"]
    found = [one for id_ in ids if (one := customer.person(id_)) is not None]
    ordered = sorted(found, key=lambda one: (one.is_vendor, rank(one)))
    if len(ordered) <= most:
        return people(build, ordered, "plain")
    rest = len(ordered) - most + 1
    return str(t(build, "line.others", people=people(build, ordered[: most - 1], "plain"), count=rest))


def _short(build: Build, day: date) -> str:
    return language.day(build.locale, day, "month_day")


FUNCTIONS: tuple[Callable[..., object], ...] = (
    asks, attendees, consequences, cut_list, date_line, decisions, next_dates, our_next, shortened, source_name,
    sources, work_lines)
