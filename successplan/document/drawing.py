"""What a drawing says: who reports to whom, what happens when, what pays at what effort; never where a line is drawn.

Each drawing carries `alt`, its content in words. A format that cannot draw it prints that instead, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from successplan.document.chart import Chart
from successplan.document.inline import Inlines, Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """A span of days in a row of a Gantt; `text` stands in or beside it."""

    start: date
    end: date
    text: str = ""
    tone: Tone = "accent"


@dataclass(frozen=True, slots=True)
class Diamond:
    """A milestone in a row of a Gantt."""

    day: date
    text: str = ""
    tone: Tone = "accent"


@dataclass(frozen=True, slots=True)
class GanttRow:
    """A line of a Gantt; `note` is a short remark such as the owner. A row without bars and diamonds is a heading."""

    label: str
    bars: tuple[Bar, ...] = ()
    diamonds: tuple[Diamond, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Gantt:
    """Rows over time from `start` to `end`. `months` are the first days of months with their labels, in order."""

    rows: tuple[GanttRow, ...]
    start: date
    end: date
    months: tuple[tuple[date, str], ...]
    alt: str
    today: date | None = None
    today_label: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered point of a Matrix; `x` and `y` lie on its scale, `earlier` is the place (x, y) it has moved from.

    Slides draw the way between both; a Word file, in which no kind shows it yet, the place now.
    """

    number: int
    text: str
    x: Decimal
    y: Decimal
    tone: Tone = "accent"
    earlier: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """Points on two scales from `low` to `high`, cut into four named quarters.

    `quarters`: names of upper left, upper right, lower left, lower right. Points may coincide: labels must not.
    """

    points: tuple[Point, ...]
    x_title: str
    y_title: str
    quarters: tuple[str, str, str, str]
    alt: str
    low: Decimal = Decimal(1)
    high: Decimal = Decimal(5)
    title: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A box of a Tree: a title, lines below it, and the boxes that hang on it."""

    title: str
    lines: tuple[str, ...] = ()
    tone: Tone = "plain"
    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Tree:
    """Boxes joined by lines, growing `down` (an organisation) or to the `right` (a goal and what leads to it)."""

    nodes: tuple[Node, ...]
    alt: str
    direction: Literal["down", "right"] = "down"
    title: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG, as wide as `share` of the room there is."""

    data: bytes
    media_type: Literal["image/png", "image/jpeg"]
    alt: str
    share: float = 1.0
    title: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, and who."""

    inlines: Inlines
    who: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The document's headings down to `levels`, linked."""

    title: Inlines = ()
    levels: int = 2


@dataclass(frozen=True, slots=True)
class Multiples:
    """Small charts of one make, `across` in a row, so that the eye compares them."""

    charts: tuple[Chart, ...]
    across: int = 3


@dataclass(frozen=True, slots=True)
class Spark:
    """A line as small as a word, in a table's cell: `values` (None is a gap) and the planned ones beside them."""

    values: tuple[Decimal | None, ...]
    path: tuple[Decimal | None, ...] = ()
    tone: Tone = "accent"
