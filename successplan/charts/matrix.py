"""Turn a matrix into a chart of numbered points in four named quarters, none upon another, and its workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING, Literal

from successplan.charts import xml
from successplan.charts.parts import ChartParts
from successplan.charts.workbook import Column, Sheet, workbook
from successplan.document import Matrix, Tone
from successplan.render.fit import width
from successplan.render.markup import Xml, el
from successplan.words import Language

if TYPE_CHECKING:
    from successplan.brand.colour import ToneColours

DOT = 17.0  # points across: a number of two digits stands in it
NEAR = 1.08  # of that: what two points keep from each other
_PLACES = 400  # so many are tried
NAMES_AT = Decimal("0.55")  # of the margin around the scale: where the names of quarters stand


@dataclass(frozen=True, slots=True)
class Room:
    """The scale with a margin of one step, and the plot area as shares of the frame."""

    low: Decimal
    high: Decimal
    step: Decimal
    box: xml.Box
    points: tuple[float, float]

    @property
    def middle(self) -> Decimal:
        """The value at which the lines between the quarters stand."""
        return (self.low + self.high) / 2

    def across(self, value: Decimal) -> float:
        """A value of the horizontal scale in points from the left of the plot area."""
        return float((value - self.low) / (self.high - self.low)) * self.points[0]

    def up(self, value: Decimal) -> float:
        """A value of the vertical scale in points from the bottom of the plot area."""
        return float((value - self.low) / (self.high - self.low)) * self.points[1]

    def value(self, points: float, whole: float) -> Decimal:
        """The value that stands at so many points."""
        return round(self.low + (self.high - self.low) * Decimal(points / whole), 3)


def matrix_parts(
    matrix: Matrix,
    language: Language,
    tones: Mapping[Tone, ToneColours],
    *,
    size: float = 12,
    frame: tuple[float, float] = (480, 360),
) -> ChartParts:
    """The matrix as a scatter chart, with the arguments and promises of `chart_parts`.

    Points that would cover each other stand side by side, each in its own quarter; the workbook has them as drawn.
    """
    room = room_of(matrix, size, frame)
    drawn = spread([(room.across(one.x), room.up(one.y)) for one in matrix.points],
                   (room.across(room.middle), room.up(room.middle)), DOT * NEAR)  # fmt: skip
    places = [(room.value(x, room.points[0]), room.value(y, room.points[1])) for x, y in drawn]
    used = tuple(dict.fromkeys(one.tone for one in matrix.points))
    sheet = _sheet(matrix, places, used, room)
    series = [_points(sheet, matrix, at, tone, tones, size, language) for at, tone in enumerate(used, 1)]
    group = el(
        "c:scatterChart",
        None,
        xml.val("scatterStyle", "lineMarker"),
        xml.val("varyColors", False),
        *series,
        _quarters(sheet, matrix, len(used) + 1, tones, size, language),
        *(xml.val("axId", axis) for axis in (xml.CATEGORY_AXIS, xml.VALUE_AXIS)),
    )
    muted = xml.colour(tones["muted"].text)
    ends = 1 - width(matrix.x_title, size) * 1.1 / frame[0]
    titles = (
        xml.unit_title(matrix.x_title, size, muted, language, (max(0.0, ends), 1 - size * 1.5 / frame[1])),
        xml.unit_title(matrix.y_title, size, muted, language, (0.002, 0.002)),
    )
    axes = xml.crossed_axes((room.low, room.high, room.step), (matrix.low, matrix.high), room.middle, titles)
    text = xml.text_properties(size, muted)
    return ChartParts(xml.chart_space([group, *axes], room.box, language, text), workbook(sheet))


def spread(
    places: Sequence[tuple[float, float]], middle: tuple[float, float], apart: float
) -> tuple[tuple[float, float], ...]:
    """The places, moved as little as can be so that no two are nearer than `apart`, and none over the middle lines."""
    out: list[tuple[float, float]] = []
    for place in places:
        fits = (
            one for one in _around(place, apart)
            if all(hypot(one[0] - other[0], one[1] - other[1]) >= apart * 0.999 for other in out)
        )  # fmt: skip
        free = tuple(islice(fits, _PLACES))
        stays = (one for one in free if _same_quarter(one, place, middle))
        out.append(next(stays, free[0] if free else place))
    return tuple(out)


def _around(place: tuple[float, float], apart: float) -> Iterator[tuple[float, float]]:
    """The place itself, then places on rings around it, right and left first."""
    yield place
    for ring in range(1, 24):
        radius, count = apart * ring / 2, max(6, round(2 * pi * ring))
        angles = (2 * pi * at / count for at in range(count))
        for angle in sorted(angles, key=lambda angle: (round(abs(sin(angle)), 6), angle)):
            yield place[0] + radius * cos(angle), place[1] + radius * sin(angle)


def _same_quarter(one: tuple[float, float], place: tuple[float, float], middle: tuple[float, float]) -> bool:
    """True where the move crosses no middle line; a point on a line may leave it by no more than it must."""
    return all((new - line) * (old - line) > 0 or abs(old - line) < 0.01
               for new, old, line in zip(one, place, middle, strict=True))  # fmt: skip


def room_of(matrix: Matrix, size: float, frame: tuple[float, float]) -> Room:
    """The scale of the matrix and the room that the titles leave it in a frame."""
    whole = matrix.high - matrix.low
    step = Decimal(1) if whole <= 10 else whole / 4
    left, top, bottom = size * 1.8, size * 1.8, size * 3.2
    points = (frame[0] - left - 4, frame[1] - top - bottom)
    box = (left / frame[0], top / frame[1], points[0] / frame[0], points[1] / frame[1])
    return Room(matrix.low - step, matrix.high + step, step, box, points)


def _sheet(matrix: Matrix, places: Sequence[tuple[Decimal, Decimal]], used: Sequence[Tone], room: Room) -> Sheet:
    """A row for each point, then one for each quarter; a column for x, one of y for each tone, one for the names."""
    keys = [f"{one.number} {one.text}" for one in matrix.points] + list(matrix.quarters)
    top, bottom = matrix.high + room.step * NAMES_AT, matrix.low - room.step * NAMES_AT
    corners = [(room.low, top), (room.high, top), (room.low, bottom), (room.high, bottom)]
    columns = [Column(matrix.x_title, tuple(x for x, _ in (*places, *corners)))]
    for tone in used:
        own = [y if one.tone == tone else None for one, (_, y) in zip(matrix.points, places, strict=True)]
        columns.append(Column(matrix.y_title, (*own, None, None, None, None)))
    columns.append(Column(matrix.y_title, (*(None for _ in places), *(y for _, y in corners))))
    return Sheet(keys, tuple(columns), 3)


def _points(
    sheet: Sheet, matrix: Matrix, number: int, tone: Tone, tones: Mapping[Tone, ToneColours], size: float,
    language: Language,
) -> Xml:  # fmt: skip
    labels = [
        xml.Label(at, str(one.number), "ctr", xml.PAGE, bold=True)
        for at, one in enumerate(matrix.points) if one.tone == tone
    ]  # fmt: skip
    look = xml.marker(round(DOT), xml.colour(tones[tone].solid), xml.stroke(xml.PAGE, 0.75))
    return _series(sheet, number, look, xml.labels(labels, size, language))


def _quarters(
    sheet: Sheet, matrix: Matrix, number: int, tones: Mapping[Tone, ToneColours], size: float, language: Language
) -> Xml:
    sides: tuple[Literal["r", "l"], ...] = ("r", "l", "r", "l")
    first, other = xml.colour(tones["accent"].text), xml.colour(tones["muted"].text)
    labels = [
        xml.Label(len(matrix.points) + at, name, side, other if at else first, bold=True)
        for at, (name, side) in enumerate(zip(matrix.quarters, sides, strict=True)) if name
    ]  # fmt: skip
    return _series(sheet, number, xml.marker(), xml.labels(labels, size, language))


def _series(sheet: Sheet, number: int, look: Xml, labels: Xml) -> Xml:
    return el(
        "c:ser",
        None,
        xml.val("idx", number - 1),
        xml.val("order", number - 1),
        xml.series_name(sheet, number),
        xml.line_shape(xml.stroke(None)),
        look,
        labels,
        xml.values(sheet, 0, "xVal"),
        xml.values(sheet, number, "yVal"),
        xml.val("smooth", False),
    )


