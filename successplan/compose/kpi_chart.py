"""Turn how a goal or KPI stands into its chart: actual, path, baseline, target, at-risk band, outlook, events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from successplan.analyse import Judgement, Standing, Value
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.lines import sources
from successplan.compose.speech import badge, day, decimals_of, of, t
from successplan.document import Band, Chart, Line, LineRole, Mark, Tone, Trend, plain
from successplan.model import Event

BEFORE = timedelta(days=91)  # of the time before the path begins, so that the eye sees where it came from
_FINER = 2                   # decimals that a path has more than its KPI, so that a straight line stays one
_BY_WHOM: dict[str, Tone] = {"ours": "accent", "theirs": "at_risk", "outside": "muted"}
Points = tuple[tuple[date, Decimal | None], ...]


def kpi_chart(build: Build, standing: Standing, title: object = None, since: date | None = None,
              low: Decimal | None = None, high: Decimal | None = None, *, parts: bool = False,
              source: object = None) -> Chart:
    """The chart of a goal or KPI from `since` on, by default a quarter before its planned path begins.

    `parts` splits it by part; `source` is "" where the slide names it already.
    """
    indicator = standing.indicator
    begins = [*(when for when, _ in standing.path[:1]), *(edges.day for edges in standing.bands[:1])]
    start = since or (begins[0] - BEFORE if begins else date.min)
    values = tuple(value for value in standing.series if value.date >= start)
    name, unit = build.words(indicator.name), build.words(indicator.unit)
    heading = t(build, "chart.title" if unit else "chart.title_plain", name=name, unit=unit) if title is None else title
    lines = (*_actual(build, standing, values), *_outlook(build, standing, values), *_path(build, standing),
             *_baseline(build, standing, values), *_target(build, standing),
             *(_parts(build, standing, start) if parts else ()))
    trend = Trend(lines, _band(build, standing), _marks(build, standing, values),
                  str(build.locale.get("format.chart_months")))
    said = sources(build, [standing]) if source is None else source
    return Chart(trend, str(heading), _alt(build, standing), unit, decimals_of(build, indicator), low, high, str(said))


def chart_days(build: Build, chart: Chart) -> str:
    """The days that a chart over time shows: 2026/1/5〜9/30."""
    assert isinstance(chart.plot, Trend)
    shown = [when for line in chart.plot.lines for when, _ in line.points]
    return language.days(build.locale, min(shown), max(shown)) if shown else ""


def _actual(build: Build, standing: Standing, values: tuple[Value, ...]) -> Iterable[Line]:
    points: Points = tuple((value.date, value.value) for value in values)
    last = next((value for _, value in reversed(points) if value is not None), None)
    if points:
        label = "" if last is None else of(build, standing.indicator, last)
        tone: Tone = "off_track" if standing.judgement is Judgement.OFF_TRACK else (
            "at_risk" if standing.judgement is Judgement.AT_RISK else "accent")
        yield _line(build, "actual", points, label, tone)


def _path(build: Build, standing: Standing) -> Iterable[Line]:
    if standing.path:
        yield _line(build, "path", tuple((when, _fine(build, standing, value)) for when, value in standing.path),
                    str(t(build, "chart.path")), "muted")


def _baseline(build: Build, standing: Standing, values: tuple[Value, ...]) -> Iterable[Line]:
    baseline = standing.indicator.baseline
    days = [value.date for value in values] + [when for when, _ in standing.path]
    if baseline is not None and days:
        yield _line(build, "baseline", ((min(days), baseline.value), (max(days), baseline.value)),
                    _named(build, standing, "baseline", baseline.value), "muted")


def _target(build: Build, standing: Standing) -> Iterable[Line]:
    final = standing.indicator.target[-1] if standing.indicator.target else None
    if final is not None and final.value is not None:
        yield _line(build, "target", ((final.date, final.value),), _named(build, standing, "target", final.value))


def _outlook(build: Build, standing: Standing, values: tuple[Value, ...]) -> Iterable[Line]:
    outlook = standing.outlook
    last = next((value for value in reversed(values) if value.value is not None), None)
    if outlook is not None and last is not None and outlook.day > last.date:
        expected = language.rounded(outlook.value, decimals_of(build, standing.indicator))
        yield _line(build, "outlook", ((last.date, last.value), (outlook.day, expected)),
                    _named(build, standing, "outlook", expected))


def _parts(build: Build, standing: Standing, start: date) -> Iterable[Line]:
    for id_, values in standing.part_series:
        part = build.seen["customer"].part(id_)
        points = tuple((value.date, value.value) for value in values if value.date >= start)
        measured = [value for _, value in points if value is not None]
        if part is not None and measured:
            name = build.words(part.name)
            label = t(build, "chart.label", name=name, value=of(build, standing.indicator, measured[-1]))
            yield Line(name, "part", points, str(label), "muted")


def _band(build: Build, standing: Standing) -> tuple[Band, ...]:
    """Where a value would be at risk: between the edges of both bands, for a range on either side of it."""
    name, found = str(t(build, "chart.at_risk")), []
    for side in (0, 1):
        points = []
        for edges in standing.bands:
            near, far = edges.on_track[side], edges.at_risk[side]
            if near is not None and far is not None:
                ends = _fine(build, standing, near), _fine(build, standing, far)
                points.append((edges.day, min(ends), max(ends)))
        if points:
            found.append(Band(name, tuple(points)))
    return tuple(found)


def _marks(build: Build, standing: Standing, values: tuple[Value, ...]) -> tuple[Mark, ...]:
    days = [value.date for value in values] + [when for when, _ in standing.path]
    events: tuple[Event, ...] = build.seen["journal"].events
    return tuple(
        Mark(event.date, build.words(event.what), _BY_WHOM[event.kind]) for event in events
        if days and min(days) <= event.date <= max(days)
        and (not event.kpis or standing.indicator.id in event.kpis))


def _alt(build: Build, standing: Standing) -> str:
    indicator, name = standing.indicator, build.words(standing.indicator.name)
    judged = standing.value  # the one that the judgement is about: of a mean, the month's and not the newest week's
    newest = judged if judged and judged.value is not None else next(
        (value for value in reversed(standing.series) if value.value is not None), None)
    if newest is None:
        return str(t(build, "chart.alt_empty", name=name))
    final = indicator.target[-1] if indicator.target else None
    baseline = t(build, "chart.alt_baseline", value=of(build, indicator, indicator.baseline.value)) \
        if indicator.baseline else ""
    target = t(build, "chart.alt_target", day=day(build, final.date, "short"),
               value=of(build, indicator, final.value)) if final and final.value is not None else ""
    return str(t(build, "chart.alt", name=name, baseline=baseline, target=target,
                 day=day(build, newest.date, "short"), value=of(build, indicator, newest.value),
                 judgement=plain((badge(build, standing.judgement),))))


def _named(build: Build, standing: Standing, role: str, value: Decimal) -> str:
    return str(t(build, "chart.label", name=t(build, f"chart.{role}"), value=of(build, standing.indicator, value)))


def _line(build: Build, role: LineRole, points: Points, label: str, tone: Tone = "accent") -> Line:
    return Line(str(t(build, f"chart.{role}")), role, points, label, tone)


def _fine(build: Build, standing: Standing, value: Fraction) -> Decimal:
    return language.rounded(value, decimals_of(build, standing.indicator) + _FINER)


FUNCTIONS: tuple[Callable[..., object], ...] = (chart_days, kpi_chart)
