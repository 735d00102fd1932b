"""Turn a quarter into the lines of its review: what the meeting is for, goals ahead, promises, requests, parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from successplan.analyse import Analysis, Judgement, Span, Standing, Value, rank, shifted
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.plots import series
from successplan.compose.sentences import target_text, worst_first
from successplan.compose.speech import decimals_of, of, person, t, to_confirm
from successplan.compose.values import inlines
from successplan.document import Bars, Chart, Inlines
from successplan.model import Action, Goal, Kpi, NextGoal, Person, Request, RoadmapItem, TargetPoint

MOST_GOALS = 3


@dataclass(frozen=True, slots=True)
class GoalAhead:
    """A goal of the next term: where it stands, where it is to go, and its owner on each side."""

    name: str
    baseline: str
    target: str
    theirs: str
    ours: str
    agreed: bool


def next_period(build: Build, analysis: Analysis) -> Span:
    """The period after the reported one, of the same length."""
    return shifted(analysis.period, 1)


def quarter_goals(build: Build, analysis: Analysis) -> tuple[GoalAhead, ...]:
    """At most three goals of the quarter after the reported one.

    Those of the next term where it has begun by then; else the plan's own targets that fall into that quarter, the
    worst goal first, then the KPIs furthest behind. The baseline is the value at the end of the reported quarter.
    """
    ahead, term = shifted(analysis.period, 1), build.seen["journal"].next
    if term is not None and term.period is not None and term.period.start <= ahead.end:
        return term_goals(build)
    due = [(one, point) for one in _worst_goal_first(build, analysis)
           if (point := next((p for p in one.indicator.target if p.date in ahead), None)) is not None]
    return tuple(_ahead(build, standing, point) for standing, point in due[:MOST_GOALS])


def _worst_goal_first(build: Build, analysis: Analysis) -> tuple[Standing, ...]:
    goals = worst_first(build, tuple(one for one in analysis.standings if one.is_goal))
    kpis = worst_first(build, tuple(one for one in analysis.standings if not one.is_goal))
    return (*goals[:1], *kpis, *goals[1:])


def _ahead(build: Build, standing: Standing, point: TargetPoint) -> GoalAhead:
    one, value = standing.indicator, standing.value
    baseline = str(t(build, "goal_ahead.baseline", value=of(build, one, value.value), day=_short(build, value.date))) \
        if value is not None and value.value is not None else str(to_confirm(build, one, "baseline"))
    target = t(build, "goal_ahead.target", value=target_text(build, one, point), day=_short(build, point.date))
    theirs, ours = _owners(build, one)
    return GoalAhead(build.words(one.name), baseline, str(target), _name(build, theirs), _name(build, ours), True)


def _owners(build: Build, indicator: Goal | Kpi) -> tuple[str | None, str | None]:
    """Who sees to it on each side: who measures it, who leads work that moves it; of ours else the plan's author."""
    works: Iterable[RoadmapItem] = build.seen["plan"].roadmap
    ids = [indicator.measure.owner, *(item.owner for item in works if indicator.id in item.kpis)]
    known = [found for id_ in ids if (found := build.seen["customer"].person(id_)) is not None]
    theirs = next((one.id for one in known if not one.is_vendor), None)
    return theirs, next((one.id for one in known if one.is_vendor), build.seen["plan"].author)


def term_goals(build: Build) -> tuple[GoalAhead, ...]:
    """At most three goals proposed for the next term; what nobody knows yet says who brings it by when."""
    term = build.seen["journal"].next
    wanted = [one for one in term.goals if one.state != "dropped"] if term is not None else []
    return tuple(_proposed(build, one) for one in wanted[:MOST_GOALS])


def _proposed(build: Build, goal: NextGoal) -> GoalAhead:
    places = _places(goal)
    baseline = str(to_confirm(build, goal, "baseline"))
    if goal.baseline is not None:
        baseline = language.quantity(build.locale, goal.baseline.value, build.words(goal.unit), places)
        if goal.baseline.to is not None:
            baseline = str(t(build, "goal_ahead.baseline", value=baseline, day=_short(build, goal.baseline.to)))
    target = str(to_confirm(build, goal, "target"))
    if goal.target:
        last = goal.target[-1]
        ends = [one for one in (last.value, last.low, last.high) if one is not None]
        digits = [language.number(build.locale, end, places) for end in ends]
        said = digits[0] if len(digits) == 1 else str(t(build, "format.range", low=digits[0], high=digits[1]))
        target = str(t(build, "goal_ahead.target", day=language.day(build.locale, last.date),
                       value=language.with_unit(build.locale, said, build.words(goal.unit))))
    return GoalAhead(build.words(goal.name), baseline, target, _name(build, goal.owners.customer),
                     _name(build, goal.owners.vendor), goal.state == "agreed")


def _places(goal: NextGoal) -> int:
    """The decimals of a goal: as set, else as many as its baseline and targets are written with."""
    if goal.decimals is not None:
        return goal.decimals
    values = [goal.baseline.value if goal.baseline else None,
              *(value for point in goal.target for value in (point.value, point.low, point.high))]
    return max((-int(value.normalize().as_tuple().exponent) for value in values if value is not None), default=0)


def promises_of(build: Build, analysis: Analysis, side: str) -> tuple[Action, ...]:
    """The open actions of one side ("customer" or "vendor"), late ones first; what has no owner stands with theirs."""
    return tuple(one for one in analysis.actions_open if _is_of(build, one, side))


def promises_kept(build: Build, analysis: Analysis, side: str) -> tuple[Action, ...]:
    """The actions of one side that were done in the period."""
    return tuple(one for one in analysis.actions_done if _is_of(build, one, side))


