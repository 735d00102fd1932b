"""Turn what templates say in plain names and numbers into charts: lines, bars, bridges, tornadoes, last year too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from successplan.analyse import Standing
from successplan.compose.build import Build
from successplan.compose.kpi_chart import kpi_chart
from successplan.compose.language import Exact, rounded
from successplan.compose.speech import number_of, t
from successplan.compose.values import number_or_day, text
from successplan.document import (
    Band,
    Bars,
    Bridge,
    Chart,
    Line,
    LineRole,
    Mark,
    Plot,
    Series,
    Step,
    Swing,
    Tone,
    Tornado,
    Trend,
)

_FINEST = 6            # decimals of a number that a template works out itself
_SHORT = ("day", "week", "two_weeks")
_YEAR_OF_WEEKS = timedelta(days=364)
_YEAR_ROLES = ("actual", "last_year", "path", "target")


def chart(build: Build, plot: Plot, title: object, alt: object, unit: object = "", decimals: int = 0,
          low: Decimal | None = None, high: Decimal | None = None, source: object = "") -> Chart:
    """A chart. `alt` says in words what it shows, with its main number."""
    return Chart(plot, text(build, title), text(build, alt), text(build, unit), decimals, low, high,
                 text(build, source))


def trend(build: Build, lines: Iterable[Line], bands: Iterable[Band] = (), marks: Iterable[Mark] = ()) -> Trend:
    """Lines over time."""
    return Trend(tuple(lines), tuple(bands), tuple(marks), str(build.locale.get("format.chart_months")))


def line(build: Build, name: object, points: Iterable[tuple[date, Decimal | None]], role: LineRole = "actual",
         label: object = "", tone: Tone = "accent") -> Line:
    """A line of a trend: (day, value) pairs in order."""
    return Line(text(build, name), role, tuple((day, _cell_number(value)) for day, value in points),
                text(build, label), tone)


def _cell_number(value: object) -> Decimal | None:
    found = number_or_day(value)
    return found if isinstance(found, Decimal) else None


def band(build: Build, name: object, points: Iterable[tuple[date, Decimal, Decimal]], tone: Tone = "at_risk") -> Band:
    """An area of a trend: (day, low, high) triples in order."""
    return Band(text(build, name), tuple(points), tone)


def mark(build: Build, day: date, content: object, tone: Tone = "muted") -> Mark:
    """An event on the time axis."""
    return Mark(day, text(build, content), tone)


def bars(build: Build, categories: Iterable[object], given: Iterable[Series], stacked: bool = False,
         horizontal: bool = False) -> Bars:
    """Bars by category."""
    return Bars(tuple(text(build, one) for one in categories), tuple(given), stacked, horizontal)


def series(build: Build, name: object, values: Iterable[object], tone: Tone = "accent") -> Series:
    """One value a category."""
    return Series(text(build, name), tuple(_cell_number(value) for value in values), tone)


def step(build: Build, label: object, value: Exact, tone: Tone | None = None, total: bool = False) -> Step:
    """A bar of bridge: a change, or a level where `total`. Without a tone a gain is green, a loss red."""
    own: Tone = "accent" if total else "reached" if value >= 0 else "off_track"
    return Step(text(build, label), _decimal(value), tone or own, total)


def bridge(build: Build, given: Iterable[Step]) -> Bridge:
    """How changes add up to a level: for chart()."""
    return Bridge(tuple(given))


def swing(build: Build, label: object, low: Exact, high: Exact, low_text: object = "", high_text: object = "") -> Swing:
    """What the result becomes at both ends of an assumption; the texts say what the assumption is there."""
    return Swing(text(build, label), _decimal(low), _decimal(high), text(build, low_text), text(build, high_text))


def tornado(build: Build, middle: Exact, given: Iterable[Swing], middle_text: object = "") -> Tornado:
    """How far each assumption alone moves the result: for chart()."""
    names = (str(t(build, f"chart.{end}")) for end in ("low", "high"))
    return Tornado(_decimal(middle), tuple(given), text(build, middle_text), *names)


def season_chart(build: Build, standing: Standing, title: object = None, source: object = None) -> Chart | None:
    """This year beside the last one and the path, None where nothing was measured a year before.

    Weeks are held against the same week (364 days before), longer periods against the same month.
    """
    start = standing.path[0][0] if standing.path else build.seen["plan"].period.start
    whole = kpi_chart(build, standing, title, since=start, source=source)
    assert isinstance(whole.plot, Trend)
    end = max((when for line in whole.plot.lines for when, _ in line.points), default=start)
    every = standing.indicator.measure.every
    shifted = ((_year_later(value.date, every), value.value) for value in standing.series)
    before = tuple((when, value) for when, value in shifted if start <= when <= end)
    measured = [value for _, value in before if value is not None]
    if not measured:
        return None
    name = str(t(build, "chart.last_year"))
    label = str(t(build, "chart.label", name=name, value=number_of(build, standing.indicator, measured[-1])))
    lines = (*whole.plot.lines, Line(name, "last_year", before, label, "muted"))
    kept = tuple(line for line in lines if line.role in _YEAR_ROLES)
    return replace(whole, plot=replace(whole.plot, lines=kept, bands=(), marks=()), key=(), alt=f"{whole.alt} {label}")


def _year_later(day: date, every: str) -> date:
    """The day of this year that is held against a day of the last one."""
    if every in _SHORT:
        return day + _YEAR_OF_WEEKS
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _decimal(value: Exact) -> Decimal:
    return value if isinstance(value, Decimal) else rounded(Fraction(value), _FINEST).normalize() + 0


FUNCTIONS: tuple[Callable[..., object], ...] = (
    band, bars, bridge, chart, line, mark, season_chart, series, step, swing, tornado, trend)
