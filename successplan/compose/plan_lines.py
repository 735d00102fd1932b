"""Turn what was agreed into the lines of a success plan: goals, numbers, duties, changes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.lines import source_name, subject
from successplan.compose.sentences import target_text
from successplan.compose.speech import difference_of, of, people, t, to_confirm
from successplan.model import Change, Goal, Kpi, Person


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


def change_line(build: Build, change: Change) -> str:
    """What changed since the agreement, in words: 値引き率の目標（2026/6/30）: 21.5 → 21.0（5月の実績）."""
    *_, of_, field = ("", *change.field.split("."))
    name = t(build, f"head.{field}") if field in ("target", "baseline", "formula") else field
    what = t(build, "change.of", subject=subject(build, of_), field=name) if of_ else name
    day = t(build, "change.at", day=language.day(build.locale, change.at, "short")) if change.at else ""
    why = t(build, "change.why", why=change.why) if change.why else ""
    return str(t(build, "change.line", what=what, at=day, before=_printed(build, change.from_),
                 after=_printed(build, change.to), why=why))


def _printed(build: Build, value: object) -> str:
    if isinstance(value, Decimal | int):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    return str(t(build, "none_short")) if value is None else str(value)


FUNCTIONS: tuple[Callable[..., object], ...] = (
    baseline_line, change_line, duties, goal_line, measured_line, target_lines)
