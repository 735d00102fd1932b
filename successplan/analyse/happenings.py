"""Turn the journal into what a report of a period tells: decisions, actions, misses, milestones, work and voices.

Everything is seen as it stood on the day of the report: what was decided, done or reached later is still open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from successplan.analyse.overall import is_open
from successplan.analyse.periods import parse_period
from successplan.analyse.result import Judgement, MilestoneStanding, Span, Standing
from successplan.model import (
    Action,
    Decision,
    Milestone,
    Miss,
    Reached,
    Request,
    SupportMonth,
    Voice,
    WorkDone,
)

_CAUSES = ("vendor", "working", "outside", None)


def decisions_open(decisions: Iterable[Decision], day: date) -> tuple[Decision, ...]:
    """The decisions that were asked by `day` and not taken yet, the most urgent first; those without a date last."""
    asked = (each for each in decisions if is_open(each, day) and (each.asked is None or each.asked <= day))
    return tuple(sorted(asked, key=lambda each: each.until or date.max))


def decisions_taken(decisions: Iterable[Decision], span: Span, day: date) -> tuple[Decision, ...]:
    """The decisions taken from the beginning of the period up to `day`, oldest first."""
    dated = [(each.decided.date, each) for each in decisions if each.decided is not None]
    return tuple(each for when, each in sorted(dated, key=lambda pair: pair[0]) if span.start <= when <= day)


def actions_open(actions: Iterable[Action], day: date) -> tuple[Action, ...]:
    """The actions that were neither done nor stopped by `day`, by due date, so that late ones come first."""
    still = (each for each in actions if not any(end is not None and end <= day for end in (each.done, each.stopped)))
    return tuple(sorted(still, key=lambda each: each.due or date.max))


def actions_late(still_open: Iterable[Action], day: date) -> tuple[Action, ...]:
    """Those of the open actions that were due before `day`."""
    return tuple(each for each in still_open if each.due is not None and each.due < day)


def actions_done(actions: Iterable[Action], span: Span, day: date) -> tuple[Action, ...]:
    """The actions that were done in the period, oldest first."""
    done = [(each.done, each) for each in actions if each.done is not None and each.done <= day]
    return tuple(each for when, each in sorted(done, key=lambda pair: pair[0]) if when in span)


def misses(all_misses: Iterable[Miss], span: Span) -> tuple[Miss, ...]:
    """The misses that a report of `span` tells: ours first, then how both work, then outside causes.

    Those of the period, and older ones that were not over when it began; an older one gives way to a newer one of the
    same number or date, so that nothing is told twice.
    """
    told = [each for each in all_misses if parse_period(each.period).start <= span.end and not _over(each, span)]
    newest = {each.of: parse_period(each.period).start for each in sorted(told, key=_begin)}
    kept = (each for each in told if parse_period(each.period).end >= span.start or _begin(each) == newest[each.of])
    return tuple(sorted(kept, key=lambda each: _CAUSES.index(each.cause_is)))


def untold(
    standings: Iterable[Standing], milestones: Iterable[MilestoneStanding], told: Iterable[Miss]
) -> tuple[Standing | MilestoneStanding, ...]:
    """What a report must not keep quiet: KPIs at risk or off track and late milestones of which no miss speaks."""
    spoken = {each.of for each in told}
    worry = (Judgement.AT_RISK, Judgement.OFF_TRACK)
    bad = (each for each in standings if each.judgement in worry and each.indicator.id not in spoken)
    late = (each for each in milestones if each.late and each.milestone.id not in spoken)
    return (*bad, *late)


def _begin(miss: Miss) -> date:
    return parse_period(miss.period).start


def _over(miss: Miss, span: Span) -> bool:
    return miss.closed is not None and miss.closed < span.start


def milestone_standings(
    milestones: Iterable[Milestone], reached: Iterable[Reached], day: date
) -> tuple[MilestoneStanding, ...]:
    """The milestones by date, with the day on which each was reached by `day`; late are open ones past their date."""
    days = {each.of: each.date for each in reached if each.date <= day}
    ordered = sorted(milestones, key=lambda each: each.date)
    return tuple(
        MilestoneStanding(each, days.get(each.id), each.id not in days and each.date < day) for each in ordered
    )


def ahead(standings: Iterable[MilestoneStanding], until: date) -> tuple[MilestoneStanding, ...]:
    """The milestones that are not reached and due up to `until`, late ones included."""
    return tuple(each for each in standings if each.reached is None and each.milestone.date <= until)


def work_done(work: Iterable[WorkDone], span: Span) -> tuple[WorkDone, ...]:
    """What was done in the months of the period."""
    return tuple(each for each in work if parse_period(each.month).start in span)


def voices(said: Iterable[Voice], span: Span) -> tuple[Voice, ...]:
    """What was said in the period and may be printed, oldest first."""
    return tuple(
        sorted((each for each in said if each.quote != "not_printed" and each.date in span), key=lambda each: each.date)
    )


def requests_open(requests: Iterable[Request], day: date) -> tuple[Request, ...]:
    """The requests that had come and were not answered by `day`, the most urgent first."""
    waiting = (each for each in requests if each.date <= day and (each.answered is None or each.answered > day))
    return tuple(sorted(waiting, key=lambda each: each.until or date.max))


def support(months: Sequence[SupportMonth], span: Span) -> SupportMonth | None:
    """The support desk's newest month in the period."""
    inside = [each for each in months if parse_period(each.month).end in span]
    return max(inside, key=lambda each: each.month, default=None)
