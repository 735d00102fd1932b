"""Turn bands into stacked areas: for each an unseen one up to its low edge and a tinted one up to its high edge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from successplan.charts.timeline import Timeline, between
from successplan.charts.workbook import Column
from successplan.document import Band

_Points = tuple[tuple[date, Decimal], ...]


def stacked(bands: Iterable[Band]) -> list[Band]:
    """The bands that have points, from the lowest: each is stacked on the one before."""
    return sorted((band for band in bands if band.points), key=lambda band: band.points[0][1])


def band_columns(bands: Sequence[Band], rows: Timeline, decimals: int) -> list[Column]:
    """Two columns for each band: what lies below it (and above the band before), and how high it is.

    Before its first day and after its last one a band has no height, and where bands overlap, the lower one has the
    room. The column that is seen bears the band's name.
    """
    columns: list[Column] = []
    top = [Decimal(0)] * len(rows.days)
    for band in bands:
        low = _edge(tuple((day, value) for day, value, _ in band.points), rows, decimals)
        high = _edge(tuple((day, value) for day, _, value in band.points), rows, decimals)
        inside = [band.points[0][0] <= day <= band.points[-1][0] for day in rows.days]
        low = [max(edge, under) for edge, under in zip(low, top, strict=True)] if columns else low
        high = [max(lower, upper) if there else lower for there, lower, upper in zip(inside, low, high, strict=True)]
        columns.append(Column(f"{band.name}: min", tuple(edge - under for edge, under in zip(low, top, strict=True))))
        columns.append(Column(band.name, tuple(upper - lower for lower, upper in zip(low, high, strict=True))))
        top = high
    return columns


def _edge(points: _Points, rows: Timeline, decimals: int) -> list[Decimal]:
    """The edge for all rows, level beyond its ends."""
    return [_at(points, day, decimals) for day in rows.days]


def _at(points: _Points, day: date, decimals: int) -> Decimal:
    found = between(points, day, decimals)
    if found is None:
        return points[0][1] if day < points[0][0] else points[-1][1]
    return found
