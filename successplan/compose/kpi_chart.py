"""Turn how a goal or KPI stands into its chart: actual, path, baseline, targets, at-risk band, outlook, events.

Labels leave the unit to the axis; only the main number has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from successplan.analyse import Judgement, Standing, Value
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.chart_events import chart_events
from successplan.compose.lines import sources
from successplan.compose.sentences import target_text
from successplan.compose.speech import badge, day, decimals_of, number_of, of, t
from successplan.document import Band, Chart, Line, LineRole, Tone, Trend, plain
from successplan.model import Event

BEFORE = timedelta(days=91)  # of the time before the path begins, so that the eye sees where it came from
_FINER = 2                   # decimals that a path has more than its KPI, so that a straight line stays one
Points = tuple[tuple[date, Decimal | None], ...]


def kpi_chart(build: Build, standing: Standing, title: object = None, since: date | None = None,
              low: Decimal | None = None, high: Decimal | None = None, *, parts: bool = False,
              source: object = None) -> Chart:
    """The chart of a goal or KPI from `since` on, by default a quarter before its planned path begins.

    `parts` splits it by part; `source` is "" where the slide names it already. More than two events are numbered, and
    said below the chart in its key.
    """
    indicator = standing.indicator
    begins = [*(when for when, _ in standing.path[:1]), *(edges.day for edges in standing.bands[:1])]
    start = since or (begins[0] - BEFORE if begins else date.min)
    values = tuple(value for value in standing.series if value.date >= start)
    name, unit = build.words(indicator.name), build.words(indicator.unit)
    heading = t(build, "chart.title" if unit else "chart.title_plain", name=name, unit=unit) if title is None else title
    lines = (*_actual(build, standing, values), *_outlook(build, standing, values), *_path(build, standing),
             *_baseline(build, standing, values), *_targets(build, standing),
             *(_parts(build, standing, start) if parts else ()))
    marks, key = chart_events(build, _events(build, standing, values), indicator.id)
    trend = Trend(lines, (*_band(build, standing), *_range(build, standing)), marks,
                  str(build.locale.get("format.chart_months")))
    said = sources(build, [standing]) if source is None else source
    return Chart(trend, str(heading), _alt(build, standing), unit, decimals_of(build, indicator), low, high, str(said),
                 key)


def chart_days(build: Build, chart: Chart) -> str:
    """The days that a chart over time shows: 2026/1/5〜9/30."""
    assert isinstance(chart.plot, Trend)
    shown = [when for line in chart.plot.lines for when, _ in line.points]
    return language.days(build.locale, min(shown), max(shown)) if shown else ""


def _actual(build: Build, standing: Standing, values: tuple[Value, ...]) -> Iterable[Line]:
    """What was measured; where months are judged by their mean, that value too, and only it says its number."""
    points: Points = tuple((value.date, value.value) for value in values)
    last = next((value for _, value in reversed(points) if value is not None), None)
    tone: Tone = "off_track" if standing.judgement is Judgement.OFF_TRACK else (
        "at_risk" if standing.judgement is Judgement.AT_RISK else "accent")
    mean = _month_mean(standing)
    if points:
        label = "" if last is None or mean else of(build, standing.indicator, last)
        yield _line(build, "actual", points, label, tone)
    if mean and mean.value is not None:
        rounded = language.rounded(mean.value, decimals_of(build, standing.indicator))  # half up, as it is printed
        label = str(t(build, "chart.period", month=language.month(build.locale, mean.date, "name"),
                      value=number_of(build, standing.indicator, mean.value)))
        yield Line(str(t(build, "chart.period_name")), "period", ((mean.date, rounded),), label, tone)


def _month_mean(standing: Standing) -> Value | None:
    """The month's mean that is judged, None where a value is judged as it was measured."""
    judged = standing.value if standing.indicator.measure.month_value == "mean" else None
    return judged if judged and judged.value is not None and judged not in standing.series else None


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


def _targets(build: Build, standing: Standing) -> Iterable[Line]:
    """Every target point with its date and value, because each is judged on its own date; the last one is named."""
    points = sorted((point.date, point.value) for point in standing.indicator.target if point.value is not None)
    for number, (when, value) in enumerate(points, 1):
        final = number == len(points)
        said = {"day": day(build, when, "month_day"), "value": number_of(build, standing.indicator, value)}
        label = str(t(build, "chart.target_final" if final else "chart.target_point", **said))
        name = str(t(build, "chart.target" if final else "chart.target_name", day=said["day"]))
        yield Line(name, "target", ((when, value),), label)


def _range(build: Build, standing: Standing) -> Iterable[Band]:
    """A target that is a range, from where the plan begins to its date."""
    final = standing.final
    if final is not None and final.low is not None and final.high is not None:
        first = standing.path[0][0] if standing.path else build.seen["plan"].period.start
        edges = tuple((when, final.low, final.high) for when in (first, final.date))
        yield Band(str(t(build, "chart.label", name=t(build, "chart.target"),
                         value=target_text(build, standing.indicator, final, unit=False))), edges, "on_track")


def _outlook(build: Build, standing: Standing, values: tuple[Value, ...]) -> Iterable[Line]:
    outlook = standing.outlook
    last = next((value for value in reversed(values) if value.value is not None), None)
    if outlook is not None and last is not None and outlook.day > last.date:
        places = decimals_of(build, standing.indicator)
        expected = language.rounded(outlook.value, places)
        yield _line(build, "outlook", ((last.date, last.value), (outlook.day, expected)),
                    _named(build, standing, "outlook", outlook.value))
        least = Fraction(0) if last.value is not None and last.value >= 0 <= outlook.value else outlook.low
        for role, end in (("outlook_low", max(outlook.low, least)), ("outlook_high", outlook.high)):
            yield Line(str(t(build, f"chart.{role}")), "outlook_range",
                       ((last.date, last.value), (outlook.day, language.rounded(end, places + _FINER))))


def _parts(build: Build, standing: Standing, start: date) -> Iterable[Line]:
    for id_, values in standing.part_series:
        part = build.seen["customer"].part(id_)
        points = tuple((value.date, value.value) for value in values if value.date >= start)
        measured = [value for _, value in points if value is not None]
        if part is not None and measured:
            name = build.words(part.name)
            label = t(build, "chart.label", name=name, value=number_of(build, standing.indicator, measured[-1]))
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


def _events(build: Build, standing: Standing, values: tuple[Value, ...]) -> tuple[Event, ...]:
    """What happened in the time that the chart shows, as far as it concerns this indicator."""
    days = [value.date for value in values] + [when for when, _ in standing.path]
    events: tuple[Event, ...] = build.seen["journal"].events
    return tuple(event for event in events if days and min(days) <= event.date <= max(days)
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


def _named(build: Build, standing: Standing, role: str, value: Decimal | Fraction) -> str:
    said = number_of(build, standing.indicator, value)
    return str(t(build, "chart.label", name=t(build, f"chart.{role}"), value=said))


def _line(build: Build, role: LineRole, points: Points, label: str, tone: Tone = "accent") -> Line:
    return Line(str(t(build, f"chart.{role}")), role, points, label, tone)


def _fine(build: Build, standing: Standing, value: Fraction) -> Decimal:
    return language.rounded(value, decimals_of(build, standing.indicator) + _FINER)


FUNCTIONS: tuple[Callable[..., object], ...] = (chart_days, kpi_chart)