def _is_of(build: Build, action: Action, side: str) -> bool:
    owner: Person | None = build.seen["customer"].person(action.owner)
    return (owner is not None and owner.is_vendor) is (side == "vendor")


def requests_of(build: Build, analysis: Analysis) -> tuple[Request, ...]:
    """What they asked for: what is still open, then what was answered since the period began, the newest last."""
    answered = [one for one in build.seen["journal"].requests if one.answered is not None
                and analysis.period.start <= one.answered <= analysis.as_of]
    return (*analysis.requests_open, *answered)


def went_backwards(build: Build, analysis: Analysis) -> tuple[Standing, ...]:
    """What moved the wrong way since the end of the period before, in the plan's order."""
    return tuple(one for one in analysis.standings if _is_worse(one))


def _is_worse(one: Standing) -> bool:
    if one.change is None or one.indicator.better == "within":
        return one.before is not None and Judgement.NOT_YET not in (one.before, one.judgement) \
            and rank(one.judgement) > rank(one.before)
    return one.change < 0 if one.indicator.better == "higher" else one.change > 0


def usage_first(build: Build, analysis: Analysis) -> tuple[Standing, ...]:
    """What measures use, those that are split by part first, then in the plan's order."""
    found = [one for one in analysis.standings if isinstance(one.indicator, Kpi) and one.indicator.kind == "usage"]
    return tuple(sorted(found, key=lambda one: not one.parts))


def parts_chart(build: Build, standing: Standing, analysis: Analysis) -> Chart | None:
    """A bar for the whole and for each part, in the plan's order, beside the end of the period before; None where
    nothing was measured. A month made of several values has no earlier bars: they would be of another kind."""
    indicator = standing.indicator
    names = [str(t(build, "parts.whole"))]
    now: list[Value | None] = [standing.value]
    earlier: list[Value | None] = [standing.previous]
    past = dict(standing.part_series)
    for id_, value in standing.parts:
        part = build.seen["customer"].part(id_)
        names.append(build.words(part.name) if part is not None else id_)
        now.append(value)
        earlier.append(_newest(past.get(id_, ()), analysis.before.start, analysis.before.end))
    if not any(value is not None and value.value is not None for value in now):
        return None
    end = language.month(build.locale, analysis.before.end, "long")
    shown = [series(build, t(build, "parts.at_end", month=end), [_of(value) for value in earlier], tone="muted")] \
        if indicator.measure.month_value == "last" and any(_of(value) is not None for value in earlier) else []
    end = language.month(build.locale, analysis.period.end, "long")
    shown.append(series(build, t(build, "parts.at_end", month=end), [_of(value) for value in now]))
    said = [str(t(build, "reading.part", part=name, value=of(build, indicator, value.value)))
            for name, value in zip(names, now, strict=True) if value is not None and value.value is not None]
    alt = t(build, "parts.alt", name=indicator.name, said=language.listed(build.locale, said))
    return Chart(Bars(tuple(names), tuple(shown)), build.words(indicator.name), str(alt), build.words(indicator.unit),
                 decimals_of(build, indicator))


def _newest(values: Iterable[Value], start: date, end: date) -> Value | None:
    inside = [one for one in values if one.value is not None and start <= one.date <= end]
    return inside[-1] if inside else None


def _of(value: Value | None) -> object:
    return None if value is None else value.value


def part_rows(build: Build, analysis: Analysis, most: int = 12) -> tuple[tuple[Inlines, ...], ...]:
    """Each number that is split by part: part, number, first value of the plan, now, target of the whole; the parts in
    the plan's order. Of very many the first ones."""
    order = {part.id: at for at, part in enumerate(build.seen["plan"].parts)}
    found = [(order.get(id_, len(order)), id_, value, one) for one in analysis.standings for id_, value in one.parts]
    rows = []
    for _, id_, value, one in sorted(found, key=lambda each: each[0])[:most]:
        part = build.seen["customer"].part(id_)
        first = _first(dict(one.part_series).get(id_, ()), one)
        cells = (build.words(part.name) if part is not None else id_, build.words(one.indicator.name),
                 t(build, "parts.on", value=of(build, one.indicator, first.value), day=_short(build, first.date))
                 if first is not None else t(build, "none_short"),
                 t(build, "parts.on", value=of(build, one.indicator, value.value), day=_short(build, value.date))
                 if value.value is not None else t(build, "no_value"),
                 target_text(build, one.indicator, one.final))
        rows.append(tuple(inlines(build, cell) for cell in cells))
    return tuple(rows)


def _first(values: Iterable[Value], standing: Standing) -> Value | None:
    start = standing.path[0][0] if standing.path else date.min
    return next((one for one in values if one.value is not None and one.date >= start), None)


def part_progress(build: Build, analysis: Analysis) -> tuple[int, int]:
    """Of how many numbers of parts the newest value is better than the first one of the plan, and of how many in all;
    a range that is only to be kept is not counted."""
    better, total = 0, 0
    for one in analysis.standings:
        for id_, value in one.parts:
            first = _first(dict(one.part_series).get(id_, ()), one)
            if first is None or first.value is None or value.value is None or one.indicator.better == "within":
                continue
            total += 1
            better += value.value > first.value if one.indicator.better == "higher" else value.value < first.value
    return better, total


def _name(build: Build, id_: str | None) -> str:
    return person(build, id_, "short") if id_ else str(t(build, "to_confirm.alone"))


def _short(build: Build, day: date) -> str:
    return language.day(build.locale, day, "month_day")


FUNCTIONS: tuple[Callable[..., object], ...] = (
    next_period, part_progress, part_rows, parts_chart, promises_kept, promises_of, quarter_goals, requests_of,
    term_goals, usage_first, went_backwards)
