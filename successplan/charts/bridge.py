"""Turn steps into a bridge: bars that stand on each other, in a sheet where an edited change moves all that follow.

A bar that floats stands on an unseen one. Bars above and below zero are stacked apart, so one that crosses zero is two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from successplan.charts import xml
from successplan.charts.area import area, tick_width
from successplan.charts.scale import Scale, formatted, lowered, raised, scale
from successplan.charts.setting import Paper, unit_title
from successplan.charts.workbook import FIRST_ROW, Column, Sheet
from successplan.document import Bridge, Chart, Step
from successplan.render.fit import lines
from successplan.render.markup import Xml, el

_FULL = 0.9    # of the axis: a bar so high leaves no room for the number on it
_MOST_LINES = 4
_ZERO = Decimal(0)
_VALUE, _END, _BASE, _ABOVE, _BELOW, _LABEL = "BCDEFG"  # the columns of the sheet


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a step begins and ends."""

    start: Decimal
    end: Decimal

    @property
    def low(self) -> Decimal:
        return min(self.start, self.end)

    @property
    def high(self) -> Decimal:
        return max(self.start, self.end)

    @property
    def base(self) -> Decimal:
        """The end that is nearer to zero, zero for a bar that reaches it."""
        return self.low if self.low > 0 else min(self.high, _ZERO)

    @property
    def above(self) -> Decimal:
        return max(self.high, _ZERO) - max(self.low, _ZERO)

    @property
    def below(self) -> Decimal:
        return min(self.low, _ZERO) - min(self.high, _ZERO)

    @property
    def label(self) -> Decimal:
        """The end beside which the number stands: the upper one unless the bar hangs below zero."""
        return self.high if self.high > 0 else self.low


def bridge_chart(chart: Chart, bridge: Bridge, paper: Paper) -> tuple[bytes, Sheet]:
    """The chart part and its sheet: the steps' values, then what follows from them by formula."""
    bars = stands(bridge)
    sheet = _sheet(chart, bridge, bars)
    axis = bridge_scale(bars)
    left = tick_width(axis, paper.size)
    each = (paper.frame[0] - left) / max(1, len(bars)) - 6
    rows = min(_MOST_LINES, max((len(lines(step.label, paper.size, each)) for step in bridge.steps), default=1))
    room = area(paper.frame, paper.size, left=left, above=bool(chart.unit), legend=(), ends=(), lines=rows)
    keys = xml.categories(sheet)
    unseen = xml.shape(None, xml.stroke(None))
    stacked = [_series(sheet, 2, keys, unseen, ()),
               *(_series(sheet, number, keys, unseen, _points(bridge, paper)) for number in (3, 4))]
    ids = [xml.val("axId", one) for one in (xml.CATEGORY_AXIS, xml.VALUE_AXIS)]
    columns = el("c:barChart", None, xml.val("barDir", "col"), xml.val("grouping", "stacked"),
                 xml.val("varyColors", False), *stacked, xml.val("gapWidth", max(50, 450 // max(1, len(bars)))),
                 xml.val("overlap", 100), *ids)
    numbers = el("c:lineChart", None, xml.val("grouping", "standard"), xml.val("varyColors", False),
                 _numbers(chart, bridge, bars, sheet, keys, paper), xml.val("marker", True), *ids)
    muted = xml.colour(paper.tones["muted"].text)
    axes = (xml.category_axis("b", text=xml.text_properties(paper.size, muted, upright=True)),
            xml.value_axis(axis, "l", unit_title(chart, paper), between="between"))
    text = xml.text_properties(paper.size, muted)
    return xml.chart_space([columns, numbers, *axes], room.box, paper.language, text), sheet


def bridge_scale(bars: list[Stand]) -> Scale:
    """The value axis with room for the numbers above and below the bars."""
    axis = scale([value for bar in bars for value in (bar.low, bar.high)], zero=True)
    if any(axis.share(bar.high) > _FULL for bar in bars):
        axis = raised(axis)
    if any(bar.high <= 0 and axis.share(bar.low) < 1 - _FULL for bar in bars):
        axis = lowered(axis)
    return axis


def stands(bridge: Bridge) -> list[Stand]:
    """Where each step begins and ends."""
    bars, level = [], _ZERO
    for step in bridge.steps:
        start = _ZERO if step.is_total else level
        level = start + step.value
        bars.append(Stand(start, level))
    return bars


def _sheet(chart: Chart, bridge: Bridge, bars: list[Stand]) -> Sheet:
    def follows(name: str, of: Callable[[Stand], Decimal], formula: Callable[[int, str, str], str]) -> Column:
        formulas = {}
        for number, step in enumerate(bridge.steps):
            row = FIRST_ROW + number
            start = "0" if step.is_total or number == 0 else f"{_END}{row - 1}"
            ends = f"{start},{_END}{row}"
            formulas[number] = formula(row, start, ends)
        return Column(name, tuple(of(bar) for bar in bars), formulas=formulas)

    columns = (
        Column(chart.unit or chart.title, tuple(step.value for step in bridge.steps)),
        follows("=", lambda bar: bar.end, lambda row, start, _: f"{start}+{_VALUE}{row}"),
        follows("0", lambda bar: bar.base,
                lambda _, __, ends: f"IF(MIN({ends})>0,MIN({ends}),MIN(MAX({ends}),0))"),
        follows("+", lambda bar: bar.above, lambda _, __, ends: f"MAX({ends},0)-MAX(MIN({ends}),0)"),
        follows("-", lambda bar: bar.below, lambda _, __, ends: f"MIN({ends},0)-MIN(MAX({ends}),0)"),
        follows("#", lambda bar: bar.label, lambda _, __, ends: f"IF(MAX({ends})>0,MAX({ends}),MIN({ends}))"),
    )
    return Sheet([step.label for step in bridge.steps], columns, chart.decimals)


def _series(sheet: Sheet, number: int, keys: Xml, look: Xml, points: tuple[Xml, ...]) -> Xml:
    head = (xml.val("idx", number - 2), xml.val("order", number - 2), xml.series_name(sheet, number))
    return el("c:ser", None, *head, look, xml.val("invertIfNegative", False), *points, keys, xml.values(sheet, number))


def _points(bridge: Bridge, paper: Paper) -> tuple[Xml, ...]:
    return tuple(
        el("c:dPt", None, xml.val("idx", at), xml.val("invertIfNegative", False), xml.val("bubble3D", False),
           xml.shape(xml.colour(paper.tones[step.tone].solid), xml.stroke(None)))
        for at, step in enumerate(bridge.steps))


def _numbers(chart: Chart, bridge: Bridge, bars: list[Stand], sheet: Sheet, keys: Xml, paper: Paper) -> Xml:
    """A line that is not seen, with a label at each point: stacked bars can have none outside of them."""
    labels = [
        xml.Label(at, step_text(step, chart.decimals), "t" if bar.high > 0 else "b",
                  xml.colour(paper.tones[step.tone].text), bold=step.is_total)
        for at, (step, bar) in enumerate(zip(bridge.steps, bars, strict=True))]
    head = (xml.val("idx", 3), xml.val("order", 3), xml.series_name(sheet, 5))
    shown = xml.labels(labels, paper.size, paper.language)
    return el("c:ser", None, *head, xml.line_shape(xml.stroke(None)), xml.marker(), shown, keys,
              xml.values(sheet, 5), xml.val("smooth", False))


def step_text(step: Step, decimals: int) -> str:
    """The number at a step: a change has its sign."""
    return ("+" if step.value > 0 and not step.is_total else "") + formatted(step.value, decimals)
