"""Turn the texts around a plot into the room that is left for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from successplan.charts.place import GAP
from successplan.charts.scale import Scale, formatted
from successplan.charts.xml import Box
from successplan.render.fit import width

_LEAST = 0.5  # of the frame's width and height stays with the plot, whatever the texts want
LINE = 1.3  # of the text size from line to line


@dataclass(frozen=True, slots=True)
class Area:
    """The plot's rectangle in a frame, in points."""

    frame: tuple[float, float]
    left: float
    top: float
    width: float
    height: float

    def x(self, share: float) -> float:
        """Points from the frame's left edge."""
        return self.left + share * self.width

    def y(self, share: float) -> float:
        """Points from the frame's upper edge; shares count from below."""
        return self.top + (1 - share) * self.height

    @property
    def box(self) -> Box:
        """The rectangle as shares of the frame."""
        wide, high = self.frame
        return (self.left / wide, self.top / high, self.width / wide, self.height / high)


def area(
    frame: tuple[float, float],
    size: float,
    *,
    left: float,
    above: bool,
    legend: Sequence[str],
    ends: Iterable[tuple[float, float]],
    lines: int = 1,
) -> Area:
    """The room for a plot: `left` points of tick labels, a line `above` for the unit, below `lines` of names, `legend`.

    `ends` are texts that stand to the right of a point: the point's share of the width, and the text's width.
    """
    wide, high = frame
    top = size * 2.2 if above else size * 0.8
    below = size * LINE * lines + 9 + _legend_lines(legend, size, wide) * size * 1.5
    room = wide - left
    right = min([room - size, *((room - text - GAP - 4) / share for share, text in ends if share > 0.5)])
    return Area(frame, left, top, max(_LEAST * room, right), max(_LEAST * high, high - top - below))


def _legend_lines(names: Sequence[str], size: float, wide: float) -> int:
    """The lines of a legend, all entries being as wide as the widest, with a symbol of about three ems."""
    if not names:
        return 0
    entry = max(width(name, size) for name in names) + 4 * size
    return ceil(len(names) / max(1, int(wide * 0.9 / entry)))


def tick_width(axis: Scale, size: float) -> float:
    """How wide the value axis with its labels gets."""
    return max(width(formatted(tick, axis.decimals), size) for tick in axis.ticks()) + 10


def value_at(area: Area, axis: Scale, y: float) -> Decimal:
    """The value at a height of `y` points in the frame, as coarse as the eye allows."""
    share = Decimal(str(round(1 - (y - area.top) / area.height, 4)))
    return axis.low + (axis.high - axis.low) * share
