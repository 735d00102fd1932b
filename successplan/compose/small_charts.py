"""Turn how goals and KPIs stand into charts as small as a word, and into small charts that the eye compares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from successplan.analyse import Standing
from successplan.compose import language
from successplan.compose.build import Build
from successplan.compose.kpi_chart import BEFORE, kpi_chart
from successplan.compose.speech import badge, day, decimals_of, number_of, t
from successplan.compose.values import inlines
from successplan.document import Cell, Chart, Line, LineRole, Multiples, Spark, Tone, Trend, plain

SHORTEST = 3         # measured values that make a line worth looking at
FINER = 2            # decimals that a planned value has more than its KPI
_SMALL: tuple[LineRole, ...] = ("actual", "period", "path", "target")


def spark_cell(build: Build, standing: Standing) -> Cell:
    """A cell with the values since the baseline and the planned ones beside them; a dash where there are too few."""
    start = _since(build, standing)
    values = [one for one in standing.series if one.date >= start]
    measured = [one.value for one in values if one.value is not None]
    if len(measured) < SHORTEST:
        return Cell(inlines(build, t(build, "none_short")))
    said = t(build, "arrow", before=number_of(build, standing.indicator, measured[0]),
             after=number_of(build, standing.indicator, measured[-1]))
    places = decimals_of(build, standing.indicator) + FINER
    planned = (planned_at(standing.path, one.date) for one in values)
    path = tuple(language.rounded(one, places) if one is not None else None for one in planned)
    return Cell(inlines(build, said), spark=Spark(
        tuple(one.value for one in values), path if any(one is not None for one in path) else (), _tone(standing)))


def _since(build: Build, standing: Standing) -> date:
    start: date = standing.path[0][0] if standing.path else build.seen["plan"].period.start
    return start - BEFORE


def planned_at(path: tuple[tuple[date, Fraction], ...], day: date) -> Fraction | None:
    """The planned path on a day, straight between its corners; None before the first and after the last."""
    for (left, low), (right, high) in pairwise(path):
        if left <= day <= right and left < right:
            return low + (high - low) * Fraction((day - left).days, (right - left).days)
    return None


def _tone(standing: Standing) -> Tone:
    name: Tone = standing.judgement.value
    return name if name in ("at_risk", "off_track") else "accent"


def small_multiples(build: Build, standings: Iterable[Standing], across: int = 3) -> Multiples:
    """A small chart for each that has values: what was measured, the path and the target, and how it is judged.

    The number printed is the judged one, so that it is the table's too: a month's mean stands beside the weeks' line.
    """
    return Multiples(tuple(_small(build, one) for one in standings if one.series), across)


def _small(build: Build, standing: Standing) -> Chart:
    whole = kpi_chart(build, standing, since=_since(build, standing), source="")
    assert isinstance(whole.plot, Trend)
    lines = tuple(replace(line, label=_label(build, standing, line))
                  for line in whole.plot.lines if line.role in _SMALL)
    bands = tuple(band for band in whole.plot.bands if band.tone == "on_track")  # a target that is a range
    title = t(build, "small_chart.title", judgement=plain((badge(build, standing.judgement),)),
              name=standing.indicator.name if not build.words(standing.indicator.unit) else
              t(build, "in_unit", name=standing.indicator.name, unit=standing.indicator.unit))
    plot = replace(whole.plot, lines=lines, bands=bands, marks=())
    return replace(whole, plot=plot, title=str(title), unit="", key=())


def _label(build: Build, standing: Standing, line: Line) -> str:
    """The label in a small chart: numbers alone, because the title names the unit; of targets what is still asked."""
    values = [(when, value) for when, value in line.points if value is not None]
    if line.role == "path" or not values:
        return ""
    if line.role == "target":
        (when, value), = values
        asked = {point.date for point in (standing.target, standing.final) if point}
        said = {"day": day(build, when, "month_day"), "value": number_of(build, standing.indicator, value)}
        return str(t(build, "chart.target_point", **said)) if when in asked else ""
    return number_of(build, standing.indicator, values[-1][1]) if line.role == "actual" and line.label else line.label


FUNCTIONS: tuple[Callable[..., object], ...] = (small_multiples, spark_cell)
