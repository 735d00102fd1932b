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
from successplan.compose.speech import badge, decimals_of, number_of, of, t
from successplan.compose.values import inlines
from successplan.document import Cell, Chart, LineRole, Multiples, Spark, Tone, Trend, plain

SHORTEST = 3         # measured values that make a line worth looking at
FINER = 2            # decimals that a planned value has more than its KPI
_SMALL: tuple[LineRole, ...] = ("actual", "path", "target")


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
    """A small chart for each that has values: what was measured, the path and the target, and how it is judged."""
    return Multiples(tuple(_small(build, one) for one in standings if one.series), across)


def _small(build: Build, standing: Standing) -> Chart:
    whole, final = kpi_chart(build, standing, since=_since(build, standing), source=""), standing.final
    assert isinstance(whole.plot, Trend)
    aim = of(build, standing.indicator, final.value) if final and final.value is not None else ""
    lines = tuple(replace(line, label=aim if line.role == "target" else line.label)
                  for line in whole.plot.lines if line.role in _SMALL)
    title = t(build, "small_chart.title", judgement=plain((badge(build, standing.judgement),)),
              name=standing.indicator.name if not build.words(standing.indicator.unit) else
              t(build, "in_unit", name=standing.indicator.name, unit=standing.indicator.unit))
    return replace(whole, plot=replace(whole.plot, lines=lines, bands=(), marks=()), title=str(title), unit="")


FUNCTIONS: tuple[Callable[..., object], ...] = (small_multiples, spark_cell)
