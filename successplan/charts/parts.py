"""Turn a chart block into the two parts that an Office file holds for it: the drawing and the numbers behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from successplan.charts.bars import bars_chart
from successplan.charts.bridge import bridge_chart
from successplan.charts.setting import Paper
from successplan.charts.tornado import tornado_chart
from successplan.charts.trend import trend_chart
from successplan.charts.workbook import workbook
from successplan.document import Bars, Bridge, Chart, Tone, Tornado, Trend
from successplan.words import Language

if TYPE_CHECKING:
    from successplan.brand.colour import ToneColours

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORKBOOK_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/package"


@dataclass(frozen=True, slots=True)
class ChartParts:
    """`chart` is the part that a graphic frame names; `workbook` holds its numbers, for "Edit data"."""

    chart: bytes
    workbook: bytes


def chart_parts(
    chart: Chart,
    language: Language,
    tones: Mapping[Tone, ToneColours],
    *,
    size: float = 12,
    frame: tuple[float, float] = (480, 288),
) -> ChartParts:
    """The chart as DrawingML and its workbook, both the same bytes for the same arguments.

    `tones` is the brand's; `size` the text size in points; `frame` the width and height in points at which the chart
    will stand (room for labels is worked out from it). The drawing names its workbook by the relationship id "rId1":
    it has to be the first relationship of the chart part, of type `WORKBOOK_RELATIONSHIP`. Title, source and alt text
    are the frame's: they aren't drawn.
    """
    paper = Paper(language, tones, size, frame)
    match chart.plot:
        case Trend():
            drawing, sheet = trend_chart(chart, chart.plot, paper)
        case Bars():
            drawing, sheet = bars_chart(chart, chart.plot, paper)
        case Bridge():
            drawing, sheet = bridge_chart(chart, chart.plot, paper)
        case Tornado():
            drawing, sheet = tornado_chart(chart, chart.plot, paper)
        case _:
            assert_never(chart.plot)
    return ChartParts(drawing, workbook(sheet))
