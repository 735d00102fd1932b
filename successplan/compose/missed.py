"""Turn what was missed, late or left unexplained into the lines of a report, with what is done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from successplan.analyse import WITHOUT_NUMBER, Analysis, MilestoneStanding, Standing
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.speech import person, t
from successplan.compose.values import inlines
from successplan.document import Inlines, LineBreak, Strong
from successplan.model import Action, Decision, Miss

VENDOR = "vendor"


@dataclass(frozen=True, slots=True)
class Missed:
    """Something that was missed: of what, what happened, whose cause, and the journal's entry or our late promise."""

    of: str
    what: str
    cause_is: str | None = None
    miss: Miss | None = None
    promise: Action | None = None

    @property
    def is_over(self) -> bool:
        return self.miss is not None and self.miss.closed is not None


def missed(build: Build, analysis: Analysis) -> tuple[Missed, ...]:
    """Everything that was missed: ours first, and of ours the promises that are late; then what the journal tells of
    how both work and of outside causes; then what is off its path or late and nobody has explained yet."""
    told = [Missed(subject(build, one.of), build.words(one.what), one.cause_is, one) for one in analysis.misses]
    late = [_late(build, one, analysis.as_of) for one in promises(build, analysis) if one in analysis.actions_late]
    ours = [one for one in told if one.cause_is == VENDOR]
    return (*late, *ours, *(one for one in told if one.cause_is != VENDOR),
            *(_unexplained(build, one) for one in analysis.untold))


def _late(build: Build, promise: Action, as_of: date) -> Missed:
    assert promise.due is not None
    what = t(build, "line.late", what=promise.what, day=_short(build, promise.due), count=(as_of - promise.due).days)
    return Missed(str(t(build, "line.our_promise")), str(what), VENDOR, promise=promise)


def promises(build: Build, analysis: Analysis) -> tuple[Action, ...]:
    """Our own open actions, late ones first."""
    return tuple(one for one in analysis.actions_open if _is_ours(build, one))


def _is_ours(build: Build, action: Action) -> bool:
    owner = build.seen["customer"].person(action.owner)
    return owner is not None and owner.is_vendor


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
    lines = sorted(missed(build, analysis), key=lambda one: one.is_over)
    return tuple((Strong(inlines(build, one.of)), *inlines(build, (t(build, "colon"), one.what))) for one in lines)


def misses_title(build: Build, analysis: Analysis) -> str:
    """What the misses come to: how many, how many are ours, and for how many nobody knows yet when they are over."""
    told = missed(build, analysis)
    days = [one.miss.back_by for one in told if one.miss is not None and one.miss.back_by is not None]
    open_ = sum(not one.is_over and (one.miss is None or one.miss.back_by is None) for one in told)
    said = t(build, "misses.title", count=len(told), ours=sum(one.cause_is == VENDOR for one in told))
    if open_:
        return str(t(build, "misses.title_open", said=said, open=open_, count=open_))
    if days:
        return str(t(build, "misses.title_back", said=said, day=_short(build, max(days))))
    return str(t(build, "misses.title_over", said=said))


def next_steps(build: Build, one: Missed, most: int = 1) -> Inlines:
    """What is done next about it, by whom and when, at most so many and how much more; of what is over what was done.
    """
    if one.promise is not None:
        return inlines(build, new_date(build, one.promise))
    steps = answers_of(build, [one.miss], still_open=not one.is_over) if one.miss else ()
    if not steps:
        return inlines(build, t(build, "to_confirm.alone"))
    if (rest := len(steps) - most) > 0:
        steps = (*steps[: most - 1], str(t(build, "misses.and_more", text=steps[most - 1], count=rest)))
    return entries(build, steps)


def new_date(build: Build, promise: Action) -> str:
    """Who says by when a late promise is kept."""
    who = person(build, promise.owner, "short") if promise.owner else str(t(build, "to_confirm.alone"))
    return str(t(build, "misses.new_date", who=who))


def answers_of(build: Build, misses: Iterable[Miss], subject_id: str | None = None, *,
               still_open: bool = False) -> tuple[str, ...]:
    """The countermeasures of the misses (of one subject), each with its owner and day; none twice.

    With `still_open` only those that are neither done nor stopped nor decided.
    """
    journal = build.seen["journal"]
    known: dict[str, Action | Decision] = {one.id: one for one in (*journal.actions, *journal.decisions)}
    ids = dict.fromkeys(answer for miss in misses if subject_id in (None, miss.of) for answer in miss.answer)
    found = [known[id_] for id_ in ids if id_ in known]
    return tuple(answer_line(build, one) for one in found if not still_open or _waits(one))


def _waits(one: Action | Decision) -> bool:
    return one.is_open if isinstance(one, Action) else one.decided is None


def answer_line(build: Build, one: Action | Decision) -> str:
    """An action with its owner and day, a late one with the word for it; a decision with the day of its answer."""
    return _action(build, one) if isinstance(one, Action) else _asked(build, one)


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


def _short(build: Build, day: date) -> str:
    return language.day(build.locale, day, "month_day")


FUNCTIONS: tuple[Callable[..., object], ...] = (
    answer_line, answers_of, entries, missed, missed_in_short, misses_title, new_date, next_steps, promises, subject)
