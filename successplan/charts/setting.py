"""Turn a trend into what all parts of its chart share: rows, values for them, the value axis and the room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from successplan.charts import xml
from successplan.charts.area import Area, area, tick_width
from successplan.charts.scale import Scale, scale
from successplan.charts.timeline import Timeline, column, timeline
from successplan.charts.workbook import Column
from successplan.document import Chart, Line, LineRole, Tone, Trend
from successplan.render.fit import width
from successplan.render.markup import Xml
from successplan.words import Language

if TYPE_CHECKING:
    from successplan.brand.colour import ToneColours

_READING: tuple[LineRole, ...] = (
    "actual", "period", "part", "last_year", "outlook", "outlook_range", "path", "baseline", "target",
)  # fmt: skip
_DIRECT = 3  # lines beside the actual one that can do without a legend
POINTS: tuple[LineRole, ...] = ("target", "period")  # without a line
_CLEAR: tuple[LineRole, ...] = ("actual", "path", "target", "outlook_range")  # their look says what they are
UNNAMED: tuple[LineRole, ...] = ("target", "outlook_range")  # a legend would say more than anybody asks
_DENSE = 12.0  # points between the spots by which a drawn line is felt


@dataclass(frozen=True, slots=True)
class Paper:
    """What the chart is drawn on: the brand's tones, the text size and the frame's width and height, in points."""

    language: Language
    tones: Mapping[Tone, ToneColours]
    size: float
    frame: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line with its values for all rows; `rows` are those that have one."""

    line: Line
    column: Column
    rows: tuple[int, ...]

    def value(self, row: int) -> Decimal:
        """The value of a row that has one."""
        return self.column.values[row] or Decimal(0)

    @property
    def bold(self) -> bool:
        """True where the line's label is what the reader should see first."""
        return self.line.role in ("actual", "period", "target")


@dataclass(frozen=True, slots=True)
class Setting:
    """A trend on its paper, with everything measured. `drawn` is in the order in which people read the lines."""

    chart: Chart
    trend: Trend
    paper: Paper
    rows: Timeline
    drawn: tuple[Drawn, ...]
    axis: Scale
    area: Area

    def spot(self, row: int, value: Decimal) -> tuple[float, float]:
        """Where a value stands in the frame, in points."""
        return self.area.x(self.rows.shares[row]), self.area.y(self.axis.share(value))

    def spots(self) -> list[tuple[float, float]]:
        """Spots along all lines, close enough together that no text fits between two."""
        out: list[tuple[float, float]] = []
        for one in self.drawn:
            before: tuple[float, float] | None = None
            for row, value in enumerate(one.column.values):
                here = None if value is None else self.spot(row, value)
                if before and here and one.line.role not in POINTS:
                    out += way(before, here)
                if here:
                    out.append(here)
                before = here
        return out


def way(one: tuple[float, float], other: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Spots on the straight way between two, without its ends."""
    wide, high = other[0] - one[0], other[1] - one[1]
    count = int(max(abs(wide), abs(high)) / _DENSE)
    for number in range(1, count + 1):
        share = number / (count + 1)
        yield one[0] + wide * share, one[1] + high * share


def setting(chart: Chart, trend: Trend, paper: Paper) -> Setting:
    """The trend measured, its axis holding every value of its lines, and its bands unless only they are below zero."""
    rows = timeline(trend)
    ordered = sorted(trend.lines, key=lambda line: _READING.index(line.role))
    drawn = tuple(_drawn(line, column(line, rows, chart.decimals)) for line in ordered)
    values = [value for one in drawn for value in one.column.values if value is not None]
    edges = [value for band in trend.bands for _, *both in band.points for value in both]
    if all(value >= 0 for value in values):  # no band makes people look for values that can't be
        edges = [max(value, Decimal(0)) for value in edges]
    values += edges
    return measured(chart, trend, paper, rows, drawn, scale(values, chart.low, chart.high))


def _drawn(line: Line, values: Column) -> Drawn:
    return Drawn(line, values, tuple(row for row, value in enumerate(values.values) if value is not None))


def measured(
    chart: Chart, trend: Trend, paper: Paper, rows: Timeline, drawn: tuple[Drawn, ...], axis: Scale
) -> Setting:
    """The setting with this value axis: its labels rule how much room is left."""
    ends = [
        (rows.shares[one.rows[-1]], width(one.line.label, paper.size, bold=one.bold))
        for one in drawn
        if one.line.label and one.rows and not ends_in_target(one, drawn)
    ]
    ends += [] if wants_legend(drawn) else [
        (rows.shares[rows.row(band.points[-1][0])], width(band.name, paper.size)) for band in trend.bands if band.points
    ]
    left = tick_width(axis, paper.size)
    named = [one.line.name for one in drawn if one.line.role not in UNNAMED] + [band.name for band in trend.bands]
    legend = named if wants_legend(drawn) else ()
    room = area(paper.frame, paper.size, left=left, above=bool(chart.unit), legend=legend, ends=ends)
    return Setting(chart, trend, paper, rows, drawn, axis, room)


def wants_legend(drawn: Sequence[Drawn]) -> bool:
    """True where more lines stand beside the actual one than can be labelled directly, or one has no label."""
    shown = [one for one in drawn if one.line.role in ("part", "last_year")]
    nameless = [one for one in drawn if one.rows and not one.line.label and one.line.role not in _CLEAR]
    return len(shown) > _DIRECT or bool(nameless)


def unit_title(chart: Chart, paper: Paper) -> Xml | None:
    """The unit above the value axis, None where the chart names none."""
    if not chart.unit:
        return None
    return xml.unit_title(chart.unit, paper.size, xml.colour(paper.tones["muted"].text), paper.language, (0.002, 0.002))


def ends_in_target(one: Drawn, drawn: Iterable[Drawn]) -> bool:
    """True for a path whose end is labelled as the target already."""
    targets = (other for other in drawn if other.line.role == "target")
    return one.line.role == "path" and any(other.rows[-1:] == one.rows[-1:] for other in targets)
