"""What a chart says: series, planned path, baseline, bands and marks; never pixels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from successplan.document.inline import Tone

LineRole = Literal[
    "actual", "period", "path", "baseline", "target", "part", "outlook", "outlook_range", "last_year"
]
"""`period` is the value of a whole stretch, such as a month's mean, beside the values in it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A series over time. `points` are in order of date; a value of None is a gap and stays one.

    `label` is written at the last point that has a value; charts label lines directly instead of with a legend.
    """

    name: str
    role: LineRole
    points: tuple[tuple[date, Decimal | None], ...]
    label: str = ""
    tone: Tone = "accent"


@dataclass(frozen=True, slots=True)
class Band:
    """An area between `low` and `high` over time, such as where a value would be judged at risk."""

    name: str
    points: tuple[tuple[date, Decimal, Decimal], ...]
    tone: Tone = "at_risk"


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the time axis. A `sign` such as ① stands on the chart for the text, which the chart's key says."""

    day: date
    text: str
    tone: Tone = "muted"
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """Lines over time. `month_format` is a number format for the dates of the axis, such as ``m"月"``."""

    lines: tuple[Line, ...]
    bands: tuple[Band, ...] = ()
    marks: tuple[Mark, ...] = ()
    month_format: str = "m"


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    values: tuple[Decimal | None, ...]
    tone: Tone = "accent"


@dataclass(frozen=True, slots=True)
class Bars:
    """Values by category, side by side or stacked."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    stacked: bool = False
    horizontal: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A bar of a bridge: a change that begins where the bar before it ended, or (`is_total`) a level from zero."""

    label: str
    value: Decimal
    tone: Tone = "accent"
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Bridge:
    """How changes add up to a level (a waterfall), or what levels are held against each other."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Swing:
    """What a result becomes at the two ends of one assumption; the texts say what the assumption is there."""

    label: str
    low: Decimal
    high: Decimal
    low_text: str = ""
    high_text: str = ""


@dataclass(frozen=True, slots=True)
class Tornado:
    """How far a result moves from `middle` when one assumption is varied and all others stay, the widest on top.

    `low_name` and `high_name` name the two ends in the sheet; `middle_text` stands above the line in the middle.
    """

    middle: Decimal
    swings: tuple[Swing, ...]
    middle_text: str
    low_name: str
    high_name: str


Plot: TypeAlias = Trend | Bars | Bridge | Tornado


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart block. `unit` is printed at the value axis, `decimals` rules its labels.

    `low` and `high` bound the value axis where the story is told honestly by a part of it; None lets it begin
    where the data does. `alt` says in words what the chart shows, with its main number. `key` is printed below the
    chart: an entry for each sign on it.
    """

    plot: Plot
    title: str
    alt: str
    unit: str = ""
    decimals: int = 0
    low: Decimal | None = None
    high: Decimal | None = None
    source: str = ""
    key: tuple[str, ...] = ()
