"""Turn what happened and what comes into the lines of a report: decisions, misses, work, voices, dates, asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from successplan.analyse import WITHOUT_NUMBER, Analysis, MilestoneStanding, Standing
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.speech import people, person, t
from successplan.compose.values import inlines
from successplan.document import Inlines, LineBreak, Strong
from successplan.model import Action, Decision, Miss, Voice


@dataclass(frozen=True, slots=True)
class Missed:
    """Something that was missed: of what, what happened, and the journal's entry where there is one."""

    of: str
    what: str
    miss: Miss | None = None


@dataclass(frozen=True, slots=True)
class DateLine:
    """Something that will happen on `day`, and the ids of those concerned."""

    day: date
    what: str
    who: tuple[str, ...]


def decisions(build: Build, asked: Iterable[Decision], full: int = 99) -> tuple[Inlines, ...]:
    """What is to be decided, an entry each: the question in bold and until when; for the first `full` ones also the
    options, and what happens without an answer."""
    return tuple(_decision(build, one, full=index < full) for index, one in enumerate(asked))


def _decision(build: Build, decision: Decision, *, full: bool) -> Inlines:
    until = t(build, "line.until", day=_short(build, decision.until)) if decision.until else ""
    said: Inlines = (Strong(inlines(build, question(build, decision))), *inlines(build, until))
    for line in consequences(build, decision) if full else ():
        said = (*said, LineBreak(), *inlines(build, line))
    return said


def question(build: Build, decision: Decision) -> str:
    """A decision as it is asked: 全店に広げることにしてよいか."""
    what = build.words(decision.what)
    form = "approve_to" if decision.kind == "approve" and _ends_in_verb(build, what) else decision.kind
    return str(t(build, f"line.decide.{form}", what=what))


def _ends_in_verb(build: Build, text: str) -> bool:
    """True where the language joins a verb by other words than a noun, and the text ends in one."""
    return text[-1:] in (build.locale.find("format.verb_endings") or ())


def consequences(build: Build, decision: Decision) -> tuple[str, ...]:
    """The options of a decision, and what happens without it, a line each; nothing where the journal says nothing."""
    options = [build.words(one) for one in decision.options]
    said = [t(build, "line.options", options=str(t(build, "line.or")).join(options))] if options else []
    if decision.if_not:
        said.append(t(build, "line.if_not", if_not=build.words(decision.if_not)))
    return tuple(map(str, said))


def shortened(build: Build, values: Iterable[object], most: int) -> tuple[object, ...]:
    """The first `most` entries; where there are more, the last place says how many follow elsewhere."""
    found = tuple(values)
    if len(found) <= most:
        return found
    return (*found[: most - 1], t(build, "line.more", count=len(found) - most + 1))


def missed(build: Build, analysis: Analysis) -> tuple[Missed, ...]:
    """Everything that was missed: what the journal tells with its cause, open ones first within each cause, then what
    is off its path or late and nobody has explained yet."""
    told = [Missed(subject(build, one.of), build.words(one.what), one) for one in analysis.misses]
    return (*told, *(_unexplained(build, one) for one in analysis.untold))


def _unexplained(build: Build, one: Standing | MilestoneStanding) -> Missed:
    if isinstance(one, Standing):
        lack = next((reason for reason in WITHOUT_NUMBER if reason in one.reasons), None)
        what = t(build, "line.untold.lack", reason=t(build, f"reason.{lack}")) if lack else t(
            build, f"line.untold.{one.judgement}")
        return Missed(build.words(one.indicator.name), str(what))
    late = t(build, "line.untold.late", day=_short(build, one.milestone.date))
    return Missed(build.words(one.milestone.name), str(late))


def missed_in_short(build: Build, analysis: Analysis) -> tuple[Inlines, ...]:
    """What was missed, a line each, what is over last: of what, and what happened."""
    lines = sorted(missed(build, analysis), key=lambda one: one.miss is not None and one.miss.closed is not None)
    return tuple((Strong(inlines(build, one.of)), *inlines(build, (t(build, "colon"), one.what))) for one in lines)


def answers_of(build: Build, misses: Iterable[Miss], subject_id: str | None = None) -> tuple[str, ...]:
    """The countermeasures of the misses (of one subject), each with its owner and day; none twice."""
    journal = build.seen["journal"]
    actions = {one.id: one for one in journal.actions}
    asked = {one.id: one for one in journal.decisions}
    ids = dict.fromkeys(answer for miss in misses if subject_id in (None, miss.of) for answer in miss.answer)
    return tuple(
        _action(build, actions[id_]) if id_ in actions else _asked(build, asked[id_])
        for id_ in ids if id_ in actions or id_ in asked)


