"""Turn values by category into bars with a label at each."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from successplan.charts.area import Area
from successplan.charts.bars import bars_area, bars_scale
from successplan.charts.scale import Scale, formatted
from successplan.charts.setting import Paper
from successplan.document import Bars, Chart, Series
from successplan.render.fit import lines
from successplan.render.html import svg
from successplan.render.html.axes import legend, value_axis
from successplan.render.html.svg import Spot
from successplan.render.markup import Xml

_GAP = 0.6  # of a bar's breadth, between categories
_MOST_LINES = 3


def bars(chart: Chart, plot: Bars, paper: Paper, classes: str) -> Xml:
    """The drawing, with the frame and text size of `paper`; names of several lines make it higher."""
    axis = bars_scale(chart, plot)
    area = bars_area(chart, plot, paper, axis)
    names = [lines(name, paper.size, _name_room(plot, area))[:_MOST_LINES] for name in plot.categories]
    deeper = 0.0 if plot.horizontal else (max(map(len, names), default=1) - 1) * paper.size * 1.3
    paper = Paper(paper.language, paper.tones, paper.size, (paper.frame[0], paper.frame[1] + deeper))
    shapes = [*(() if plot.horizontal else value_axis(chart, axis, area, paper)), *_names(plot, names, area, paper)]
    for number in range(len(plot.categories)):
        shapes += _category(chart, plot, number, axis, area, paper)
    if len(plot.series) > 1:
        shapes += legend([(one.name, "", one.tone) for one in plot.series], paper)
    return svg.picture(paper.frame, chart.alt, shapes, classes)


def _name_room(plot: Bars, area: Area) -> float:
    return area.left - 12 if plot.horizontal else area.width / max(1, len(plot.categories)) - 4


def _names(plot: Bars, names: list[list[str]], area: Area, paper: Paper) -> Iterator[Xml]:
    for number, words in enumerate(names):
        share = (number + 0.5) / len(names)
        if plot.horizontal:
            y = area.top + share * area.height - (len(words) - 1) * paper.size * 0.65
            yield svg.texts(words, (area.left - 8, y), paper.size, "end")
        else:
            yield svg.texts(words, (area.x(share), area.top + area.height + paper.size), paper.size, "middle")


def _category(chart: Chart, plot: Bars, number: int, axis: Scale, area: Area, paper: Paper) -> Iterator[Xml]:
    """The bars of a category: side by side from zero, or on each other, below zero apart."""
    count = 1 if plot.stacked else len(plot.series)
    room = (area.height if plot.horizontal else area.width) / len(plot.categories)
    broad = room / (count + _GAP)
    start = number * room + broad * _GAP / 2
    ends = {True: Decimal(0), False: Decimal(0)}
    for at, one in enumerate(plot.series):
        value = one.values[number]
        if value is None:
            continue
        base = ends[value >= 0] if plot.stacked else Decimal(0)
        ends[value >= 0] += value
        aside = start + (0 if plot.stacked else at * broad)
        yield from _bar(chart, plot, one, (base, base + value), (aside, broad), axis, area, paper)


def _bar(
    chart: Chart, plot: Bars, one: Series, values: tuple[Decimal, Decimal], aside: Spot, axis: Scale, area: Area,
    paper: Paper,
) -> Iterator[Xml]:
    """A bar from one value to another, `aside` from the start of the axis and so broad, and its number."""
    (base, end), (start, broad) = values, aside
    shares = sorted((axis.share(base), axis.share(end)))
    words, tone, middle = formatted(end - base, chart.decimals), one.tone, start + broad / 2
    inside, falls = plot.stacked, end < base
    style = "label on" if inside else "label"
    if plot.horizontal:
        left, right = area.x(shares[0]), area.x(shares[1])
        yield svg.rect((left, area.top + start), (right - left, broad), "solid", tone)
        x = (left + right) / 2 if inside else left - 4 if falls else right + 4
        anchor: svg.Anchor = "middle" if inside else "end" if falls else "start"
        at = (x, area.top + middle)
    else:
        low, high = area.y(shares[0]), area.y(shares[1])
        yield svg.rect((area.left + start, high), (broad, low - high), "solid", tone)
        y = (low + high) / 2 if inside else low + paper.size * 0.7 if falls else high - paper.size * 0.7
        anchor, at = "middle", (area.left + middle, y)
    if not inside or end != base:
        yield svg.text(words, at, paper.size, anchor, tone, style)
