"""What a chart says: series, planned path, baseline, bands and marks; never pixels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from successplan.document.inline import Tone

LineRole = Literal["actual", "path", "baseline", "target", "part", "outlook", "last_year"]


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
    """An event on the time axis."""

    day: date
    text: str
    tone: Tone = "muted"


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


Plot: TypeAlias = Trend | Bars


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart block. `unit` is printed at the value axis, `decimals` rules its labels.

    `low` and `high` bound the value axis where the story is told honestly by a part of it; None lets it begin
    where the data does. `alt` says in words what the chart shows, with its main number.
    """

    plot: Plot
    title: str
    alt: str
    unit: str = ""
    decimals: int = 0
    low: Decimal | None = None
    high: Decimal | None = None
    source: str = ""