def entries(build: Build, texts: Sequence[str]) -> Inlines:
    """Several texts in one cell, each on a line of its own behind a mark; a single one without."""
    if len(texts) < 2:
        return inlines(build, tuple(texts))
    marked = [inlines(build, t(build, "line.entry", text=one)) for one in texts]
    return tuple(one for index, line in enumerate(marked) for one in ((LineBreak(), *line) if index else line))


def _action(build: Build, action: Action) -> str:
    as_of = build.seen["analysis"].as_of
    late = action.due is not None and action.is_open and action.due < as_of
    state = "done" if action.done else "late" if late else "due" if action.due else "open"
    day = action.done or action.due
    return str(t(build, f"line.action.{state}", what=build.words(action.what),
                 who=person(build, action.owner, "short") if action.owner else t(build, "to_confirm.alone"),
                 day=_short(build, day) if day else ""))


def _asked(build: Build, decision: Decision) -> str:
    form = "decided" if decision.decided else "asked"
    day = decision.decided.date if decision.decided else decision.until
    return str(t(build, f"line.answer.{form}", what=build.words(decision.what),
                 day=_short(build, day) if day else t(build, "to_confirm.alone")))


def subject(build: Build, id_: str) -> str:
    """The name of a goal, KPI, milestone, step or roadmap item."""
    plan, customer = build.seen["plan"], build.seen["customer"]
    indicator = customer.indicator(id_)
    if indicator is not None:
        return build.words(indicator.name)
    named = {one.id: one.name for one in plan.milestones}
    named |= {step.id: step.name for phase in plan.onboarding.phases for step in phase.steps}
    named |= {item.id: item.work for item in plan.roadmap}
    return build.words(named[id_]) if id_ in named else id_


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
    """The next meetings and milestones by day; of a meeting that comes every week only the next one."""
    meetings: dict[str, DateLine] = {}
    for one in analysis.meetings:
        name = build.words(one.meeting.name)
        what = t(build, "line.meeting_at", name=name, at=one.at) if one.at else name
        meetings.setdefault(one.meeting.id, DateLine(one.day, str(what), one.meeting.attendees))
    milestones = [DateLine(one.milestone.date, build.words(one.milestone.name), (one.milestone.owner,)
                           if one.milestone.owner else ()) for one in analysis.milestones_next]
    return tuple(sorted((*meetings.values(), *milestones), key=lambda line: line.day))[:most]


def asks(build: Build, analysis: Analysis, most: int = 6) -> tuple[Inlines, ...]:
    """What we ask of the customer: the open decisions, then their own next actions."""
    customer = build.seen["customer"]
    theirs = [one for one in analysis.actions_open
              if (owner := customer.person(one.owner)) is not None and not owner.is_vendor]
    actions = (inlines(build, _action(build, one)) for one in theirs)
    return (*decisions(build, analysis.decisions_open, full=0), *actions)[:most]


def sources(build: Build, standings: Iterable[object]) -> str:
    """Where the numbers come from and of which day they are: 出典: POSデータ（6/28時点）、管理会計（6/30時点）."""
    newest: dict[str, date] = {}
    for one in standings:
        name, value = source_name(build, one.indicator.measure.source), one.value  # type: ignore[attr-defined]
        if value is not None:
            newest[name] = max(value.date, newest.get(name, value.date))
    said = [str(t(build, "source_day", source=name, day=_short(build, day))) for name, day in newest.items()]
    return str(t(build, "source", sources=language.listed(build.locale, said))) if said else ""


def source_name(build: Build, name: str | None) -> str:
    """What a source is called: the workspace's name for its id, else as the plan writes it."""
    if name is None:
        return str(t(build, "to_confirm.alone"))
    found = build.seen["customer"].source(name)
    return build.words(found.name) if found is not None else name


def attendees(build: Build, ids: Iterable[str]) -> str:
    """Attendees without honorifics, customer first."""
    found = [one for id_ in ids if (one := build.seen["customer"].person(id_)) is not None]
    ordered = [one for one in found if not one.is_vendor] + [one for one in found if one.is_vendor]
    return people(build, ordered)


def _short(build: Build, day: date) -> str:
    return language.day(build.locale, day, "month_day")


FUNCTIONS: tuple[Callable[..., object], ...] = (
    answers_of, asks, attendees, consequences, decisions, entries, missed, missed_in_short, next_dates, question,
    shortened, source_name, sources, subject, work_lines)
