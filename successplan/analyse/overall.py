"""Turn the standings, the open decisions and the CSM's own word into one judgement of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from successplan.analyse.judge import one_worse, rank, worst
from successplan.analyse.periods import parse_period
from successplan.analyse.result import Judgement, Overall, Span, Standing
from successplan.model import Decision, Summary

_GOOD = rank(Judgement.ON_TRACK)


def overall(
    standings: Sequence[Standing], decisions: Iterable[Decision], summaries: Iterable[Summary], span: Span, as_of: date
) -> Overall:
    """The judgement of the whole in a report of `span` made on `as_of`.

    The worst goal's, one step worse when a KPI is off track or a decision is overdue (one step, however many), then the
    CSM's own word where it is worse still. Not yet only while nothing speaks: when all goals are not yet.
    """
    goals = worst([standing.judgement for standing in standings if standing.is_goal])
    off = tuple(
        standing.indicator.id
        for standing in standings
        if not standing.is_goal and standing.judgement is Judgement.OFF_TRACK
    )
    late = tuple(decision.id for decision in decisions if is_overdue(decision, as_of))
    computed = one_worse(goals) if off or late else goals
    said = worst([Judgement(each.judgement) for each in summaries if each.judgement and _covers(each, span)])
    by_hand = rank(said) > rank(computed)
    return Overall(said if by_hand else computed, goals, off, late, by_hand)


def _covers(summary: Summary, span: Span) -> bool:
    return parse_period(summary.period) == span


def is_open(decision: Decision, day: date) -> bool:
    """True where the decision was not taken by `day`; one that was put off stays taken, its new date is a new entry."""
    return decision.decided is None or decision.decided.date > day


def is_overdue(decision: Decision, day: date) -> bool:
    """True where the answer was due before `day` and had not come: on the day itself there is still time."""
    return decision.until is not None and decision.until < day and is_open(decision, day)


def focus(standings: Sequence[Standing]) -> Standing | None:
    """The standing that matters most: the worst goal; while all goals are on track (or not yet), the worst KPI; and
    where no KPI is worse either, the worst goal again.

    Among equals the one that is farther behind counts, then the plan's order. One without any value comes last: it has
    nothing to draw. None for a plan without goals.
    """
    goals = [standing for standing in standings if standing.is_goal]
    kpis = [standing for standing in standings if not standing.is_goal]
    for group in (goals, kpis):
        troubled = [each for each in group if rank(each.judgement) > _GOOD]
        if troubled:
            return max(troubled, key=_weight)
    return max(goals, key=_weight, default=None)


def _weight(standing: Standing) -> tuple[bool, int, bool, Fraction]:
    behind = standing.behind
    return bool(standing.series), rank(standing.judgement), behind is not None, behind or Fraction(0)
