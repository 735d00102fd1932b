"""Turn what was agreed into the lines of a success plan: goals, numbers, duties, changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.lines import source_name
from successplan.compose.sentences import target_text
from successplan.compose.speech import difference_of, of, people, t, to_confirm
from successplan.compose.values import text
from successplan.model import Case, Goal, Kpi, Meeting, Person, RoadmapItem


def goal_line(build: Build, indicator: Goal | Kpi) -> str:
    """A goal in one line: 粗利益率 48.2% → 50.0%（2026年9月30日まで、+1.8pt）."""
    if not indicator.target or indicator.baseline is None:
        return str(t(build, "goal.open", name=indicator.name, open=_open(build, indicator)))
    final, baseline = indicator.target[-1], indicator.baseline.value
    values = {"name": indicator.name, "before": of(build, indicator, baseline),
              "after": target_text(build, indicator, final), "day": language.day(build.locale, final.date, "long")}
    if final.value is None:
        return str(t(build, "goal.range", **values))
    return str(t(build, "goal.value", change=difference_of(build, indicator, final.value - baseline), **values))


def _open(build: Build, indicator: Goal | Kpi) -> object:
    return to_confirm(build, indicator, "target" if indicator.baseline else "baseline")


def baseline_line(build: Build, indicator: Goal | Kpi) -> object:
    """The baseline with its period and source, or who brings it by when."""
    found = indicator.baseline
    if found is None:
        return to_confirm(build, indicator, "baseline")
    value = of(build, indicator, found.value)
    days = language.days(build.locale, found.from_, found.to) if found.from_ and found.to else ""
    source = source_name(build, found.source) if found.source else ""
    note = str(build.locale.get("format.list.comma")).join(part for part in (days, source) if part)
    return t(build, "with_note", text=value, note=note) if note else value


def target_lines(build: Build, indicator: Goal | Kpi) -> tuple[str, ...]:
    """The planned path, a line a target: 2026/6/30 21.0%."""
    return tuple(str(t(build, "goal.target", day=language.day(build.locale, point.date, "short"),
                       value=target_text(build, indicator, point))) for point in indicator.target)


def measured_line(build: Build, indicator: Goal | Kpi) -> object:
    """Source, rhythm and owner of the measuring."""
    measure = indicator.measure
    owner = people(build, [measure.owner]) if measure.owner else t(build, "to_confirm.alone")
    every = t(build, f"every.{measure.every}")
    return t(build, "goal.measured", source=source_name(build, measure.source), every=every, owner=owner)


def duties(build: Build, who: Person) -> str:
    """What somebody does here: as the plan says, else what the workspace says of the role."""
    role = getattr(build.seen["workspace"].roles, who.role) if who.role else None
    found = who.duties or (role.duties if role else ())
    said = str(build.locale.get("format.list.items")).join(build.words(one) for one in found)
    return said or str(t(build, "to_confirm.alone"))


def month_of(build: Build, label: str) -> str:
    """A month that is written as 2026-05, as documents print it."""
    year, month = map(int, label.split("-"))
    return language.month(build.locale, date(year, month, 1), "long")


def effect_months(build: Build, item: RoadmapItem) -> str:
    """The months in which a piece of work pays, neighbours as one span: 6月〜8月."""
    runs: list[list[int]] = []
    for month in item.effect_months:
        if runs and month == runs[-1][-1] % 12 + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    if not runs:
        return str(t(build, "to_confirm.alone"))
    said = language.listed(build.locale, [_months(build, run) for run in runs])
    return build.locale.marked(said, "value", item.effect_months)


def _months(build: Build, run: list[int]) -> str:
    low, high = (language.month_name(build.locale, date(2000, month, 1)) for month in (run[0], run[-1]))
    return low if len(run) == 1 else str(t(build, "format.range", low=low, high=high))


def result_line(build: Build, case: Case) -> object:
    """What came out at another company: 値引き率 24.1% → 20.9%（6か月、同社POSデータ）."""
    result = case.result
    if result is None:
        return t(build, "none_short")
    places = max(0, *(-int(one.normalize().as_tuple().exponent) for one in (result.from_, result.to)))
    unit = text(build, result.unit) if result.unit else ""
    before, after = (language.quantity(build.locale, one, unit, places) for one in (result.from_, result.to))
    said = t(build, "case.result", what=result.what, before=before, after=after)
    note = [str(t(build, "case.months", count=result.months))] if result.months else []
    note += [build.words(result.source)] if result.source else []
    comma = str(build.locale.get("format.list.comma"))
    return t(build, "with_note", text=said, note=comma.join(note)) if note else said


def reported_to(build: Build, meeting: Meeting) -> str:
    """The evaluators who attend a meeting, or where none does, its attendees of the customer."""
    customer = build.seen["customer"]
    theirs = [one for id_ in meeting.attendees if (one := customer.person(id_)) is not None and not one.is_vendor]
    evaluators = [one for one in theirs if one.role in ("evaluator", "final_evaluator")]
    return people(build, evaluators or theirs) or str(t(build, "to_confirm.alone"))


def goal_lines(build: Build) -> tuple[str, ...]:
    """The goals of the plan, a line each."""
    return tuple(goal_line(build, goal) for goal in build.seen["plan"].goals)


def part_names(build: Build, ids: Iterable[str]) -> tuple[str, ...]:
    """The names of the parts with these ids, an unknown id as it is."""
    customer = build.seen["customer"]
    return tuple(build.words(part.name) if (part := customer.part(id_)) is not None else id_ for id_ in ids)


FUNCTIONS: tuple[Callable[..., object], ...] = (
    baseline_line, duties, effect_months, goal_line, goal_lines, measured_line, month_of,
    part_names, reported_to, result_line, target_lines)
